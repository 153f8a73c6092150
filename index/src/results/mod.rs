//! The answer to a question: total, best hits, counts, and where to go on.

mod by_name;
mod explain;
mod explained;
mod matched;
mod order;
mod tally;
mod understood;

use std::time::Instant;

use jiff::Timestamp;
use model::schedule::Instance;
use model::{Id, Kind, Point};
use tantivy::DocId;

use self::by_name::by_name;
use self::matched::matched;
use self::order::{by_fame, by_nearness, by_rank, by_time, found, next};
use self::tally::Tally;
use crate::document::Card;
use crate::matching::Matching;
use crate::query::{Cursor, Facet, MOST_HITS, Query, Sort};
use crate::view::{View, instance};
use crate::words::Reading;
use crate::{Error, words};

pub use self::explained::{Found, HowRead, Share, Step, Took, Tried, Why};
pub use self::matched::Matched;
pub(crate) use self::order::Rank;
pub use self::understood::{Changed, Part, Understood};

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
    /// What of the question was changed so that something answers it.
    pub changed: Vec<Changed>,
    /// Whether nothing held all words, and so the hits lack one.
    pub relaxed: bool,
    /// How the line was read, where that was asked.
    pub how: Option<HowRead>,
    /// How long its steps took.
    pub took: Took,
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
    /// Why it stands where it stands, where that was asked.
    pub why: Option<Why>,
}

/// Where a document stands: its segment's place in the view and its number there.
type Address = (usize, DocId);

/// Answers a question.
pub(crate) fn search(view: &View, query: &Query) -> Result<Results, Error> {
    let after = query.after.as_ref();
    let level = after.map(|after| after.level);
    let began = Instant::now();
    let reading = reading(view, query, level)?;
    let read = Instant::now();
    let query = &reading.meant(query);
    // Without a place to measure from, distance says nothing.
    let sort = match query.sort {
        Sort::Distance if query.near.is_none() => Sort::Relevance,
        // Whoever asks in words for what is near wants the nearest first.
        Sort::Relevance if reading.near.is_some() => Sort::Distance,
        sort => sort,
    };
    if after.is_some_and(|after| after.sort != sort) {
        return Err(Error::BadCursor);
    }
    let matching = Matching::new(view, query, &reading, None, sort == Sort::Relevance)?;
    let limit = query.limit.min(MOST_HITS);
    let opened = Instant::now();

    let mut tally = Tally::new(&query.facets);
    let (total, mut best) = match sort {
        Sort::Distance | Sort::Relevance if matching.only_area() => {
            let intervals: Vec<_> = view.segments.iter().map(|segment| matching.area().intervals(segment)).collect();
            let best = match sort {
                Sort::Distance => by_nearness(view, query, &matching, None, limit + 1),
                _ => by_fame(view, query, &matching, &intervals, limit + 1),
            };
            (tally.area(view, &matching, &intervals)?, best)
        }
        Sort::Distance => {
            let (total, found) = found(view, &matching, &mut tally)?;
            (total, by_nearness(view, query, &matching, Some(&found), limit + 1))
        }
        Sort::Relevance => by_rank(view, query, &matching, &mut tally, limit + 1)?,
        Sort::Name => by_name(view, query, &matching, &mut tally, limit + 1)?,
        Sort::Date | Sort::Changed => by_time(view, query, sort, &matching, &mut tally, limit + 1)?,
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
    let matched = Instant::now();
    let whys = if query.explain { explain::explain(view, query, sort, &reading, &best)? } else { Vec::new() };
    let addresses: Vec<Address> = best.iter().map(|place| place.address).collect();
    let told = Instant::now();
    let hits = hits(view, query, &reading, &addresses, whys)?;
    let took =
        Took { reading: read - began, opening: opened - read, matching: matched - opened, telling: told.elapsed() };
    Ok(Results {
        total,
        hits,
        facets: tally.finish(),
        next,
        did_you_mean: reading.did_you_mean.clone(),
        understood: reading.understood.clone(),
        changed: reading.changed.clone(),
        relaxed: reading.level == words::MOST_GENEROUS,
        how: query.explain.then(|| HowRead { sort, level: reading.level, ..reading.how.clone() }),
        took,
    })
}

/// The reading of a question's typed line.
pub(crate) fn reading(view: &View, query: &Query, level: Option<u8>) -> Result<std::sync::Arc<Reading>, Error> {
    // Words such as "tomorrow" mean another day after midnight in Tehran.
    let day = (query.now.as_second() + 12_600).div_euclid(86_400);
    let key = format!("{}\u{1}{}\u{1}{day}\u{1}{level:?}", query.text, query.lang);
    view.reading(key, || words::read(view, &query.text, query.lang, query.now, level))
}

impl Reading {
    /// The question with what its words say of time and nearness; what was asked for outright goes before.
    pub(crate) fn meant(&self, query: &Query) -> Query {
        let mut query = query.clone();
        if let (None, Some((from, until))) = (query.period, self.period) {
            query.period = Timestamp::from_second(from).ok().zip(Timestamp::from_second(until).ok());
        }
        if let Some(near) = self.near {
            query.near = Some(near);
            query.radius_m = self.radius;
        }
        query
    }
}

fn hits(
    view: &View,
    query: &Query,
    reading: &Reading,
    addresses: &[Address],
    whys: Vec<Why>,
) -> Result<Vec<Hit>, Error> {
    let matched = matched(view, reading, addresses)?;
    let mut whys = whys.into_iter();
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
                why: whys.next(),
            })
        })
        .collect()
}
