//! A GeoJSON FeatureCollection (RFC 7946) of points as drafts: properties are the columns of the CSV form, the geometry
//! gives the position.

use std::path::Path;

use anyhow::{Context, bail};
use model::Lang;
use model::problem::{Code, Problem};
use serde_json::Value;

use super::Row;
use crate::intake::columns;

pub(super) fn rows(path: &Path) -> anyhow::Result<Vec<Row>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let collection: Value = serde_json::from_str(&text).with_context(|| format!("{} is not JSON", path.display()))?;
    let Some(features) = collection.get("features").and_then(Value::as_array) else {
        bail!("{} is not a FeatureCollection", path.display());
    };
    Ok(features.iter().enumerate().map(|(i, feature)| Row { number: i as u64 + 1, draft: draft(feature) }).collect())
}

fn draft(feature: &Value) -> Result<model::Draft, Vec<Problem>> {
    let mut columns: Vec<(String, Option<String>, String)> = Vec::new();
    let mut problems = Vec::new();
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    if let Some(id) = feature.get("id") {
        columns.push(("id".to_owned(), None, text(id)));
    }
    let geometry = feature.get("geometry");
    match geometry.and_then(|geometry| geometry.get("type")).and_then(Value::as_str) {
        Some("Point") => {
            let positions = geometry.and_then(|geometry| geometry.get("coordinates")).and_then(Value::as_array);
            for (name, value) in ["lon", "lat"].into_iter().zip(positions.into_iter().flatten()) {
                columns.push((name.to_owned(), None, text(value)));
            }
        }
        None => {}
        Some(_) => {
            problems.push(Problem {
                field: "geometry".to_owned(),
                code: Code::WrongShape,
                values: vec![("expected", "Point".to_owned())],
            });
        }
    }
    for (name, value) in feature.get("properties").and_then(Value::as_object).into_iter().flatten() {
        match columns::known(name) {
            Some((base, lang)) => columns.push((base.to_owned(), lang.map(|lang: Lang| lang.to_string()), text(value))),
            None => problems.push(Problem {
                field: name.clone(),
                code: Code::UnknownField,
                values: vec![("name", name.clone())],
            }),
        }
    }
    if problems.is_empty() {
        Ok(columns::draft(columns.iter().map(|(name, lang, text)| (name.as_str(), lang.as_deref(), text.as_str()))))
    } else {
        Err(problems)
    }
}
