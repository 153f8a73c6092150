//! Somebody who is signed in to the studio of the shared service: made known by the command, let in by the door.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::Method;

use crate::door::{self, Answer, Ask, ask, encoded, get};
use crate::program::Program;

pub const PASSWORD: &str = "باران تند رشت ۱۴۰۵";

/// A person with their session.
pub struct Editor {
    pub mail: String,
    cookie: String,
}

/// Makes somebody known to the shared service. `arguments` are those of `gardesh user add` behind the address.
pub fn made_known(arguments: &[&str]) -> String {
    static COUNT: AtomicU32 = AtomicU32::new(0);
    let mail = format!("person{}@rasht.example", COUNT.fetch_add(1, Ordering::Relaxed));
    let mut command = Command::new(env!("CARGO_BIN_EXE_gardesh"));
    command.args(["user", "add", &mail, "--password-stdin", "--data"]).arg(door::data()).args(arguments);
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().expect("the program starts");
    let said = format!("{PASSWORD}\n");
    child.stdin.take().expect("its input").write_all(said.as_bytes()).expect("a password said");
    let output = child.wait_with_output().expect("the program ends");
    assert!(output.status.success(), "{output:?}");
    mail
}

impl Editor {
    /// Somebody with these roles, `organisation:rasht-municipality=editor`.
    pub async fn with(roles: &[&str]) -> Editor {
        door::get("/healthz").ok().await;
        let arguments: Vec<&str> = roles.iter().flat_map(|role| ["--role", role]).collect();
        Editor::sign_in(made_known(&arguments)).await
    }

    /// Somebody who looks after the whole installation.
    pub async fn administrator() -> Editor {
        door::get("/healthz").ok().await;
        Editor::sign_in(made_known(&["--administrator"])).await
    }

    /// Goes through the door.
    pub async fn sign_in(mail: String) -> Editor {
        let answer =
            ask(Method::POST, "/studio/sign-in").form(&[("mail", &mail), ("password", PASSWORD)]).answer().await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        Editor { mail, cookie }
    }

    /// A GET as this person.
    pub fn get(&self, address: &str) -> Ask {
        get(address).header("cookie", &self.cookie).language("en")
    }

    /// Bytes of this type sent as this person.
    pub fn send(&self, address: &str, kind: &str, body: Vec<u8>) -> Ask {
        ask(Method::POST, address).header("cookie", &self.cookie).language("en").body(kind, body)
    }

    /// A form sent as this person.
    pub fn post(&self, address: &str, fields: &[(&str, &str)]) -> Ask {
        ask(Method::POST, address).header("cookie", &self.cookie).language("en").form(fields)
    }
}

/// Somebody who may publish, in the studio of a program that a case runs for itself.
pub struct Publisher {
    base: String,
    cookie: String,
}

impl Publisher {
    const MAIL: &str = "rain@example.org";

    /// Makes an organisation and its publisher known, before the service starts.
    pub fn known(program: &Program) {
        let organisation = serde_json::json!({
            "format": 1, "id": "organisation:rain", "kind": "organisation", "slug": "rain", "category": "organisation",
            "status": "draft", "name": {"en": "Rain"}, "point": {"lon": 20.0, "lat": 20.0, "precision": "1km"},
            "sources": [{"title": "Test"}], "organisation": {"type": "council"},
        });
        let file = program.write("organisation.jsonl", &organisation.to_string());
        program.run(&["import", "jsonl", &file]).expect_success();
        let who = ["user", "add", Publisher::MAIL, "--password-stdin", "--role", "organisation:rain=publisher"];
        program.say(&who, &format!("{PASSWORD}\n")).expect_success();
    }

    /// Goes through the door of a service.
    pub async fn sign_in(base: &str) -> Publisher {
        let credentials = [("mail", Publisher::MAIL), ("password", PASSWORD)];
        let answer = ask(Method::POST, "/studio/sign-in").form(&credentials).answer_of(base).await;
        assert_eq!(answer.status, 303, "{}", answer.text());
        let cookie = answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned();
        Publisher { base: base.to_owned(), cookie }
    }

    /// A GET as this person.
    pub async fn get(&self, address: &str) -> Answer {
        get(address).header("cookie", &self.cookie).language("en").answer_of(&self.base).await
    }

    /// A form sent as this person.
    pub async fn post(&self, address: &str, fields: &[(&str, &str)]) -> Answer {
        ask(Method::POST, address)
            .header("cookie", &self.cookie)
            .language("en")
            .form(fields)
            .answer_of(&self.base)
            .await
    }

    /// Begins a place; gives its id.
    pub async fn begin(&self) -> String {
        let begun = self.post("/studio/items/new?kind=place", &[("kind", "place")]).await;
        let id = begun.header("location").trim_start_matches("/studio/items/");
        assert!(!id.is_empty(), "{}", begun.text());
        id.to_owned()
    }

    /// Sends a whole place to a step of its form: `""` saves, `/keep` keeps, `/publish` publishes.
    pub async fn send(&self, id: &str, step: &str, name: &str, (lon, lat): (f64, f64)) -> Answer {
        let (lon, lat) = (lon.to_string(), lat.to_string());
        let fields = [
            ("category", "museum"),
            ("name.en", name),
            ("name.fa", "خانهٔ باران"),
            ("summary.en", "A house that stands in the rain."),
            ("point.lon", &lon),
            ("point.lat", &lat),
            ("point.precision", "exact"),
            ("sources.0.title", "Rasht Municipality"),
        ];
        self.post(&format!("/studio/items/{}{step}", encoded(id)), &fields).await
    }

    /// Publishes a place.
    pub async fn publish(&self, id: &str, name: &str, position: (f64, f64)) {
        let answer = self.send(id, "/publish", name, position).await;
        let to = answer.header("location");
        assert!(answer.status == 303 && to.contains("published"), "{} {to}: {}", answer.status, answer.text());
    }

    /// Takes a public place out of sight.
    pub async fn withdraw(&self, id: &str) {
        let answer = self.post(&format!("/studio/items/{}/archive", encoded(id)), &[("_step", "archive")]).await;
        let to = answer.header("location");
        assert!(answer.status == 303 && to.contains("withdrawn"), "{} {to}: {}", answer.status, answer.text());
    }
}
