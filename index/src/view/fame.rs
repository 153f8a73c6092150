//! How widely known each document is, and the most of it in every stretch of documents: whoever looks for the best known
//! opens the stretches in which they can be, and no other.

use std::ops::Range;

use tantivy::columnar::ColumnValues;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, SegmentReader, TERMINATED, Term};

use super::facets::Facets;
use crate::rank;
use crate::schema::Fields;

/// Documents of a stretch.
const STRETCH: u32 = 1024;
/// So many of each stretch are kept in order of their fame.
const FOREMOST: usize = 128;

/// The fame of one segment's documents, as [`rank::Fame`] gives it.
pub(crate) struct Fame {
    of: Vec<f32>,
    stretches: Vec<Best>,
    /// The most widely known of each stretch, best first.
    foremost: Vec<(DocId, f32)>,
}

/// The best of a stretch.
struct Best {
    fame: f32,
    /// The least key of those that are so widely known: it decides between equals.
    key: u64,
}

impl Fame {
    pub(super) fn open(
        reader: &SegmentReader,
        fields: &Fields,
        facets: &Facets,
        key: &dyn ColumnValues<u64>,
    ) -> tantivy::Result<Fame> {
        let importance = reader.fast_fields().column_first_or_default::<u64>("importance")?;
        let mut sample = vec![false; reader.max_doc() as usize];
        let term = Term::from_field_text(fields.flag, "sample");
        if let Some(mut postings) =
            reader.inverted_index(fields.flag)?.read_postings(&term, IndexRecordOption::Basic)?
        {
            while postings.doc() != TERMINATED {
                sample[postings.doc() as usize] = true;
                postings.advance();
            }
        }
        let of: Vec<f32> = (0..reader.max_doc())
            .zip(sample)
            .map(|(doc, sample)| {
                rank::Fame::new(importance.get_val(doc) as f64 / 1000.0, facets.kind(doc), sample).whole()
            })
            .collect();
        let stretches = of
            .chunks(STRETCH as usize)
            .zip((0..).step_by(STRETCH as usize))
            .map(|(stretch, start)| {
                let fame = stretch.iter().copied().fold(f32::MIN, f32::max);
                let best = (start..).zip(stretch).filter(|(_, of)| **of >= fame);
                Best { fame, key: best.map(|(doc, _)| key.get_val(doc)).min().unwrap_or_default() }
            })
            .collect();
        let mut foremost = Vec::with_capacity(of.len().div_ceil(STRETCH as usize) * FOREMOST);
        let mut sorted: Vec<(DocId, f32)> = Vec::with_capacity(STRETCH as usize);
        let falling = |a: &(DocId, f32), b: &(DocId, f32)| b.1.total_cmp(&a.1);
        for (stretch, start) in of.chunks(STRETCH as usize).zip((0..).step_by(STRETCH as usize)) {
            sorted.clear();
            sorted.extend((start..).zip(stretch.iter().copied()));
            if sorted.len() > FOREMOST {
                sorted.select_nth_unstable_by(FOREMOST, falling);
                sorted.truncate(FOREMOST);
            }
            sorted.sort_unstable_by(falling);
            foremost.extend_from_slice(&sorted);
        }
        Ok(Fame { of, stretches, foremost })
    }

    /// The fame of a document.
    pub(crate) fn of(&self, doc: DocId) -> f32 {
        self.of.get(doc as usize).copied().unwrap_or_default()
    }

    /// The most widely known documents of the stretch that holds a document, best first.
    pub(crate) fn foremost(&self, doc: DocId) -> &[(DocId, f32)] {
        // All stretches but the last have as many.
        let start = (doc / STRETCH) as usize * FOREMOST;
        self.foremost.get(start..self.foremost.len().min(start + FOREMOST)).unwrap_or_default()
    }

    /// Cuts documents into stretches: each with the most fame that one of them can have, and the least key of those.
    pub(crate) fn stretches(&self, docs: Range<u32>) -> impl Iterator<Item = (Range<u32>, f32, u64)> + '_ {
        let stretches = docs.start / STRETCH..docs.end.div_ceil(STRETCH);
        stretches.filter_map(move |n| {
            let best = self.stretches.get(n as usize)?;
            let part = docs.start.max(n * STRETCH)..docs.end.min((n + 1) * STRETCH);
            Some((part, best.fame, best.key))
        })
    }
}
