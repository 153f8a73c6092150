//! Facets: how many of the whole answer have each value.

use std::collections::BTreeMap;

use model::Category;
use tantivy::DocId;

use crate::Error;
use crate::geo::area::Interval;
use crate::matching::{Matching, Window};
use crate::query::Facet;
use crate::view::{Counted, Segment, View};

/// Counts of facets over a whole answer.
pub(super) struct Tally {
    facets: Vec<(Facet, BTreeMap<String, u64>)>,
}

/// The counts of one segment, by the ordinals of its columns.
pub(super) struct Counting<'a> {
    columns: Vec<Option<(&'a Counted, Vec<u64>)>>,
}

impl Tally {
    pub(super) fn new(facets: &[Facet]) -> Tally {
        let mut facets: Vec<Facet> = facets.to_vec();
        facets.sort_unstable();
        facets.dedup();
        Tally { facets: facets.into_iter().map(|facet| (facet, BTreeMap::new())).collect() }
    }

    pub(super) fn begin<'a>(&self, segment: &'a Segment) -> Counting<'a> {
        let column = |facet: Facet| segment.facets().get(facet).map(|column| (column, vec![0; column.len()]));
        Counting { columns: self.facets.iter().map(|(facet, _)| column(*facet)).collect() }
    }

    pub(super) fn end(&mut self, counting: Counting<'_>) -> Result<(), Error> {
        for ((_, counts), column) in self.facets.iter_mut().zip(counting.columns) {
            let Some((column, by_ord)) = column else { continue };
            for (ord, count) in by_ord.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                *counts.entry(column.word(ord as u64)?).or_default() += count;
            }
        }
        Ok(())
    }

    /// Counts all that lies in an area, where nothing else decides. Gives how many that are.
    pub(super) fn area(&mut self, view: &View, matching: &Matching, intervals: &[Vec<Interval>]) -> Result<u64, Error> {
        let mut total = 0;
        for (segment, intervals) in view.segments.iter().zip(intervals) {
            let mut counting = self.begin(segment);
            for interval in intervals {
                let docs = interval.start..interval.end;
                if interval.full {
                    total += segment.count_alive(docs.clone());
                    counting.stretch(segment, docs);
                } else {
                    let inside = |doc: &u32| segment.is_alive(*doc) && matching.area().contains(segment.point(*doc));
                    for doc in docs.filter(inside) {
                        total += 1;
                        counting.count(doc);
                    }
                }
            }
            self.end(counting)?;
        }
        Ok(total)
    }

    pub(super) fn finish(self) -> Vec<(Facet, Vec<(String, u64)>)> {
        self.facets
            .into_iter()
            .map(|(facet, mut counts)| {
                if facet == Facet::Category {
                    let below: Vec<(&str, u64)> = counts
                        .iter()
                        .filter_map(|(slug, count)| Some((Category::find(slug)?.parent?, *count)))
                        .collect();
                    for (parent, count) in below {
                        *counts.entry(parent.to_owned()).or_default() += count;
                    }
                }
                let mut counts: Vec<(String, u64)> = counts.into_iter().collect();
                counts.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
                (facet, counts)
            })
            .collect()
    }
}

impl Counting<'_> {
    /// Counts all living documents of a stretch.
    fn stretch(&mut self, segment: &Segment, docs: std::ops::Range<u32>) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            column.add(docs.clone(), counts);
            for value in segment.deleted(docs.clone()).iter().filter_map(|doc| column.value(*doc)) {
                counts[value] -= 1;
            }
        }
    }

    /// Counts all that answers in a window.
    pub(super) fn window(&mut self, window: &Window) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            for value in window.docs().filter_map(|doc| column.value(doc)) {
                counts[value] += 1;
            }
        }
    }

    pub(super) fn count(&mut self, doc: DocId) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            if let Some(value) = column.value(doc) {
                counts[value] += 1;
            }
        }
    }
}
