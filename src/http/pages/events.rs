//! `/{lang}/events`: what happens in one week, day by day, in both calendars. `?week=YYYY-MM-DD` is any day of it,
//! `?province=SLUG` or `?city=SLUG` narrows it.

use askama::Template;
use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;
use index::{Facet, Query, Sort};
use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::calendar::SolarHijri;
use model::item::{Detail, Item};
use model::schedule::Instance;
use model::{Id, Kind, Lang, Status};

use super::entry::{Entry, Picture};
use super::item::around::{Around, search};
use super::item::hours::first_weekday;
use super::item::{Subject, event, listed};
use super::{Head, Page, interface_language, missing, refuse, render};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::{Error, Fault};
use crate::words::Words;

/// Most events looked at for one page.
const MOST: usize = 600;
/// Events lasting longer than this are told once, not on each day.
const LONG_DAYS: i64 = 3;

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

/// A day of the strip.
struct DayLink {
    name: String,
    narrow: String,
    number: String,
    other: String,
    url: String,
    today: bool,
}

/// A day with what happens on it.
struct Day {
    anchor: String,
    number: String,
    month: String,
    weekday: String,
    other: String,
    today: bool,
    past: bool,
    entries: Vec<Entry>,
}

/// The month around the week.
struct Month {
    name: String,
    other: String,
    weekdays: Vec<(String, String)>,
    weeks: Vec<Vec<Option<Cell>>>,
}

/// A day of the month.
struct Cell {
    number: String,
    other: String,
    url: String,
    label: String,
    today: bool,
    in_week: bool,
    has: bool,
}

struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

/// `GET /{lang}/events`
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    RawQuery(raw): RawQuery,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = interface_language(&lang) else { return missing(State(app), OriginalUri(uri), headers).await };
    match draw(&app, lang, &raw.unwrap_or_default()).await {
        Ok(response) => response,
        Err(error) => refuse(&app, lang, error),
    }
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
                    let wrong = || Error::BadRequest(vec![Fault { parameter: "week".to_owned(), code: "date", values: vec![("value", value.clone())] }]);
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
        self.province.as_ref().is_none_or(|id| item.province.as_ref() == Some(id)) && self.city.as_ref().is_none_or(|id| item.city.as_ref() == Some(id))
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
        let last = if one.all_day || until_morning { ends.date().yesterday().unwrap_or(ends.date()) } else { ends.date() };
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
    let happenings = happenings(app, &asked, lang, now, today, first.min(month[0]), last.max(month[month.len() - 1])).await?;
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

fn start_of_week(date: Date, lang: Lang) -> Date {
    let first: Weekday = first_weekday(lang);
    date.saturating_sub(i64::from(date.weekday().since(first)).days())
}

/// All days of the month in the reader's calendar.
fn month_around(date: Date, lang: Lang) -> Vec<Date> {
    let (first, length) = if figures::reads_solar(lang) {
        let solar = SolarHijri::from_gregorian(date);
        let first = SolarHijri { day: 1, ..solar }.to_gregorian().unwrap_or(date);
        (first, SolarHijri::days_in_month(solar.year, solar.month).unwrap_or(30))
    } else {
        (date.first_of_month(), date.days_in_month().unsigned_abs())
    };
    (0..i64::from(length)).map(|days| first.saturating_add(days.days())).collect()
}

/// Events with a date between two days. The index holds what is to come; for the past every event is looked at.
async fn happenings(app: &App, asked: &Asked, lang: Lang, now: Timestamp, today: Date, from: Date, to: Date) -> Result<Vec<Happening>, Error> {
    let items: Vec<Item> = if asked.week.is_some_and(|week| start_of_week(week, lang) < today) {
        app.store.named(Kind::Event).await?.into_iter().map(|(_, kept)| kept.item).filter(|item| asked.fits(item)).collect()
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
    let mut ids: Vec<Id> = happenings.iter().flat_map(|one| one.item.relations().into_iter().map(|(_, id)| id.clone())).collect();
    ids.sort();
    ids.dedup();
    let pointed_at = app.store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept.item)).collect();
    Ok(Around { pointed_at, ..Around::default() })
}

#[expect(clippy::too_many_arguments, reason = "the whole page is made of these and nothing else")]
fn by_day(app: &App, happenings: &[Happening], around: &Around, lang: Lang, now: Timestamp, first: Date, last: Date, today: Date) -> (Vec<Entry>, Vec<Day>) {
    let mut ongoing: Vec<(Timestamp, Entry)> = Vec::new();
    let mut lines: Vec<(Date, Timestamp, Entry)> = Vec::new();
    for one in happenings {
        let subject = Subject { app, lang, words: Words::of(lang), now, item: &one.item, changed_at: now, around };
        for instance in &one.instances {
            let (starts, ends) = one.days(*instance);
            if ends < first || starts > last {
                continue;
            }
            let mut entry = listed::item(&subject, &one.item);
            let venue = match &one.item.detail {
                Detail::Event(event) => event.venue.as_ref().and_then(|id| around.get(id)),
                _ => None,
            };
            let venue = venue.map(|venue| venue.best_name(lang).1.to_owned());
            entry.distance = venue.filter(|venue| !entry.name.text.contains(venue.as_str()));
            let days = (ends - starts).get_days();
            if i64::from(days) >= LONG_DAYS {
                entry.when = Some(super::entry::when(instance, one.zone.iana_name().unwrap_or("Asia/Tehran"), lang));
                ongoing.push((instance.starts, entry));
                continue;
            }
            entry.when = Some(event::time(*instance, &one.zone, lang));
            lines.push((starts.max(first), instance.starts, entry));
        }
    }
    ongoing.sort_by_key(|(at, _)| *at);
    lines.sort_by_key(|(date, at, _)| (*date, *at));
    let mut days: Vec<Day> = (0..7_i64)
        .map(|days| first.saturating_add(days.days()))
        .map(|date| Day {
            anchor: format!("d{date}"),
            number: figures::day_number(lang, date),
            month: figures::month_name(lang, date),
            weekday: figures::weekday(lang, date),
            other: figures::other_date(lang, date),
            today: date == today,
            past: date < today,
            entries: Vec::new(),
        })
        .collect();
    for (date, _, entry) in lines {
        let index = (date - first).get_days();
        if let Some(day) = usize::try_from(index).ok().and_then(|index| days.get_mut(index)) {
            day.entries.push(entry);
        }
    }
    (ongoing.into_iter().map(|(_, entry)| entry).collect(), days)
}

/// First to last day of a week, in the reader's calendar and in the other one.
fn span(lang: Lang, first: Date, last: Date) -> (String, String) {
    let words = Words::of(lang);
    let between = |from: String, to: String| {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("from", from);
        args.set("to", to);
        words.with_all("events-span", &args)
    };
    let gregorian = |date: Date| format!("{} {}", figures::whole(lang, i64::from(date.day())), figures::gregorian_month(lang, date.month()));
    let solar = |date: Date| {
        let solar = SolarHijri::from_gregorian(date);
        format!("{} {}", figures::whole(lang, i64::from(solar.day)), figures::solar_month(lang, solar.month))
    };
    let gregorian = if first.year() == last.year() {
        between(gregorian(first), figures::gregorian_date(lang, last))
    } else {
        between(figures::gregorian_date(lang, first), figures::gregorian_date(lang, last))
    };
    let same_year = SolarHijri::from_gregorian(first).year == SolarHijri::from_gregorian(last).year;
    let solar = if same_year { between(solar(first), figures::solar_date(lang, last)) } else { between(figures::solar_date(lang, first), figures::solar_date(lang, last)) };
    if figures::reads_solar(lang) { (solar, gregorian) } else { (gregorian, solar) }
}

/// Day of the month in the other calendar; with the month's name where one begins.
fn other_number(lang: Lang, date: Date, always: bool) -> String {
    let (day, month) = if figures::reads_solar(lang) {
        (i64::from(date.day()), figures::gregorian_month(lang, date.month()))
    } else {
        let solar = SolarHijri::from_gregorian(date);
        (i64::from(solar.day), figures::solar_month(lang, solar.month))
    };
    let number = figures::whole(lang, day);
    if day == 1 || always { format!("{number} {month}") } else { number }
}

fn strip(lang: Lang, first: Date, today: Date) -> Vec<DayLink> {
    (0..7_i64)
        .map(|days| (days, first.saturating_add(days.days())))
        .map(|(index, date)| DayLink {
            name: figures::weekday(lang, date),
            narrow: narrow(lang, date),
            number: figures::day_number(lang, date),
            other: other_number(lang, date, index == 0),
            url: format!("#d{date}"),
            today: date == today,
        })
        .collect()
}

fn narrow(lang: Lang, date: Date) -> String {
    Words::of(lang).get(&format!("events-narrow-{}", date.weekday().to_monday_one_offset())).into_owned()
}

fn month_of(lang: Lang, days: &[Date], happenings: &[Happening], asked: &Asked, first: Date, last: Date, today: Date) -> Month {
    let busy: std::collections::HashSet<Date> = happenings
        .iter()
        .flat_map(|one| one.instances.iter().map(|instance| one.days(*instance)))
        .flat_map(|(starts, ends)| starts.series(1.day()).take_while(move |date| *date <= ends).take(62))
        .collect();
    let start = start_of_week(days[0], lang);
    let before = (days[0] - start).get_days().unsigned_abs() as usize;
    let mut cells: Vec<Option<Cell>> = (0..before).map(|_| None).collect();
    cells.extend(days.iter().map(|date| {
        Some(Cell {
            number: figures::day_number(lang, *date),
            other: other_number(lang, *date, false),
            url: format!("{}#d{date}", asked.url(lang, Some(*date))),
            label: format!("{} {}", figures::weekday(lang, *date), figures::date(lang, *date)),
            today: *date == today,
            in_week: (first..=last).contains(date),
            has: busy.contains(date),
        })
    }));
    cells.resize_with(cells.len().div_ceil(7) * 7, || None);
    let mut weeks = Vec::new();
    let mut rest = cells.into_iter();
    loop {
        let week: Vec<Option<Cell>> = rest.by_ref().take(7).collect();
        if week.is_empty() {
            break;
        }
        weeks.push(week);
    }
    let (from, to) = (days[0], days[days.len() - 1]);
    let solar = |date: Date| {
        let solar = SolarHijri::from_gregorian(date);
        (figures::solar_month(lang, solar.month), figures::digits(lang, &solar.year.to_string()))
    };
    let gregorian = |date: Date| (figures::gregorian_month(lang, date.month()), figures::digits(lang, &date.year().to_string()));
    let pair = |(from_month, from_year): (String, String), (to_month, to_year): (String, String)| match (from_month == to_month, from_year == to_year) {
        (true, _) => format!("{from_month} {from_year}"),
        (false, true) => format!("{from_month}–{to_month} {to_year}"),
        (false, false) => format!("{from_month} {from_year}–{to_month} {to_year}"),
    };
    let (own, other) = if figures::reads_solar(lang) {
        (pair(solar(from), solar(to)), pair(gregorian(from), gregorian(to)))
    } else {
        (pair(gregorian(from), gregorian(to)), pair(solar(from), solar(to)))
    };
    let week: Vec<Date> = (0..7_i64).map(|days| start.saturating_add(days.days())).collect();
    Month { name: own, other, weekdays: week.iter().map(|date| (figures::weekday(lang, *date), narrow(lang, *date))).collect(), weeks }
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
        Some((format!("{name}، {} {}", figures::weekday(lang, date), figures::date(lang, date)), asked.url(lang, Some(date))))
    }))
}

/// Provinces in which something is to happen.
async fn choices(app: &App, asked: &Asked, lang: Lang, now: Timestamp) -> Result<Vec<Choice>, Error> {
    let query = Query { lang, now, kinds: vec![Kind::Event], facets: vec![Facet::Province], limit: 0, ..Query::default() };
    let results = search(app, query).await?;
    let regions = app.regions();
    let mut choices: Vec<Choice> = results
        .facets
        .iter()
        .flat_map(|(_, counts)| counts)
        .filter_map(|(id, _)| {
            let id = Id::parse(id)?;
            Some(Choice { value: regions.slug(&id)?.to_owned(), label: regions.name(&id, lang)?.to_owned(), chosen: asked.province.as_ref() == Some(&id) })
        })
        .collect();
    choices.sort_by_cached_key(|choice| super::browse::alphabetical(&choice.label));
    Ok(choices)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_week_begins_on_saturday_for_persian_and_on_monday_for_english() {
        // 23 November 2026 is a Monday.
        assert_eq!(start_of_week(date(2026, 11, 23), Lang::FA), date(2026, 11, 21));
        assert_eq!(start_of_week(date(2026, 11, 23), Lang::EN), date(2026, 11, 23));
        assert_eq!(start_of_week(date(2026, 11, 22), Lang::EN), date(2026, 11, 16));
    }

    #[test]
    fn a_month_is_that_of_the_readers_calendar() {
        let azar = month_around(date(2026, 11, 23), Lang::FA);
        assert_eq!((azar[0], azar.len()), (date(2026, 11, 22), 30));
        let november = month_around(date(2026, 11, 23), Lang::EN);
        assert_eq!((november[0], november.len()), (date(2026, 11, 1), 30));
    }

    #[test]
    fn a_span_is_told_in_both_calendars() {
        let (own, other) = span(Lang::FA, date(2026, 11, 21), date(2026, 11, 27));
        assert!(own.contains("۳۰ آبان") && own.contains("آذر ۱۴۰۵"), "{own}");
        assert!(other.contains("نوامبر ۲۰۲۶"), "{other}");
    }
}
