//! The facts of a written form, each with its path: `name.fa`, `place.fee.free`, `pictures`.
//!
//! A fact is what two people can change without being in each other's way. Objects are looked into; a list is one fact,
//! because its entries have no names by which to tell them apart; and so are the few objects whose parts mean nothing
//! alone, such as a position.

use serde_json::{Map, Value};

/// Objects that are one fact.
const WHOLE: [&str; 2] = ["point", "event.schedule"];

/// All facts in the order of the document.
pub fn facts(doc: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    collect(doc, "", &mut found);
    found
}

fn collect<'a>(object: &'a Map<String, Value>, below: &str, found: &mut Vec<(String, &'a Value)>) {
    for (key, value) in object {
        let path = if below.is_empty() { key.clone() } else { format!("{below}.{key}") };
        match value {
            Value::Null => {}
            Value::Object(inner) if !WHOLE.contains(&path.as_str()) => collect(inner, &path, found),
            _ => found.push((path, value)),
        }
    }
}

/// The value at a path; numbers count the entries of a list.
pub fn get<'a>(doc: &'a Map<String, Value>, path: &str) -> Option<&'a Value> {
    let mut parts = path.split('.');
    let mut value = doc.get(parts.next()?)?;
    for part in parts {
        value = match value {
            Value::Object(object) => object.get(part)?,
            Value::Array(list) => list.get(part.parse::<usize>().ok()?)?,
            _ => return None,
        };
    }
    Some(value)
}

/// Puts a value at a path through objects; what stands in its way gives way. Paths into lists change nothing.
pub fn set(doc: &mut Map<String, Value>, path: &str, value: Value) {
    match path.split_once('.') {
        None => {
            doc.insert(path.to_owned(), value);
        }
        Some((first, rest)) => {
            let inner = doc.entry(first.to_owned()).or_insert_with(|| Value::Object(Map::new()));
            if inner.is_array() {
                return;
            }
            if !inner.is_object() {
                *inner = Value::Object(Map::new());
            }
            if let Value::Object(inner) = inner {
                set(inner, rest, value);
            }
        }
    }
}

/// Takes the value at a path out. Entries behind it in a list move up; an object or list that held nothing else goes
/// with it.
pub fn remove(doc: &mut Map<String, Value>, path: &str) -> Option<Value> {
    let Some((first, rest)) = path.split_once('.') else { return doc.shift_remove(path) };
    let inner = doc.get_mut(first)?;
    let taken = remove_in(inner, rest);
    if taken.is_some() && is_empty(inner) {
        doc.shift_remove(first);
    }
    taken
}

fn remove_in(value: &mut Value, path: &str) -> Option<Value> {
    match value {
        Value::Object(object) => remove(object, path),
        Value::Array(list) => {
            let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
            let at = first.parse::<usize>().ok().filter(|at| *at < list.len())?;
            let Some(rest) = rest else { return Some(list.remove(at)) };
            let taken = remove_in(&mut list[at], rest);
            if taken.is_some() && is_empty(&list[at]) {
                list.remove(at);
            }
            taken
        }
        _ => None,
    }
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Object(object) => object.is_empty(),
        Value::Array(list) => list.is_empty(),
        _ => false,
    }
}
