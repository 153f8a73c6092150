//! When an event happens: single dates, recurrence rules, and days of the year in the Solar Hijri calendar, all
//! expanded into dated instances.

use std::fmt;

use jiff::civil::{Date, DateTime, Time, Weekday};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::calendar::SolarHijri;

/// The rule by which an event happens.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "type", rename_all = "lowercase")]
pub enum Schedule {
    /// One or several dates.
    Dates {
        /// Name in the tz database.
        timezone: String,
        /// In time order.
        dates: Vec<Occurrence>,
    },
    /// A recurrence rule of RFC 5545.
    Rrule {
        /// Name in the tz database.
        timezone: String,
        /// First occurrence.
        start: Moment,
        /// End of the first occurrence.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        end: Option<Moment>,
        /// The rule, without `RRULE:`.
        rrule: String,
        /// Days left out.
        #[serde(skip_serializing_if = "Vec::is_empty", default)]
        except: Vec<Date>,
    },
    /// Every year on a day of a calendar.
    Yearly {
        /// `persian` or `gregory`.
        calendar: String,
        /// Month, 1..=12.
        month: u8,
        /// Which day of the month.
        #[serde(flatten)]
        day: YearlyDay,
        /// How many days long, from 1.
        days: u16,
        /// Time of day it starts; none for all day.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        start: Option<ClockTime>,
        /// Time of day it ends.
        #[serde(skip_serializing_if = "Option::is_none", default)]
        end: Option<ClockTime>,
        /// Name in the tz database.
        timezone: String,
    },
}

/// Which day of a month.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(untagged)]
pub enum YearlyDay {
    /// By number; a number the month does not have means its last day.
    Number {
        /// Day of the month, 1..=31.
        day: u8,
    },
    /// By weekday.
    Weekday {
        /// `sa su mo tu we th fr`.
        weekday: DayOfWeek,
        /// The n-th such weekday of the month, 1..=5, or −1 for the last.
        nth: i8,
    },
}

/// A weekday, written with two letters as in RFC 5545, but in lower case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "weekdays need no explanation")]
pub enum DayOfWeek {
    Sa,
    Su,
    Mo,
    Tu,
    We,
    Th,
    Fr,
}

impl DayOfWeek {
    /// The weekday with these two letters.
    pub fn parse(text: &str) -> Option<DayOfWeek> {
        use DayOfWeek::{Fr, Mo, Sa, Su, Th, Tu, We};
        [("sa", Sa), ("su", Su), ("mo", Mo), ("tu", Tu), ("we", We), ("th", Th), ("fr", Fr)]
            .into_iter()
            .find_map(|(word, day)| (word == text).then_some(day))
    }

    /// The same weekday in the date crate's words.
    pub fn weekday(self) -> Weekday {
        match self {
            DayOfWeek::Sa => Weekday::Saturday,
            DayOfWeek::Su => Weekday::Sunday,
            DayOfWeek::Mo => Weekday::Monday,
            DayOfWeek::Tu => Weekday::Tuesday,
            DayOfWeek::We => Weekday::Wednesday,
            DayOfWeek::Th => Weekday::Thursday,
            DayOfWeek::Fr => Weekday::Friday,
        }
    }
}

/// A local date, with a wall-clock time or for all day: `2026-12-21T18:00` or `2026-12-21`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The day.
    pub date: Date,
    /// The time; none for all day.
    pub time: Option<Time>,
}

impl Moment {
    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM`, with seconds or not.
    pub fn parse(text: &str) -> Option<Moment> {
        if text.contains('T') {
            let at: DateTime = text.parse().ok()?;
            Some(Moment { date: at.date(), time: Some(at.time()) })
        } else {
            Some(Moment { date: text.parse().ok()?, time: None })
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.time {
            Some(time) => write!(f, "{}T{}", self.date, ClockTime(time)),
            None => write!(f, "{}", self.date),
        }
    }
}

/// A wall-clock time, `HH:MM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ClockTime(pub Time);

impl ClockTime {
    /// Reads `HH:MM`.
    pub fn parse(text: &str) -> Option<ClockTime> {
        let (hour, minute) = text.split_once(':')?;
        if hour.len() != 2 || minute.len() != 2 {
            return None;
        }
        Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok().map(ClockTime)
    }
}

impl fmt::Display for ClockTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}:{:02}", self.0.hour(), self.0.minute())
    }
}

/// Serialises a type by its text, and reads it back by `parse`.
macro_rules! as_text {
    ($name:ident, $what:literal) => {
        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<$name, D::Error> {
                let text = String::deserialize(deserializer)?;
                $name::parse(&text).ok_or_else(|| serde::de::Error::custom(format!("{text:?} is not {}", $what)))
            }
        }
    };
}
as_text!(Moment, "a date or a date and time");
as_text!(ClockTime, "a time HH:MM");

/// One dated occurrence as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Occurrence {
    /// When it starts.
    pub start: Moment,
    /// When it ends; none when not known. For all-day occurrences the last day.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub end: Option<Moment>,
}

/// One dated occurrence on the world's clock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instance {
    /// First moment.
    pub starts: Timestamp,
    /// First moment after it; two hours after the start where no end is known.
    pub ends: Timestamp,
    /// Whether it has no clock times.
    pub all_day: bool,
    /// Whether nobody said when it ends.
    pub is_open: bool,
}

/// How many instances one schedule may give in one expansion.
pub const MOST_INSTANCES: usize = 1000;

impl Schedule {
    /// The time zone's name.
    pub fn timezone(&self) -> &str {
        match self {
            Schedule::Dates { timezone, .. } | Schedule::Rrule { timezone, .. } | Schedule::Yearly { timezone, .. } => {
                timezone
            }
        }
    }

    /// The schedule's time zone; UTC where the tz database of this machine does not know the name.
    pub fn zone(&self) -> TimeZone {
        TimeZone::get(self.timezone()).unwrap_or(TimeZone::UTC)
    }

    /// All instances that touch the days `from..=to`, in time order, at most [`MOST_INSTANCES`].
    pub fn instances(&self, from: Date, to: Date) -> Vec<Instance> {
        let zone = self.zone();
        let mut found: Vec<Instance> = match self {
            Schedule::Dates { dates, .. } => dates.iter().filter_map(|one| instance(*one, &zone)).collect(),
            Schedule::Rrule { timezone, start, end, rrule, except } => recurrences(timezone, *start, rrule, from, to)
                .into_iter()
                .filter(|at| !except.contains(&at.date))
                .filter_map(|at| {
                    instance(Occurrence { start: at, end: end.and_then(|end| shifted(*start, end, at)) }, &zone)
                })
                .collect(),
            Schedule::Yearly { calendar, month, day, days, start, end, .. } => yearly(calendar, *month, *day, from, to)
                .into_iter()
                .filter_map(|first| {
                    let last = first.checked_add(Span::new().days(i64::from(*days) - 1)).ok()?;
                    let start_at = Moment { date: first, time: start.map(|clock| clock.0) };
                    let end_at = match (start, end) {
                        (None, _) => (*days > 1).then_some(Moment { date: last, time: None }),
                        (Some(_), Some(end)) => Some(Moment { date: last, time: Some(end.0) }),
                        (Some(_), None) => None,
                    };
                    instance(Occurrence { start: start_at, end: end_at }, &zone)
                })
                .collect(),
        };
        let midnight = |date: Date| date.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
        let (first, last) = (midnight(from), to.tomorrow().ok().and_then(midnight));
        found.retain(|one| first.is_none_or(|first| one.ends > first) && last.is_none_or(|last| one.starts < last));
        found.sort_unstable();
        found.dedup();
        found.truncate(MOST_INSTANCES);
        found
    }
}

/// The end of a recurrence: as far from its start as the first end is from the first start.
fn shifted(start: Moment, end: Moment, at: Moment) -> Option<Moment> {
    let from = start.date.to_datetime(start.time.unwrap_or(Time::MIN));
    let to = end.date.to_datetime(end.time.unwrap_or(Time::MIN));
    let here = at.date.to_datetime(at.time.unwrap_or(Time::MIN));
    let end_at = here.checked_add(from.duration_until(to)).ok()?;
    Some(Moment { date: end_at.date(), time: end.time.map(|_| end_at.time()) })
}

fn instance(one: Occurrence, zone: &TimeZone) -> Option<Instance> {
    let at = |date: Date, time: Time| date.to_datetime(time).to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    match one.start.time {
        None => {
            let last = one.end.map_or(one.start.date, |end| end.date);
            let (starts, ends) = (at(one.start.date, Time::MIN)?, at(last.tomorrow().ok()?, Time::MIN)?);
            Some(Instance { starts, ends, all_day: true, is_open: false })
        }
        Some(time) => {
            let starts = at(one.start.date, time)?;
            let ends = match one.end {
                Some(Moment { date, time: Some(time) }) => at(date, time)?,
                Some(Moment { date, time: None }) => at(date.tomorrow().ok()?, Time::MIN)?,
                None => starts.checked_add(Span::new().hours(2)).ok()?,
            };
            Some(Instance { starts, ends: ends.max(starts), all_day: false, is_open: one.end.is_none() })
        }
    }
}

/// First days, in the years that the range touches (one more on either side, for long feasts).
fn yearly(calendar: &str, month: u8, day: YearlyDay, from: Date, to: Date) -> Vec<Date> {
    let solar = calendar == "persian";
    let year_of = |date: Date| if solar { SolarHijri::from_gregorian(date).year } else { date.year() };
    let day_at = |year: i16, day: u8| -> Option<Date> {
        if solar {
            SolarHijri { year, month, day }.to_gregorian()
        } else {
            Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
        }
    };
    let length = |year: i16| -> Option<u8> {
        if solar {
            SolarHijri::days_in_month(year, month)
        } else {
            day_at(year, 1).map(|date| date.days_in_month().unsigned_abs())
        }
    };
    (year_of(from).saturating_sub(1)..=year_of(to).saturating_add(1))
        .filter_map(|year| {
            let length = length(year)?;
            match day {
                YearlyDay::Number { day } => day_at(year, day.min(length)),
                YearlyDay::Weekday { weekday, nth } => {
                    let mut days: Vec<Date> = (1..=length)
                        .filter_map(|day| day_at(year, day))
                        .filter(|date| date.weekday() == weekday.weekday())
                        .collect();
                    if nth < 0 {
                        days.reverse();
                    }
                    days.get(usize::from(nth.unsigned_abs()).checked_sub(1)?).copied()
                }
            }
        })
        .collect()
}

/// Starts of a recurrence rule between two days (a month more before, for long occurrences). A rule that cannot be
/// read gives none; the check has refused it before.
fn recurrences(timezone: &str, start: Moment, rrule: &str, from: Date, to: Date) -> Vec<Moment> {
    let Some(set) = rule_set(timezone, start, rrule) else { return Vec::new() };
    let chrono_at = |date: Date| {
        let date = chrono::NaiveDate::from_ymd_opt(
            i32::from(date.year()),
            date.month().unsigned_abs().into(),
            date.day().unsigned_abs().into(),
        )?;
        date.and_hms_opt(0, 0, 0).map(|at| at.and_utc().with_timezone(&rrule::Tz::UTC))
    };
    let earlier = from.checked_sub(Span::new().days(32)).unwrap_or(from);
    let later = to.checked_add(Span::new().days(2)).unwrap_or(to);
    let (Some(after), Some(before)) = (chrono_at(earlier), chrono_at(later)) else { return Vec::new() };
    let found = set.after(after).before(before).all(u16::try_from(MOST_INSTANCES).unwrap_or(u16::MAX));
    found
        .dates
        .iter()
        .filter_map(|at| {
            let local: DateTime = at.naive_local().format("%Y-%m-%dT%H:%M:%S").to_string().parse().ok()?;
            Some(Moment { date: local.date(), time: start.time.map(|_| local.time()) })
        })
        .collect()
}

fn rule_set(timezone: &str, start: Moment, rrule: &str) -> Option<rrule::RRuleSet> {
    let time = start.time.unwrap_or(Time::MIN);
    let (date, time) =
        (start.date.strftime("%Y%m%d"), format!("{:02}{:02}{:02}", time.hour(), time.minute(), time.second()));
    format!("DTSTART;TZID={timezone}:{date}T{time}\nRRULE:{rrule}").parse().ok()
}

/// Whether a recurrence rule can be followed: RFC 5545, daily or rarer.
pub fn is_rule(timezone: &str, start: Moment, rrule: &str) -> bool {
    let upper = rrule.to_ascii_uppercase();
    let too_often = ["FREQ=SECONDLY", "FREQ=MINUTELY", "FREQ=HOURLY"].iter().any(|often| upper.contains(often));
    let one_line = !rrule.contains(['\n', '\r']) && rrule.len() <= 500;
    one_line && !too_often && upper.contains("FREQ=") && rule_set(timezone, start, rrule).is_some()
}
