//! Killed in the middle of writing, two hundred times: what was confirmed is there, what was not is there whole or not at
//! all, and what was typed is offered back.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use reqwest::Method;

use crate::door::{ask, client, encoded, get};
use crate::editor::PASSWORD;
use crate::program::Program;

const KILLS: u32 = 200;
/// The longest that a service is let write before it is killed, in milliseconds.
const LONGEST: u64 = 60;

/// How far the writing came. Every text that is sent carries the next number.
#[derive(Default)]
struct Progress {
    sent: AtomicU32,
    confirmed: AtomicU32,
    published_sent: AtomicU32,
    published: AtomicU32,
}

fn load(number: &AtomicU32) -> u32 {
    number.load(Ordering::SeqCst)
}

/// The number that the text in a page carries: in a form that of the field, not of what it is compared with.
fn number_in(page: &str) -> u32 {
    let page = page.split_once("name=\"summary.en\"").map_or(page, |(_, field)| field);
    let rest = page.split("text number ").nth(1).unwrap_or_default();
    let digits: String = rest.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_default()
}

/// The fields of a place that can be published.
fn fields(number: u32) -> String {
    let summary = format!("text number {number}.");
    let fields = [
        ("category", "museum"),
        ("name.en", "House of Rain"),
        ("name.fa", "خانهٔ باران"),
        ("summary.en", summary.as_str()),
        ("point.lon", "49.59"),
        ("point.lat", "37.28"),
        ("point.precision", "exact"),
        ("sources.0.title", "Rasht Municipality"),
    ];
    fields.map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).join("&")
}

/// One editor who saves, types and publishes without a pause, until the service is gone.
async fn write(base: String, cookie: String, id: String, progress: Arc<Progress>) {
    let client = client().redirect(reqwest::redirect::Policy::none()).build().expect("a client");
    for (step, confirmed) in [("", 303), ("/keep", 200), ("/publish", 303)].into_iter().cycle() {
        let number = progress.sent.fetch_add(1, Ordering::SeqCst) + 1;
        if step == "/publish" {
            progress.published_sent.store(number, Ordering::SeqCst);
        }
        let request = client
            .post(format!("{base}/studio/items/{id}{step}"))
            .header("cookie", &cookie)
            .header("content-type", "application/x-www-form-urlencoded")
            .body(fields(number));
        let Ok(answer) = request.send().await else { return };
        assert_eq!(answer.status(), confirmed, "step {step:?} with text {number}");
        progress.confirmed.store(number, Ordering::SeqCst);
        if step == "/publish" {
            progress.published.store(number, Ordering::SeqCst);
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_hundred_kills_lose_nothing_that_was_confirmed() {
    let program = Program::new();
    let organisation = serde_json::json!({
        "format": 1, "id": "organisation:rain", "kind": "organisation", "slug": "rain", "category": "organisation",
        "name": {"en": "Rain"}, "point": {"lon": 49.5, "lat": 37.2, "precision": "1km"}, "sources": [{"title": "Test"}],
        "organisation": {"type": "council"},
    });
    let file = program.write("organisation.jsonl", &organisation.to_string());
    program.run(&["import", "jsonl", &file]).expect_success();
    let who = ["user", "add", "rain@example.org", "--password-stdin", "--role", "organisation:rain=publisher"];
    program.say(&who, &format!("{PASSWORD}\n")).expect_success();

    let serve = ["--without-starter"];
    let first = program.serve(&serve);
    let credentials = [("mail", "rain@example.org"), ("password", PASSWORD)];
    let signed_in = ask(Method::POST, "/studio/sign-in").form(&credentials).answer_of(&first.base).await;
    let cookie = signed_in.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
    let begin = ask(Method::POST, "/studio/items/new?kind=place").header("cookie", &cookie).form(&[("kind", "place")]);
    let begun = begin.answer_of(&first.base).await;
    let id = begun.header("location").trim_start_matches("/studio/items/").to_owned();
    assert!(!id.is_empty(), "{}", begun.text());
    drop(first);

    let progress = Arc::new(Progress::default());
    // Any numbers will do: they only spread the kills over the time that writing takes.
    let mut random: u64 = 20_261_128;
    let mut serving = program.serve(&serve);
    let mut kill = 0;
    // A slow machine gets less done between two kills, and so takes more of them.
    while kill < KILLS || (load(&progress.published) <= KILLS && kill < 5 * KILLS) {
        kill += 1;
        let writing = tokio::spawn(write(serving.base.clone(), cookie.clone(), id.clone(), Arc::clone(&progress)));
        random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        tokio::time::sleep(Duration::from_millis(5 + (random >> 33) % LONGEST)).await;
        drop(serving);
        writing.await.expect("nothing was refused");

        serving = program.serve(&serve);
        let reads = async |address: String| {
            let answer = get(&address).header("cookie", &cookie).answer_of(&serving.base).await;
            assert_eq!(answer.status, 200, "{address} after kill {kill}");
            answer.text().to_owned()
        };
        let (confirmed, sent) = (load(&progress.confirmed), load(&progress.sent));
        let offered = number_in(&reads(format!("/studio/items/{id}?lang=en&kept=1")).await);
        assert!(
            (confirmed..=sent).contains(&offered) || confirmed == 0,
            "after kill {kill} text {offered} is offered; {confirmed} was confirmed and {sent} sent"
        );
        let (published, sent) = (load(&progress.published), load(&progress.published_sent));
        if published > 0 {
            let public = number_in(&reads(format!("/api/v1/items/{id}")).await);
            assert!(
                (published..=sent).contains(&public),
                "after kill {kill} text {public} is public; {published} was confirmed and {sent} sent"
            );
        }
        if kill % 25 == 0 {
            program.run(&["check"]).expect_success();
        }
    }
    assert!(load(&progress.published) > KILLS, "too little came through to show anything");
}
