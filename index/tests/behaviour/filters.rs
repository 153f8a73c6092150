use index::{Facet, Query};
use jiff::Timestamp;
use model::place::Ability;
use model::{Id, Kind};
use serde_json::{Value, json};

use crate::made::{event, ids, index, place, query, starter};

const HERE: (f64, f64) = (49.6, 37.3);

fn at(text: &str) -> Timestamp {
    text.parse().expect("a timestamp")
}

/// Asks a small index of places, each with its own `place` part.
fn ask(places: &[(&str, Value)], query: &Query) -> Vec<String> {
    let items: Vec<String> =
        places.iter().map(|(id, detail)| place(id, json!({"en": id}), HERE, json!({"place": detail}))).collect();
    let (_folder, index) = index(&items);
    let mut found = ids(&index.search(query).expect("an answer"));
    found.sort();
    found
}

#[test]
fn open_at_asks_each_place_by_its_own_hours() {
    let places = [
        ("mornings", json!({"opening_hours": "Sa-Th 08:00-12:00"})),
        ("evenings", json!({"opening_hours": "Sa-Th 16:00-22:00"})),
        ("always", json!({"opening_hours": "24/7"})),
        ("broken-week", json!({"opening_hours": "Fr 08:00-12:00"})),
        ("unknown", json!({})),
    ];
    // Tuesday, 24 November 2026, half past ten in Tehran (UTC+3:30).
    let open = |moment: &str| ask(&places, &Query { open_at: Some(at(moment)), ..query("") });
    assert_eq!(open("2026-11-24T07:00:00Z"), ["always", "mornings"]);
    assert_eq!(open("2026-11-24T14:00:00Z"), ["always", "evenings"]);
    assert_eq!(open("2026-11-27T07:00:00Z"), ["always", "broken-week"]);
}

#[test]
fn wheelchair_free_and_unesco_ask_for_what_is_known() {
    let places = [
        ("a", json!({"access": {"wheelchair": "yes"}, "fee": {"free": true}})),
        ("b", json!({"access": {"wheelchair": "limited"}, "fee": {"free": false}})),
        ("c", json!({"access": {"wheelchair": "no"}, "unesco": {"id": "1584", "year": 2019}})),
        ("d", json!({})),
    ];
    let ask = |query: Query| ask(&places, &query);
    assert_eq!(ask(Query { wheelchair: Some(Ability::Yes), ..query("") }), ["a"]);
    assert_eq!(ask(Query { wheelchair: Some(Ability::Limited), ..query("") }), ["a", "b"]);
    assert_eq!(ask(Query { free: Some(true), ..query("") }), ["a"]);
    assert_eq!(ask(Query { free: Some(false), ..query("") }), ["b"]);
    assert_eq!(ask(Query { unesco: Some(true), ..query("") }), ["c"]);
    assert_eq!(ask(Query { unesco: Some(false), ..query("") }), ["a", "b", "d"]);
}

#[test]
fn a_period_finds_what_touches_it_and_dates_sort_by_what_comes_next() {
    let (_folder, index) = index(&[
        event("long", "Long", json!([{"start": "2026-12-01", "end": "2026-12-20"}]), json!({})),
        event("late", "Late", json!([{"start": "2026-12-31T20:00", "end": "2026-12-31T22:00"}]), json!({})),
        event("twice", "Twice", json!([{"start": "2026-11-30"}, {"start": "2026-12-10"}]), json!({})),
        place("never", json!({"en": "Never"}), HERE, json!({})),
    ]);
    let ask = |from: &str, to: &str| {
        let period = Some((at(from), at(to)));
        let sort = index::Sort::Date;
        ids(&index.search(&Query { period, sort, ..query("") }).expect("an answer"))
    };
    assert_eq!(ask("2026-12-05T00:00:00Z", "2026-12-06T00:00:00Z"), ["long"]);
    assert_eq!(ask("2026-12-09T21:00:00Z", "2026-12-10T20:00:00Z"), ["long", "twice"]);
    assert_eq!(ask("2027-02-01T00:00:00Z", "2027-03-01T00:00:00Z"), Vec::<String>::new());
    let by_date = index.search(&Query { sort: index::Sort::Date, ..query("") }).expect("an answer");
    assert_eq!(ids(&by_date), ["twice", "long", "late", "never"]);
    let next = by_date.hits[0].next_instance.expect("an instance");
    assert_eq!((next.starts, next.all_day), (at("2026-11-29T20:30:00Z"), true));
}

#[test]
fn a_parent_category_includes_its_children_in_filters_and_counts() {
    let (_folder, index) = index(&[
        place("a", json!({"en": "A"}), HERE, json!({"category": "museum"})),
        place("b", json!({"en": "B"}), HERE, json!({"category": "art-museum"})),
        place("c", json!({"en": "C"}), HERE, json!({"category": "forest"})),
    ]);
    let ask = |category: &str| {
        let query = Query { categories: vec![category.to_owned()], facets: vec![Facet::Category], ..query("") };
        index.search(&query).expect("an answer")
    };
    assert_eq!((ask("museum").total, ask("art-museum").total, ask("no-such").total), (2, 1, 0));
    let counts = index.search(&Query { facets: vec![Facet::Category], ..query("") }).expect("an answer").facets;
    let counts: Vec<(&str, u64)> = counts[0].1.iter().map(|(slug, count)| (slug.as_str(), *count)).collect();
    assert_eq!(counts, [("museum", 2), ("art-museum", 1), ("forest", 1), ("nature", 1)]);
}

#[test]
fn counts_over_the_answer_add_up_to_its_total() {
    let index = starter();
    for text in ["", "موزه", "rasht"] {
        let results = index.search(&Query { facets: Facet::ALL.to_vec(), ..query(text) }).expect("an answer");
        let sum = |facet: Facet| -> u64 {
            let (_, values) = results.facets.iter().find(|(other, _)| *other == facet).expect("a facet");
            values.iter().map(|(_, count)| count).sum()
        };
        assert_eq!(sum(Facet::Kind), results.total, "{text}");
        assert_eq!(sum(Facet::Country), results.total, "{text}");
        let province = &results.facets.iter().find(|(facet, _)| *facet == Facet::Province).expect("a facet").1;
        for (id, count) in province.iter().take(3) {
            let narrowed = Query { provinces: vec![Id::parse(id).expect("an id")], ..query(text) };
            assert_eq!(index.search(&narrowed).expect("an answer").total, *count, "{id}");
        }
    }
}

#[test]
fn kinds_cities_and_samples_narrow() {
    let index = starter();
    let all = index.search(&query("")).expect("an answer").total;
    let without = index.search(&Query { without_samples: true, ..query("") }).expect("an answer").total;
    assert!(without < all);
    let rasht = Query { cities: vec![Id::parse("city:rasht").expect("an id")], ..query("") };
    let rasht = index.search(&rasht).expect("an answer");
    assert!(rasht.total > 5);
    assert!(rasht.hits.iter().any(|hit| hit.kind == Kind::City), "a city lies in itself");
    let events = index.search(&Query { kinds: vec![Kind::Event], ..query("") }).expect("an answer");
    assert!(events.total > 10 && events.hits.iter().all(|hit| hit.kind == Kind::Event));
}

#[test]
fn what_was_invented_comes_after_its_like() {
    let (_folder, index) = index(&[
        place("sample", json!({"en": "Tower"}), HERE, json!({"sample": true})),
        place("real", json!({"en": "Tower"}), HERE, json!({})),
    ]);
    assert_eq!(ids(&index.search(&query("tower")).expect("an answer")), ["real", "sample"]);
}
