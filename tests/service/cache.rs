//! What travels once: marks, unchanged answers, compression, and HEAD.

use reqwest::{Method, StatusCode};

use crate::door::{ask, get};

const ADDRESSES: [&str; 11] = [
    "/fa/",
    "/en/place/masuleh",
    "/en/places",
    "/en/about",
    "/api/v1/search?q=rasht",
    "/api/v1/suggest?q=ra",
    "/api/v1/items/place:masuleh",
    "/api/v1/openapi.json",
    "/tiles/4/10/6.mvt",
    "/basemap/style.json",
    "/en/?kind=event",
];

#[tokio::test]
async fn an_unchanged_answer_travels_once() {
    for address in ADDRESSES {
        let first = get(address).ok().await;
        let mark = first.header("etag").to_owned();
        assert!(!mark.is_empty(), "{address} has no mark");
        for sent in
            [mark.clone(), format!("\"other\", {mark}"), mark.trim_start_matches("W/").to_owned(), "*".to_owned()]
        {
            let second = get(address).header("if-none-match", &sent).answer().await;
            assert_eq!(second.status, StatusCode::NOT_MODIFIED, "{address} with {sent}");
            assert!(second.body.is_empty());
            assert_eq!(second.header("etag"), mark, "{address}");
        }
        let other = get(address).header("if-none-match", "\"other\"").answer().await;
        assert_eq!(other.status, StatusCode::OK, "{address}");
    }
}

#[tokio::test]
async fn another_language_is_another_answer() {
    let english = get("/api/v1/search?q=rasht").language("en").ok().await;
    let persian =
        get("/api/v1/search?q=rasht").language("fa").header("if-none-match", english.header("etag")).answer().await;
    assert_eq!(persian.status, StatusCode::OK);
    for answer in [
        english,
        persian,
        get("/tiles/0/0/0.mvt").ok().await,
        get("/").answer().await,
        get("/api/v1/suggest?q=ra").ok().await,
    ] {
        assert!(answer.all("vary").contains("accept-language"), "{:?}", answer.headers);
    }
}

#[tokio::test]
async fn answers_are_packed_for_those_who_can_unpack() {
    for address in ADDRESSES {
        let plain = get(address).ok().await;
        assert_eq!(plain.header("content-encoding"), "", "{address}");
        let packed = get(address).header("accept-encoding", "gzip").ok().await;
        if plain.body.len() < 100 {
            continue;
        }
        assert!(packed.all("vary").contains("accept-encoding"), "{address}: {:?}", packed.headers);
        for encoding in ["gzip", "br", "zstd"] {
            let packed = get(address).header("accept-encoding", encoding).ok().await;
            assert_eq!(packed.header("content-encoding"), encoding, "{address}");
            assert!(packed.body.len() < plain.body.len(), "{address} in {encoding}");
        }
        assert_eq!(get(address).unpacked().await, plain.body, "{address}");
    }
}

#[tokio::test]
async fn head_tells_what_get_would_without_it() {
    for address in ADDRESSES {
        let got = get(address).ok().await;
        let head = ask(Method::HEAD, address).ok().await;
        assert!(head.body.is_empty(), "{address}");
        for name in ["content-type", "etag", "cache-control", "content-language"] {
            assert_eq!(head.header(name), got.header(name), "{address}: {name}");
        }
    }
}

#[tokio::test]
async fn scripts_and_styles_are_kept_for_ever() {
    let page = get("/fa/").ok().await;
    let page = page.text();
    let mut seen = 0;
    for part in page.split("\"/assets/").skip(1) {
        let name = part.split(['"', '#']).next().expect("a name");
        let asset = get(&format!("/assets/{name}")).ok().await;
        assert!(asset.header("cache-control").contains("immutable"), "{name}");
        assert!(!asset.header("etag").is_empty() && !asset.header("content-type").is_empty(), "{name}");
        if name.ends_with(".js") {
            assert!(asset.header("content-type").contains("javascript"), "{name}: {}", asset.header("content-type"));
        }
        if name.ends_with(".css") {
            assert!(asset.header("content-type").starts_with("text/css"), "{name}");
        }
        seen += 1;
    }
    assert!(seen >= 3, "the page brings scripts and styles");
}
