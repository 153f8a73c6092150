//! What is different between two versions of an item, fact by fact.

use serde_json::{Map, Value};

use crate::facts::{facts, get};

/// One fact that is not what it was.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Path of the fact in the written form.
    pub path: String,
    /// What it was; none when it was not there.
    pub before: Option<Value>,
    /// What it is; none when it is gone.
    pub after: Option<Value>,
}

/// All differences: changed and new facts in the order of the later document, then those that are gone.
pub fn difference(before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Difference> {
    let mut found: Vec<Difference> = facts(after)
        .into_iter()
        .filter_map(|(path, value)| {
            let was = get(before, &path).filter(|was| !was.is_null());
            let differs = was.is_none_or(|was| !same(was, value));
            differs.then(|| Difference { before: was.cloned(), after: Some(value.clone()), path })
        })
        .collect();
    let is_gone = |path: &str| get(after, path).is_none_or(Value::is_null);
    let gone = facts(before).into_iter().filter(|(path, _)| is_gone(path));
    found.extend(gone.map(|(path, value)| Difference { path, before: Some(value.clone()), after: None }));
    found
}

/// Whether two values say the same. A number may be written `1` or `1.0`, and the order of keys means nothing.
pub fn same(a: &Value, b: &Value) -> bool {
    match (a, b) {
        (Value::Number(a), Value::Number(b)) => a.as_f64() == b.as_f64(),
        (Value::Array(a), Value::Array(b)) => a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b)),
        (Value::Object(a), Value::Object(b)) => {
            a.len() == b.len() && a.iter().all(|(key, a)| b.get(key).is_some_and(|b| same(a, b)))
        }
        _ => a == b,
    }
}
