//! Two texts of one item: what is different, and how they become one.

use model::difference::difference;
use model::merge::merge;
use serde_json::{Map, Value, json};

fn doc(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(map) => map,
        _ => panic!("an object"),
    }
}

fn museum() -> Value {
    json!({
        "name": {"fa": "موزه", "en": "Museum"},
        "point": {"lon": 49.0, "lat": 37.0, "precision": "exact"},
        "pictures": [{"file": "art:a", "credit": "x", "licence": "CC0"}],
        "place": {"phone": ["013"], "fee": {"free": true}},
    })
}

fn paths(before: &Value, after: &Value) -> Vec<String> {
    difference(&doc(before.clone()), &doc(after.clone())).into_iter().map(|found| found.path).collect()
}

#[test]
fn differences_are_named_by_fact() {
    let mut after = museum();
    after["name"]["en"] = json!("The museum");
    after["name"]["ar"] = json!("متحف");
    after["point"]["lon"] = json!(49.1);
    after["place"]["fee"] = json!({"free": false, "note": {"fa": "۱۰۰ هزار تومان"}});
    after["place"].as_object_mut().map(|place| place.shift_remove("phone"));
    assert_eq!(
        paths(&museum(), &after),
        ["name.en", "name.ar", "point", "place.fee.free", "place.fee.note.fa", "place.phone"]
    );
}

#[test]
fn the_same_said_otherwise_is_no_difference() {
    let mut after = museum();
    after["point"] = json!({"precision": "exact", "lat": 37, "lon": 49});
    after["summary"] = Value::Null;
    assert_eq!(paths(&museum(), &after), [""; 0]);
}

#[test]
fn what_only_one_changed_is_taken_from_both() {
    let (mut theirs, mut yours) = (museum(), museum());
    theirs["name"]["fa"] = json!("موزهٔ گیلان");
    theirs["place"].as_object_mut().map(|place| place.shift_remove("phone"));
    yours["name"]["en"] = json!("Museum of Gilan");
    yours["place"]["fee"]["free"] = json!(false);
    let merged = merge(&doc(museum()), &doc(theirs), &doc(yours));
    assert_eq!(merged.clashes, []);
    assert_eq!(merged.taken, ["name.fa", "place.phone"]);
    let expected = json!({
        "name": {"fa": "موزهٔ گیلان", "en": "Museum of Gilan"},
        "point": museum()["point"], "pictures": museum()["pictures"],
        "place": {"fee": {"free": false}},
    });
    assert_eq!(Value::Object(merged.doc), expected);
}

#[test]
fn what_both_changed_is_left_to_a_person_with_all_three_texts() {
    let (mut theirs, mut yours) = (museum(), museum());
    theirs["name"]["en"] = json!("Their museum");
    yours["name"]["en"] = json!("Your museum");
    theirs["pictures"] = json!([]);
    yours["pictures"][0]["credit"] = json!("y");
    let merged = merge(&doc(museum()), &doc(theirs), &doc(yours));
    let clashes: Vec<_> = merged.clashes.iter().map(|clash| clash.path.as_str()).collect();
    assert_eq!(clashes, ["name.en", "pictures"]);
    assert_eq!(merged.clashes[0].base, Some(json!("Museum")));
    assert_eq!(merged.clashes[0].theirs, Some(json!("Their museum")));
    assert_eq!(merged.clashes[0].yours, Some(json!("Your museum")));
    assert_eq!(merged.doc["name"]["en"], "Your museum");
}

#[test]
fn who_changed_the_same_to_the_same_is_asked_nothing() {
    let (mut theirs, mut yours) = (museum(), museum());
    theirs["name"]["en"] = json!("One museum");
    yours["name"]["en"] = json!("One museum");
    yours["point"]["lon"] = json!(49.2);
    theirs["point"]["lat"] = json!(37.2);
    let merged = merge(&doc(museum()), &doc(theirs), &doc(yours));
    let clashes: Vec<_> = merged.clashes.iter().map(|clash| clash.path.as_str()).collect();
    assert_eq!(clashes, ["point"], "half of one position and half of another is no position");
}

#[test]
fn a_fact_taken_away_by_one_and_changed_by_the_other_is_left_to_a_person() {
    let (mut theirs, mut yours) = (museum(), museum());
    theirs["name"].as_object_mut().map(|name| name.shift_remove("en"));
    yours["name"]["en"] = json!("Museum of Gilan");
    let merged = merge(&doc(museum()), &doc(theirs), &doc(yours));
    assert_eq!(merged.clashes.len(), 1);
    assert_eq!(merged.clashes[0].theirs, None);
    assert_eq!(merged.doc["name"]["en"], "Museum of Gilan");
}

mod translation {
    use model::Lang;
    use model::translation::{State, confirm, follow, state};
    use serde_json::json;

    use super::doc;

    #[test]
    fn a_translation_is_older_once_its_source_has_changed_and_until_somebody_looks_at_it() {
        let first = doc(json!({"name": {"fa": "موزه", "en": "Museum"}, "summary": {"fa": "کهن"}}));
        let followed = follow(&doc(json!({})), &first, &[]);
        assert_eq!(state(&first, &followed, "name", Lang::EN), Some(State::Complete));
        assert_eq!(state(&first, &followed, "summary", Lang::EN), Some(State::Missing));
        assert_eq!(state(&first, &followed, "name", Lang::FA), None, "the source follows nobody");

        let second = doc(json!({"name": {"fa": "موزهٔ گیلان", "en": "Museum"}}));
        let followed = follow(&first, &second, &followed);
        assert_eq!(state(&second, &followed, "name", Lang::EN), Some(State::Older));

        let confirmed = confirm(&second, &followed, Lang::EN);
        assert_eq!(state(&second, &confirmed, "name", Lang::EN), Some(State::Complete));

        let third = doc(json!({"name": {"fa": "موزهٔ گیلان", "en": "Museum of Gilan"}}));
        let followed = follow(&second, &third, &followed);
        assert_eq!(state(&third, &followed, "name", Lang::EN), Some(State::Complete));
    }

    #[test]
    fn an_imported_translation_is_taken_for_good_until_its_source_changes() {
        let imported = doc(json!({"name": {"fa": "موزه", "en": "Museum"}}));
        assert_eq!(state(&imported, &[], "name", Lang::EN), Some(State::Complete));
        let edited = doc(json!({"name": {"fa": "باغ‌موزه", "en": "Museum"}}));
        let followed = follow(&imported, &edited, &[]);
        assert_eq!(state(&edited, &followed, "name", Lang::EN), Some(State::Older));
    }
}
