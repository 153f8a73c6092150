//! Whether a translation still says what its source says.
//!
//! Nobody sets a mark by hand: with each translation goes a hash of the source text that it was made from. When the
//! source changes, the hash does not fit any more, and the translation is older than its source until somebody changes
//! it or says that it is still right.

use serde_json::{Map, Value};

use crate::facts::get;
use crate::lang::Lang;

/// The fields of the written form that hold a text by language.
pub const TEXTS: [&str; 16] = [
    "name",
    "summary",
    "description",
    "place.address",
    "place.period",
    "place.fee.note",
    "place.access.note",
    "event.venue_note",
    "event.tickets.note",
    "programme.who",
    "programme.cost",
    "programme.how",
    "programme.contact.name",
    "opportunity.ask.note",
    "opportunity.contact.name",
    "province_detail.capital",
];

/// Which source text a translation was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Followed {
    /// One of [`TEXTS`].
    pub field: String,
    /// The language of the translation.
    pub lang: Lang,
    /// Hash of the source text.
    pub source: String,
}

/// How a translation stands to its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// It says what the source says, as far as anybody changed it.
    Complete,
    /// The source was changed after it.
    Older,
    /// There is none.
    Missing,
}

/// The language that an item is written in first: Persian when it has a Persian name, otherwise that of its first name.
pub fn source(doc: &Map<String, Value>) -> Lang {
    let names = doc.get("name").and_then(Value::as_object);
    let first = || names.and_then(|names| names.keys().find_map(|tag| Lang::parse(tag)));
    if names.is_some_and(|names| names.contains_key("fa")) { Lang::FA } else { first().unwrap_or(Lang::FA) }
}

/// How the text of a field in a language stands to its source; none for the source itself and when there is no source.
pub fn state(doc: &Map<String, Value>, followed: &[Followed], field: &str, lang: Lang) -> Option<State> {
    let source = source(doc);
    let original = text(doc, field, source).filter(|_| lang != source)?;
    if text(doc, field, lang).is_none() {
        return Some(State::Missing);
    }
    let made_from = followed.iter().find(|one| one.field == field && one.lang == lang);
    let fits = made_from.is_none_or(|one| one.source == hash(original));
    Some(if fits { State::Complete } else { State::Older })
}

/// Which sources the translations follow after somebody turned one text into another: a changed translation follows
/// today's source, an untouched one what it followed before.
pub fn follow(before: &Map<String, Value>, after: &Map<String, Value>, followed: &[Followed]) -> Vec<Followed> {
    let (source_before, source_after) = (source(before), source(after));
    let mut found = Vec::new();
    for (field, lang, translation) in translations(after) {
        let Some(original) = text(after, field, source_after).filter(|_| lang != source_after) else { continue };
        let known = followed.iter().find(|one| one.field == field && one.lang == lang);
        let source = if text(before, field, lang) != Some(translation) {
            hash(original)
        } else if let Some(known) = known {
            known.source.clone()
        } else {
            text(before, field, source_before).map_or_else(|| hash(original), hash)
        };
        found.push(Followed { field: field.to_owned(), lang, source });
    }
    found
}

/// The same after somebody said of all texts in a language that they are still right.
pub fn confirm(doc: &Map<String, Value>, followed: &[Followed], confirmed: Lang) -> Vec<Followed> {
    let confirm = |one: &Followed| {
        let original = text(doc, &one.field, source(doc)).filter(|_| one.lang == confirmed);
        Followed { source: original.map_or_else(|| one.source.clone(), hash), ..one.clone() }
    };
    followed.iter().map(confirm).collect()
}

fn translations(doc: &Map<String, Value>) -> impl Iterator<Item = (&'static str, Lang, &str)> {
    TEXTS.into_iter().flat_map(move |field| {
        let texts = get(doc, field).and_then(Value::as_object);
        texts.into_iter().flatten().filter_map(move |(tag, text)| Some((field, Lang::parse(tag)?, text.as_str()?)))
    })
}

fn text<'a>(doc: &'a Map<String, Value>, field: &str, lang: Lang) -> Option<&'a str> {
    get(doc, &format!("{field}.{lang}")).and_then(Value::as_str).filter(|text| !text.trim().is_empty())
}

/// FNV-1a of the text without the space around it, as sixteen digits. It must never change, so it is written out here.
fn hash(text: &str) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.trim().bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    format!("{hash:016x}")
}
