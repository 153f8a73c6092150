//! Which documents answer a question: words and filters by postings, the area by intervals of the curve, opening hours
//! and dates by columns. List, counts and tiles all walk through [`Matching::each`].

use jiff::Timestamp;
use model::Category;
use model::hours::{Hours, Open};
use model::place::Ability;
use tantivy::query::{AllQuery, BooleanQuery, BoostQuery, EnableScoring, ExistsQuery, Occur, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, DocSet, TERMINATED, Term};

use crate::Error;
use crate::any_of::AnyOf;
use crate::document::wheelchair_flag;
use crate::geo::area::{Area, Interval};
use crate::geo::order::Square;
use crate::query::Query;
use crate::rank::Steady;
use crate::view::{Segment, View};
use crate::words::Reading;

/// A question made ready for one view.
pub(crate) struct Matching {
    /// Words and filters; none when everything matches.
    weight: Option<Box<dyn Weight>>,
    /// Whether the words' score is wanted; otherwise all fit alike.
    scored: bool,
    area: Area,
    /// Seconds, from and until.
    period: Option<(i64, i64)>,
    open_at: Option<Timestamp>,
    /// Days since 1970 of today, where only what is overdue is wanted.
    overdue: Option<i64>,
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
        let mut clauses = filters(view, query);
        let typed = reading.query.is_some();
        if let Some(words) = &reading.query {
            clauses.push((Occur::Must, words.query()));
        }
        let weight = if clauses.is_empty() {
            None
        } else {
            if clauses.iter().all(|(occur, _)| *occur == Occur::MustNot) {
                clauses.push((Occur::Must, Box::new(AllQuery)));
            }
            let whole = BooleanQuery::new(clauses);
            let statistics = Steady { searcher: &view.searcher, fields: &view.fields };
            let scoring = if scored && typed {
                EnableScoring::enabled_from_statistics_provider(&statistics, &view.searcher)
            } else {
                EnableScoring::disabled_from_searcher(&view.searcher)
            };
            Some(tantivy::query::Query::weight(&whole, scoring)?)
        };
        Ok(Matching {
            weight,
            scored: scored && typed,
            area: Area { bounds: query.bounds, circle, shape: query.shape.clone(), square },
            period: query.period.map(|(from, to)| (from.as_second(), to.as_second())),
            open_at: query.open_at,
            overdue: query.overdue.then(|| today(query.now)),
        })
    }

    /// Whether only the area decides, so that intervals can be counted without looking at documents.
    pub(crate) fn only_area(&self) -> bool {
        self.weight.is_none() && self.period.is_none() && self.open_at.is_none() && self.overdue.is_none()
    }

    /// The area asked for.
    pub(crate) fn area(&self) -> &Area {
        &self.area
    }

    /// Calls back with every living document that matches, in order, and how well its words fit (1 without words).
    pub(crate) fn each(&self, segment: &Segment, mut found: impl FnMut(DocId, f32)) -> Result<(), Error> {
        let intervals = self.area.intervals(segment);
        if intervals.is_empty() {
            return Ok(());
        }
        let mut hours = self.open_at.map(|at| OpenHours::new(segment, at));
        let mut test = |doc: DocId, interval: Interval| {
            segment.is_alive(doc)
                && (interval.full || self.area.contains(segment.point(doc)))
                && self.period.is_none_or(|(from, to)| segment.instance_in(doc, from, to).is_some())
                && self.overdue.is_none_or(|today| segment.is_overdue(doc, today))
                && hours.as_mut().is_none_or(|hours| hours.open(doc))
        };
        let Some(weight) = &self.weight else {
            for interval in intervals {
                for doc in (interval.start..interval.end).filter(|doc| test(*doc, interval)) {
                    found(doc, 1.0);
                }
            }
            return Ok(());
        };
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        for interval in intervals {
            let mut doc = scorer.doc();
            if doc < interval.start {
                doc = scorer.seek(interval.start);
            }
            while doc < interval.end {
                if test(doc, interval) {
                    found(doc, if self.scored { scorer.score() } else { 1.0 });
                }
                doc = scorer.advance();
            }
            if doc == TERMINATED {
                break;
            }
        }
        Ok(())
    }
}

/// Filters that postings answer. They do not change the score.
fn filters(view: &View, query: &Query) -> Vec<(Occur, Box<dyn tantivy::query::Query>)> {
    let fields = &view.fields;
    let mut clauses: Vec<(Occur, Box<dyn tantivy::query::Query>)> = Vec::new();
    let mut any = |occur: Occur, field: Field, words: Vec<&str>| {
        if !words.is_empty() {
            let set = AnyOf(words.into_iter().map(|word| Term::from_field_text(field, word)).collect());
            clauses.push((occur, Box::new(BoostQuery::new(Box::new(set), 0.0))));
        }
    };
    any(Occur::Must, fields.kind, query.kinds.iter().map(|kind| kind.slug()).collect());
    any(Occur::Must, fields.category, query.categories.iter().flat_map(|slug| with_children(slug)).collect());
    any(Occur::Must, fields.city, query.cities.iter().map(model::Id::as_str).collect());
    any(Occur::Must, fields.province, query.provinces.iter().map(model::Id::as_str).collect());
    any(Occur::Must, fields.country, query.countries.iter().map(String::as_str).collect());
    any(Occur::Must, fields.owner, query.owners.iter().map(model::Id::as_str).collect());
    match query.wheelchair {
        Some(Ability::Yes) => any(Occur::Must, fields.flag, vec![wheelchair_flag(Ability::Yes)]),
        Some(Ability::Limited) => {
            any(Occur::Must, fields.flag, vec![wheelchair_flag(Ability::Yes), wheelchair_flag(Ability::Limited)]);
        }
        // "At least not at all" asks for nothing.
        Some(Ability::No) | None => {}
    }
    if let Some(free) = query.free {
        any(Occur::Must, fields.flag, vec![if free { "free" } else { "paid" }]);
    }
    if let Some(unesco) = query.unesco {
        any(if unesco { Occur::Must } else { Occur::MustNot }, fields.flag, vec!["unesco"]);
    }
    if query.period.is_some() {
        any(Occur::Must, fields.flag, vec!["dated"]);
    }
    if query.open_at.is_some() {
        any(Occur::Must, fields.flag, vec!["hours"]);
    }
    if query.without_samples {
        any(Occur::MustNot, fields.flag, vec!["sample"]);
    }
    for marks in &query.marks {
        any(Occur::Must, fields.flag, marks.clone());
    }
    if let Some(ids) = &query.ids {
        // A set without a word in it would be left out, and everything would match.
        let ids = if ids.is_empty() { vec![""] } else { ids.iter().map(model::Id::as_str).collect() };
        any(Occur::Must, fields.id, ids);
    }
    for (without, field) in [(query.without_city, "city"), (query.without_owner, "owner")] {
        if without {
            clauses.push((Occur::MustNot, Box::new(ExistsQuery::new(field.to_owned(), false))));
        }
    }
    clauses
}

/// Days since 1970 at a moment.
pub(crate) fn today(now: Timestamp) -> i64 {
    now.as_second().div_euclid(86_400)
}

/// A category's slug and those below it; an unknown slug stands for itself and finds nothing.
fn with_children(slug: &str) -> Vec<&str> {
    match Category::find(slug) {
        Some(category) => category.with_children().map(|category| category.slug).collect(),
        None => vec![slug],
    }
}

/// Opening hours of one segment: each distinct rule is evaluated once a question.
struct OpenHours<'a> {
    segment: &'a Segment,
    at: Timestamp,
    known: Vec<Option<bool>>,
}

impl OpenHours<'_> {
    fn new(segment: &Segment, at: Timestamp) -> OpenHours<'_> {
        let rules = segment.hours().map_or(0, |hours| hours.num_terms());
        OpenHours { segment, at, known: vec![None; rules] }
    }

    fn open(&mut self, doc: DocId) -> bool {
        let Some(column) = self.segment.hours() else { return false };
        let Some(ord) = column.ords().first(doc) else { return false };
        let Some(slot) = self.known.get_mut(ord as usize) else { return false };
        *slot.get_or_insert_with(|| {
            let mut rule = String::new();
            column.ord_to_str(ord, &mut rule).is_ok_and(|known| known) && is_open(&rule, self.at) == Some(true)
        })
    }
}

/// Evaluates "country, time zone, hours"; none when it cannot be.
fn is_open(rule: &str, at: Timestamp) -> Option<bool> {
    let mut parts = rule.splitn(3, '\t');
    let (country, zone, hours) = (parts.next()?, parts.next()?, parts.next()?);
    let zone = jiff::tz::TimeZone::get(zone).unwrap_or(jiff::tz::TimeZone::UTC);
    let state = Hours::parse(hours, country)?.at(at.to_zoned(zone).datetime())?;
    Some(state.open == Open::Yes)
}
