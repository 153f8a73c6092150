//! What is exported, imported into an empty store and exported again is the same to the byte, on both databases.

use std::path::Path;
use std::process::Command;

use crate::door;
use crate::program::Program;

/// The export of the service's own store: the starter collection.
async fn exported() -> String {
    // A request makes sure that the service has opened its store.
    door::get("/readyz").ok().await;
    let program = Program::new();
    let output = Command::new(env!("CARGO_BIN_EXE_gardesh"))
        .args(["export", "jsonl", "--data"])
        .arg(door::data())
        .arg(program.path("all.jsonl"))
        .output()
        .expect("the program runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    std::fs::read_to_string(program.path("all.jsonl")).expect("the export")
}

async fn comes_back_the_same(program: Program) {
    let first = exported().await;
    assert!(first.lines().count() > 600);
    let file = program.write("first.jsonl", &first);
    let said = program.run(&["import", "jsonl", &file]).expect_success();
    assert!(said.stdout.contains(" 0 refused"), "{said:#?}");
    assert!(program.exported() == first, "the second export differs from the first");
    program.run(&["check"]).expect_success();
}

#[tokio::test]
async fn on_sqlite() {
    comes_back_the_same(Program::new()).await;
}

#[tokio::test]
async fn on_postgresql() {
    comes_back_the_same(Program::on_postgresql("round_trip")).await;
}

#[tokio::test]
async fn the_export_is_in_the_order_of_the_ids_and_of_the_collections_own_files() {
    let export = exported().await;
    let ids: Vec<String> = export
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(ids, sorted);
    let masuleh =
        std::fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("content/starter/place/gilan/masuleh.json"))
            .expect("a file of the collection");
    let shipped: serde_json::Value = serde_json::from_str(&masuleh).expect("JSON");
    let ours = export.lines().find(|line| line.contains("\"id\":\"place:masuleh\"")).expect("Masuleh");
    let kept: serde_json::Value = serde_json::from_str(ours).expect("JSON");
    assert_eq!(kept["description"], shipped["description"]);
    assert_eq!(kept["name"], shipped["name"]);
}
