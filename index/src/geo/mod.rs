//! Geography without a spatial index: the documents themselves stand in the order of a space-filling curve.
//!
//! [`order`] says where a position stands on the curve, [`area`] turns a box, a circle, a [`shape`] or a tile into
//! intervals of document ids, [`nearest`] walks outwards from a position, [`grid`] counts for the map.

pub(crate) mod area;
pub(crate) mod grid;
pub(crate) mod nearest;
pub(crate) mod order;
pub(crate) mod shape;
