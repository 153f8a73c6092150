//! Opening hours in OSM syntax: checked, and asked whether a place is open at a moment. The crate `opening-hours`
//! evaluates them; Iran's public holidays come from [`crate::calendar`].

use std::sync::{Arc, LazyLock};

use chrono::{Datelike, NaiveDate, NaiveDateTime};
use jiff::civil::{Date, DateTime};
use opening_hours::{Context, ContextHolidays, OpeningHours, RuleKind};

/// Opening hours that can be evaluated.
#[derive(Clone)]
pub struct Hours(OpeningHours);

/// Whether a place is open at a moment, and until when that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OpenState {
    /// What is known of it.
    pub open: Open,
    /// The local time when that changes; none when it never does within a year.
    pub until: Option<DateTime>,
}

/// Open, closed, or not to be known from the rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Open {
    /// Open.
    Yes,
    /// Closed.
    No,
    /// The rule says "unknown" (by appointment, and the like).
    Unknown,
}

/// Iran's public holidays from 2020 to 2050.
static HOLIDAYS: LazyLock<ContextHolidays> = LazyLock::new(|| {
    let mut days = compact_calendar::CompactCalendar::default();
    for date in jiff::civil::date(2020, 1, 1).series(jiff::Span::new().days(1)).take_while(|date| date.year() <= 2050) {
        if crate::calendar::is_iranian_holiday(date)
            && let Some(day) = to_chrono(date)
        {
            days.insert(day);
        }
    }
    ContextHolidays::new(Arc::new(days), Arc::default())
});

impl Hours {
    /// Reads opening hours; none when they do not follow the syntax.
    pub fn parse(text: &str, country: &str) -> Option<Hours> {
        let hours = text.parse::<OpeningHours>().ok()?;
        let context = Context::default().approx_bound_interval_size(chrono::TimeDelta::days(366));
        Some(Hours(if country == "IR" {
            hours.with_context(context.with_holidays(HOLIDAYS.clone()))
        } else {
            hours.with_context(context)
        }))
    }

    /// The state at a local wall-clock time of the place.
    pub fn at(&self, local: DateTime) -> Option<OpenState> {
        let at = NaiveDate::from_ymd_opt(
            local.year().into(),
            local.month().unsigned_abs().into(),
            local.day().unsigned_abs().into(),
        )?
        .and_hms_opt(local.hour().unsigned_abs().into(), local.minute().unsigned_abs().into(), 0)?;
        let open = match self.0.state(at).0 {
            RuleKind::Open => Open::Yes,
            RuleKind::Closed => Open::No,
            RuleKind::Unknown => Open::Unknown,
        };
        let until = self
            .0
            .next_change(at)
            .and_then(from_chrono)
            .filter(|until| until.date().duration_since(local.date()).as_hours() < 24 * 366);
        Some(OpenState { open, until })
    }

    /// The open spans of one local day, as pairs of minutes from midnight. A span that runs past midnight is cut there:
    /// the next day begins with the rest.
    pub fn day(&self, date: Date) -> Vec<(u16, u16)> {
        let Some(day) = to_chrono(date) else { return Vec::new() };
        self.0
            .schedule_at(day)
            .into_iter()
            .filter(|range| range.kind == RuleKind::Open)
            .map(|range| (range.range.start.mins_from_midnight(), range.range.end.mins_from_midnight()))
            .collect()
    }
}

fn to_chrono(date: Date) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(date.year().into(), date.month().unsigned_abs().into(), date.day().unsigned_abs().into())
}

fn from_chrono(at: NaiveDateTime) -> Option<DateTime> {
    use chrono::Timelike;
    let year = i16::try_from(at.year()).ok()?;
    let [month, day, hour, minute] =
        [at.month(), at.day(), at.hour(), at.minute()].map(|n| i8::try_from(n).unwrap_or_default());
    DateTime::new(year, month, day, hour, minute, 0, 0).ok()
}
