//! All documents of a segment that answer, as a set that can be asked from any side.

use std::ops::Range;

use tantivy::DocId;

use super::{Matching, WORDS, Window, words};
use crate::Error;
use crate::view::{Segment, View};

/// Documents of one segment, a bit for each.
pub(crate) struct Found {
    bits: Vec<u64>,
    /// How many there are.
    pub total: u64,
}

impl Matching {
    /// The living documents that match, window by window told to `seen` as well.
    pub(crate) fn found(&self, view: &View, segment: &Segment, mut seen: impl FnMut(&Window)) -> Result<Found, Error> {
        // Memory that stays empty is never touched.
        let mut found = Found { bits: vec![0; segment.max_doc.div_ceil(64) as usize], total: 0 };
        self.windows(view, segment, |window, _| {
            found.total += window.count();
            let start = window.start as usize / 64;
            let end = found.bits.len().min(start + WORDS);
            // What a window before found in the same word stays.
            for (to, bits) in found.bits[start..end].iter_mut().zip(window.bits) {
                *to |= bits;
            }
            seen(window);
        })?;
        Ok(found)
    }
}

impl Found {
    pub(crate) fn contains(&self, doc: DocId) -> bool {
        self.bits.get(doc as usize / 64).is_some_and(|word| word >> (doc % 64) & 1 == 1)
    }

    /// How many of some documents.
    pub(crate) fn count(&self, docs: Range<DocId>) -> u64 {
        self.words(docs).map(|(_, word)| u64::from(word.count_ones())).sum()
    }

    /// Whether none of some documents.
    pub(crate) fn is_empty(&self, docs: Range<DocId>) -> bool {
        self.words(docs).all(|(_, word)| word == 0)
    }

    /// Those among some documents, in order.
    pub(crate) fn docs(&self, docs: Range<DocId>) -> impl Iterator<Item = DocId> + '_ {
        self.words(docs).flat_map(|(start, mut left)| {
            std::iter::from_fn(move || {
                let doc = (left != 0).then(|| start + left.trailing_zeros());
                left &= left.wrapping_sub(1);
                doc
            })
        })
    }

    /// Words of bits with the document of the first bit.
    fn words(&self, docs: Range<DocId>) -> impl Iterator<Item = (DocId, u64)> + '_ {
        words(docs).map_while(|(n, among)| Some((n as u32 * 64, self.bits.get(n)? & among)))
    }
}
