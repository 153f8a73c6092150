//! The answer to a question: total, best hits, counts, and where to go on.

mod matched;
mod order;
mod tally;

use model::schedule::Instance;
use model::{Category, Id, Kind, Point};
use tantivy::DocId;

use self::matched::matched;
use self::order::{by_fame, by_name, by_nearness, by_rank, next};
use self::tally::Tally;
use crate::document::Card;
use crate::matching::Matching;
use crate::query::{Cursor, Facet, MOST_HITS, Query, Sort};
use crate::view::{View, instance};
use crate::words::Reading;
use crate::{Error, words};

pub use self::matched::Matched;
pub(crate) use self::order::Rank;

/// An answer.
#[derive(Clone, Debug)]
pub struct Results {
    /// How many items match, exactly.
    pub total: u64,
    /// The best of them in the order asked for.
    pub hits: Vec<Hit>,
    /// For each facet asked for, its values with their counts, highest first.
    pub facets: Vec<(Facet, Vec<(String, u64)>)>,
    /// Where the next page begins; none on the last.
    pub next: Option<Cursor>,
    /// The typed line with better spelling, where the one typed is not known.
    pub did_you_mean: Option<String>,
    /// What the typed words were taken for.
    pub understood: Vec<Understood>,
    /// Whether nothing held all words, and so the hits lack one.
    pub relaxed: bool,
}

/// What typed words were taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Understood {
    /// The name of a category.
    Category(&'static Category),
}

/// One item of an answer.
#[derive(Clone, Debug)]
pub struct Hit {
    /// The item.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Where it stands on the map.
    pub point: Point,
    /// Metres from the place asked for.
    pub distance_m: Option<f64>,
    /// How its words were found: of all words typed, the least certain. None where nothing was typed.
    pub matched: Option<Matched>,
    /// When it happens next (or first within the time asked for).
    pub next_instance: Option<Instance>,
    /// What a list shows of it.
    pub card: Card,
}

/// Where a document stands: its segment's place in the view and its number there.
type Address = (usize, DocId);

/// Answers a question.
pub(crate) fn search(view: &View, query: &Query) -> Result<Results, Error> {
    // Without a place to measure from, distance says nothing.
    let sort = if query.sort == Sort::Distance && query.near.is_none() { Sort::Relevance } else { query.sort };
    let after = query.after.as_ref();
    if after.is_some_and(|after| after.sort != sort) {
        return Err(Error::BadCursor);
    }
    let level = after.map(|after| after.level);
    let reading = reading(view, query, level)?;
    let matching = Matching::new(view, query, &reading, None, sort == Sort::Relevance)?;
    let limit = query.limit.min(MOST_HITS);

    let mut tally = Tally::new(&query.facets);
    let (total, mut best) = match sort {
        Sort::Distance | Sort::Relevance if matching.only_area() => {
            let best = match sort {
                Sort::Distance => by_nearness(view, query, &matching, limit + 1),
                _ => by_fame(view, query, &matching, limit + 1)?,
            };
            (tally.area(view, &matching)?, best)
        }
        Sort::Name => by_name(view, query, &matching, &mut tally, limit + 1)?,
        _ => by_rank(view, query, sort, &matching, &mut tally, limit + 1)?,
    };
    let more = best.len() > limit;
    best.truncate(limit);
    let next = best.last().filter(|_| more).map(|last| Cursor {
        sort,
        level: reading.level,
        order: last.rank.order,
        key: last.rank.key,
        name: last.name.clone().unwrap_or_default(),
    });
    let addresses: Vec<Address> = best.iter().map(|place| place.address).collect();
    Ok(Results {
        total,
        hits: hits(view, query, &reading, &addresses)?,
        facets: tally.finish(),
        next,
        did_you_mean: reading.did_you_mean.clone(),
        understood: reading.understood.clone(),
        relaxed: reading.level == words::MOST_GENEROUS,
    })
}

/// The reading of a question's typed line.
pub(crate) fn reading(view: &View, query: &Query, level: Option<u8>) -> Result<std::sync::Arc<Reading>, Error> {
    let key = format!("{}\u{1}{}\u{1}{level:?}", query.text, query.lang);
    view.reading(key, || words::read(view, &query.text, query.lang, level))
}

fn hits(view: &View, query: &Query, reading: &Reading, addresses: &[Address]) -> Result<Vec<Hit>, Error> {
    let matched = matched(view, reading, addresses)?;
    addresses
        .iter()
        .zip(matched)
        .map(|((ord, doc), matched)| {
            let segment = &view.segments[*ord];
            let stored = segment.stored(*doc, &view.fields)?;
            let point = segment.point(*doc);
            Ok(Hit {
                id: stored.id,
                kind: stored.kind,
                point,
                distance_m: query.near.map(|near| near.distance(point)),
                matched,
                next_instance: next(segment, *doc, query).and_then(instance),
                card: stored.card,
            })
        })
        .collect()
}
