//! The written form: one JSON object an item, as `FORMAT.md` beside this crate describes it.
//!
//! It is what the starter collection, import, export and revisions share. The public API has shapes of its own.

use serde_json::{Map, Value};

use crate::draft::Draft;
use crate::item::Item;
use crate::problem::{Code, Problem, Problems};

/// The format's present number.
pub const FORMAT: u64 = 1;

/// Reads and checks one written item.
///
/// # Errors
/// All problems at once; a text that is not a JSON object is a single problem.
pub fn read(text: &str) -> Result<Item, Problems> {
    Draft::parse(text)?.check()
}

/// Writes an item on one line, keys in the order of `FORMAT.md`. The same item always gives the same bytes.
pub fn write(item: &Item) -> String {
    to_value(item).to_string()
}

/// The written form as a JSON value.
pub fn to_value(item: &Item) -> Value {
    let mut out = Map::new();
    out.insert("format".into(), FORMAT.into());
    if let Ok(Value::Object(fields)) = serde_json::to_value(item) {
        for (key, value) in fields {
            let after_id = key == "id";
            out.insert(key, value);
            if after_id {
                out.insert("kind".into(), item.kind().slug().into());
            }
        }
    }
    Value::Object(out)
}

/// Reads back what [`write()`] wrote and the store kept, without checking it again.
///
/// # Errors
/// One problem, when the text is not a written item.
pub fn read_trusted(text: &str) -> Result<Item, Problem> {
    serde_json::from_str(text).map_err(|error| Problem {
        field: String::new(),
        code: Code::NotJson,
        values: vec![("reason", error.to_string())],
    })
}
