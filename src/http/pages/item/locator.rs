//! Where in its province an item lies: the province's outline with one mark, drawn by the server. It stands in for the
//! map until a visitor wants that, and for good where no script runs.

use std::fmt::Write;

use model::geo::Rings;
use model::{Bounds, Point};

/// Longer side of the drawing.
const SIZE: f64 = 320.0;
/// Room around the outline.
const MARGIN: f64 = 20.0;

/// The drawing, ready for the template.
pub struct Locator {
    /// `viewBox` of the SVG.
    pub view_box: String,
    /// Outline of the province.
    pub outline: String,
    /// Marks: the item, or the stops of a route.
    pub marks: Vec<(String, String)>,
    /// A way between the marks.
    pub way: String,
    /// The same way in degrees for the script, `lon,lat;…`; empty for none.
    pub way_degrees: String,
    /// The marks along it in degrees.
    pub stop_degrees: String,
}

/// Draws marks within rings; none when there are no rings to draw.
pub fn draw(rings: &Rings, points: &[Point], way: &[(f64, f64)]) -> Option<Locator> {
    let corners = rings.iter().flatten().filter_map(|(lon, lat)| Point::new(*lon, *lat));
    let bounds = Bounds::around(corners.chain(points.iter().copied()))?;
    let squeeze = bounds.centre().lat().to_radians().cos().max(0.1);
    let (width, height) = ((bounds.east() - bounds.west()) * squeeze, bounds.north() - bounds.south());
    let scale = SIZE / width.max(height).max(1e-6);
    let paper = |lon: f64, lat: f64| ((lon - bounds.west()) * squeeze * scale, (bounds.north() - lat) * scale);
    let mut outline = String::new();
    for ring in rings {
        let mut last: Option<(f64, f64)> = None;
        for (lon, lat) in ring {
            let (x, y) = paper(*lon, *lat);
            // Steps below a unit cannot be seen.
            if last.is_some_and(|(a, b)| (x - a).hypot(y - b) < 1.0) {
                continue;
            }
            let _ = write!(outline, "{}{x:.0} {y:.0}", if last.is_none() { 'M' } else { 'L' });
            last = Some((x, y));
        }
        outline.push('Z');
    }
    let mut line = String::new();
    for (i, (lon, lat)) in way.iter().enumerate() {
        let (x, y) = paper(*lon, *lat);
        let _ = write!(line, "{}{x:.1} {y:.1}", if i == 0 { 'M' } else { 'L' });
    }
    let marks = points
        .iter()
        .map(|point| paper(point.lon(), point.lat()))
        .map(|(x, y)| (format!("{x:.1}"), format!("{y:.1}")))
        .collect();
    let view_box = format!(
        "{:.0} {:.0} {:.0} {:.0}",
        -MARGIN,
        -MARGIN,
        width * scale + 2.0 * MARGIN,
        height * scale + 2.0 * MARGIN
    );
    let degrees = |points: &mut dyn Iterator<Item = (f64, f64)>| {
        points.map(|(lon, lat)| format!("{lon},{lat}")).collect::<Vec<_>>().join(";")
    };
    let way_degrees = degrees(&mut way.iter().copied());
    let stop_degrees = if way.is_empty() {
        String::new()
    } else {
        degrees(&mut points.iter().map(|point| (point.lon(), point.lat())))
    };
    Some(Locator { view_box, outline, marks, way: line, way_degrees, stop_degrees })
}
