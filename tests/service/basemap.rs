//! `GET /basemap/…`: the style and the tiles below the items.

use reqwest::StatusCode;
use serde_json::Value;

use crate::door::{Answer, get};

async fn style(query: &str) -> Value {
    get(&format!("/basemap/style.json{query}")).ok().await.json()
}

fn tile_address(style: &Value) -> String {
    let sources = style["sources"].as_object().expect("sources");
    let tiles = sources.values().find_map(|source| source["tiles"][0].as_str()).expect("tiles of the base map");
    let path = tiles.find("/basemap/").map(|at| &tiles[at..]).expect("tiles of this service");
    path.to_owned()
}

async fn tile(z: u8, x: u32, y: u32) -> Answer {
    let address = tile_address(&style("").await);
    get(&address.replace("{z}", &z.to_string()).replace("{x}", &x.to_string()).replace("{y}", &y.to_string()))
        .ok()
        .await
}

#[tokio::test]
async fn a_style_for_every_theme_and_language_names_only_this_service() {
    for theme in ["light", "dark"] {
        for lang in ["fa", "en", "ar"] {
            let style = style(&format!("?theme={theme}&lang={lang}")).await;
            assert_eq!(style["version"], 8);
            let text = style.to_string();
            let foreign = text
                .match_indices("http")
                .filter(|(at, _)| !text[*at..].starts_with("https://gardesh.example/"))
                .count();
            assert_eq!(foreign, 0, "{theme} {lang}");
            assert!(!text.contains("{lang}") && !text.contains("{version}"), "nothing is left to fill in");
        }
    }
    assert_ne!(style("?theme=light").await, style("?theme=dark").await);
    assert_ne!(style("?lang=fa").await, style("?lang=en").await);
}

#[tokio::test]
async fn tiles_are_kept_for_ever_under_their_version() {
    let world = tile(0, 0, 0).await;
    assert_eq!(world.header("content-type"), "application/vnd.mapbox-vector-tile");
    assert!(world.header("cache-control").contains("immutable"));
    assert!(world.body.len() > 500);
    let iran = tile(5, 20, 12).await;
    assert!(!iran.body.is_empty());
    let other_version = tile_address(&style("").await).replace("/basemap/", "/basemap/x");
    let gone = get(&other_version.replace("{z}/{x}/{y}", "0/0/0")).answer().await;
    assert_eq!(gone.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_style_that_is_not_offered_is_refused() {
    for query in ["?theme=pink", "?lang=1234", "?colour=red"] {
        let answer = get(&format!("/basemap/style.json{query}")).answer().await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{query}");
    }
}
