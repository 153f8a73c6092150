//! `GET /api/v1/openapi.json`: the API's own description.

use std::collections::BTreeSet;

use crate::door::{PUBLIC, get};

#[tokio::test]
async fn the_description_tells_every_parameter_of_the_contract() {
    let document = get("/api/v1/openapi.json").ok().await.json();
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    assert_eq!(document["servers"][0]["url"], PUBLIC);
    let contract = [
        "q",
        "lang",
        "kind",
        "category",
        "city",
        "province",
        "country",
        "owner",
        "bbox",
        "near",
        "radius",
        "polygon",
        "along",
        "width",
        "from",
        "to",
        "open_at",
        "wheelchair",
        "free",
        "unesco",
        "sort",
        "limit",
        "after",
        "facets",
        "explain",
    ];
    let parameters = document["paths"]["/api/v1/search"]["get"]["parameters"].as_array().expect("parameters").clone();
    let told: BTreeSet<&str> = parameters.iter().filter_map(|parameter| parameter["name"].as_str()).collect();
    for parameter in contract {
        assert!(told.contains(parameter), "{parameter} is not told");
    }
    for path in ["/api/v1/suggest", "/api/v1/items/{id}", "/tiles/{z}/{x}/{y}.mvt", "/healthz", "/readyz"] {
        assert!(
            document["paths"][path]["get"].is_object(),
            "{path} is not told: {:?}",
            document["paths"].as_object().map(|paths| paths.keys().collect::<Vec<_>>())
        );
    }
}
