//! The page of an event.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};
use model::Lang;
use model::event::Event;
use model::item::{Detail, Item};
use model::schedule::Instance;

use super::Subject;
use super::around;
use super::facts::{Fact, Facts, Piece, Wording};
use super::listed;
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::{Page, render};
use crate::words::Words;

/// Dates that the page names.
const DATES: usize = 6;

#[derive(Template)]
#[template(path = "item-event.html")]
struct EventPage<'a> {
    page: Page<'a>,
    view: View,
    /// Dates ahead, soonest first; of an event that is over, its last.
    dates: Vec<When>,
    /// Whether all of it is over.
    over: bool,
    /// `cancelled` or `postponed`, in words.
    warning: Option<String>,
    calendar_url: String,
}

/// A date of an event in both calendars.
pub struct When {
    /// Day of the month in the reader's calendar.
    pub day: String,
    /// Month in the reader's calendar.
    pub month: String,
    /// Weekday.
    pub weekday: String,
    /// The whole date in the reader's calendar.
    pub date: String,
    /// The whole date in the other calendar.
    pub other: String,
    /// Clock times, or that it lasts all day, or until which day.
    pub time: String,
    /// For `<time datetime>`.
    pub machine: String,
    /// Whether it is today, or under way.
    pub today: bool,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Event(event) = &subject.item.detail else { return Err(Error::NotFound("error-no-item", None)) };
    let words = subject.words;
    let (instances, over) = dates(event, subject.now);
    let zone = event.schedule.zone();
    let mut view = View::of(subject).await?;
    view.facts = facts(subject, event);
    view.groups = groups(subject, event).await?;
    let page = EventPage {
        page: subject.frame("events"),
        view,
        dates: instances.iter().map(|one| when(*one, &zone, subject.lang, subject.now)).collect(),
        over,
        warning: match event.state {
            model::event::State::Scheduled => None,
            model::event::State::Cancelled => Some(words.get("event-cancelled-text").into_owned()),
            model::event::State::Postponed => Some(words.get("event-postponed-text").into_owned()),
        },
        calendar_url: format!("{}.ics", subject.path(subject.item)),
    };
    Ok(render(&page, subject.lang, StatusCode::OK))
}

/// The next dates; when there are none, the last one, and that it is over.
pub fn dates(event: &Event, now: Timestamp) -> (Vec<Instance>, bool) {
    let today = now.to_zoned(event.schedule.zone()).date();
    let span = Span::new().days(400);
    let all = event.schedule.instances(today.saturating_sub(span), today.saturating_add(span));
    let ahead: Vec<Instance> = all.iter().filter(|one| one.ends > now).take(DATES).copied().collect();
    if ahead.is_empty() { (all.last().copied().into_iter().collect(), true) } else { (ahead, false) }
}

/// A date as people read it.
pub fn when(one: Instance, zone: &TimeZone, lang: Lang, now: Timestamp) -> When {
    let starts = one.starts.to_zoned(zone.clone());
    let first = starts.date();
    let under_way = one.starts <= now && now < one.ends;
    When {
        day: figures::day_number(lang, first),
        month: figures::month_name(lang, first),
        weekday: figures::weekday(lang, first),
        date: figures::date(lang, first),
        other: figures::other_date(lang, first),
        time: time(one, zone, lang),
        machine: if one.all_day { first.to_string() } else { starts.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string() },
        today: under_way || now.to_zoned(zone.clone()).date() == first,
    }
}

/// The clock times of a date: from and to, from where nobody said until when, all day, or until a later day.
pub fn time(one: Instance, zone: &TimeZone, lang: Lang) -> String {
    let words = Words::of(lang);
    let (starts, ends) = (one.starts.to_zoned(zone.clone()), one.ends.to_zoned(zone.clone()));
    let last = if one.all_day { ends.date().yesterday().unwrap_or(ends.date()) } else { ends.date() };
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("from", figures::time(lang, starts.time()));
    args.set("to", figures::time(lang, ends.time()));
    args.set("date", long(lang, last));
    // A night that ends before the morning still belongs to its evening.
    let through_night = last == starts.date().tomorrow().unwrap_or(last) && ends.hour() < 6;
    if one.is_open {
        return words.with_all("event-from", &args);
    }
    match (one.all_day, last == starts.date() || through_night) {
        (true, true) => words.get("event-all-day").into_owned(),
        (true, false) => words.with_all("event-until-day", &args),
        (false, true) => words.with_all("event-from-to", &args),
        (false, false) => words.with_all("event-from-until-day", &args),
    }
}

fn long(lang: Lang, date: Date) -> String {
    format!("{} {}", figures::weekday(lang, date), figures::date(lang, date))
}

/// Where it happens, in one line for a calendar.
pub fn location(subject: &Subject<'_>) -> Option<String> {
    let Detail::Event(event) = &subject.item.detail else { return None };
    let name = |item: &Item| item.best_name(subject.lang).1.to_owned();
    let venue = event.venue.as_ref().and_then(|id| subject.around.get(id));
    let city = subject.item.city.as_ref().or_else(|| venue?.city.as_ref()).and_then(|id| subject.around.get(id));
    let note = event.venue_note.best(subject.lang).map(|(_, note)| note.to_owned());
    let parts: Vec<String> = note.into_iter().chain(venue.map(name)).chain(city.map(name)).collect();
    let comma = if subject.lang.direction() == "rtl" { "، " } else { ", " };
    (!parts.is_empty()).then(|| parts.join(comma))
}

fn facts(subject: &Subject<'_>, event: &Event) -> Vec<Fact> {
    let (lang, words) = (subject.lang, subject.words);
    let mut facts = Facts::new(subject);
    facts.item("event-venue", event.venue.as_ref());
    facts.texts("event-venue-note", &event.venue_note);
    facts.item("item-city", subject.item.city.as_ref());
    facts.item("event-organiser", event.organiser.as_ref());
    if let Some(tickets) = &event.tickets {
        let free = words.get(if tickets.free { "event-free" } else { "event-paid" }).into_owned();
        let mut pieces = vec![Piece::text(Wording::own(free))];
        pieces.extend(Wording::best(&tickets.note, lang).map(Piece::text));
        pieces.extend(tickets.url.as_deref().map(|url| Piece::away(Wording::own(words.get("event-buy")), url)));
        facts.row("event-tickets", pieces);
    }
    facts.rows
}

async fn groups(subject: &Subject<'_>, event: &Event) -> Result<Vec<Group>, Error> {
    let words = subject.words;
    let mut groups = Vec::new();
    if let Some(venue) = event.venue.as_ref().and_then(|id| subject.around.get(id)) {
        groups.push(Group {
            heading: words.get("event-at").into_owned(),
            more: None,
            entries: vec![listed::item(subject, venue)],
            small: false,
        });
    }
    if let Some(point) = subject.around.point() {
        let without: Vec<&model::Id> = event.venue.iter().collect();
        let near = around::near(subject.app, subject.lang, subject.now, point, &without).await?;
        let entries = listed::hits(subject.app, subject.lang, subject.now, &near);
        groups.push(Group { heading: words.get("event-near").into_owned(), more: None, entries, small: true });
    }
    groups.retain(|group| !group.entries.is_empty());
    Ok(groups)
}
