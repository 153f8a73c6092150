//! Outside addresses that are asked whether they still work: where an operator wants it, and never inside.

use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use reqwest::Method;

use crate::door::{Answer, ask, get};
use crate::editor::PASSWORD;
use crate::program::{Program, Serving};

const OWNER: &str = "organisation:rasht-municipality";

/// A little web of its own, which remembers what it was asked.
struct Web {
    address: String,
    asked: Arc<Mutex<Vec<(String, Instant)>>>,
    is_mended: Arc<AtomicBool>,
}

impl Web {
    /// `inner` is an address that nobody may be led to.
    fn new(inner: &str) -> Web {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address").to_string();
        let web = Web { address, asked: Arc::default(), is_mended: Arc::default() };
        let (asked, mended, inner) = (web.asked.clone(), web.is_mended.clone(), inner.to_owned());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let (asked, mended, inner) = (asked.clone(), mended.clone(), inner.clone());
                std::thread::spawn(move || answer(stream, &asked, &mended, &inner));
            }
        });
        web
    }

    /// The same web by a name.
    fn named(&self) -> String {
        self.address.replace("127.0.0.1", "localhost")
    }

    fn asked(&self) -> Vec<String> {
        self.asked.lock().expect("what was asked").iter().map(|(line, _)| line.clone()).collect()
    }

    fn times(&self, line: &str) -> usize {
        self.asked().iter().filter(|asked| asked.starts_with(line)).count()
    }

    /// Waits until this was asked so often.
    async fn wait_for(&self, line: &str, times: usize) {
        for _ in 0..1200 {
            if self.times(line) >= times {
                return;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{line} was not asked {times} times: {:?}", self.asked());
    }
}

fn answer(mut stream: TcpStream, asked: &Mutex<Vec<(String, Instant)>>, mended: &AtomicBool, inner: &str) {
    let mut lines = BufReader::new(stream.try_clone().expect("its reading half")).lines().map_while(Result::ok);
    let line = lines.next().unwrap_or_default();
    let headers: Vec<String> = lines.take_while(|line| !line.is_empty()).collect();
    let agent = headers.iter().find(|line| line.to_lowercase().starts_with("user-agent:")).cloned().unwrap_or_default();
    asked.lock().expect("what was asked").push((format!("{line} {agent}"), Instant::now()));
    let mut words = line.split(' ');
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let said = match path {
        "/good" => "200 OK\r\n".to_owned(),
        "/no-head" if method == "HEAD" => "405 Method Not Allowed\r\n".to_owned(),
        "/no-head" => "200 OK\r\n".to_owned(),
        "/gone" if !mended.load(Ordering::SeqCst) => "404 Not Found\r\n".to_owned(),
        "/inside" => format!("302 Found\r\nLocation: {inner}\r\n"),
        "/round" => "302 Found\r\nLocation: /round\r\n".to_owned(),
        "/busy" | "/busy-too" => "429 Too Many Requests\r\nRetry-After: 3600\r\n".to_owned(),
        "/slow" => {
            std::thread::sleep(Duration::from_secs(12));
            "200 OK\r\n".to_owned()
        }
        _ => "200 OK\r\n".to_owned(),
    };
    // Whoever asked may have gone.
    let _ = stream.write_all(format!("HTTP/1.1 {said}Content-Length: 0\r\nConnection: close\r\n\r\n").as_bytes());
}

/// A house with one published place for each of these addresses.
struct House {
    _program: Program,
    serving: Serving,
    cookie: String,
}

impl House {
    async fn new(web: &Web, paths: &[&str], settings: &str) -> House {
        let program = Program::new();
        let written = |id: &str, kind: &str, category: &str, name: &str| {
            serde_json::json!({
                "format": 1, "id": id, "kind": kind, "slug": id.replace(':', "-"), "owner": OWNER, "category": category,
                "name": {"en": name, "fa": "آزمون"}, "sources": [{"title": "Own survey"}],
                "point": {"lon": 49.58, "lat": 37.28, "precision": "1km"},
            })
        };
        let place = |(number, path): (usize, &&str)| {
            let mut item = written(&format!("own:{number}"), "place", "museum", &format!("Place of {path}"));
            // Who wants peace gets it for the whole host, so that one has a name of its own.
            let host = if path.starts_with("/busy") { web.named() } else { web.address.clone() };
            item["place"] = serde_json::json!({"website": format!("http://{host}{path}")});
            item.to_string()
        };
        let mut owner = written(OWNER, "organisation", "organisation", "Rasht");
        owner["organisation"] = serde_json::json!({"type": "council"});
        owner["owner"].take();
        let lines: Vec<String> =
            std::iter::once(owner.to_string()).chain(paths.iter().enumerate().map(place)).collect();
        let file = program.write("items.jsonl", &lines.join("\n"));
        program.run(&["import", "jsonl", &file]).expect_success();
        program.write("gardesh.toml", settings);
        program
            .say(
                &["user", "add", "e@rasht.example", "--password-stdin", "--role", &format!("{OWNER}=publisher")],
                &format!("{PASSWORD}\n"),
            )
            .expect_success();
        let serving = program.serve(&["--without-starter"]);
        let fields = [("mail", "e@rasht.example"), ("password", PASSWORD)];
        let signed = ask(Method::POST, "/studio/sign-in").form(&fields).answer_of(&serving.base).await;
        assert_eq!(signed.status, 303, "{}", signed.text());
        let cookie = signed.header("set-cookie").split(';').next().unwrap_or_default();
        let cookie = format!("{cookie}; gardesh-studio-language=en");
        House { _program: program, serving, cookie }
    }

    async fn see(&self, path: &str) -> Answer {
        let answer = get(path).header("cookie", &self.cookie).language("en").answer_of(&self.serving.base).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.text());
        answer
    }

    async fn press(&self, item: &str) -> String {
        let request = ask(Method::POST, &format!("/studio/items/{item}/links")).form(&[("a", "b")]);
        let answer = request.header("cookie", &self.cookie).answer_of(&self.serving.base).await;
        answer.header("location").to_owned()
    }

    /// The page, once these words stand on it.
    async fn until_seen(&self, path: &str, words: &str) -> String {
        for _ in 0..900 {
            let text = self.see(path).await.text().to_owned();
            if text.contains(words) {
                return text;
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        panic!("{path} never says {words:?}: {}", self.see(path).await.text());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_asked_unless_an_operator_wants_it() {
    let web = Web::new("http://10.0.0.1/");
    let house = House::new(&web, &["/gone"], &format!("check_links_also = [\"{}\"]\n", web.address)).await;
    assert!(house.press("own:0").await.ends_with("?done=links-off"));
    tokio::time::sleep(Duration::from_secs(4)).await;
    assert_eq!(web.asked(), Vec::<String>::new());
    assert!(!house.see("/studio/items").await.text().contains("name=\"broken\""));
}

#[tokio::test(flavor = "multi_thread")]
async fn no_item_makes_the_service_ask_machines_beside_it() {
    let web = Web::new("http://10.0.0.1/");
    let house = House::new(&web, &["/good"], "check_links = true\n").await;
    let seen = house.until_seen("/studio/items/own:0", "inner network").await;
    assert!(seen.contains("it is tried again before it counts as broken"), "{seen}");
    assert_eq!(web.asked(), Vec::<String>::new(), "no connection was made");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_gone_is_shown_to_editors_until_it_is_mended() {
    let secret = Web::new("http://10.0.0.1/");
    let web = Web::new(&format!("http://{}/secret", secret.address));
    let paths = ["/good", "/gone", "/no-head", "/inside", "/round", "/busy", "/slow", "/busy-too"];
    let settings = format!(
        "check_links = true\ncheck_links_also = [\"{}\", \"{}\"]\npublic_url = \"https://gardesh.example\"\n",
        web.address,
        web.named()
    );
    let house = House::new(&web, &paths, &settings).await;
    house.until_seen("/studio/items/own:6", "No answer in time").await;
    for fine in ["own:0", "own:2", "own:5", "own:7"] {
        let seen = house.see(&format!("/studio/items/{fine}")).await;
        assert!(!seen.text().contains("links-head"), "{fine}: {}", seen.text());
    }
    house.until_seen("/studio/items/own:3", "inner network").await;
    house.until_seen("/studio/items/own:4", "leads on and on").await;
    assert_eq!(secret.asked(), Vec::<String>::new(), "nobody was led inside");
    assert!(web.asked().iter().all(|asked| asked.contains("(+https://gardesh.example;")), "{:?}", web.asked());
    assert_eq!((web.times("HEAD /no-head"), web.times("GET /no-head"), web.times("GET /good")), (1, 1, 0));
    assert_eq!((web.times("HEAD /good"), web.times("HEAD /busy"), web.times("HEAD /round")), (1, 1, 6));
    let mut asked = web.asked.lock().expect("what was asked").clone();
    asked.retain(|(line, _)| !line.contains("/busy"));
    let rest = asked.windows(2).map(|pair| pair[1].1 - pair[0].1).min().expect("pauses");
    assert!(rest >= Duration::from_millis(1500), "a host has peace between two requests: {rest:?}");

    // Once is not enough to call it broken; nor is twice on one day, unless the server itself says that it is gone.
    let form = house.until_seen("/studio/items/own:1", "The page was not found").await;
    assert!(form.contains("href=\"#f-place-website\"") && form.contains("it is tried again"), "{form}");
    assert!(!house.see("/studio/").await.text().contains("Broken links"));
    assert!(house.press("own:1").await.ends_with("?done=links-asked"));
    let desk = house.until_seen("/studio/", "Broken links").await;
    assert!(desk.contains("Place of /gone") && desk.contains("The page was not found"), "{desk}");
    let list = house.see("/studio/items?broken=1").await;
    assert!(list.text().contains("Place of /gone") && !list.text().contains("Place of /good"), "{}", list.text());
    assert!(list.text().contains("Broken link</span>"), "{}", list.text());
    let page = get("/en/place/own-1").answer_of(&house.serving.base).await;
    assert!(page.text().contains("/gone"), "visitors see the address as before");

    web.is_mended.store(true, Ordering::SeqCst);
    let before = web.times("HEAD /gone");
    assert!(house.press("own:1").await.ends_with("?done=links-asked"), "who presses twice is not refused");
    tokio::time::sleep(Duration::from_secs(16)).await;
    house.press("own:1").await;
    web.wait_for("HEAD /gone", before + 1).await;
    for _ in 0..100 {
        if !house.see("/studio/items/own:1").await.text().contains("links-head") {
            break;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert!(!house.see("/studio/items/own:1").await.text().contains("links-head"));
    assert!(!house.see("/studio/").await.text().contains("Broken links"));
    assert!(!house.see("/studio/items?broken=1").await.text().contains("Place of /gone"));
    assert_eq!(house.serving.stop(), Some(0));
}
