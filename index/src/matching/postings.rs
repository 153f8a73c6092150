//! The documents of one term as bits, window by window.

use std::ops::Range;

use tantivy::postings::BlockSegmentPostings;
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, TERMINATED, Term};

use super::fit::Fit;
use super::{Bits, WORDS};
use crate::Error;
use crate::view::Segment;

/// The documents of a term.
pub(super) struct Postings {
    pub blocks: BlockSegmentPostings,
    /// The next one's place in its block.
    at: usize,
    /// The most that one of them can fit.
    pub most: f32,
    /// How well each fits, where they differ.
    counted: Option<Fit>,
    /// Those of the last window, where somebody asks how well they fit.
    own: Option<Bits>,
    /// Whether the last window held any.
    any: bool,
}

impl Postings {
    /// The documents of a term in a segment, if it holds any.
    pub(super) fn of(
        term: &Term,
        segment: &Segment,
        most: f32,
        counted: Option<Fit>,
        scored: bool,
    ) -> Result<Option<Postings>, Error> {
        let index = segment.words(term.field())?;
        let blocks = index.reader().read_block_postings(term, IndexRecordOption::Basic)?;
        let own = scored.then_some([0; WORDS]);
        Ok(blocks.map(|blocks| Postings { blocks, at: 0, most, counted, own, any: false }))
    }

    pub(super) fn next(&self) -> DocId {
        self.blocks.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    pub(super) fn score(&mut self, nth: u32, doc: DocId) -> Option<f32> {
        let holds =
            self.any && self.own.is_some_and(|own| own[(nth / 64) as usize & (WORDS - 1)] >> (nth % 64) & 1 == 1);
        match &mut self.counted {
            Some(fit) if holds => fit.score(doc),
            _ => holds.then_some(self.most),
        }
    }

    /// Those of the last window; none where it holds none.
    pub(super) fn words(&self) -> Option<Bits> {
        self.own.filter(|_| self.any)
    }

    pub(super) fn fill(&mut self, docs: Range<DocId>, bits: &mut Bits) -> Option<f32> {
        self.any = false;
        let next = self.next();
        if next >= docs.end {
            return None;
        }
        if next < docs.start {
            self.at = self.blocks.seek(docs.start);
        }
        match &mut self.own {
            None => self.any = Postings::pass(&mut self.blocks, &mut self.at, docs, bits),
            Some(own) => {
                *own = [0; WORDS];
                self.any = Postings::pass(&mut self.blocks, &mut self.at, docs, own);
                bits.iter_mut().zip(own).for_each(|(bits, own)| *bits |= *own);
            }
        }
        self.any.then_some(self.most)
    }

    /// Adds what lies in a window and passes over it; gives whether there was any.
    fn pass(blocks: &mut BlockSegmentPostings, at: &mut usize, docs: Range<DocId>, bits: &mut Bits) -> bool {
        let mut any = false;
        loop {
            let block = blocks.docs();
            let waiting = block.get(*at..).unwrap_or_default();
            let within = match waiting.last() {
                None => break,
                Some(last) if *last < docs.end => waiting.len(),
                Some(_) => waiting.partition_point(|doc| *doc < docs.end),
            };
            waiting[..within].iter().for_each(|doc| set(bits, doc - docs.start));
            any |= within > 0;
            *at += within;
            if within < waiting.len() {
                break;
            }
            blocks.advance();
            *at = 0;
        }
        any
    }
}

pub(super) fn set(bits: &mut Bits, at: u32) {
    // The mask tells the compiler what every caller keeps: windows are no longer.
    bits[(at / 64) as usize & (WORDS - 1)] |= 1 << (at % 64);
}
