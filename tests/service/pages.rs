//! The pages as a visitor's browser gets them: whole without script, in three languages.

use std::collections::{BTreeMap, BTreeSet};

use reqwest::StatusCode;
use serde_json::Value;

use crate::collection::{all, text};
use crate::door::{PUBLIC, features, get, search};
use crate::program::days_from_today;

/// One address for every template, behind the language.
const PAGES: [&str; 19] = [
    "/",
    "/?q=rasht&kind=place",
    "/places",
    "/category/museum",
    "/events",
    "/sisters",
    "/saved",
    "/about",
    "/data",
    "/licences",
    "/place/masuleh",
    "/event/{event}",
    "/partnership/{partnership}",
    "/programme/{programme}",
    "/route/{route}",
    "/opportunity/{opportunity}",
    "/city/rasht",
    "/province/gilan",
    "/organisation/{organisation}",
];

const LANGUAGES: [(&str, &str); 3] = [("fa", "rtl"), ("en", "ltr"), ("ar", "rtl")];

/// The addresses of all templates in a language; where the kind matters and not the item, the first of its kind.
async fn addresses(lang: &str) -> Vec<String> {
    let first: BTreeMap<&str, &str> =
        all().await.iter().rev().map(|feature| (text(feature, "kind"), text(feature, "slug"))).collect();
    let filled = |page: &str| {
        first.iter().fold(page.to_owned(), |page, (kind, slug)| page.replace(&format!("{{{kind}}}"), slug))
    };
    PAGES.iter().map(|page| format!("/{lang}{}", filled(page))).collect()
}

/// Values of an attribute in all tags of a name.
fn attributes(page: &str, tag: &str, attribute: &str) -> Vec<String> {
    let start = format!("<{tag}");
    page.split(&start)
        .skip(1)
        .filter(|rest| rest.starts_with(|c: char| c.is_whitespace() || c == '>'))
        .filter_map(|rest| {
            let inside = rest.split('>').next()?;
            let value = inside.split(&format!(" {attribute}=\"")).nth(1)?;
            Some(value.split('"').next()?.replace("&#38;", "&").replace("&amp;", "&"))
        })
        .collect()
}

#[tokio::test]
async fn every_page_stands_in_every_language() {
    for (lang, direction) in LANGUAGES {
        for address in addresses(lang).await {
            let answer = get(&address).ok().await;
            assert!(answer.header("content-type").starts_with("text/html"), "{address}");
            assert_eq!(answer.header("content-language"), lang, "{address}");
            let page = answer.text();
            assert!(
                page.contains(&format!("<html lang=\"{lang}\" dir=\"{direction}\"")),
                "{address}: {}",
                &page[..200.min(page.len())]
            );
            assert_eq!(page.matches("<h1").count(), 1, "{address} has one heading");
            assert_eq!(page.matches("<main").count(), 1, "{address}");
            let title = page.split("<title>").nth(1).and_then(|rest| rest.split("</title>").next()).unwrap_or_default();
            assert!(title.chars().count() > 4, "{address}: title {title:?}");
            assert!(page.contains("name=\"viewport\"") && page.contains("name=\"description\""), "{address}");
        }
    }
}

#[tokio::test]
async fn every_page_tells_its_address_in_every_language() {
    for (lang, _) in LANGUAGES {
        for address in addresses(lang).await {
            let answer = get(&address).ok().await;
            let page = answer.text();
            let canonical = page
                .split("<link")
                .find(|tag| tag.contains("rel=\"canonical\""))
                .unwrap_or_else(|| panic!("{address} has no canonical"));
            assert!(canonical.contains(&format!("href=\"{PUBLIC}/{lang}/")), "{address}");
            for (other, _) in LANGUAGES {
                assert!(page.contains(&format!("hreflang=\"{other}\"")), "{address} has no {other}");
            }
        }
    }
}

#[tokio::test]
async fn no_page_holds_what_the_content_policy_refuses() {
    for address in addresses("fa").await.into_iter().chain(addresses("en").await) {
        let answer = get(&address).ok().await;
        let page = answer.text();
        assert!(!page.contains("<style"), "{address}");
        for tag in page.split('<').skip(1).filter_map(|rest| rest.split('>').next()) {
            let name = tag.split_whitespace().next().unwrap_or_default();
            assert!(!tag.contains(" style=\""), "{address}: <{tag}>");
            assert!(
                !tag.contains(" onclick=") && !tag.contains(" onload=") && !tag.contains(" onerror="),
                "{address}: <{tag}>"
            );
            let is_data = tag.contains("application/ld+json") || tag.contains("application/json");
            assert!(name != "script" || tag.contains(" src=\"/") || is_data, "{address}: <{tag}>");
        }
        for (tag, attribute) in
            [("script", "src"), ("img", "src"), ("source", "srcset"), ("iframe", "src"), ("use", "href")]
        {
            // An empty address stands in a template that a script fills in.
            for value in attributes(page, tag, attribute).into_iter().filter(|value| !value.is_empty()) {
                assert!(
                    value.starts_with('/') && !value.starts_with("//")
                        || value.starts_with("data:")
                        || value.starts_with('#'),
                    "{address}: {value}"
                );
            }
        }
    }
}

#[tokio::test]
async fn every_link_of_every_page_leads_somewhere() {
    let mut links: BTreeMap<String, String> = BTreeMap::new();
    for (lang, _) in LANGUAGES {
        for address in addresses(lang).await {
            let answer = get(&address).ok().await;
            for (tag, attribute) in
                [("a", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("form", "action")]
            {
                for link in attributes(answer.text(), tag, attribute) {
                    let link = link.strip_prefix(PUBLIC).map(str::to_owned).unwrap_or(link);
                    if link.starts_with('/') && !link.starts_with("//") {
                        links
                            .entry(link.split('#').next().unwrap_or_default().to_owned())
                            .or_insert_with(|| address.clone());
                    }
                }
            }
        }
    }
    assert!(links.len() > 200, "only {} links", links.len());
    for (link, from) in links {
        let answer = get(&link).answer().await;
        assert!(
            answer.status.is_success() || answer.status.is_redirection(),
            "{from} leads to {link}: {}",
            answer.status
        );
    }
}

#[tokio::test]
async fn every_item_of_the_collection_has_its_page() {
    for (i, feature) in all().await.iter().enumerate() {
        // Every one in Persian; now and then one in the other languages.
        let langs: &[&str] = if i % 9 == 0 { &["fa", "en", "ar"] } else { &["fa"] };
        for lang in langs {
            let address = format!("/{lang}/{}/{}", text(feature, "kind"), text(feature, "slug"));
            let answer = get(&address).ok().await;
            assert!(answer.body.len() < 120 * 1024, "{address}: {} bytes", answer.body.len());
            let page = answer.text();
            if feature["properties"]["sample"] == true {
                assert!(page.contains("sample"), "{address} says that it is a sample");
            }
            for missing in ["item-", "place-", "event-", "layout-", "find-"] {
                let shown = page.split('>').skip(1).filter_map(|rest| rest.split('<').next()).map(str::trim);
                for shown in shown.filter(|shown| !shown.is_empty() && shown.len() < 60) {
                    let is_key = shown.starts_with(missing)
                        && shown.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'-' || byte.is_ascii_digit());
                    assert!(!is_key, "{address} shows the key {shown}");
                }
            }
        }
    }
}

#[tokio::test]
async fn programs_can_read_what_an_item_is() {
    for (lang, address, wanted) in
        [("fa", "place/masuleh", "name"), ("en", "place/rudkhan-castle", "geo"), ("en", "city/rasht", "name")]
    {
        let answer = get(&format!("/{lang}/{address}")).ok().await;
        let data = answer
            .text()
            .split("<script type=\"application/ld+json\">")
            .nth(1)
            .and_then(|rest| rest.split("</script>").next());
        let graph: Value =
            serde_json::from_str(data.unwrap_or_else(|| panic!("{address} has no JSON-LD"))).expect("JSON");
        assert_eq!(graph["@context"], "https://schema.org", "{address}");
        let data = &graph["@graph"][0];
        assert!(!data["@type"].is_null() && !data[wanted].is_null(), "{address}: {data}");
        for property in ["og:title", "og:url", "og:type"] {
            assert!(answer.text().contains(&format!("property=\"{property}\"")), "{address}: {property}");
        }
    }
}

#[tokio::test]
async fn the_list_in_the_page_is_the_list_of_the_api() {
    for query in ["q=ماسوله", "kind=place&province=gilan", "category=museum&sort=name", "q=castle&kind=place"] {
        let pairs: Vec<(&str, &str)> = query.split('&').filter_map(|pair| pair.split_once('=')).collect();
        let mut asked = pairs.clone();
        asked.push(("lang", "en"));
        let answer = search(&asked).await;
        let page = get(&crate::door::with("/en/", &pairs)).ok().await;
        let page = page.text();
        let main = page.split("<main").nth(1).expect("a main part");
        let mut at = 0;
        let shown = features(&answer).iter().take(10);
        for feature in shown {
            let link = format!("href=\"/en/{}/{}\"", text(feature, "kind"), text(feature, "slug"));
            let found = main[at..].find(&link).unwrap_or_else(|| panic!("{query}: {link} does not come next"));
            at += found;
        }
    }
}

#[tokio::test]
async fn pages_follow_each_other_without_script() {
    let mut address = "/en/?kind=city&sort=name".to_owned();
    let mut seen = BTreeSet::new();
    for _ in 0..40 {
        let answer = get(&address).ok().await;
        for link in attributes(answer.text().split("<main").nth(1).expect("a main part"), "a", "href") {
            if link.starts_with("/en/city/") {
                seen.insert(link);
            }
        }
        let next = answer
            .text()
            .split("<a ")
            .find(|tag| tag.split('>').next().is_some_and(|tag| tag.contains("rel=\"next\"")));
        let next = next.map(|tag| attributes(&format!("<a {tag}"), "a", "href").remove(0));
        match next {
            Some(next) => address = if next.starts_with('?') { format!("/en/{next}") } else { next },
            None => break,
        }
    }
    let cities = crate::door::matched(&search(&[("kind", "city"), ("limit", "0")]).await);
    assert_eq!(seen.len() as u64, cities);
}

#[tokio::test]
async fn the_door_opens_in_the_language_that_the_browser_asks_for() {
    for (asked, lang) in [
        ("en-GB,en;q=0.9", "en"),
        ("ar-IQ", "ar"),
        ("de, fr;q=0.5", "fa"),
        ("de, en;q=0.5", "en"),
        ("fa;q=0.1, en;q=0", "fa"),
        ("*", "fa"),
    ] {
        let answer = get("/").language(asked).answer().await;
        assert!(answer.status.is_redirection(), "{asked}");
        assert_eq!(answer.header("location"), format!("/{lang}/"), "{asked}");
    }
    assert_eq!(get("/").answer().await.header("location"), "/fa/");
    let without_slash = get("/en").answer().await;
    assert_eq!((without_slash.status, without_slash.header("location")), (StatusCode::PERMANENT_REDIRECT, "/en/"));
}

#[tokio::test]
async fn persian_pages_count_in_persian_and_english_ones_in_english() {
    let persian = get("/fa/?kind=province").ok().await;
    assert!(persian.text().contains("۳۱"), "31 provinces in Persian digits");
    let arabic = get("/ar/?kind=province").ok().await;
    assert!(arabic.text().contains("٣١"), "31 provinces in Arabic digits");
    let english = get("/en/?kind=province").ok().await;
    assert!(english.text().contains("31"));
}

#[tokio::test]
async fn events_stand_in_their_week() {
    for lang in ["fa", "en", "ar"] {
        let this_week = get(&format!("/{lang}/events")).ok().await;
        let by_date = get(&format!("/{lang}/events?week={}", days_from_today(0))).ok().await;
        let main = |page: &str| page.split("<main").nth(1).map(str::to_owned);
        let links = |page: &str| {
            attributes(&main(page).unwrap_or_default(), "a", "href")
                .into_iter()
                .filter(|link| link.contains("/event/"))
                .collect::<BTreeSet<_>>()
        };
        assert!(!links(this_week.text()).is_empty(), "{lang}");
        assert!(links(by_date.text()).is_superset(&links(this_week.text())), "{lang}");
    }
    // Nowruz, the first of Farvardin 1406, in its week and not in the one two weeks on.
    let nowruz = get("/en/events?week=2027-03-21").ok().await;
    assert!(nowruz.text().contains("Nowruz"));
    for week in ["nonsense", "2026-02-30", "99999-01-01"] {
        let answer = get(&format!("/en/events?week={week}")).answer().await;
        assert!(!answer.status.is_server_error(), "{week}: {}", answer.status);
    }
}

#[tokio::test]
async fn an_event_goes_into_a_calendar() {
    let events: Vec<&Value> = all().await.iter().filter(|feature| text(feature, "kind") == "event").collect();
    for event in events {
        for lang in ["fa", "en"] {
            let address = format!("/{lang}/event/{}.ics", text(event, "slug"));
            let answer = get(&address).ok().await;
            assert!(answer.header("content-type").starts_with("text/calendar"), "{address}");
            let calendar = answer.text();
            assert!(
                calendar.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")
                    || calendar.starts_with("BEGIN:VCALENDAR\r\n"),
                "{address}"
            );
            assert!(calendar.ends_with("END:VCALENDAR\r\n"), "{address}");
            assert!(calendar.contains("\r\nPRODID:") && calendar.contains("\r\nVERSION:2.0\r\n"), "{address}");
            assert_eq!(calendar.matches("BEGIN:VEVENT").count(), calendar.matches("END:VEVENT").count(), "{address}");
            for part in ["\r\nUID:", "\r\nDTSTAMP:", "\r\nDTSTART", "\r\nSUMMARY"] {
                assert_eq!(
                    calendar.matches(part).count(),
                    calendar.matches("BEGIN:VEVENT").count(),
                    "{address}: {part}"
                );
            }
            for line in calendar.split("\r\n") {
                assert!(line.len() <= 75 && !line.contains('\n') && !line.contains('\r'), "{address}: {line}");
            }
        }
    }
}

#[tokio::test]
async fn a_phone_can_put_the_service_among_its_programs() {
    for (lang, dir) in LANGUAGES {
        let page = get(&format!("/{lang}/")).ok().await;
        let address = format!("/{lang}/manifest.webmanifest");
        assert!(page.text().contains(&format!("<link rel=\"manifest\" href=\"{address}\">")));
        let answer = get(&address).ok().await;
        assert_eq!(answer.header("content-type"), "application/manifest+json");
        let manifest = answer.json();
        assert_eq!((manifest["lang"].as_str(), manifest["dir"].as_str()), (Some(lang), Some(dir)));
        assert_eq!(manifest["start_url"], format!("/{lang}/"));
        let icons = manifest["icons"].as_array().expect("icons");
        assert!(icons.iter().any(|icon| icon["purpose"] == "maskable"));
        for icon in icons {
            let drawing = get(icon["src"].as_str().expect("an address")).ok().await;
            assert_eq!(drawing.header("content-type"), icon["type"].as_str().expect("a type"));
        }
    }
}
