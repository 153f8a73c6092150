//! `GET /api/v1/suggest`: what may be meant, as one types.

use serde_json::Value;

use crate::door::{PUBLIC, get, with};

async fn suggestions(parameters: &[(&str, &str)]) -> Vec<Value> {
    let body = get(&with("/api/v1/suggest", parameters)).ok().await.json();
    body["suggestions"].as_array().expect("suggestions").clone()
}

#[tokio::test]
async fn names_come_as_one_types_in_any_script() {
    for (typed, lang, wanted) in [
        ("ماسو", "fa", "place:masuleh"),
        ("masu", "en", "place:masuleh"),
        ("masu", "fa", "place:masuleh"),
        ("رش", "fa", "city:rasht"),
        ("ras", "en", "city:rasht"),
        ("قلعه رود", "fa", "place:rudkhan-castle"),
        ("rudkh", "en", "place:rudkhan-castle"),
    ] {
        let found = suggestions(&[("q", typed), ("lang", lang)]).await;
        let ids: Vec<&str> = found.iter().filter_map(|one| one["id"].as_str()).collect();
        assert!(ids.contains(&wanted), "{typed} ({lang}) suggests {found:?}");
        for one in found.iter().filter(|one| one["id"].is_string()) {
            assert!(one["url"].as_str().is_some_and(|url| url.starts_with(&format!("{PUBLIC}/{lang}/"))), "{one}");
        }
    }
}

#[tokio::test]
async fn after_a_city_come_its_places_and_a_category_last() {
    for typed in ["رشت", "rasht", "شیراز"] {
        let found = suggestions(&[("q", typed), ("lang", "fa")]).await;
        let kinds: Vec<&str> = found.iter().filter_map(|one| one["kind"].as_str()).collect();
        assert_eq!(kinds[..4], ["city", "place", "place", "place"], "{typed}: {found:?}");
        let last = kinds.iter().position(|kind| *kind == "category").unwrap_or(kinds.len());
        assert!(kinds[last..].iter().all(|kind| *kind == "category"), "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn categories_come_too() {
    let found = suggestions(&[("q", "کاروان"), ("lang", "fa")]).await;
    let category =
        found.iter().find(|one| one["kind"] == "category").unwrap_or_else(|| panic!("no category in {found:?}"));
    assert_eq!(category["category"], "caravanserai");
    assert_eq!(category["url"], format!("{PUBLIC}/fa/?category=caravanserai"));
}

#[tokio::test]
async fn the_first_letter_suggests_something() {
    for typed in ["م", "m", "ا", "T"] {
        let found = suggestions(&[("q", typed)]).await;
        assert!(!found.is_empty() && found.len() <= 8, "{typed}: {found:?}");
    }
}

#[tokio::test]
async fn what_matched_is_a_part_of_the_text() {
    for (typed, lang) in [("شیر", "fa"), ("Isf", "en"), ("تهر", "fa")] {
        let found = suggestions(&[("q", typed), ("lang", lang)]).await;
        assert!(!found.is_empty());
        for one in found {
            let length = one["text"].as_str().expect("a text").chars().count() as u64;
            if let Some(part) = one["matched"].as_array() {
                let (start, end) = (part[0].as_u64().expect("a start"), part[1].as_u64().expect("an end"));
                assert!(start < end && end <= length, "{one}");
            }
        }
    }
}

#[tokio::test]
async fn nothing_typed_suggests_nothing_wrong() {
    for typed in ["", "   ", "؟؟؟", "%%%"] {
        suggestions(&[("q", typed)]).await;
    }
}
