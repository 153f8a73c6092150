//! The smaller commands: `categories`, `check`, `reindex`, and how the program speaks of itself.

use crate::program::Program;

#[test]
fn the_program_tells_what_it_can() {
    let program = Program::new();
    let help = program.run(&["--help"]).expect_success();
    for command in ["serve", "import", "export", "reindex", "check", "categories"] {
        assert!(help.stdout.contains(command), "{command}");
    }
    assert!(program.run(&["--version"]).expect_success().stdout.starts_with("gardesh "));
    let said = program.run(&["dance"]);
    assert_eq!(said.code, Some(2));
    assert!(said.stderr.contains("dance"));
}

#[test]
fn the_taxonomy_is_listed_for_people_and_programs() {
    let program = Program::new();
    let text = program.run(&["categories"]).expect_success().stdout;
    assert!(text.contains("caravanserai") && text.contains("کاروانسرا"));
    let rows: serde_json::Value =
        serde_json::from_str(&program.run(&["categories", "--json"]).expect_success().stdout).expect("JSON");
    let rows = rows.as_array().expect("rows");
    assert!(rows.len() > 60);
    for row in rows {
        for lang in ["fa", "en", "ar"] {
            assert!(row["name"][lang].as_str().is_some_and(|name| !name.is_empty()), "{row}");
        }
    }
}

#[test]
fn an_index_that_is_gone_comes_back() {
    let program = Program::new();
    let file = program.write("rows.csv", "id,category,lon,lat,name.en,source\nown:1,museum,49.58,37.28,Museum,Own\n");
    program.run(&["import", "csv", &file]).expect_success();
    program.run(&["check"]).expect_success();
    std::fs::remove_dir_all(program.path("data/index")).expect("the index goes");
    let said = program.run(&["check"]);
    assert_eq!(said.code, Some(1), "{said:#?}");
    assert!(said.stdout.contains("index"), "{said:#?}");
    program.run(&["reindex"]).expect_success();
    program.run(&["check"]).expect_success();
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let mut running = std::process::Command::new(env!("CARGO_BIN_EXE_gardesh"))
        .args(["categories", "--json"])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .expect("the program starts");
    drop(running.stdout.take());
    let said = running.wait_with_output().expect("the program ends");
    assert_eq!((said.status.code(), String::from_utf8_lossy(&said.stderr).as_ref()), (Some(0), ""));
}
