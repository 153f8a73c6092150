//! What a form or an import row said: the written form, perhaps wrong. [`Draft::check`] makes an [`Item`] of it or
//! gives all its problems at once.

mod reader;
mod salvage;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::{Map, Value};

use crate::category::{Category, Kind};
use crate::event::{self, Event, Tickets};
use crate::geo::{Bounds, Located, Point, Precision};
use crate::hours::Hours;
use crate::id::Id;
use crate::item::{Contact, Detail, Document, Item, LINK_RELS, Link, Picture, Source};
use crate::opportunity::{self, Ask, Opportunity};
use crate::organisation::{self, Organisation};
use crate::partnership::{self, Partnership};
use crate::picture::File;
use crate::place::{Ability, Access, Fee, PROTECTION_STATUSES, Place, Protection, Unesco};
use crate::problem::{Code, Problem, Problems};
use crate::programme::{self, Programme};
use crate::region::{City, Province};
use crate::route::{self, Route, Stop};
use crate::schedule::{self, ClockTime, DayOfWeek, Moment, Occurrence, Schedule, YearlyDay};
use crate::status::Status;
use crate::text::Texts;
use crate::written::FORMAT;
use reader::Reader;

/// Longest name, in characters.
pub const NAME_MAX: usize = 200;
/// Longest summary, in characters.
pub const SUMMARY_MAX: usize = 300;
/// Longest description, in characters.
pub const DESCRIPTION_MAX: usize = 20_000;
/// Longest other free text, in characters.
pub const NOTE_MAX: usize = 2_000;
/// Most entries of any list.
pub const LIST_MAX: usize = 500;

/// An unchecked item: a JSON object in the written form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Draft(pub Map<String, Value>);

impl Draft {
    /// Reads JSON text.
    ///
    /// # Errors
    /// One problem, when the text is not a JSON object.
    pub fn parse(text: &str) -> Result<Draft, Problems> {
        let problem = |code, values| vec![Problem { field: String::new(), code, values }];
        match serde_json::from_str(text) {
            Ok(Value::Object(map)) => Ok(Draft(map)),
            Ok(_) => Err(problem(Code::WrongShape, vec![("expected", "object".to_owned())])),
            Err(error) => Err(problem(Code::NotJson, vec![("reason", error.to_string())])),
        }
    }

    /// The item that this draft describes.
    ///
    /// # Errors
    /// All problems, in the order of the fields. Whether the items it points at exist is for the store to say.
    pub fn check(self) -> Result<Item, Problems> {
        let mut problems = Vec::new();
        let item = item(Reader::new(self.0, "", &mut problems));
        match item {
            Some(item) if problems.is_empty() => Ok(item),
            _ => {
                debug_assert!(!problems.is_empty(), "a draft refused without a reason");
                Err(problems)
            }
        }
    }
}

fn item(mut r: Reader<'_>) -> Option<Item> {
    let format = r.number("format", 0.0, 1e9);
    if let Some(format) = format
        && format != FORMAT as f64
    {
        r.problem("format", Code::UnknownFormat, vec![("value", format.to_string())]);
    }
    let id = r.required_id("id");
    let kind = r.required_word("kind", &Kind::ALL.map(Kind::slug)).and_then(|word| Kind::from_slug(&word));
    let slug = r.string("slug", crate::id::SLUG_MAX);
    let status =
        r.word("status", &Status::ALL.map(Status::as_str)).and_then(|word| Status::parse(&word)).unwrap_or_default();
    let owner = r.id("owner");
    let category = category(&mut r, kind);
    let name = r.texts("name", NAME_MAX);
    if name.is_empty() && !r.has_problem_under("name") {
        r.problem("name", Code::Required, vec![]);
    }
    let other_names = r.names("other_names", NAME_MAX);
    let summary = r.texts("summary", SUMMARY_MAX);
    let description = r.texts("description", DESCRIPTION_MAX);
    let point = located(&mut r);
    let stands_alone = matches!(kind, Some(Kind::Place | Kind::City | Kind::Province | Kind::Organisation));
    if point.is_none() && stands_alone && !r.has_problem_under("point") {
        r.problem("point", Code::Required, vec![]);
    }
    let city = r.id("city");
    let province = r.id("province");
    let country = r.string("country", 2).unwrap_or_else(|| "IR".to_owned());
    if country.len() != 2 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
        r.problem(
            "country",
            Code::NotAllowed,
            vec![("value", country.clone()), ("allowed", "ISO 3166-1 alpha-2".to_owned())],
        );
    }
    let unresolved = unresolved(&mut r);
    let pictures = r.list("pictures", picture);
    let links = r.list("links", |mut r| {
        let rel = r.required_word("rel", &LINK_RELS);
        let url = r.required_url("url");
        let title = r.texts("title", NAME_MAX);
        r.finish();
        Some(Link { rel: rel?, url: url?, title })
    });
    let sources = r.list("sources", |mut r| {
        let title = r.required_string("title", 500);
        let url = r.url("url");
        let licence = r.string("licence", 200);
        let covers = r.strings("covers", 100);
        r.finish();
        Some(Source { title: title?, url, licence, covers })
    });
    if sources.is_empty() && !r.has_problem_under("sources") {
        r.problem("sources", Code::Required, vec![]);
    }
    let verified_on = r.date("verified_on");
    let sample = r.flag("sample").unwrap_or(false);
    let importance = r.number("importance", 0.0, 1.0).unwrap_or(0.3);
    let wikidata = r.string("wikidata", 20);
    if let Some(q) = &wikidata
        && !q.strip_prefix('Q').is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
    {
        r.problem("wikidata", Code::NotAnId, vec![("value", q.clone())]);
    }
    let osm = r.string("osm", 40);
    if let Some(element) = &osm
        && !element.split_once('/').is_some_and(|(kind, number)| {
            ["node", "way", "relation"].contains(&kind)
                && !number.is_empty()
                && number.bytes().all(|b| b.is_ascii_digit())
        })
    {
        r.problem("osm", Code::NotAnId, vec![("value", element.clone())]);
    }
    let detail = kind.and_then(|kind| detail(&mut r, kind, &country));
    let slug = match (slug, &id) {
        (Some(slug), _) => {
            if !crate::id::is_slug(&slug) {
                r.problem("slug", Code::NotAnId, vec![("value", slug.clone())]);
            }
            Some(slug)
        }
        (None, Some(id)) => {
            let latin =
                name.exact(crate::lang::Lang::EN).or_else(|| name.best(crate::lang::Lang::EN).map(|(_, name)| name));
            Some(crate::id::slug_for(latin.unwrap_or_default(), id))
        }
        (None, None) => None,
    };
    let item = Item {
        id: id?,
        slug: slug?,
        status,
        owner,
        category: category?,
        name,
        other_names,
        summary,
        description,
        point,
        city,
        province,
        country,
        unresolved,
        pictures,
        links,
        sources,
        verified_on,
        sample,
        importance,
        wikidata,
        osm,
        detail: detail?,
    };
    if item.point.is_none() && item.lends_position().is_none() && !r.has_problem_under("point") {
        r.problem("point", Code::Required, vec![]);
    }
    r.finish();
    Some(item)
}

fn category(r: &mut Reader<'_>, kind: Option<Kind>) -> Option<String> {
    let slug = r.required_string("category", 80)?;
    match Category::find(&slug) {
        None => r.problem("category", Code::UnknownCategory, vec![("value", slug)]),
        Some(found) if kind.is_some_and(|kind| found.kind != kind) => {
            let kind = kind.map(|kind| kind.slug().to_owned()).unwrap_or_default();
            r.problem("category", Code::CategoryOfOtherKind, vec![("value", slug), ("kind", kind)]);
        }
        Some(_) => return Some(slug),
    }
    None
}

fn picture(mut r: Reader<'_>) -> Option<Picture> {
    let file = r.required_string("file", 300);
    let kind = file.as_deref().and_then(File::parse);
    if let Some(file) = &file
        && kind.is_none()
    {
        let allowed = "art:NAME picture:SHA-256".to_owned();
        r.problem("file", Code::NotAllowed, vec![("value", file.clone()), ("allowed", allowed)]);
    }
    let credit = r.required_string("credit", 300);
    let licence = r.required_string("licence", 100);
    let alt = r.texts("alt", NOTE_MAX);
    let decorative = r.flag("decorative").unwrap_or(false);
    // A drawing stands for its subject; what a photograph shows only its editor can say.
    if matches!(kind, Some(File::Photograph(_))) && alt.is_empty() && !decorative && !r.has_problem_under("alt") {
        r.problem("alt", Code::Required, vec![]);
    }
    let focus = r.numbers("focus").and_then(|focus| match focus.as_slice() {
        [x, y] if (0.0..=1.0).contains(x) && (0.0..=1.0).contains(y) => Some((*x, *y)),
        [_, _] => {
            r.problem("focus", Code::OutOfRange, vec![("min", "0".to_owned()), ("max", "1".to_owned())]);
            None
        }
        _ => {
            r.problem("focus", Code::WrongShape, vec![("expected", "[x, y]".to_owned())]);
            None
        }
    });
    r.finish();
    Some(Picture { file: file?, credit: credit?, licence: licence?, alt, decorative, focus })
}

fn located(r: &mut Reader<'_>) -> Option<Located> {
    r.object("point", |mut r| {
        let lon = r.required_number("lon", -180.0, 180.0);
        let lat = r.required_number("lat", -90.0, 90.0);
        let words = Precision::ALL.map(Precision::as_str);
        let precision = r
            .word("precision", &words)
            .and_then(|word| Precision::ALL.into_iter().find(|precision| precision.as_str() == word))
            .unwrap_or_default();
        r.finish();
        Some(Located { point: Point::new(lon?, lat?)?, precision })
    })
}

fn unresolved(r: &mut Reader<'_>) -> BTreeMap<String, String> {
    r.object("unresolved", |mut r| {
        let mut kept = BTreeMap::new();
        for field in ["city", "province"] {
            kept.extend(r.string(field, NAME_MAX).map(|name| (field.to_owned(), name)));
        }
        r.finish();
        Some(kept)
    })
    .unwrap_or_default()
}

fn detail(r: &mut Reader<'_>, kind: Kind, country: &str) -> Option<Detail> {
    match kind {
        Kind::Province => r.object_or_empty("province_detail", province).map(Detail::Province),
        Kind::City => r.object_or_empty("city_detail", city).map(Detail::City),
        Kind::Organisation => r.object_or_empty("organisation", organisation).map(Detail::Organisation),
        Kind::Place => r.object_or_empty("place", |r| place(r, country)).map(Box::new).map(Detail::Place),
        Kind::Event => r.object_or_empty("event", event).map(Box::new).map(Detail::Event),
        Kind::Partnership => r.object_or_empty("partnership", partnership).map(Detail::Partnership),
        Kind::Route => r.object_or_empty("route", route).map(Detail::Route),
        Kind::Programme => r.object_or_empty("programme", programme).map(Box::new).map(Detail::Programme),
        Kind::Opportunity => r.object_or_empty("opportunity", opportunity).map(Box::new).map(Detail::Opportunity),
    }
}

fn province(mut r: Reader<'_>) -> Option<Province> {
    let bounds = bounds(&mut r);
    let iso = r.string("iso", 10);
    let capital = r.texts("capital", NAME_MAX);
    let outline = r.rings("outline");
    r.finish();
    Some(Province { bounds, iso, capital, outline })
}

fn city(mut r: Reader<'_>) -> Option<City> {
    let bounds = bounds(&mut r);
    let population = r.number("population", 0.0, 1e10).map(|n| n as u64);
    let timezone = timezone(&mut r);
    r.finish();
    Some(City { bounds, population, timezone })
}

fn organisation(mut r: Reader<'_>) -> Option<Organisation> {
    let r#type = r.required_word("type", &organisation::TYPES);
    let website = r.url("website");
    let phone = r.phones("phone");
    let email = r.mail("email");
    r.finish();
    Some(Organisation { r#type: r#type?, website, phone, email })
}

fn place(mut r: Reader<'_>, country: &str) -> Option<Place> {
    let address = r.texts("address", NOTE_MAX);
    let phone = r.phones("phone");
    let email = r.mail("email");
    let website = r.url("website");
    let booking_url = r.url("booking_url");
    let opening_hours = r.string("opening_hours", 1000);
    if let Some(hours) = &opening_hours
        && Hours::parse(hours, country).is_none()
    {
        r.problem("opening_hours", Code::NotOpeningHours, vec![("value", hours.clone())]);
    }
    let fee = r.object("fee", |mut r| {
        let free = r.required_flag("free");
        let note = r.texts("note", NOTE_MAX);
        r.finish();
        Some(Fee { free: free?, note })
    });
    let access = r
        .object("access", |mut r| {
            let access = Access {
                wheelchair: ability(&mut r, "wheelchair"),
                blind: ability(&mut r, "blind"),
                deaf: ability(&mut r, "deaf"),
                toilet: ability(&mut r, "toilet"),
                note: r.texts("note", NOTE_MAX),
            };
            r.finish();
            Some(access)
        })
        .unwrap_or_default();
    let period = r.texts("period", NOTE_MAX);
    let protection = r.object("protection", |mut r| {
        let status = r.required_word("status", &PROTECTION_STATUSES);
        let register = r.string("register", NAME_MAX);
        let number = r.string("number", 40);
        let year = year(&mut r);
        r.finish();
        Some(Protection { status: status?, register, number, year })
    });
    let unesco = r.object("unesco", |mut r| {
        let id = r.required_string("id", 20);
        let year = year(&mut r);
        if year.is_none() {
            r.problem("year", Code::Required, vec![]);
        }
        r.finish();
        Some(Unesco { id: id?, year: year? })
    });
    r.finish();
    Some(Place { address, phone, email, website, booking_url, opening_hours, fee, access, period, protection, unesco })
}

fn ability(r: &mut Reader<'_>, field: &str) -> Option<Ability> {
    let word = r.word(field, &["yes", "limited", "no"])?;
    [Ability::Yes, Ability::Limited, Ability::No].into_iter().find(|ability| ability.as_str() == word)
}

fn year(r: &mut Reader<'_>) -> Option<i16> {
    r.number("year", -9999.0, 9999.0).map(|year| year as i16)
}

fn bounds(r: &mut Reader<'_>) -> Option<Bounds> {
    let numbers = r.numbers("bounds")?;
    let bounds = <[f64; 4]>::try_from(numbers.as_slice()).ok().and_then(|[w, s, e, n]| Bounds::new(w, s, e, n));
    if bounds.is_none() {
        r.problem("bounds", Code::WrongShape, vec![("expected", "[west, south, east, north]".to_owned())]);
    }
    bounds
}

fn timezone(r: &mut Reader<'_>) -> Option<String> {
    let name = r.string("timezone", 60)?;
    if jiff::tz::TimeZone::get(&name).is_err() {
        r.problem("timezone", Code::NotATimeZone, vec![("value", name)]);
        return None;
    }
    Some(name)
}

fn event(mut r: Reader<'_>) -> Option<Event> {
    let schedule = r.required_object("schedule", schedule);
    let venue = r.id("venue");
    let venue_note = r.texts("venue_note", NOTE_MAX);
    let organiser = r.id("organiser");
    let state = match r.word("state", &["scheduled", "cancelled", "postponed"]).as_deref() {
        Some("cancelled") => event::State::Cancelled,
        Some("postponed") => event::State::Postponed,
        _ => event::State::Scheduled,
    };
    let tickets = r.object("tickets", |mut r| {
        let free = r.required_flag("free");
        let note = r.texts("note", NOTE_MAX);
        let url = r.url("url");
        r.finish();
        Some(Tickets { free: free?, note, url })
    });
    r.finish();
    Some(Event { schedule: schedule?, venue, venue_note, organiser, state, tickets })
}

fn schedule(mut r: Reader<'_>) -> Option<Schedule> {
    let r#type = r.required_word("type", &["dates", "rrule", "yearly"]);
    let zone = timezone(&mut r).unwrap_or_else(|| "Asia/Tehran".to_owned());
    let schedule = match r#type.as_deref() {
        Some("dates") => dates(&mut r, zone),
        Some("rrule") => rrule(&mut r, zone),
        Some("yearly") => yearly(&mut r, zone),
        _ => return None,
    };
    r.finish();
    schedule
}

fn dates(r: &mut Reader<'_>, timezone: String) -> Option<Schedule> {
    let mut dates = r.list("dates", |mut r| {
        let start = r.required_moment("start");
        let end = r.moment("end");
        ordered(&mut r, start, end);
        r.finish();
        Some(Occurrence { start: start?, end })
    });
    if dates.is_empty() {
        if !r.has_problem_under("dates") {
            r.problem("dates", Code::Required, vec![]);
        }
        return None;
    }
    dates.sort_by_key(|one| one.start);
    Some(Schedule::Dates { timezone, dates })
}

fn rrule(r: &mut Reader<'_>, timezone: String) -> Option<Schedule> {
    let start = r.required_moment("start");
    let end = r.moment("end");
    ordered(r, start, end);
    let rrule = r.required_string("rrule", 500);
    let except = r.strings("except", 10).iter().filter_map(|text| r.date_in("except", text)).collect();
    let (start, rrule) = (start?, rrule?);
    if !schedule::is_rule(&timezone, start, &rrule) {
        r.problem("rrule", Code::NotARule, vec![("value", rrule)]);
        return None;
    }
    Some(Schedule::Rrule { timezone, start, end, rrule, except })
}

fn ordered(r: &mut Reader<'_>, start: Option<Moment>, end: Option<Moment>) {
    if let (Some(start), Some(end)) = (start, end) {
        let wrong = end.date < start.date
            || (end.date == start.date && matches!((start.time, end.time), (Some(from), Some(to)) if to < from));
        if wrong {
            r.problem("end", Code::EndsBeforeStart, vec![]);
        }
    }
}

fn yearly(r: &mut Reader<'_>, timezone: String) -> Option<Schedule> {
    let calendar = r.required_word("calendar", &["persian", "gregory"]);
    let month = r.required_number("month", 1.0, 12.0).map(|n| n as u8);
    let number = r.number("day", 1.0, 31.0).map(|n| n as u8);
    let weekday =
        r.word("weekday", &["sa", "su", "mo", "tu", "we", "th", "fr"]).and_then(|word| DayOfWeek::parse(&word));
    let nth = r.number("nth", -1.0, 5.0).map(|n| n as i8);
    let days = r.number("days", 1.0, 366.0).map_or(1, |n| n as u16);
    let start = clock(r, "start");
    let end = clock(r, "end");
    let day = match (number, weekday, nth) {
        (Some(day), None, None) => Some(YearlyDay::Number { day }),
        (None, Some(weekday), Some(nth)) if nth != 0 => Some(YearlyDay::Weekday { weekday, nth }),
        _ => {
            if !r.has_problem_under("day") {
                r.problem("day", Code::WrongShape, vec![("expected", "day, or weekday and nth".to_owned())]);
            }
            None
        }
    };
    Some(Schedule::Yearly { calendar: calendar?, month: month?, day: day?, days, start, end, timezone })
}

fn clock(r: &mut Reader<'_>, field: &str) -> Option<ClockTime> {
    let text = r.string(field, 5)?;
    let clock = ClockTime::parse(&text);
    if clock.is_none() {
        r.problem(field, Code::NotADate, vec![("value", text)]);
    }
    clock
}

fn themes(r: &mut Reader<'_>) -> Vec<String> {
    let themes = r.strings("themes", 40);
    for theme in &themes {
        if !partnership::THEMES.contains(&theme.as_str()) {
            r.problem(
                "themes",
                Code::NotAllowed,
                vec![("value", theme.clone()), ("allowed", partnership::THEMES.join(" "))],
            );
        }
    }
    themes
}

fn documents(r: &mut Reader<'_>) -> Vec<Document> {
    r.list("documents", |mut r| {
        let title = r.texts("title", NAME_MAX);
        let url = r.required_url("url");
        r.finish();
        Some(Document { title, url: url? })
    })
}

fn contact(r: &mut Reader<'_>) -> Option<Contact> {
    r.object("contact", |mut r| {
        let contact = Contact {
            name: r.texts("name", NAME_MAX),
            phone: r.phone("phone"),
            email: r.mail("email"),
            url: r.url("url"),
        };
        r.finish();
        Some(contact)
    })
}

fn partnership(mut r: Reader<'_>) -> Option<Partnership> {
    let cities = r.ids("cities");
    let cities = match <[Id; 2]>::try_from(cities) {
        Ok([home, other]) if home == other => {
            r.problem("cities", Code::Twice, vec![("value", home.to_string())]);
            None
        }
        Ok(two) => Some(two),
        // Who has just begun is told what is missing, not that it has the wrong shape.
        Err(said) if said.is_empty() => {
            r.problem("cities", Code::Required, vec![]);
            None
        }
        Err(_) => {
            r.problem("cities", Code::WrongShape, vec![("expected", "[city, city]".to_owned())]);
            None
        }
    };
    let signed = r.string("signed", 10);
    if let Some(text) = &signed {
        let padded = match text.len() {
            4 => format!("{text}-01-01"),
            7 => format!("{text}-01"),
            _ => text.clone(),
        };
        if padded.parse::<Date>().is_err() {
            r.problem("signed", Code::NotADate, vec![("value", text.clone())]);
        }
    }
    let themes = themes(&mut r);
    let state = r.word("state", &partnership::STATES).unwrap_or_else(|| "unknown".to_owned());
    let documents = documents(&mut r);
    r.finish();
    Some(Partnership { cities: cities?, signed, themes, state, documents })
}

fn route(mut r: Reader<'_>) -> Option<Route> {
    let stops = r.list("stops", |mut r| {
        let place = r.required_id("place");
        let note = r.texts("note", NOTE_MAX);
        r.finish();
        Some(Stop { place: place?, note })
    });
    if stops.len() < 2 && !r.has_problem_under("stops") {
        r.problem("stops", Code::Required, vec![]);
    }
    let line = r.line("line");
    let length_m = r.number("length_m", 0.0, 1e8).map(|n| n as u32);
    let duration_min = r.number("duration_min", 0.0, 1e6).map(|n| n as u32);
    let difficulty = r.word("difficulty", &route::DIFFICULTIES);
    let mode = r.required_word("mode", &route::MODES);
    r.finish();
    Some(Route { stops, line, length_m, duration_min, difficulty, mode: mode? })
}

fn programme(mut r: Reader<'_>) -> Option<Programme> {
    let partnership = r.id("partnership");
    let themes = themes(&mut r);
    let who = r.texts("who", NOTE_MAX);
    let seats = r.number("seats", 0.0, 1e6).map(|n| n as u32);
    let starts = r.date("starts");
    let ends = r.date("ends");
    if matches!((starts, ends), (Some(starts), Some(ends)) if ends < starts) {
        r.problem("ends", Code::EndsBeforeStart, vec![]);
    }
    let deadline = r.date("deadline");
    let cost = r.texts("cost", NOTE_MAX);
    let how = r.texts("how", NOTE_MAX);
    let contact = contact(&mut r);
    let state = r.word("state", &programme::STATES).unwrap_or_else(|| "planned".to_owned());
    r.finish();
    Some(Programme { partnership, themes, who, seats, starts, ends, deadline, cost, how, contact, state })
}

fn opportunity(mut r: Reader<'_>) -> Option<Opportunity> {
    let place = r.required_id("place");
    let form = r.required_word("form", &opportunity::FORMS);
    let ask = r.object("ask", |mut r| {
        let amount = r.number("amount", 0.0, 9e15).map(|n| n as u64);
        let currency = r.string("currency", 3);
        if let Some(code) = &currency
            && !(code.len() == 3 && code.bytes().all(|b| b.is_ascii_uppercase()))
        {
            r.problem("currency", Code::NotAllowed, vec![("value", code.clone()), ("allowed", "ISO 4217".to_owned())]);
        }
        let note = r.texts("note", NOTE_MAX);
        r.finish();
        Some(Ask { amount, currency, note })
    });
    let documents = documents(&mut r);
    let deadline = r.date("deadline");
    let contact = contact(&mut r);
    let state = r.word("state", &opportunity::STATES).unwrap_or_else(|| "open".to_owned());
    r.finish();
    Some(Opportunity { place: place?, form: form?, ask, documents, deadline, contact, state })
}

/// Whether two texts are the same name: equal after folding, half-spaces and spaces aside.
pub fn same_name(a: &Texts, b: &Texts) -> bool {
    let folded = |text: &str| -> String { crate::script::words(text).into_iter().map(|word| word.joined).collect() };
    a.iter().any(|(_, a)| b.iter().any(|(_, b)| folded(a) == folded(b)))
}
