//! Numbers, dates, times and distances as the reader of a language writes them: Persian digits and Solar Hijri dates
//! for Persian, Arabic digits for Arabic. Both calendars are always at hand.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Timestamp, Zoned};
use model::Lang;
use model::calendar::SolarHijri;

use crate::words::Words;

/// Puts the digits of a language in the place of ASCII ones.
pub fn digits(lang: Lang, text: &str) -> String {
    let zero = match lang.base() {
        "fa" => '۰',
        "ar" => '٠',
        _ => return text.to_owned(),
    };
    text.chars()
        .map(|c| c.to_digit(10).filter(|_| c.is_ascii()).and_then(|n| char::from_u32(zero as u32 + n)).unwrap_or(c))
        .collect()
}

/// A whole number with groups of three.
pub fn whole(lang: Lang, number: i64) -> String {
    let plain = number.unsigned_abs().to_string();
    let separator = if lang.direction() == "rtl" { '٬' } else { ',' };
    let mut grouped = String::with_capacity(plain.len() + plain.len() / 3);
    for (i, digit) in plain.chars().enumerate() {
        if i > 0 && (plain.len() - i).is_multiple_of(3) {
            grouped.push(separator);
        }
        grouped.push(digit);
    }
    if number < 0 {
        grouped.insert(0, '−');
    }
    digits(lang, &grouped)
}

/// A number with at most `places` decimals, closing zeros left out.
pub fn decimal(lang: Lang, number: f64, places: usize) -> String {
    let text = format!("{number:.places$}");
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    let point = if lang.direction() == "rtl" { "٫" } else { "." };
    digits(lang, &text.replace('.', point))
}

/// A distance: metres in tens below a kilometre, then kilometres, with one decimal below ten.
pub fn distance(lang: Lang, metres: f64) -> String {
    let words = Words::of(lang);
    if metres < 995.0 {
        words.with("figure-metres", "n", whole(lang, ((metres / 10.0).round() * 10.0).max(10.0) as i64))
    } else if metres < 9_950.0 {
        words.with("figure-kilometres", "n", decimal(lang, metres / 1000.0, 1))
    } else {
        words.with("figure-kilometres", "n", whole(lang, (metres / 1000.0).round() as i64))
    }
}

/// A length of time given in minutes: «۲ ساعت و ۳۰ دقیقه».
pub fn duration(lang: Lang, minutes: u32) -> String {
    let words = Words::of(lang);
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("hours", whole(lang, i64::from(minutes / 60)));
    args.set("minutes", whole(lang, i64::from(minutes % 60)));
    match (minutes / 60, minutes % 60) {
        (0, _) => words.with_all("figure-minutes", &args),
        (_, 0) => words.with_all("figure-hours", &args),
        _ => words.with_all("figure-hours-minutes", &args),
    }
}

/// A clock time, `17:00` in the language's digits.
pub fn time(lang: Lang, time: Time) -> String {
    digits(lang, &format!("{}:{:02}", time.hour(), time.minute()))
}

/// Name of a weekday.
pub fn weekday(lang: Lang, date: Date) -> String {
    Words::of(lang).get(&format!("weekday-{}", date.weekday().to_monday_one_offset())).into_owned()
}

/// Name of a Solar Hijri month, 1..=12.
pub fn solar_month(lang: Lang, month: u8) -> String {
    Words::of(lang).get(&format!("month-persian-{month}")).into_owned()
}

/// Name of a Gregorian month, 1..=12.
pub fn gregorian_month(lang: Lang, month: i8) -> String {
    Words::of(lang).get(&format!("month-gregorian-{month}")).into_owned()
}

/// Whether a language's readers live by the Solar Hijri calendar.
pub fn reads_solar(lang: Lang) -> bool {
    lang.base() == "fa"
}

fn composed(lang: Lang, key: &str, year: i16, month: String, day: i64) -> String {
    let mut args = fluent_bundle::FluentArgs::new();
    args.set("year", digits(lang, &year.to_string()));
    args.set("month", month);
    args.set("day", whole(lang, day));
    Words::of(lang).with_all(key, &args)
}

/// A Solar Hijri date: «۲ آذر ۱۴۰۵», "2 Azar 1405".
pub fn solar_date(lang: Lang, date: Date) -> String {
    let solar = SolarHijri::from_gregorian(date);
    composed(lang, "date-persian", solar.year, solar_month(lang, solar.month), i64::from(solar.day))
}

/// A Gregorian date: "23 November 2026", «۲۳ نوامبر ۲۰۲۶».
pub fn gregorian_date(lang: Lang, date: Date) -> String {
    composed(lang, "date-gregorian", date.year(), gregorian_month(lang, date.month()), i64::from(date.day()))
}

/// A date in the reader's own calendar.
pub fn date(lang: Lang, date: Date) -> String {
    if reads_solar(lang) { solar_date(lang, date) } else { gregorian_date(lang, date) }
}

/// The same date in the other calendar, to stand small beside [`date`].
pub fn other_date(lang: Lang, date: Date) -> String {
    if reads_solar(lang) { gregorian_date(lang, date) } else { solar_date(lang, date) }
}

/// Day number in the reader's calendar, for the big figure of a date block.
pub fn day_number(lang: Lang, date: Date) -> String {
    let day = if reads_solar(lang) { i64::from(SolarHijri::from_gregorian(date).day) } else { i64::from(date.day()) };
    whole(lang, day)
}

/// Month name in the reader's calendar.
pub fn month_name(lang: Lang, date: Date) -> String {
    if reads_solar(lang) {
        solar_month(lang, SolarHijri::from_gregorian(date).month)
    } else {
        gregorian_month(lang, date.month())
    }
}

/// The wall clock of a place at a moment; Iran's where the zone is not known.
pub fn local(at: Timestamp, timezone: &str) -> Zoned {
    let zone = TimeZone::get(timezone).or_else(|_| TimeZone::get("Asia/Tehran")).unwrap_or(TimeZone::UTC);
    at.to_zoned(zone)
}
