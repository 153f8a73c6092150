//! A view: one moment of the index, with its columns open. Everything one question needs comes from one view, so that
//! list, counts and tiles of that question agree while writing goes on.

mod facets;
mod fame;
mod memo;
mod segment;
mod words;

use std::sync::Arc;

use jiff::Timestamp;
use model::schedule::Instance;
use tantivy::index::SegmentId;
use tantivy::schema::Field;
use tantivy::{Searcher, Term};

use crate::Error;
use crate::document::Marks;
use crate::schema::Fields;
use crate::words::{Reading, Slip};

use self::memo::Memo;
pub(crate) use facets::Counted;
pub(crate) use segment::Segment;

/// One moment of the index.
pub(crate) struct View {
    pub searcher: Searcher,
    pub fields: Fields,
    pub segments: Vec<Segment>,
    /// Living documents.
    pub total: u64,
    /// Typed lines already read against this moment's dictionaries.
    readings: Memo<String, Reading>,
    /// Terms near a word, which one reading asks for several times.
    slips: Memo<Slipped, Near>,
    /// Words that sound like a word: «میدان» and "San" are typed over and over.
    alike: Memo<(Field, char, String), Vec<(String, f32)>>,
    /// The commonest words that begin with a few letters, of thousands.
    beginnings: Memo<(Field, String, usize), Vec<String>>,
}

/// A word, where it was looked for and how far around: only among what begins with its letter, or not.
type Slipped = (Field, Slip, bool, String);
/// Terms with how many documents hold them.
type Near = Vec<(String, u32)>;

/// How many typed lines are remembered.
const MOST_READINGS: usize = 256;
/// How many words with their neighbours in spelling are remembered.
const MOST_SLIPS: usize = 1024;
/// How many words with those that sound like them are remembered.
const MOST_ALIKE: usize = 2048;
/// How many beginnings are remembered.
const MOST_BEGINNINGS: usize = 512;

impl View {
    /// Opens the columns of every segment; those that stood in the view before are open already.
    pub(crate) fn new(searcher: Searcher, fields: Fields, before: Option<&View>) -> Result<View, Error> {
        let known = before.map_or(&[][..], |before| &before.segments);
        let segments = searcher
            .segment_readers()
            .iter()
            .map(|reader| match known.iter().find(|known| known.reader.segment_id() == reader.segment_id()) {
                Some(known) => Ok(known.as_of(reader)),
                None => Segment::open(reader, &fields, searcher.index()),
            })
            .collect::<tantivy::Result<Vec<Segment>>>()?;
        let total = searcher.num_docs();
        Ok(View {
            searcher,
            fields,
            segments,
            total,
            readings: Memo::new(MOST_READINGS),
            slips: Memo::new(MOST_SLIPS),
            alike: Memo::new(MOST_ALIKE),
            beginnings: Memo::new(MOST_BEGINNINGS),
        })
    }

    /// Whether these are the segments it reads.
    pub(crate) fn reads(&self, segments: &[SegmentId]) -> bool {
        segments.len() == self.segments.len()
            && self.segments.iter().all(|one| segments.contains(&one.reader.segment_id()))
    }

    /// How many documents hold a term, those that were deleted since among them.
    pub(crate) fn doc_freq(&self, term: &Term) -> tantivy::Result<u64> {
        self.held(term.field(), term.serialized_value_bytes())
    }

    /// How many documents hold a word in a field, those that were deleted since among them.
    pub(crate) fn held(&self, field: Field, word: &[u8]) -> tantivy::Result<u64> {
        self.segments.iter().map(|segment| Ok(u64::from(segment.words(field)?.held(word)?))).sum()
    }

    /// The terms near a word, looked for once a view.
    pub(crate) fn slips(&self, key: Slipped, look: impl FnOnce() -> Result<Near, Error>) -> Result<Arc<Near>, Error> {
        self.slips.get(key, look)
    }

    /// The words of a field, under a sign, that sound like a word, looked for once a view.
    pub(crate) fn alike(
        &self,
        key: (Field, char, String),
        look: impl FnOnce() -> Result<Vec<(String, f32)>, Error>,
    ) -> Result<Arc<Vec<(String, f32)>>, Error> {
        self.alike.get(key, look)
    }

    /// The commonest words of a field that begin so, up to a number, looked for once a view.
    pub(crate) fn beginnings(
        &self,
        key: (Field, String, usize),
        look: impl FnOnce() -> Result<Vec<String>, Error>,
    ) -> Result<Arc<Vec<String>>, Error> {
        self.beginnings.get(key, look)
    }

    /// The reading of a typed line, made once a view.
    pub(crate) fn reading(
        &self,
        key: String,
        read: impl FnOnce() -> Result<Reading, Error>,
    ) -> Result<Arc<Reading>, Error> {
        self.readings.get(key, read)
    }
}

/// Whether an instance touches a span of time. A moment without length touches the span it lies in.
pub(crate) fn touches(start: i64, end: i64, from: i64, to: i64) -> bool {
    start < to.max(from.saturating_add(1)) && end.max(start.saturating_add(1)) > from
}

/// The same on the world's clock.
pub(crate) fn instance((start, end, marks): (i64, i64, Marks)) -> Option<Instance> {
    Some(Instance {
        starts: Timestamp::from_second(start).ok()?,
        ends: Timestamp::from_second(end).ok()?,
        all_day: marks.all_day,
        is_open: marks.is_open,
    })
}
