//! One segment: its columns, opened once, and what was deleted from it by the moment of the view.

use std::ops::Range;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use model::{Bounds, Point};
use tantivy::columnar::{Column, ColumnValues, StrColumn};
use tantivy::directory::{CompositeFile, Directory};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::store::StoreReader;
use tantivy::{DocId, DocSet, Index, SegmentReader, TERMINATED, Term};

use super::facets::Facets;
use super::fame::Fame;
use super::touches;
use super::words::Words;
use crate::Error;
use crate::document::{Marks, Pin, Stored};
use crate::geo::order::Square;
use crate::schema::{Fields, SORT_LANGS};

/// One segment as of one moment.
pub(crate) struct Segment {
    pub reader: SegmentReader,
    pub max_doc: u32,
    columns: Arc<Columns>,
    /// In order.
    deleted: Arc<Vec<DocId>>,
}

/// What never changes of a segment.
struct Columns {
    codes: Arc<dyn ColumnValues<u64>>,
    /// Every [`STRIDE`]th code, so that a search in the column touches few pages.
    samples: Vec<u64>,
    lon: Arc<dyn ColumnValues<i64>>,
    lat: Arc<dyn ColumnValues<i64>>,
    key: Arc<dyn ColumnValues<u64>>,
    starts: Column<i64>,
    ends: Column<i64>,
    /// Whether any document has instances at all.
    dated: bool,
    changed: Arc<dyn ColumnValues<i64>>,
    due: Arc<dyn ColumnValues<i64>>,
    /// The earliest day on which facts of some document count as old.
    first_due: i64,
    fame: Fame,
    hours: Option<StrColumn>,
    facets: Facets,
    sort_names: [Option<StrColumn>; 3],
    store: StoreReader,
    /// By the number of the field; opened when first asked for.
    words: Vec<OnceLock<Words>>,
    /// The file that they are in.
    terms: CompositeFile,
}

const STRIDE: u32 = 4096;
/// Blocks of cards kept unpacked in each segment.
const STORE_BLOCKS: usize = 96;

impl Segment {
    /// Opens a segment that no view before has opened.
    pub(crate) fn open(reader: &SegmentReader, fields: &Fields, index: &Index) -> tantivy::Result<Segment> {
        let columns = Arc::new(Columns::open(reader, fields, index)?);
        let deleted = Arc::new(deleted(reader));
        Ok(Segment { max_doc: reader.max_doc(), deleted, columns, reader: reader.clone() })
    }

    /// The same segment at a later moment.
    pub(crate) fn as_of(&self, reader: &SegmentReader) -> Segment {
        let same = reader.num_deleted_docs() as usize == self.deleted.len();
        Segment {
            max_doc: self.max_doc,
            columns: self.columns.clone(),
            deleted: if same { self.deleted.clone() } else { Arc::new(deleted(reader)) },
            reader: reader.clone(),
        }
    }

    /// The words of a field and where they stand. The reader's own way there goes by a lock and a table, and a question asks
    /// a hundred times.
    pub(crate) fn words(&self, field: Field) -> tantivy::Result<&Words> {
        let place = &self.columns.words[field.field_id() as usize];
        match place.get() {
            Some(words) => Ok(words),
            None => {
                let words = Words::open(self.reader.inverted_index(field)?, self.columns.terms.open_read(field))?;
                Ok(place.get_or_init(|| words))
            }
        }
    }

    /// The first living document that holds a term.
    pub(crate) fn first_alive(&self, term: &Term) -> Result<Option<DocId>, Error> {
        let words = self.words(term.field())?;
        let Some(mut postings) = words.reader().read_postings(term, IndexRecordOption::Basic)? else { return Ok(None) };
        while postings.doc() != TERMINATED && !self.is_alive(postings.doc()) {
            postings.advance();
        }
        Ok(Some(postings.doc()).filter(|doc| *doc != TERMINATED))
    }

    pub(crate) fn is_alive(&self, doc: DocId) -> bool {
        self.deleted.is_empty() || !self.reader.is_deleted(doc)
    }

    /// Living documents among `docs`.
    pub(crate) fn count_alive(&self, docs: Range<u32>) -> u64 {
        u64::from(docs.end.saturating_sub(docs.start)) - self.deleted(docs).len() as u64
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
            let within = &self.columns.samples[from..to.min(self.columns.samples.len()).max(from)];
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
            if self.columns.codes.get_val(middle) <= code {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    pub(crate) fn code(&self, doc: DocId) -> u64 {
        self.columns.codes.get_val(doc)
    }

    pub(crate) fn point(&self, doc: DocId) -> Point {
        let (lon, lat) = (self.columns.lon.get_val(doc), self.columns.lat.get_val(doc));
        // The columns hold what a checked position gave; the fallback only keeps the type honest.
        Point::new(lon as f64 / 1e7, lat as f64 / 1e7).unwrap_or_else(|| Bounds::WORLD.centre())
    }

    /// Seconds since 1970 of the last change.
    pub(crate) fn changed(&self, doc: DocId) -> i64 {
        self.columns.changed.get_val(doc)
    }

    /// Whether its facts count as old on a day, in days since 1970.
    pub(crate) fn is_overdue(&self, doc: DocId, today: i64) -> bool {
        today >= self.columns.first_due && self.columns.due.get_val(doc) <= today
    }

    pub(crate) fn key(&self, doc: DocId) -> u64 {
        self.columns.key.get_val(doc)
    }

    /// What is known of how known each document is.
    pub(crate) fn fame(&self) -> &Fame {
        &self.columns.fame
    }

    /// The columns that are counted.
    pub(crate) fn facets(&self) -> &Facets {
        &self.columns.facets
    }

    /// Names for sorting, by the place of the language in [`SORT_LANGS`].
    pub(crate) fn sort_names(&self, slot: usize) -> Option<&StrColumn> {
        self.columns.sort_names.get(slot)?.as_ref()
    }

    /// Country, time zone and opening hours, as one string.
    pub(crate) fn hours(&self) -> Option<&StrColumn> {
        self.columns.hours.as_ref()
    }

    /// The deleted documents among `docs`.
    pub(crate) fn deleted(&self, docs: Range<u32>) -> &[DocId] {
        let at = |doc: u32| self.deleted.partition_point(|deleted| *deleted < doc);
        &self.deleted[at(docs.start)..at(docs.end.max(docs.start))]
    }

    /// All instances in time order.
    pub(crate) fn instances(&self, doc: DocId) -> impl Iterator<Item = (i64, i64, Marks)> + '_ {
        self.columns.starts.values_for_doc(doc).zip(self.columns.ends.values_for_doc(doc)).map(|(start, end)| {
            let (end, marks) = Marks::parted(end);
            (start, end, marks)
        })
    }

    /// The first instance that touches the time from `from` until `to`.
    pub(crate) fn instance_in(&self, doc: DocId, from: i64, to: i64) -> Option<(i64, i64, Marks)> {
        if !self.columns.dated {
            return None;
        }
        self.instances(doc).find(|(start, end, _)| touches(*start, *end, from, to))
    }

    /// What a list shows of a document.
    pub(crate) fn stored(&self, doc: DocId, fields: &Fields) -> Result<Stored, Error> {
        self.read(doc, fields)
    }

    /// What a map shows of a document.
    pub(crate) fn pin(&self, doc: DocId, fields: &Fields) -> Result<Pin, Error> {
        self.read(doc, fields)
    }

    fn read<T: serde::de::DeserializeOwned>(&self, doc: DocId, fields: &Fields) -> Result<T, Error> {
        use tantivy::schema::Value;
        let document: tantivy::TantivyDocument = self.columns.store.get(doc)?;
        let bytes = document.get_first(fields.card).and_then(|value| value.as_bytes()).unwrap_or_default();
        serde_json::from_slice(bytes).map_err(Error::Card)
    }
}

impl Columns {
    fn open(reader: &SegmentReader, fields: &Fields, index: &Index) -> tantivy::Result<Columns> {
        let terms = Path::new(&reader.segment_id().uuid_string()).with_extension("term");
        let terms = index.directory().open_read(&terms)?;
        let columns = reader.fast_fields();
        let codes = columns.column_first_or_default::<u64>("code")?;
        let samples = (0..reader.max_doc()).step_by(STRIDE as usize).map(|doc| codes.get_val(doc)).collect();
        let mut sort_names = [None, None, None];
        for (slot, lang) in sort_names.iter_mut().zip(SORT_LANGS) {
            *slot = columns.str(&format!("sort_{lang}"))?;
        }
        let (starts, key) = (columns.i64("starts")?, columns.column_first_or_default("key")?);
        let due = columns.column_first_or_default::<i64>("due")?;
        let facets = Facets::open(reader)?;
        Ok(Columns {
            samples,
            lon: columns.column_first_or_default("lon")?,
            lat: columns.column_first_or_default("lat")?,
            dated: starts.values.num_vals() > 0,
            starts,
            ends: columns.i64("ends")?,
            changed: columns.column_first_or_default("changed")?,
            first_due: due.min_value(),
            due,
            fame: Fame::open(reader, fields, &facets, &*key)?,
            key,
            hours: columns.str("hours")?,
            facets,
            sort_names,
            store: reader.get_store_reader(STORE_BLOCKS)?,
            words: (0..reader.schema().num_fields()).map(|_| OnceLock::new()).collect(),
            terms: CompositeFile::open(&terms)?,
            codes,
        })
    }
}

fn deleted(reader: &SegmentReader) -> Vec<DocId> {
    match reader.alive_bitset() {
        Some(alive) if reader.has_deletes() => (0..reader.max_doc()).filter(|doc| alive.is_deleted(*doc)).collect(),
        _ => Vec::new(),
    }
}
