//! Finding by sets: which documents of a window hold what a clause asks for, and how well they can fit at most. A term's
//! documents become bits block by block; what goes together are a few operations on words of 64 documents.

use std::ops::Range;

use tantivy::postings::BlockSegmentPostings;
use tantivy::query::{EnableScoring, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, TERMINATED, Term};

use super::fit::Weights;
use super::{WORDS, words};
use crate::Error;
use crate::clause::{Clause, Every};
use crate::view::Segment;

type Bits = [u64; WORDS];

/// A clause on its way through a segment, from window to window.
pub(super) enum Find {
    Nothing,
    All(f32),
    Term(Postings),
    Other(Box<dyn Scorer>),
    Best(Vec<Find>, f32),
    AtLeast(usize, Vec<Find>),
    Every {
        /// The rarest first.
        must: Vec<Find>,
        not: Vec<Find>,
        /// The most that what is welcome can add.
        more: f32,
    },
}

/// The documents of a term.
pub(super) struct Postings {
    blocks: BlockSegmentPostings,
    /// The next one's place in its block.
    at: usize,
    /// The most that one of them can fit.
    most: f32,
}

impl Find {
    pub(super) fn new(clause: &Clause, segment: &Segment, weights: Option<&Weights>) -> Result<Find, Error> {
        Find::weighing(clause, segment, weights, 1.0)
    }

    fn weighing(clause: &Clause, segment: &Segment, weights: Option<&Weights>, boost: f32) -> Result<Find, Error> {
        let term = |term: &Term, most: f32| -> Result<Find, Error> {
            let index = segment.reader.inverted_index(term.field())?;
            let blocks = index.read_block_postings(term, IndexRecordOption::Basic)?;
            Ok(blocks.map_or(Find::Nothing, |blocks| Find::Term(Postings { blocks, at: 0, most })))
        };
        let all = |clauses: &[Clause]| -> Result<Vec<Find>, Error> {
            let finds = clauses.iter().map(|clause| Find::weighing(clause, segment, weights, boost));
            finds.collect()
        };
        let any = |mut of: Vec<Find>| {
            of.retain(|find| !matches!(find, Find::Nothing));
            of
        };
        Ok(match clause {
            Clause::All => Find::All(boost),
            Clause::Nothing => Find::Nothing,
            Clause::Term(held) => term(held, weights.map_or(boost, |weights| weights.most(held, boost)))?,
            Clause::AnyOf(terms) => {
                let of = terms.iter().map(|held| term(held, boost)).collect::<Result<_, _>>()?;
                Find::Best(any(of), 0.0)
            }
            Clause::Other(query) => {
                let weight = query.weight(EnableScoring::disabled_from_schema(segment.reader.schema()))?;
                Find::Other(weight.scorer(&segment.reader, 1.0)?)
            }
            Clause::Weighing(weight, clause) => Find::weighing(clause, segment, weights, boost * weight)?,
            Clause::Best(clauses, share) => Find::Best(any(all(clauses)?), *share),
            Clause::AtLeast(least, clauses) => Find::AtLeast((*least).max(1), any(all(clauses)?)),
            Clause::Every(Every { must, should, not }) => {
                let mut must = all(must)?;
                must.sort_by_key(Find::cost);
                let more = if weights.is_some() { all(should)?.iter().map(Find::most).sum() } else { 0.0 };
                Find::Every { must, not: any(all(not)?), more }
            }
        })
    }

    /// Adds the documents of a window that hold it; gives the most that one of them can fit, or none where there is none.
    /// Windows come in order. What stood before a window is passed over.
    pub(super) fn fill(&mut self, docs: Range<DocId>, bits: &mut Bits) -> Option<f32> {
        match self {
            Find::Nothing => None,
            Find::All(most) => {
                for (n, all) in words(0..docs.len() as u32) {
                    bits[n] |= all;
                }
                Some(*most)
            }
            Find::Term(postings) => postings.fill(docs, bits),
            Find::Other(scorer) => {
                let mut doc = scorer.doc();
                if doc < docs.start {
                    doc = scorer.seek(docs.start);
                }
                let any = doc < docs.end;
                while doc < docs.end {
                    set(bits, doc - docs.start);
                    doc = scorer.advance();
                }
                // How well it fits is not known before it is asked.
                any.then_some(f32::INFINITY)
            }
            Find::Best(of, share) => {
                let (mut best, mut sum) = (None, 0.0);
                for find in of {
                    if let Some(most) = find.fill(docs.clone(), bits) {
                        best = Some(most.max(best.unwrap_or(0.0)));
                        sum += most;
                    }
                }
                best.map(|best| if sum > best { best + (sum - best) * *share } else { best })
            }
            Find::AtLeast(1, of) => of.iter_mut().filter_map(|find| find.fill(docs.clone(), bits)).reduce(|a, b| a + b),
            Find::AtLeast(least, of) => {
                let mut found = Vec::with_capacity(of.len());
                for find in of {
                    let mut own = [0; WORDS];
                    found.extend(find.fill(docs.clone(), &mut own).map(|most| (most, own)));
                }
                if found.len() < *least {
                    return None;
                }
                let mut any = false;
                for (n, word) in bits.iter_mut().enumerate() {
                    let held = at_least(*least, found.iter().map(|(_, own)| own[n]));
                    any |= held != 0;
                    *word |= held;
                }
                any.then(|| found.iter().map(|(most, _)| most).sum())
            }
            Find::Every { must, not, more } => {
                let mut sum = *more;
                let mut held = [0; WORDS];
                let mut parts = must.iter_mut();
                match parts.next() {
                    Some(first) => sum += first.fill(docs.clone(), &mut held)?,
                    None => _ = Find::All(0.0).fill(docs.clone(), &mut held),
                }
                for find in parts {
                    let mut own = [0; WORDS];
                    sum += find.fill(docs.clone(), &mut own)?;
                    held.iter_mut().zip(own).for_each(|(held, own)| *held &= own);
                    if held == [0; WORDS] {
                        return None;
                    }
                }
                for find in not {
                    let mut own = [0; WORDS];
                    if find.fill(docs.clone(), &mut own).is_some() {
                        held.iter_mut().zip(own).for_each(|(held, own)| *held &= !own);
                    }
                }
                bits.iter_mut().zip(held).for_each(|(bits, held)| *bits |= held);
                (held != [0; WORDS]).then_some(sum)
            }
        }
    }

    /// No document before this one holds it, of those that windows have not passed.
    pub(super) fn next(&self) -> DocId {
        match self {
            Find::Nothing => TERMINATED,
            Find::All(_) => 0,
            Find::Term(postings) => postings.next(),
            Find::Other(scorer) => scorer.doc(),
            Find::Best(of, _) | Find::AtLeast(_, of) => of.iter().map(Find::next).min().unwrap_or(TERMINATED),
            Find::Every { must, .. } => must.iter().map(Find::next).max().unwrap_or(0),
        }
    }

    /// About how many documents it holds.
    fn cost(&self) -> u64 {
        match self {
            Find::Nothing => 0,
            Find::All(_) => u64::from(TERMINATED),
            Find::Term(postings) => u64::from(postings.blocks.doc_freq()),
            Find::Other(scorer) => scorer.cost(),
            Find::Best(of, _) | Find::AtLeast(_, of) => of.iter().map(Find::cost).sum(),
            Find::Every { must, .. } => must.first().map_or(u64::from(TERMINATED), Find::cost),
        }
    }

    /// The most that any document can fit.
    fn most(&self) -> f32 {
        match self {
            Find::Nothing => 0.0,
            Find::All(most) => *most,
            Find::Term(postings) => postings.most,
            Find::Other(_) => f32::INFINITY,
            Find::Best(of, share) => {
                let best = of.iter().map(Find::most).fold(0.0, f32::max);
                let sum: f32 = of.iter().map(Find::most).sum();
                if sum > best { best + (sum - best) * share } else { best }
            }
            Find::AtLeast(_, of) => of.iter().map(Find::most).sum(),
            Find::Every { must, more, .. } => must.iter().map(Find::most).sum::<f32>() + more,
        }
    }
}

impl Postings {
    fn next(&self) -> DocId {
        self.blocks.docs().get(self.at).copied().unwrap_or(TERMINATED)
    }

    fn fill(&mut self, docs: Range<DocId>, bits: &mut Bits) -> Option<f32> {
        let next = self.next();
        if next >= docs.end {
            return None;
        }
        if next < docs.start {
            self.at = self.blocks.seek(docs.start);
        }
        let mut any = false;
        loop {
            let block = self.blocks.docs();
            let waiting = block.get(self.at..).unwrap_or_default();
            let within = match waiting.last() {
                None => break,
                Some(last) if *last < docs.end => waiting.len(),
                Some(_) => waiting.partition_point(|doc| *doc < docs.end),
            };
            waiting[..within].iter().for_each(|doc| set(bits, doc - docs.start));
            any |= within > 0;
            self.at += within;
            if within < waiting.len() {
                break;
            }
            self.blocks.advance();
            self.at = 0;
        }
        any.then_some(self.most)
    }
}

fn set(bits: &mut Bits, at: u32) {
    // The mask tells the compiler what every caller keeps: windows are no longer.
    bits[(at / 64) as usize & (WORDS - 1)] |= 1 << (at % 64);
}

/// The bits that stand in at least so many words.
fn at_least(least: usize, words: impl Iterator<Item = u64>) -> u64 {
    // `held[n]` are the bits that stand in more than `n` of the words until now.
    let mut held = vec![0u64; least];
    for word in words {
        for n in (0..least).rev() {
            let before = if n == 0 { u64::MAX } else { held[n - 1] };
            held[n] |= before & word;
        }
    }
    held.last().copied().unwrap_or_default()
}
