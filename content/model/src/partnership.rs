//! A sister-city agreement between two cities.

use crate::id::Id;
use crate::item::Document;

/// What only a partnership has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Partnership {
    /// The two cities, the home city first.
    pub cities: [Id; 2],
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: as much of the day of signing as is known.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub signed: Option<String>,
    /// Fields of work, of [`THEMES`].
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub themes: Vec<String>,
    /// `active`, `dormant`, `ended` or `unknown`.
    pub state: String,
    /// Agreements and reports.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub documents: Vec<Document>,
}

/// Fields of work of a partnership or programme.
pub const THEMES: [&str; 14] = [
    "culture",
    "tourism",
    "heritage",
    "education",
    "youth",
    "sport",
    "trade",
    "environment",
    "urban-planning",
    "food",
    "literature",
    "crafts",
    "health",
    "technology",
];

/// How alive a partnership is.
pub const STATES: [&str; 4] = ["active", "dormant", "ended", "unknown"];
