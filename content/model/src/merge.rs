//! Two people changed the same item: what each of them changed alone is taken from both, and where both changed the
//! same fact, a person chooses.

use serde_json::{Map, Value};

use crate::difference::{difference, same};
use crate::facts::{get, remove, set};

/// A fact that both changed, and not to the same.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Path of the fact in the written form.
    pub path: String,
    /// What both began from.
    pub base: Option<Value>,
    /// What the other person made of it.
    pub theirs: Option<Value>,
    /// What this person made of it.
    pub yours: Option<Value>,
}

/// Two texts in one.
#[derive(Clone, Debug, PartialEq)]
pub struct Merged {
    /// The merged document. Where there is a clash it holds yours.
    pub doc: Map<String, Value>,
    /// Paths that only the other person changed, and that were taken over.
    pub taken: Vec<String>,
    /// What a person has to choose.
    pub clashes: Vec<Clash>,
}

/// Merges what two people made of the same base.
pub fn merge(base: &Map<String, Value>, theirs: &Map<String, Value>, yours: &Map<String, Value>) -> Merged {
    let mut merged = Merged { doc: yours.clone(), taken: Vec::new(), clashes: Vec::new() };
    let own = difference(base, yours);
    for change in difference(base, theirs) {
        // Somebody may have put an object where the other put a text; then the one lies on the way to the other.
        let touched = own.iter().any(|own| on_one_way(&own.path, &change.path));
        let mine = get(yours, &change.path);
        if !touched {
            match change.after {
                Some(value) => set(&mut merged.doc, &change.path, value),
                None => drop(remove(&mut merged.doc, &change.path)),
            }
            merged.taken.push(change.path);
        } else if !agree(mine, change.after.as_ref()) {
            let yours = mine.cloned();
            merged.clashes.push(Clash { path: change.path, base: change.before, theirs: change.after, yours });
        }
    }
    merged
}

fn agree(a: Option<&Value>, b: Option<&Value>) -> bool {
    match (a, b) {
        (Some(a), Some(b)) => same(a, b),
        (None, None) => true,
        _ => false,
    }
}

fn on_one_way(a: &str, b: &str) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
