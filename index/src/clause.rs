//! What is looked for, as a tree: words, filters and how they go together. `matching` finds and scores by it; where a few
//! finds are enough, tantivy's own walk does.

use std::sync::Arc;

use tantivy::Term;
use tantivy::query::{
    AllQuery, BooleanQuery, BoostQuery, DisjunctionMaxQuery, EnableScoring, Occur, Query, TermQuery, Weight,
};
use tantivy::schema::IndexRecordOption;

use crate::any_of::AnyOf;

/// Something that documents hold or do not, and how well it fits those that do.
#[derive(Clone, Debug)]
pub(crate) enum Clause {
    /// Every document.
    All,
    /// No document.
    Nothing,
    /// Holds the term; fits by BM25.
    Term(Term),
    /// Holds any of the terms; all fit alike.
    AnyOf(Vec<Term>),
    /// What only tantivy finds.
    Other(Arc<dyn Query>),
    /// Fits so many times as well.
    Weighing(f32, Box<Clause>),
    /// Any of these: the best counts, and a share of the others.
    Best(Vec<Clause>, f32),
    /// At least so many of these; what fits adds up.
    AtLeast(usize, Vec<Clause>),
    /// All of these; what fits adds up.
    Every(Every),
}

/// What must hold, what is welcome, and what must not hold.
#[derive(Clone, Debug, Default)]
pub(crate) struct Every {
    pub must: Vec<Clause>,
    pub should: Vec<Clause>,
    pub not: Vec<Clause>,
}

impl Clause {
    /// All of these.
    pub(crate) fn every(must: Vec<Clause>) -> Clause {
        if must.is_empty() { Clause::Nothing } else { Clause::Every(Every { must, ..Every::default() }) }
    }

    /// Any of these; what fits adds up.
    pub(crate) fn any(clauses: Vec<Clause>) -> Clause {
        Clause::AtLeast(1, clauses)
    }

    /// The same, fitting so many times as well.
    pub(crate) fn weighing(self, weight: f32) -> Clause {
        Clause::Weighing(weight, Box::new(self))
    }

    /// Calls back with every term whose score asks for its statistics.
    pub(crate) fn scored_terms(&self, found: &mut impl FnMut(&Term)) {
        match self {
            Clause::Term(term) => found(term),
            Clause::Weighing(_, clause) => clause.scored_terms(found),
            Clause::Best(clauses, _) | Clause::AtLeast(_, clauses) => {
                clauses.iter().for_each(|clause| clause.scored_terms(found));
            }
            Clause::Every(Every { must, should, .. }) => {
                must.iter().chain(should).for_each(|clause| clause.scored_terms(found));
            }
            Clause::All | Clause::Nothing | Clause::AnyOf(_) | Clause::Other(_) => {}
        }
    }

    fn query(&self) -> Box<dyn Query> {
        let all = |clauses: &[Clause]| clauses.iter().map(Clause::query).collect();
        match self {
            Clause::All => Box::new(AllQuery),
            Clause::Nothing => Box::new(tantivy::query::EmptyQuery),
            Clause::Term(term) => Box::new(TermQuery::new(term.clone(), IndexRecordOption::WithFreqs)),
            Clause::AnyOf(terms) => Box::new(AnyOf(terms.clone())),
            Clause::Other(query) => query.box_clone(),
            Clause::Weighing(weight, clause) => Box::new(BoostQuery::new(clause.query(), *weight)),
            Clause::Best(clauses, share) => Box::new(DisjunctionMaxQuery::with_tie_breaker(all(clauses), *share)),
            Clause::AtLeast(least, clauses) => {
                Box::new(BooleanQuery::union_with_minimum_required_clauses(all(clauses), *least))
            }
            Clause::Every(Every { must, should, not }) => {
                let of = |occur: Occur, clauses: &[Clause]| -> Vec<(Occur, Box<dyn Query>)> {
                    clauses.iter().map(|clause| (occur, clause.query())).collect()
                };
                let mut clauses = of(Occur::Must, must);
                if clauses.is_empty() {
                    clauses.push((Occur::Must, Box::new(AllQuery)));
                }
                clauses.extend(of(Occur::Should, should));
                clauses.extend(of(Occur::MustNot, not));
                Box::new(BooleanQuery::new(clauses))
            }
        }
    }
}

impl Query for Clause {
    fn weight(&self, scoring: EnableScoring<'_>) -> tantivy::Result<Box<dyn Weight>> {
        self.query().weight(scoring)
    }
}
