//! A typed line as a query whose parts keep their names, so that the score of a hit can be taken apart again.

use tantivy::query::{BooleanQuery, Occur, Query};

use crate::results::Share;

/// Parts of a query. How well a document fits is the sum of what those give that hold it.
pub(crate) struct Shares(Vec<Part>);

struct Part {
    occur: Occur,
    /// Any of these, each with what it is.
    either: Vec<(Share, Box<dyn Query>)>,
}

impl Shares {
    /// One part, which must hold.
    pub(super) fn of(share: Share, query: Box<dyn Query>) -> Shares {
        Shares::either(vec![(share, query)])
    }

    /// One of several must hold.
    pub(super) fn either(either: Vec<(Share, Box<dyn Query>)>) -> Shares {
        Shares(vec![Part { occur: Occur::Must, either }])
    }

    /// One part more.
    pub(super) fn add(&mut self, occur: Occur, share: Share, query: Box<dyn Query>) {
        self.0.push(Part { occur, either: vec![(share, query)] });
    }

    /// All parts as one query.
    pub(crate) fn query(&self) -> Box<dyn Query> {
        let whole = |part: &Part| -> Box<dyn Query> {
            match part.either.as_slice() {
                [(_, only)] => only.box_clone(),
                several => Box::new(BooleanQuery::union(several.iter().map(|(_, query)| query.box_clone()).collect())),
            }
        };
        match self.0.as_slice() {
            [only] if only.occur == Occur::Must => whole(only),
            parts => Box::new(BooleanQuery::new(parts.iter().map(|part| (part.occur, whole(part))).collect())),
        }
    }

    /// The parts that can add to a score.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Share, &dyn Query)> {
        let adding = self.0.iter().filter(|part| part.occur != Occur::MustNot);
        adding.flat_map(|part| part.either.iter().map(|(share, query)| (*share, query.as_ref())))
    }
}
