//! `/{lang}/events`: what happens in one week, day by day, in both calendars. `?week=YYYY-MM-DD` is any day of it,
//! `?province=SLUG` or `?city=SLUG` narrows it.

mod month;
mod week;

use std::sync::Arc;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use index::{Facet, Query, Sort};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::item::{Detail, Item};
use model::schedule::Instance;
use model::{Id, Kind, Lang, Status};

use self::month::{Month, month_around, month_of};
use self::week::{Day, DayLink, by_day, span, start_of_week, strip};
use super::entry::{Entry, Picture};
use super::item::around::{Around, search};
use super::{Head, Page, Spoken, answered, render};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::{Error, Fault};
use crate::words::Words;

/// Most events looked at for one page.
const MOST: usize = 600;

#[derive(Template)]
#[template(path = "events.html")]
struct EventsPage<'a> {
    page: Page<'a>,
    heading: String,
    other: String,
    previous: String,
    next: String,
    this_week: String,
    is_this_week: bool,
    strip: Vec<DayLink>,
    ongoing: Vec<Entry>,
    days: Vec<Day>,
    none: bool,
    soonest: Option<(String, String)>,
    month: Month,
    provinces: Vec<Choice>,
    week: String,
}

/// A province to choose.
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// `GET /{lang}/events`
pub async fn page(State(app): State<Shared>, Spoken(lang): Spoken, RawQuery(raw): RawQuery) -> Response {
    answered(&app, lang, draw(&app, lang, &raw.unwrap_or_default()).await)
}

/// What was asked for.
struct Asked {
    week: Option<Date>,
    province: Option<Id>,
    city: Option<Id>,
    /// The filters again, for addresses.
    kept: Vec<(&'static str, String)>,
}

impl Asked {
    fn read(app: &App, raw: &str) -> Result<Asked, Error> {
        let regions = app.regions();
        let mut asked = Asked { week: None, province: None, city: None, kept: Vec::new() };
        for (name, value) in form_urlencoded::parse(raw.as_bytes()).filter(|(_, value)| !value.is_empty()) {
            match name.as_ref() {
                "week" => {
                    let value: String = value.chars().take(40).collect();
                    let wrong = || {
                        Error::BadRequest(vec![Fault {
                            parameter: "week".to_owned(),
                            code: "date",
                            values: vec![("value", value.clone())],
                        }])
                    };
                    let date: Date = value.parse().map_err(|_| wrong())?;
                    // Beyond these years no calendar of ours reaches.
                    if !(1900..=2200).contains(&date.year()) {
                        return Err(wrong());
                    }
                    asked.week = Some(date);
                }
                "province" => {
                    let id = regions.province(&value).cloned().ok_or(Error::NotFound("browse-no-province", None))?;
                    asked.kept.push(("province", regions.slug(&id).unwrap_or_default().to_owned()));
                    asked.province = Some(id);
                }
                "city" => {
                    let id = regions.city(&value).cloned().ok_or(Error::NotFound("events-no-city", None))?;
                    asked.kept.push(("city", regions.slug(&id).unwrap_or_default().to_owned()));
                    asked.city = Some(id);
                }
                _ => {}
            }
        }
        Ok(asked)
    }

    fn url(&self, lang: Lang, date: Option<Date>) -> String {
        let query = self.query(date);
        if query.is_empty() { format!("/{lang}/events") } else { format!("/{lang}/events?{query}") }
    }

    fn query(&self, date: Option<Date>) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(date) = date {
            query.append_pair("week", &date.to_string());
        }
        query.extend_pairs(&self.kept).finish()
    }

    fn fits(&self, item: &Item) -> bool {
        self.province.as_ref().is_none_or(|id| item.province.as_ref() == Some(id))
            && self.city.as_ref().is_none_or(|id| item.city.as_ref() == Some(id))
    }
}

/// An event with its dates in the month shown.
struct Happening {
    item: Item,
    zone: TimeZone,
    instances: Vec<Instance>,
}

impl Happening {
    /// First and last day of a date, by the event's own clock.
    fn days(&self, one: Instance) -> (Date, Date) {
        let (starts, ends) = (one.starts.to_zoned(self.zone.clone()), one.ends.to_zoned(self.zone.clone()));
        let until_morning = !one.all_day && ends.hour() < 6 && ends.date() > starts.date();
        let last =
            if one.all_day || until_morning { ends.date().yesterday().unwrap_or(ends.date()) } else { ends.date() };
        (starts.date(), last.max(starts.date()))
    }
}

async fn draw(app: &App, lang: Lang, raw: &str) -> Result<Response, Error> {
    let words = Words::of(lang);
    let asked = Asked::read(app, raw)?;
    let now = app.now();
    let today = figures::local(now, "Asia/Tehran").date();
    let any_day = asked.week.unwrap_or(today);
    let first = start_of_week(any_day, lang);
    let last = first.saturating_add(6.days());
    let month = month_around(any_day, lang);
    let happenings =
        happenings(app, &asked, lang, now, today, first.min(month[0]), last.max(month[month.len() - 1])).await?;
    let around = around_all(app, &happenings).await?;
    let (ongoing, days) = by_day(app, &happenings, &around, lang, now, first, last, today);
    let (heading, other) = span(lang, first, last);
    let is_this_week = (first..=last).contains(&today);
    let none = ongoing.is_empty() && days.iter().all(|day| day.entries.is_empty());
    let head = Head {
        title: words.with("events-title", "week", heading.as_str()),
        description: words.get("events-description").into_owned(),
        section: "events",
        query: asked.query(asked.week.map(|_| first)),
        noindex: asked.week.is_some(),
        photo: None,
    };
    let current = asked.query(asked.week);
    let page = EventsPage {
        page: Page::new(app, lang, "/events", (!current.is_empty()).then_some(current.as_str()), head),
        previous: asked.url(lang, Some(first.saturating_sub(7.days()))),
        next: asked.url(lang, Some(first.saturating_add(7.days()))),
        this_week: asked.url(lang, None),
        is_this_week,
        strip: strip(lang, first, today),
        ongoing,
        soonest: if none { soonest(app, &asked, lang, now).await? } else { None },
        none,
        month: month_of(lang, &month, &happenings, &asked, first, last, today),
        provinces: choices(app, &asked, lang, now).await?,
        week: asked.week.map(|date| date.to_string()).unwrap_or_default(),
        days: days.into_iter().filter(|day| !day.past || !day.entries.is_empty()).collect(),
        heading,
        other,
    };
    Ok(render(&page, lang, StatusCode::OK))
}

/// Events with a date between two days. The index holds what is to come; for the past every event is looked at.
async fn happenings(
    app: &App,
    asked: &Asked,
    lang: Lang,
    now: Timestamp,
    today: Date,
    from: Date,
    to: Date,
) -> Result<Vec<Happening>, Error> {
    let items: Vec<Item> = if asked.week.is_some_and(|week| start_of_week(week, lang) < today) {
        app.store
            .named(Kind::Event)
            .await?
            .into_iter()
            .map(|(_, kept)| kept.item)
            .filter(|item| asked.fits(item))
            .collect()
    } else {
        let zone = TimeZone::get("Asia/Tehran").unwrap_or(TimeZone::UTC);
        let at = |date: Date| date.to_zoned(zone.clone()).map(|zoned| zoned.timestamp());
        let mut query = Query {
            lang,
            now,
            kinds: vec![Kind::Event],
            provinces: asked.province.iter().cloned().collect(),
            cities: asked.city.iter().cloned().collect(),
            period: Some((at(from)?, at(to.saturating_add(1.day()))?)),
            sort: Sort::Date,
            limit: 100,
            ..Query::default()
        };
        let mut ids: Vec<Id> = Vec::new();
        loop {
            let results = search(app, query.clone()).await?;
            ids.extend(results.hits.into_iter().map(|hit| hit.id));
            query.after = results.next;
            if query.after.is_none() || ids.len() >= MOST {
                break;
            }
        }
        app.store.items(&ids).await?.into_iter().map(|kept| kept.item).collect()
    };
    let mut found: Vec<Happening> = items
        .into_iter()
        .filter(|item| item.status == Status::Published)
        .filter_map(|item| {
            let Detail::Event(event) = &item.detail else { return None };
            let (zone, instances) = (event.schedule.zone(), event.schedule.instances(from, to));
            (!instances.is_empty()).then_some(Happening { item, zone, instances })
        })
        .collect();
    found.truncate(MOST);
    Ok(found)
}

/// Towns and venues of all events.
async fn around_all(app: &App, happenings: &[Happening]) -> Result<Around, Error> {
    let mut ids: Vec<Id> =
        happenings.iter().flat_map(|one| one.item.relations().into_iter().map(|(_, id)| id.clone())).collect();
    ids.sort();
    ids.dedup();
    let pointed_at =
        app.store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), Arc::new(kept.item))).collect();
    Ok(Around { pointed_at, ..Around::default() })
}

/// The next event after an empty week: its name and the address of its week.
async fn soonest(app: &App, asked: &Asked, lang: Lang, now: Timestamp) -> Result<Option<(String, String)>, Error> {
    let query = Query {
        lang,
        now,
        kinds: vec![Kind::Event],
        provinces: asked.province.iter().cloned().collect(),
        cities: asked.city.iter().cloned().collect(),
        period: Some((now, Timestamp::MAX)),
        sort: Sort::Date,
        limit: 1,
        ..Query::default()
    };
    let hit = search(app, query).await?.hits.into_iter().next();
    Ok(hit.and_then(|hit| {
        let date = figures::local(hit.next_instance?.starts, &hit.card.timezone).date();
        let name = hit.card.name.best(lang)?.1.to_owned();
        Some((
            format!("{name}، {} {}", figures::weekday(lang, date), figures::date(lang, date)),
            asked.url(lang, Some(date)),
        ))
    }))
}

/// Provinces in which something is to happen.
async fn choices(app: &App, asked: &Asked, lang: Lang, now: Timestamp) -> Result<Vec<Choice>, Error> {
    let query =
        Query { lang, now, kinds: vec![Kind::Event], facets: vec![Facet::Province], limit: 0, ..Query::default() };
    let results = search(app, query).await?;
    let regions = app.regions();
    let mut choices: Vec<Choice> = results
        .facets
        .iter()
        .flat_map(|(_, counts)| counts)
        .filter_map(|(id, _)| {
            let id = Id::parse(id)?;
            Some(Choice {
                value: regions.slug(&id)?.to_owned(),
                label: regions.name(&id, lang)?.to_owned(),
                chosen: asked.province.as_ref() == Some(&id),
            })
        })
        .collect();
    choices.sort_by_cached_key(|choice| model::script::alphabet::key(lang, &choice.label));
    Ok(choices)
}
