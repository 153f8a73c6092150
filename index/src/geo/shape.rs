//! Areas that are neither box nor circle: a polygon drawn on the map, and the surroundings of a way.

use model::Point;

use super::area::{EARTH, Place, most_distance};

/// Most corners of a polygon, and most positions of a way once it is smoothed.
pub const MOST_CORNERS: usize = 500;
/// The surroundings of a way reach at most so far, in metres.
pub const WIDEST: f64 = 100_000.0;

/// An area to search in.
#[derive(Clone, Debug)]
pub struct Shape(Form);

#[derive(Clone, Debug)]
enum Form {
    /// The corners in degrees, each at most half the world east or west of the one before, so that longitudes may go on
    /// beyond ±180; the first once more at the end.
    Polygon(Vec<[f64; 2]>),
    /// Unit vectors of the way's positions, and how far its surroundings reach, in radians.
    Corridor(Vec<[f64; 3]>, f64),
}

impl Shape {
    /// What lies within a ring of corners. Its sides are straight in degrees (RFC 7946, 3.1.1) and go the shorter way
    /// round the world; inside is told by the even-odd rule. None for fewer than three or more than [`MOST_CORNERS`]
    /// corners, and for a ring that goes round a pole.
    pub fn polygon(ring: &[Point]) -> Option<Shape> {
        let ring = match ring {
            [first, rest @ .., last] if first == last && rest.len() > 1 => &ring[..ring.len() - 1],
            _ => ring,
        };
        if !(3..=MOST_CORNERS).contains(&ring.len()) {
            return None;
        }
        let mut corners: Vec<[f64; 2]> = Vec::with_capacity(ring.len() + 1);
        for point in ring.iter().chain(ring.first()) {
            let lon = corners.last().map_or(point.lon(), |[before, _]| before + turn(point.lon() - before));
            corners.push([lon, point.lat()]);
        }
        let closes = (corners[0][0] - corners[corners.len() - 1][0]).abs() < 1e-6;
        closes.then_some(Shape(Form::Polygon(corners)))
    }

    /// What lies within so many metres of a way, measured on the sphere. The way is smoothed by at most a fiftieth of the
    /// width first. None for an empty way, one of more than [`MOST_CORNERS`] positions even then, and a width that is not
    /// above 0 or beyond [`WIDEST`].
    pub fn corridor(line: &[Point], metres: f64) -> Option<Shape> {
        if line.is_empty() || !(metres > 0.0 && metres <= WIDEST) {
            return None;
        }
        let line = smoothed(line.iter().map(|point| vector(*point)).collect(), metres / 50.0 / EARTH);
        (line.len() <= MOST_CORNERS).then_some(Shape(Form::Corridor(line, metres / EARTH)))
    }

    /// Whether a position lies in it.
    pub fn contains(&self, point: Point) -> bool {
        match &self.0 {
            Form::Polygon(corners) => turns(corners).any(|turn| inside(corners, point.lon() + turn, point.lat())),
            Form::Corridor(line, width) => angle_to(line, vector(point)) <= *width,
        }
    }

    /// How a rectangle of degrees (west, south, east, north) lies to it.
    pub(super) fn place(&self, rectangle: [f64; 4]) -> Place {
        let [west, south, east, north] = rectangle;
        match &self.0 {
            Form::Polygon(corners) => {
                let mut place = Place::Outside;
                for turn in turns(corners) {
                    let turned = [west + turn, south, east + turn, north];
                    if corners.windows(2).any(|side| crosses(side[0], side[1], turned)) {
                        return Place::Edge;
                    }
                    if inside(corners, f64::midpoint(turned[0], turned[2]), f64::midpoint(south, north)) {
                        place = Place::Inside;
                    }
                }
                place
            }
            Form::Corridor(line, width) => {
                let (lon, lat) = (f64::midpoint(west, east), f64::midpoint(south, north));
                let Some(centre) = Point::new(lon.clamp(-180.0, 180.0), lat.clamp(-90.0, 90.0)) else {
                    return Place::Edge;
                };
                // No position of the rectangle is farther from its centre: distance cannot change by more than that.
                let reach = (most_distance(centre, rectangle) + 1.0) / EARTH;
                let to_line = angle_to(line, vector(centre));
                if to_line > width * 1.000_01 + reach {
                    Place::Outside
                } else if to_line + reach < width * 0.999_99 {
                    Place::Inside
                } else {
                    Place::Edge
                }
            }
        }
    }
}

/// Degrees of longitude as the shorter way round the world.
fn turn(degrees: f64) -> f64 {
    degrees - 360.0 * (degrees / 360.0).round()
}

/// The turns of the world by which a position may meet a polygon that goes on beyond ±180.
fn turns(corners: &[[f64; 2]]) -> impl Iterator<Item = f64> {
    let west = corners.iter().map(|[lon, _]| *lon).fold(f64::MAX, f64::min);
    let east = corners.iter().map(|[lon, _]| *lon).fold(f64::MIN, f64::max);
    (-2..=2).map(|n| f64::from(n) * 360.0).filter(move |turn| west <= 180.1 + turn && east >= -180.1 + turn)
}

fn inside(corners: &[[f64; 2]], lon: f64, lat: f64) -> bool {
    let crossings = corners.windows(2).filter(|side| {
        let ([x1, y1], [x2, y2]) = (side[0], side[1]);
        (y1 > lat) != (y2 > lat) && lon < (x2 - x1) * (lat - y1) / (y2 - y1) + x1
    });
    crossings.count() % 2 == 1
}

/// Whether a side meets a rectangle: what is left of it after cutting at each of the four edges (Liang and Barsky 1984).
fn crosses([x1, y1]: [f64; 2], [x2, y2]: [f64; 2], [west, south, east, north]: [f64; 4]) -> bool {
    let (dx, dy) = (x2 - x1, y2 - y1);
    let (mut from, mut to) = (0.0f64, 1.0f64);
    for (step, room) in [(-dx, x1 - west), (dx, east - x1), (-dy, y1 - south), (dy, north - y1)] {
        if step == 0.0 {
            if room < 0.0 {
                return false;
            }
        } else if step < 0.0 {
            from = from.max(room / step);
        } else {
            to = to.min(room / step);
        }
    }
    from <= to
}

fn vector(point: Point) -> [f64; 3] {
    let ((sin, cos), (east, north)) = (point.lat().to_radians().sin_cos(), point.lon().to_radians().sin_cos());
    [cos * north, cos * east, sin]
}

fn dot(a: [f64; 3], b: [f64; 3]) -> f64 {
    a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
}

fn cross(a: [f64; 3], b: [f64; 3]) -> [f64; 3] {
    [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
}

/// The angle between two directions, exact for small ones too.
fn angle(a: [f64; 3], b: [f64; 3]) -> f64 {
    let across = cross(a, b);
    dot(across, across).sqrt().atan2(dot(a, b))
}

/// The angle from a position to the nearest spot of a way of great circles.
fn angle_to(line: &[[f64; 3]], from: [f64; 3]) -> f64 {
    let single = line.iter().take(1).map(|only| angle(*only, from));
    let parts = line.windows(2).map(|part| {
        let (a, b) = (part[0], part[1]);
        let normal = cross(a, b);
        let length = dot(normal, normal).sqrt();
        let beside = dot(cross(normal, a), from) >= 0.0 && dot(cross(b, normal), from) >= 0.0;
        if length > 1e-12 && beside {
            (dot(normal, from) / length).abs().clamp(0.0, 1.0).asin()
        } else {
            angle(a, from).min(angle(b, from))
        }
    });
    single.chain(parts).fold(f64::MAX, f64::min)
}

/// Leaves out positions that stand no farther than so many radians from the way without them (Douglas and Peucker 1973).
fn smoothed(line: Vec<[f64; 3]>, by: f64) -> Vec<[f64; 3]> {
    let mut kept = vec![false; line.len()];
    let mut waiting = vec![(0, line.len() - 1)];
    while let Some((start, end)) = waiting.pop() {
        (kept[start], kept[end]) = (true, true);
        let farthest = (start + 1..end)
            .map(|n| (angle_to(&[line[start], line[end]], line[n]), n))
            .max_by(|one, other| one.0.total_cmp(&other.0));
        if let Some((_, n)) = farthest.filter(|(away, _)| *away > by) {
            waiting.extend([(start, n), (n, end)]);
        }
    }
    line.into_iter().zip(kept).filter_map(|(position, kept)| kept.then_some(position)).collect()
}
