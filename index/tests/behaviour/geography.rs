//! Areas, distances and tiles against brute force, over points that crowd, lie at the poles and on the antimeridian, in
//! an index of several segments with removed items.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use index::{Index, Query, Sort};
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
