//! Cities and provinces: reference data that other items lie in.

use crate::geo::{Bounds, Rings};
use crate::text::Texts;

/// What only a city has.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct City {
    /// The box to show when the city is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// Inhabitants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
    /// Name in the tz database.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timezone: Option<String>,
}

/// What only a province has.
#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Province {
    /// The box to show when the province is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub bounds: Option<Bounds>,
    /// ISO 3166-2.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub iso: Option<String>,
    /// Name of the capital by language.
    #[serde(skip_serializing_if = "Texts::is_empty")]
    pub capital: Texts,
    /// Simplified border.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub outline: Rings,
}
