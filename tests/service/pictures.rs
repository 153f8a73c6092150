//! Photographs from an editor's file to a visitor's page.

use std::io::Write;
use std::process::Stdio;
use std::time::Duration;

use reqwest::Method;
use serde_json::{Value, json};

use crate::door::{Answer, ask, get};
use crate::editor::{Editor, PASSWORD};
use crate::program::{Program, Serving};

const COUNCIL: &str = "organisation:council";

fn chunk(kind: &[u8; 4], data: &[u8]) -> Vec<u8> {
    let body = [&kind[..], data].concat();
    let mut crc = u32::MAX;
    for byte in &body {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
        }
    }
    let length = u32::try_from(data.len()).expect("a short chunk").to_be_bytes();
    [&length[..], &body, &(!crc).to_be_bytes()].concat()
}

/// A PNG of one colour with further chunks, and what its data unpacks to: whole lines, or nothing but an end.
pub fn png(width: u32, height: u32, colour: [u8; 3], more: &[u8], is_whole: bool) -> Vec<u8> {
    let line = [vec![0], colour.repeat(width as usize)].concat();
    let lines = if is_whole { line.repeat(height as usize) } else { Vec::new() };
    let (mut a, mut b) = (1u32, 0u32);
    for byte in &lines {
        a = (a + u32::from(*byte)) % 65_521;
        b = (b + a) % 65_521;
    }
    // Stored as it is, in blocks of at most 65535 bytes, the last one marked.
    let mut packed = vec![0x78, 0x01];
    for block in lines.chunks(65_535) {
        let length = u16::try_from(block.len()).expect("a short block");
        packed.push(0);
        packed.extend(length.to_le_bytes());
        packed.extend((!length).to_le_bytes());
        packed.extend(block);
    }
    packed.extend([1, 0, 0, 0xff, 0xff]);
    packed.extend((b << 16 | a).to_be_bytes());
    let head = [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
    let signature = b"\x89PNG\r\n\x1a\n".to_vec();
    [signature, chunk(b"IHDR", &head), more.to_vec(), chunk(b"IDAT", &packed), chunk(b"IEND", &[])].concat()
}

/// What a phone notes: 37°16′48″ N, 49°35′24″ E.
fn taken_in_rasht() -> Vec<u8> {
    let entry = |tag: u16, kind: u16, count: u32, value: [u8; 4]| {
        [&tag.to_be_bytes()[..], &kind.to_be_bytes(), &count.to_be_bytes(), &value].concat()
    };
    let mut block = [&b"MM\0*\0\0\0\x08\0\x01"[..], &entry(0x8825, 4, 1, 26u32.to_be_bytes()), &[0; 4]].concat();
    block.extend(4u16.to_be_bytes());
    block.extend(entry(1, 2, 2, *b"N\0\0\0"));
    block.extend(entry(2, 5, 3, 80u32.to_be_bytes()));
    block.extend(entry(3, 2, 2, *b"E\0\0\0"));
    block.extend(entry(4, 5, 3, 104u32.to_be_bytes()));
    block.extend([0; 4]);
    for part in [37u32, 16, 48, 49, 35, 24] {
        block.extend(part.to_be_bytes());
        block.extend(1u32.to_be_bytes());
    }
    chunk(b"eXIf", &block)
}

const BOUNDARY: &str = "--------a-boundary";

/// A form with an owner and files, as a browser sends it.
fn form(owner: &str, files: &[(&str, &[u8])]) -> (String, Vec<u8>) {
    let mut body =
        format!("--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"owner\"\r\n\r\n{owner}\r\n").into_bytes();
    for (name, bytes) in files {
        body.extend(
            format!(
                "--{BOUNDARY}\r\ncontent-disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
                 content-type: image/jpeg\r\n\r\n"
            )
            .bytes(),
        );
        body.extend(*bytes);
        body.extend(b"\r\n");
    }
    body.extend(format!("--{BOUNDARY}--\r\n").bytes());
    (format!("multipart/form-data; boundary={BOUNDARY}"), body)
}

/// A service of its own with one organisation and somebody who edits for it.
struct House {
    program: Program,
    serving: Serving,
    cookie: String,
}

impl House {
    async fn new() -> House {
        let program = Program::new();
        let council = json!({
            "format": 1, "id": COUNCIL, "kind": "organisation", "slug": "council", "category": "organisation",
            "name": {"fa": "شورای شهر", "en": "City Council"}, "point": {"lon": 49.59, "lat": 37.28},
            "sources": [{"title": "Own"}], "organisation": {"type": "council"},
        });
        let file = program.write("council.jsonl", &council.to_string());
        program.run(&["import", "jsonl", &file]).expect_success();
        let role = format!("{COUNCIL}=editor");
        let mut command =
            program.command(&["user", "add", "editor@rasht.example", "--password-stdin", "--role", &role]);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
        let said = format!("{PASSWORD}\n");
        child.stdin.take().expect("its input").write_all(said.as_bytes()).expect("a password said");
        assert!(child.wait().expect("the program ends").success());
        let serving = program.serve(&["--without-starter"]);
        let answer = ask(Method::POST, "/studio/sign-in")
            .form(&[("mail", "editor@rasht.example"), ("password", PASSWORD)])
            .answer_of(&serving.base)
            .await;
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        House { program, serving, cookie }
    }

    async fn get(&self, address: &str) -> Answer {
        get(address).language("en").answer_of(&self.serving.base).await
    }

    async fn studio(&self, address: &str) -> Answer {
        get(address).header("cookie", &self.cookie).language("en").answer_of(&self.serving.base).await
    }

    async fn send(&self, files: &[(&str, &[u8])]) -> Value {
        let (kind, body) = form(COUNCIL, files);
        let answer = ask(Method::POST, "/studio/pictures?lang=en")
            .header("cookie", &self.cookie)
            .header("accept", "application/json")
            .body(&kind, body)
            .answer_of(&self.serving.base)
            .await;
        answer.json()
    }

    /// Waits until a picture is no longer waiting.
    async fn settled(&self, id: &str) -> Value {
        for _ in 0..600 {
            let state = self.studio(&format!("/studio/pictures/{id}.json?lang=en")).await.json();
            if state["state"] != "waiting" {
                return state;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("the picture waits for ever");
    }

    /// Publishes a place that shows a picture.
    fn publish(&self, id: &str) {
        let place = json!({
            "format": 1, "id": "place:house", "kind": "place", "slug": "house", "category": "historic-house",
            "name": {"fa": "خانه", "en": "House"}, "point": {"lon": 49.59, "lat": 37.28}, "owner": COUNCIL,
            "sources": [{"title": "Own"}],
            "pictures": [
                {"file": format!("picture:{id}"), "credit": "Sara A.", "licence": "CC-BY-4.0",
                 "alt": {"en": "A house in the rain", "fa": "خانه‌ای در باران"}, "focus": [0.2, 0.5]},
                {"file": format!("picture:{id}"), "credit": "Reza B.", "licence": "CC0-1.0", "decorative": true},
            ],
        });
        let file = self.program.write("house.jsonl", &place.to_string());
        self.program.run(&["import", "jsonl", &file]).expect_success();
    }
}

#[tokio::test]
async fn a_photograph_goes_from_an_editors_file_to_a_visitors_page() {
    let house = House::new().await;
    let file = png(1500, 1000, [200, 60, 40], &taken_in_rasht(), true);
    let told = house.send(&[("C:\\photos\\خانه.jpg", &file), ("trick.jpg", b"GIF89a<script>alert(1)</script>")]).await;
    let picture = &told["pictures"][0];
    let id = picture["id"].as_str().expect("a name").to_owned();
    assert_eq!(picture["file_name"], "خانه.jpg");
    assert_eq!((&picture["width"], &picture["height"]), (&json!(1500), &json!(1000)));
    assert_eq!(picture["position"], json!({"lon": 49.59, "lat": 37.28}));
    assert_eq!(picture["credit"], "شورای شهر");
    assert_eq!(told["refused"][0]["file_name"], "trick.jpg");
    let reason = told["refused"][0]["reason"].as_str().expect("a reason");
    assert!(reason.contains("no JPEG, PNG or WebP"), "{reason}");
    assert_eq!(house.settled(&id).await["state"], "ready");

    for (name, kind) in [
        ("320.webp", "image/webp"),
        ("1280.webp", "image/webp"),
        ("1500.webp", "image/webp"),
        ("square.webp", "image/webp"),
        ("card.jpg", "image/jpeg"),
    ] {
        let answer = house.get(&format!("/pictures/{id}/{name}")).await;
        assert_eq!((answer.status.as_u16(), answer.header("content-type")), (200, kind), "{name}");
        assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert!(!answer.body.windows(4).any(|part| part == b"Exif" || part == b"eXIf"), "{name}");
        let again = get(&format!("/pictures/{id}/{name}")).header("if-none-match", answer.header("etag"));
        assert_eq!(again.answer_of(&house.serving.base).await.status.as_u16(), 304);
    }
    let other = "0".repeat(64);
    for address in [
        format!("/pictures/{id}/2048.webp"),
        format!("/pictures/{id}/321.webp"),
        format!("/pictures/{id}/card-20-50.jpg"),
        format!("/pictures/{id}/original.png"),
        format!("/pictures/{id}/..%2F..%2Fgardesh.sqlite"),
        format!("/pictures/{other}/320.webp"),
        "/pictures/x/320.webp".to_owned(),
    ] {
        let answer = house.get(&address).await;
        assert_eq!(
            (answer.status.as_u16(), answer.header("content-type")),
            (404, "application/problem+json"),
            "{address}"
        );
    }

    house.publish(&id);
    let page = house.get("/en/place/house").await;
    let text = page.text();
    for part in [
        &format!(
            "srcset=\"/pictures/{id}/320.webp 320w, /pictures/{id}/640.webp 640w, /pictures/{id}/1280.webp 1280w, /pictures/{id}/1500.webp 1500w\""
        ),
        "alt=\"A house in the rain\"",
        "fetchpriority=\"high\"",
        "focus-x-2 focus-y-5",
        "src=\"data:image/png;base64,",
        "<bdi>Sara A.</bdi>, <bdi>CC-BY-4.0</bdi>",
        "<bdi>Reza B.</bdi>, <bdi>CC0-1.0</bdi>",
        &format!("{}/pictures/{id}/card-20-50.jpg\"", house.serving.base),
        "summary_large_image",
        "\"@type\":\"ImageObject\"",
    ] {
        assert!(text.contains(part), "{part} is missing in {text}");
    }
    assert!(house.get("/fa/place/house").await.text().contains("alt=\"خانه‌ای در باران\""));
    let card = house.get(&format!("/pictures/{id}/card-20-50.jpg")).await;
    assert_eq!(card.status.as_u16(), 200, "cut around the point that an item names");

    let mut listed = String::new();
    for _ in 0..100 {
        listed = house.get("/en/?q=house").await.text().to_owned();
        if listed.contains("/en/place/house") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(listed.contains(&format!("/pictures/{id}/square-20-50.webp")), "a list shows the square");

    let library = house.studio("/studio/pictures?lang=en").await;
    for part in ["خانه.jpg", "1,500 × 1,000 pixels", "href=\"/en/place/house\"", "City Council"] {
        assert!(library.text().contains(part), "{part}: {}", library.text());
    }

    // The folder of what visitors get may go at any time: it comes back from the originals.
    std::fs::remove_dir_all(house.program.path("data/pictures/variant")).expect("the folder goes");
    assert_eq!(house.get(&format!("/pictures/{id}/640.webp")).await.status.as_u16(), 200);
}

#[tokio::test]
async fn a_poisoned_file_fails_with_a_reason_and_holds_up_no_other() {
    let house = House::new().await;
    let poisoned = png(3000, 2000, [1, 2, 3], &[], false);
    let good = png(400, 300, [9, 8, 7], &[], true);
    let told = house.send(&[("bad.png", &poisoned), ("good.png", &good)]).await;
    let id = |i: usize| told["pictures"][i]["id"].as_str().expect("a name").to_owned();
    let failed = house.settled(&id(0)).await;
    assert_eq!(failed["state"], "failed");
    assert!(failed["reason"].as_str().is_some_and(|reason| !reason.starts_with("pictures-")), "{failed}");
    assert_eq!(house.settled(&id(1)).await["state"], "ready");
    assert_eq!(house.get(&format!("/pictures/{}/square.webp", id(0))).await.status.as_u16(), 404);
    assert!(form_with(&house, &id(0)).await.contains("Cannot be used"), "the form shows no broken picture");
    let shown = form_with(&house, &id(1)).await;
    assert!(shown.contains(&format!("src=\"/pictures/{}/square.webp\"", id(1))) && !shown.contains("picture__wait"));
    let library = house.studio("/studio/pictures?lang=en").await;
    assert!(library.text().contains("Cannot be used"), "{}", library.text());
}

/// The form of a new place that shows this picture.
async fn form_with(house: &House, picture: &str) -> String {
    let post = |address: &str, fields: &[(&str, &str)]| {
        ask(Method::POST, address).header("cookie", &house.cookie).form(fields).answer_of(&house.serving.base)
    };
    let begun = post("/studio/items/new", &[("kind", "place"), ("owner", COUNCIL)]).await;
    let url = begun.header("location").to_owned();
    let file = format!("picture:{picture}");
    let fields =
        [("_from", "w1"), ("name.en", "A house"), ("pictures.0.file", file.as_str()), ("pictures.0.credit", "S.")];
    let saved = post(&url, &fields).await;
    assert_eq!(saved.status, reqwest::StatusCode::SEE_OTHER, "{}", saved.text());
    house.studio(&format!("{url}?lang=en")).await.text().to_owned()
}

#[tokio::test]
async fn a_form_shows_a_picture_that_was_just_sent_or_waits_for_it() {
    let house = House::new().await;
    let large = png(3000, 2000, [3, 90, 20], &[], true);
    let told = house.send(&[("large.png", &large)]).await;
    let id = told["pictures"][0]["id"].as_str().expect("a name");
    let form = form_with(&house, id).await;
    let thumb = format!("/pictures/{id}/square.webp");
    if form.contains(&thumb) {
        assert_eq!(house.get(&thumb).await.status.as_u16(), 200);
    } else {
        assert!(form.contains(&format!("data-wait=\"{id}\"")), "{form}");
    }
    assert_eq!(house.settled(id).await["state"], "ready");
}

#[tokio::test]
async fn who_may_not_write_for_an_organisation_sends_no_pictures_for_it() {
    // Organisations for which no other case sends pictures.
    let (shiraz, tehran) = ("organisation:shiraz-municipality", "organisation:tehran-municipality");
    let file = png(40, 30, [5, 5, 5], &[], true);
    let (kind, body) = form(shiraz, &[("a.png", &file)]);
    let strange = ask(Method::POST, "/studio/pictures").body(&kind, body.clone()).answer().await;
    assert_eq!(strange.status.as_u16(), 401);
    let reader = Editor::with(&[&format!("{shiraz}=analyst")]).await;
    assert_eq!(reader.send("/studio/pictures", &kind, body).answer().await.status.as_u16(), 403);
    let editor = Editor::with(&[&format!("{shiraz}=contributor")]).await;
    let (kind, body) = form(tehran, &[("a.png", &file)]);
    assert_eq!(editor.send("/studio/pictures", &kind, body).answer().await.status.as_u16(), 404);
    assert_eq!(editor.get(&format!("/studio/pictures?owner={tehran}")).answer().await.status.as_u16(), 404);
    let everywhere = Editor::administrator().await.get(&format!("/studio/pictures?owner={tehran}")).ok().await;
    assert!(everywhere.text().contains(shiraz) && everywhere.text().contains("type=\"file\""));
    let empty = editor.get("/studio/pictures?lang=en").ok().await;
    assert!(empty.text().contains("No pictures yet"));
    assert!(!reader.get("/studio/pictures").ok().await.text().contains("type=\"file\""));

    let (kind, body) = form(shiraz, &[("a.png", &file)]);
    let taken = editor.send("/studio/pictures", &kind, body).answer().await;
    assert_eq!(taken.status.as_u16(), 303);
    let there = editor.get(&format!("{}&lang=en", taken.header("location"))).ok().await;
    assert!(there.text().contains("a.png") && there.text().contains("Being prepared"), "{}", there.text());
}

#[tokio::test]
async fn what_is_not_taken_is_told_on_the_form() {
    let rasht = "organisation:rasht-municipality";
    let editor = Editor::with(&[&format!("{rasht}=editor")]).await;
    let bomb = {
        let head = [&100_000u32.to_be_bytes()[..], &100_000u32.to_be_bytes(), &[8, 2, 0, 0, 0]].concat();
        [b"\x89PNG\r\n\x1a\n".to_vec(), chunk(b"IHDR", &head), chunk(b"IDAT", &[0]), chunk(b"IEND", &[])].concat()
    };
    for (files, status, part) in [
        (vec![("bomb.png", bomb.as_slice())], 422, "12,000 pixels a side"),
        (vec![("page.jpg", b"<!doctype html>".as_slice())], 422, "page.jpg"),
        (vec![("none.jpg", b"".as_slice())], 422, "The file is empty"),
        (vec![], 422, "No file was chosen"),
        (vec![("huge.jpg", vec![0; 26 * 1024 * 1024].leak())], 413, "larger than 25 MB"),
    ] {
        let (kind, body) = form(rasht, &files);
        let answer = editor.send("/studio/pictures?lang=en", &kind, body).answer().await;
        assert_eq!(answer.status.as_u16(), status, "{part}");
        assert!(answer.text().contains(part) && answer.text().contains("type=\"file\""), "{part}: {}", answer.text());
    }
    let (kind, body) = form(rasht, &[("page.jpg", b"<!doctype html>")]);
    let persian = editor.send("/studio/pictures?lang=fa", &kind, body).answer().await;
    assert!(persian.text().contains("پذیرفته نشد"), "{}", persian.text());
}

#[tokio::test]
async fn every_page_has_a_picture_for_links_to_it() {
    for address in ["/fa/", "/en/place/masuleh", "/ar/events"] {
        let page = get(address).ok().await;
        let image = page.text().split("property=\"og:image\" content=\"").nth(1).expect("a picture");
        let image = image.split('"').next().expect("an address");
        let path = image.strip_prefix(crate::door::PUBLIC).expect("an absolute address");
        let answer = get(path).ok().await;
        assert_eq!(answer.header("content-type"), "image/jpeg", "{address}");
        assert!(answer.body.len() < 60_000, "{} bytes", answer.body.len());
    }
}
