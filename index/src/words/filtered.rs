//! A plain meaning as a reading: filters, and where nothing answers them the nearest that does, with what was changed.

use jiff::Timestamp;
use jiff::civil::Date;
use model::{Category, Kind, Point};
use tantivy::query::{EnableScoring, Occur, Query};
use tantivy::{DocSet, Term};

use super::known::Region;
use super::meaning::Meaning;
use super::shares::Shares;
use super::ways::Typed;
use super::{Reading, Way};
use crate::Error;
use crate::clause::{Clause, Every};
use crate::geo::area::{Area, Interval};
use crate::results::{Changed, HowRead, Share};
use crate::view::View;

/// How far "near" reaches, in metres; farther where nothing is so near.
const RADII: [f64; 3] = [15_000.0, 50_000.0, 200_000.0];

/// From how many seconds on a time is far.
const FAR: i64 = 14 * 86_400;

/// One try at a meaning: what of it holds.
#[derive(Clone)]
struct Try {
    categories: Vec<&'static Category>,
    regions: Vec<Region>,
    days: Option<(Date, Date)>,
    radius: Option<f64>,
    changed: Vec<Changed>,
}

/// The first try that something answers; none where nothing does, or where a name is exactly what was typed and no try
/// holds it.
pub(super) fn filtered(
    view: &View,
    meaning: &Meaning,
    typed: &Typed<'_>,
    ways: Vec<Vec<Way>>,
    now: Timestamp,
) -> Result<Option<Reading>, Error> {
    let rest: Vec<Vec<Way>> = typed
        .telling
        .iter()
        .zip(&ways)
        .filter(|(n, _)| meaning.rest.contains(n))
        .map(|(_, ways)| ways.clone())
        .collect();
    let only_category =
        meaning.regions.is_empty() && meaning.near.is_none() && meaning.when.is_none() && meaning.kind.is_none();
    for (n, attempt) in tries(meaning, now).into_iter().enumerate() {
        // A name may be made of the same words: «کاخ گلستان» is no palace in Golestan.
        if n == 1 && meaning.near.is_none() && (meaning.is_guess || named_so(view, &ways)?) {
            return Ok(None);
        }
        let mut every = Every { must: attempt.filters(view, meaning), ..Every::default() };
        if !rest.is_empty() {
            every.must.push(super::clauses::all_words(&rest, 0, |_| true));
        }
        if let Some(near) = &meaning.near {
            every.not.push(Clause::AnyOf(vec![Term::from_field_text(view.fields.id, near.id.as_str())]));
        }
        let near = meaning.near.as_ref().map(|near| near.point);
        let circle = near.zip(attempt.radius);
        let period = attempt.days.and_then(seconds);
        let clause = Clause::Every(every);
        if !any(view, &clause, circle, period)? {
            continue;
        }
        if only_category && n == 0 {
            // The words find what is called so, and what is of the category first.
            return Ok(None);
        }
        let named = Clause::AnyOf(vec![typed.whole()]);
        if near.is_none() && any(view, &named, None, None)? {
            let both = Clause::every(vec![clause.clone(), named]);
            if !any(view, &both, circle, period)? {
                return Ok(None);
            }
        }
        let mut shares = Shares::of(Share::Filters, clause);
        let by_name = near.is_none() && meaning.when.is_none();
        if by_name {
            // What says the words in its name comes first.
            shares.add(Occur::Should, Share::Words, typed.clause(&ways, 0)?.clause());
        }
        let how = HowRead::of(typed, |n| by_name || meaning.rest.contains(&n));
        return Ok(Some(Reading {
            level: 0,
            clause: Some(shares),
            words: if by_name { ways } else { rest },
            how,
            did_you_mean: None,
            understood: meaning.understood.clone(),
            changed: attempt.changed,
            period,
            near,
            radius: attempt.radius,
        }));
    }
    Ok(None)
}

/// Whether all words stand in the names of something.
fn named_so(view: &View, ways: &[Vec<Way>]) -> Result<bool, Error> {
    let names = [view.fields.name, view.fields.other];
    let in_names = |way: &Way| way.terms.iter().all(|term| names.contains(&term.field()));
    any(view, &super::clauses::all_words(ways, 0, in_names), None, None)
}

/// What is tried, the nearest to what was asked first.
fn tries(meaning: &Meaning, now: Timestamp) -> Vec<Try> {
    let city: Vec<Region> = meaning.regions.iter().filter(|region| region.kind == Kind::City).cloned().collect();
    let exact = Try {
        categories: meaning.categories.clone(),
        // Of a city and a province with one name first the city.
        regions: if city.is_empty() { meaning.regions.clone() } else { city.clone() },
        days: meaning.when,
        radius: meaning.near.as_ref().map(|_| RADII[0]),
        changed: Vec::new(),
    };
    let mut tries = vec![exact.clone()];
    let provinces: Vec<Region> = city.iter().filter_map(Region::around).collect();
    let same_name = meaning.regions.iter().any(|region| region.kind == Kind::Province);
    let wider = |attempt: &Try| -> Option<Try> {
        let province = provinces.first()?;
        let change = Changed::Province(province.id.clone(), province.name.clone());
        let changed = attempt.changed.iter().cloned().chain((!same_name).then_some(change)).collect();
        Some(Try { regions: provinces.clone(), changed, ..attempt.clone() })
    };
    let above = |attempt: &Try| -> Option<Try> {
        let mut categories: Vec<&'static Category> =
            attempt.categories.iter().filter_map(|category| category.parent.and_then(Category::find)).collect();
        categories.dedup();
        let first = categories.first()?;
        let changed = attempt.changed.iter().cloned().chain([Changed::Category(first)]).collect();
        Some(Try { categories, changed, ..attempt.clone() })
    };
    let any_time = |attempt: &Try| -> Option<Try> {
        attempt.days?;
        let changed = attempt.changed.iter().cloned().chain([Changed::AnyTime]).collect();
        Some(Try { days: None, changed, ..attempt.clone() })
    };
    let farther = |attempt: &Try, radius: f64| -> Option<Try> {
        attempt.radius?;
        let changed = attempt.changed.iter().cloned().chain([Changed::Radius(radius)]).collect();
        Some(Try { radius: Some(radius), changed, ..attempt.clone() })
    };
    let anywhere = |attempt: &Try| -> Option<Try> {
        (!attempt.regions.is_empty()).then(|| Try {
            regions: Vec::new(),
            changed: attempt.changed.iter().cloned().chain([Changed::Anywhere]).collect(),
            ..attempt.clone()
        })
    };
    tries.extend(wider(&exact));
    tries.extend(farther(&exact, RADII[1]));
    tries.extend(above(&exact));
    tries.extend(wider(&exact).and_then(|attempt| above(&attempt)));
    tries.extend(above(&exact).and_then(|attempt| farther(&attempt, RADII[1])));
    // What is asked of a far season is the season; of these days, the place.
    let far = meaning.when.and_then(seconds).is_some_and(|(from, _)| from - now.as_second() > FAR);
    tries.extend(anywhere(&exact).filter(|_| far));
    tries.extend(any_time(&exact));
    tries.extend(wider(&exact).and_then(|attempt| any_time(&attempt)));
    tries.extend(farther(&exact, RADII[2]));
    tries.extend(above(&exact).and_then(|attempt| farther(&attempt, RADII[2])));
    tries.extend(anywhere(&exact));
    tries
}

impl Region {
    /// The province around a city.
    fn around(&self) -> Option<Region> {
        let (id, name) = self.province.clone()?;
        Some(Region { id, kind: Kind::Province, name, province: None })
    }
}

impl Try {
    fn filters(&self, view: &View, meaning: &Meaning) -> Vec<Clause> {
        let fields = &view.fields;
        let mut filters = Vec::new();
        if !self.categories.is_empty() {
            let below = self.categories.iter().flat_map(|category| category.with_children());
            filters.push(Clause::AnyOf(
                below.map(|category| Term::from_field_text(fields.category, category.slug)).collect(),
            ));
        }
        let kind = meaning.kind.or(match (&meaning.when, &meaning.near) {
            // What a time is asked for happens; what is near and of no other sort is a place.
            (Some(_), _) => Some(Kind::Event),
            (None, Some(_)) if self.categories.is_empty() => Some(Kind::Place),
            _ => None,
        });
        // A category is of one kind already; one of places that is asked for at a time is open then, not happening.
        let kind = kind.filter(|kind| self.categories.is_empty() || self.categories.iter().all(|c| c.kind == *kind));
        if let Some(kind) = kind {
            filters.push(Clause::AnyOf(vec![Term::from_field_text(fields.kind, kind.slug())]));
        }
        if !self.regions.is_empty() {
            let term = |region: &Region| {
                let field = if region.kind == Kind::Province { fields.province } else { fields.city };
                Term::from_field_text(field, region.id.as_str())
            };
            filters.push(Clause::AnyOf(self.regions.iter().map(term).collect()));
        }
        filters
    }
}

/// Seconds since 1970 of days in Iran.
fn seconds((from, until): (Date, Date)) -> Option<(i64, i64)> {
    let at = |date: Date| date.in_tz("Asia/Tehran").ok().map(|day| day.timestamp().as_second());
    Some((at(from)?, at(until)?))
}

/// Whether anything living answers. Only what lies around the circle is looked at: "near" asks for any place at all.
fn any(
    view: &View,
    query: &dyn Query,
    circle: Option<(Point, f64)>,
    period: Option<(i64, i64)>,
) -> Result<bool, Error> {
    let weight = query.weight(EnableScoring::disabled_from_searcher(&view.searcher))?;
    let area = Area { circle, ..Area::default() };
    for segment in &view.segments {
        let mut scorer = weight.scorer(&segment.reader, 1.0)?;
        for Interval { start, end, full } in area.intervals(segment) {
            if scorer.doc() < start {
                scorer.seek(start);
            }
            while scorer.doc() < end {
                let doc = scorer.doc();
                if segment.is_alive(doc)
                    && (full || area.contains(segment.point(doc)))
                    && period.is_none_or(|(from, until)| segment.instance_in(doc, from, until).is_some())
                {
                    return Ok(true);
                }
                scorer.advance();
            }
        }
    }
    Ok(false)
}
