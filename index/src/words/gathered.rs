//! Terms gathered from the dictionaries of all segments, with how many documents hold them.

use std::cmp::Reverse;
use std::ops::Range;

use crate::view::View;

/// Terms in one piece of memory: of thousands that are looked at a few are kept, and only those become texts.
pub(super) struct Gathered {
    bytes: Vec<u8>,
    terms: Vec<(Range<usize>, u32)>,
    /// Whether a term may come twice.
    several: bool,
}

impl Gathered {
    pub(super) fn new(view: &View) -> Gathered {
        Gathered { bytes: Vec::new(), terms: Vec::new(), several: view.segments.len() > 1 }
    }

    /// A term of one segment.
    pub(super) fn put(&mut self, term: &[u8], held: u32) {
        let start = self.bytes.len();
        self.bytes.extend_from_slice(term);
        self.terms.push((start..self.bytes.len(), held));
    }

    /// All of them, each once.
    pub(super) fn all(mut self) -> Vec<(String, u32)> {
        self.unite();
        let text =
            |(at, held): &(Range<usize>, u32)| (String::from_utf8_lossy(&self.bytes[at.clone()]).into_owned(), *held);
        self.terms.iter().map(text).collect()
    }

    /// The commonest, in order; of equals the first in the dictionary.
    pub(super) fn commonest(mut self, most: usize) -> Vec<(String, u32)> {
        self.unite();
        let Gathered { bytes, terms, .. } = &mut self;
        let by_use = |(at, held): &(Range<usize>, u32)| (Reverse(*held), &bytes[at.clone()]);
        if terms.len() > most {
            terms.select_nth_unstable_by(most, |a, b| by_use(a).cmp(&by_use(b)));
            terms.truncate(most);
        }
        terms.sort_unstable_by(|a, b| by_use(a).cmp(&by_use(b)));
        self.several = false;
        self.all()
    }

    /// What several segments hold is held by the documents of all.
    fn unite(&mut self) {
        if !self.several {
            return;
        }
        let Gathered { bytes, terms, .. } = self;
        terms.sort_unstable_by(|(a, _), (b, _)| bytes[a.clone()].cmp(&bytes[b.clone()]));
        terms.dedup_by(|(later, held), (first, sum)| {
            let same = bytes[later.clone()] == bytes[first.clone()];
            *sum += if same { *held } else { 0 };
            same
        });
    }
}
