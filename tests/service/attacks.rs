//! What a stranger or a colleague with bad intentions tries. Other cases of this kind stand where the thing itself is
//! tried; `docs/security.md` lists all of them.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use reqwest::{Method, StatusCode};

use crate::door::{ask, get};
use crate::editor::Editor;
use crate::program::{Program, Serving};
use crate::roles::{BOUNDARY, written};

const RASHT: &str = "organisation:rasht-municipality";
const TEHRAN: &str = "organisation:tehran-municipality";
const EVIL: &str = "</script><script>alert(1)</script><img src=x onerror=alert(2)>";

#[track_caller]
fn is_harmless(what: &str, text: &str) {
    assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{what}: {text}");
}

#[tokio::test]
async fn no_form_of_another_site_is_taken_at_any_address() {
    let administrator = Editor::administrator().await;
    let posts: Vec<String> =
        written().into_iter().filter(|(_, method)| method == "post").map(|(path, _)| path).collect();
    assert!(posts.len() > 35, "the list of routes was not read: {posts:?}");
    for path in posts.iter().map(String::as_str).chain(["/en/place/masuleh/report"]) {
        let path = path.replace(['{', '}'], "");
        for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
            let answer = administrator.post(&path, &[("a", "b")]).header(name, value).answer().await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN, "{path} with {name}");
        }
    }
    administrator.get("/studio/").ok().await;
}

#[tokio::test]
async fn a_session_that_was_ended_or_forged_opens_nothing() {
    let editor = Editor::with(&[&format!("{RASHT}=editor")]).await;
    let again = Editor::sign_in(editor.mail.clone()).await;
    assert_eq!(editor.post("/studio/sign-out", &[("a", "b")]).answer().await.status, StatusCode::SEE_OTHER);
    for address in ["/studio/", "/studio/items", "/studio/account", "/studio/export/csv"] {
        assert_eq!(editor.get(address).answer().await.status, StatusCode::SEE_OTHER, "{address} after the end");
    }
    assert_eq!(editor.post("/studio/items/new", &[("kind", "place")]).answer().await.status, StatusCode::UNAUTHORIZED);
    again.get("/studio/").ok().await;
    for forged in ["", "AAAA", "' or 1=1 --", "%00", &"A".repeat(4000)] {
        let cookie = format!("__Host-gardesh-session={forged}");
        let answer = get("/studio/").header("cookie", &cookie).answer().await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{forged}");
    }
}

#[tokio::test]
async fn script_in_names_of_people_and_files_comes_out_as_text() {
    let editor = Editor::with(&[&format!("{RASHT}=publisher")]).await;
    let fields =
        [("name", EVIL), ("lang", "en"), ("administrator", "1"), ("role", "publisher"), ("mail", "x@y.example")];
    editor.post("/studio/account", &fields).answer().await;
    for address in ["/studio/", "/studio/account", "/studio/people", "/studio/log"] {
        let page = editor.get(address).ok().await;
        is_harmless(address, page.text());
        assert!(!page.text().contains("x@y.example"), "nobody gives themselves an address or a rank");
    }
    let log = editor.get(&format!("/studio/log?organisation={TEHRAN}")).answer().await;
    assert_eq!(log.status, StatusCode::NOT_FOUND, "the field administrator does nothing");

    let file = crate::pictures::png(40, 30, [91, 5, 5], &[], true);
    for (name, content) in [
        ("<img src=x onerror=alert(1)>.png", file.as_slice()),
        ("a.svg", b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".as_slice()),
        ("a.png", b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".as_slice()),
    ] {
        let mut body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"owner\"\r\n\r\n{RASHT}\r\n\
             --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n"
        )
        .into_bytes();
        body.extend_from_slice(content);
        body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
        let kind = format!("multipart/form-data; boundary={BOUNDARY}");
        let answer = editor.send("/studio/pictures", &kind, body).answer().await;
        let expected =
            if content.starts_with(b"<svg") { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::SEE_OTHER };
        assert_eq!(answer.status, expected, "{name}");
        is_harmless(name, answer.text());
    }
    is_harmless("library", editor.get("/studio/pictures").ok().await.text());
}

#[tokio::test]
async fn markdown_brings_no_script_and_no_foreign_addresses() {
    let editor = Editor::with(&[]).await;
    for text in [
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](java\tscript:alert(1))",
        "[a](&#106;avascript:alert(1))",
        "[a](data:text/html,<script>alert(1)</script>)",
        "[a](vbscript:x)",
        "<javascript:alert(1)>",
        "![a](javascript:alert(1))",
        "<script>alert(1)</script>",
        "<a href=\"javascript:alert(1)\">a</a>",
        "<img src=x onerror=alert(2)>",
        "<svg onload=alert(1)>",
        "[a]: javascript:alert(1)\n\n[a]",
    ] {
        let answer = editor.post("/studio/preview", &[("text", text)]).ok().await.json();
        let html = answer["html"].as_str().expect("markup").to_lowercase();
        for part in ["<a href=\"j", "<a href=\"d", "<a href=\"v", "<script", "<img", "<svg"] {
            assert!(!html.contains(part), "{text}: {html}");
        }
    }
}

#[tokio::test]
async fn drafts_of_other_organisations_are_nowhere() {
    let writer = Editor::with(&[&format!("{TEHRAN}=publisher")]).await;
    let begun = writer.post("/studio/items/new", &[("kind", "place"), ("owner", TEHRAN)]).answer().await;
    let url = begun.header("location").to_owned();
    let id = url.rsplit('/').next().unwrap_or_default();
    writer.post(&url, &[("name.en", "Quincunx Vault")]).answer().await;
    assert!(writer.get(&url).ok().await.text().contains("Quincunx Vault"));
    let reader = Editor::with(&[&format!("{RASHT}=publisher")]).await;
    for address in [url.clone(), format!("{url}/preview"), format!("{url}/history"), format!("/api/v1/items/{id}")] {
        let answer = reader.get(&address).answer().await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND, "{address}");
    }
    for address in [
        "/studio/items.json?q=quincunx",
        "/studio/twins.json?name=Quincunx%20Vault&kind=place&lon=51.4&lat=35.7",
        "/studio/items?q=quincunx&state=draft",
        "/studio/export/jsonl?q=quincunx",
        "/studio/export/csv?q=quincunx",
        "/studio/export/geojson?q=quincunx",
        "/api/v1/search?q=quincunx",
        "/en/?q=quincunx",
        "/studio/",
    ] {
        assert!(!reader.get(address).ok().await.text().contains("Quincunx Vault"), "{address}");
    }
}

#[tokio::test]
async fn a_body_too_large_is_refused() {
    let editor = Editor::with(&[&format!("{RASHT}=publisher")]).await;
    for (path, size) in [
        ("/studio/sign-in", 65 * 1024),
        ("/en/place/masuleh/report", 65 * 1024),
        ("/studio/account", 65 * 1024),
        ("/studio/items/bulk", 257 * 1024),
        ("/studio/preview", 2049 * 1024),
    ] {
        let answer = editor.post(path, &[("a", &"a".repeat(size))]).answer().await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_body_that_trickles_ends_and_holds_up_nobody() {
    let program = Program::new();
    let serving = program.serve(&["--without-starter", "--request-timeout", "2"]);
    let mut slow: Vec<TcpStream> = (0..20)
        .map(|_| {
            let mut stream = TcpStream::connect(serving.base.trim_start_matches("http://")).expect("a connection");
            let head = "POST /studio/sign-in HTTP/1.1\r\nhost: x\r\ncontent-type: application/x-www-form-urlencoded\r\n\
                        content-length: 5000\r\n\r\nmail=";
            stream.write_all(head.as_bytes()).expect("a beginning");
            stream
        })
        .collect();
    let begun = Instant::now();
    assert_eq!(get("/studio/sign-in").answer_of(&serving.base).await.status, StatusCode::OK);
    assert!(begun.elapsed() < Duration::from_secs(2), "others are answered meanwhile");
    for _ in 0..6 {
        tokio::time::sleep(Duration::from_millis(500)).await;
        for stream in &mut slow {
            // It may be shut already.
            let _ = stream.write_all(b"a");
        }
    }
    for mut stream in slow {
        stream.set_read_timeout(Some(Duration::from_secs(10))).expect("a limit");
        let mut said = [0; 12];
        stream.read_exact(&mut said).expect("an answer");
        assert_eq!(&said, b"HTTP/1.1 503");
    }
}

/// The status of one report more, said to come from this address.
async fn reports(serving: &Serving, forwarded: &str) -> StatusCode {
    let fields = [("topic", "other"), ("words", EVIL)];
    let report = ask(Method::POST, "/en/place/masuleh/report").header("x-forwarded-for", forwarded).form(&fields);
    report.answer_of(&serving.base).await.status
}

#[tokio::test(flavor = "multi_thread")]
async fn where_somebody_says_they_come_from_is_believed_of_trusted_proxies_alone() {
    for (settings, expected) in
        [("", StatusCode::TOO_MANY_REQUESTS), ("trusted_proxies = [\"127.0.0.0/8\"]\n", StatusCode::SEE_OTHER)]
    {
        let program = Program::settled();
        program.write("gardesh.toml", settings);
        let serving = program.serve(&[]);
        for n in 0..5 {
            assert_eq!(reports(&serving, &format!("198.51.100.{n}")).await, StatusCode::SEE_OTHER);
        }
        assert_eq!(reports(&serving, "198.51.100.9").await, expected, "{settings}");
        // What stands before the proxy's own word was written by the asker.
        for n in 0..5 {
            reports(&serving, &format!("203.0.113.{n}, 192.0.2.7")).await;
        }
        assert_eq!(reports(&serving, "203.0.113.200, 192.0.2.7").await, StatusCode::TOO_MANY_REQUESTS);
    }
}
