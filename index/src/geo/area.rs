//! An area as intervals of document ids.
//!
//! The recursion halves the world until a square lies wholly inside the area (its documents need no test), wholly
//! outside, or holds so few documents that testing each is quicker than halving again.

use std::f64::consts::PI;
use std::sync::Arc;

use model::{Bounds, Point};

use crate::geo::order::Square;
use crate::geo::shape::Shape;
use crate::view::Segment;

/// Mean radius of the earth in metres (IUGG), as in [`Point::distance`].
pub(super) const EARTH: f64 = 6_371_008.8;
/// A square with no more documents than this is tested document by document.
const FEW: u32 = 64;

/// Everything that must hold of a position. The empty area holds everywhere.
#[derive(Clone, Debug, Default)]
pub(crate) struct Area {
    /// Inside this box.
    pub bounds: Option<Bounds>,
    /// Within so many metres of a position.
    pub circle: Option<(Point, f64)>,
    /// Inside this shape.
    pub shape: Option<Arc<Shape>>,
    /// In this square of the curve.
    pub square: Option<Square>,
}

/// Document ids `start..end` of one segment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Interval {
    pub start: u32,
    pub end: u32,
    /// Whether all of them lie inside; otherwise each is to be tested.
    pub full: bool,
}

/// How a square lies to an area.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Inside,
    Outside,
    Edge,
}

impl Area {
    /// Whether box, circle and shape hold at a position. The square is exact already: it is a range of codes.
    pub(crate) fn contains(&self, point: Point) -> bool {
        self.bounds.is_none_or(|bounds| bounds.contains(point))
            && self.circle.is_none_or(|(centre, radius)| centre.distance(point) <= radius)
            && self.shape.as_ref().is_none_or(|shape| shape.contains(point))
    }

    /// Whether nothing but the square decides.
    pub(crate) fn is_anywhere(&self) -> bool {
        self.bounds.is_none() && self.circle.is_none() && self.shape.is_none()
    }

    /// The documents of a segment that may lie in the area, in order and without overlap.
    pub(crate) fn intervals(&self, segment: &Segment) -> Vec<Interval> {
        let square = self.square.unwrap_or(Square::WORLD);
        let all = 0..segment.max_doc;
        let range = if square.level == 0 { all } else { segment.docs_in(square, all) };
        let mut found = Vec::new();
        if !range.is_empty() {
            if self.is_anywhere() {
                found.push(Interval { start: range.start, end: range.end, full: true });
            } else {
                self.descend(segment, square, range, &mut found);
            }
        }
        found
    }

    fn descend(&self, segment: &Segment, square: Square, docs: std::ops::Range<u32>, found: &mut Vec<Interval>) {
        let place = self.place(square);
        let full = matches!(place, Place::Inside);
        if matches!(place, Place::Outside) {
            return;
        }
        match square.quarters() {
            Some(quarters) if !full && docs.end - docs.start > FEW => {
                let mut start = docs.start;
                for (n, quarter) in quarters.into_iter().enumerate() {
                    let end = if n == 3 { docs.end } else { segment.first_after(quarter.last(), start..docs.end) };
                    if start < end {
                        self.descend(segment, quarter, start..end, found);
                    }
                    start = end;
                }
            }
            _ => match found.last_mut() {
                Some(last) if last.end == docs.start && last.full == full => last.end = docs.end,
                _ => found.push(Interval { start: docs.start, end: docs.end, full }),
            },
        }
    }

    /// How a square lies to box, circle and shape.
    pub(crate) fn place(&self, square: Square) -> Place {
        let rectangle = square.degrees();
        let mut inside = true;
        if let Some(bounds) = self.bounds {
            let (first, second) = bounds.parts();
            let parts = || std::iter::once(first).chain(second);
            if parts().all(|part| apart(part, rectangle)) {
                return Place::Outside;
            }
            inside &= parts().any(|part| covers(part, rectangle));
        }
        if let Some((centre, radius)) = self.circle {
            if least_distance(centre, rectangle) > radius * 1.000_01 + 1.0 {
                return Place::Outside;
            }
            inside &= most_distance(centre, rectangle) < radius * 0.999_99 - 1.0;
        }
        if let Some(shape) = &self.shape {
            match shape.place(rectangle) {
                Place::Outside => return Place::Outside,
                Place::Inside => {}
                Place::Edge => inside = false,
            }
        }
        if inside { Place::Inside } else { Place::Edge }
    }
}

fn apart(bounds: Bounds, [west, south, east, north]: [f64; 4]) -> bool {
    east < bounds.west() || west > bounds.east() || north < bounds.south() || south > bounds.north()
}

fn covers(bounds: Bounds, [west, south, east, north]: [f64; 4]) -> bool {
    bounds.west() <= west && east <= bounds.east() && bounds.south() <= south && north <= bounds.north()
        // The world's own edges: a square's hair reaches beyond them, no document does.
        || (bounds.west() <= west.max(-180.0) && east.min(180.0) <= bounds.east() && bounds.south() <= south && north <= bounds.north())
}

/// Metres from a position to the nearest spot of a rectangle of degrees.
pub(crate) fn least_distance(from: Point, [west, south, east, north]: [f64; 4]) -> f64 {
    angle(from.lon(), from.lat(), [west, south, east, north]) * EARTH
}

/// Metres to the farthest spot: what the antipode is nearest to lies farthest from here.
pub(super) fn most_distance(from: Point, rectangle: [f64; 4]) -> f64 {
    let lon = if from.lon() > 0.0 { from.lon() - 180.0 } else { from.lon() + 180.0 };
    (PI - angle(lon, -from.lat(), rectangle)) * EARTH
}

/// The angle at the earth's centre between a position and the nearest spot of a rectangle, in radians. Off the
/// rectangle's own meridians that spot lies on its western or eastern side, where the cosine of the angle is itself a
/// cosine of the latitude, highest at `peak`.
fn angle(lon: f64, lat: f64, [west, south, east, north]: [f64; 4]) -> f64 {
    if (west..=east).contains(&lon) {
        return (south - lat).max(lat - north).max(0.0).to_radians();
    }
    let (sin, cos) = lat.to_radians().sin_cos();
    let to_meridian = |side: f64| {
        let cos_turn = (side - lon).to_radians().cos();
        let at = |lat: f64| {
            let (s, c) = lat.to_radians().sin_cos();
            (sin * s + cos * c * cos_turn).clamp(-1.0, 1.0).acos()
        };
        let peak = sin.atan2(cos * cos_turn).to_degrees();
        let ends = at(south).min(at(north));
        if (south..=north).contains(&peak) { ends.min(at(peak)) } else { ends }
    };
    to_meridian(west).min(to_meridian(east))
}
