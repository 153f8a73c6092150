//! Takes the places of hits apart: with the query that found them, the statistics that weighed it and the numbers by which
//! they were ordered.

use tantivy::query::EnableScoring;
use tantivy::{DocId, DocSet};

use super::explained::{Found, Why};
use super::order::{Ranked, facts};
use crate::Error;
use crate::analysis;
use crate::query::{Query, Sort};
use crate::rank::{Fame, Score, Steady};
use crate::view::View;
use crate::words::{Reading, Way};

/// Of all ways in which a word was found in a hit so many are told.
const MOST_WAYS: usize = 6;

/// Why each hit stands where it stands.
pub(super) fn explain(
    view: &View,
    query: &Query,
    sort: Sort,
    reading: &Reading,
    best: &[Ranked],
) -> Result<Vec<Why>, Error> {
    let places = Places::new(view, best);
    let mut whys = Vec::with_capacity(best.len());
    for place in best {
        let (ord, doc) = place.address;
        let segment = &view.segments[ord];
        let score = || Score::new(f32::from_bits(place.text), segment.fame().of(doc), &facts(segment, doc, query));
        whys.push(Why {
            words: vec![Vec::new(); reading.words.len()],
            shares: Vec::new(),
            score: (sort == Sort::Relevance).then(score),
            fame: fame(view, ord, doc)?,
        });
    }
    for (n, ways) in reading.words.iter().enumerate() {
        for way in ways {
            for (hit, score) in places.scores(&way.clause())? {
                whys[hit].words[n].push(found(view, way, score));
            }
        }
    }
    if let Some(shares) = reading.clause.as_ref().filter(|_| sort == Sort::Relevance) {
        for (share, clause) in shares.each() {
            for (hit, score) in places.scores(clause)? {
                whys[hit].shares.push((share, score));
            }
        }
    }
    for word in whys.iter_mut().flat_map(|why| &mut why.words) {
        word.sort_by(|a, b| b.score.total_cmp(&a.score));
        word.truncate(MOST_WAYS);
    }
    Ok(whys)
}

fn found(view: &View, way: &Way, score: f32) -> Found {
    let field = way.terms.first().map(|term| view.searcher.schema().get_field_name(term.field()).to_owned());
    let terms = way.terms.iter().filter_map(|term| Some(analysis::told(term.value().as_str()?)));
    Found { matched: way.matched, field: field.unwrap_or_default(), terms: terms.collect(), weight: way.weight, score }
}

fn fame(view: &View, ord: usize, doc: DocId) -> Result<Fame, Error> {
    let segment = &view.segments[ord];
    let importance = segment.reader.fast_fields().column_first_or_default::<u64>("importance")?.get_val(doc);
    let sample = segment.stored(doc, &view.fields)?.card.sample;
    Ok(Fame::new(importance as f64 / 1000.0, segment.facets().kind(doc), sample))
}

/// Where hits stand in the index.
struct Places<'a> {
    view: &'a View,
    best: &'a [Ranked],
    /// Hits in document order: postings only run forwards.
    order: Vec<usize>,
}

impl<'a> Places<'a> {
    fn new(view: &'a View, best: &'a [Ranked]) -> Places<'a> {
        let mut order: Vec<usize> = (0..best.len()).collect();
        order.sort_by_key(|n| best[*n].address);
        Places { view, best, order }
    }

    /// The hits that a query holds, with what it gives them.
    fn scores(&self, query: &dyn tantivy::query::Query) -> Result<Vec<(usize, f32)>, Error> {
        let statistics = Steady(self.view);
        let scoring = EnableScoring::enabled_from_statistics_provider(&statistics, &self.view.searcher);
        let weight = query.weight(scoring)?;
        let segment = |hit: &usize| self.best[*hit].address.0;
        let mut scores = Vec::new();
        for hits in self.order.chunk_by(|a, b| segment(a) == segment(b)) {
            let Some(first) = hits.first() else { continue };
            let mut scorer = weight.scorer(&self.view.segments[segment(first)].reader, 1.0)?;
            for hit in hits {
                let doc = self.best[*hit].address.1;
                if scorer.doc() < doc {
                    scorer.seek(doc);
                }
                if scorer.doc() == doc {
                    scores.push((*hit, scorer.score()));
                }
            }
        }
        Ok(scores)
    }
}
