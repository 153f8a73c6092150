//! The world seen from one point: an azimuthal equidistant map, on which every distance from the middle is true and
//! every way from the middle is straight. Drawn as SVG by the server, so it needs no script and no tiles.

use std::fmt::Write;
use std::sync::LazyLock;

use model::{Lang, Point};

use crate::figures;

/// Width of the drawing in its own units; the style's letter sizes are made for it.
const WIDTH: f64 = 432.0;
/// Distance between two rings.
const RING_KM: f64 = 2000.0;
const EARTH_KM: f64 = 6371.0088;

/// Land outlines as rings of lon, lat in degrees.
static LAND: LazyLock<Vec<Vec<(f64, f64)>>> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Land {
        rings: Vec<Vec<i16>>,
    }
    let land: Land = serde_json::from_str(include_str!("../../../../web/components/world/land.json"))
        .unwrap_or(Land { rings: Vec::new() });
    let degrees = |tenths: i16| f64::from(tenths) / 10.0;
    land.rings
        .iter()
        .map(|ring| ring.chunks_exact(2).map(|pair| (degrees(pair[0]), degrees(pair[1]))).collect())
        .collect()
});

/// A city to be marked.
pub struct City {
    /// Where it is.
    pub point: Point,
    /// Its name.
    pub name: String,
    /// Where its mark leads.
    pub url: String,
    /// Whether links start here.
    pub home: bool,
}

/// The drawing, ready for the template.
pub struct World {
    /// `viewBox` of the SVG.
    pub view_box: String,
    /// Outline of the land.
    pub land: String,
    /// Rings of equal distance from the middle.
    pub rings: Vec<Ring>,
    /// Ways between partners.
    pub links: Vec<String>,
    /// Cities, homes last so that they lie on top.
    pub marks: Vec<Mark>,
}

/// A ring of equal distance.
pub struct Ring {
    /// Radius in units of the drawing.
    pub radius: String,
    /// Where its distance is written.
    pub label_y: String,
    /// Its distance in words.
    pub label: String,
}

/// A city on the drawing.
pub struct Mark {
    /// Position.
    pub x: String,
    /// Position.
    pub y: String,
    /// Name, for the label and for those who point at the mark.
    pub name: String,
    /// Where it leads.
    pub url: String,
    /// Whether links start here.
    pub home: bool,
    /// The label, where there is room for one.
    pub label: Option<Label>,
}

/// Where a name stands.
pub struct Label {
    /// Position of the anchor.
    pub x: String,
    /// Base line.
    pub y: String,
    /// `start`, `middle` or `end`, already turned for the direction of the text.
    pub anchor: &'static str,
    /// Whether the name has room only on wide screens.
    pub small: bool,
}

/// Draws the world around a point. `links` are pairs of indexes into `cities`.
pub fn draw(centre: Point, cities: &[City], links: &[(usize, usize)], lang: Lang) -> World {
    let from_centre = Projection::around(centre);
    let positions: Vec<(f64, f64)> =
        cities.iter().map(|city| from_centre.kilometres(city.point.lon(), city.point.lat())).collect();
    let frame = Frame::around(&positions);
    let on_paper: Vec<(f64, f64)> = positions.iter().map(|at| frame.paper(*at)).collect();
    let way = |(from, to): &(usize, usize)| {
        let mut d = String::new();
        for (i, (lon, lat)) in great_circle(cities[*from].point, cities[*to].point).into_iter().enumerate() {
            let (x, y) = frame.paper(from_centre.kilometres(lon, lat));
            let _ = write!(d, "{}{} {}", if i == 0 { 'M' } else { 'L' }, short(x), short(y));
        }
        d
    };
    let mut labels = place_labels(cities, &on_paper, &frame, lang);
    let mut marks: Vec<Mark> = cities
        .iter()
        .zip(&on_paper)
        .enumerate()
        .map(|(i, (city, (x, y)))| Mark {
            x: short(*x),
            y: short(*y),
            name: city.name.clone(),
            url: city.url.clone(),
            home: city.home,
            label: labels[i].take(),
        })
        .collect();
    marks.sort_by_key(|mark| mark.home);
    World {
        view_box: format!("{} {} {} {}", short(frame.left), short(frame.top), short(WIDTH), short(frame.height)),
        land: land(&from_centre, &frame),
        rings: rings(&frame, lang),
        links: links.iter().map(way).collect(),
        marks,
    }
}

/// From degrees to kilometres east and south of the middle.
struct Projection {
    lon: f64,
    sin: f64,
    cos: f64,
}

impl Projection {
    fn around(centre: Point) -> Projection {
        let lat = centre.lat().to_radians();
        Projection { lon: centre.lon().to_radians(), sin: lat.sin(), cos: lat.cos() }
    }

    fn kilometres(&self, lon: f64, lat: f64) -> (f64, f64) {
        let (lat, turn) = (lat.to_radians(), lon.to_radians() - self.lon);
        let cos_c = (self.sin * lat.sin() + self.cos * lat.cos() * turn.cos()).clamp(-1.0, 1.0);
        let c = cos_c.acos();
        let k = if c < 1e-9 { 1.0 } else { c / c.sin().max(1e-9) };
        let east = k * lat.cos() * turn.sin();
        let north = k * (self.cos * lat.sin() - self.sin * lat.cos() * turn.cos());
        (east * EARTH_KM, -north * EARTH_KM)
    }
}

/// Which part of the world the drawing shows, and how large.
struct Frame {
    km_per_unit: f64,
    left: f64,
    top: f64,
    height: f64,
}

impl Frame {
    /// Holds all positions and the middle with room for names, neither a strip nor a tower.
    fn around(positions: &[(f64, f64)]) -> Frame {
        let (mut west, mut north, mut east, mut south) = (-900.0_f64, -900.0_f64, 900.0_f64, 900.0_f64);
        for (x, y) in positions {
            (west, east) = (west.min(*x), east.max(*x));
            (north, south) = (north.min(*y), south.max(*y));
        }
        let (width, height) = ((east - west) * 1.18, (south - north) * 1.18);
        let width = width.max(height * 1.25);
        let height = height.max(width / 1.75);
        let km_per_unit = width / WIDTH;
        let height = height / km_per_unit;
        Frame {
            km_per_unit,
            left: (west + east) / 2.0 / km_per_unit - WIDTH / 2.0,
            top: (north + south) / 2.0 / km_per_unit - height / 2.0,
            height,
        }
    }

    fn paper(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (x / self.km_per_unit, y / self.km_per_unit)
    }

    fn shows(&self, west: f64, north: f64, east: f64, south: f64) -> bool {
        east >= self.left && west <= self.left + WIDTH && south >= self.top && north <= self.top + self.height
    }
}

/// Land as one path of short steps; rings out of sight and steps too small to see are left out.
fn land(projection: &Projection, frame: &Frame) -> String {
    let mut d = String::new();
    for ring in LAND.iter() {
        let points: Vec<(f64, f64)> =
            ring.iter().map(|(lon, lat)| frame.paper(projection.kilometres(*lon, *lat))).collect();
        let edge =
            |f: fn(f64, f64) -> f64, first: f64, pick: fn(&(f64, f64)) -> f64| points.iter().map(pick).fold(first, f);
        let (west, east) = (edge(f64::min, f64::MAX, |p| p.0), edge(f64::max, f64::MIN, |p| p.0));
        let (north, south) = (edge(f64::min, f64::MAX, |p| p.1), edge(f64::max, f64::MIN, |p| p.1));
        if !frame.shows(west, north, east, south) || (east - west).max(south - north) < 1.0 {
            continue;
        }
        // Whole tenths, so that the steps add up to the ring without drifting.
        let mut last: Option<(i64, i64)> = None;
        for (x, y) in points {
            let at = ((x * 10.0).round() as i64, (y * 10.0).round() as i64);
            match last {
                None => {
                    let _ = write!(d, "M{} {}l", tenths(at.0), tenths(at.1));
                    last = Some(at);
                }
                Some(before) if (at.0 - before.0).abs() + (at.1 - before.1).abs() >= 7 => {
                    let _ = write!(d, "{} {} ", tenths(at.0 - before.0), tenths(at.1 - before.1));
                    last = Some(at);
                }
                Some(_) => {}
            }
        }
        d.push('z');
    }
    d
}

fn rings(frame: &Frame, lang: Lang) -> Vec<Ring> {
    let farthest =
        frame.left.abs().max((frame.left + WIDTH).abs()).hypot(frame.top.abs().max((frame.top + frame.height).abs()));
    (1..=10)
        .map(|n| f64::from(n) * RING_KM)
        .take_while(|km| km / frame.km_per_unit < farthest)
        .map(|km| Ring {
            radius: short(km / frame.km_per_unit),
            label_y: short(km / frame.km_per_unit - 2.5),
            label: figures::distance(lang, km * 1000.0),
        })
        .collect()
}

/// Points along the shortest way between two places.
fn great_circle(from: Point, to: Point) -> Vec<(f64, f64)> {
    const STEPS: u32 = 12;
    let vector = |point: Point| {
        let (lon, lat) = (point.lon().to_radians(), point.lat().to_radians());
        [lat.cos() * lon.cos(), lat.cos() * lon.sin(), lat.sin()]
    };
    let (a, b) = (vector(from), vector(to));
    let angle = a.iter().zip(&b).map(|(a, b)| a * b).sum::<f64>().clamp(-1.0, 1.0).acos();
    (0..=STEPS)
        .map(|step| {
            let t = f64::from(step) / f64::from(STEPS);
            let (p, q) = if angle < 1e-6 {
                (1.0 - t, t)
            } else {
                (((1.0 - t) * angle).sin() / angle.sin(), (t * angle).sin() / angle.sin())
            };
            let [x, y, z] = [0, 1, 2].map(|i| p * a[i] + q * b[i]);
            (y.atan2(x).to_degrees(), z.atan2(x.hypot(y)).to_degrees())
        })
        .collect()
}

type Box4 = (f64, f64, f64, f64);

/// Gives each name the first of four spots where it covers nothing; a name without a spot stays on the mark's title.
/// Names are tried large (as phones show them) before small.
fn place_labels(cities: &[City], at: &[(f64, f64)], frame: &Frame, lang: Lang) -> Vec<Option<Label>> {
    let rtl = lang.direction() == "rtl";
    let mut taken: Vec<Box4> = at.iter().map(|(x, y)| (x - 2.5, y - 2.5, x + 2.5, y + 2.5)).collect();
    let mut labels: Vec<Option<Label>> = cities.iter().map(|_| None).collect();
    for (size, small) in [(14.0, false), (8.2, true)] {
        for home in [true, false] {
            for (i, city) in cities.iter().enumerate() {
                if city.home != home || labels[i].is_some() {
                    continue;
                }
                let (x, y) = at[i];
                let width = city.name.chars().count() as f64 * size * if rtl { 0.5 } else { 0.56 };
                let spots: [(Box4, f64, f64, &str); 4] = [
                    ((x + 5.0, y - size * 0.7, x + 5.0 + width, y + size * 0.4), x + 5.0, y + size * 0.33, "start"),
                    ((x - 5.0 - width, y - size * 0.7, x - 5.0, y + size * 0.4), x - 5.0, y + size * 0.33, "end"),
                    ((x - width / 2.0, y - 5.0 - size, x + width / 2.0, y - 4.0), x, y - 6.0, "middle"),
                    ((x - width / 2.0, y + 4.0, x + width / 2.0, y + 5.0 + size), x, y + 5.0 + size * 0.8, "middle"),
                ];
                let own = taken[i];
                let free = spots.into_iter().find(|(box4, ..)| {
                    box4.0 > frame.left
                        && box4.2 < frame.left + WIDTH
                        && box4.1 > frame.top
                        && box4.3 < frame.top + frame.height
                        && taken.iter().all(|other| *other == own || !overlap(*box4, *other))
                });
                if let Some((box4, x, y, anchor)) = free {
                    taken.push(box4);
                    // In a right-to-left text the start is its right end.
                    let anchor = match (anchor, rtl) {
                        ("start", true) => "end",
                        ("end", true) => "start",
                        (anchor, _) => anchor,
                    };
                    labels[i] = Some(Label { x: short(x), y: short(y), anchor, small });
                }
            }
        }
    }
    labels
}

fn overlap(a: Box4, b: Box4) -> bool {
    a.0 < b.2 && b.0 < a.2 && a.1 < b.3 && b.1 < a.3
}

/// A length with one decimal and no needless signs.
fn short(units: f64) -> String {
    tenths((units * 10.0).round() as i64)
}

fn tenths(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, part) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match (whole, part) {
        (whole, 0) => format!("{sign}{whole}"),
        (0, part) => format!("{sign}.{part}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lon: f64, lat: f64) -> Point {
        Point::new(lon, lat).expect("a position")
    }

    #[test]
    fn distances_and_directions_from_the_middle_are_true() {
        let rasht = point(49.58, 37.28);
        let from_rasht = Projection::around(rasht);
        for (lon, lat) in [(48.03, 46.35), (139.7, 35.7), (-70.0, -33.0), (49.58, 37.28)] {
            let (x, y) = from_rasht.kilometres(lon, lat);
            let expected = rasht.distance(point(lon, lat)) / 1000.0;
            assert!((x.hypot(y) - expected).abs() < 1.0, "{lon} {lat}: {} km instead of {expected}", x.hypot(y));
        }
        let (x, y) = from_rasht.kilometres(49.58, 50.0);
        assert!(x.abs() < 0.001 && y < 0.0, "north is up");
    }

    #[test]
    fn the_drawing_holds_every_city_and_stays_small() {
        let city = |lon, lat, name: &str, home| City {
            point: point(lon, lat),
            name: name.to_owned(),
            url: String::new(),
            home,
        };
        let cities =
            [city(49.58, 37.28, "رشت", true), city(39.72, 41.0, "ترابوزان", false), city(127.0, 37.5, "سئول", false)];
        let world = draw(cities[0].point, &cities, &[(0, 1), (0, 2)], Lang::FA);
        assert!(world.land.len() < 40_000, "{} bytes of land", world.land.len());
        assert_eq!(world.marks.len(), 3);
        assert!(world.marks.iter().all(|mark| mark.label.is_some()));
        assert_eq!(world.links.len(), 2);
        assert!(world.rings.len() >= 3, "rings up to Seoul");
    }
}
