//! What stands beside an item on its page: what it points at, what points at it, what lies near, what happens there.

use std::collections::HashMap;
use std::sync::Arc;

use index::{Facet, Hit, Query, Results, Sort};
use jiff::{Span, Timestamp};
use model::category::Kind;
use model::item::{Detail, Item, Relation};
use model::{Id, Lang, Located, Point, Status};

use crate::app::App;
use crate::http::api::searching;
use crate::http::error::Error;

/// How many neighbours a page shows.
const NEAR: usize = 6;
/// How far a neighbour may be, in metres.
const NEAR_RADIUS: f64 = 60_000.0;
/// Of those that point at an item (a theatre's events of all years), so many are read.
const POINTING: u32 = 200;
/// Events shown on the page of a city or province.
const SOON: usize = 5;

/// Published items around one item.
#[derive(Default)]
pub struct Around {
    /// Items by id that the item points at, and those they point at in turn (a programme's partnership, its cities).
    pub pointed_at: HashMap<Id, Arc<Item>>,
    /// Items that point at it, with how.
    pub pointing: Vec<(Relation, Item)>,
    /// Where it is, its own position or a lent one.
    pub located: Option<Located>,
}

impl Around {
    /// Reads what is around an item.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn of(app: &App, item: &Item) -> Result<Around, Error> {
        let mut around = Around::default();
        let regions = app.regions();
        let mut wanted: Vec<Id> = item.relations().into_iter().map(|(_, id)| id.clone()).collect();
        // Three steps: a programme finds its place through its partnership and that one's cities.
        for _ in 0..3 {
            wanted.retain(|id| !around.pointed_at.contains_key(id));
            if wanted.is_empty() {
                break;
            }
            // The regions that nearly every item names are at hand: a province with its outline takes long to read.
            let (at_hand, missing): (Vec<_>, Vec<_>) = wanted.drain(..).partition(|id| regions.item(id).is_some());
            let mut found: Vec<Arc<Item>> = at_hand.iter().filter_map(|id| regions.item(id)).cloned().collect();
            if !missing.is_empty() {
                found.extend(app.store.items(&missing).await?.into_iter().map(|kept| Arc::new(kept.item)));
            }
            for item in found.into_iter().filter(|item| item.status == Status::Published) {
                wanted.extend(item.relations().into_iter().map(|(_, id)| id.clone()));
                around.pointed_at.insert(item.id.clone(), item);
            }
        }
        around.located = item.located(|id| around.get(id));
        // Thousands may point at a city, a province or an organisation; their pages ask the index instead.
        let few = !matches!(item.kind(), Kind::City | Kind::Province | Kind::Organisation) || item.country != "IR";
        if few {
            let pointing = app.store.linking_to(&item.id, POINTING).await?;
            around.pointing = pointing
                .into_iter()
                .filter(|(_, kept)| kept.item.status == Status::Published)
                .map(|(relation, kept)| (relation, kept.item))
                .collect();
        }
        Ok(around)
    }

    /// The position alone.
    pub fn point(&self) -> Option<Point> {
        self.located.map(|located| located.point)
    }

    /// The item of this id, if it is known here.
    pub fn get(&self, id: &Id) -> Option<&Item> {
        self.pointed_at.get(id).map(Arc::as_ref)
    }

    /// Items that point at this one in a certain way.
    pub fn by(&self, relation: Relation) -> impl Iterator<Item = &Item> {
        self.pointing.iter().filter(move |(how, _)| *how == relation).map(|(_, item)| item)
    }

    /// Name in the tz database by which the item's clock goes.
    pub fn timezone(&self, item: &Item) -> String {
        let own = match &item.detail {
            Detail::City(city) => city.timezone.clone(),
            Detail::Event(event) => Some(event.schedule.timezone().to_owned()),
            _ => None,
        };
        let of_city = || match &self.get(item.city.as_ref()?)?.detail {
            Detail::City(city) => city.timezone.clone(),
            _ => None,
        };
        own.or_else(of_city).unwrap_or_else(|| "Asia/Tehran".to_owned())
    }
}

/// Asks the index.
///
/// # Errors
/// When the index fails, or the query's cursor is not one.
pub async fn search(app: &App, query: Query) -> Result<Results, Error> {
    let index = app.index.clone();
    searching(move || index.search(&query)).await
}

/// The address of all that lies near a position.
pub fn near_url(lang: Lang, point: Point) -> String {
    format!("/{lang}/?near={:.5},{:.5}&sort=distance", point.lon(), point.lat())
}

/// Places near a position, nearest first, without the item itself.
///
/// # Errors
/// When the index fails.
pub async fn near(app: &App, lang: Lang, now: Timestamp, point: Point, without: &[&Id]) -> Result<Vec<Hit>, Error> {
    let query = Query {
        lang,
        kinds: vec![Kind::Place],
        near: Some(point),
        radius_m: Some(NEAR_RADIUS),
        sort: Sort::Distance,
        limit: NEAR + without.len(),
        now,
        ..Query::default()
    };
    let mut hits = search(app, query).await?.hits;
    hits.retain(|hit| !without.contains(&&hit.id));
    hits.truncate(NEAR);
    Ok(hits)
}

/// What a city or province holds.
pub struct Inside {
    /// Its places, with counts by category.
    pub places: Results,
    /// What happens there in the next 90 days.
    pub events: Vec<Hit>,
    /// Routes, programmes, opportunities and partnerships there.
    pub more: Vec<Hit>,
}

/// What a city or province holds, best known first.
///
/// # Errors
/// When the index fails.
pub async fn inside(app: &App, lang: Lang, now: Timestamp, item: &Item) -> Result<Inside, Error> {
    let mut base = Query { lang, now, ..Query::default() };
    match item.kind() {
        Kind::Province => base.provinces = vec![item.id.clone()],
        Kind::Organisation => base.owners = vec![item.id.clone()],
        _ => base.cities = vec![item.id.clone()],
    }
    let places =
        Query { kinds: vec![Kind::Place], facets: vec![Facet::Category, Facet::City], limit: 9, ..base.clone() };
    let until = now.checked_add(Span::new().hours(90 * 24)).unwrap_or(now);
    let events =
        Query { kinds: vec![Kind::Event], period: Some((now, until)), sort: Sort::Date, limit: SOON, ..base.clone() };
    let kinds = vec![Kind::Route, Kind::Programme, Kind::Opportunity, Kind::Partnership];
    let more = Query { kinds, limit: 24, ..base };
    Ok(Inside {
        places: search(app, places).await?,
        events: search(app, events).await?.hits,
        more: search(app, more).await?.hits,
    })
}
