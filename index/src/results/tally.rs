//! Facets: how many of the whole answer have each value.

use std::collections::BTreeMap;

use model::Category;
use tantivy::DocId;
use tantivy::columnar::StrColumn;

use crate::Error;
use crate::query::Facet;
use crate::view::Segment;

/// Counts of facets over a whole answer.
pub(super) struct Tally {
    facets: Vec<(Facet, BTreeMap<String, u64>)>,
}

/// The counts of one segment, by the ordinals of its columns.
pub(super) struct Counting<'a> {
    columns: Vec<Option<(&'a StrColumn, Vec<u64>)>>,
}

impl Tally {
    pub(super) fn new(facets: &[Facet]) -> Tally {
        let mut facets: Vec<Facet> = facets.to_vec();
        facets.sort_unstable();
        facets.dedup();
        Tally { facets: facets.into_iter().map(|facet| (facet, BTreeMap::new())).collect() }
    }

    pub(super) fn begin<'a>(&self, segment: &'a Segment) -> Counting<'a> {
        let column = |facet: Facet| segment.facet(facet).map(|column| (column, vec![0; column.num_terms()]));
        Counting { columns: self.facets.iter().map(|(facet, _)| column(*facet)).collect() }
    }

    pub(super) fn end(&mut self, counting: Counting<'_>) -> Result<(), Error> {
        let mut value = String::new();
        for ((_, counts), column) in self.facets.iter_mut().zip(counting.columns) {
            let Some((column, by_ord)) = column else { continue };
            for (ord, count) in by_ord.into_iter().enumerate().filter(|(_, count)| *count > 0) {
                column.ord_to_str(ord as u64, &mut value)?;
                *counts.entry(value.clone()).or_default() += count;
            }
        }
        Ok(())
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
    pub(super) fn count(&mut self, doc: DocId) {
        for (column, counts) in self.columns.iter_mut().flatten() {
            for ord in column.ords().values_for_doc(doc) {
                counts[ord as usize] += 1;
            }
        }
    }
}
