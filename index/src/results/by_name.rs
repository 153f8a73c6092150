//! The order by name in the reader's language.

use std::collections::BinaryHeap;

use tantivy::DocId;
use tantivy::columnar::StrColumn;

use super::order::{Best, FITS, Rank, Ranked};
use super::tally::Tally;
use crate::Error;
use crate::matching::Matching;
use crate::query::{Cursor, Query};
use crate::view::View;

/// By name: within a segment the column's own order serves, and only the first few become strings.
pub(super) fn by_name(
    view: &View,
    query: &Query,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let slot = crate::schema::SORT_LANGS.iter().position(|lang| *lang == query.lang.base()).unwrap_or(1);
    let (mut total, mut best) = (0, Best::new(limit));
    for (ord, segment) in view.segments.iter().enumerate() {
        let column = segment.sort_names(slot);
        let after = match (&query.after, column) {
            (Some(after), Some(column)) => Some(after_name(column, after)?),
            _ => None,
        };
        let mut counting = tally.begin(segment);
        let mut firsts: BinaryHeap<(u64, u64, DocId)> = BinaryHeap::new();
        matching.each(view, segment, |doc| {
            total += 1;
            counting.count(doc);
            let name = column.and_then(|column| column.ords().first(doc)).unwrap_or(0);
            let place = (name, segment.key(doc));
            let hopeless = firsts.len() >= limit && firsts.peek().is_some_and(|worst| place > (worst.0, worst.1));
            if !hopeless && after.is_none_or(|after| place > after) {
                firsts.push((place.0, place.1, doc));
                if firsts.len() > limit {
                    firsts.pop();
                }
            }
        })?;
        tally.end(counting)?;
        for (name_ord, key, doc) in firsts {
            let mut name = String::new();
            if let Some(column) = column {
                column.ord_to_str(name_ord, &mut name)?;
            }
            best.offer(Ranked { name: Some(name), rank: Rank { order: 0, key }, address: (ord, doc), text: FITS });
        }
    }
    Ok((total, best.finish()))
}

/// The place of a cursor in a segment's column of names: everything greater comes after it.
fn after_name(column: &StrColumn, after: &Cursor) -> Result<(u64, u64), Error> {
    let (mut low, mut high) = (0, column.num_terms() as u64);
    let mut name = String::new();
    while low < high {
        let middle = low + (high - low) / 2;
        column.ord_to_str(middle, &mut name)?;
        if name < after.name {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    let same = low < column.num_terms() as u64 && {
        column.ord_to_str(low, &mut name)?;
        name == after.name
    };
    Ok(match (same, low) {
        (true, _) => (low, after.key),
        // Before the first name: nothing is so low but key 0 of it, which the true key of a hit never meets.
        (false, 0) => (0, 0),
        (false, low) => (low - 1, u64::MAX),
    })
}
