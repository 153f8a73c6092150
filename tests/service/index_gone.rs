//! Removals under load, and commands beside a running service: rows that were brought in are found within a second, rows
//! that were rolled back are gone within a second, and no answer in between holds one twice or counts what it lacks.

use std::collections::HashSet;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::Value;

use crate::door::client;
use crate::studio_many::{Studio, undo_address};

const ROWS: usize = 80;
/// How long after its confirmation a change may still not be seen.
const LATEST: Duration = Duration::from_secs(1);
/// How long each visitor waits before asking again: the machine is busy, but not with nothing else.
const PAUSE: Duration = Duration::from_millis(10);

fn rows(word: &str) -> String {
    let mut text = "id,name.en,category,lat,lon,source\n".to_owned();
    for n in 0..ROWS {
        text.push_str(&format!("place:{word}-{n},{word} spring {n},cave,{},49.5,Office\n", 37.0 + n as f64 / 1000.0));
    }
    text
}

/// Whether an answer agrees with itself; gives how many it counts.
fn agrees(answer: &Value) -> u64 {
    let ids: Vec<&str> =
        answer["features"].as_array().expect("features").iter().filter_map(|one| one["id"].as_str()).collect();
    let total = answer["numberMatched"].as_u64().expect("numberMatched");
    assert_eq!(ids.iter().collect::<HashSet<_>>().len(), ids.len(), "one stands twice: {ids:?}");
    assert_eq!(ids.len() as u64, total, "the count is that of the list");
    total
}

/// Waits until so many are found, and not longer than a change may take.
async fn found_soon(studio: &Studio, word: &str, wanted: u64) -> Duration {
    let since = Instant::now();
    loop {
        let answer = studio.visits(&format!("/api/v1/search?q={word}&limit=100&lang=en")).await;
        if agrees(&answer.json()) == wanted {
            return since.elapsed();
        }
        assert!(since.elapsed() < LATEST, "{wanted} of {word} are not found");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_brought_in_is_found_and_what_was_rolled_back_is_gone_within_a_second() {
    let studio = Studio::new();
    let publisher = studio.person("p", "organisation:rasht-municipality=publisher").await;
    let (stop, answers) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let visitors: Vec<_> = ["qumbra", "zindra", "q=&bbox=49.4,36.9,49.6,37.2&category=cave"]
        .map(|asked| {
            let question = if asked.contains('=') { asked.to_owned() } else { format!("q={asked}") };
            let address = studio.address(&format!("/api/v1/search?{question}&limit=100&lang=en"));
            let (stop, answers) = (Arc::clone(&stop), Arc::clone(&answers));
            tokio::spawn(async move {
                let client = client().build().expect("a client");
                while !stop.load(Ordering::Relaxed) {
                    let answer = client.get(&address).send().await.expect("an answer");
                    assert_eq!(answer.status(), StatusCode::OK, "{address}");
                    let body = answer.bytes().await.expect("a whole body");
                    agrees(&serde_json::from_slice(&body).expect("JSON"));
                    answers.fetch_add(1, Ordering::Relaxed);
                    tokio::time::sleep(PAUSE).await;
                }
            })
        })
        .into();

    let url = publisher.brings("springs.csv", rows("qumbra").as_bytes()).await;
    publisher.tries(&url, &[("owner", "organisation:rasht-municipality")]).await;
    let taken = publisher.takes(&url).await;
    let brought = found_soon(&studio, "qumbra", ROWS as u64).await;
    publisher.posts(&undo_address(&taken), &[("a", "b")]).await;
    let rolled_back = found_soon(&studio, "qumbra", 0).await;

    let file = studio.program.write("zindra.csv", &rows("zindra"));
    studio.program.run(&["import", "csv", &file]).expect_success();
    let commanded = found_soon(&studio, "zindra", ROWS as u64).await;

    tokio::time::sleep(LATEST).await;
    stop.store(true, Ordering::Relaxed);
    for visitor in visitors {
        visitor.await.expect("no answer contradicted itself");
    }
    let answers = answers.load(Ordering::Relaxed);
    println!(
        "found after {brought:?}, gone after {rolled_back:?}, of a command after {commanded:?}; {answers} answers"
    );
}
