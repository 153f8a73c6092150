//! Which documents come first: by rank, by nearness, by fame, by name.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use model::{Kind, Point};
use tantivy::DocId;
use tantivy::columnar::StrColumn;

use super::Address;
use super::tally::Tally;
use crate::geo::area::{Interval, least_distance};
use crate::geo::nearest;
use crate::geo::order::Square;
use crate::matching::Matching;
use crate::query::{Cursor, Query, Sort};
use crate::view::{Segment, View};
use crate::{Error, rank};

/// The order of hits: lower first; between equals the hash of the id decides, which never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rank {
    pub order: u64,
    pub key: u64,
}

impl Rank {
    /// A number from 0 up as an order: lower numbers first.
    pub(crate) fn of(number: f64) -> u64 {
        number.max(0.0).to_bits()
    }
}

/// A hit's place in the order.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Ranked {
    /// Sort key of the name, in the order by name. None elsewhere, and not an empty text: comparing two of those costs
    /// more than all the rest.
    pub name: Option<String>,
    pub rank: Rank,
    pub address: Address,
    /// How well its words fit, in bits: for telling why it stands here. The address has decided before.
    pub text: u32,
}

/// How well everything fits where no words decide.
const FITS: u32 = 1.0_f32.to_bits();

/// Keeps the first few of many.
struct Best {
    limit: usize,
    heap: BinaryHeap<Ranked>,
}

impl Best {
    fn new(limit: usize) -> Best {
        Best { limit, heap: BinaryHeap::with_capacity(limit + 1) }
    }

    fn offer(&mut self, ranked: Ranked) {
        if self.heap.len() < self.limit {
            self.heap.push(ranked);
        } else if self.heap.peek().is_some_and(|worst| ranked < *worst) {
            self.heap.pop();
            self.heap.push(ranked);
        }
    }

    /// The order of the last of the few, once there are enough of them.
    fn worst(&self) -> Option<u64> {
        self.heap.peek().filter(|_| self.heap.len() >= self.limit).map(|worst| worst.rank.order)
    }

    /// The same with what decides between equals.
    fn worst_rank(&self) -> Option<Rank> {
        self.heap.peek().filter(|_| self.heap.len() >= self.limit).map(|worst| worst.rank)
    }

    fn finish(self) -> Vec<Ranked> {
        self.heap.into_sorted_vec()
    }
}

pub(super) fn by_rank(
    view: &View,
    query: &Query,
    sort: Sort,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let (mut total, mut best) = (0, Best::new(limit));
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut counting = tally.begin(segment);
        matching.each(segment, |doc, text| {
            total += 1;
            counting.count(doc);
            let worst = best.worst().unwrap_or(u64::MAX);
            let order = match sort {
                Sort::Distance => match query.near {
                    // Most are too far by their latitude alone.
                    Some(near) if Rank::of(least_by_latitude(near, segment.point(doc))) > worst => return,
                    Some(near) => Rank::of(near.distance(segment.point(doc))),
                    None => 0,
                },
                // The latest first.
                Sort::Changed => u64::MAX - segment.changed(doc).abs_diff(i64::MIN),
                Sort::Date => next(segment, doc, query).map_or(u64::MAX, |(start, ..)| start.abs_diff(i64::MIN)),
                _ => {
                    let fame = segment.fame().of(doc);
                    // Most could not come among the first whatever else is known of them.
                    if !Rank::of(rank::most(text, fame, None)) > worst {
                        return;
                    }
                    !Rank::of(rank::score(text, fame, &facts(segment, doc, query)))
                }
            };
            let rank = Rank { order, key: segment.key(doc) };
            if after.is_none_or(|after| rank > after) {
                best.offer(Ranked { name: None, rank, address: (ord, doc), text: text.to_bits() });
            }
        })?;
        tally.end(counting)?;
    }
    Ok((total, best.finish()))
}

/// A little less than the metres that two positions are apart at least.
fn least_by_latitude(one: Point, other: Point) -> f64 {
    (one.lat() - other.lat()).abs() * 111_190.0
}

/// Where only the area decides, the best known (and nearest) come first: stretches of documents wait with the best score
/// that one of theirs can have, and are opened until nothing in the next one can still come among the first.
pub(super) fn by_fame(
    view: &View,
    query: &Query,
    matching: &Matching,
    intervals: &[Vec<Interval>],
    limit: usize,
) -> Vec<Ranked> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let mut waiting = Vec::new();
    for (ord, (segment, intervals)) in view.segments.iter().zip(intervals).enumerate() {
        for interval in intervals {
            for (docs, fame, key) in segment.fame().stretches(interval.start..interval.end) {
                let least = query.near.map(|near| {
                    let square = Square::around(segment.code(docs.start), segment.code(docs.end - 1));
                    least_distance(near, square.degrees()) * 0.999_99 - 1.0
                });
                let order = !Rank::of(rank::most(1.0, fame, least.map(|least| least.max(0.0))));
                // With distances, equals in order need not be equals in fame.
                let key = if query.near.is_none() { key } else { 0 };
                waiting.push(Reverse((Rank { order, key }, ord, docs.start, docs.end, interval.full)));
            }
        }
    }
    let mut waiting = BinaryHeap::from(waiting);
    let mut best = Best::new(limit);
    while let Some(Reverse((least, ord, start, end, full))) = waiting.pop() {
        if best.worst_rank().is_some_and(|worst| worst < least) {
            break;
        }
        let segment = &view.segments[ord];
        for doc in (start..end).filter(|doc| segment.is_alive(*doc)) {
            let fame = segment.fame().of(doc);
            let most = !Rank::of(rank::most(1.0, fame, None));
            if best.worst().is_some_and(|worst| most > worst) || !full && !matching.area().contains(segment.point(doc))
            {
                continue;
            }
            let order = !Rank::of(rank::score(1.0, fame, &facts(segment, doc, query)));
            let rank = Rank { order, key: segment.key(doc) };
            if after.is_none_or(|after| rank > after) {
                best.offer(Ranked { name: None, rank, address: (ord, doc), text: FITS });
            }
        }
    }
    best.finish()
}

pub(super) fn by_nearness(view: &View, query: &Query, matching: &Matching, limit: usize) -> Vec<Ranked> {
    let after = query.after.as_ref().map(|after| Rank { order: after.order, key: after.key });
    let near = query.near.unwrap_or_else(|| model::Bounds::WORLD.centre());
    nearest::nearest(view, matching.area(), near, after, limit)
        .into_iter()
        .map(|(rank, ord, doc)| Ranked { name: None, rank, address: (ord, doc), text: FITS })
        .collect()
}

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
        matching.each(segment, |doc, _| {
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

pub(super) fn facts(segment: &Segment, doc: DocId, query: &Query) -> rank::Facts {
    let dated = matches!(segment.facets().kind(doc), Some(Kind::Event | Kind::Programme));
    rank::Facts {
        distance: query.near.map(|near| near.distance(segment.point(doc))),
        over: dated && next(segment, doc, query).is_none(),
        overdue: segment.is_overdue(doc, crate::matching::today(query.now)),
    }
}

/// The next instance, or the first within the time asked for.
pub(super) fn next(segment: &Segment, doc: DocId, query: &Query) -> Option<(i64, i64, bool)> {
    match query.period {
        Some((from, to)) => segment.instance_in(doc, from.as_second(), to.as_second()),
        None => segment.instance_in(doc, query.now.as_second(), i64::MAX),
    }
}
