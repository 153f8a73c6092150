//! A typed line as a clause whose parts keep their names, so that the score of a hit can be taken apart again.

use tantivy::query::Occur;

use crate::clause::{Clause, Every};
use crate::results::Share;

/// Parts of a clause. How well a document fits is the sum of what those give that hold it.
pub(crate) struct Shares(Vec<Part>);

struct Part {
    occur: Occur,
    /// Any of these, each with what it is.
    either: Vec<(Share, Clause)>,
}

impl Shares {
    /// One part, which must hold.
    pub(super) fn of(share: Share, clause: Clause) -> Shares {
        Shares::either(vec![(share, clause)])
    }

    /// One of several must hold.
    pub(super) fn either(either: Vec<(Share, Clause)>) -> Shares {
        Shares(vec![Part { occur: Occur::Must, either }])
    }

    /// One part more.
    pub(super) fn add(&mut self, occur: Occur, share: Share, clause: Clause) {
        self.0.push(Part { occur, either: vec![(share, clause)] });
    }

    /// All parts as one clause.
    pub(crate) fn clause(&self) -> Clause {
        let whole = |part: &Part| match part.either.as_slice() {
            [(_, only)] => only.clone(),
            several => Clause::any(several.iter().map(|(_, clause)| clause.clone()).collect()),
        };
        if let [only] = self.0.as_slice()
            && only.occur == Occur::Must
        {
            return whole(only);
        }
        let mut every = Every::default();
        for part in &self.0 {
            let list = match part.occur {
                Occur::Must => &mut every.must,
                Occur::Should => &mut every.should,
                Occur::MustNot => &mut every.not,
            };
            list.push(whole(part));
        }
        Clause::Every(every)
    }

    /// The parts that can add to a score.
    pub(crate) fn each(&self) -> impl Iterator<Item = (Share, &Clause)> {
        let adding = self.0.iter().filter(|part| part.occur != Occur::MustNot);
        adding.flat_map(|part| part.either.iter().map(|(share, clause)| (*share, clause)))
    }
}
