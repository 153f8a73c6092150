//! What is counted: for each facet the value of every document, and how often each value stands in every stretch of
//! documents. Documents stand in the order of the curve, so a stretch is a neighbourhood with few different values, and
//! the counts of an area are the sum of few short lists.

use std::ops::Range;

use model::Kind;
use tantivy::columnar::StrColumn;
use tantivy::{DocId, SegmentReader};

use crate::query::Facet;

/// Documents of a short and of a long stretch. A long one holds whole short ones.
const SHORT: u32 = 512;
const LONG: u32 = 64 * SHORT;

/// The counted columns of one segment.
pub(crate) struct Facets {
    counted: [Option<Counted>; Facet::ALL.len()],
    kinds: Vec<Option<Kind>>,
}

/// One counted column.
pub(crate) struct Counted {
    column: StrColumn,
    values: Values,
    short: Stretches,
    long: Stretches,
}

/// The ordinal of every document's value, in as few bytes as the column allows; the greatest number stands for none.
enum Values {
    Byte(Vec<u8>),
    Two(Vec<u16>),
    Four(Vec<u32>),
}

/// Which values stand in each stretch, and how often.
struct Stretches {
    size: u32,
    /// Where the list of each stretch begins in `counts`, and the end of the last.
    starts: Vec<usize>,
    counts: Vec<(u32, u32)>,
}

impl Facets {
    pub(super) fn open(reader: &SegmentReader) -> tantivy::Result<Facets> {
        let mut counted = Facet::ALL.map(|_| None);
        for (slot, facet) in counted.iter_mut().zip(Facet::ALL) {
            if let Some(column) = reader.fast_fields().str(facet.as_str())? {
                *slot = Some(Counted::open(column, reader.max_doc()));
            }
        }
        let mut kinds = Vec::new();
        if let Some(kind) = &counted[Facet::Kind as usize] {
            for value in 0..kind.len() {
                kinds.push(Kind::from_slug(&kind.word(value as u64)?));
            }
        }
        Ok(Facets { counted, kinds })
    }

    /// The column of a facet.
    pub(crate) fn get(&self, facet: Facet) -> Option<&Counted> {
        self.counted[facet as usize].as_ref()
    }

    /// The kind of a document.
    pub(crate) fn kind(&self, doc: DocId) -> Option<Kind> {
        let value = self.get(Facet::Kind)?.value(doc)?;
        *self.kinds.get(value)?
    }
}

impl Counted {
    fn open(column: StrColumn, docs: u32) -> Counted {
        let ords = (0..docs).map(|doc| column.ords().first(doc));
        let values = match column.num_terms() {
            0..0xff => Values::Byte(ords.map(|ord| ord.map_or(u8::MAX, |ord| ord as u8)).collect()),
            0xff..0xffff => Values::Two(ords.map(|ord| ord.map_or(u16::MAX, |ord| ord as u16)).collect()),
            _ => Values::Four(ords.map(|ord| ord.map_or(u32::MAX, |ord| ord as u32)).collect()),
        };
        let long = Stretches::count(LONG, docs, column.num_terms(), &values);
        let short = Stretches::count(SHORT, docs, column.num_terms(), &values);
        Counted { column, values, short, long }
    }

    /// How many different values there are.
    pub(crate) fn len(&self) -> usize {
        self.column.num_terms()
    }

    /// The word of a value.
    pub(crate) fn word(&self, value: u64) -> std::io::Result<String> {
        let mut word = String::new();
        self.column.ord_to_str(value, &mut word)?;
        Ok(word)
    }

    /// The value of a document, as a number below [`Counted::len`].
    pub(crate) fn value(&self, doc: DocId) -> Option<usize> {
        self.values.get(doc)
    }

    /// Adds how often each value stands in the documents, deleted ones with them.
    pub(crate) fn add(&self, docs: Range<u32>, counts: &mut [u64]) {
        let mut at = docs.start;
        while at < docs.end {
            if at.is_multiple_of(LONG) && docs.end - at >= LONG {
                at = self.long.add(at, counts);
            } else if at.is_multiple_of(SHORT) && docs.end - at >= SHORT {
                at = self.short.add(at, counts);
            } else {
                let end = docs.end.min((at / SHORT + 1) * SHORT);
                for value in (at..end).filter_map(|doc| self.values.get(doc)) {
                    counts[value] += 1;
                }
                at = end;
            }
        }
    }
}

impl Values {
    fn get(&self, doc: DocId) -> Option<usize> {
        match self {
            Values::Byte(values) => {
                values.get(doc as usize).filter(|value| **value != u8::MAX).map(|v| usize::from(*v))
            }
            Values::Two(values) => {
                values.get(doc as usize).filter(|value| **value != u16::MAX).map(|v| usize::from(*v))
            }
            Values::Four(values) => values.get(doc as usize).filter(|value| **value != u32::MAX).map(|v| *v as usize),
        }
    }
}

impl Stretches {
    fn count(size: u32, docs: u32, words: usize, values: &Values) -> Stretches {
        let mut counts = Vec::new();
        let mut starts = vec![0];
        let mut here = vec![0u32; words];
        let mut seen: Vec<u32> = Vec::new();
        for stretch in 0..docs / size {
            for value in (stretch * size..(stretch + 1) * size).filter_map(|doc| values.get(doc)) {
                if here[value] == 0 {
                    seen.push(value as u32);
                }
                here[value] += 1;
            }
            for value in seen.drain(..) {
                counts.push((value, std::mem::take(&mut here[value as usize])));
            }
            starts.push(counts.len());
        }
        counts.shrink_to_fit();
        Stretches { size, starts, counts }
    }

    /// Adds the counts of the stretch that begins at a document; gives where the next one begins.
    fn add(&self, start: u32, counts: &mut [u64]) -> u32 {
        let stretch = (start / self.size) as usize;
        for (value, count) in &self.counts[self.starts[stretch]..self.starts[stretch + 1]] {
            counts[*value as usize] += u64::from(*count);
        }
        start + self.size
    }
}
