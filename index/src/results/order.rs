//! Which documents come first: by rank, by time, by nearness, by fame.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use model::Kind;
use tantivy::DocId;

use super::Address;
use super::tally::Tally;
use crate::document::Marks;
use crate::geo::area::{Interval, least_distance};
use crate::geo::nearest;
use crate::geo::order::Square;
use crate::matching::{Found, Matching, WINDOW};
use crate::query::{Query, Sort};
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

    /// Where the page before ended.
    fn after(query: &Query) -> Option<Rank> {
        query.after.as_ref().map(|after| Rank { order: after.order, key: after.key })
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
pub(super) const FITS: u32 = 1.0_f32.to_bits();

/// Keeps the first few of many.
pub(super) struct Best {
    limit: usize,
    heap: BinaryHeap<Ranked>,
}

impl Best {
    pub(super) fn new(limit: usize) -> Best {
        Best { limit, heap: BinaryHeap::with_capacity(limit + 1) }
    }

    pub(super) fn offer(&mut self, ranked: Ranked) {
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

    pub(super) fn finish(self) -> Vec<Ranked> {
        self.heap.into_sorted_vec()
    }
}

/// What fits best and is best known first. Most windows hold nothing that could come among the first, and are counted only.
pub(super) fn by_rank(
    view: &View,
    query: &Query,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let after = Rank::after(query);
    let (mut total, mut best) = (0, Best::new(limit));
    let mut hopeful: Vec<(DocId, f32)> = Vec::new();
    // A little more than true: what is added up in another order is rounded in another way.
    let cannot = |best: &Best, text: f32, fame: f32| {
        best.worst().is_some_and(|worst| !Rank::of(rank::most(text * 1.000_01, fame, None)) > worst)
    };
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut counting = tally.begin(segment);
        matching.windows(view, segment, |window, fits| {
            total += window.count();
            counting.window(window);
            for (docs, fame, _) in segment.fame().stretches(window.start..window.start + WINDOW) {
                if cannot(&best, window.most, fame) {
                    continue;
                }
                // Where the best known of a stretch are enough, the others are not looked at; a rare word that weighs
                // much asks for all around it.
                let foremost = segment.fame().foremost(docs.start);
                let least = foremost.last().map_or(0.0, |(_, least)| *least);
                let mut most = window.most;
                if !cannot(&best, most, least) {
                    most = 0.0;
                    for some in (docs.start.max(window.start)..docs.end).step_by(64) {
                        let some_most = fits.most(some);
                        if cannot(&best, some_most, least) {
                            most = some_most.max(most);
                        } else {
                            let docs = window.docs_in(some..docs.end.min(some + 64));
                            let docs = docs.map(|doc| (doc, segment.fame().of(doc)));
                            hopeful.extend(docs.filter(|(_, fame)| !cannot(&best, some_most, *fame)));
                        }
                    }
                }
                let hope = foremost.iter().take_while(|(_, fame)| !cannot(&best, most, *fame));
                hopeful.extend(hope.filter(|(doc, _)| window.contains(*doc)));
                hopeful.sort_unstable_by_key(|(doc, _)| *doc);
                hopeful.dedup_by_key(|(doc, _)| *doc);
                for (doc, fame) in hopeful.drain(..) {
                    let text = fits.score(doc);
                    if cannot(&best, text, fame) {
                        continue;
                    }
                    let order = !Rank::of(rank::score(text, fame, &facts(segment, doc, query)));
                    let rank = Rank { order, key: segment.key(doc) };
                    if after.is_none_or(|after| rank > after) {
                        best.offer(Ranked { name: None, rank, address: (ord, doc), text: text.to_bits() });
                    }
                }
            }
        })?;
        tally.end(counting)?;
    }
    Ok((total, best.finish()))
}

/// The latest changed, or what happens next, first.
pub(super) fn by_time(
    view: &View,
    query: &Query,
    sort: Sort,
    matching: &Matching,
    tally: &mut Tally,
    limit: usize,
) -> Result<(u64, Vec<Ranked>), Error> {
    let after = Rank::after(query);
    let (mut total, mut best) = (0, Best::new(limit));
    for (ord, segment) in view.segments.iter().enumerate() {
        let mut counting = tally.begin(segment);
        matching.each(view, segment, |doc| {
            total += 1;
            counting.count(doc);
            let order = match sort {
                Sort::Changed => u64::MAX - segment.changed(doc).abs_diff(i64::MIN),
                _ => next(segment, doc, query).map_or(u64::MAX, |(start, ..)| start.abs_diff(i64::MIN)),
            };
            let rank = Rank { order, key: segment.key(doc) };
            if after.is_none_or(|after| rank > after) {
                best.offer(Ranked { name: None, rank, address: (ord, doc), text: FITS });
            }
        })?;
        tally.end(counting)?;
    }
    Ok((total, best.finish()))
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
    let after = Rank::after(query);
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

/// The nearest first. Where only the area decides, nobody asks for `among`.
pub(super) fn by_nearness(
    view: &View,
    query: &Query,
    matching: &Matching,
    among: Option<&[Found]>,
    limit: usize,
) -> Vec<Ranked> {
    let after = Rank::after(query);
    let near = query.near.unwrap_or_else(|| model::Bounds::WORLD.centre());
    nearest::nearest(view, matching.area(), among, near, after, limit)
        .into_iter()
        .map(|(rank, ord, doc)| Ranked { name: None, rank, address: (ord, doc), text: FITS })
        .collect()
}

/// All that answers as sets, counted.
pub(super) fn found(view: &View, matching: &Matching, tally: &mut Tally) -> Result<(u64, Vec<Found>), Error> {
    let (mut total, mut all) = (0, Vec::with_capacity(view.segments.len()));
    for segment in &view.segments {
        let mut counting = tally.begin(segment);
        let found = matching.found(view, segment, |window| counting.window(window))?;
        tally.end(counting)?;
        total += found.total;
        all.push(found);
    }
    Ok((total, all))
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
pub(super) fn next(segment: &Segment, doc: DocId, query: &Query) -> Option<(i64, i64, Marks)> {
    match query.period {
        Some((from, to)) => segment.instance_in(doc, from.as_second(), to.as_second()),
        None => segment.instance_in(doc, query.now.as_second(), i64::MAX),
    }
}
