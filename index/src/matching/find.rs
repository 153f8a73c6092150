//! Finding by sets: which documents of a window hold what a clause asks for, and how well they can fit at most. A term's
//! documents become bits block by block; what goes together are a few operations on words of 64 documents. How well one
//! of them does fit is then told by the bits of each term, without going back to the postings.

use std::ops::Range;

use tantivy::query::{EnableScoring, Scorer};
use tantivy::{DocId, TERMINATED, Term};

use super::fit::{Fit, Weights, at_least, best};
use super::postings::{Postings, set};
use super::{Bits, WORDS, words};
use crate::Error;
use crate::clause::{Clause, Every};
use crate::view::{Segment, View};

/// A number for each 64 documents of a window.
pub(super) type Mosts = [f32; WORDS];

/// None of them holds it.
const NONE: Mosts = [-1.0; WORDS];

/// A clause on its way through a segment, from window to window.
pub(super) enum Find {
    Nothing,
    All(f32),
    Term(Box<Postings>),
    Other(Box<dyn Scorer>, Option<Box<Fit>>),
    Best(Vec<Find>, f32),
    AtLeast(usize, Vec<Find>),
    Every {
        /// The rarest first.
        must: Vec<Find>,
        not: Vec<Find>,
        /// What is welcome, and the most that it can add.
        should: Vec<Fit>,
        more: f32,
    },
}

/// Where a clause is looked for: the segment, and what is known of the terms where it matters how well they fit.
#[derive(Clone, Copy)]
pub(super) struct At<'a> {
    pub view: &'a View,
    pub segment: &'a Segment,
    pub weights: Option<&'a Weights>,
}

impl Find {
    /// Makes a clause ready to go through a segment; it fits `boost` times as well.
    pub(super) fn new(clause: &Clause, at: At<'_>, boost: f32) -> Result<Find, Error> {
        let term = |term: &Term, most: f32, counted: Option<Fit>| -> Result<Find, Error> {
            let postings = Postings::of(term, at.segment, most, counted, at.weights.is_some())?;
            Ok(postings.map_or(Find::Nothing, |postings| Find::Term(Box::new(postings))))
        };
        let all = |clauses: &[Clause]| -> Result<Vec<Find>, Error> {
            clauses.iter().map(|clause| Find::new(clause, at, boost)).collect()
        };
        let any = |mut of: Vec<Find>| {
            of.retain(|find| !matches!(find, Find::Nothing));
            of
        };
        Ok(match clause {
            Clause::All => Find::All(boost),
            Clause::Nothing => Find::Nothing,
            Clause::Term(held) => match at.weights {
                None => term(held, boost, None)?,
                Some(weights) => {
                    let counted = weights.are_counted(held);
                    let fit = counted.then(|| Fit::new(clause, at, weights, boost)).transpose()?;
                    term(held, weights.most(held, boost), fit.filter(|fit| matches!(fit, Fit::Counted(..))))?
                }
            },
            Clause::AnyOf(terms) => {
                let of = terms.iter().map(|held| term(held, boost, None)).collect::<Result<_, _>>()?;
                Find::Best(any(of), 0.0)
            }
            Clause::Other(query) => {
                let weight = query.weight(EnableScoring::disabled_from_schema(at.segment.reader.schema()))?;
                let fit = at.weights.map(|weights| Fit::new(clause, at, weights, boost).map(Box::new)).transpose()?;
                Find::Other(weight.scorer(&at.segment.reader, 1.0)?, fit)
            }
            Clause::Weighing(weight, clause) => Find::new(clause, at, boost * weight)?,
            Clause::Best(clauses, share) => Find::Best(any(all(clauses)?), *share),
            Clause::AtLeast(least, clauses) => Find::AtLeast((*least).max(1), any(all(clauses)?)),
            Clause::Every(Every { must, should, not }) => {
                let mut must = all(must)?;
                must.sort_by_key(Find::cost);
                let (mut welcome, mut more) = (Vec::new(), 0.0);
                if let Some(weights) = at.weights {
                    for clause in should {
                        more += Find::new(clause, at, boost)?.most();
                        welcome.push(Fit::new(clause, at, weights, boost)?);
                    }
                }
                Find::Every { must, not: any(all(not)?), should: welcome, more }
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
            Find::Other(scorer, _) => {
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
            Find::Best(of, share) => best(of.iter_mut().filter_map(|find| find.fill(docs.clone(), bits)), *share),
            Find::AtLeast(1, of) => of.iter_mut().filter_map(|find| find.fill(docs.clone(), bits)).reduce(|a, b| a + b),
            Find::AtLeast(least, of) if *least == of.len() => {
                let (mut sum, mut held) = (0.0, [u64::MAX; WORDS]);
                for find in of {
                    let mut own = [0; WORDS];
                    sum += find.fill(docs.clone(), &mut own)?;
                    let mut any = 0;
                    for (held, own) in held.iter_mut().zip(own) {
                        *held &= own;
                        any |= *held;
                    }
                    // A part before holds none of what the others would be asked for.
                    if any == 0 {
                        return None;
                    }
                }
                bits.iter_mut().zip(held).for_each(|(bits, held)| *bits |= held);
                Some(sum)
            }
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
                    let held = in_at_least(*least, found.iter().map(|(_, own)| own[n]));
                    any |= held != 0;
                    *word |= held;
                }
                any.then(|| found.iter().map(|(most, _)| most).sum())
            }
            Find::Every { must, not, more, .. } => {
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

    /// For each 64 documents of the window that was filled last the most that one of them can fit; below 0 where none holds
    /// the clause.
    pub(super) fn mosts(&self) -> Mosts {
        match self {
            Find::Nothing => NONE,
            Find::All(most) => [*most; WORDS],
            Find::Term(postings) => {
                postings.words().map_or(NONE, |words| words.map(|word| if word == 0 { -1.0 } else { postings.most }))
            }
            Find::Other(..) => [f32::INFINITY; WORDS],
            Find::Best(of, share) => {
                let (mut best, mut sum) = (NONE, [0.0; WORDS]);
                for most in of.iter().map(Find::mosts) {
                    for n in 0..WORDS {
                        best[n] = most[n].max(best[n]);
                        sum[n] += most[n].max(0.0);
                    }
                }
                std::array::from_fn(|n| {
                    if sum[n] > best[n] && best[n] >= 0.0 { best[n] + (sum[n] - best[n]) * share } else { best[n] }
                })
            }
            Find::AtLeast(least, of) => {
                let (mut held, mut sum) = ([0; WORDS], [0.0; WORDS]);
                for most in of.iter().map(Find::mosts) {
                    for n in 0..WORDS {
                        held[n] += usize::from(most[n] >= 0.0);
                        sum[n] += most[n].max(0.0);
                    }
                }
                std::array::from_fn(|n| if held[n] >= *least { sum[n] } else { -1.0 })
            }
            Find::Every { must, more, .. } => {
                let mut all = [*more; WORDS];
                for most in must.iter().map(Find::mosts) {
                    for n in 0..WORDS {
                        all[n] = if all[n] < 0.0 || most[n] < 0.0 { -1.0 } else { all[n] + most[n] };
                    }
                }
                all
            }
        }
    }

    /// How well a document of the window that was filled last fits, the `nth` of the window; none when it does not hold
    /// the clause. Documents come in order.
    pub(super) fn score(&mut self, nth: u32, doc: DocId) -> Option<f32> {
        match self {
            Find::Nothing => None,
            Find::All(score) => Some(*score),
            Find::Term(postings) => postings.score(nth, doc),
            Find::Other(_, fit) => fit.as_mut()?.score(doc),
            Find::Best(of, share) => best(of.iter_mut().filter_map(|find| find.score(nth, doc)), *share),
            Find::AtLeast(least, of) => at_least(*least, of.iter_mut().filter_map(|find| find.score(nth, doc))),
            // What must not hold does not: the document answers. Where the filling broke off, a part before that is none.
            Find::Every { must, should, .. } => {
                let mut sum = 0.0;
                for find in must {
                    sum += find.score(nth, doc)?;
                }
                Some(should.iter_mut().filter_map(|fit| fit.score(doc)).fold(sum, |sum, score| sum + score))
            }
        }
    }

    /// No document before this one holds it, of those that windows have not passed.
    pub(super) fn next(&self) -> DocId {
        match self {
            Find::Nothing => TERMINATED,
            Find::All(_) => 0,
            Find::Term(postings) => postings.next(),
            Find::Other(scorer, _) => scorer.doc(),
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
            Find::Other(scorer, _) => scorer.cost(),
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
            Find::Other(..) => f32::INFINITY,
            Find::Best(of, share) => best(of.iter().map(Find::most), *share).unwrap_or_default(),
            Find::AtLeast(_, of) => of.iter().map(Find::most).sum(),
            Find::Every { must, more, .. } => must.iter().map(Find::most).sum::<f32>() + more,
        }
    }
}

/// The bits that stand in at least so many words.
fn in_at_least(least: usize, words: impl Iterator<Item = u64>) -> u64 {
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
