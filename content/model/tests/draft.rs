//! Drafts: every problem at once, each with its field and code, and the written form as a fixed point.

use model::problem::Code;
use model::{Draft, written};
use serde_json::{Value, json};

fn place() -> Value {
    json!({
        "format": 1, "id": "place:masuleh", "kind": "place", "slug": "masuleh", "category": "town",
        "name": {"fa": "ماسوله", "en": "Masuleh"}, "point": {"lon": 48.99, "lat": 37.15, "precision": "100m"},
        "sources": [{"title": "a register"}],
    })
}

/// Checks a place with some fields changed and gives its problems as `field: code`.
fn problems(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value = place();
    change(&mut value);
    match Draft::parse(&value.to_string()).and_then(Draft::check) {
        Ok(_) => Vec::new(),
        Err(problems) => {
            problems.iter().map(|problem| format!("{}: {}", problem.field, problem.code.as_str())).collect()
        }
    }
}

#[test]
fn a_good_place_has_no_problems() {
    assert_eq!(problems(|_| {}), [""; 0]);
}

#[test]
fn all_problems_come_at_once_in_the_order_of_the_fields() {
    let found = problems(|value| {
        value["id"] = json!("has space");
        value["category"] = json!("volcano");
        value["name"] = json!({"fa": "", "persian": "x"});
        value["point"] = json!({"lon": 181, "lat": "north"});
        value["sources"] = json!([]);
        value["colour"] = json!("red");
        value["place"] = json!({"opening_hours": "whenever", "website": "javascript:alert(1)", "fee": {}});
    });
    assert_eq!(
        found,
        [
            "id: not-an-id",
            "category: unknown-category",
            "name.persian: not-a-language",
            "point.lon: out-of-range",
            "point.lat: not-a-number",
            "sources: required",
            "place.website: not-a-url",
            "place.opening_hours: not-opening-hours",
            "place.fee.free: required",
        ]
    );
}

#[test]
fn single_faults_are_named() {
    let cases: &[(&str, Value, &str)] = &[
        ("/kind", json!("castle"), "kind: not-allowed"),
        ("/category", json!("festival"), "category: category-of-other-kind"),
        ("/slug", json!("Masuleh!"), "slug: not-an-id"),
        ("/status", json!("secret"), "status: not-allowed"),
        ("/format", json!(2), "format: unknown-format"),
        ("/country", json!("Iran"), "country: too-long"),
        ("/country", json!("ir"), "country: not-allowed"),
        ("/importance", json!(1.5), "importance: out-of-range"),
        ("/verified_on", json!("2026-02-30"), "verified_on: not-a-date"),
        ("/wikidata", json!("P31"), "wikidata: not-an-id"),
        ("/osm", json!("house/1"), "osm: not-an-id"),
        ("/summary", json!({"fa": "ا".repeat(301)}), "summary.fa: too-long"),
        ("/summary", json!({"fa": "a\u{0}b"}), "summary.fa: control-characters"),
        ("/summary", json!("plain"), "summary: wrong-shape"),
        ("/name", json!({}), "name: required"),
        ("/point", Value::Null, "point: required"),
        ("/links", json!([{"rel": "blog", "url": "https://example.org"}]), "links.0.rel: not-allowed"),
        ("/pictures", picture(&json!({"file": "photo.jpg"})), "pictures.0.file: not-allowed"),
        ("/pictures", picture(&json!({"file": "picture:abc"})), "pictures.0.file: not-allowed"),
        ("/pictures", picture(&json!({"alt": {}})), "pictures.0.alt: required"),
        ("/pictures", picture(&json!({"focus": [0.5, 1.5]})), "pictures.0.focus: out-of-range"),
        ("/pictures", picture(&json!({"focus": [0.5]})), "pictures.0.focus: wrong-shape"),
        ("/pictures", picture(&json!({"decorative": "yes"})), "pictures.0.decorative: wrong-shape"),
        ("/place", json!({"email": "nobody"}), "place.email: not-a-mail"),
        ("/place", json!({"phone": ["013 1", "ask us"]}), "place.phone: not-a-phone"),
        ("/place", json!({"access": {"wheelchair": "maybe"}}), "place.access.wheelchair: not-allowed"),
        ("/place", json!({"unesco": {"id": "114"}}), "place.unesco.year: required"),
        ("/place", json!([]), "place: wrong-shape"),
    ];
    for (pointer, wrong, expected) in cases {
        let found = problems(|value| {
            let key = pointer.trim_start_matches('/');
            value[key] = wrong.clone();
        });
        assert!(found.contains(&(*expected).to_owned()), "{pointer} = {wrong}: {found:?}, wanted {expected}");
    }
}

/// The pictures of an item with one photograph, some of its fields changed.
fn picture(change: &Value) -> Value {
    let mut picture = json!({
        "file": format!("picture:{}", "0a".repeat(32)), "credit": "Somebody", "licence": "CC-BY-4.0", "alt": {"fa": "خانه"},
    });
    for (key, value) in change.as_object().expect("an object") {
        picture[key] = value.clone();
    }
    json!([picture])
}

#[test]
fn a_photograph_keeps_its_focus_and_says_what_it_shows_or_that_it_only_decorates() {
    for change in [
        json!({}),
        json!({"focus": [0.25, 1.0]}),
        json!({"alt": {}, "decorative": true}),
        json!({"file": "art:masuleh", "alt": {}}),
    ] {
        assert_eq!(problems(|value| value["pictures"] = picture(&change)), [""; 0], "{change}");
        let mut value = place();
        value["pictures"] = picture(&change);
        let item = written::read(&value.to_string()).unwrap();
        assert_eq!(written::read(&written::write(&item)).unwrap(), item);
    }
}

#[test]
fn what_cannot_be_read_is_one_problem() {
    for (text, code) in
        [("", Code::NotJson), ("[]", Code::WrongShape), ("{\"a\":", Code::NotJson), ("\"x\"", Code::WrongShape)]
    {
        let found = Draft::parse(text).unwrap_err();
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!(found[0].code, code, "{text}");
    }
}

#[test]
fn an_event_borrows_its_position_or_must_have_one() {
    let event = |more: Value| {
        let mut value = json!({
            "format": 1, "id": "event:x", "kind": "event", "slug": "x", "category": "festival", "name": {"fa": "جشن"},
            "sources": [{"title": "s"}],
            "event": {"schedule": {"type": "yearly", "calendar": "persian", "month": 1, "day": 13}},
        });
        for (key, more) in more.as_object().unwrap() {
            value[key] = more.clone();
        }
        Draft::parse(&value.to_string()).and_then(Draft::check).map(|_| ()).map_err(|problems| problems[0].to_string())
    };
    assert_eq!(event(json!({})), Err("point: required".to_owned()));
    assert_eq!(event(json!({"city": "city:rasht"})), Ok(()));
    assert_eq!(event(json!({"point": {"lon": 49.6, "lat": 37.3}})), Ok(()));
}

#[test]
fn schedules_that_cannot_be_followed_are_refused() {
    let cases = [
        (
            json!({"type": "rrule", "start": "2026-10-02T08:00", "rrule": "FREQ=SECONDLY"}),
            "event.schedule.rrule: not-a-rule",
        ),
        (
            json!({"type": "rrule", "start": "2026-10-02T08:00", "rrule": "every day"}),
            "event.schedule.rrule: not-a-rule",
        ),
        (json!({"type": "dates", "dates": []}), "event.schedule.dates: required"),
        (
            json!({"type": "dates", "dates": [{"start": "2026-10-03", "end": "2026-10-02"}]}),
            "event.schedule.dates.0.end: ends-before-start",
        ),
        (
            json!({"type": "dates", "timezone": "Mars/Olympus", "dates": [{"start": "2026-10-03"}]}),
            "event.schedule.timezone: not-a-time-zone",
        ),
        (json!({"type": "yearly", "calendar": "persian", "month": 13, "day": 1}), "event.schedule.month: out-of-range"),
        (json!({"type": "yearly", "calendar": "persian", "month": 1}), "event.schedule.day: wrong-shape"),
        (json!({"type": "sometimes"}), "event.schedule.type: not-allowed"),
    ];
    for (schedule, expected) in cases {
        let value = json!({
            "format": 1, "id": "event:x", "kind": "event", "slug": "x", "category": "festival", "name": {"fa": "جشن"},
            "sources": [{"title": "s"}], "city": "city:rasht", "event": {"schedule": schedule},
        });
        let found = Draft::parse(&value.to_string()).and_then(Draft::check).unwrap_err();
        let found: Vec<_> =
            found.iter().map(|problem| format!("{}: {}", problem.field, problem.code.as_str())).collect();
        assert!(found.contains(&expected.to_owned()), "{schedule}: {found:?}");
    }
}

#[test]
fn writing_and_reading_gives_the_same_bytes() {
    let item = written::read(&place().to_string()).unwrap();
    let once = written::write(&item);
    let again = written::write(&written::read(&once).unwrap());
    assert_eq!(once, again);
    assert_eq!(written::read_trusted(&once).unwrap(), item);
}

#[test]
fn a_row_without_a_slug_always_gets_the_same_one() {
    let slug = |id: &str, name: &str| {
        let mut value = place();
        value["id"] = json!(id);
        value["name"] = json!({"fa": name});
        value.as_object_mut().unwrap().remove("slug");
        written::read(&value.to_string()).unwrap().slug
    };
    assert_eq!(slug("osm:1", "قلعه‌رودخان"), slug("osm:1", "قلعه‌رودخان"));
    assert_ne!(slug("osm:1", "پل"), slug("osm:2", "پل"));
    assert!(slug("osm:1", "قلعه‌رودخان").starts_with("qlah-rudkhan-"), "{}", slug("osm:1", "قلعه‌رودخان"));
    assert!(model::id::is_slug(&slug("osm:3", "東京")), "{}", slug("osm:3", "東京"));
}

#[test]
fn a_place_lacks_its_position_from_the_start() {
    let lacking = |doc: Value| {
        let problems = model::Draft::parse(&doc.to_string()).expect("an object").check().expect_err("incomplete");
        let points: Vec<_> = problems.into_iter().filter(|problem| problem.field == "point").collect();
        points.iter().map(|problem| problem.code.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(lacking(json!({"format": 1, "id": "own:1", "kind": "place"})), ["required"], "before it has a category");
    assert_eq!(lacking(json!({"format": 1, "id": "own:1", "kind": "place", "category": "museum"})), ["required"]);
    assert_eq!(lacking(json!({"format": 1, "id": "own:1", "kind": "event"})), [""; 0], "which may borrow one");
}
