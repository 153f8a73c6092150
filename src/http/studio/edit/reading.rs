//! How the values of the written form are read out to a person: other items by their names, chosen words as the form
//! says them, days in the reader's calendar, positions, hours and rules in words, lists as lists.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::{Date, DateTime};
use model::{Category, Kind, Lang};
use serde_json::{Map, Number, Value};

use super::view::language_name;
use crate::figures;
use crate::http::pages::item::hours;
use crate::http::pages::sisters::countries;
use crate::words::Words;

/// In which words values are read out, and with which names of other items.
pub struct Reading {
    /// The words of the page.
    pub words: Words,
    /// The kind of the item.
    pub kind: Kind,
    /// Names of items by their ids.
    pub names: BTreeMap<String, String>,
    /// The present moment, by which hours are read.
    pub now: Timestamp,
}

impl Reading {
    /// A fact as a person reads it: entries of a list on lines of their own, and so the parts of an object.
    pub fn of(&self, path: &str, value: Option<&Value>) -> String {
        match value {
            Some(Value::Object(object)) if path != "point" => self.parts(path, object).join("\n"),
            Some(value) => self.value(path, value),
            None => String::new(),
        }
    }

    fn value(&self, path: &str, value: &Value) -> String {
        let words = self.words;
        match value {
            Value::Null => String::new(),
            Value::String(text) => self.word(path, text),
            Value::Bool(yes) => words.get(if *yes { "form-yes" } else { "form-no" }).into_owned(),
            Value::Number(number) => self.number(path, number),
            Value::Array(list) if last(path) == "focus" => self.focus(list),
            Value::Array(list) if list.len() > 3 && list.iter().all(Value::is_array) => {
                words.with("form-points", "count", list.len() as i64)
            }
            Value::Array(list) => {
                let entry = |(number, entry): (usize, &Value)| {
                    let text = self.value(&format!("{path}.{number}"), entry).replace('\n', &words.get("list-comma"));
                    if text.is_empty() { "•".to_owned() } else { format!("• {text}") }
                };
                list.iter().enumerate().map(entry).collect::<Vec<_>>().join("\n")
            }
            Value::Object(object) if path == "point" => self.position(object),
            Value::Object(object) => self.parts(path, object).join(" · "),
        }
    }

    /// The parts of an object, each with what the form calls it. A text by language is a part for each language.
    fn parts(&self, path: &str, object: &Map<String, Value>) -> Vec<String> {
        let mut parts = Vec::new();
        // The file of a picture is seen, not read.
        for (key, value) in object.iter().filter(|(key, _)| !path.starts_with("pictures") || *key != "file") {
            let below = format!("{path}.{key}");
            match value {
                Value::Object(texts) if texts.keys().all(|tag| Lang::parse(tag).is_some()) => {
                    parts.extend(texts.iter().map(|(tag, text)| self.part(&format!("{below}.{tag}"), text)));
                }
                value => parts.push(self.part(&below, value)),
            }
        }
        parts.retain(|part| !part.is_empty());
        parts
    }

    fn part(&self, path: &str, value: &Value) -> String {
        let text = match value {
            // A few words stay on the line of their label; other lists begin below it.
            Value::Array(list)
                if last(path) != "focus" && !list.iter().any(|one| one.is_object() || one.is_array()) =>
            {
                let words = list.iter().enumerate().map(|(at, one)| self.value(&format!("{path}.{at}"), one));
                words.collect::<Vec<_>>().join(&self.words.get("list-comma"))
            }
            Value::Array(list) if list.iter().all(Value::is_object) => format!("\n{}", self.value(path, value)),
            value => self.value(path, value),
        };
        match self.label(path) {
            Some(label) if !text.is_empty() => {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("label", label.trim_end_matches(['؟', '?']).trim_end());
                args.set("value", text);
                self.words.with_all("form-reading-part", &args)
            }
            _ => text,
        }
    }

    /// What the form calls a field, without the number of its entry.
    fn label(&self, path: &str) -> Option<String> {
        let label = super::fields::label(self.kind, path);
        let text = self.words.find(&label.key)?;
        Some(match label.lang {
            Some(lang) => format!("{text} ({})", language_name(self.words, lang)),
            None => text,
        })
    }

    fn word(&self, path: &str, text: &str) -> String {
        if let Some(name) = self.names.get(text) {
            return name.clone();
        }
        let (words, lang) = (self.words, self.words.lang());
        let known = match last(path) {
            "status" if path == "status" => words.find(&format!("form-reading-status-{text}")),
            "category" => Category::find(text).map(|category| category.name(lang).to_owned()),
            "country" => Some(countries::name(text, lang).to_owned()),
            "themes" => words.find(&format!("theme-{text}")),
            "wheelchair" | "blind" | "deaf" | "toilet" => words.find(&format!("form-choice-ability-{text}")),
            "covers" => self.label(text).or_else(|| self.label(&format!("{}.{text}", self.kind))),
            "opening_hours" => self.hours(text),
            "rrule" => self.rule(text),
            last => words.find(&format!("form-choice-{}-{text}", last.replace('_', "-"))),
        };
        known.or_else(|| self.day(text)).unwrap_or_else(|| text.to_owned())
    }

    /// A day, or a day and a time of day.
    fn day(&self, text: &str) -> Option<String> {
        let lang = self.words.lang();
        // A year, or a year and a month, is no day.
        if let Some(date) = (text.len() == 10).then(|| text.parse::<Date>().ok()).flatten() {
            return Some(figures::date(lang, date));
        }
        let moment: DateTime = (text.len() >= 16).then(|| text.parse().ok()).flatten()?;
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("date", figures::date(lang, moment.date()));
        args.set("time", figures::time(lang, moment.time()));
        Some(self.words.with_all("form-when", &args))
    }

    fn number(&self, path: &str, number: &Number) -> String {
        let (lang, last) = (self.words.lang(), last(path));
        if last == "importance" {
            return super::page::importance_in_words(self.words, number.as_f64().unwrap_or_default());
        }
        let choice = self.words.find(&format!("form-choice-{last}-{number}"));
        choice.unwrap_or_else(|| match number.as_i64() {
            // A year is not set apart in groups of three.
            Some(whole) if matches!(last, "amount" | "length_m" | "seats") => figures::whole(lang, whole),
            Some(whole) => figures::digits(lang, &whole.to_string()),
            None => figures::decimal(lang, number.as_f64().unwrap_or_default(), 6),
        })
    }

    fn position(&self, point: &Map<String, Value>) -> String {
        let lang = self.words.lang();
        let degrees = |key: &str| {
            let value = point.get(key).and_then(Value::as_f64);
            value.map(|degrees| figures::decimal(lang, degrees, 6)).unwrap_or_default()
        };
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("lat", degrees("lat"));
        args.set("lon", degrees("lon"));
        let at = self.words.with_all("form-reading-point", &args);
        match point.get("precision").and_then(Value::as_str) {
            Some(precision) => format!("{at}\n{}", self.part("point.precision", &Value::from(precision))),
            None => at,
        }
    }

    fn focus(&self, parts: &[Value]) -> String {
        let percent = |at: usize| {
            let part = parts.get(at).and_then(Value::as_f64).unwrap_or(0.5);
            figures::decimal(self.words.lang(), part * 100.0, 0)
        };
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("across", percent(0));
        args.set("down", percent(1));
        self.words.with_all("widget-picture-focus-at", &args)
    }

    /// Hours that are the same every week, day by day; others stay as they were written, for a week would hide what
    /// differs in another one.
    fn hours(&self, rule: &str) -> Option<String> {
        const WEEKLY: [&str; 9] = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su", "off", "closed"];
        // Official holidays are told by themselves, and only that it is closed then.
        let (holidays, weekly): (Vec<&str>, Vec<&str>) =
            rule.split(';').map(str::trim).partition(|part| part.starts_with("PH "));
        let (is_closed, weekly) = (!holidays.is_empty(), weekly.join("; "));
        if holidays.iter().any(|part| !matches!(*part, "PH off" | "PH closed")) {
            return None;
        }
        let rule = weekly.as_str();
        let mut names = rule.split(|c: char| !c.is_ascii_alphabetic()).filter(|name| !name.is_empty());
        if !names.all(|name| WEEKLY.contains(&name)) {
            return None;
        }
        let words = self.words;
        let week = hours::week(rule, "IR", "Asia/Tehran", words.lang(), self.now)?;
        if week.always && !is_closed {
            return Some(words.get("widget-hours-always").into_owned());
        }
        let open = |day: &hours::Day| -> String {
            if day.all_day {
                return words.get("widget-hours-whole").into_owned();
            }
            let spans: Vec<String> = day.spans.iter().map(|(from, to)| self.between("span", from, to)).collect();
            if spans.is_empty() {
                words.get("widget-hours-closed").into_owned()
            } else {
                spans.join(&words.get("list-comma"))
            }
        };
        let mut lines: Vec<(String, String, String)> = Vec::new();
        for day in &week.days {
            let open = open(day);
            match lines.last_mut().filter(|(.., same)| *same == open) {
                Some((_, to, _)) => to.clone_from(&day.name),
                None => lines.push((day.name.clone(), day.name.clone(), open)),
            }
        }
        let line = |(from, to, hours): (String, String, String)| {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("days", if from == to { from } else { self.between("days", &from, &to) });
            args.set("hours", hours);
            words.with_all("widget-hours-line", &args)
        };
        let mut lines: Vec<String> = lines.into_iter().map(line).collect();
        if is_closed {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("days", words.get("widget-hours-holidays").into_owned());
            args.set("hours", words.get("widget-hours-closed").into_owned());
            lines.push(words.with_all("widget-hours-line", &args));
        }
        Some(lines.join("\n"))
    }

    fn between(&self, what: &str, from: &str, to: &str) -> String {
        let mut args = fluent_bundle::FluentArgs::new();
        args.set("from", from.to_owned());
        args.set("to", to.to_owned());
        self.words.with_all(&format!("widget-hours-{what}"), &args)
    }

    /// A rule of recurrence (RFC 5545) in the words of the form; none when it says more than those can.
    fn rule(&self, rule: &str) -> Option<String> {
        let (words, lang) = (self.words, self.words.lang());
        let mut said = Vec::new();
        for part in rule.split(';') {
            let (key, value) = part.split_once('=')?;
            let (label, text) = match key {
                "FREQ" => {
                    let often = match value {
                        "DAILY" => "day",
                        "WEEKLY" => "week",
                        "MONTHLY" => "month",
                        _ => return None,
                    };
                    ("every", words.get(&format!("widget-when-{often}")).into_owned())
                }
                "INTERVAL" => ("interval", figures::digits(lang, value)),
                "COUNT" => ("times", figures::digits(lang, value)),
                "BYMONTHDAY" => ("by-day", figures::digits(lang, value)),
                "BYDAY" => {
                    let days: Option<Vec<String>> = value.split(',').map(|day| self.weekday(day)).collect();
                    ("weekdays", days?.join(&words.get("list-comma")))
                }
                "UNTIL" => {
                    let date = Date::strptime("%Y%m%d", value.get(..8)?).ok()?;
                    ("until-day", figures::date(lang, date))
                }
                _ => return None,
            };
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("label", words.get(&format!("widget-when-{label}")).into_owned());
            args.set("value", text);
            said.push(words.with_all("form-reading-part", &args));
        }
        Some(said.join(" · "))
    }

    /// `FR`, or the second one of a month, `2FR`.
    fn weekday(&self, day: &str) -> Option<String> {
        let (nth, code) = day.split_at_checked(day.len().checked_sub(2)?)?;
        let name = self.words.find(&format!("form-choice-weekday-{}", code.to_lowercase()))?;
        if nth.is_empty() {
            return Some(name);
        }
        let which = self.words.find(&format!("form-choice-nth-{}", nth.trim_start_matches('+')))?;
        Some(format!("{which} {name}"))
    }
}

/// The last key of a path, past the numbers of entries.
fn last(path: &str) -> &str {
    path.rsplit('.').find(|part| part.parse::<usize>().is_err()).unwrap_or(path)
}
