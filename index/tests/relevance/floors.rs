//! What each group has reached; less fails.

use crate::table::Floor;

/// Over the starter collection: first, five, nDCG.
pub const STARTER: [Floor; 21] = [
    ("all", [83.4, 87.3, 82.7]),
    ("arabic", [96.5, 99.9, 97.8]),
    ("beginning", [83.9, 95.9, 89.9]),
    ("category", [90.8, 96.0, 89.6]),
    ("city", [94.9, 99.9, 98.1]),
    ("date", [39.3, 48.4, 21.1]),
    ("english", [99.9, 99.9, 99.9]),
    ("keyboard", [0.0, 0.0, 0.0]),
    ("language", [51.9, 59.9, 50.2]),
    ("latin", [98.4, 99.2, 97.0]),
    ("name", [99.9, 99.9, 99.9]),
    ("near", [40.8, 59.0, 37.4]),
    ("nothing", [99.9, 99.9, 99.9]),
    ("order", [94.3, 99.9, 97.8]),
    ("othername", [99.9, 99.9, 99.9]),
    ("phrase", [81.7, 81.7, 77.7]),
    ("place", [86.6, 97.2, 89.0]),
    ("spacing", [96.7, 96.7, 96.3]),
    ("spelling", [95.8, 95.8, 94.2]),
    ("typo", [93.8, 98.4, 95.1]),
    ("without", [0.0, 0.0, 0.0]),
];

/// Over the gazetteer: first, five, nDCG.
pub const GAZETTEER: [Floor; 12] = [
    ("all", [92.4, 94.0, 93.3]),
    ("arabic", [99.9, 99.9, 99.9]),
    ("beginning", [99.9, 99.9, 99.9]),
    ("keyboard", [0.0, 0.0, 0.0]),
    ("language", [93.5, 99.9, 97.3]),
    ("latin", [99.9, 99.9, 99.9]),
    ("name", [99.9, 99.9, 99.9]),
    ("nothing", [99.9, 99.9, 99.9]),
    ("order", [99.9, 99.9, 99.9]),
    ("spacing", [99.9, 99.9, 99.9]),
    ("spelling", [99.9, 99.9, 99.9]),
    ("typo", [94.9, 94.9, 94.9]),
];

/// The greatest share of questions that may find nothing although an answer exists, in percent.
pub const MOST_NONE: f64 = 7.1;
