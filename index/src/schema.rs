//! The fields of the index, and the fingerprint that says "rebuild me".
//!
//! Text fields hold ready-made terms (see [`crate::analysis`]); tantivy cuts nothing itself. Names are kept without
//! frequencies and lengths: an item with names in ten languages is not ten times less well named. Running texts keep the
//! places of their words, for what is asked in quotes.

use tantivy::schema::{BytesOptions, Field, IndexRecordOption, NumericOptions, Schema, TextFieldIndexing, TextOptions};

/// Raised whenever terms are made differently by code that the fingerprint cannot see (folding, stemming, how terms are laid into fields).
const TERMS_VERSION: u32 = 6;

/// The languages in which results can be sorted by name, in the order of [`Fields::sort_names`].
pub(crate) const SORT_LANGS: [&str; 3] = ["fa", "en", "ar"];

/// Handles of all fields.
#[derive(Clone, Debug)]
pub(crate) struct Fields {
    /// The item's id, for replacing and removing.
    pub id: Field,
    /// Words of the names.
    pub name: Field,
    /// Words of the other names.
    pub other: Field,
    /// Words for what it is: names and synonyms of its category and of the category above.
    pub category_words: Field,
    /// Names of its city, province and country.
    pub place: Field,
    /// Names of related items: venue, partner cities, stops.
    pub partner: Field,
    /// Words of the summary.
    pub summary: Field,
    /// Words of the description.
    pub description: Field,
    /// First letters of names, for suggestions from the first key press.
    pub edge: Field,
    pub kind: Field,
    pub category: Field,
    pub city: Field,
    pub province: Field,
    pub country: Field,
    pub owner: Field,
    /// Yes-or-no facts as words: `free`, `paid`, `unesco`, `sample`, `dated`, `hours`, `wheelchair-yes`, …, and the
    /// marks that whoever filled the index gave.
    pub flag: Field,
    /// Country, time zone and opening hours as one string, so that each distinct one is evaluated once a query.
    pub hours: Field,
    /// Position on the curve; the documents' order.
    pub code: Field,
    /// Degrees × 10⁷.
    pub lon: Field,
    pub lat: Field,
    /// 0..=1000.
    pub importance: Field,
    /// Hash of the id: the last word between equals, in every sort order.
    pub key: Field,
    /// Seconds since 1970 of each instance's start.
    pub starts: Field,
    /// Seconds since 1970 of each instance's end, with its [`crate::document::Marks`]; parallel to `starts`.
    pub ends: Field,
    /// Seconds since 1970 of the last change.
    pub changed: Field,
    /// Days since 1970 of the day from which its facts count as old.
    pub due: Field,
    /// Sort keys of the best name for a reader of each of [`SORT_LANGS`].
    pub sort_names: [Field; 3],
    /// What a list shows: the stored [`crate::document::Stored`] as JSON.
    pub card: Field,
}

/// Makes the schema and its handles.
pub(crate) fn build() -> (Schema, Fields) {
    let mut schema = Schema::builder();
    let terms = |tokenizer, record, lengths| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(record).set_fieldnorms(lengths),
        )
    };
    let short = terms(crate::terms::NAME, IndexRecordOption::Basic, false);
    let long = terms(crate::terms::NAME, IndexRecordOption::WithFreqsAndPositions, true);
    let mark = terms("raw", IndexRecordOption::Basic, false);
    let word = mark.clone().set_fast("raw");
    let only_fast_word = TextOptions::default().set_fast("raw");
    let number = NumericOptions::default().set_fast();
    let fields = Fields {
        id: schema.add_text_field("id", mark.clone()),
        name: schema.add_text_field("name", short.clone()),
        other: schema.add_text_field("other", short.clone()),
        category_words: schema.add_text_field("category_words", short.clone()),
        place: schema.add_text_field("place", short.clone()),
        partner: schema.add_text_field("partner", short.clone()),
        summary: schema.add_text_field("summary", long.clone()),
        description: schema.add_text_field("description", long),
        edge: schema.add_text_field("edge", short),
        kind: schema.add_text_field("kind", word.clone()),
        category: schema.add_text_field("category", word.clone()),
        city: schema.add_text_field("city", word.clone()),
        province: schema.add_text_field("province", word.clone()),
        country: schema.add_text_field("country", word.clone()),
        owner: schema.add_text_field("owner", word),
        flag: schema.add_text_field("flag", mark),
        hours: schema.add_text_field("hours", only_fast_word.clone()),
        code: schema.add_u64_field("code", number.clone()),
        lon: schema.add_i64_field("lon", number.clone()),
        lat: schema.add_i64_field("lat", number.clone()),
        importance: schema.add_u64_field("importance", number.clone()),
        key: schema.add_u64_field("key", number.clone()),
        starts: schema.add_i64_field("starts", number.clone()),
        ends: schema.add_i64_field("ends", number.clone()),
        changed: schema.add_i64_field("changed", number.clone()),
        due: schema.add_i64_field("due", number),
        sort_names: SORT_LANGS.map(|lang| schema.add_text_field(&format!("sort_{lang}"), only_fast_word.clone())),
        card: schema.add_bytes_field("card", BytesOptions::default().set_stored()),
    };
    (schema.build(), fields)
}

/// A mark that changes whenever an index made before would answer differently from one made now.
pub(crate) fn fingerprint(schema: &Schema) -> String {
    let schema = serde_json::to_string(schema).unwrap_or_default();
    let data = crate::analysis::lexicon::SOURCES.concat();
    let categories: String = model::category::CATEGORIES.iter().map(|c| format!("{} {:?};", c.slug, c.names)).collect();
    let mark =
        [schema.as_str(), &data, &categories].iter().fold(0, |mark, text| hash(text) ^ u64::rotate_left(mark, 7));
    format!("{TERMS_VERSION}-{mark:016x}")
}

/// FNV-1a with a closing mix: the same in every version and on every machine.
pub(crate) fn hash(text: &str) -> u64 {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for byte in text.bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3);
    }
    hash ^= hash >> 32;
    hash = hash.wrapping_mul(0xd6e8_feb8_6659_fd93);
    hash ^ (hash >> 32)
}
