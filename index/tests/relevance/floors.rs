//! What each group has reached; less fails.

use crate::table::Floor;

/// Over the starter collection: first, five, nDCG.
pub const STARTER: [Floor; 21] = [
    ("all", [99.6, 99.8, 97.3]),
    ("arabic", [99.9, 99.9, 99.1]),
    ("beginning", [99.9, 99.9, 98.8]),
    ("category", [99.9, 99.9, 96.8]),
    ("city", [99.9, 99.9, 99.9]),
    ("date", [99.9, 99.9, 88.3]),
    ("english", [99.9, 99.9, 99.9]),
    ("keyboard", [99.9, 99.9, 98.0]),
    ("language", [99.9, 99.9, 93.7]),
    ("latin", [99.2, 99.2, 98.3]),
    ("name", [99.9, 99.9, 99.9]),
    ("near", [99.9, 99.9, 86.2]),
    ("nothing", [99.9, 99.9, 99.9]),
    ("order", [94.3, 99.9, 97.8]),
    ("othername", [99.9, 99.9, 99.9]),
    ("phrase", [99.9, 99.9, 93.9]),
    ("place", [99.9, 99.9, 95.0]),
    ("spacing", [99.9, 99.9, 98.3]),
    ("spelling", [99.9, 99.9, 99.1]),
    ("typo", [99.9, 99.9, 99.5]),
    ("without", [99.9, 99.9, 99.9]),
];

/// Over the gazetteer: first, five, nDCG.
pub const GAZETTEER: [Floor; 12] = [
    ("all", [97.3, 99.4, 98.6]),
    ("arabic", [99.9, 99.9, 99.9]),
    ("beginning", [99.9, 99.9, 99.9]),
    ("keyboard", [99.9, 99.9, 99.9]),
    ("language", [94.4, 99.9, 97.7]),
    ("latin", [96.6, 99.9, 98.7]),
    ("name", [99.9, 99.9, 99.9]),
    ("nothing", [99.9, 99.9, 99.9]),
    ("order", [99.9, 99.9, 99.9]),
    ("spacing", [99.9, 99.9, 99.9]),
    ("spelling", [99.9, 99.9, 99.9]),
    ("typo", [94.9, 94.9, 94.9]),
];

/// The greatest share of questions that may find nothing although an answer exists, in percent.
pub const MOST_NONE: f64 = 1.0;
