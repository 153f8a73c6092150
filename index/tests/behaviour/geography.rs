//! Areas, distances and tiles against brute force, over points that crowd, lie at the poles and on the antimeridian, in
//! an index of several segments with removed items.

use std::collections::BTreeSet;
use std::sync::{Arc, LazyLock};

use geo::{Contains, Distance, InterpolatePoint};
use index::{Index, Query, Shape, Sort};
use model::{Bounds, Id, Point};
use proptest::prelude::*;
use serde_json::json;

use crate::made::{self, place, query};

struct World {
    _folder: tempfile::TempDir,
    index: Index,
    /// What is held: id, position, whether its name says "blue".
    held: Vec<(String, Point, bool)>,
}

static WORLD: LazyLock<World> = LazyLock::new(|| {
    let mut seed = 7u64;
    let mut random = move || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as f64 / f64::from(1u32 << 31)
    };
    let mut points = vec![
        (180.0, 10.0),
        (-180.0, 10.0),
        (179.9999999, -10.0),
        (0.0, 90.0),
        (50.0, -90.0),
        (120.0, 88.0),
        (-60.0, 85.2),
        (0.0, 0.0),
        (51.0, 35.0),
        (51.0, 35.0),
        (51.0, 35.0),
    ];
    for _ in 0..700 {
        points.push((random() * 360.0 - 180.0, random() * 180.0 - 90.0));
        points.push((48.0 + random() * 4.0, 36.0 + random() * 2.0));
        points.push((49.58 + random() * 0.02, 37.27 + random() * 0.02));
    }
    let written: Vec<String> = points
        .iter()
        .enumerate()
        .map(|(n, point)| {
            let name = if n % 3 == 0 { format!("Blue {n}") } else { format!("House {n}") };
            place(&format!("p{n}"), json!({"en": name}), *point, json!({"importance": (n % 10) as f64 / 10.0}))
        })
        .collect();
    let collection = made::collection(written.iter().map(String::as_str));
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (index, _) = Index::open(folder.path()).expect("an index");
    let id = |n: usize| Id::parse(&format!("place:p{n}")).expect("an id");
    let mut rebuild = index.rebuild().expect("a rebuild");
    for n in 0..points.len() / 2 {
        rebuild.put(&collection.entry(&collection.items[&id(n)])).expect("a document");
    }
    rebuild.finish().expect("a finished rebuild");
    let mut writer = index.writer().expect("a writer");
    for n in points.len() / 2..points.len() {
        writer.put(&collection.entry(&collection.items[&id(n)])).expect("a document");
        if n % 500 == 0 {
            writer.commit().expect("a commit");
        }
    }
    let gone = |n: usize| n % 7 == 5;
    for n in (0..points.len()).filter(|n| gone(*n)) {
        writer.remove(&id(n)).expect("a removal");
    }
    writer.commit().expect("a commit");
    let held = (0..points.len())
        .filter(|n| !gone(*n))
        .map(|n| (format!("place:p{n}"), collection.items[&id(n)].point.expect("a position").point, n % 3 == 0))
        .collect();
    World { _folder: folder, index, held }
});

impl World {
    fn expected(&self, query: &Query) -> BTreeSet<String> {
        let inside = |point: Point| {
            query.bounds.is_none_or(|bounds| bounds.contains(point))
                && match (query.near, query.radius_m) {
                    (Some(near), Some(radius)) => near.distance(point) <= radius,
                    _ => true,
                }
                && query.shape.as_ref().is_none_or(|shape| shape.contains(point))
        };
        let worded = |blue: bool| query.text.is_empty() || blue;
        self.held.iter().filter(|(_, point, blue)| inside(*point) && worded(*blue)).map(|(id, ..)| id.clone()).collect()
    }

    /// All hits, page by page.
    fn all(&self, query: &Query) -> Vec<index::Hit> {
        let mut query = query.clone();
        let mut hits = Vec::new();
        loop {
            let results = self.index.search(&query).expect("an answer");
            hits.extend(results.hits);
            match results.next {
                Some(next) => query.after = Some(next),
                None => return hits,
            }
        }
    }

    fn check(&self, query: &Query) {
        let expected = self.expected(query);
        let results = self.index.search(query).expect("an answer");
        assert_eq!(results.total, expected.len() as u64, "{query:?}");
        let hits: Vec<String> = self.all(query).into_iter().map(|hit| hit.id.to_string()).collect();
        let set: BTreeSet<String> = hits.iter().cloned().collect();
        assert_eq!(hits.len(), set.len(), "a page brought a hit twice: {query:?}");
        assert_eq!(set, expected, "{query:?}");
        for z in [0, 1, 3] {
            let side = 1u32 << z;
            let tiles = (0..side).flat_map(|x| (0..side).map(move |y| (x, y)));
            let sum: u64 = tiles.map(|(x, y)| self.tile_sum(query, z, x, y)).sum();
            assert_eq!(sum, results.total, "zoom {z}, {query:?}");
        }
        for z in [6, 10, 12, 16, 22] {
            let tiles: BTreeSet<(u32, u32)> = self.held.iter().map(|(_, point, _)| tile_of(*point, z)).collect();
            let sum: u64 = tiles.into_iter().map(|(x, y)| self.tile_sum(query, z, x, y)).sum();
            assert_eq!(sum, results.total, "zoom {z}, {query:?}");
        }
    }

    fn tile_sum(&self, query: &Query, z: u8, x: u32, y: u32) -> u64 {
        let points = self.index.tile(query, z, x, y).expect("a tile");
        assert!(points.iter().all(|point| (point.count == 1) == point.item.is_some() || point.count == 1));
        points.iter().map(|point| point.count).sum()
    }
}

/// The usual formula of web maps.
fn tile_of(point: Point, z: u8) -> (u32, u32) {
    let side = f64::from(2u32).powi(i32::from(z));
    let lat = point.lat().to_radians();
    let x = (point.lon() + 180.0) / 360.0 * side;
    let y = (1.0 - (lat.tan() + 1.0 / lat.cos()).ln() / std::f64::consts::PI) / 2.0 * side;
    let clamp = |n: f64| n.clamp(0.0, side - 1.0) as u32;
    (clamp(x), clamp(y))
}

fn point() -> impl Strategy<Value = Point> {
    prop_oneof![
        (-180.0..=180.0f64, -90.0..=90.0f64),
        (48.0..52.0f64, 36.0..38.0f64),
        Just((180.0, 0.0)),
        Just((0.0, 90.0)),
        Just((30.0, -90.0)),
    ]
    .prop_map(|(lon, lat)| Point::new(lon, lat).expect("a position"))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, ..ProptestConfig::default() })]

    #[test]
    fn boxes_hold_what_brute_force_finds(a in point(), b in point(), typed in any::<bool>()) {
        let bounds = Bounds::new(a.lon(), a.lat().min(b.lat()), b.lon(), a.lat().max(b.lat()));
        WORLD.check(&Query { bounds, ..query(if typed { "blue" } else { "" }) });
    }

    #[test]
    fn circles_hold_what_brute_force_finds(near in point(), radius in prop_oneof![0.0..2_000.0f64, 0.0..200_000.0f64, 0.0..20_100_000.0f64], typed in any::<bool>()) {
        WORLD.check(&Query { near: Some(near), radius_m: Some(radius), ..query(if typed { "blue" } else { "" }) });
    }

    #[test]
    fn polygons_hold_what_brute_force_finds(centre in point(), corners in proptest::collection::vec((0.05..1.0f64, 0.0..30.0f64), 3..9), typed in any::<bool>()) {
        let ring: Vec<Point> = corners.iter().enumerate().map(|(n, (part, reach))| {
            let (sin, cos) = ((n as f64 + part) / corners.len() as f64 * std::f64::consts::TAU).sin_cos();
            let (lon, lat) = (centre.lon() + cos * reach, (centre.lat() + sin * reach).clamp(-90.0, 90.0));
            Point::new(if lon > 180.0 { lon - 360.0 } else if lon < -180.0 { lon + 360.0 } else { lon }, lat).expect("a position")
        }).collect();
        let shape = Shape::polygon(&ring).expect("a polygon");
        // Told by other code, with the ring and the position turned to lie on one side of the world.
        let about = |lon: f64| centre.lon() + (lon - centre.lon()) - 360.0 * ((lon - centre.lon()) / 360.0).round();
        let flat: Vec<(f64, f64)> = ring.iter().map(|corner| (about(corner.lon()), corner.lat())).collect();
        let polygon = geo::Polygon::new(geo::LineString::from(flat), Vec::new());
        for (_, position, _) in &WORLD.held {
            let spot = geo::Point::new(about(position.lon()), position.lat());
            let beside = geo::Euclidean.distance(&spot, polygon.exterior()) > 1e-7;
            prop_assert!(!beside || shape.contains(*position) == polygon.contains(&spot), "{:?} {:?}", position, ring);
        }
        WORLD.check(&Query { shape: Some(Arc::new(shape)), ..query(if typed { "blue" } else { "" }) });
    }

    #[test]
    fn the_surroundings_of_a_way_hold_what_brute_force_finds(start in point(), steps in proptest::collection::vec((-3.0..3.0f64, -2.0..2.0f64), 0..6), width in prop_oneof![1.0..5_000.0f64, 1.0..100_000.0f64], typed in any::<bool>()) {
        let mut line = vec![start];
        for (east, north) in steps {
            let before = line[line.len() - 1];
            let (lon, lat) = (before.lon() + east, (before.lat() + north).clamp(-90.0, 90.0));
            line.push(Point::new(if lon > 180.0 { lon - 360.0 } else if lon < -180.0 { lon + 360.0 } else { lon }, lat).expect("a position"));
        }
        let shape = Shape::corridor(&line, width).expect("a corridor");
        // Told by spots along the way, a hundred to each part; what lies within a step of the border may be either.
        let spots: Vec<(Point, f64)> = line.windows(2).flat_map(|part| {
            let (from, to) = (geo::Point::new(part[0].lon(), part[0].lat()), geo::Point::new(part[1].lon(), part[1].lat()));
            let step = part[0].distance(part[1]) / 100.0;
            (0..=100).map(move |n| {
                let spot = geo::Haversine.point_at_ratio_between(from, to, f64::from(n) / 100.0);
                (Point::new(spot.x().clamp(-180.0, 180.0), spot.y().clamp(-90.0, 90.0)).expect("a position"), step)
            })
        }).chain([(start, 0.0)]).collect();
        for (_, position, _) in &WORLD.held {
            let near = spots.iter().any(|(spot, _)| spot.distance(*position) <= width * 0.97);
            let far = spots.iter().all(|(spot, step)| spot.distance(*position) > width * 1.03 + step);
            let held = shape.contains(*position);
            prop_assert!(if near { held } else { !(far && held) }, "{:?} {:?} {}", position, line, width);
        }
        WORLD.check(&Query { shape: Some(Arc::new(shape)), ..query(if typed { "blue" } else { "" }) });
    }

    #[test]
    fn the_nearest_come_nearest_first(near in point(), typed in any::<bool>(), by_cursor in 1usize..40) {
        let query = Query { near: Some(near), sort: Sort::Distance, limit: by_cursor, ..query(if typed { "blue" } else { "" }) };
        let mut expected: Vec<f64> = WORLD.held.iter().filter(|held| !typed || held.2).map(|held| near.distance(held.1)).collect();
        expected.sort_by(f64::total_cmp);
        let first = WORLD.index.search(&query).expect("an answer");
        let second = WORLD.index.search(&Query { after: first.next.clone(), ..query.clone() }).expect("an answer");
        let came: Vec<f64> = first.hits.iter().chain(&second.hits).filter_map(|hit| hit.distance_m).collect();
        prop_assert_eq!(&came[..], &expected[..came.len()]);
        prop_assert_eq!(first.total, expected.len() as u64);
    }
}

#[test]
fn a_shape_that_is_none_is_refused() {
    let at = |lon: f64, lat: f64| Point::new(lon, lat).expect("a position");
    assert!(Shape::polygon(&[at(0.0, 0.0), at(1.0, 1.0)]).is_none());
    assert!(Shape::polygon(&[at(0.0, 80.0), at(120.0, 80.0), at(-120.0, 80.0)]).is_none(), "it goes round the pole");
    let many: Vec<Point> = (0..=index::MOST_CORNERS).map(|n| at(n as f64 / 100.0, f64::from(n as u32 % 7))).collect();
    assert!(Shape::polygon(&many).is_none());
    assert!(Shape::corridor(&[], 100.0).is_none());
    for width in [0.0, -1.0, f64::NAN, f64::INFINITY, index::WIDEST * 2.0] {
        assert!(Shape::corridor(&[at(0.0, 0.0)], width).is_none());
    }
}

#[test]
fn every_zoom_shows_every_item_once() {
    WORLD.check(&query(""));
    WORLD.check(&query("blue"));
}

#[test]
fn clusters_keep_still_and_lie_among_their_items() {
    let whole = WORLD.index.tile(&query(""), 5, 20, 12).expect("a tile");
    assert_eq!(whole, WORLD.index.tile(&query(""), 5, 20, 12).expect("a tile"));
    assert!(whole.len() <= 64);
    for point in whole {
        assert_eq!(tile_of(point.point, 5), (20, 12));
    }
}

#[test]
fn close_up_items_stand_singly_unless_at_one_position() {
    let (x, y) = tile_of(Point::new(51.0, 35.0).expect("a position"), 14);
    let points = WORLD.index.tile(&query(""), 14, x, y).expect("a tile");
    let together = points.iter().filter(|point| point.item.is_none()).collect::<Vec<_>>();
    assert_eq!(together.len(), 1);
    assert_eq!(together[0].point, Point::new(51.0, 35.0).expect("a position"));
}

#[test]
fn a_tile_that_does_not_exist_is_empty() {
    for (z, x, y) in [(0, 1, 0), (3, 8, 0), (30, 0, 0), (255, 0, 0)] {
        assert!(WORLD.index.tile(&query(""), z, x, y).expect("a tile").is_empty());
    }
}
