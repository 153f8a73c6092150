//! Where things are: checked degrees on WGS 84, boxes that may cross the antimeridian, distances in metres.

use geo::{Distance, Haversine};

/// A position in degrees: longitude −180..=180, latitude −90..=90, rounded to seven decimals (about a centimetre).
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Point {
    lon: f64,
    lat: f64,
}

impl Point {
    /// A position, if both numbers are finite and in range.
    pub fn new(lon: f64, lat: f64) -> Option<Point> {
        let round = |degrees: f64| (degrees * 1e7).round() / 1e7;
        let inside = (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat);
        inside.then(|| Point { lon: round(lon), lat: round(lat) })
    }

    /// Longitude in degrees east.
    pub const fn lon(self) -> f64 {
        self.lon
    }

    /// Latitude in degrees north.
    pub const fn lat(self) -> f64 {
        self.lat
    }

    /// Great-circle distance in metres on a sphere of the mean earth radius (IUGG).
    pub fn distance(self, other: Point) -> f64 {
        Haversine.distance(geo::Point::new(self.lon, self.lat), geo::Point::new(other.lon, other.lat))
    }
}

/// How well a position is known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub enum Precision {
    /// On the spot.
    #[default]
    #[serde(rename = "exact")]
    Exact,
    /// Within about a hundred metres.
    #[serde(rename = "100m")]
    HundredMetres,
    /// Within about a kilometre.
    #[serde(rename = "1km")]
    Kilometre,
    /// Only the settlement is known.
    #[serde(rename = "settlement")]
    Settlement,
}

impl Precision {
    /// All grades, best first.
    pub const ALL: [Precision; 4] =
        [Precision::Exact, Precision::HundredMetres, Precision::Kilometre, Precision::Settlement];

    /// The word in the written form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Precision::Exact => "exact",
            Precision::HundredMetres => "100m",
            Precision::Kilometre => "1km",
            Precision::Settlement => "settlement",
        }
    }

    /// How far away the true position may be, in metres, where that is far: of a settlement, what a town measures.
    pub const fn reach(self) -> Option<f64> {
        match self {
            Precision::Exact | Precision::HundredMetres => None,
            Precision::Kilometre => Some(1_000.0),
            Precision::Settlement => Some(3_000.0),
        }
    }
}

/// A position and how well it is known.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Located {
    /// The position.
    #[serde(flatten)]
    pub point: Point,
    /// How well it is known.
    #[serde(default)]
    pub precision: Precision,
}

impl Located {
    /// Somewhere in the settlement or region whose middle this is.
    pub fn roughly(point: Point) -> Located {
        Located { point, precision: Precision::Settlement }
    }
}

/// A box in degrees. Where `west > east` it crosses the antimeridian.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
#[serde(into = "[f64; 4]", try_from = "[f64; 4]")]
pub struct Bounds {
    west: f64,
    south: f64,
    east: f64,
    north: f64,
}

impl Bounds {
    /// The whole world.
    pub const WORLD: Bounds = Bounds { west: -180.0, south: -90.0, east: 180.0, north: 90.0 };

    /// A box, if all numbers are finite and in range and south is not north of north.
    pub fn new(west: f64, south: f64, east: f64, north: f64) -> Option<Bounds> {
        (Point::new(west, south).is_some() && Point::new(east, north).is_some() && south <= north).then_some(Bounds {
            west,
            south,
            east,
            north,
        })
    }

    /// The smallest box that does not cross the antimeridian and holds all points; none without points.
    pub fn around(points: impl IntoIterator<Item = Point>) -> Option<Bounds> {
        points.into_iter().fold(None, |bounds: Option<Bounds>, point| {
            let old = bounds.unwrap_or(Bounds { west: point.lon, east: point.lon, south: point.lat, north: point.lat });
            Some(Bounds {
                west: old.west.min(point.lon),
                east: old.east.max(point.lon),
                south: old.south.min(point.lat),
                north: old.north.max(point.lat),
            })
        })
    }

    /// Western edge in degrees.
    pub const fn west(self) -> f64 {
        self.west
    }

    /// Southern edge in degrees.
    pub const fn south(self) -> f64 {
        self.south
    }

    /// Eastern edge in degrees.
    pub const fn east(self) -> f64 {
        self.east
    }

    /// Northern edge in degrees.
    pub const fn north(self) -> f64 {
        self.north
    }

    /// Whether the box crosses the antimeridian.
    pub fn crosses_antimeridian(self) -> bool {
        self.west > self.east
    }

    /// One box, or the two parts either side of the antimeridian.
    pub fn parts(self) -> (Bounds, Option<Bounds>) {
        if self.crosses_antimeridian() {
            (Bounds { east: 180.0, ..self }, Some(Bounds { west: -180.0, ..self }))
        } else {
            (self, None)
        }
    }

    /// Whether a position lies in the box, edges included.
    pub fn contains(self, point: Point) -> bool {
        let in_lon = if self.crosses_antimeridian() {
            point.lon >= self.west || point.lon <= self.east
        } else {
            (self.west..=self.east).contains(&point.lon)
        };
        in_lon && (self.south..=self.north).contains(&point.lat)
    }

    /// The middle of the box.
    pub fn centre(self) -> Point {
        let mut width = self.east - self.west;
        if width < 0.0 {
            width += 360.0;
        }
        let mut lon = self.west + width / 2.0;
        if lon > 180.0 {
            lon -= 360.0;
        }
        Point { lon, lat: (self.south + self.north) / 2.0 }
    }
}

impl From<Bounds> for [f64; 4] {
    fn from(bounds: Bounds) -> [f64; 4] {
        [bounds.west, bounds.south, bounds.east, bounds.north]
    }
}

impl TryFrom<[f64; 4]> for Bounds {
    type Error = &'static str;

    fn try_from([west, south, east, north]: [f64; 4]) -> Result<Bounds, Self::Error> {
        Bounds::new(west, south, east, north).ok_or("west, south, east, north in degrees")
    }
}

/// An area given by rings of positions, the first the outer one of its part; inside by the even-odd rule.
pub type Rings = Vec<Vec<(f64, f64)>>;

/// Whether a position lies inside rings, by the even-odd rule (a ray cast eastwards).
pub fn inside(rings: &Rings, point: Point) -> bool {
    rings.iter().fold(false, |inside, ring| {
        let crossings = ring.iter().zip(ring.iter().cycle().skip(1)).filter(|((x1, y1), (x2, y2))| {
            (*y1 > point.lat) != (*y2 > point.lat) && point.lon < (x2 - x1) * (point.lat - y1) / (y2 - y1) + x1
        });
        inside ^ (crossings.count() % 2 == 1)
    })
}

/// Distance in metres from a position to the nearest point of the rings' edges, on a local flat projection.
pub fn distance_to_edge(rings: &Rings, point: Point) -> f64 {
    let metres_per_degree = 111_195.0;
    let scale = point.lat.to_radians().cos();
    let flat =
        |(lon, lat): (f64, f64)| ((lon - point.lon) * scale * metres_per_degree, (lat - point.lat) * metres_per_degree);
    let mut nearest = f64::INFINITY;
    for ring in rings {
        for (a, b) in ring.iter().zip(ring.iter().cycle().skip(1)) {
            let ((ax, ay), (bx, by)) = (flat(*a), flat(*b));
            let (dx, dy) = (bx - ax, by - ay);
            let length = dx * dx + dy * dy;
            let t = if length == 0.0 { 0.0 } else { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) };
            nearest = nearest.min((ax + t * dx).hypot(ay + t * dy));
        }
    }
    nearest
}

/// Length in metres of a way through positions.
pub fn length(points: &[Point]) -> f64 {
    points.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}
