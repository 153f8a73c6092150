//! Which documents answer a question: words and filters by postings, the area by intervals of the curve, opening hours
//! and dates by columns. List, counts and tiles all walk through [`Matching::windows`].

mod filters;
mod find;
mod fit;
mod found;
mod hours;
mod postings;

use std::ops::Range;

use jiff::Timestamp;
use tantivy::DocId;

use self::find::{At, Find, Mosts};
use self::fit::Weights;
pub(crate) use self::found::Found;
use self::hours::OpenHours;
use crate::Error;
use crate::clause::Clause;
use crate::geo::area::{Area, Interval};
use crate::geo::order::Square;
use crate::query::Query;
use crate::view::{Segment, View};
use crate::words::{Reading, Shares};

/// Documents of a window: whole stretches of fame and of a machine's words.
pub(crate) const WINDOW: u32 = 4096;
const WORDS: usize = WINDOW as usize / 64;
/// A bit for each document of a window.
type Bits = [u64; WORDS];

/// A question made ready for one view.
pub(crate) struct Matching {
    /// Words and filters; none when everything matches.
    clause: Option<Clause>,
    /// What is known of the terms, where the words' score is wanted; otherwise all fit alike.
    weights: Option<Weights>,
    area: Area,
    /// Seconds, from and until.
    period: Option<(i64, i64)>,
    open_at: Option<Timestamp>,
    /// Days since 1970 of today, where only what is overdue is wanted.
    overdue: Option<i64>,
}

/// Which of some documents in a row answer.
pub(crate) struct Window {
    /// The first of them; a multiple of 64.
    pub start: DocId,
    /// A bit for each.
    pub bits: Bits,
    /// The most that the words of one of them can fit.
    pub most: f32,
}

impl Matching {
    /// Makes a question ready, within a square of the curve; `scored` where the order depends on the words.
    pub(crate) fn new(
        view: &View,
        query: &Query,
        reading: &Reading,
        square: Option<Square>,
        scored: bool,
    ) -> Result<Matching, Error> {
        let query = &reading.meant(query);
        let circle = match (query.near, query.radius_m) {
            (Some(near), Some(radius)) if radius.is_finite() => Some((near, radius)),
            _ => None,
        };
        let mut every = filters::filters(view, query);
        let words = reading.clause.as_ref().map(Shares::clause);
        let weights = match &words {
            Some(words) if scored => Some(Weights::of(view, words)?),
            _ => None,
        };
        every.must.extend(words);
        let everything = every.must.is_empty() && every.not.is_empty();
        Ok(Matching {
            clause: (!everything).then_some(Clause::Every(every)),
            weights,
            area: Area { bounds: query.bounds, circle, shape: query.shape.clone(), square },
            period: query.period.map(|(from, to)| (from.as_second(), to.as_second())),
            open_at: query.open_at,
            overdue: query.overdue.then(|| today(query.now)),
        })
    }

    /// Whether only the area decides, so that intervals can be counted without looking at documents.
    pub(crate) fn only_area(&self) -> bool {
        self.clause.is_none() && self.period.is_none() && self.open_at.is_none() && self.overdue.is_none()
    }

    /// The area asked for.
    pub(crate) fn area(&self) -> &Area {
        &self.area
    }

    /// Calls back with every living document that matches, in order.
    pub(crate) fn each(&self, view: &View, segment: &Segment, mut found: impl FnMut(DocId)) -> Result<(), Error> {
        self.windows(view, segment, |window, _| window.docs().for_each(&mut found))
    }

    /// Calls back with windows in order, that hold all living documents that match; none that holds nothing. The second
    /// is asked how well documents of the window fit, in order.
    pub(crate) fn windows(
        &self,
        view: &View,
        segment: &Segment,
        mut found: impl FnMut(&Window, &mut Fits<'_>),
    ) -> Result<(), Error> {
        let intervals = self.area.intervals(segment);
        let mut find = match &self.clause {
            Some(clause) => Find::new(clause, At { view, segment, weights: self.weights.as_ref() }, 1.0)?,
            None => Find::All(1.0),
        };
        let mut hours = self.open_at.map(|at| OpenHours::new(segment, at));
        let mut test = |doc: DocId, full: bool| {
            (full || self.area.contains(segment.point(doc)))
                && self.period.is_none_or(|(from, to)| segment.instance_in(doc, from, to).is_some())
                && self.overdue.is_none_or(|today| segment.is_overdue(doc, today))
                && hours.as_mut().is_none_or(|hours| hours.open(doc))
        };
        let by_columns = self.period.is_some() || self.overdue.is_some() || self.open_at.is_some();
        let mut waiting = &intervals[..];
        let mut from = 0;
        while let Some(first) = waiting.first() {
            from = from.max(first.start).max(find.next());
            if from >= first.end {
                waiting = &waiting[1..];
                continue;
            }
            let start = from & !63;
            let end = last_of(waiting, start.saturating_add(WINDOW));
            let mut window = Window { start, bits: [0; WORDS], most: 1.0 };
            if let Some(most) = find.fill(start..end, &mut window.bits) {
                if self.weights.is_some() {
                    window.most = most;
                }
                for doc in segment.deleted(start..end) {
                    window.remove(*doc);
                }
                let mut bits = [0; WORDS];
                for interval in waiting.iter().take_while(|interval| interval.start < end) {
                    let docs = interval.start.max(from)..interval.end.min(end);
                    for (n, of_interval) in window.words(docs) {
                        let mut left = window.bits[n] & of_interval;
                        if interval.full && !by_columns {
                            bits[n] |= left;
                            continue;
                        }
                        while left != 0 {
                            let lowest = left & left.wrapping_neg();
                            if test(start + n as u32 * 64 + lowest.trailing_zeros(), interval.full) {
                                bits[n] |= lowest;
                            }
                            left ^= lowest;
                        }
                    }
                }
                if bits.iter().any(|word| *word != 0) {
                    window.bits = bits;
                    let find = self.weights.is_some().then_some(&mut find);
                    found(&window, &mut Fits { find, start, mosts: None });
                }
            }
            from = end;
        }
        Ok(())
    }
}

/// How well the documents of a window fit.
pub(crate) struct Fits<'a> {
    /// None where all fit alike.
    find: Option<&'a mut Find>,
    start: DocId,
    /// Worked out for the whole window when first asked for.
    mosts: Option<Mosts>,
}

impl Fits<'_> {
    /// The most that one of the 64 documents around a document of the window can fit.
    pub(crate) fn most(&mut self, doc: DocId) -> f32 {
        let Some(find) = &self.find else { return 1.0 };
        let mosts = self.mosts.get_or_insert_with(|| find.mosts());
        mosts[((doc - self.start) / 64) as usize & (WORDS - 1)].max(0.0)
    }

    /// How well a document that answers fits.
    pub(crate) fn score(&mut self, doc: DocId) -> f32 {
        self.find.as_mut().map_or(1.0, |find| find.score(doc - self.start, doc).unwrap_or_default())
    }
}

/// Where a window that reaches at most to `limit` ends: with the last interval that begins in it.
fn last_of(intervals: &[Interval], limit: u32) -> u32 {
    let within = intervals.iter().take_while(|interval| interval.start < limit);
    within.last().map_or(limit, |last| last.end.min(limit))
}

impl Window {
    /// Whether a document answers.
    pub(crate) fn contains(&self, doc: DocId) -> bool {
        let at = doc.wrapping_sub(self.start);
        at < WINDOW && self.bits[at as usize / 64] >> (at % 64) & 1 == 1
    }

    /// How many answer.
    pub(crate) fn count(&self) -> u64 {
        self.bits.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// Those that answer, in order.
    pub(crate) fn docs(&self) -> impl Iterator<Item = DocId> + '_ {
        self.docs_in(self.start..self.start + WINDOW)
    }

    /// Those that answer among some.
    pub(crate) fn docs_in(&self, docs: Range<DocId>) -> impl Iterator<Item = DocId> + '_ {
        self.words(docs).flat_map(move |(n, among)| {
            let mut left = self.bits[n] & among;
            std::iter::from_fn(move || {
                let doc = (left != 0).then(|| self.start + n as u32 * 64 + left.trailing_zeros());
                left &= left.wrapping_sub(1);
                doc
            })
        })
    }

    fn remove(&mut self, doc: DocId) {
        let at = doc - self.start;
        self.bits[at as usize / 64] &= !(1 << (at % 64));
    }

    /// The words that hold the bits of some documents, and which bits of them.
    fn words(&self, docs: Range<DocId>) -> impl Iterator<Item = (usize, u64)> + use<> {
        words(docs.start.max(self.start) - self.start..docs.end.clamp(self.start, self.start + WINDOW) - self.start)
    }
}

/// The words of 64 bits that hold a range of bits, and which bits of them.
fn words(bits: Range<u32>) -> impl Iterator<Item = (usize, u64)> {
    let words = if bits.is_empty() { 0..0 } else { bits.start / 64..bits.end.div_ceil(64) };
    words.map(move |word| {
        let from = bits.start.saturating_sub(word * 64);
        let beyond = ((word + 1) * 64).saturating_sub(bits.end);
        (word as usize, (u64::MAX << from) & (u64::MAX >> beyond))
    })
}

/// Days since 1970 at a moment.
pub(crate) fn today(now: Timestamp) -> i64 {
    now.as_second().div_euclid(86_400)
}
