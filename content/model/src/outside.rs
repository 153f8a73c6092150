//! Addresses outside the service that a written form holds: web sites, bookings, sources, documents.

use serde_json::{Map, Value};

/// The fields that hold one, wherever they stand.
const FIELDS: [&str; 3] = ["url", "website", "booking_url"];

/// Every outside address with the path of its field, in the order of the document.
pub fn addresses(doc: &Map<String, Value>) -> Vec<(String, &str)> {
    let mut found = Vec::new();
    for (key, value) in doc {
        collect(key, key, value, &mut found);
    }
    found
}

fn collect<'a>(path: &str, key: &str, value: &'a Value, found: &mut Vec<(String, &'a str)>) {
    match value {
        Value::String(text) => {
            let text = text.trim();
            if FIELDS.contains(&key) && (text.starts_with("https://") || text.starts_with("http://")) {
                found.push((path.to_owned(), text));
            }
        }
        Value::Object(object) => {
            for (key, value) in object {
                collect(&format!("{path}.{key}"), key, value, found);
            }
        }
        Value::Array(list) => {
            for (number, value) in list.iter().enumerate() {
                collect(&format!("{path}.{number}"), "", value, found);
            }
        }
        _ => {}
    }
}
