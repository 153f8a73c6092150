//! A damaged index and a full disk: both are told, both are survived, and neither ends in wrong answers.

use std::os::unix::fs::FileExt;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use crate::door::{get, matched};
use crate::editor::Publisher;
use crate::program::{Program, Serving};

const HERE: (f64, f64) = (49.59, 37.28);
const ROWS: usize = 40;

fn with_museums() -> Program {
    let program = Program::new();
    let rows: String = (0..ROWS).map(|n| format!("own:{n},museum,49.5{n},37.2{n},Museum {n},Own\n")).collect();
    let file = program.write("rows.csv", &format!("id,category,lon,lat,name.en,source\n{rows}"));
    program.run(&["import", "csv", &file]).expect_success();
    program
}

/// All files of the builds in use, those of segments first and the largest of them at the front.
fn files(program: &Program) -> Vec<PathBuf> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect()
    };
    let builds = inside(&program.path("data/index")).into_iter().filter(|path| path.is_dir());
    let mut files: Vec<PathBuf> = builds.flat_map(|build| inside(&build)).collect();
    let size = |file: &PathBuf| std::fs::metadata(file).map_or(0, |meta| meta.len());
    files.sort_by_key(|file| (file.extension().is_some_and(|end| end == "json"), std::cmp::Reverse(size(file))));
    files
}

/// Writes other bytes over a file where it stands.
fn garble(file: &Path) {
    let open = std::fs::OpenOptions::new().write(true).open(file).expect("a file");
    let length = usize::try_from(open.metadata().expect("a file").len()).expect("a small file");
    open.write_all_at(&vec![0xA5; length], 0).expect("a file written");
}

async fn total(base: &str, words: &str) -> u64 {
    let answer = get(&format!("/api/v1/search?limit=0&q={words}")).answer_of(base).await;
    assert_eq!(answer.status, 200, "{}", answer.text());
    matched(&answer.json())
}

/// Asks until the answer is right; every answer before it is one, or says honestly that there is none yet.
async fn comes_right(base: &str, words: &str, right: u64) {
    let until = Instant::now() + Duration::from_secs(30);
    loop {
        for address in [format!("/api/v1/search?q={words}&limit=5"), "/en/".to_owned(), "/tiles/0/0/0.mvt".to_owned()] {
            let answer = get(&address).answer_of(base).await;
            assert!([200, 204, 503].contains(&answer.status.as_u16()), "{address}: {}", answer.status);
        }
        let answer = get(&format!("/api/v1/search?q={words}")).answer_of(base).await;
        if answer.status == 200 && matched(&answer.json()) == right {
            return;
        }
        assert!(Instant::now() < until, "{words} is not found {right} times: {}", answer.text());
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_damaged_index_is_told_and_built_anew_at_the_next_start() {
    let program = with_museums();
    type Harm = (&'static str, fn(&Program), &'static str);
    let harms: [Harm; 6] = [
        ("a garbled file", |program| garble(&files(program)[0]), "the index cannot be read"),
        (
            "a file cut short",
            |program| {
                let open = std::fs::OpenOptions::new().write(true).open(&files(program)[0]).expect("a file");
                open.set_len(100).expect("a file cut");
            },
            "the index cannot be read",
        ),
        (
            "no meta.json",
            |program| {
                let meta = files(program).into_iter().find(|file| file.ends_with("meta.json")).expect("meta.json");
                std::fs::remove_file(meta).expect("a file gone");
            },
            "the index cannot be read",
        ),
        (
            "an empty build",
            |program| files(program).iter().for_each(|file| std::fs::remove_file(file).expect("a file gone")),
            "the index cannot be read",
        ),
        (
            "an empty folder",
            |program| {
                std::fs::remove_dir_all(program.path("data/index")).expect("the index goes");
                std::fs::create_dir(program.path("data/index")).expect("a folder");
            },
            "there is no index yet",
        ),
        ("a garbled name", |program| garble(&program.path("data/index/CURRENT")), "there is no index yet"),
    ];
    for (word, harm, why) in harms {
        harm(&program);
        let mut serving = program.serve(&["--without-starter"]);
        let told = serving.said_line("building the index");
        assert!(told.contains(why), "{word}: {told}");
        assert_eq!(get("/readyz").answer_of(&serving.base).await.status, 200, "{word}");
        assert_eq!(total(&serving.base, "museum").await, ROWS as u64, "{word}");
        assert_eq!(serving.stop(), Some(0));
        program.run(&["check"]).expect_success();
    }
}

#[tokio::test]
async fn damage_found_while_serving_is_told_and_mended() {
    let program = with_museums();
    let mut serving = program.serve(&["--without-starter"]);
    assert_eq!(total(&serving.base, "museum").await, ROWS as u64);
    files(&program)
        .iter()
        .filter(|file| file.extension().is_none_or(|end| end != "lock"))
        .for_each(|file| garble(file));
    comes_right(&serving.base, "museum+7", 1).await;
    serving.wait_for_line("the index is damaged and is built anew");
    serving.wait_for_line("the index is built");
    assert_eq!(get("/readyz").answer_of(&serving.base).await.status, 200);
    assert_eq!(total(&serving.base, "museum").await, ROWS as u64);
    assert_eq!(serving.stop(), Some(0));
    program.run(&["check"]).expect_success();
}

#[tokio::test]
async fn a_full_disk_refuses_what_is_sent_and_loses_nothing() {
    let program = Program::new();
    Publisher::known(&program);
    let serving = program.serve_on_small_disk(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    let id = publisher.begin().await;
    publisher.publish(&id, "Windmill", HERE).await;
    comes_right(&serving.base, "windmill", 1).await;

    serving.fill_disk();
    for step in ["", "/keep", "/publish"] {
        let refused = publisher.send(&id, step, "Lighthouse", HERE).await;
        assert_eq!(refused.status, 507, "{step:?}: {}", refused.text());
    }
    let page = publisher.send(&id, "", "Lighthouse", HERE).await;
    assert!(page.text().contains("دیسک سرویس پر است و چیزی ذخیره نشد."), "{}", page.text());
    assert_eq!((total(&serving.base, "windmill").await, total(&serving.base, "%22lighthouse%22").await), (1, 0));
    serving.free_disk();

    let form = publisher.get(&format!("/studio/items/{id}")).await;
    assert!(form.text().contains("Windmill") && !form.text().contains("Lighthouse"), "nothing was kept");
    publisher.publish(&id, "Lighthouse", HERE).await;
    comes_right(&serving.base, "%22lighthouse%22", 1).await;
    assert_eq!(serving.stop(), Some(0));
    program.run(&["check"]).expect_success();
}

#[tokio::test]
async fn an_index_on_a_full_disk_catches_up_when_there_is_room() {
    // The store is elsewhere: what is confirmed is kept, and only the index has to wait.
    let program = Program::on_postgresql("full_disk");
    Publisher::known(&program);
    let mut serving: Serving = program.serve_on_small_disk(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    let id = publisher.begin().await;
    publisher.publish(&id, "Windmill", HERE).await;
    comes_right(&serving.base, "windmill", 1).await;

    serving.fill_disk();
    publisher.publish(&id, "Lighthouse", HERE).await;
    serving.wait_for_line("cannot bring the index up to date");
    assert_eq!(total(&serving.base, "windmill").await, 1, "the index before goes on answering");
    serving.free_disk();
    comes_right(&serving.base, "%22lighthouse%22", 1).await;
    assert_eq!(total(&serving.base, "%22windmill%22").await, 0);
    assert!(!serving.has_said("damaged"), "a full disk is no damage");
    assert_eq!(serving.stop(), Some(0));
    program.run(&["check"]).expect_success();
}
