//! Errors in the asker's language, and in the shape the asker reads.

use reqwest::{Method, StatusCode};

use crate::door::{ask, get};

#[tokio::test]
async fn an_error_speaks_the_askers_language() {
    for (lang, title) in [("fa", "درخواست"), ("en", "The request could not be read"), ("ar", "الطلب")] {
        let by_header = get("/api/v1/search?kind=castle").language(lang).answer().await;
        let by_parameter = get(&format!("/api/v1/search?kind=castle&lang={lang}")).language("de").answer().await;
        for answer in [by_header, by_parameter] {
            assert_eq!(answer.status, StatusCode::BAD_REQUEST);
            assert_eq!(answer.header("content-language"), lang);
            let problem = answer.json();
            assert!(problem["title"].as_str().is_some_and(|text| text.contains(title)), "{lang}: {problem}");
            assert_eq!(problem["type"], "urn:gardesh:problem:bad-request");
        }
    }
}

#[tokio::test]
async fn programs_get_problems_and_people_get_pages() {
    for path in ["/api/v1/nothing", "/tiles/99/0/0.mvt", "/basemap/0/0/0/0.mvt", "/api/v1/items/nothing"] {
        let answer = get(path).answer().await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    }
    for (path, lang) in [
        ("/fa/place/nowhere", "fa"),
        ("/en/place/nowhere", "en"),
        ("/ar/nothing", "ar"),
        ("/en/nothing/at/all", "en"),
        ("/nothing", "fa"),
    ] {
        let answer = get(path).answer().await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{path}");
        assert!(answer.header("content-type").starts_with("text/html"), "{path}");
        assert!(answer.text().contains(&format!("<html lang=\"{lang}\"")), "{path} speaks {lang}");
        assert!(answer.text().contains("name=\"q\""), "{path} offers a search");
    }
}

#[tokio::test]
async fn a_method_that_an_address_does_not_have_is_told_with_those_it_has() {
    for method in [Method::POST, Method::PUT, Method::DELETE, Method::PATCH] {
        let answer = ask(method, "/api/v1/search").language("en").answer().await;
        assert_eq!(answer.status, StatusCode::METHOD_NOT_ALLOWED);
        assert!(answer.header("allow").contains("GET"), "{:?}", answer.headers);
        assert_eq!(answer.json()["type"], "urn:gardesh:problem:method-not-allowed");
    }
    let page = ask(Method::POST, "/fa/").answer().await;
    assert_eq!(page.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(page.header("content-type").starts_with("text/html"));
}
