//! A form as it came, and its fields as values of the written form. Only names are changed here: whether a value is
//! right is for [`model::Draft`] to say.

use std::collections::BTreeMap;

use jiff::civil::Date;
use model::calendar::SolarHijri;
use model::draft::LIST_MAX;
use model::number::plain;
use model::problem::Code;
use model::{Kind, Lang, Problem};
use serde_json::{Map, Value};

use super::fields::{Shape, fields, of_schedule};

/// Most fields that one form may send.
const PAIRS_MAX: usize = 5_000;
/// Longest list number that is looked at: lists are compacted, so a gap costs nothing.
const NUMBER_MAX: usize = 99_999;

/// What came with a form.
#[derive(Debug, Default)]
pub struct Sent {
    /// The fields of the item in the written form; what was left empty is not there.
    pub doc: Map<String, Value>,
    /// What cannot be a field of this kind, or too much of it.
    pub problems: Vec<Problem>,
    /// What the page itself sends along: names that begin with `_`.
    controls: Vec<(String, String)>,
}

impl Sent {
    /// Reads a body of `application/x-www-form-urlencoded`.
    pub fn read(kind: Kind, body: &[u8]) -> Sent {
        let mut sent = Sent::default();
        let mut root = Node::default();
        let mut count = 0;
        for (name, value) in form_urlencoded::parse(body) {
            count += 1;
            if count > PAIRS_MAX {
                let values = vec![("max", PAIRS_MAX.to_string())];
                sent.problems.push(Problem { field: String::new(), code: Code::TooLong, values });
                break;
            }
            let value = value.replace("\r\n", "\n");
            if name.starts_with('_') {
                sent.controls.push((name.into_owned(), value));
            } else if let Some((shape, listed)) = shape_of(kind, &name) {
                if !value.trim().is_empty() {
                    root.put(&name, shape, listed, &value);
                }
            } else if sent.problems.len() < LIST_MAX {
                let field: String = name.chars().take(200).collect();
                sent.problems.push(Problem { values: vec![("name", field.clone())], field, code: Code::UnknownField });
            }
        }
        if let Some(Value::Object(doc)) = root.value() {
            sent.doc = doc;
        }
        tidy_schedule(&mut sent.doc);
        sent
    }

    /// What the page itself sent under this name.
    pub fn control(&self, name: &str) -> Option<&str> {
        self.controls.iter().find(|(known, _)| known == name).map(|(_, value)| value.trim())
    }

    /// All that the page itself sent under names that begin so; the rest of each name, and the value.
    pub fn controls<'a>(&'a self, start: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.controls.iter().filter_map(move |(name, value)| Some((name.strip_prefix(start)?, value.trim())))
    }
}

/// The shape of a field by the name that a form gave it, and whether the name ends with the number of a text in a list.
fn shape_of(kind: Kind, name: &str) -> Option<(Shape, bool)> {
    let parts: Vec<&str> = name.split('.').collect();
    fields(kind).find_map(|(pattern, shape)| {
        let mut rest = parts.as_slice();
        for wanted in pattern.split('.') {
            let (first, others) = rest.split_first()?;
            let fits = if wanted == "#" { is_number(first) } else { *first == wanted };
            if !fits {
                return None;
            }
            rest = others;
        }
        match (shape, rest) {
            (Shape::Texts | Shape::Names, [lang]) if Lang::parse(lang).is_some() => Some((shape, false)),
            (Shape::Names, [lang, number]) if Lang::parse(lang).is_some() && is_number(number) => Some((shape, true)),
            (Shape::Words | Shape::Codes, [number]) if is_number(number) => Some((shape, true)),
            (Shape::Texts | Shape::Names, _) => None,
            (_, []) => Some((shape, false)),
            _ => None,
        }
    })
}

fn is_number(part: &str) -> bool {
    part.len() <= 5 && part.parse::<usize>().is_ok_and(|number| number <= NUMBER_MAX)
}

/// A part of the form on its way to a value: lists may have gaps.
#[derive(Default)]
struct Node {
    value: Option<Value>,
    inner: Vec<(String, Node)>,
    numbered: BTreeMap<usize, Node>,
}

impl Node {
    fn put(&mut self, path: &str, shape: Shape, listed: bool, text: &str) {
        let Some((first, rest)) = path.split_once('.') else { return self.child(path).take(shape, listed, text) };
        self.child(first).put(rest, shape, listed, text);
    }

    fn child(&mut self, part: &str) -> &mut Node {
        if let Ok(number) = part.parse() {
            return self.numbered.entry(number).or_default();
        }
        let at = match self.inner.iter().position(|(name, _)| name == part) {
            Some(at) => at,
            None => {
                self.inner.push((part.to_owned(), Node::default()));
                self.inner.len() - 1
            }
        };
        &mut self.inner[at].1
    }

    fn take(&mut self, shape: Shape, listed: bool, text: &str) {
        let shape = match shape {
            Shape::Codes if listed => Shape::Code,
            _ if listed => Shape::Word,
            shape => shape,
        };
        let new = value_of(shape, text);
        match (&mut self.value, new) {
            // Boxes of one name that are ticked together, or lines.
            (Some(Value::Array(list)), Value::Array(more)) => list.extend(more),
            (value, new) => *value = Some(new),
        }
    }

    fn value(self) -> Option<Value> {
        let object: Map<String, Value> =
            self.inner.into_iter().filter_map(|(name, node)| Some((name, node.value()?))).collect();
        let list: Vec<Value> = self.numbered.into_values().filter_map(Node::value).collect();
        match self.value {
            Some(Value::Array(mut lines)) => {
                lines.extend(list);
                Some(Value::Array(lines))
            }
            Some(value) => Some(value),
            None if !list.is_empty() => Some(Value::Array(list)),
            None if !object.is_empty() => Some(Value::Object(object)),
            None => None,
        }
    }
}

/// The value that a text means in a field of this shape; what does not read as one stays text, and is told of later.
fn value_of(shape: Shape, text: &str) -> Value {
    match shape {
        Shape::Word | Shape::Texts => text.trim_matches(|c| c == '\n' || c == ' ').into(),
        Shape::Words | Shape::Names => text.lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
        Shape::Code => plain(text).into(),
        Shape::Codes => plain(text).lines().map(str::trim).filter(|line| !line.is_empty()).collect(),
        Shape::Number => model::number::read(text).unwrap_or_else(|| text.trim().into()),
        Shape::Flag => match text.trim() {
            "true" | "on" => true.into(),
            "false" => false.into(),
            other => other.into(),
        },
        Shape::Day => day(text).unwrap_or_else(|| text.trim().to_owned()).into(),
        Shape::Moment => moment(text).unwrap_or_else(|| text.trim().to_owned()).into(),
        Shape::Json => serde_json::from_str(text).unwrap_or_else(|_| text.trim().into()),
    }
}

/// A day as `YYYY-MM-DD`: a year between 1200 and 1600 is one of the Solar Hijri calendar.
pub fn day(text: &str) -> Option<String> {
    let text = plain(text).replace('/', "-");
    let mut parts = text.split('-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    if parts.next().is_some() {
        return None;
    }
    let (year, month, day) = (year.parse::<i16>().ok()?, month.parse::<u8>().ok()?, day.parse::<u8>().ok()?);
    let date = if (1200..=1600).contains(&year) {
        (day >= 1 && day <= SolarHijri::days_in_month(year, month)?).then_some(())?;
        SolarHijri { year, month, day }.to_gregorian()?
    } else {
        Date::new(year, month as i8, i8::try_from(day).ok()?).ok()?
    };
    Some(date.to_string())
}

/// A day with or without a time, or a time alone.
pub fn moment(text: &str) -> Option<String> {
    let text = plain(text).replace(' ', "T");
    match text.split_once('T') {
        Some((date, time)) => Some(format!("{}T{}", day(date)?, clock(time.trim_matches('T'))?)),
        None if text.contains(':') => clock(&text),
        None => day(&text),
    }
}

fn clock(text: &str) -> Option<String> {
    let mut parts = text.split(':');
    let (hour, minute) = (parts.next()?.parse::<u8>().ok()?, parts.next()?.parse::<u8>().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// Without a script a form sends the fields of every way to say when; only those of the chosen way count. A form that
/// only says which way, and nothing of when, says nothing.
fn tidy_schedule(doc: &mut Map<String, Value>) {
    let Some(Value::Object(event)) = doc.get_mut("event") else { return };
    let Some(Value::Object(schedule)) = event.get_mut("schedule") else { return };
    if let Some(Value::Array(days)) = schedule.get_mut("except") {
        for one in days {
            if let Some(read) = one.as_str().and_then(day) {
                *one = read.into();
            }
        }
    }
    if let Some(Value::Array(dates)) = schedule.get_mut("dates") {
        dates.iter_mut().filter_map(Value::as_object_mut).for_each(end_on_the_day_of_the_start);
    }
    if schedule.get("type").and_then(Value::as_str) == Some("rrule") {
        end_on_the_day_of_the_start(schedule);
    }
    let r#type = schedule.get("type").and_then(Value::as_str).unwrap_or_default();
    let own = of_schedule(r#type);
    schedule.retain(|key, _| own.contains(&key.as_str()));
}

/// An end that is only a time lies on the day of the start, or on the next where it is earlier than that.
fn end_on_the_day_of_the_start(of: &mut Map<String, Value>) {
    let text = |key: &str| of.get(key).and_then(Value::as_str).unwrap_or_default();
    let (start, end) = (text("start"), text("end"));
    let (first, began) = start.split_once('T').unwrap_or((start, ""));
    let (Ok(first), true) = (first.parse::<Date>(), clock(end).as_deref() == Some(end)) else { return };
    let last = if end < began { first.tomorrow().unwrap_or(first) } else { first };
    let end = format!("{last}T{end}");
    of.insert("end".to_owned(), end.into());
}

/// A value of the written form as the text of a field.
pub fn text_of(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) if !list.is_empty() && list.iter().all(Value::is_string) => {
            list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join("\n")
        }
        other => other.to_string(),
    }
}

/// All fields of a document with their names in a form: what a page sends along unseen.
pub fn pairs(kind: Kind, doc: &Map<String, Value>) -> Vec<(String, String)> {
    let mut found = Vec::new();
    for (key, value) in doc {
        flatten(kind, key, value, &mut found);
    }
    found
}

fn flatten(kind: Kind, path: &str, value: &Value, found: &mut Vec<(String, String)>) {
    if shape_of(kind, path).is_some() {
        found.push((path.to_owned(), text_of(value)));
        return;
    }
    match value {
        Value::Object(object) => {
            for (key, value) in object {
                flatten(kind, &format!("{path}.{key}"), value, found);
            }
        }
        Value::Array(list) => {
            for (i, value) in list.iter().enumerate() {
                flatten(kind, &format!("{path}.{i}"), value, found);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(kind: Kind, pairs: &[(&str, &str)]) -> Sent {
        let mut body = form_urlencoded::Serializer::new(String::new());
        body.extend_pairs(pairs);
        Sent::read(kind, body.finish().as_bytes())
    }

    #[test]
    fn fields_become_the_written_form_and_come_back() {
        let sent = read(
            Kind::Place,
            &[
                ("name.fa", "موزه"),
                ("name.en", "  "),
                ("other_names.fa", "الف\r\nب\r\n"),
                ("point.lon", "۴۹٫۶۳۷"),
                ("point.lat", "37"),
                ("place.phone", "۰۱۳ ۱"),
                ("place.phone.4", "٠١٣ ٢"),
                ("place.fee.free", "false"),
                ("pictures.7.file", "art:b"),
                ("pictures.2.file", "art:a"),
                ("pictures.2.alt.fa", "خانه"),
                ("_from", "w3"),
            ],
        );
        assert_eq!(sent.problems, []);
        let expected = serde_json::json!({
            "name": {"fa": "موزه"}, "other_names": {"fa": ["الف", "ب"]}, "point": {"lon": 49.637, "lat": 37},
            "place": {"phone": ["013 1", "013 2"], "fee": {"free": false}},
            "pictures": [{"file": "art:a", "alt": {"fa": "خانه"}}, {"file": "art:b"}],
        });
        assert_eq!(Value::Object(sent.doc.clone()), expected);
        assert_eq!(sent.control("_from"), Some("w3"));
        let again: Vec<_> = pairs(Kind::Place, &sent.doc);
        let again: Vec<_> = again.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(read(Kind::Place, &again).doc, sent.doc);
    }

    #[test]
    fn what_is_no_field_of_the_kind_is_kept_out_and_told() {
        let names = [
            "id",
            "kind",
            "status",
            "owner",
            "sample",
            "importance",
            "slug",
            "format",
            "event.state",
            "name",
            "name.x!",
            "pictures.a.file",
            "place.phone.0.1",
            "name.fa.en",
            "unresolved.city",
        ];
        for name in names {
            let sent = read(Kind::Place, &[(name, "1")]);
            assert!(sent.doc.is_empty(), "{name}: {:?}", sent.doc);
            assert_eq!(sent.problems.len(), 1, "{name}");
        }
    }

    #[test]
    fn days_are_read_in_both_calendars() {
        for (typed, read) in [
            ("۱۴۰۵/۰۹/۳۰", Some("2026-12-21")),
            ("1405-9-30", Some("2026-12-21")),
            ("2026-12-21", Some("2026-12-21")),
            ("1405/13/01", None),
            ("1404/12/30", None),
            ("tomorrow", None),
            ("2026-02-30", None),
        ] {
            assert_eq!(day(typed).as_deref(), read, "{typed}");
        }
        assert_eq!(moment("۱۴۰۵/۹/۳۰ ۱۸:۰۰").as_deref(), Some("2026-12-21T18:00"));
        assert_eq!(moment("18:5").as_deref(), Some("18:05"));
        assert_eq!(moment("2026-12-21T25:00"), None);
    }

    #[test]
    fn a_value_that_does_not_read_stays_as_it_was_typed() {
        let sent = read(
            Kind::Route,
            &[("point.lon", "شرق"), ("route.line", "[[49,37"), ("verified_on", "دیروز"), ("route.length_m", "۱۲٬۵۰۰")],
        );
        assert_eq!(sent.doc["point"]["lon"], "شرق");
        assert_eq!(sent.doc["route"]["line"], "[[49,37");
        assert_eq!(sent.doc["verified_on"], "دیروز");
        assert_eq!(sent.doc["route"]["length_m"], 12500);
    }

    #[test]
    fn of_a_schedule_only_the_chosen_way_counts() {
        let sent = read(
            Kind::Event,
            &[
                ("event.schedule.type", "rrule"),
                ("event.schedule.dates.0.start", "2026-01-01"),
                ("event.schedule.start", "1405/7/10 08:00"),
                ("event.schedule.rrule", "FREQ=WEEKLY"),
                ("event.schedule.except", "1405/07/17"),
                ("event.schedule.month", "3"),
            ],
        );
        let expected = serde_json::json!({"type": "rrule", "start": "2026-10-02T08:00", "rrule": "FREQ=WEEKLY", "except": ["2026-10-09"]});
        assert_eq!(sent.doc["event"]["schedule"], expected);
    }
}
