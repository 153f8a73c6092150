//! Somebody who is signed in to the studio of the shared service: made known by the command, let in by the door.

use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};

use reqwest::Method;

use crate::door::{self, Ask, ask, get};

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
