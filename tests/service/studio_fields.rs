//! Single fields of the studio's forms: what is understood of what people type, and what they are told otherwise.

use std::time::Duration;

use reqwest::StatusCode;

use crate::door::get;
use crate::studio_form::{MUSEUM, Person, RASHT, Studio, shown, went_to};

/// The museum with some fields said otherwise, or besides.
fn museum<'a>(other: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let rest = MUSEUM.into_iter().filter(|(name, _)| other.iter().all(|(said, _)| said != name));
    rest.chain(other.iter().copied()).collect()
}

/// What a visitor reads of an item that was just published, in a language.
async fn visited(studio: &Studio, person: &Person<'_>, url: &str, lang: &str) -> String {
    studio.found_within("Rain Trial Museum", "Rain Trial Museum", true, Duration::from_secs(5)).await;
    let page = person.reads(url).await;
    let (_, rest) = page.split_once("href=\"/en/place/").unwrap_or_else(|| panic!("no way to the public page: {page}"));
    let slug = rest.split('"').next().unwrap_or_default();
    person.sends(get(&format!("/{lang}/place/{slug}"))).await.text().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn numbers_are_understood_in_any_digits_and_shown_in_the_readers() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    let typed = museum(&[
        ("place.phone", "۰۱۳ ۳۳۳۳ ۱۱۱۱\r\n٠١٣ ٢٢٢ داخلی ٤"),
        ("point.lat", "٣٧٫٢٨"),
        ("place.opening_hours", "Sa-Th ۰۹:۰۰-۱۷:۰۰"),
        ("place.protection.status", "national"),
        ("place.protection.number", "۴۶"),
        ("place.protection.year", "۱۹۳۱"),
        ("_importance", "۰٫۵"),
    ]);
    went_to(&publisher.fills(&url, "/publish", &typed).await, "published");
    let page = publisher.reads(&url).await;
    assert_eq!(shown(&page, "point.lat"), "37.28");
    let (_, importance) = page.split_once("name=\"_importance\"").expect("a choice of degrees");
    assert!(importance.split("</select>").next().is_some_and(|degrees| degrees.contains("value=\"0.5\" selected")));
    let page = visited(&studio, &publisher, &url, "en").await;
    for part in ["href=\"tel:01333331111\"", "href=\"tel:013222\"", "013 3333 1111", "1931"] {
        assert!(page.contains(part), "{part}: {page}");
    }
    let page = visited(&studio, &publisher, &url, "fa").await;
    for part in ["href=\"tel:01333331111\"", "۰۱۳ ۳۳۳۳ ۱۱۱۱", "۱۹۳۱", "۴۶"] {
        assert!(page.contains(part), "{part}: {page}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_number_is_refused_by_the_name_of_its_field() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    let typed = museum(&[
        ("place.phone", "ask at the door"),
        ("point.lat", "north"),
        ("place.unesco.id", "۱۲"),
        ("place.unesco.year", "old"),
        ("_importance", "very"),
    ]);
    let refused = publisher.fills(&url, "/publish", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (anchor, label, said) in [
        ("f-place-phone", "Telephone", "“ask at the door” is not a telephone number"),
        ("f-point-lat", "Latitude", "“north” is not a number"),
        ("f-place-unesco-year", "Year", "“old” is not a number"),
        ("f-importance", "", "“very” is not a number"),
    ] {
        let line = refused.text().split(&format!("<a href=\"#{anchor}\">")).nth(1).unwrap_or_default();
        let line = line.split("</a>").next().unwrap_or_default();
        assert!(line.contains(label) && line.contains(said), "{anchor}: {line}");
    }
    assert_eq!(shown(refused.text(), "point.lat"), "north", "what was typed is still there");
}

#[tokio::test(flavor = "multi_thread")]
async fn province_and_country_follow_the_city_until_somebody_names_another() {
    let studio = Studio::new();
    let editor = studio.person("editor", RASHT, "editor").await;
    let url = editor.begins("place").await;
    for (city, province, kept) in [
        ("city:rasht", "", "province:gilan"),
        ("city:shiraz", "province:gilan", "province:fars"),
        ("city:shiraz", "province:yazd", "province:yazd"),
        ("city:rasht", "province:yazd", "province:yazd"),
        ("city:rasht", "", "province:gilan"),
        ("city:freiburg", "province:gilan", ""),
    ] {
        let typed = museum(&[("city", city), ("province", province)]);
        went_to(&editor.fills(&url, "", &typed).await, "saved");
        let page = editor.reads(&url).await;
        assert_eq!(shown(&page, "province"), kept, "{city} with {province:?}");
        let country = if city == "city:freiburg" { "DE" } else { "IR" };
        assert_eq!(shown(&page, "country"), country, "{city}");
    }
    let abroad = museum(&[("city", "city:rasht"), ("country", "TR")]);
    went_to(&editor.fills(&url, "", &abroad).await, "saved");
    assert_eq!(shown(&editor.reads(&url).await, "country"), "TR", "what somebody wrote stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_event_is_in_the_city_of_its_venue_and_ends_on_the_day_it_starts() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("event").await;
    let mut typed = vec![
        ("category", "poet-day"),
        ("name.en", "Evening of poems"),
        ("event.venue", "place:rasht-city-hall"),
        ("event.schedule.type", "rrule"),
        ("event.schedule.timezone", "Asia/Tehran"),
        ("event.schedule.start", "2026-12-03T18:00"),
        ("event.schedule.rrule", "FREQ=WEEKLY"),
        ("sources.0.title", "Rasht Municipality"),
    ];
    went_to(&publisher.fills(&url, "/publish", &typed).await, "published");
    let page = publisher.reads(&url).await;
    assert_eq!([shown(&page, "city"), shown(&page, "province")], ["city:rasht", "province:gilan"]);
    let (_, rest) = page.split_once("href=\"/en/event/").expect("a way to the public page");
    let public = format!("/en/event/{}", rest.split('"').next().unwrap_or_default());
    let open = publisher.sends(get(&public)).await;
    assert!(open.text().contains("18:00") && !open.text().contains("20:00"), "no end is made up: {}", open.text());

    typed.push(("event.schedule.end", "21:30"));
    went_to(&publisher.fills(&url, "/publish", &typed).await, "published");
    assert_eq!(shown(&publisher.reads(&url).await, "event.schedule.end"), "2026-12-03T21:30");
    assert!(publisher.sends(get(&public)).await.text().contains("18:00–21:30"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_picture_says_what_it_needs_and_its_refusal_names_it() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    let bare = museum(&[("pictures.0.file", "art:masuleh"), ("pictures.1.file", "art:masuleh")]);
    went_to(&publisher.fills(&url, "", &bare).await, "saved");
    let page = publisher.reads(&url).await;
    let licence = tag(&page, "id=\"f-pictures-1-licence\"");
    assert!(licence.contains("aria-required=\"true\""), "{licence}");
    assert!(tag(&page, "id=\"f-pictures-1-credit\"").contains("aria-required=\"true\""));
    assert!(!tag(&page, "id=\"f-place-email\"").contains("aria-required"));

    let refused = publisher.fills(&url, "/publish", &bare).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (anchor, label) in
        [("f-pictures-0-credit", "Picture 1: Credit"), ("f-pictures-1-licence", "Picture 2: Licence")]
    {
        let line = format!("<a href=\"#{anchor}\"><bdi>{label}</bdi>: ");
        assert!(refused.text().contains(&line), "{line}: {}", refused.text());
    }

    // A licence that is written counts more than one that is chosen; both come back where they were.
    let mut said = bare.clone();
    said.extend([
        ("pictures.0.credit", "Rasht Municipality"),
        ("pictures.0.licence", "CC0-1.0"),
        ("pictures.0.licence", ""),
    ]);
    said.extend([("pictures.1.credit", "A friend"), ("pictures.1.licence", ""), ("pictures.1.licence", "GFDL-1.3")]);
    went_to(&publisher.fills(&url, "/publish", &said).await, "published");
    let page = publisher.reads(&url).await;
    assert!(page.contains("value=\"CC0-1.0\" selected") && page.contains("value=\"GFDL-1.3\""), "{page}");
}

/// The tag in a page that holds this.
#[track_caller]
fn tag<'p>(page: &'p str, part: &str) -> &'p str {
    let at = page.find(part).unwrap_or_else(|| panic!("no {part}: {page}"));
    let from = page[..at].rfind('<').unwrap_or_default();
    page[from..].split('>').next().unwrap_or_default()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_kept_while_one_types_is_answered_with_how_complete_it_is() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "contributor").await;
    let url = writer.begins("place").await;
    let mark = |answer: &serde_json::Value, key: &str| {
        let sections = answer["progress"]["sections"].as_array().expect("sections").clone();
        let section = sections.into_iter().find(|section| section["key"] == key).expect("the section");
        (
            section["mark"].as_str().unwrap_or_default().to_owned(),
            section["state"].as_str().unwrap_or_default().to_owned(),
        )
    };
    let begun = writer.fills(&url, "/keep", &[("name.en", "Rain Trial Museum")]).await.json();
    assert_eq!(mark(&begun, "sources").0, "mark--warn");
    let missing = begun["progress"]["missing"].as_array().expect("what is missing").len();
    assert!(missing >= 3 && begun["progress"]["missing_head"].to_string().contains(&missing.to_string()), "{begun}");
    let whole = writer.fills(&url, "/keep", &MUSEUM).await.json();
    assert_eq!(whole["progress"]["missing"].as_array().map(Vec::len), Some(0));
    assert_eq!(mark(&whole, "sources"), ("mark--info".to_owned(), "1 of 2 filled".to_owned()));
}

#[tokio::test(flavor = "multi_thread")]
async fn categories_stand_in_groups_in_the_order_of_the_readers_alphabet() {
    let studio = Studio::new();
    let writer = studio.person("writer", RASHT, "contributor").await;
    let url = writer.begins("place").await;
    let page = writer.sends(get(&format!("{url}?lang=fa"))).await.text().to_owned();
    let (_, list) = page.split_once("<select class=\"input\" id=\"f-category\"").expect("the list");
    let list = list.split("</select>").next().unwrap_or_default();
    let (_, heritage) = list.split_once("<optgroup label=\"میراث تاریخی\">").expect("the group");
    let heritage = heritage.split("</optgroup>").next().unwrap_or_default();
    let in_order = |all: &str, names: &[&str]| {
        let places: Vec<Option<usize>> = names.iter().map(|name| all.find(&format!(">{name}<"))).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?}: {all}");
    };
    in_order(
        heritage,
        &["میراث تاریخی (کلی)", "آتشکده", "برج تاریخی", "پل تاریخی", "زیارتگاه", "قلعه و دژ", "کاخ", "گرمابه", "مسجد"],
    );
    let groups: Vec<usize> = ["باغ و بوستان", "طبیعت", "موزه", "میراث تاریخی"]
        .iter()
        .filter_map(|name| list.find(&format!("label=\"{name}\"")))
        .collect();
    assert!(groups.len() == 4 && groups.is_sorted(), "{groups:?}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_needed_is_folded_unless_something_in_it_is_wrong() {
    let studio = Studio::new();
    let publisher = studio.person("publisher", RASHT, "publisher").await;
    let url = publisher.begins("place").await;
    let page = publisher.reads(&url).await;
    let is_open = |page: &str, name: &str| tag(page, &format!("data-fold=\"{name}\"")).ends_with(" open");
    for name in ["hours", "contact", "pictures", "lang-ar"] {
        assert!(!is_open(&page, name), "{name}");
    }
    assert!(
        !page.contains("data-fold=\"sources\"") && !page.contains("data-fold=\"lang-fa\""),
        "what is needed is shown"
    );
    let long = "ط".repeat(300);
    let typed = museum(&[("place.email", "nobody"), ("pictures.0.file", "art:masuleh"), ("name.ar", &long)]);
    let refused = publisher.fills(&url, "/publish", &typed).await;
    for name in ["contact", "pictures", "lang-ar"] {
        assert!(is_open(refused.text(), name), "{name}");
    }
    assert!(!is_open(refused.text(), "hours"));
}
