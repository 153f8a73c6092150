//! The index stays right while it changes: clients search by text, box and tile without a pause while items are edited and
//! taken out of sight, and a second after a change was confirmed nobody sees anything else.

use std::collections::BTreeMap;
use std::f64::consts::PI;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::{Client, StatusCode};
use serde_json::Value;

use crate::door::client;
use crate::editor::Publisher;
use crate::mvt::layers;
use crate::program::Program;

const ITEMS: usize = 12;
const CHANGES: u32 = 90;
/// How long after its confirmation a change may still not be seen.
const LATEST: Duration = Duration::from_secs(1);
/// The tile in which all items stand, far enough apart for a point of their own.
const TILE: (u8, u32, u32) = (8, 163, 99);

/// A state of an item: its edition, or none while it is out of sight.
struct Stand {
    edition: Option<u32>,
    sent: Instant,
    confirmed: Option<Instant>,
}

/// What was sent and confirmed, by id.
type History = Mutex<BTreeMap<String, Vec<Stand>>>;

fn position(item: usize) -> (f64, f64) {
    let (z, x, y) = TILE;
    let tiles = f64::from(1u32 << z);
    // The middles of cells of a grid of eight by eight.
    let across = f64::from(x) + (2.0 * (item % 4) as f64 + 0.5) / 8.0;
    let down = f64::from(y) + (2.0 * (item / 4) as f64 + 0.5) / 8.0;
    (across / tiles * 360.0 - 180.0, (PI * (1.0 - 2.0 * down / tiles)).sinh().atan().to_degrees())
}

fn name(item: usize, edition: u32) -> String {
    format!("Rainhouse {item} edition {edition}")
}

/// The edition that a name tells.
fn edition(name: &str) -> u32 {
    name.rsplit(' ')
        .next()
        .and_then(|number| number.parse().ok())
        .unwrap_or_else(|| panic!("{name:?} tells no edition"))
}

/// Ways to look at everything.
#[derive(Clone, Copy, Debug)]
enum Look {
    Text,
    Box,
    Tile,
}

/// Ids and editions of an answer.
async fn seen(client: &Client, base: &str, look: Look) -> Vec<(String, u32)> {
    let (z, x, y) = TILE;
    let address = match look {
        Look::Text => format!("{base}/api/v1/search?q=rainhouse&limit=100&lang=en"),
        Look::Box => format!("{base}/api/v1/search?bbox=49.2,36.5,50.7,37.8&limit=100&lang=en"),
        Look::Tile => format!("{base}/tiles/{z}/{x}/{y}.mvt?lang=en"),
    };
    let answer = client.get(&address).send().await.expect("an answer");
    assert_eq!(answer.status(), StatusCode::OK, "{address}");
    let body = answer.bytes().await.expect("a whole body");
    if let Look::Tile = look {
        let features = layers(&body).into_iter().flat_map(|layer| layer.features);
        let told = |feature: &crate::mvt::PointFeature, tag| feature.text(tag).expect("a point of its own").to_owned();
        return features.map(|point| (told(&point, "id"), edition(&told(&point, "name")))).collect();
    }
    let json: Value = serde_json::from_slice(&body).expect("JSON");
    let features = json["features"].as_array().expect("features");
    assert_eq!(json["numberMatched"].as_u64(), Some(features.len() as u64), "the count is that of the list");
    let told = |feature: &Value| {
        let name = feature["properties"]["name"].as_str().expect("a name");
        (feature["id"].as_str().expect("an id").to_owned(), edition(name))
    };
    features.iter().map(told).collect()
}

/// Compares an answer with all that it may hold.
fn judge(history: &History, look: Look, seen: &[(String, u32)], asked: Instant, answered: Instant) {
    let shown: BTreeMap<&str, u32> = seen.iter().map(|(id, edition)| (id.as_str(), *edition)).collect();
    assert_eq!(shown.len(), seen.len(), "{look:?}: something is doubled in {seen:?}");
    let history = history.lock().expect("the history");
    for (id, stands) in history.iter() {
        let settled = |stand: &Stand| stand.confirmed.is_some_and(|confirmed| confirmed + LATEST <= asked);
        let oldest = stands.iter().rposition(settled).unwrap_or_default();
        let possible: Vec<Option<u32>> =
            stands[oldest..].iter().filter(|stand| stand.sent <= answered).map(|stand| stand.edition).collect();
        let shown = shown.get(id.as_str()).copied();
        assert!(possible.contains(&shown), "{look:?}: {id} is shown as {shown:?}; possible are {possible:?}");
    }
    assert!(shown.keys().all(|id| history.contains_key(*id)), "{look:?}: a stranger in {seen:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_second_after_a_change_nobody_sees_anything_else() {
    let program = Program::new();
    Publisher::known(&program);
    let serving = program.serve(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    let history: Arc<History> = Arc::default();
    let (stop, answers) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut ids = Vec::new();
    for _ in 0..ITEMS {
        let id = publisher.begin().await;
        let never = Stand { edition: None, sent: Instant::now(), confirmed: Some(Instant::now()) };
        history.lock().expect("the history").insert(id.clone(), vec![never]);
        ids.push(id);
    }
    let mut visitors = Vec::new();
    for look in [Look::Text, Look::Box, Look::Tile, Look::Text] {
        let (base, history) = (serving.base.clone(), Arc::clone(&history));
        let (stop, answers) = (Arc::clone(&stop), Arc::clone(&answers));
        visitors.push(tokio::spawn(async move {
            let client = client().build().expect("a client");
            while !stop.load(Ordering::Relaxed) {
                let asked = Instant::now();
                let seen = seen(&client, &base, look).await;
                judge(&history, look, &seen, asked, Instant::now());
                answers.fetch_add(1, Ordering::Relaxed);
            }
        }));
    }

    let client = client().build().expect("a client");
    let mut delays = Vec::new();
    let mut random: u64 = 20_261_128;
    for change in 1..=CHANGES {
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let item = if change as usize <= ITEMS { change as usize - 1 } else { (random >> 33) as usize % ITEMS };
        let id = &ids[item];
        let was_shown = history.lock().expect("the history")[id].last().is_some_and(|stand| stand.edition.is_some());
        let edition = (!was_shown || random >> 62 != 0).then_some(change);
        let stands = |stand: Stand| history.lock().expect("the history").get_mut(id).expect("begun above").push(stand);
        stands(Stand { edition, sent: Instant::now(), confirmed: None });
        match edition {
            Some(edition) => publisher.publish(id, &name(item, edition), position(item)).await,
            None => publisher.withdraw(id).await,
        }
        let confirmed = Instant::now();
        if let Some(stand) = history.lock().expect("the history").get_mut(id).and_then(|stands| stands.last_mut()) {
            stand.confirmed = Some(confirmed);
        }
        loop {
            let seen = seen(&client, &serving.base, Look::Text).await;
            if seen.iter().find(|(seen, _)| seen == id).map(|(_, edition)| *edition) == edition {
                break;
            }
            assert!(confirmed.elapsed() < LATEST, "change {change} of {id} to {edition:?} is not seen");
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        delays.push(confirmed.elapsed());
    }
    tokio::time::sleep(LATEST + Duration::from_millis(200)).await;
    stop.store(true, Ordering::Relaxed);
    for visitor in visitors {
        visitor.await.expect("no answer was wrong");
    }
    delays.sort_unstable();
    println!(
        "{CHANGES} changes seen after {:?} (half) and {:?} (all), among {} answers",
        delays[delays.len() / 2],
        delays[delays.len() - 1],
        answers.load(Ordering::Relaxed)
    );
}
