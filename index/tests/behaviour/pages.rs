use index::{Cursor, Error, Index, Query, Sort};
use model::{Lang, Point};
use proptest::prelude::*;

use crate::collection::Collection;
use crate::made::{query, starter};

fn pages(index: &Index, query: &Query, size: usize) -> Vec<String> {
    let mut query = Query { limit: size, ..query.clone() };
    let mut ids = Vec::new();
    loop {
        let results = index.search(&query).expect("an answer");
        assert!(results.hits.len() <= size);
        ids.extend(results.hits.iter().map(|hit| hit.id.to_string()));
        let Some(next) = results.next else { return ids };
        // As it travels in an address.
        query.after = Some(next.to_string().parse().expect("our own cursor"));
    }
}

#[test]
fn pages_put_together_are_the_whole_in_every_order() {
    let index = starter();
    let near = Point::new(49.58, 37.28);
    for sort in Sort::ALL {
        for text in ["", "رشت", "museum", "masule", "purple rasht"] {
            let query = Query { sort, near, ..query(text) };
            let total = index.search(&query).expect("an answer").total as usize;
            let (small, large) = (pages(index, &query, 7), pages(index, &query, 100));
            assert_eq!(small, large, "{sort:?} {text}");
            let mut once = small.clone();
            once.sort();
            once.dedup();
            assert_eq!((small.len(), once.len()), (total, total), "{sort:?} {text}");
        }
    }
}

#[test]
fn a_cursor_goes_on_where_it_was_while_items_come_and_go() {
    let collection = Collection::starter();
    let (_folder, index) = collection.index();
    for sort in [Sort::Relevance, Sort::Name, Sort::Date] {
        let query = Query { sort, limit: 10, ..query("") };
        let whole = pages(&index, &query, 10);
        let first = index.search(&query).expect("an answer");
        let mut writer = index.writer().expect("a writer");
        // The very hit that the cursor stands on goes, and one before it.
        for id in [&first.hits[9].id, &first.hits[2].id] {
            writer.remove(id).expect("a removal");
        }
        writer.commit().expect("a commit");
        let second = index.search(&Query { after: first.next, ..query }).expect("an answer");
        let second: Vec<String> = second.hits.iter().map(|hit| hit.id.to_string()).collect();
        assert_eq!(second, whole[10..20], "{sort:?}");
        for hit in [&first.hits[9], &first.hits[2]] {
            writer.put(&collection.entry(&collection.items[&hit.id])).expect("a document");
        }
        writer.commit().expect("a commit");
    }
}

#[test]
fn names_sort_as_the_reader_has_learnt_the_alphabet() {
    let index = starter();
    let query = Query { sort: Sort::Name, kinds: vec![model::Kind::Province], ..query("") };
    let first = |lang| -> Vec<String> {
        let results = index.search(&Query { lang, ..query.clone() }).expect("an answer");
        results
            .hits
            .iter()
            .map(|hit| hit.card.name.best(lang).map(|name| name.1.to_owned()).unwrap_or_default())
            .collect()
    };
    let persian = first(Lang::FA);
    let at = |name: &str| {
        persian.iter().position(|other| other == name).unwrap_or_else(|| panic!("no {name} in {persian:?}"))
    };
    assert!(at("آذربایجان شرقی") < at("اردبیل") && at("اردبیل") < at("بوشهر"));
    assert!(at("بوشهر") < at("تهران") && at("تهران") < at("گیلان") && at("گیلان") < at("یزد"));
    let english = first(Lang::EN);
    let mut sorted = english.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!(english, sorted);
}

#[test]
fn a_cursor_of_another_order_or_of_nobody_is_refused() {
    let index = starter();
    let next = index.search(&Query { limit: 1, ..query("") }).expect("an answer").next;
    let other = index.search(&Query { sort: Sort::Name, after: next, ..query("") });
    assert!(matches!(other, Err(Error::BadCursor)));
    assert!(matches!("elsewhere".parse::<Cursor>(), Err(Error::BadCursor)));
}

proptest! {
    #[test]
    fn no_text_breaks_the_reading_of_cursors(text in "\\PC{0,60}|[rdtn][0-9][0-9a-f]{30,44}") {
        if let Ok(cursor) = text.parse::<Cursor>() {
            prop_assert_eq!(cursor.to_string(), text.to_ascii_lowercase());
        }
    }
}
