//! Words by which people ask rather than name: near, this weekend, events, things to see. From `data/asking.txt` and
//! `data/dates.txt`.

use std::collections::HashMap;
use std::sync::LazyLock;

use jiff::civil::{Date, Weekday};
use jiff::{Span, Timestamp};
use model::Kind;
use model::calendar::SolarHijri;

use super::lexicon::{joined, lines};

const ASKING: &str = include_str!("../../data/asking.txt");
const DATES: &str = include_str!("../../data/dates.txt");

/// The lists' texts, for the fingerprint of tests.
#[cfg(test)]
pub(crate) const SOURCES: [&str; 2] = [ASKING, DATES];

/// What an asking word says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Asking {
    /// What follows is to be near.
    Near,
    /// Only this kind.
    Kind(Kind),
    /// Stands beside the name of a city or province.
    Region,
    /// The whole country.
    Everywhere,
}

/// A time in words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct When {
    name: &'static str,
    /// It is one only beside something else that is asked for.
    pub needs_company: bool,
}

static ASKING_READ: LazyLock<HashMap<String, Asking>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (name, words) in rows(ASKING) {
        let Some(asking) = asking(name) else { continue };
        found.extend(words.filter_map(|word| Some((joined(word)?, asking))));
    }
    found
});

static DATES_READ: LazyLock<HashMap<String, When>> = LazyLock::new(|| {
    let mut found = HashMap::new();
    for (name, words) in rows(DATES) {
        for word in words {
            let when = When { name, needs_company: word.starts_with('?') };
            found.extend(joined(word).map(|joined| (joined, when)));
        }
    }
    found
});

/// The most words that one of the lists' entries has.
pub(crate) const MOST_WORDS: usize = 4;

fn rows(text: &'static str) -> impl Iterator<Item = (&'static str, impl Iterator<Item = &'static str>)> {
    lines(text).filter_map(|line| line.split_once('\t')).map(|(name, words)| (name, words.split('|').map(str::trim)))
}

fn asking(name: &str) -> Option<Asking> {
    match name {
        "near" => Some(Asking::Near),
        "region" => Some(Asking::Region),
        "everywhere" => Some(Asking::Everywhere),
        kind => Kind::from_slug(kind).map(Asking::Kind),
    }
}

/// What words, in one piece, say.
pub(crate) fn said(words: &str) -> Option<Asking> {
    ASKING_READ.get(words).copied()
}

/// The time that words, in one piece, say.
pub(crate) fn when(words: &str) -> Option<When> {
    DATES_READ.get(words).copied()
}

impl When {
    /// The days meant at a moment: the first, and the one after the last. Nearest to come, or now.
    pub(crate) fn days(self, now: Timestamp) -> Option<(Date, Date)> {
        let today = now.in_tz("Asia/Tehran").ok()?.date();
        let later = |days: i64| today.checked_add(Span::new().days(days)).ok();
        let from_until = |from: Date, days: i64| Some((from, from.checked_add(Span::new().days(days)).ok()?));
        // Iran's week begins on Saturday and ends with Thursday and Friday.
        let day_of_week = i64::from(today.weekday().since(Weekday::Saturday));
        match self.name {
            "today" | "tonight" => from_until(today, 1),
            "tomorrow" => from_until(later(1)?, 1),
            "after-tomorrow" => from_until(later(2)?, 1),
            "weekend" => Some((later((5 - day_of_week).max(0))?, later(7 - day_of_week)?)),
            "next-weekend" => from_until(later(12 - day_of_week)?, 2),
            "week" => Some((today, later(7 - day_of_week)?)),
            "next-week" => from_until(later(7 - day_of_week)?, 7),
            "month" => Some((today, solar(today, 0, 1)?)),
            "next-month" => Some((solar(today, 0, 1)?, solar(today, 0, 2)?)),
            // From the eve of the year to the thirteenth day.
            "nowruz" => {
                let begins = next(today, |year| solar_day(year, 1, 1), 13)?;
                Some((begins.yesterday().ok()?, begins.checked_add(Span::new().days(13)).ok()?))
            }
            "spring" => season(today, 1),
            "summer" => season(today, 4),
            "autumn" => season(today, 7),
            "winter" => season(today, 10),
            name => {
                let (calendar, month) = name.rsplit_once('-')?;
                let month: u8 = month.parse().ok()?;
                let of_year = |year: i16| match calendar {
                    "solar" => solar_day(year, month, 1),
                    _ => Date::new(year, i8::try_from(month).ok()?, 1).ok(),
                };
                let from = if calendar == "solar" {
                    next(today, of_year, i64::from(SolarHijri::days_in_month(solar_year(today), month)?))?
                } else {
                    next_gregorian(today, of_year)?
                };
                let until = if calendar == "solar" {
                    solar(from, 0, 1)?
                } else {
                    from.checked_add(Span::new().months(1)).ok()?
                };
                Some((from, until))
            }
        }
    }
}

fn solar_year(date: Date) -> i16 {
    SolarHijri::from_gregorian(date).year
}

fn solar_day(year: i16, month: u8, day: u8) -> Option<Date> {
    SolarHijri { year, month, day }.to_gregorian()
}

/// The first day of the solar month so many years and months after that of a day.
fn solar(date: Date, years: i16, months: u8) -> Option<Date> {
    let here = SolarHijri::from_gregorian(date);
    let month = here.month - 1 + months;
    solar_day(here.year + years + i16::from(month / 12), month % 12 + 1, 1)
}

/// The next beginning of something that is so many days long each solar year, or the present one where it is going on.
fn next(today: Date, of_year: impl Fn(i16) -> Option<Date>, days: i64) -> Option<Date> {
    let year = solar_year(today);
    [year, year + 1]
        .into_iter()
        .filter_map(of_year)
        .find(|from| from.checked_add(Span::new().days(days)).is_ok_and(|until| until > today))
}

fn next_gregorian(today: Date, of_year: impl Fn(i16) -> Option<Date>) -> Option<Date> {
    let going_on = |from: &Date| from.checked_add(Span::new().months(1)).is_ok_and(|until| until > today);
    [today.year(), today.year() + 1].into_iter().filter_map(of_year).find(going_on)
}

fn season(today: Date, month: u8) -> Option<(Date, Date)> {
    let begins = next(today, |year| solar_day(year, month, 1), 90)?;
    Some((begins, solar(begins, 0, 3)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(words: &str, now: &str) -> String {
        let joined = joined(words).expect("words");
        let now: Timestamp = now.parse().expect("a moment");
        let (from, until) = when(&joined).expect("a time").days(now).expect("days");
        format!("{from}..{until}")
    }

    #[test]
    fn every_line_says_something() {
        for (name, _) in rows(ASKING) {
            assert!(asking(name).is_some(), "{name}");
        }
        let now: Timestamp = "2026-11-24T09:00:00Z".parse().expect("a moment");
        for (name, words) in rows(DATES) {
            assert!(When { name, needs_company: false }.days(now).is_some(), "{name}");
            for word in words {
                assert!(joined(word).is_some(), "{name}: {word}");
            }
        }
        assert!(SOURCES.iter().all(|source| lines(source).all(|line| line.contains('\t'))));
    }

    #[test]
    fn times_are_the_next_to_come() {
        let tuesday = "2026-11-24T09:00:00Z";
        assert_eq!(days("امروز", tuesday), "2026-11-24..2026-11-25");
        assert_eq!(days("tomorrow", tuesday), "2026-11-25..2026-11-26");
        assert_eq!(days("آخر هفته", tuesday), "2026-11-26..2026-11-28");
        assert_eq!(days("this weekend", "2026-11-27T09:00:00Z"), "2026-11-27..2026-11-28");
        assert_eq!(days("هفتهٔ آینده", tuesday), "2026-11-28..2026-12-05");
        assert_eq!(days("مهر ماه", tuesday), "2027-09-23..2027-10-23");
        assert_eq!(days("آذر ماه", tuesday), "2026-11-22..2026-12-22");
        assert_eq!(days("december", tuesday), "2026-12-01..2027-01-01");
        assert_eq!(days("november", tuesday), "2026-11-01..2026-12-01");
        assert_eq!(days("ایام نوروز", tuesday), "2027-03-20..2027-04-03");
    }

    #[test]
    fn a_name_that_is_also_a_month_needs_company() {
        assert!(when("مهر").is_some_and(|when| when.needs_company));
        assert!(when("مهرماه").is_some_and(|when| !when.needs_company));
    }
}
