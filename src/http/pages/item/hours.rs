//! Opening hours as people read them: the next seven days in the order of the reader's week.

use jiff::civil::{Date, Weekday};
use jiff::{Timestamp, ToSpan};
use model::Lang;
use model::calendar::is_iranian_holiday;
use model::hours::Hours;

use crate::figures;

/// The hours of a place.
pub struct Week {
    /// Open all day, every day.
    pub always: bool,
    /// The next seven days, in the order of the reader's week.
    pub days: Vec<Day>,
}

/// One day.
pub struct Day {
    /// Name of the weekday.
    pub name: String,
    /// Whether it is today.
    pub today: bool,
    /// Open spans as pairs of clock times; empty for a closed day.
    pub spans: Vec<(String, String)>,
    /// Open all day.
    pub all_day: bool,
    /// Whether it is a public holiday, on which hours may differ.
    pub holiday: bool,
}

/// Reads opening hours for a reader; none when they do not follow the syntax.
pub fn week(rule: &str, country: &str, timezone: &str, lang: Lang, now: Timestamp) -> Option<Week> {
    let hours = Hours::parse(rule, country)?;
    let today = figures::local(now, timezone).date();
    let mut dates: Vec<Date> = (0..7).filter_map(|days| today.checked_add(i32::from(days as u8).days()).ok()).collect();
    let first = first_weekday(lang);
    dates.sort_by_key(|date| date.weekday().since(first));
    let days: Vec<Day> = dates
        .into_iter()
        .map(|date| {
            let spans = hours.day(date);
            Day {
                name: figures::weekday(lang, date),
                today: date == today,
                all_day: spans == [(0, 1440)],
                spans: spans.into_iter().map(|(from, to)| (clock(lang, from), clock(lang, to))).collect(),
                holiday: country == "IR" && date.weekday() != Weekday::Friday && is_iranian_holiday(date),
            }
        })
        .collect();
    Some(Week { always: days.iter().all(|day| day.all_day), days })
}

/// The first day of a reader's week.
pub fn first_weekday(lang: Lang) -> Weekday {
    if lang.direction() == "rtl" { Weekday::Saturday } else { Weekday::Monday }
}

fn clock(lang: Lang, minutes: u16) -> String {
    let minutes = if minutes == 1440 { minutes } else { minutes % 1440 };
    figures::digits(lang, &format!("{}:{:02}", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(rule: &str, moment: &str, lang: Lang) -> Week {
        week(rule, "IR", "Asia/Tehran", lang, moment.parse().expect("a time")).expect("hours")
    }

    #[test]
    fn a_week_begins_as_its_reader_counts() {
        let rule = "Sa-Th 09:00-17:00; Fr 10:00-18:00";
        // A Monday, 12:30 in Tehran.
        let persian = at(rule, "2026-11-23T09:00:00Z", Lang::FA);
        assert_eq!(persian.days[0].name, "شنبه");
        assert!(persian.days[2].today);
        assert_eq!(persian.days[0].spans, [("۹:۰۰".to_owned(), "۱۷:۰۰".to_owned())]);
        let english = at(rule, "2026-11-23T09:00:00Z", Lang::EN);
        assert!(english.days[0].today && english.days[4].spans[0].0 == "10:00");
    }

    #[test]
    fn always_open_says_so() {
        let week = at("24/7", "2026-11-23T09:00:00Z", Lang::EN);
        assert!(week.always);
    }
}
