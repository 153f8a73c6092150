//! The history of an item, read by a person.

use crate::door::encoded;
use crate::editor::Publisher;
use crate::program::Program;

const FIRST: [(&str, &str); 12] = [
    ("category", "museum"),
    ("name.fa", "خانهٔ باران"),
    ("name.en", "House of Rain"),
    ("point.lon", "49.58"),
    ("point.lat", "37.28"),
    ("point.precision", "100m"),
    ("country", "IR"),
    ("verified_on", "2026-11-28"),
    ("place.opening_hours", "Sa-Th 09:00-17:00; Fr off; PH off"),
    ("place.access.wheelchair", "limited"),
    ("sources.0.title", "Rasht Municipality"),
    ("sources.0.covers", "point"),
];

#[tokio::test(flavor = "multi_thread")]
async fn versions_are_told_in_words_and_not_in_codes() {
    let program = Program::new();
    Publisher::known(&program);
    let serving = program.serve(&["--without-starter"]);
    let publisher = Publisher::sign_in(&serving.base).await;
    let id = publisher.begin().await;
    let url = format!("/studio/items/{}", encoded(&id));
    let answer = publisher.post(&format!("{url}/publish"), &FIRST).await;
    assert!(answer.header("location").contains("published"), "{}", answer.text());

    let page = publisher.get(&format!("{url}/history?lang=en")).await;
    let told = page.text().split("<main").nth(1).unwrap_or_default().to_owned();
    for part in [
        "latitude 37.28, longitude 49.58",
        "Museum",
        "Iran",
        "28 November 2026",
        "Friday: Closed",
        "Name of the source: Rasht Municipality · Which fields come from it: Position on the map",
    ] {
        assert!(told.contains(part), "{part}: {told}");
    }
    for code in ["precision", "Sa-Th", "2026-11-28", "{", "field-", "form-", ">museum<", ">limited<"] {
        let words: String =
            told.split('<').filter_map(|tag| tag.split_once('>').map(|(_, text)| format!(">{text}<"))).collect();
        assert!(!words.contains(code), "{code}: {words}");
    }

    publisher.withdraw(&id).await;
    let page = publisher.get(&format!("{url}/history?lang=en")).await;
    assert!(page.text().contains("taken out of visitors’ sight"), "{}", page.text());
}
