//! A draft that is not ready still shows what is in it.

use model::{Draft, Kind, Lang, Point};
use serde_json::{Value, json};

fn salvaged(value: &Value) -> Option<model::Item> {
    Draft::parse(&value.to_string()).expect("an object").salvage(Point::new(51.0, 35.7).expect("a point"))
}

#[test]
fn an_empty_draft_of_every_kind_is_an_item() {
    for kind in Kind::ALL {
        let item = salvaged(&json!({"id": "org:abc", "kind": kind.slug()})).unwrap_or_else(|| panic!("{kind}"));
        assert_eq!(item.kind(), kind);
        assert!(item.category().is_some_and(|category| category.kind == kind));
    }
}

#[test]
fn what_is_wrong_is_left_out_and_the_rest_stays() {
    let item = salvaged(&json!({
        "id": "org:abc", "kind": "place", "category": "museum",
        "name": {"fa": "موزه", "persian!": "x"},
        "summary": {"fa": "خوب", "en": "x".repeat(400)},
        "pictures": [{"file": "art:a"}, {"file": "art:b", "credit": "ب", "licence": "CC0"}],
        "colour": "red",
        "place": {"phone": ["013"], "website": "javascript:alert(1)", "opening_hours": "whenever", "fee": {}},
    }))
    .expect("an item");
    assert_eq!(item.name.exact(Lang::FA), Some("موزه"));
    assert_eq!(item.summary.iter().count(), 1);
    let files: Vec<_> = item.pictures.iter().map(|picture| picture.file.as_str()).collect();
    assert_eq!(files, ["art:b"]);
    let model::Detail::Place(place) = &item.detail else { panic!("a place") };
    assert_eq!((place.phone.len(), place.website.as_ref(), place.fee.as_ref()), (1, None, None));
}

#[test]
fn a_schedule_that_says_nothing_is_no_schedule() {
    for schedule in
        [json!({"type": "yearly", "calendar": "persian", "month": 1}), json!({"type": "dates"}), json!("soon")]
    {
        let item = salvaged(
            &json!({"id": "org:abc", "kind": "event", "category": "festival", "event": {"schedule": schedule}}),
        );
        assert!(item.is_some(), "{schedule}");
    }
}

#[test]
fn without_id_or_kind_there_is_nothing_to_show() {
    assert_eq!(salvaged(&json!({"kind": "place"})), None);
    assert_eq!(salvaged(&json!({"id": "a", "kind": "volcano"})), None);
}
