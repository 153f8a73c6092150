//! Killed fifty times while the index is written or built anew: in the end it answers to the last byte like one that was
//! built from the same store at once.

use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

use index::{Facet, Index, Query, Sort, State, Suggest};

use crate::program::Program;

const KILLS: u32 = 50;
const ITEMS: u32 = 80;
/// The shortest and the longest that a program is let work before it is killed, in milliseconds.
const SHORTEST: u64 = 15;
const LONGEST: u64 = 900;

/// A collection whose every item says which edition it is; some are out of sight in some editions.
fn collection(edition: u32) -> String {
    let item = |n: u32| {
        let status = if (n + edition).is_multiple_of(7) { "archived" } else { "published" };
        let category = ["museum", "bazaar", "caravanserai", "bridge"][(n + edition / 3) as usize % 4];
        let (lon, lat) = (44.5 + f64::from(n * 37 % 180) / 10.0, 26.0 + f64::from(n * 53 % 130) / 10.0);
        serde_json::json!({
            "format": 1, "id": format!("place:{n}"), "kind": "place", "slug": format!("place-{n}"), "category": category,
            "status": status, "name": {"en": format!("Windmill {n} edition{edition}"), "fa": format!("آسیاب {n}")},
            "point": {"lon": lon, "lat": lat, "precision": "exact"}, "sources": [{"title": "Test"}],
        })
        .to_string()
    };
    (0..ITEMS).map(item).collect::<Vec<_>>().join("\n")
}

fn started(program: &Program, arguments: &[&str]) -> Child {
    program.command(arguments).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program starts")
}

/// Sends SIGKILL and waits for the end.
fn kill(mut child: Child) {
    // It may have ended already.
    let _ = child.kill();
    child.wait().expect("the end");
}

/// Everything that an index answers, in words.
fn answers(program: &Program) -> Vec<String> {
    let (index, state) = Index::open(&program.path("data/index")).expect("the index opens");
    assert_eq!(state, State::Ready);
    let now = "2026-11-24T09:00:00Z".parse().expect("a moment");
    let mut answers = Vec::new();
    let words =
        ["", "windmill", "آسیاب", "museum", "edition7", "windmill 12", "wndmill", "\"windmill 7\"", "bridge -windmill"];
    for text in words {
        for sort in Sort::ALL {
            let mut query =
                Query { text: text.to_owned(), sort, limit: 100, facets: Facet::ALL.to_vec(), now, ..Query::default() };
            loop {
                let found = index.search(&query).expect("an answer");
                let hits: Vec<String> = found.hits.iter().map(|hit| format!("{} {:?}", hit.id, hit.card)).collect();
                answers.push(format!("{text:?} {sort:?} {} {:?} {hits:?}", found.total, found.facets));
                let Some(after) = found.next else { break };
                query.after = Some(after);
            }
        }
        let suggested = index.suggest(&Suggest { text: text.to_owned(), now, ..Suggest::default() });
        answers.push(format!("{text:?} {:?}", suggested.expect("suggestions")));
    }
    let everything = Query { now, ..Query::default() };
    for (x, y) in (0..64).flat_map(|x| (0..64).map(move |y| (x, y))) {
        answers.push(format!("6/{x}/{y} {:?}", index.tile(&everything, 6, x, y).expect("a tile")));
    }
    answers
}

#[test]
fn fifty_kills_leave_an_index_like_one_built_at_once() {
    let began = Instant::now();
    let program = Program::new();
    let files: Vec<String> =
        (0..KILLS).map(|edition| program.write(&format!("{edition}.jsonl"), &collection(edition))).collect();
    program.run(&["import", "jsonl", &files[0]]).expect_success();

    let serve = ["serve", "--without-starter", "--bind", "127.0.0.1:0"];
    // Any numbers will do: they only spread the kills.
    let mut random: u64 = 20_261_128;
    for (kill_number, file) in (0..KILLS).zip(&files) {
        let import = started(&program, &["import", "jsonl", file]);
        let beside = match kill_number % 5 {
            0 | 2 => Some(started(&program, &serve)),
            1 | 3 => Some(started(&program, &["reindex"])),
            _ => None,
        };
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        std::thread::sleep(Duration::from_millis(SHORTEST + (random >> 33) % (LONGEST - SHORTEST)));
        beside.into_iter().for_each(kill);
        kill(import);
    }

    let serving = program.serve(&["--without-starter"]);
    let until = Instant::now() + Duration::from_secs(60);
    while !program.run(&["check"]).stdout.contains("0 waiting for the index; 0 faults") {
        assert!(Instant::now() < until, "{:#?}", program.run(&["check"]));
        std::thread::sleep(Duration::from_millis(100));
    }
    assert_eq!(serving.stop(), Some(0));
    let recovered = answers(&program);
    std::fs::remove_dir_all(program.path("data/index")).expect("the index goes");
    program.run(&["reindex"]).expect_success();
    let built = answers(&program);
    assert_eq!(recovered.len(), built.len());
    for (recovered, built) in recovered.iter().zip(&built) {
        assert_eq!(recovered, built);
    }
    let text = built.concat();
    let latest = (0..KILLS).rfind(|edition| text.contains(&format!("edition{edition}\\\"")));
    assert!(latest > Some(0), "too little came through to show anything");
    println!("{KILLS} kills in {:?}; the latest edition that came through is {latest:?}", began.elapsed());
}
