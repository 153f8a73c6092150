//! How complete an item is, beyond what is required of it: what readers of every kind miss first, weighed.
//!
//! It reads the written form, so that a draft that is still wrong has a score as well.

use serde_json::{Map, Value};

use crate::category::Kind;

/// Something that is missing: a word for its message, and what it weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// The message `wanted-WORD` says it in words.
    pub word: &'static str,
    /// Its share of the whole of its kind.
    pub weight: u32,
    /// The field of the written form to go to.
    pub field: &'static str,
}

/// How complete a document is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    /// 0..=100.
    pub percent: u32,
    /// What is missing, the weightiest first.
    pub missing: Vec<Wanted>,
}

const fn wanted(word: &'static str, weight: u32, field: &'static str) -> Wanted {
    Wanted { word, weight, field }
}

/// What every kind is better with.
const COMMON: [Wanted; 8] = [
    wanted("name-fa", 10, "name.fa"),
    wanted("name-en", 10, "name.en"),
    wanted("summary-fa", 15, "summary.fa"),
    wanted("summary-en", 10, "summary.en"),
    wanted("description", 15, "description"),
    wanted("picture", 20, "pictures"),
    wanted("source", 5, "sources.0.url"),
    wanted("verified", 5, "verified_on"),
];

/// What only a kind is better with.
const fn own(kind: Kind) -> &'static [Wanted] {
    const PLACE: [Wanted; 5] = [
        wanted("point", 15, "point"),
        wanted("hours", 10, "place.opening_hours"),
        wanted("address", 5, "place.address"),
        wanted("fee", 5, "place.fee"),
        wanted("access", 5, "place.access"),
    ];
    const EVENT: [Wanted; 2] = [wanted("venue", 10, "event.venue"), wanted("organiser", 10, "event.organiser")];
    const PARTNERSHIP: [Wanted; 2] =
        [wanted("signed", 10, "partnership.signed"), wanted("themes", 10, "partnership.themes")];
    const PROGRAMME: [Wanted; 2] = [wanted("how", 10, "programme.how"), wanted("contact", 10, "programme.contact")];
    const OPPORTUNITY: [Wanted; 1] = [wanted("contact", 10, "opportunity.contact")];
    match kind {
        Kind::Place => &PLACE,
        Kind::Event => &EVENT,
        Kind::Partnership => &PARTNERSHIP,
        Kind::Programme => &PROGRAMME,
        Kind::Opportunity => &OPPORTUNITY,
        Kind::Route | Kind::Province | Kind::City | Kind::Organisation => &[],
    }
}

/// Looks at a document in the written form.
pub fn of(kind: Kind, doc: &Map<String, Value>) -> Completeness {
    let (mut whole, mut held, mut missing) = (0, 0, Vec::new());
    for wanted in COMMON.iter().chain(own(kind)) {
        whole += wanted.weight;
        if says(doc, wanted.field) {
            held += wanted.weight;
        } else {
            missing.push(*wanted);
        }
    }
    missing.sort_by_key(|wanted| std::cmp::Reverse(wanted.weight));
    Completeness { percent: held * 100 / whole.max(1), missing }
}

fn says(doc: &Map<String, Value>, field: &str) -> bool {
    crate::facts::get(doc, field).is_some_and(|value| match value {
        Value::Null => false,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    })
}
