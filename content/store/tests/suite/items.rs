//! Items to save: a small part of Gilan.

use jiff::Timestamp;
use model::{Id, Item};
use serde_json::{Value, json};
use store::{Change, Expected};

pub fn id(text: &str) -> Id {
    Id::parse(text).expect("an id")
}

/// An item of this kind and category, with these fields more. Its slug is what follows the colon of its id.
pub fn item(id: &str, category: &str, more: Value) -> Item {
    let (kind, slug) = id.split_once(':').expect("kind:slug");
    let mut doc = json!({
        "format": 1, "id": id, "kind": kind, "slug": slug.to_lowercase(), "category": category,
        "name": {"en": slug},
        "point": {"lon": 49.0, "lat": 37.0, "precision": "1km"},
        "sources": [{"title": "Test"}],
    });
    let fields = doc.as_object_mut().expect("an object");
    if let Value::Object(more) = more {
        fields.extend(more);
    }
    model::written::read(&doc.to_string()).unwrap_or_else(|problems| panic!("{id}: {problems:?}"))
}

pub fn gilan() -> Item {
    item("province:gilan", "province", json!({"name": {"fa": "گیلان", "en": "Gilan"}}))
}

pub fn rasht() -> Item {
    item("city:rasht", "city", json!({"name": {"fa": "رشت", "en": "Rasht"}, "province": "province:gilan"}))
}

/// A village near Rasht.
pub fn village(id: &str) -> Item {
    item(id, "village", json!({"city": "city:rasht", "province": "province:gilan"}))
}

/// An event at this place, which says nothing else of where it is.
pub fn event(id: &str, venue: &str) -> Item {
    item(
        id,
        "festival",
        json!({"event": {"venue": venue, "schedule": {"type": "yearly", "calendar": "persian", "month": 1, "day": 13}}}),
    )
}

pub fn organisation(id: &str, owner: Option<&str>) -> Item {
    let mut more = json!({"organisation": {"type": "council"}});
    if let Some(owner) = owner {
        more["owner"] = owner.into();
    }
    item(id, "organisation", more)
}

/// The same item under another English name.
pub fn renamed(item: &Item, name: &str) -> Item {
    let mut doc = model::written::to_value(item);
    doc["name"]["en"] = name.into();
    model::written::read(&doc.to_string()).expect("an item")
}

/// The same item at another address.
pub fn moved(item: &Item, slug: &str) -> Item {
    let mut moved = item.clone();
    moved.slug = slug.to_owned();
    moved
}

/// A moment; a later one for a higher number.
pub fn moment(seconds: i64) -> Timestamp {
    Timestamp::new(1_790_000_000 + seconds, 123_456_000).expect("a moment")
}

pub fn change(item: &Item, expected: Expected) -> Change {
    Change { item: item.clone(), expected, author: "editor".to_owned(), at: moment(0) }
}

pub fn new(item: &Item) -> Change {
    change(item, Expected::New)
}

pub fn import(items: &[Item]) -> Vec<Change> {
    items.iter().map(|item| change(item, Expected::Any)).collect()
}
