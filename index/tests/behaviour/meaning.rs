//! What a line plainly asks for, and what is changed where nothing answers it.

use index::{Changed, Part, Query, Results};

use crate::collection::now;
use crate::made::starter;

fn ask(text: &str) -> Results {
    let query = Query { text: text.to_owned(), now: now(), limit: 100, ..Query::default() };
    starter().search(&query).expect("an answer")
}

#[test]
fn a_category_and_a_city_narrow_and_each_can_be_taken_off() {
    let results = ask("موزه‌های شهر رشت");
    assert!(results.total > 1);
    assert!(results.hits.iter().all(|hit| hit.card.city.as_ref().is_some_and(|city| city.as_str() == "city:rasht")));
    let [museum, rasht] = results.understood.as_slice() else { panic!("{:?}", results.understood) };
    assert!(matches!(museum.part, Part::Category(category) if category.slug == "museum") && museum.narrows);
    assert_eq!(museum.without, "شهر رشت");
    assert!(matches!(&rasht.part, Part::Region(_, id, _) if id.as_str() == "city:rasht"));
    assert_eq!(results.changed, []);
}

#[test]
fn a_name_made_of_the_same_words_stays_a_name() {
    let results = ask("کاخ گلستان");
    assert_eq!(results.hits[0].id.as_str(), "place:golestan-palace");
    assert!(results.understood.iter().all(|understood| !understood.narrows));
}

#[test]
fn near_means_nearest_first() {
    let results = ask("mosque near naqsh-e jahan square");
    assert!(
        matches!(&results.understood[..], [near, _] if matches!(&near.part, Part::Near(id, ..) if id.as_str() == "place:naqsh-e-jahan-square"))
    );
    let distances: Vec<f64> = results.hits.iter().filter_map(|hit| hit.distance_m).collect();
    assert!(distances.len() == results.hits.len() && distances.is_sorted());
}

#[test]
fn days_in_words_are_days() {
    let results = ask("رویدادهای آخر هفته");
    assert!(results.total > 0 && results.hits.iter().all(|hit| hit.kind == model::Kind::Event));
    let days = results.understood.iter().find_map(|understood| match understood.part {
        Part::When(from, until) => Some(format!("{from}..{until}")),
        _ => None,
    });
    assert_eq!(days.as_deref(), Some("2026-11-26..2026-11-28"));
}

#[test]
fn what_is_widened_is_said() {
    let results = ask("what's on this weekend in Rasht");
    assert!(results.total > 0);
    assert!(results.changed.iter().any(|changed| matches!(changed, Changed::AnyTime | Changed::Province(..))));
    let results = ask("hotel in yazd");
    assert!(results.total > 0 && !results.changed.is_empty());
}

#[test]
fn quotes_want_words_side_by_side_and_a_minus_takes_away() {
    assert_eq!(ask("«تخت جمشید»").hits[0].id.as_str(), "place:persepolis");
    assert!(ask("«جمشید تخت»").hits.iter().all(|hit| hit.id.as_str() != "place:persepolis"));
    let without = ask("نقش جهان -ورزشگاه");
    assert!(without.total > 0 && without.hits.iter().all(|hit| hit.card.category != "stadium"));
}
