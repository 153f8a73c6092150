//! The whole collection as the API tells it, to compare filters with.

use serde_json::Value;
use tokio::sync::OnceCell;

use crate::door::{PUBLIC, features, get, matched, search};

static ALL: OnceCell<Vec<Value>> = OnceCell::const_new();

/// Every feature, read page by page.
pub async fn all() -> &'static [Value] {
    ALL.get_or_init(|| every_page(&[("lang", "en")])).await
}

/// Every feature of a query: its pages by cursor, one after the other.
pub async fn every_page(parameters: &[(&str, &str)]) -> Vec<Value> {
    let mut parameters = parameters.to_vec();
    if !parameters.iter().any(|(name, _)| *name == "limit") {
        parameters.push(("limit", "100"));
    }
    let mut page = search(&parameters).await;
    let total = matched(&page);
    let mut found = features(&page).to_vec();
    while let Some(next) = page["links"]["next"].as_str().map(str::to_owned) {
        let address = next.strip_prefix(PUBLIC).expect("the next page is on this service");
        page = get(address).ok().await.json();
        assert_eq!(matched(&page), total, "the total is the same on every page: {next}");
        assert!(!features(&page).is_empty(), "no page is empty: {next}");
        found.extend(features(&page).iter().cloned());
        assert!(found.len() as u64 <= total, "more features than match: {parameters:?}");
    }
    found
}

/// A property as text; empty when it is not there.
pub fn text<'f>(feature: &'f Value, property: &str) -> &'f str {
    feature["properties"][property].as_str().unwrap_or_default()
}

/// A property that is true.
pub fn is(feature: &Value, property: &str) -> bool {
    feature["properties"][property] == true
}

/// Longitude and latitude in degrees.
pub fn position(feature: &Value) -> (f64, f64) {
    let at = |i: usize| feature["geometry"]["coordinates"][i].as_f64().expect("a coordinate");
    (at(0), at(1))
}

/// Metres between two positions on a sphere.
pub fn metres((lon, lat): (f64, f64), (other_lon, other_lat): (f64, f64)) -> f64 {
    let (lat, other_lat) = (lat.to_radians(), other_lat.to_radians());
    let (across, along) = ((other_lon - lon).to_radians() / 2.0, (other_lat - lat) / 2.0);
    let chord = along.sin().powi(2) + lat.cos() * other_lat.cos() * across.sin().powi(2);
    2.0 * 6_371_008.8 * chord.sqrt().asin()
}
