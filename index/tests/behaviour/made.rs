//! Items made for one test.

use std::sync::LazyLock;

use index::{Index, Query, Results};
use serde_json::{Value, json};

use crate::collection::{Collection, now};

/// A written place; `more` replaces or adds keys.
#[expect(clippy::needless_pass_by_value, reason = "what json! makes at the call is nobody else's")]
pub fn place(id: &str, name: Value, (lon, lat): (f64, f64), more: Value) -> String {
    let mut item = json!({
        "format": 1, "id": format!("place:{id}"), "kind": "place", "slug": id, "category": "monument", "name": name,
        "point": {"lon": lon, "lat": lat}, "sources": [{"title": "made for a test"}],
    });
    merge(&mut item, more);
    item.to_string()
}

/// A written event on days of 2026 and later.
#[expect(clippy::needless_pass_by_value, reason = "what json! makes at the call is nobody else's")]
pub fn event(id: &str, name: &str, dates: Value, more: Value) -> String {
    let mut item = json!({
        "format": 1, "id": format!("event:{id}"), "kind": "event", "slug": id, "category": "festival", "name": {"en": name},
        "point": {"lon": 49.6, "lat": 37.3}, "sources": [{"title": "made for a test"}],
        "event": {"schedule": {"type": "dates", "timezone": "Asia/Tehran", "dates": dates}},
    });
    merge(&mut item, more);
    item.to_string()
}

fn merge(item: &mut Value, more: Value) {
    if let (Value::Object(item), Value::Object(more)) = (item, more) {
        item.extend(more);
    }
}

/// Reads written items.
pub fn collection<'a>(written: impl IntoIterator<Item = &'a str>) -> Collection {
    let mut collection = Collection::default();
    for text in written {
        let item = model::written::read(text).unwrap_or_else(|problems| panic!("{problems:?} in {text}"));
        collection.items.insert(item.id.clone(), item);
    }
    collection
}

/// An index of these items.
pub fn index(items: &[String]) -> (tempfile::TempDir, Index) {
    collection(items.iter().map(String::as_str)).index()
}

/// A question with the tests' moment.
pub fn query(text: &str) -> Query {
    Query { text: text.to_owned(), now: now(), limit: 100, ..Query::default() }
}

/// Ids of the hits, without their kind.
pub fn ids(results: &Results) -> Vec<String> {
    results.hits.iter().map(|hit| hit.id.as_str().split(':').nth(1).unwrap_or_default().to_owned()).collect()
}

/// Ids of the hits of a typed line.
pub fn found(index: &Index, text: &str) -> Vec<String> {
    ids(&index.search(&query(text)).expect("an answer"))
}

/// The starter collection's index, for tests that only ask.
pub fn starter() -> &'static Index {
    static STARTER: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| Collection::starter().index());
    &STARTER.1
}
