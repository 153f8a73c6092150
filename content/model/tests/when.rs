//! Dates and hours: calendars against known days, schedules against their instances, opening hours against the week.

use jiff::civil::{Date, date, datetime};
use model::calendar::{SolarHijri, is_iranian_holiday};
use model::hours::{Hours, Open};
use model::schedule::Schedule;
use serde_json::{Value, json};

/// Local first days or times of the instances between two days, in Iran.
fn starts(schedule: Value, from: Date, to: Date) -> Vec<String> {
    let schedule: Schedule = serde_json::from_value(schedule).expect("a schedule");
    let zone = schedule.zone();
    schedule
        .instances(from, to)
        .iter()
        .map(|one| {
            let at = one.starts.to_zoned(zone.clone());
            if one.all_day { at.date().to_string() } else { at.strftime("%Y-%m-%dT%H:%M").to_string() }
        })
        .collect()
}

#[test]
fn known_days_fall_on_known_days() {
    for (gregorian, (year, month, day)) in [
        (date(2026, 3, 21), (1405, 1, 1)),
        (date(2025, 3, 20), (1403, 12, 30)),
        (date(2026, 11, 23), (1405, 9, 2)),
        (date(2026, 12, 21), (1405, 9, 30)),
        (date(1979, 2, 11), (1357, 11, 22)),
    ] {
        let solar = SolarHijri { year, month, day };
        assert_eq!(SolarHijri::from_gregorian(gregorian), solar);
        assert_eq!(solar.to_gregorian(), Some(gregorian));
    }
    assert_eq!(SolarHijri { year: 1404, month: 12, day: 30 }.to_gregorian(), None, "1404 has no 30 Esfand");
}

#[test]
fn public_holidays_of_iran_are_known() {
    for (day, holiday) in [
        (date(2026, 3, 21), true),
        (date(2026, 4, 2), true),
        (date(2026, 2, 11), true),
        (date(2026, 6, 4), true),
        (date(2026, 11, 24), false),
        (date(2026, 5, 12), false),
    ] {
        assert_eq!(is_iranian_holiday(day), holiday, "{day}");
    }
}

#[test]
fn a_feast_returns_on_its_solar_day() {
    let sizdah =
        json!({"type": "yearly", "calendar": "persian", "month": 1, "day": 13, "days": 1, "timezone": "Asia/Tehran"});
    assert_eq!(starts(sizdah, date(2026, 1, 1), date(2028, 12, 31)), ["2026-04-02", "2027-04-02", "2028-04-01"]);
}

#[test]
fn a_day_that_a_year_lacks_is_the_months_last() {
    let last =
        json!({"type": "yearly", "calendar": "persian", "month": 12, "day": 30, "days": 1, "timezone": "Asia/Tehran"});
    // 1403 is a leap year, 1404 is not.
    assert_eq!(starts(last, date(2025, 3, 1), date(2026, 3, 31)), ["2025-03-20", "2026-03-20"]);
}

#[test]
fn the_second_friday_of_mehr_is_found() {
    let carpets = json!({"type": "yearly", "calendar": "persian", "month": 7, "weekday": "fr", "nth": 2, "days": 1, "timezone": "Asia/Tehran"});
    assert_eq!(starts(carpets, date(2026, 1, 1), date(2027, 12, 31)), ["2026-10-02", "2027-10-01"]);
    let last = json!({"type": "yearly", "calendar": "gregory", "month": 2, "weekday": "mo", "nth": -1, "days": 1, "timezone": "Asia/Tehran"});
    assert_eq!(starts(last, date(2027, 1, 1), date(2027, 12, 31)), ["2027-02-22"]);
}

#[test]
fn a_long_feast_that_has_begun_still_counts() {
    let nowruz =
        json!({"type": "yearly", "calendar": "persian", "month": 1, "day": 1, "days": 13, "timezone": "Asia/Tehran"});
    assert_eq!(starts(nowruz, date(2026, 3, 30), date(2026, 3, 31)), ["2026-03-21"]);
}

#[test]
fn a_weekly_rule_keeps_the_wall_clock_and_leaves_days_out() {
    let market = json!({"type": "rrule", "timezone": "Asia/Tehran", "start": "2026-10-02T08:00", "end": "2026-10-02T12:00",
        "rrule": "FREQ=WEEKLY;BYDAY=FR", "except": ["2026-10-16"]});
    assert_eq!(
        starts(market, date(2026, 10, 1), date(2026, 10, 31)),
        ["2026-10-02T08:00", "2026-10-09T08:00", "2026-10-23T08:00", "2026-10-30T08:00"]
    );
    let berlin = json!({"type": "rrule", "timezone": "Europe/Berlin", "start": "2026-10-24T18:00", "rrule": "FREQ=DAILY;COUNT=3"});
    assert_eq!(
        starts(berlin, date(2026, 10, 1), date(2026, 10, 31)),
        ["2026-10-24T18:00", "2026-10-25T18:00", "2026-10-26T18:00"]
    );
}

#[test]
fn an_endless_rule_gives_only_what_was_asked_for() {
    let daily = json!({"type": "rrule", "timezone": "Asia/Tehran", "start": "1990-01-01", "rrule": "FREQ=DAILY"});
    assert_eq!(starts(daily, date(2026, 12, 1), date(2026, 12, 3)), ["2026-12-01", "2026-12-02", "2026-12-03"]);
}

#[test]
fn opening_hours_know_the_week_and_the_holidays() {
    let hours = Hours::parse("Sa-Th 09:00-17:00; PH off", "IR").unwrap();
    let cases = [
        (datetime(2026, 11, 24, 10, 0, 0, 0), Open::Yes, Some(datetime(2026, 11, 24, 17, 0, 0, 0))),
        (datetime(2026, 11, 24, 8, 59, 0, 0), Open::No, Some(datetime(2026, 11, 24, 9, 0, 0, 0))),
        (datetime(2026, 11, 27, 10, 0, 0, 0), Open::No, Some(datetime(2026, 11, 28, 9, 0, 0, 0))),
        // 22 Bahman, a public holiday, is a Thursday in 2027.
        (datetime(2027, 2, 11, 10, 0, 0, 0), Open::No, Some(datetime(2027, 2, 13, 9, 0, 0, 0))),
    ];
    for (at, open, until) in cases {
        let state = hours.at(at).unwrap();
        assert_eq!((state.open, state.until), (open, until), "{at}");
    }
    assert_eq!(hours.day(date(2026, 11, 24)), [(540, 1020)]);
    assert_eq!(hours.day(date(2026, 11, 27)), []);
    let always = Hours::parse("24/7", "IR").unwrap().at(datetime(2026, 11, 24, 3, 0, 0, 0)).unwrap();
    assert_eq!((always.open, always.until), (Open::Yes, None));
    let late = Hours::parse("Th 20:00-26:00", "IR").unwrap();
    assert_eq!(late.day(date(2026, 11, 26)), [(1200, 1440)]);
    assert_eq!(late.day(date(2026, 11, 27)), [(0, 120)]);
    assert!(Hours::parse("من ۹ تا ۵", "IR").is_none());
}
