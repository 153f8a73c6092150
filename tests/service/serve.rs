//! `gardesh serve`: it refuses to start on doubt, says why, and stops in good order.

use std::net::{TcpListener, TcpStream};

use crate::door::{get, matched};
use crate::program::Program;

fn refuses(program: &Program, arguments: &[&str], why: &[&str]) {
    let said = program.run(&[&["serve", "--bind", "127.0.0.1:0"], arguments].concat());
    assert!(said.code.is_some_and(|code| code != 0), "{arguments:?}: {said:#?}");
    for part in why {
        assert!(said.stderr.contains(part), "{arguments:?} says why, naming {part}: {}", said.stderr);
    }
    assert!(!said.stderr.contains("panicked"), "{}", said.stderr);
}

#[test]
fn settings_that_do_not_fit_are_named() {
    let program = Program::new();
    for (file, why) in [
        ("colour = \"red\"\n", "colour"),
        ("request_timeout = 0\n", "request_timeout"),
        ("request_timeout = \"soon\"\n", "request_timeout"),
        ("public_url = \"gardesh.example\"\n", "public_url"),
        ("public_url = \"ftp://gardesh.example\"\n", "public_url"),
        ("database_url = \"mysql://localhost/x\"\n", "database_url"),
        ("basemap = \"nowhere.pmtiles\"\n", "nowhere.pmtiles"),
        ("bind = \n", "bind"),
    ] {
        program.write("gardesh.toml", file);
        refuses(&program, &[], &[why]);
    }
    std::fs::remove_file(program.path("gardesh.toml")).expect("the file goes");
    refuses(&program, &["--config", "other.toml"], &["other.toml"]);
    refuses(&program, &["--public-url", "not an address"], &["public_url"]);
    refuses(&program, &["--basemap", "missing.pmtiles"], &["missing.pmtiles"]);
    assert!(!program.path("data/gardesh.sqlite").exists(), "nothing was begun");
}

#[test]
fn a_base_map_that_is_none_is_refused() {
    let program = Program::new();
    let file = program.write("broken.pmtiles", "this is no base map");
    refuses(&program, &["--without-starter", "--basemap", &file], &["broken.pmtiles"]);
}

#[test]
fn an_address_that_is_taken_is_named() {
    let taken = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = taken.local_addr().expect("an address").to_string();
    let said = Program::new().run(&["serve", "--without-starter", "--bind", &address]);
    assert!(said.code.is_some_and(|code| code != 0) && said.stderr.contains(&address), "{said:#?}");
}

#[test]
fn a_data_folder_that_cannot_be_is_named() {
    let program = Program::new();
    program.write("data", "a file where the folder should be");
    refuses(&program, &["--without-starter"], &["data"]);
}

#[test]
fn a_database_that_does_not_answer_is_told() {
    let program = Program::new();
    refuses(&program, &["--database-url", "postgres://nobody@127.0.0.1:1/nothing"], &["store"]);
}

#[tokio::test]
async fn it_finishes_what_is_under_way_and_stops() {
    let program = Program::new();
    let mut serving = program.serve(&["--without-starter"]);
    let base = serving.base.clone();
    assert_eq!(get("/healthz").answer_of(&base).await.status.as_u16(), 200);
    let idle = TcpStream::connect(base.trim_start_matches("http://")).expect("a connection that says nothing");
    drop(idle);
    serving.terminate();
    serving.wait_for_line("stopped");
    assert_eq!(serving.wait(), Some(0));
    assert!(TcpStream::connect(base.trim_start_matches("http://")).is_err(), "nobody listens any more");
}

#[tokio::test]
async fn what_an_import_brings_a_running_service_shows() {
    let program = Program::new();
    let serving = program.serve(&["--without-starter"]);
    let file = program.write(
        "one.csv",
        "id,category,lon,lat,name.fa,name.en,source\nown:1,museum,49.58,37.28,موزهٔ آزمون,Museum of Proof,Own survey\n",
    );
    program.run(&["import", "csv", &file]).expect_success();
    let mut found = 0;
    for _ in 0..200 {
        let answer = get("/api/v1/search?q=proof").answer_of(&serving.base).await;
        found = matched(&answer.json());
        if found == 1 {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
    }
    assert_eq!(found, 1, "without a restart");
    assert_eq!(serving.stop(), Some(0));
}

#[tokio::test]
async fn a_large_index_is_built_while_the_service_answers() {
    let program = Program::new();
    let rows: String = (0..6000)
        .map(|n| {
            format!(
                "own:{n},museum,{:.3},{:.3},Museum {n},Own survey\n",
                45.0 + f64::from(n % 170) / 10.0,
                27.0 + f64::from(n / 500)
            )
        })
        .collect();
    let file = program.write("many.csv", &format!("id,category,lon,lat,name.en,source\n{rows}"));
    program.run(&["import", "csv", &file]).expect_success();
    std::fs::remove_dir_all(program.path("data/index")).expect("the index goes");
    let mut serving = program.serve(&["--without-starter"]);
    let base = serving.base.clone();
    let ready = get("/readyz").language("en").answer_of(&base).await;
    assert_eq!(ready.status.as_u16(), 503, "{}", ready.text());
    assert_eq!(ready.json()["detail"], "The search index is being built; until then answers are not complete.");
    let page = get("/en/").answer_of(&base).await;
    assert_eq!(page.status.as_u16(), 200);
    assert!(page.text().contains("The search index is being built."));
    serving.wait_for_line("the index is built");
    assert_eq!(get("/readyz").answer_of(&base).await.text(), "ready\n");
    assert_eq!(matched(&get("/api/v1/search").answer_of(&base).await.json()), 6000);
    assert!(!get("/en/").answer_of(&base).await.text().contains("The search index is being built."));
    assert_eq!(serving.stop(), Some(0));
}

#[tokio::test]
async fn an_old_address_leads_to_the_new_one() {
    let program = Program::new();
    let row = |slug: &str| {
        format!(
            "id,slug,category,lon,lat,name.fa,name.en,source\nown:1,{slug},museum,49.58,37.28,موزه,Museum,Own survey\n"
        )
    };
    let first = program.write("first.csv", &row("old-name"));
    let second = program.write("second.csv", &row("new-name"));
    program.run(&["import", "csv", &first]).expect_success();
    program.run(&["import", "csv", &second]).expect_success();
    let serving = program.serve(&["--without-starter"]);
    let moved = get("/en/place/old-name").answer_of(&serving.base).await;
    assert_eq!((moved.status.as_u16(), moved.header("location")), (301, "/en/place/new-name"));
    assert_eq!(get("/en/place/new-name").answer_of(&serving.base).await.status.as_u16(), 200);
}

#[tokio::test]
async fn drafts_and_archived_items_are_not_shown() {
    let program = Program::new();
    let file = program.write(
        "rows.csv",
        "id,slug,status,category,lon,lat,name.en,source\n\
         own:1,draft,draft,museum,49.58,37.28,Draft,Own\nown:2,gone,archived,museum,49.58,37.28,Gone,Own\nown:3,shown,published,museum,49.58,37.28,Shown,Own\n",
    );
    program.run(&["import", "csv", &file]).expect_success();
    let serving = program.serve(&["--without-starter"]);
    let all = get("/api/v1/search").answer_of(&serving.base).await.json();
    assert_eq!(crate::door::ids(&all), ["own:3"]);
    for (id, slug) in [("own:1", "draft"), ("own:2", "gone")] {
        assert_eq!(get(&format!("/api/v1/items/{id}")).answer_of(&serving.base).await.status.as_u16(), 404, "{id}");
        assert_eq!(get(&format!("/en/place/{slug}")).answer_of(&serving.base).await.status.as_u16(), 404, "{slug}");
    }
}

#[tokio::test]
async fn figures_for_the_operator_have_an_address_of_their_own() {
    let program = Program::new();
    let port =
        TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").to_string();
    let serving = program.serve(&["--without-starter", "--metrics-bind", &port]);
    get("/api/v1/search?q=x").answer_of(&serving.base).await;
    let figures = get("/metrics").answer_of(&format!("http://{port}")).await;
    assert_eq!(figures.status.as_u16(), 200);
    assert!(figures.text().contains("# TYPE"), "{}", figures.text());
    assert_eq!(get("/metrics").answer_of(&serving.base).await.status.as_u16(), 404, "not for visitors");
}
