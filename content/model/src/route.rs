//! A way through several places.

use crate::geo::Point;
use crate::id::Id;
use crate::text::Texts;

/// What only a route has.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Route {
    /// Places in the order of the way; two at least.
    pub stops: Vec<Stop>,
    /// The way itself, `[lon, lat]` in degrees; empty when only the stops are known.
    #[serde(skip_serializing_if = "Vec::is_empty", default)]
    pub line: Vec<(f64, f64)>,
    /// Length in metres.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub length_m: Option<u32>,
    /// Time it takes, in minutes.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub duration_min: Option<u32>,
    /// `easy`, `moderate` or `hard`.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub difficulty: Option<String>,
    /// `foot`, `bicycle`, `car` or `boat`.
    pub mode: String,
}

impl Route {
    /// The way, `[lon, lat]` in degrees; where only the stops are known, straight from one to the next of those that
    /// `points` knows the positions of.
    pub fn way(&self, points: impl FnOnce() -> Vec<Point>) -> Vec<(f64, f64)> {
        if self.line.is_empty() {
            points().iter().map(|point| (point.lon(), point.lat())).collect()
        } else {
            self.line.clone()
        }
    }
}

/// A place on the way.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Stop {
    /// The place.
    pub place: Id,
    /// What to do there, how to go on.
    #[serde(skip_serializing_if = "Texts::is_empty", default)]
    pub note: Texts,
}

/// Grades of difficulty.
pub const DIFFICULTIES: [&str; 3] = ["easy", "moderate", "hard"];
/// Ways of moving.
pub const MODES: [&str; 4] = ["foot", "bicycle", "car", "boat"];
