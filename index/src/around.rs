//! Terms of the names of cities and provinces: made once for all the items of a build that lie in them.

use std::collections::{BTreeSet, HashMap};

use model::Id;
use model::item::Item;

use crate::analysis;

/// Terms by region. A region counts as it was when it was met first: for as long as one build, or one change, takes.
#[derive(Default)]
pub(crate) struct Around(HashMap<Id, BTreeSet<String>>);

impl Around {
    /// The terms of all names of a region.
    pub(crate) fn terms(&mut self, region: &Item) -> &BTreeSet<String> {
        self.0.entry(region.id.clone()).or_insert_with(|| {
            let mut terms = BTreeSet::new();
            for (lang, text) in region.name.iter().chain(region.other_names.iter()) {
                analysis::name(text, lang, false, &mut terms);
            }
            terms
        })
    }
}
