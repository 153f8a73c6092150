//! A week: where it begins for a reader, its days with what happens on them, and how its span is told.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use model::Lang;
use model::calendar::SolarHijri;
use model::item::Detail;

use super::Happening;
use crate::app::App;
use crate::figures;
use crate::http::pages::entry::{self, Entry};
use crate::http::pages::item::around::Around;
use crate::http::pages::item::hours::first_weekday;
use crate::http::pages::item::{Subject, event, listed};
use crate::words::Words;

/// Events lasting longer than this are told once, not on each day.
const LONG_DAYS: i64 = 3;

/// A day of the strip.
pub struct DayLink {
    pub name: String,
    pub narrow: String,
    pub number: String,
    pub other: String,
    pub url: String,
    pub today: bool,
}

/// A day with what happens on it.
pub struct Day {
    pub anchor: String,
    pub number: String,
    pub month: String,
    pub weekday: String,
    pub other: String,
    pub today: bool,
    pub past: bool,
    pub entries: Vec<Entry>,
}

/// The first day of a reader's week.
pub fn start_of_week(date: Date, lang: Lang) -> Date {
    let first: Weekday = first_weekday(lang);
    date.saturating_sub(i64::from(date.weekday().since(first)).days())
}

/// What lasts through the week, and the seven days.
#[expect(clippy::too_many_arguments, reason = "the whole page is made of these and nothing else")]
pub fn by_day(
    app: &App,
    happenings: &[Happening],
    around: &Around,
    lang: Lang,
    now: Timestamp,
    first: Date,
    last: Date,
    today: Date,
) -> (Vec<Entry>, Vec<Day>) {
    let mut ongoing: Vec<(Timestamp, Entry)> = Vec::new();
    let mut lines: Vec<(Date, Timestamp, Entry)> = Vec::new();
    for one in happenings {
        let subject =
            Subject { app, lang, words: Words::of(lang), now, item: &one.item, changed_at: now, around, preview: None };
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
                entry.when = Some(entry::when(instance, one.zone.iana_name().unwrap_or("Asia/Tehran"), lang));
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
pub fn span(lang: Lang, first: Date, last: Date) -> (String, String) {
    let words = Words::of(lang);
    let between = |from: String, to: String| {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("from", from);
        args.set("to", to);
        words.with_all("events-span", &args)
    };
    // What both ends share is said once, at the end.
    let begin =
        |day: i64, month: String, same_month: bool, same_year: bool, whole: String| match (same_month, same_year) {
            (true, true) => figures::whole(lang, day),
            (false, true) => format!("{} {month}", figures::whole(lang, day)),
            _ => whole,
        };
    let month = figures::gregorian_month(lang, first.month());
    let from = begin(
        i64::from(first.day()),
        month,
        first.month() == last.month(),
        first.year() == last.year(),
        figures::gregorian_date(lang, first),
    );
    let gregorian = between(from, figures::gregorian_date(lang, last));
    let (a, b) = (SolarHijri::from_gregorian(first), SolarHijri::from_gregorian(last));
    let from = begin(
        i64::from(a.day),
        figures::solar_month(lang, a.month),
        a.month == b.month,
        a.year == b.year,
        figures::solar_date(lang, first),
    );
    let solar = between(from, figures::solar_date(lang, last));
    if figures::reads_solar(lang) { (solar, gregorian) } else { (gregorian, solar) }
}

/// Day of the month in the other calendar; with the month's name where one begins.
pub fn other_number(lang: Lang, date: Date, always: bool) -> String {
    let (day, month) = if figures::reads_solar(lang) {
        (i64::from(date.day()), figures::gregorian_month(lang, date.month()))
    } else {
        let solar = SolarHijri::from_gregorian(date);
        (i64::from(solar.day), figures::solar_month(lang, solar.month))
    };
    let number = figures::whole(lang, day);
    if day == 1 || always { format!("{number} {month}") } else { number }
}

/// The seven days as links.
pub fn strip(lang: Lang, first: Date, today: Date) -> Vec<DayLink> {
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

/// The shortest name of a weekday.
pub fn narrow(lang: Lang, date: Date) -> String {
    Words::of(lang).get(&format!("events-narrow-{}", date.weekday().to_monday_one_offset())).into_owned()
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
    fn a_span_is_told_in_both_calendars() {
        let (own, other) = span(Lang::FA, date(2026, 11, 21), date(2026, 11, 27));
        assert!(own.contains("۳۰ آبان") && own.contains("آذر ۱۴۰۵"), "{own}");
        assert!(other.contains("نوامبر ۲۰۲۶"), "{other}");
    }
}
