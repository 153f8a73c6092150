//! The starter collection in an index of its own, and what holds of every answer.

use std::sync::LazyLock;

use index::{Index, Results};

#[path = "../tests/collection/mod.rs"]
mod collection;

pub use collection::now;

static STARTER: LazyLock<(tempfile::TempDir, Index)> = LazyLock::new(|| {
    let collection = collection::Collection::starter();
    assert!(collection.unreadable.is_empty());
    collection.index()
});

/// The index of the starter collection.
pub fn index() -> &'static Index {
    &STARTER.1
}

/// No more hits than asked for nor than there are, and scores from the highest down.
pub fn holds(results: &Results, limit: usize) {
    let hits = results.hits.len();
    assert_eq!(hits as u64, results.total.min(limit as u64));
    assert_eq!(results.next.is_some(), results.total > limit as u64);
    let scores = results.hits.iter().filter_map(|hit| Some(hit.why.as_ref()?.score?.whole()));
    assert!(scores.is_sorted_by(|a, b| a >= b), "the order is that of the scores");
}
