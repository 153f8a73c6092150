//! Takes fields out of a JSON object one by one and notes every problem with its path. What is left over at the end is
//! an unknown field.

use jiff::civil::Date;
use serde_json::{Map, Value};

use super::LIST_MAX;
use crate::id::Id;
use crate::lang::Lang;
use crate::problem::{Code, Problem, Problems};
use crate::schedule::Moment;
use crate::text::{Names, Texts};

/// Longest telephone number, in characters.
const PHONE_MAX: usize = 40;

pub(super) struct Reader<'a> {
    map: Map<String, Value>,
    path: String,
    problems: &'a mut Problems,
}

impl<'a> Reader<'a> {
    pub(super) fn new(map: Map<String, Value>, path: &str, problems: &'a mut Problems) -> Reader<'a> {
        Reader { map, path: path.to_owned(), problems }
    }

    fn path_of(&self, field: &str) -> String {
        if self.path.is_empty() { field.to_owned() } else { format!("{}.{field}", self.path) }
    }

    pub(super) fn problem(&mut self, field: &str, code: Code, values: Vec<(&'static str, String)>) {
        let field = self.path_of(field);
        self.problems.push(Problem { field, code, values });
    }

    fn wrong(&mut self, field: &str, expected: &str) {
        self.problem(field, Code::WrongShape, vec![("expected", expected.to_owned())]);
    }

    /// Whether something is already known to be wrong at or below a field.
    pub(super) fn has_problem_under(&self, field: &str) -> bool {
        let path = self.path_of(field);
        self.problems.iter().any(|problem| {
            problem.field.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        })
    }

    /// Reports whatever nobody asked for.
    pub(super) fn finish(self) {
        for name in self.map.keys() {
            let field = if self.path.is_empty() { name.clone() } else { format!("{}.{name}", self.path) };
            self.problems.push(Problem { field, code: Code::UnknownField, values: vec![("name", name.clone())] });
        }
    }

    fn take(&mut self, field: &str) -> Option<Value> {
        self.map.shift_remove(field).filter(|value| !value.is_null())
    }

    /// A text, trimmed; none when missing or empty. Control characters other than line breaks and tabs are refused.
    pub(super) fn string(&mut self, field: &str, max: usize) -> Option<String> {
        let value = self.take(field)?;
        self.clean(field, value, max)
    }

    fn clean(&mut self, field: &str, value: Value, max: usize) -> Option<String> {
        let Value::String(text) = value else {
            self.wrong(field, "text");
            return None;
        };
        let trimmed = text.trim();
        if trimmed.is_empty() {
            return None;
        }
        if trimmed.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
            self.problem(field, Code::ControlCharacters, vec![]);
            return None;
        }
        if trimmed.chars().count() > max {
            self.problem(field, Code::TooLong, vec![("max", max.to_string())]);
            return None;
        }
        Some(trimmed.to_owned())
    }

    fn require<T>(&mut self, field: &str, value: Option<T>) -> Option<T> {
        if value.is_none() && !self.has_problem_under(field) {
            self.problem(field, Code::Required, vec![]);
        }
        value
    }

    pub(super) fn required_string(&mut self, field: &str, max: usize) -> Option<String> {
        let value = self.string(field, max);
        self.require(field, value)
    }

    pub(super) fn word(&mut self, field: &str, allowed: &[&str]) -> Option<String> {
        let word = self.string(field, 200)?;
        if allowed.contains(&word.as_str()) {
            return Some(word);
        }
        self.problem(field, Code::NotAllowed, vec![("value", word), ("allowed", allowed.join(" "))]);
        None
    }

    pub(super) fn required_word(&mut self, field: &str, allowed: &[&str]) -> Option<String> {
        let value = self.word(field, allowed);
        self.require(field, value)
    }

    pub(super) fn id(&mut self, field: &str) -> Option<Id> {
        let text = self.string(field, 10_000)?;
        self.id_in(field, &text)
    }

    fn id_in(&mut self, field: &str, text: &str) -> Option<Id> {
        let id = Id::parse(text);
        if id.is_none() {
            self.problem(field, Code::NotAnId, vec![("value", text.chars().take(120).collect())]);
        }
        id
    }

    pub(super) fn required_id(&mut self, field: &str) -> Option<Id> {
        let value = self.id(field);
        self.require(field, value)
    }

    pub(super) fn ids(&mut self, field: &str) -> Vec<Id> {
        self.strings(field, 10_000).iter().filter_map(|text| self.id_in(field, text)).collect()
    }

    pub(super) fn number(&mut self, field: &str, min: f64, max: f64) -> Option<f64> {
        let value = self.take(field)?;
        let Some(number) = value.as_f64() else {
            match value {
                Value::String(text) => {
                    let value = text.chars().take(120).collect();
                    self.problem(field, Code::NotANumber, vec![("value", value)]);
                }
                _ => self.wrong(field, "number"),
            }
            return None;
        };
        if !(min..=max).contains(&number) {
            self.problem(field, Code::OutOfRange, vec![("min", min.to_string()), ("max", max.to_string())]);
            return None;
        }
        Some(number)
    }

    pub(super) fn required_number(&mut self, field: &str, min: f64, max: f64) -> Option<f64> {
        let value = self.number(field, min, max);
        self.require(field, value)
    }

    pub(super) fn numbers(&mut self, field: &str) -> Option<Vec<f64>> {
        let value = self.take(field)?;
        let numbers: Option<Vec<f64>> = value.as_array().and_then(|list| list.iter().map(Value::as_f64).collect());
        if numbers.is_none() {
            self.wrong(field, "list of numbers");
        }
        numbers
    }

    pub(super) fn flag(&mut self, field: &str) -> Option<bool> {
        let value = self.take(field)?;
        if !value.is_boolean() {
            self.wrong(field, "true or false");
        }
        value.as_bool()
    }

    pub(super) fn required_flag(&mut self, field: &str) -> Option<bool> {
        let value = self.flag(field);
        self.require(field, value)
    }

    pub(super) fn date(&mut self, field: &str) -> Option<Date> {
        let text = self.string(field, 40)?;
        self.date_in(field, &text)
    }

    pub(super) fn date_in(&mut self, field: &str, text: &str) -> Option<Date> {
        let date = text.parse().ok();
        if date.is_none() || text.len() != 10 {
            self.problem(field, Code::NotADate, vec![("value", text.to_owned())]);
            return None;
        }
        date
    }

    pub(super) fn moment(&mut self, field: &str) -> Option<Moment> {
        let text = self.string(field, 40)?;
        let moment = Moment::parse(&text);
        if moment.is_none() {
            self.problem(field, Code::NotADate, vec![("value", text)]);
        }
        moment
    }

    pub(super) fn required_moment(&mut self, field: &str) -> Option<Moment> {
        let value = self.moment(field);
        self.require(field, value)
    }

    pub(super) fn url(&mut self, field: &str) -> Option<String> {
        let text = self.string(field, 2000)?;
        let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
        let good = host.is_some_and(|host| !host.is_empty() && !host.starts_with(['/', '?', '#', ':']))
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\'));
        if !good {
            self.problem(field, Code::NotAUrl, vec![("value", text)]);
            return None;
        }
        Some(text)
    }

    pub(super) fn required_url(&mut self, field: &str) -> Option<String> {
        let value = self.url(field);
        self.require(field, value)
    }

    pub(super) fn mail(&mut self, field: &str) -> Option<String> {
        let text = self.string(field, crate::mail::LONGEST)?;
        if !crate::mail::is_mail(&text) {
            self.problem(field, Code::NotAMail, vec![("value", text)]);
            return None;
        }
        Some(text)
    }

    /// A telephone number, with ASCII digits.
    pub(super) fn phone(&mut self, field: &str) -> Option<String> {
        let text = self.string(field, PHONE_MAX)?;
        self.phone_in(field, text)
    }

    /// Telephone numbers, with ASCII digits.
    pub(super) fn phones(&mut self, field: &str) -> Vec<String> {
        let texts = self.strings(field, PHONE_MAX);
        texts.into_iter().filter_map(|text| self.phone_in(field, text)).collect()
    }

    fn phone_in(&mut self, field: &str, text: String) -> Option<String> {
        let phone = crate::phone::plain(&text);
        if phone.is_none() {
            self.problem(field, Code::NotAPhone, vec![("value", text)]);
        }
        phone
    }

    pub(super) fn strings(&mut self, field: &str, max: usize) -> Vec<String> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let Value::Array(list) = value else {
            self.wrong(field, "list of texts");
            return Vec::new();
        };
        if self.too_many(field, list.len()) {
            return Vec::new();
        }
        list.into_iter().filter_map(|value| self.clean(field, value, max)).collect()
    }

    fn too_many(&mut self, field: &str, count: usize) -> bool {
        if count > LIST_MAX {
            self.problem(field, Code::TooLong, vec![("max", LIST_MAX.to_string())]);
        }
        count > LIST_MAX
    }

    fn by_language(&mut self, field: &str, mut each: impl FnMut(&mut Self, &str, Lang, Value)) {
        let Some(value) = self.take(field) else { return };
        let Value::Object(map) = value else {
            self.wrong(field, "texts by language");
            return;
        };
        for (tag, value) in map {
            let path = format!("{field}.{tag}");
            match Lang::parse(&tag) {
                Some(lang) => each(self, &path, lang, value),
                None => self.problem(&path, Code::NotALanguage, vec![("value", tag)]),
            }
        }
    }

    pub(super) fn texts(&mut self, field: &str, max: usize) -> Texts {
        let mut texts = Texts::default();
        self.by_language(field, |r, path, lang, value| {
            texts.0.extend(r.clean(path, value, max).map(|text| (lang, text)));
        });
        texts
    }

    pub(super) fn names(&mut self, field: &str, max: usize) -> Names {
        let mut names = Names::default();
        self.by_language(field, |r, path, lang, value| {
            let Value::Array(list) = value else {
                r.wrong(path, "list of texts");
                return;
            };
            if r.too_many(path, list.len()) {
                return;
            }
            let list: Vec<String> = list.into_iter().filter_map(|value| r.clean(path, value, max)).collect();
            if !list.is_empty() {
                names.0.insert(lang, list);
            }
        });
        names
    }

    pub(super) fn object<T>(&mut self, field: &str, read: impl FnOnce(Reader<'_>) -> Option<T>) -> Option<T> {
        let value = self.take(field)?;
        let Value::Object(map) = value else {
            self.wrong(field, "object");
            return None;
        };
        read(Reader::new(map, &self.path_of(field), self.problems))
    }

    pub(super) fn required_object<T>(&mut self, field: &str, read: impl FnOnce(Reader<'_>) -> Option<T>) -> Option<T> {
        let value = self.object(field, read);
        self.require(field, value)
    }

    /// Like [`Reader::object`], but a missing object is read as an empty one.
    pub(super) fn object_or_empty<T>(&mut self, field: &str, read: impl FnOnce(Reader<'_>) -> Option<T>) -> Option<T> {
        self.map.entry(field.to_owned()).or_insert_with(|| Value::Object(Map::new()));
        self.object(field, read)
    }

    pub(super) fn list<T>(&mut self, field: &str, mut read: impl FnMut(Reader<'_>) -> Option<T>) -> Vec<T> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let Value::Array(list) = value else {
            self.wrong(field, "list");
            return Vec::new();
        };
        if self.too_many(field, list.len()) {
            return Vec::new();
        }
        let mut found = Vec::with_capacity(list.len());
        for (i, value) in list.into_iter().enumerate() {
            let path = format!("{field}.{i}");
            match value {
                Value::Object(map) => found.extend(read(Reader::new(map, &self.path_of(&path), self.problems))),
                _ => self.wrong(&path, "object"),
            }
        }
        found
    }

    /// Positions `[lon, lat]` in degrees.
    pub(super) fn line(&mut self, field: &str) -> Vec<(f64, f64)> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let positions = positions(&value);
        if positions.is_none() {
            self.wrong(field, "list of [lon, lat]");
        }
        positions.unwrap_or_default()
    }

    /// Lists of positions `[lon, lat]` in degrees.
    pub(super) fn rings(&mut self, field: &str) -> Vec<Vec<(f64, f64)>> {
        let Some(value) = self.take(field) else { return Vec::new() };
        let rings: Option<Vec<_>> = value.as_array().and_then(|rings| rings.iter().map(positions).collect());
        if rings.is_none() {
            self.wrong(field, "list of rings of [lon, lat]");
        }
        rings.unwrap_or_default()
    }
}

fn positions(value: &Value) -> Option<Vec<(f64, f64)>> {
    let position = |value: &Value| {
        let [lon, lat] = value.as_array()?.as_slice() else { return None };
        let point = crate::geo::Point::new(lon.as_f64()?, lat.as_f64()?)?;
        Some((point.lon(), point.lat()))
    };
    value.as_array()?.iter().map(position).collect()
}
