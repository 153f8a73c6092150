//! The valid part of a draft that is not ready: what lists and previews show of it.

use serde_json::{Map, Value, json};

use super::Draft;
use crate::category::{CATEGORIES, Kind};
use crate::facts::{remove, set};
use crate::geo::Point;
use crate::item::Item;
use crate::problem::Problem;

/// Most faults that are looked at. A draft with more is not worth showing.
const FAULTS_MAX: usize = 400;

impl Draft {
    /// An item of what is valid in this draft. What is wrong is left out; what must be there and is not is filled with
    /// what stands for nothing: a name of three dots, this position, a day long past, items that do not exist. None
    /// when not even the id and kind are known.
    pub fn salvage(self, position: Point) -> Option<Item> {
        let mut doc = self.0;
        doc.insert("format".to_owned(), crate::written::FORMAT.into());
        for _ in 0..FAULTS_MAX {
            match Draft(doc.clone()).check() {
                Ok(item) => return Some(item),
                Err(problems) => mend(&mut doc, problems.first()?, position)?,
            }
        }
        None
    }
}

/// Takes out what the problem is about. Where there is nothing, something is missing: it is filled, or what asks for it
/// goes.
fn mend(doc: &mut Map<String, Value>, problem: &Problem, position: Point) -> Option<()> {
    let field = problem.field.as_str();
    if field.is_empty() || field == "id" || field == "kind" {
        return None;
    }
    if remove(doc, field).is_some() {
        return Some(());
    }
    if let Some(value) = filling(doc, field, position) {
        set(doc, field, value);
        return Some(());
    }
    let mut way = field;
    while let Some((parent, _)) = way.rsplit_once('.') {
        if remove(doc, parent).is_some() {
            return Some(());
        }
        way = parent;
    }
    None
}

/// What stands for nothing in a field that must be there.
fn filling(doc: &Map<String, Value>, field: &str, position: Point) -> Option<Value> {
    Some(match field {
        "name" => json!({"fa": "…"}),
        "sources" => json!([{"title": "…"}]),
        "point" => json!({"lon": position.lon(), "lat": position.lat(), "precision": "settlement"}),
        "category" => {
            let kind = doc.get("kind").and_then(Value::as_str).and_then(Kind::from_slug)?;
            CATEGORIES.iter().find(|category| category.kind == kind)?.slug.into()
        }
        "organisation.type" => "association".into(),
        "event.schedule" => json!({"type": "dates", "dates": [{"start": "1970-01-01"}]}),
        "route.stops" => json!([{"place": "place:none"}, {"place": "place:none"}]),
        "route.mode" => "foot".into(),
        "partnership.cities" => json!(["city:none", "city:nowhere"]),
        "opportunity.place" => "place:none".into(),
        "opportunity.form" => "partnership".into(),
        _ => return None,
    })
}
