//! iCalendar (RFC 5545): every VEVENT a row. An all-day end is the day after in the file and the last day here.

use std::path::Path;

use icalendar::parser::{Component, Property, read_calendar, unfold};
use jiff::civil::Date;

use super::{ROWS_MAX, Table, Unreadable};

/// Reads a calendar.
pub fn table(path: &Path) -> Result<Table, Unreadable> {
    let bytes = std::fs::read(path).map_err(Unreadable::broken)?;
    let text = String::from_utf8(bytes).map_err(Unreadable::broken)?;
    let unfolded = unfold(&text);
    let calendar = read_calendar(&unfolded).map_err(Unreadable::Broken)?;
    let events: Vec<&Component<'_>> =
        calendar.components.iter().filter(|component| component.name.as_str().eq_ignore_ascii_case("VEVENT")).collect();
    if events.len() > ROWS_MAX {
        return Err(Unreadable::Rows);
    }
    Table::of_named(events.into_iter().map(row).collect())
}

fn row(event: &Component<'_>) -> Vec<(String, String)> {
    let all = |name: &str| {
        let name = name.to_owned();
        event.properties.iter().filter(move |property| property.name.as_str().eq_ignore_ascii_case(&name))
    };
    let first = |name: &str| all(name).next();
    let text = |name: &str| first(name).map(|property| unescaped(property.val.as_str())).unwrap_or_default();
    let start = first("DTSTART");
    let zone = start.and_then(zone_of).unwrap_or_default();
    let mut row = vec![
        ("uid".to_owned(), text("UID")),
        ("summary".to_owned(), text("SUMMARY")),
        ("description".to_owned(), text("DESCRIPTION")),
        ("location".to_owned(), text("LOCATION")),
        ("url".to_owned(), text("URL")),
        ("start".to_owned(), start.map(|start| moment(start, false)).unwrap_or_default()),
        ("end".to_owned(), first("DTEND").map(|end| moment(end, true)).unwrap_or_default()),
        ("timezone".to_owned(), zone),
        ("rrule".to_owned(), text("RRULE")),
    ];
    let except: Vec<String> = all("EXDATE")
        .flat_map(|property| property.val.as_str().split(',').map(str::to_owned).collect::<Vec<_>>())
        .filter_map(|value| day(&value).map(|day| day.to_string()))
        .collect();
    row.push(("except".to_owned(), except.join("|")));
    if let Some((lat, lon)) = first("GEO").and_then(|geo| geo.val.as_str().split_once(';')) {
        row.push(("lat".to_owned(), lat.trim().to_owned()));
        row.push(("lon".to_owned(), lon.trim().to_owned()));
    }
    if text("STATUS").eq_ignore_ascii_case("CANCELLED") {
        row.push(("status".to_owned(), "archived".to_owned()));
    }
    row
}

fn parameter<'p>(property: &'p Property<'_>, key: &str) -> Option<&'p str> {
    let found = property.params.iter().find(|parameter| parameter.key.as_str().eq_ignore_ascii_case(key))?;
    found.val.as_ref().map(|value| value.as_str().trim_matches('"'))
}

/// The zone that a moment is given in; `Z` is UTC.
fn zone_of(property: &Property<'_>) -> Option<String> {
    if property.val.as_str().ends_with('Z') {
        return Some("UTC".to_owned());
    }
    parameter(property, "TZID").map(str::to_owned)
}

fn day(value: &str) -> Option<Date> {
    let digits = value.trim().get(..8)?;
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<i16>().ok();
    Date::new(number(0, 4)?, number(4, 6)? as i8, number(6, 8)? as i8).ok()
}

/// A day or a local moment in the written form; the text itself where it is neither, for the check to refuse.
fn moment(property: &Property<'_>, is_end: bool) -> String {
    let value = property.val.as_str().trim();
    let Some(date) = day(value) else { return value.to_owned() };
    match value.get(8..).filter(|rest| rest.starts_with('T')) {
        None => {
            let date = if is_end { date.yesterday().unwrap_or(date) } else { date };
            date.to_string()
        }
        Some(time) => match (time.get(1..3), time.get(3..5)) {
            (Some(hour), Some(minute)) => format!("{date}T{hour}:{minute}"),
            _ => value.to_owned(),
        },
    }
}

fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut letters = text.chars();
    while let Some(letter) = letters.next() {
        match (letter, letter == '\\') {
            (_, true) => match letters.next() {
                Some('n' | 'N') => out.push('\n'),
                Some(other) => out.push(other),
                None => {}
            },
            (letter, _) => out.push(letter),
        }
    }
    out
}
