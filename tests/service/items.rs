//! `GET /api/v1/items/{id}`: the whole item.

use reqwest::StatusCode;

use crate::door::{PUBLIC, get};

#[tokio::test]
async fn an_item_comes_whole_in_all_its_languages() {
    let item = get("/api/v1/items/place:masuleh").ok().await.json();
    assert_eq!(item["id"], "place:masuleh");
    assert_eq!(item["kind"], "place");
    for lang in ["fa", "en"] {
        assert!(item["name"][lang].is_string() && item["description"][lang].is_string(), "{lang}");
        assert_eq!(item["url"][lang], format!("{PUBLIC}/{lang}/place/masuleh"));
    }
    assert!(item["sources"].as_array().is_some_and(|sources| !sources.is_empty()));
    assert!(item["version"].is_u64() && item["changed_at"].is_string());
    assert!(item["format"].is_null() && item["status"].is_null(), "what only the store needs stays there");
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    for id in ["place:nowhere", "nothing", "..", "%D8%B1%D8%B4%D8%AA", "a%20b", "%00", "a%0Ab"] {
        let answer = get(&format!("/api/v1/items/{id}")).language("en").answer().await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{id}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{id}");
    }
}
