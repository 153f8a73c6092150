//! `GET /tiles/{z}/{x}/{y}.mvt`: the map shows what the list counts.

use std::collections::BTreeSet;

use reqwest::StatusCode;

use crate::collection::all;
use crate::door::{encoded, get, matched, search, with};
use crate::mvt::{Layer, layers};

async fn tile(z: u8, x: u32, y: u32, parameters: &[(&str, &str)]) -> Layer {
    let answer = get(&with(&format!("/tiles/{z}/{x}/{y}.mvt"), parameters)).ok().await;
    assert_eq!(answer.header("content-type"), "application/vnd.mapbox-vector-tile");
    let mut found = layers(&answer.body);
    assert!(found.len() <= 1, "one layer");
    let layer = found.pop().unwrap_or_default();
    if !layer.features.is_empty() {
        assert_eq!((layer.name.as_str(), layer.version), ("items", 2));
    }
    for feature in &layer.features {
        assert!(
            (0..=layer.extent).contains(&feature.x) && (0..=layer.extent).contains(&feature.y),
            "inside the tile: {feature:?}"
        );
        let count = feature.number("count").expect("every point has a count");
        assert!(count >= 1.0);
        for tag in ["id", "kind", "category", "name"] {
            assert_eq!(
                feature.text(tag).is_some_and(|text| !text.is_empty()),
                count == 1.0,
                "{tag} of one item, and only of one: {feature:?}"
            );
        }
    }
    layer
}

fn counted(layer: &Layer) -> u64 {
    layer.features.iter().filter_map(|feature| feature.number("count")).sum::<f64>() as u64
}

/// Goes down from the whole world, tile by tile; the counts of each zoom add up to the list's total. Gives the ids seen
/// at the last zoom.
async fn adds_up(parameters: &[(&str, &str)], deepest: u8) -> BTreeSet<String> {
    let mut asked = parameters.to_vec();
    asked.push(("limit", "0"));
    let total = matched(&search(&asked).await);
    let mut here: Vec<(u32, u32)> = vec![(0, 0)];
    let mut ids = BTreeSet::new();
    for z in 0..=deepest {
        let mut sum = 0;
        let mut below = Vec::new();
        ids.clear();
        for (x, y) in here {
            let layer = tile(z, x, y, parameters).await;
            sum += counted(&layer);
            ids.extend(layer.features.iter().filter_map(|feature| feature.text("id")).map(str::to_owned));
            if !layer.features.is_empty() {
                below.extend([(2 * x, 2 * y), (2 * x + 1, 2 * y), (2 * x, 2 * y + 1), (2 * x + 1, 2 * y + 1)]);
            }
        }
        assert_eq!(sum, total, "zoom {z} of {parameters:?}");
        here = below;
    }
    ids
}

#[tokio::test]
async fn the_counts_of_every_zoom_add_up_to_the_total() {
    for parameters in [
        &[][..],
        &[("q", "رشت")],
        &[("q", "rasht")],
        &[("q", "بوم گردی")],
        &[("q", "قلعه رودخان")],
        &[("q", "castle")],
        &[("q", "موزه"), ("lang", "en")],
        &[("q", "کاروانسرا"), ("province", "semnan")],
        &[("q", "zzzzqqq")],
        &[("kind", "place")],
        &[("kind", "city"), ("kind", "province")],
        &[("kind", "partnership")],
        &[("kind", "event"), ("from", "2027-03-01"), ("to", "2027-04-30")],
        &[("category", "heritage")],
        &[("category", "museum"), ("category", "garden-park")],
        &[("province", "gilan")],
        &[("city", "isfahan"), ("kind", "place")],
        &[("country", "IR"), ("samples", "false")],
        &[("bbox", "48.5,36.5,50.6,38.5")],
        &[("bbox", "60,-90,44,90")],
        &[("bbox", "51.66,32.64,51.69,32.67")],
        &[("near", "49.58,37.28"), ("radius", "60000")],
        &[("near", "179.5,0"), ("radius", "9000000")],
        &[("polygon", "49,37,50.2,36.8,50.4,37.6,49.2,37.5")],
        &[("along", "route:silk-road-caravanserais"), ("width", "40000"), ("kind", "place")],
        &[("unesco", "true")],
        &[("free", "true")],
        &[("open_at", "2026-12-05T11:00:00+03:30")],
        &[("wheelchair", "limited")],
        &[("q", "باغ"), ("bbox", "44,25,64,40"), ("kind", "place"), ("sort", "name")],
    ] {
        adds_up(parameters, 6).await;
    }
}

#[tokio::test]
async fn far_enough_down_every_place_of_a_city_stands_by_itself() {
    let parameters = [("city", "isfahan"), ("kind", "place")];
    let ids = adds_up(&parameters, 15).await;
    let asked = search(&[("city", "isfahan"), ("kind", "place"), ("limit", "100")]).await;
    let mut positions = BTreeSet::new();
    let mut shared = 0;
    for feature in crate::door::features(&asked) {
        shared += usize::from(!positions.insert(feature["geometry"]["coordinates"].to_string()));
    }
    assert!(
        ids.len() + 2 * shared >= crate::door::features(&asked).len(),
        "only those at one position stay together: {} of {}",
        ids.len(),
        crate::door::features(&asked).len()
    );
}

#[tokio::test]
async fn a_cluster_keeps_its_place_while_the_map_moves() {
    let area = tile(7, 82, 49, &[]).await;
    let same_with_box = tile(7, 82, 49, &[("bbox", "40,20,70,45")]).await;
    let points = |layer: &Layer| {
        layer
            .features
            .iter()
            .map(|feature| (feature.x, feature.y, feature.number("count").map(|count| count as u64)))
            .collect::<BTreeSet<_>>()
    };
    assert!(!area.features.is_empty());
    assert_eq!(points(&area), points(&same_with_box), "a box around the tile changes nothing in it");
}

#[tokio::test]
async fn a_point_lies_where_its_item_lies() {
    let layer = tile(0, 0, 0, &[("q", "ماسوله"), ("kind", "place"), ("bbox", "48.9,37.1,49.1,37.2")]).await;
    let masuleh = all().await.iter().find(|feature| feature["id"] == "place:masuleh").expect("Masuleh");
    let (lon, lat) = crate::collection::position(masuleh);
    let sine = lat.to_radians().sin();
    let (x, y) = (lon / 360.0 + 0.5, 0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI));
    let point = &layer.features[0];
    assert!((point.x as f64 - x * layer.extent as f64).abs() <= 4.0, "{point:?}");
    assert!((point.y as f64 - y * layer.extent as f64).abs() <= 4.0, "{point:?}");
}

#[tokio::test]
async fn names_come_in_the_language_asked_for() {
    for (lang, name) in [("fa", "گیلان"), ("en", "Gilan"), ("ar", "جيلان")] {
        let layer =
            tile(0, 0, 0, &[("kind", "province"), ("q", "گیلان"), ("lang", lang), ("bbox", "48,36,51,39")]).await;
        let found: Vec<&str> = layer.features.iter().filter_map(|feature| feature.text("name")).collect();
        assert_eq!(found, [name], "{lang}");
    }
}

#[tokio::test]
async fn a_tile_that_is_not_there_is_not_found() {
    for address in ["0/0/1", "1/2/0", "23/0/0", "-1/0/0", "a/b/c", "3/4/99999999999999999999", "0/0/0x", "256/0/0"] {
        let answer = get(&format!("/tiles/{address}.mvt")).language("en").answer().await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{address}");
    }
    assert_eq!(get("/tiles/0/0/0").answer().await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_tile_refuses_what_the_search_refuses() {
    for (query, status) in [
        ("colour=red", 400),
        ("kind=castle", 400),
        ("bbox=1,2,3", 400),
        ("near=200,0", 422),
        (&format!("q={}", encoded(&"a".repeat(501))), 400),
    ] {
        let answer = get(&format!("/tiles/3/5/3.mvt?{query}")).answer().await;
        assert_eq!(answer.status.as_u16(), status, "{query}");
    }
}
