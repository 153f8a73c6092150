//! CSV rows as drafts: columns are renamed into the written form, nothing is judged here.

use std::fs::File;
use std::path::Path;

use anyhow::{Context, bail};
use model::problem::{Code, Problem};
use model::{Draft, Lang};
use serde_json::{Map, Number, Value, json};

use super::Row;

/// Rows of a CSV file, read as they are asked for.
pub(super) struct Rows {
    reader: csv::Reader<File>,
    columns: Vec<Column>,
    record: csv::ByteRecord,
    number: u64,
}

/// What a column means.
enum Column {
    /// A plain column of the contract.
    Plain(&'static str),
    /// A text by language.
    Text(&'static str, String),
}

const PLAIN: [&str; 28] = [
    "id",
    "kind",
    "category",
    "lon",
    "lat",
    "city",
    "province",
    "country",
    "phone",
    "website",
    "booking_url",
    "opening_hours",
    "wheelchair",
    "fee",
    "start",
    "end",
    "rrule",
    "timezone",
    "wikidata",
    "osm",
    "unesco",
    "importance",
    "source",
    "source_url",
    "licence",
    "status",
    "slug",
    "sample",
];
const BY_LANGUAGE: [&str; 5] = ["name", "aka", "summary", "description", "address"];

impl Rows {
    pub(super) fn open(path: &Path) -> anyhow::Result<Rows> {
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_path(path)
            .with_context(|| format!("cannot read {}", path.display()))?;
        let header = reader.headers().with_context(|| format!("cannot read the header of {}", path.display()))?.clone();
        let mut columns: Vec<Column> = Vec::new();
        let mut unknown = Vec::new();
        for (i, name) in header.iter().enumerate() {
            let name = if i == 0 { name.trim_start_matches('\u{feff}') } else { name }.trim();
            match column(name) {
                Some(column) => columns.push(column),
                None => unknown.push(name.to_owned()),
            }
        }
        if !unknown.is_empty() {
            bail!("unknown columns in {}: {}", path.display(), unknown.join(", "));
        }
        for needed in ["id", "category", "lon", "lat"] {
            if !columns.iter().any(|column| matches!(column, Column::Plain(name) if *name == needed)) {
                bail!("the column {needed} is missing in {}", path.display());
            }
        }
        Ok(Rows { reader, columns, record: csv::ByteRecord::new(), number: 0 })
    }

    /// How many bytes are read.
    pub(super) fn position(&self) -> u64 {
        self.reader.position().byte()
    }

    pub(super) fn next_row(&mut self) -> Option<Row> {
        let read = self.reader.read_byte_record(&mut self.record);
        self.number += 1;
        let broken = |reason: String| {
            vec![Problem { field: String::new(), code: Code::NotJson, values: vec![("reason", reason)] }]
        };
        let draft = match read {
            Ok(false) => return None,
            Ok(true) => match csv::StringRecord::from_byte_record(self.record.clone()) {
                Ok(record) if record.len() == self.columns.len() => {
                    Ok(draft(self.columns.iter().zip(record.iter()).map(|(column, text)| match column {
                        Column::Plain(name) => (*name, None, text),
                        Column::Text(name, lang) => (*name, Some(lang.as_str()), text),
                    })))
                }
                Ok(record) => Err(broken(format!("{} columns instead of {}", record.len(), self.columns.len()))),
                Err(error) => Err(broken(error.to_string())),
            },
            Err(error) => Err(broken(error.to_string())),
        };
        Some(Row { number: self.number, draft })
    }
}

fn column(name: &str) -> Option<Column> {
    let (base, lang) = known(name)?;
    Some(lang.map_or(Column::Plain(base), |lang| Column::Text(base, lang.to_string())))
}

/// The column of this name, with its language if it has one.
pub(super) fn known(name: &str) -> Option<(&'static str, Option<Lang>)> {
    if let Some(plain) = PLAIN.into_iter().find(|plain| *plain == name) {
        return Some((plain, None));
    }
    let (base, lang) = name.split_once('.')?;
    let base = BY_LANGUAGE.into_iter().find(|known| *known == base)?;
    Lang::parse(lang).map(|lang| (base, Some(lang)))
}

/// The draft that columns describe: `(column, language, text)`. Empty texts are nothing.
pub(super) fn draft<'t>(columns: impl Iterator<Item = (&'t str, Option<&'t str>, &'t str)>) -> Draft {
    let mut out = Map::new();
    let mut place = Map::new();
    let mut point = Map::new();
    let mut source = Map::new();
    let (mut start, mut end, mut rrule, mut timezone) = (None, None, None, None);
    for (column, lang, text) in columns {
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        match (column, lang) {
            ("aka", Some(lang)) => {
                let names: Vec<&str> = text.split('|').map(str::trim).filter(|name| !name.is_empty()).collect();
                nested(&mut out, "other_names", lang, json!(names));
            }
            ("address", Some(lang)) => nested(&mut place, "address", lang, text.into()),
            (base, Some(lang)) => nested(&mut out, base, lang, text.into()),
            ("lon" | "lat", None) => {
                point.insert(column.to_owned(), number(text));
            }
            ("importance", None) => {
                out.insert(column.to_owned(), number(text));
            }
            ("sample", None) => {
                out.insert(column.to_owned(), flag(text));
            }
            ("phone", None) => {
                place.insert(column.to_owned(), json!(text.split('|').map(str::trim).collect::<Vec<_>>()));
            }
            ("website" | "booking_url" | "opening_hours", None) => {
                place.insert(column.to_owned(), text.into());
            }
            ("wheelchair", None) => nested(&mut place, "access", "wheelchair", text.into()),
            ("fee", None) => {
                place.insert("fee".to_owned(), fee(text));
            }
            ("unesco", None) => {
                // `id` or `id/year`; the year is needed by the written form.
                let (id, year) = text.split_once('/').unwrap_or((text, ""));
                place.insert("unesco".to_owned(), json!({"id": id, "year": number(year)}));
            }
            ("start", None) => start = Some(text),
            ("end", None) => end = Some(text),
            ("rrule", None) => rrule = Some(text),
            ("timezone", None) => timezone = Some(text),
            ("source", None) => drop(source.insert("title".to_owned(), text.into())),
            ("source_url", None) => drop(source.insert("url".to_owned(), text.into())),
            ("licence", None) => drop(source.insert("licence".to_owned(), text.into())),
            (plain, None) => drop(out.insert(plain.to_owned(), text.into())),
        }
    }
    out.entry("kind").or_insert_with(|| "place".into());
    if !point.is_empty() {
        out.insert("point".to_owned(), Value::Object(point));
    }
    if !source.is_empty() {
        out.insert("sources".to_owned(), json!([source]));
    }
    if !place.is_empty() {
        out.insert("place".to_owned(), Value::Object(place));
    }
    if start.is_some() || rrule.is_some() {
        out.insert("event".to_owned(), json!({"schedule": schedule(start, end, rrule, timezone)}));
    }
    Draft(out)
}

fn nested(map: &mut Map<String, Value>, field: &str, key: &str, value: Value) {
    if let Value::Object(inner) = map.entry(field.to_owned()).or_insert_with(|| Value::Object(Map::new())) {
        inner.insert(key.to_owned(), value);
    }
}

/// A number, or the text itself for the check to refuse.
fn number(text: &str) -> Value {
    let number = text.parse::<f64>().ok().and_then(|number| {
        if number.fract() == 0.0 && number.abs() < 1e15 {
            Some(Number::from(number as i64))
        } else {
            Number::from_f64(number)
        }
    });
    number.map_or_else(|| text.into(), Value::Number)
}

fn flag(text: &str) -> Value {
    match text {
        "true" | "yes" | "1" => true.into(),
        "false" | "no" | "0" => false.into(),
        other => other.into(),
    }
}

/// `free`, `no` or `0` is free; anything else is a price in words.
fn fee(text: &str) -> Value {
    match text {
        "free" | "no" | "0" | "رایگان" => json!({"free": true}),
        "yes" => json!({"free": false}),
        words => json!({"free": false, "note": {"und": words}}),
    }
}

/// Start and end are RFC 3339; the written form has local time and a zone. An offset is turned into the zone's time.
fn schedule(start: Option<&str>, end: Option<&str>, rrule: Option<&str>, timezone: Option<&str>) -> Value {
    let zone_name = timezone.unwrap_or("Asia/Tehran");
    let local = |text: &str| -> String {
        let zone = jiff::tz::TimeZone::get(zone_name).ok();
        match (text.parse::<jiff::Timestamp>(), zone) {
            (Ok(at), Some(zone)) => at.to_zoned(zone).datetime().strftime("%Y-%m-%dT%H:%M").to_string(),
            _ => text.to_owned(),
        }
    };
    let mut occurrence = Map::new();
    occurrence.extend(start.map(|text| ("start".to_owned(), Value::from(local(text)))));
    occurrence.extend(end.map(|text| ("end".to_owned(), Value::from(local(text)))));
    let mut schedule = Map::new();
    schedule.insert("timezone".to_owned(), zone_name.into());
    match rrule {
        Some(rule) => {
            schedule.insert("type".to_owned(), "rrule".into());
            schedule.insert("rrule".to_owned(), rule.trim_start_matches("RRULE:").into());
            schedule.extend(occurrence);
        }
        None => {
            schedule.insert("type".to_owned(), "dates".into());
            schedule.insert("dates".to_owned(), json!([occurrence]));
        }
    }
    Value::Object(schedule)
}
