//! How well terms fit documents: BM25, by postings that are gone through from document to document.

use std::collections::HashMap;

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{Postings, SegmentPostings};
use tantivy::query::{Bm25StatisticsProvider, Bm25Weight, EnableScoring, Scorer};
use tantivy::schema::IndexRecordOption;
use tantivy::{DocId, DocSet, Term};

use super::find::At;
use crate::Error;
use crate::clause::{Clause, Every};
use crate::rank::Steady;
use crate::view::View;

/// What is known of the terms of a question in the whole index.
pub(super) struct Weights(HashMap<Term, Known>);

struct Known {
    weight: Bm25Weight,
    /// Whether it counts how often the term stands in how long a text.
    counted: bool,
}

/// A clause on its way through a segment, from document to document.
pub(super) enum Fit {
    Nothing,
    All(f32),
    /// A term that fits wherever it stands alike.
    Same(SegmentPostings, f32),
    /// A term of a text.
    Counted(SegmentPostings, FieldNormReader, Bm25Weight),
    /// What only tantivy scores, and its boost.
    Other(Box<dyn Scorer>),
    Best(Vec<Fit>, f32),
    AtLeast(usize, Vec<Fit>),
    Every {
        must: Vec<Fit>,
        should: Vec<Fit>,
    },
}

impl Weights {
    pub(super) fn of(view: &View, clause: &Clause) -> Result<Weights, Error> {
        let steady = Steady(view);
        let documents = steady.total_num_docs()?;
        let mut terms = Vec::new();
        clause.scored_terms(&mut |term| terms.push(term.clone()));
        let mut known = HashMap::with_capacity(terms.len());
        for term in terms {
            if known.contains_key(&term) {
                continue;
            }
            let length = steady.total_num_tokens(term.field())? as f32 / documents as f32;
            let weight = Bm25Weight::for_one_term_without_explain(steady.doc_freq(&term)?, documents, length);
            let counted = view.searcher.schema().get_field_entry(term.field()).has_fieldnorms();
            known.insert(term, Known { weight, counted });
        }
        Ok(Weights(known))
    }

    /// Whether it counts how often a term stands in how long a text.
    pub(super) fn are_counted(&self, term: &Term) -> bool {
        self.0.get(term).is_some_and(|known| known.counted)
    }

    /// The most that a term can fit a document.
    pub(super) fn most(&self, term: &Term, boost: f32) -> f32 {
        self.0.get(term).map_or(0.0, |known| {
            let weight = known.weight.boost_by(boost);
            if known.counted { weight.max_score() } else { once(&weight) }
        })
    }
}

/// How well a term fits where it stands once and nobody counts how often or in how long a text.
fn once(weight: &Bm25Weight) -> f32 {
    weight.score(FieldNormReader::fieldnorm_to_id(1), 1)
}

impl Fit {
    pub(super) fn new(clause: &Clause, at: At<'_>, weights: &Weights, boost: f32) -> Result<Fit, Error> {
        let At { view, segment, .. } = at;
        let postings = |term: &Term| -> Result<Option<SegmentPostings>, Error> {
            let index = segment.words(term.field())?;
            Ok(index.reader().read_postings(term, IndexRecordOption::WithFreqs)?)
        };
        let all = |clauses: &[Clause]| -> Result<Vec<Fit>, Error> {
            let fits = clauses.iter().map(|clause| Fit::new(clause, at, weights, boost));
            fits.filter(|fit| !matches!(fit, Ok(Fit::Nothing))).collect()
        };
        Ok(match clause {
            // What adds nothing need not be looked up.
            _ if boost == 0.0 => Fit::All(0.0),
            Clause::All => Fit::All(boost),
            Clause::Nothing => Fit::Nothing,
            Clause::Term(term) => {
                let (Some(postings), Some(known)) = (postings(term)?, weights.0.get(term)) else {
                    return Ok(Fit::Nothing);
                };
                let weight = known.weight.boost_by(boost);
                match segment.reader.fieldnorms_readers().get_field(term.field())? {
                    Some(lengths) if known.counted => Fit::Counted(postings, lengths, weight),
                    _ => Fit::Same(postings, once(&weight)),
                }
            }
            Clause::AnyOf(terms) => {
                let mut fits = Vec::with_capacity(terms.len());
                for term in terms {
                    fits.extend(postings(term)?.map(|postings| Fit::Same(postings, boost)));
                }
                Fit::Best(fits, 0.0)
            }
            Clause::Other(query) => {
                let steady = Steady(view);
                let scoring = EnableScoring::enabled_from_statistics_provider(&steady, &view.searcher);
                Fit::Other(query.weight(scoring)?.scorer(&segment.reader, boost)?)
            }
            Clause::Weighing(weight, clause) => Fit::new(clause, at, weights, boost * weight)?,
            Clause::Best(clauses, share) => Fit::Best(all(clauses)?, *share),
            Clause::AtLeast(least, clauses) => Fit::AtLeast((*least).max(1), all(clauses)?),
            // What must not hold does not: the document answers.
            Clause::Every(Every { must, should, .. }) => Fit::Every {
                must: must.iter().map(|clause| Fit::new(clause, at, weights, boost)).collect::<Result<_, _>>()?,
                should: all(should)?,
            },
        })
    }

    /// How well a document fits; none when it does not hold the clause. Documents come in order.
    pub(super) fn score(&mut self, doc: DocId) -> Option<f32> {
        match self {
            Fit::Nothing => None,
            Fit::All(score) => Some(*score),
            Fit::Same(postings, score) => holds(postings, doc).then_some(*score),
            Fit::Counted(postings, lengths, weight) => {
                holds(postings, doc).then(|| weight.score(lengths.fieldnorm_id(doc), postings.term_freq()))
            }
            Fit::Other(scorer) => holds(scorer, doc).then(|| scorer.score()),
            Fit::Best(fits, share) => best(fits.iter_mut().filter_map(|fit| fit.score(doc)), *share),
            Fit::AtLeast(least, fits) => at_least(*least, fits.iter_mut().filter_map(|fit| fit.score(doc))),
            Fit::Every { must, should } => {
                let mut sum = 0.0;
                for fit in must {
                    sum += fit.score(doc)?;
                }
                Some(should.iter_mut().filter_map(|fit| fit.score(doc)).fold(sum, |sum, score| sum + score))
            }
        }
    }
}

/// The best of some scores and a share of the others.
pub(super) fn best(scores: impl Iterator<Item = f32>, share: f32) -> Option<f32> {
    let (mut best, mut sum) = (None, 0.0);
    for score in scores {
        best = Some(score.max(best.unwrap_or(0.0)));
        sum += score;
    }
    best.map(|best| if sum > best { best + (sum - best) * share } else { best })
}

/// The sum of at least so many scores.
pub(super) fn at_least(least: usize, scores: impl Iterator<Item = f32>) -> Option<f32> {
    let (held, sum) = scores.fold((0, 0.0), |(held, sum), score| (held + 1, sum + score));
    (held >= least).then_some(sum)
}

fn holds(docs: &mut (impl DocSet + ?Sized), doc: DocId) -> bool {
    if docs.doc() < doc {
        docs.seek(doc);
    }
    docs.doc() == doc
}
