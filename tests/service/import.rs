//! `gardesh import`: good rows are kept, bad rows are told one by one, and nothing is half written.

use std::fmt::Write as _;
use std::process::Stdio;
use std::time::{Duration, Instant};

use crate::program::{Program, size, wait};

const HEADER: &str = "id,category,lon,lat,name.fa,name.en,source\n";

#[test]
fn bad_rows_are_told_with_row_field_and_reason_and_good_rows_are_kept() {
    let program = Program::new();
    let file = program.write(
        "rows.csv",
        &format!(
            "{HEADER}own:1,museum,49.58,37.28,موزه,Museum,Own\n\
             own:2,castel,49.58,37.28,قلعه,Castle,Own\n\
             own:3,castle,149.58,137.28,قلعه,Castle,Own\n\
             own:4,castle,east,37.28,قلعه,Castle,Own\n\
             own:5,castle,49.58,37.28,,,Own\n\
             bad id,castle,49.58,37.28,قلعه,Castle,Own\n\
             own:7,castle,49.58,37.28\n\
             own:8,castle,49.58,37.28,\"قلعه، «کهن»\",\"A \"\"quoted\"\" castle,\nsecond line\",Own\n\
             own:9,festival,49.58,37.28,جشن,Festival,Own\n\
             own:10,park,49.59,37.29,باغ,Garden,Own\n"
        ),
    );
    let said = program.run(&["import", "csv", &file]);
    assert_eq!(said.code, Some(1), "{said:#?}");
    let reported: Vec<Vec<&str>> = said
        .stderr
        .lines()
        .filter(|line| line.contains("\trefused\t"))
        .map(|line| line.split('\t').collect())
        .collect();
    for (row, field, why) in [
        ("row 2", "category", "castel"),
        ("row 3", "point", "between"),
        ("row 4", "point", ""),
        ("row 5", "name", "missing"),
        ("row 6", "id", "bad id"),
        ("row 7", "-", "columns"),
        ("row 9", "category", "festival"),
    ] {
        let found = reported
            .iter()
            .find(|columns| columns[0] == row)
            .unwrap_or_else(|| panic!("{row} is not told: {}", said.stderr));
        assert!(found[2].starts_with(field), "{row} is about {field}: {found:?}");
        assert!(found[3].contains(why) && found[3].len() > 5, "{row}: {found:?}");
    }
    let rows: Vec<&str> = reported.iter().map(|columns| columns[0]).collect();
    assert!(!rows.contains(&"row 1") && !rows.contains(&"row 8") && !rows.contains(&"row 10"), "{rows:?}");
    let exported = program.exported();
    let kept: Vec<String> = exported
        .lines()
        .map(|line| {
            serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned()
        })
        .collect();
    assert_eq!(kept, ["own:1", "own:10", "own:8"]);
    assert!(exported.contains("«کهن»"));
}

#[test]
fn a_dry_run_says_what_would_be_and_does_nothing() {
    let program = Program::new();
    let file = program
        .write("rows.csv", &format!("{HEADER}own:1,museum,49.58,37.28,موزه,Museum,Own\nown:2,nothing,0,0,a,b,Own\n"));
    let said = program.run(&["import", "csv", &file, "--dry-run"]);
    assert_eq!(said.code, Some(1));
    assert!(said.stdout.contains("1 added") && said.stdout.contains("1 refused"), "{said:#?}");
    assert_eq!(program.exported(), "");
}

#[test]
fn the_same_file_again_changes_nothing_and_a_changed_row_only_itself() {
    let program = Program::new();
    let rows = |name: &str| {
        format!("{HEADER}own:1,museum,49.58,37.28,موزه,Museum,Own\nown:2,park,49.59,37.29,باغ,{name},Own\n")
    };
    let file = program.write("rows.csv", &rows("Garden"));
    assert!(
        program.run(&["import", "csv", &file]).expect_success().stdout.starts_with("2 added, 0 updated, 0 unchanged")
    );
    assert!(
        program.run(&["import", "csv", &file]).expect_success().stdout.starts_with("0 added, 0 updated, 2 unchanged")
    );
    let changed = program.write("changed.csv", &rows("Rose Garden"));
    assert!(
        program
            .run(&["import", "csv", &changed])
            .expect_success()
            .stdout
            .starts_with("0 added, 1 updated, 1 unchanged")
    );
    assert!(program.exported().contains("Rose Garden"));
}

#[test]
fn a_header_that_is_not_known_is_named_before_anything_is_read() {
    let program = Program::new();
    for (header, named) in [
        ("id,category,lon,lat,name.en,colour,size", "colour, size"),
        ("id,category,lon,name.en", "lat"),
        ("id,category,lon,lat,name.1234567890123", "name.1234567890123"),
    ] {
        let file = program.write("rows.csv", &format!("{header}\n"));
        let said = program.run(&["import", "csv", &file]);
        assert_eq!(said.code, Some(2), "{said:#?}");
        assert!(said.stderr.contains(named), "{said:#?}");
    }
    let said = program.run(&["import", "csv", "nowhere.csv"]);
    assert!(said.code == Some(2) && said.stderr.contains("nowhere.csv"), "{said:#?}");
}

#[test]
fn every_column_of_the_contract_is_read() {
    let program = Program::new();
    let columns = [
        ("id", "osm:node-1"),
        ("kind", "place"),
        ("category", "castle"),
        ("lon", "48.9892"),
        ("lat", "37.1551"),
        ("name.fa", "دژ"),
        ("name.en", "Fort"),
        ("aka.fa", "قلعه|کهندژ"),
        ("summary.en", "A fort."),
        ("description.fa", "متن *بلند*."),
        ("address.en", "1 Castle Road"),
        ("city", "Nowhere Town"),
        ("country", "IR"),
        ("phone", "+98 13 3333 0000"),
        ("website", "https://fort.example/"),
        ("booking_url", "https://book.example/"),
        ("opening_hours", "Mo-Fr 09:00-17:00"),
        ("wheelchair", "limited"),
        ("fee", "free"),
        ("wikidata", "Q1"),
        ("osm", "node/1"),
        ("unesco", "1584/2019"),
        ("importance", "0.5"),
        ("source", "Survey"),
        ("source_url", "https://survey.example/"),
        ("licence", "CC0-1.0"),
        ("status", "published"),
    ];
    let header: Vec<&str> = columns.iter().map(|(name, _)| *name).collect();
    let row: Vec<&str> = columns.iter().map(|(_, value)| *value).collect();
    let file = program.write("rows.csv", &format!("\u{feff}{}\r\n{}\r\n", header.join(","), row.join(",")));
    let said = program.run(&["import", "csv", &file]).expect_success();
    assert!(
        said.stderr.contains("Nowhere Town") && said.stdout.contains("1 with remarks"),
        "an unknown city is kept and remarked: {said:#?}"
    );
    let exported: serde_json::Value = serde_json::from_str(&program.exported()).expect("one item");
    assert_eq!(exported["other_names"]["fa"], serde_json::json!(["قلعه", "کهندژ"]));
    assert_eq!(exported["place"]["opening_hours"], "Mo-Fr 09:00-17:00");
    assert_eq!(exported["place"]["access"]["wheelchair"], "limited");
    assert_eq!(exported["place"]["unesco"], serde_json::json!({"id": "1584", "year": 2019}));
    assert_eq!(exported["place"]["address"]["en"], "1 Castle Road");
    let back = program.run(&["export", "csv"]).expect_success().stdout;
    let mut lines = back.lines();
    let (names, values) = (lines.next().expect("a header"), lines.next().expect("a row"));
    let read: std::collections::BTreeMap<&str, &str> = names.split(',').zip(values.split(',')).collect();
    for (name, value) in columns.iter().filter(|(name, _)| *name != "phone") {
        assert_eq!(read.get(name), Some(value), "{name} comes back as it came");
    }
}

#[test]
fn events_come_with_their_times() {
    let program = Program::new();
    let file = program.write(
        "events.csv",
        "id,kind,category,lon,lat,name.en,start,end,rrule,timezone,source\n\
         own:1,event,festival,49.58,37.28,Once,2027-05-01T18:00:00+03:30,2027-05-01T20:00:00+03:30,,Asia/Tehran,Own\n\
         own:2,event,festival,49.58,37.28,Weekly,2027-05-01T18:00:00+03:30,2027-05-01T20:00:00+03:30,FREQ=WEEKLY;COUNT=4,Asia/Tehran,Own\n\
         own:3,event,festival,49.58,37.28,Never,,,,,Own\n",
    );
    let said = program.run(&["import", "csv", &file]);
    assert!(said.stderr.contains("row 3\trefused\tevent"), "{said:#?}");
    let exported = program.exported();
    let items: Vec<serde_json::Value> =
        exported.lines().map(|line| serde_json::from_str(line).expect("JSON")).collect();
    assert_eq!(items.len(), 2);
    assert_eq!(items[0]["event"]["schedule"]["dates"][0]["start"], "2027-05-01T18:00");
    assert_eq!(items[1]["event"]["schedule"]["rrule"], "FREQ=WEEKLY;COUNT=4");
}

#[test]
fn geojson_is_read_like_csv() {
    let program = Program::new();
    let file = program.write(
        "points.geojson",
        r#"{"type":"FeatureCollection","features":[
            {"type":"Feature","id":"own:1","geometry":{"type":"Point","coordinates":[49.58,37.28]},"properties":{"category":"museum","name.en":"Museum","importance":0.4,"source":"Own"}},
            {"type":"Feature","id":"own:2","geometry":{"type":"LineString","coordinates":[[49,37],[50,38]]},"properties":{"category":"museum","name.en":"Line","source":"Own"}},
            {"type":"Feature","id":"own:3","geometry":{"type":"Point","coordinates":[49.58,37.28]},"properties":{"colour":"red","category":"museum","name.en":"Red","source":"Own"}}]}"#,
    );
    let said = program.run(&["import", "geojson", &file]);
    assert_eq!(said.code, Some(1));
    assert!(
        said.stderr.contains("row 2\trefused\tgeometry") && said.stderr.contains("row 3\trefused\tcolour"),
        "{said:#?}"
    );
    assert_eq!(program.exported().lines().count(), 1);
}

#[test]
fn broken_lines_of_jsonl_are_told_and_the_rest_is_kept() {
    let program = Program::new();
    let good = r#"{"format":1,"id":"own:1","kind":"place","slug":"own-1","category":"museum","name":{"en":"Museum"},"point":{"lon":49.58,"lat":37.28,"precision":"exact"},"sources":[{"title":"Own"}]}"#;
    let text = format!(
        "{good}\n{{broken\n[]\n\n{}\n{}\n",
        good.replace("own:1", "own:5").replace("own-1", "own-5").replace("\"format\":1", "\"format\":99"),
        good.replace("own:1", "own:6").replace("own-1", "own-6").replace("\"slug\"", "\"colour\":1,\"slug\"")
    );
    let mut bytes = text.into_bytes();
    bytes.extend(b"\xff\xfe\n");
    std::fs::write(program.path("lines.jsonl"), bytes).expect("a file written");
    let said = program.run(&["import", "jsonl", "lines.jsonl"]);
    assert_eq!(said.code, Some(1));
    for row in ["row 2\trefused", "row 3\trefused", "row 5\trefused", "row 6\trefused\tcolour", "row 7\trefused"] {
        assert!(said.stderr.contains(row), "{row}: {}", said.stderr);
    }
    assert_eq!(program.exported().lines().count(), 1);
}

/// Rows enough for several transactions.
fn many_rows() -> String {
    let mut text = HEADER.to_owned();
    for i in 0..6_000 {
        let (lon, lat) = (45.0 + f64::from(i % 170) * 0.1, 26.0 + f64::from(i / 170) * 0.3);
        writeln!(text, "own:{i},museum,{lon:.4},{lat:.4},موزهٔ شمارهٔ {i},Museum number {i},Own survey").expect("a row");
    }
    text
}

#[test]
fn killed_half_way_and_run_again_is_as_good_as_in_one_go() {
    let rows = many_rows();
    let whole = Program::new();
    let file = whole.write("rows.csv", &rows);
    whole.run(&["import", "csv", &file]).expect_success();
    let wanted = whole.exported();
    assert_eq!(wanted.lines().count(), 6_000);

    let cut = Program::new();
    let file = cut.write("rows.csv", &rows);
    let mut killed = 0;
    // Once early, once later: each time as soon as the store has grown.
    for grown in [600_000, 2_500_000] {
        let before = size(&cut.path("data"));
        let mut child = cut
            .command(&["import", "csv", &file])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the program starts");
        let until = Instant::now() + Duration::from_secs(120);
        while size(&cut.path("data")) < before + grown
            && child.try_wait().expect("its state").is_none()
            && Instant::now() < until
        {
            std::thread::sleep(Duration::from_millis(2));
        }
        if child.try_wait().expect("its state").is_none() {
            child.kill().expect("SIGKILL");
            killed += 1;
        }
        wait(&mut child);
        let kept = cut.exported();
        assert_eq!(kept.lines().count() % 1000, 0, "whole transactions only");
        assert!(kept.lines().all(|line| wanted.contains(line)));
    }
    assert!(killed >= 1, "it was cut short at least once");
    cut.run(&["import", "csv", &file]).expect_success();
    assert_eq!(cut.exported(), wanted);
    cut.run(&["check"]).expect_success();
}
