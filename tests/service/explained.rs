//! `explain=1` on `GET /api/v1/search`: for those who work on the content, and for nobody else.

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::door::{ask, features, get, with};
use crate::editor::Editor;

const ANALYST: &str = "organisation:rasht-municipality=analyst";

fn asked(text: &str) -> String {
    with("/api/v1/search", &[("q", text), ("limit", "5"), ("explain", "1")])
}

#[tokio::test]
async fn strangers_and_people_without_a_role_are_refused() {
    let nobody = Editor::with(&[]).await;
    let forged = get(&asked("باغ فین")).header("authorization", "Bearer gds_AAAAAAAAAAAAAAAAAAAAAAAA");
    for ask in [get(&asked("باغ فین")), nobody.get(&asked("باغ فین")), forged] {
        let answer = ask.language("en").answer().await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{}", answer.text());
        assert_eq!(answer.header("content-type"), "application/problem+json");
        assert_eq!(answer.json()["type"], "urn:gardesh:problem:forbidden");
    }
    let answer = get("/api/v1/search?explain=maybe").answer().await;
    assert_eq!((answer.status, &answer.json()["errors"][0]["parameter"]), (StatusCode::BAD_REQUEST, &"explain".into()));
    let tile = get("/tiles/0/0/0.mvt?explain=1").answer().await;
    assert_eq!(tile.status, StatusCode::BAD_REQUEST, "tiles explain nothing");
    let plain = get("/api/v1/search?q=fin&explain=0").ok().await.json();
    assert!(plain["explain"].is_null() && features(&plain).iter().all(|hit| hit["explain"].is_null()));
}

#[tokio::test]
async fn an_editor_is_told_how_the_line_was_read_and_why_each_hit_stands_there() {
    let editor = Editor::with(&[ANALYST]).await;
    let answer = editor.get(&asked("باغ فین")).ok().await;
    assert_eq!(answer.header("cache-control"), "private, no-store");
    let body = answer.json();
    assert_eq!(body["explain"]["words"], serde_json::json!(["باغ", "فین"]));
    assert_eq!(body["explain"]["tried"][0]["step"], "exact");
    for step in ["reading", "opening", "matching", "telling"] {
        let took = body["explain"]["took_ms"][step].as_f64().expect("milliseconds");
        assert!((0.0..10_000.0).contains(&took), "{step}: {took}");
    }
    let plain = get(&with("/api/v1/search", &[("q", "باغ فین"), ("limit", "5")])).language("en").ok().await.json();
    let ids = |body: &Value| features(body).iter().map(|hit| hit["id"].clone()).collect::<Vec<_>>();
    assert_eq!(ids(&body), ids(&plain), "it changes nothing of the order");
    let number = |value: &Value| value.as_f64().unwrap_or_else(|| panic!("no number: {value}"));
    let mut last = f64::MAX;
    for hit in features(&body) {
        let (rank, fame) = (&hit["explain"]["rank"], &hit["explain"]["fame"]);
        let parts = ["text", "fame", "near", "over", "overdue"].map(|part| number(&rank[part]));
        let score = number(&rank["score"]);
        assert!((parts.iter().product::<f64>() / score - 1.0).abs() < 1e-6, "{rank}");
        assert!(score <= last, "{rank}");
        last = score;
        let known: f64 = ["importance", "kind", "sample"].map(|part| number(&fame[part])).iter().product();
        assert!((known / number(&rank["fame"]) - 1.0).abs() < 1e-6, "{fame}");
        let shares = hit["explain"]["text"].as_array().expect("shares");
        let sum: f64 = shares.iter().map(|share| number(&share["score"])).sum();
        assert!((sum / parts[0] - 1.0).abs() < 1e-4, "{hit}");
    }
    let first = &features(&body)[0]["explain"];
    assert_eq!((&first["words"][1]["typed"], &first["words"][1]["found"][0]["field"]), (&"فین".into(), &"name".into()));
    assert!(first["text"].as_array().is_some_and(|shares| shares.iter().any(|share| share["part"] == "whole_name")));
}

#[tokio::test]
async fn a_key_is_told_too_and_no_stranger_gets_its_answer_after_it() {
    let editor = Editor::with(&[ANALYST]).await;
    let fields = [("name", "Key"), ("membership", ANALYST), ("days", "1")];
    let shown = editor.post("/studio/account/tokens", &fields).answer().await;
    let key = shown.text().split("gds_").nth(1).and_then(|rest| rest.split('<').next()).expect("a key").to_owned();
    let line = asked("تخت جمشید");
    let by_key = ask(Method::GET, &line).header("authorization", &format!("Bearer gds_{key}")).ok().await;
    assert_eq!(by_key.header("cache-control"), "private, no-store");
    assert!(by_key.json()["explain"].is_object());
    assert_eq!(get(&line).answer().await.status, StatusCode::FORBIDDEN);
}
