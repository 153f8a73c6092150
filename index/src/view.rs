//! A view: one moment of the index, with its columns open. Everything one question needs comes from one view, so that
//! list, counts and tiles of that question agree while writing goes on.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::Timestamp;
use model::schedule::Instance;
use model::{Bounds, Kind, Point};
use tantivy::columnar::{Column, ColumnValues, StrColumn};
use tantivy::store::StoreReader;
use tantivy::{DocId, Searcher, SegmentReader};

use crate::document::Stored;
use crate::geo::order::Square;
use crate::schema::{Fields, SORT_LANGS};
use crate::words::Reading;
use crate::{Error, query::Facet};

/// One moment of the index.
pub(crate) struct View {
    pub searcher: Searcher,
    pub fields: Fields,
    pub segments: Vec<Segment>,
    /// Living documents.
    pub total: u64,
    /// Typed lines already read against this moment's dictionaries.
    readings: Mutex<HashMap<String, Arc<Reading>>>,
}

/// One segment with its columns open.
pub(crate) struct Segment {
    pub reader: SegmentReader,
    pub max_doc: u32,
    codes: Arc<dyn ColumnValues<u64>>,
    /// Every [`STRIDE`]th code, so that a search in the column touches few pages.
    samples: Vec<u64>,
    lon: Arc<dyn ColumnValues<i64>>,
    lat: Arc<dyn ColumnValues<i64>>,
    importance: Arc<dyn ColumnValues<u64>>,
    key: Arc<dyn ColumnValues<u64>>,
    starts: Column<i64>,
    ends: Column<i64>,
    changed: Arc<dyn ColumnValues<i64>>,
    due: Arc<dyn ColumnValues<i64>>,
    kinds: Vec<Option<Kind>>,
    kind: Option<StrColumn>,
    pub hours: Option<StrColumn>,
    facets: [Option<StrColumn>; 6],
    pub sort_names: [Option<StrColumn>; 3],
    sample: Vec<DocId>,
    deleted: Vec<DocId>,
    store: StoreReader,
}

const STRIDE: u32 = 4096;
/// Blocks of cards kept unpacked in each segment.
const STORE_BLOCKS: usize = 24;
/// How many typed lines are remembered.
const MOST_READINGS: usize = 256;

impl View {
    /// Opens the columns of every segment.
    pub(crate) fn new(searcher: Searcher, fields: Fields) -> Result<View, Error> {
        let segments = searcher
            .segment_readers()
            .iter()
            .map(|reader| Segment::open(reader, &fields))
            .collect::<tantivy::Result<Vec<Segment>>>()?;
        let total = searcher.num_docs();
        Ok(View { searcher, fields, segments, total, readings: Mutex::default() })
    }

    /// The reading of a typed line, made once a view.
    pub(crate) fn reading(
        &self,
        key: String,
        read: impl FnOnce() -> Result<Reading, Error>,
    ) -> Result<Arc<Reading>, Error> {
        if let Some(known) = self.readings.lock().unwrap_or_else(PoisonError::into_inner).get(&key) {
            return Ok(known.clone());
        }
        let reading = Arc::new(read()?);
        let mut readings = self.readings.lock().unwrap_or_else(PoisonError::into_inner);
        if readings.len() >= MOST_READINGS {
            readings.clear();
        }
        readings.insert(key, reading.clone());
        Ok(reading)
    }
}

impl Segment {
    fn open(reader: &SegmentReader, fields: &Fields) -> tantivy::Result<Segment> {
        let columns = reader.fast_fields();
        let codes = columns.column_first_or_default::<u64>("code")?;
        let samples = (0..reader.max_doc()).step_by(STRIDE as usize).map(|doc| codes.get_val(doc)).collect();
        let kind = columns.str("kind")?;
        let mut kinds = Vec::new();
        if let Some(kind) = &kind {
            let mut word = String::new();
            for ord in 0..kind.num_terms() as u64 {
                kind.ord_to_str(ord, &mut word)?;
                kinds.push(Kind::from_slug(&word));
            }
        }
        let mut facets = Facet::ALL.map(|_| None);
        for (slot, facet) in facets.iter_mut().zip(Facet::ALL) {
            *slot = columns.str(facet.as_str())?;
        }
        let mut sort_names = [None, None, None];
        for (slot, lang) in sort_names.iter_mut().zip(SORT_LANGS) {
            *slot = columns.str(&format!("sort_{lang}"))?;
        }
        let flags = reader.inverted_index(fields.flag)?;
        let mut sample = Vec::new();
        let term = tantivy::Term::from_field_text(fields.flag, "sample");
        if let Some(mut postings) = flags.read_postings(&term, tantivy::schema::IndexRecordOption::Basic)? {
            use tantivy::DocSet;
            while postings.doc() != tantivy::TERMINATED {
                sample.push(postings.doc());
                postings.advance();
            }
        }
        Ok(Segment {
            max_doc: reader.max_doc(),
            samples,
            lon: columns.column_first_or_default("lon")?,
            lat: columns.column_first_or_default("lat")?,
            importance: columns.column_first_or_default("importance")?,
            key: columns.column_first_or_default("key")?,
            starts: columns.i64("starts")?,
            ends: columns.i64("ends")?,
            changed: columns.column_first_or_default("changed")?,
            due: columns.column_first_or_default("due")?,
            kinds,
            kind,
            hours: columns.str("hours")?,
            facets,
            sort_names,
            sample,
            deleted: match reader.alive_bitset() {
                Some(alive) if reader.has_deletes() => {
                    (0..reader.max_doc()).filter(|doc| alive.is_deleted(*doc)).collect()
                }
                _ => Vec::new(),
            },
            store: reader.get_store_reader(STORE_BLOCKS)?,
            codes,
            reader: reader.clone(),
        })
    }

    pub(crate) fn is_alive(&self, doc: DocId) -> bool {
        self.deleted.is_empty() || !self.reader.is_deleted(doc)
    }

    /// Living documents among `docs`.
    pub(crate) fn count_alive(&self, docs: Range<u32>) -> u64 {
        let dead =
            self.deleted.partition_point(|doc| *doc < docs.end) - self.deleted.partition_point(|doc| *doc < docs.start);
        u64::from(docs.end.saturating_sub(docs.start)) - dead as u64
    }

    /// The documents of `docs` that lie in a square.
    pub(crate) fn docs_in(&self, square: Square, docs: Range<u32>) -> Range<u32> {
        let start = if square.first == 0 { docs.start } else { self.first_after(square.first - 1, docs.clone()) };
        let end = self.first_after(square.last(), start..docs.end);
        start..end
    }

    /// The first document of `docs` whose code is greater; `docs.end` when there is none.
    pub(crate) fn first_after(&self, code: u64, docs: Range<u32>) -> u32 {
        let (mut low, mut high) = (docs.start, docs.end);
        if high - low > STRIDE {
            let (from, to) = (low.div_ceil(STRIDE) as usize, (high / STRIDE) as usize);
            let within = &self.samples[from..to.min(self.samples.len()).max(from)];
            let passed = from + within.partition_point(|sample| *sample <= code);
            if passed > from {
                low = (passed as u32 - 1) * STRIDE + 1;
            }
            if passed < from + within.len() {
                high = passed as u32 * STRIDE;
            }
        }
        while low < high {
            let middle = low + (high - low) / 2;
            if self.codes.get_val(middle) <= code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub(crate) fn code(&self, doc: DocId) -> u64 {
        self.codes.get_val(doc)
    }

    pub(crate) fn point(&self, doc: DocId) -> Point {
        let (lon, lat) = (self.lon.get_val(doc), self.lat.get_val(doc));
        // The columns hold what a checked position gave; the fallback only keeps the type honest.
        Point::new(lon as f64 / 1e7, lat as f64 / 1e7).unwrap_or_else(|| Bounds::WORLD.centre())
    }

    /// 0..=1.
    pub(crate) fn importance(&self, doc: DocId) -> f64 {
        self.importance.get_val(doc) as f64 / 1000.0
    }

    /// Seconds since 1970 of the last change.
    pub(crate) fn changed(&self, doc: DocId) -> i64 {
        self.changed.get_val(doc)
    }

    /// Whether its facts count as old on a day, in days since 1970.
    pub(crate) fn is_overdue(&self, doc: DocId, today: i64) -> bool {
        self.due.get_val(doc) <= today
    }

    pub(crate) fn key(&self, doc: DocId) -> u64 {
        self.key.get_val(doc)
    }

    pub(crate) fn kind(&self, doc: DocId) -> Option<Kind> {
        let ord = self.kind.as_ref()?.ords().first(doc)?;
        *self.kinds.get(ord as usize)?
    }

    pub(crate) fn is_sample(&self, doc: DocId) -> bool {
        self.sample.binary_search(&doc).is_ok()
    }

    /// The column that a facet counts.
    pub(crate) fn facet(&self, facet: Facet) -> Option<&StrColumn> {
        self.facets[facet as usize].as_ref()
    }

    /// All instances in time order.
    pub(crate) fn instances(&self, doc: DocId) -> impl Iterator<Item = (i64, i64, bool)> + '_ {
        self.starts
            .values_for_doc(doc)
            .zip(self.ends.values_for_doc(doc))
            .map(|(start, end)| (start, end >> 1, end & 1 == 1))
    }

    /// The first instance that touches the time from `from` until `to`.
    pub(crate) fn instance_in(&self, doc: DocId, from: i64, to: i64) -> Option<(i64, i64, bool)> {
        self.instances(doc).find(|(start, end, _)| touches(*start, *end, from, to))
    }

    /// What a list shows of a document.
    pub(crate) fn stored(&self, doc: DocId, fields: &Fields) -> Result<Stored, Error> {
        use tantivy::schema::Value;
        let document: tantivy::TantivyDocument = self.store.get(doc)?;
        let bytes = document.get_first(fields.card).and_then(|value| value.as_bytes()).unwrap_or_default();
        serde_json::from_slice(bytes).map_err(Error::Card)
    }
}

/// Whether an instance touches a span of time. A moment without length touches the span it lies in.
pub(crate) fn touches(start: i64, end: i64, from: i64, to: i64) -> bool {
    start < to.max(from.saturating_add(1)) && end.max(start.saturating_add(1)) > from
}

/// The same on the world's clock.
pub(crate) fn instance((start, end, all_day): (i64, i64, bool)) -> Option<Instance> {
    Some(Instance { starts: Timestamp::from_second(start).ok()?, ends: Timestamp::from_second(end).ok()?, all_day })
}
