//! Ways in: the first administrator, invitations by mail and by hand, new passwords, second factors, keys for programs.

use reqwest::{Method, StatusCode};
use totp_rs::{Builder, Secret};

use crate::door::{Answer, Ask, ask, get};
use crate::editor::PASSWORD;
use crate::program::{Program, Serving};

const ORGANISATION: &str = r#"{"format": 1, "id": "organisation:rain", "kind": "organisation", "slug": "rain",
    "category": "organisation", "name": {"en": "House of Rain"}, "point": {"lon": 49.5, "lat": 37.2, "precision": "1km"},
    "sources": [{"title": "Test"}], "organisation": {"type": "council"}}"#;

/// A service of its own with one organisation.
pub struct Town {
    pub program: Program,
    serving: Serving,
}

impl Town {
    pub fn new(arguments: &[&str]) -> Town {
        Town::of(Program::new(), arguments)
    }

    /// The same in a folder that has settings already.
    pub fn of(program: Program, arguments: &[&str]) -> Town {
        let file = program.write("organisation.jsonl", &ORGANISATION.replace('\n', ""));
        program.run(&["import", "jsonl", &file]).expect_success();
        let serving = program.serve(&[&["--without-starter"], arguments].concat());
        Town { program, serving }
    }

    /// The address at which it is reached.
    pub fn base(&self) -> &str {
        &self.serving.base
    }

    pub async fn ask(&self, ask: Ask) -> Answer {
        ask.language("en").answer_of(&self.serving.base).await
    }

    pub async fn get(&self, address: &str, cookie: &str) -> Answer {
        self.ask(get(address).header("cookie", cookie)).await
    }

    pub async fn post(&self, address: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.ask(ask(Method::POST, address).header("cookie", cookie).form(fields)).await
    }

    /// Signs in with a password. The answer may lead to the second step.
    pub async fn sign_in(&self, mail: &str, password: &str) -> Answer {
        self.post("/studio/sign-in", "", &[("mail", mail), ("password", password)]).await
    }

    /// Makes somebody known by the operator's link and lets them choose a password.
    pub async fn joined(&self, mail: &str, role: &str) -> String {
        let link = self.program.run(&["user", "add", mail, "--role", role]).expect_success().stdout;
        let path = path(link.trim());
        let answer = self.post(&path, "", &[("name", "Maryam"), ("password", PASSWORD), ("lang", "en")]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        cookie(&answer)
    }
}

fn path(link: &str) -> String {
    let start = link.find("/studio/").unwrap_or_else(|| panic!("a link: {link}"));
    link[start..].split_whitespace().next().unwrap_or_default().to_owned()
}

/// The cookies that an answer sets, as the browser sends them back.
pub fn cookie(answer: &Answer) -> String {
    let set = answer.headers.get_all("set-cookie").iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|value| value.split(';').next()).filter(|pair| !pair.ends_with('=')).collect::<Vec<_>>().join("; ")
}

/// The letters in the folder, oldest first.
fn letters(folder: &std::path::Path) -> Vec<String> {
    let mut files: Vec<_> =
        std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    files.retain(|path| path.extension().is_some_and(|ending| ending == "eml"));
    files.sort_by_key(|path| path.metadata().and_then(|meta| meta.modified()).ok());
    files.iter().map(|path| std::fs::read_to_string(path).expect("a letter")).collect()
}

async fn letter(folder: &std::path::Path, number: usize) -> String {
    for _ in 0..200 {
        if let Some(letter) = letters(folder).get(number) {
            return letter.clone();
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("letter {number} never came");
}

/// The link in a letter, wherever quoted-printable broke it.
fn link_in(letter: &str) -> String {
    path(&letter.replace("=\r\n", "").replace("=\n", ""))
}

#[tokio::test]
async fn the_first_start_makes_its_administrator_and_only_one() {
    let program = Program::new();
    let mut serving = program.serve(&["--without-starter"]);
    let line = serving.said_line("becomes its administrator");
    let fields = [("mail", "head@rasht.example"), ("name", "Head"), ("password", PASSWORD), ("lang", "fa")];
    let joined = ask(Method::POST, &path(&line)).form(&fields).answer_of(&serving.base).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
    let desk = get("/studio/").header("cookie", &cookie(&joined)).answer_of(&serving.base).await;
    assert_eq!(desk.status, StatusCode::OK);
    let again = ask(Method::POST, &path(&line)).form(&[
        ("mail", "other@rasht.example"),
        ("name", "Other"),
        ("password", PASSWORD),
    ]);
    assert_eq!(again.answer_of(&serving.base).await.status, StatusCode::NOT_FOUND, "a link opens once");
    serving.stop();
    let listed = program.run(&["user", "list"]).expect_success().stdout;
    assert!(listed.contains("head@rasht.example\tHead\tadministrator"), "{listed}");
    let serving = program.serve(&["--without-starter"]);
    assert!(!serving.has_said("becomes its administrator"), "there is one now");
}

#[tokio::test]
async fn a_colleague_is_invited_by_mail_and_comes_in() {
    let town = Town::new(&["--mail-dir", "letters", "--mail-from", "Gardesh <gardesh@rasht.example>"]);
    let publisher = town.joined("publisher@rasht.example", "organisation:rain=publisher").await;
    let page = town.get("/studio/people", &publisher).await;
    assert!(page.text().contains("House of Rain"), "{}", page.text());
    let wrong = [("organisation", "organisation:rain"), ("mail", "no address"), ("lang", "en")];
    let refused = town.post("/studio/people/invite", &publisher, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("no address") && refused.text().contains("one role at least"), "both, and kept");
    let fields =
        [("organisation", "organisation:rain"), ("mail", "nasrin@rasht.example"), ("role", "editor"), ("lang", "en")];
    let invited = town.post("/studio/people/invite", &publisher, &fields).await;
    assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.text());
    assert!(town.get("/studio/people", &publisher).await.text().contains("nasrin@rasht.example"));

    let letter = letter(&town.program.path("letters"), 0).await;
    assert!(letter.contains("To: nasrin@rasht.example"), "{letter}");
    let link = link_in(&letter);
    let weak = town.post(&link, "", &[("name", "Nasrin"), ("password", "1234567890")]).await;
    assert_eq!(weak.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(weak.text().contains("value=\"Nasrin\""), "what was typed is kept");
    let sneaky = [("name", "Nasrin"), ("password", PASSWORD), ("mail", "thief@example.org"), ("administrator", "1")];
    let joined = town.post(&link, "", &sneaky).await;
    assert_eq!(joined.status, StatusCode::SEE_OTHER, "{}", joined.text());
    let listed = town.program.run(&["user", "list"]).expect_success().stdout;
    assert!(listed.contains("nasrin@rasht.example\tNasrin\t\torganisation:rain=editor"), "{listed}");
    assert!(!listed.contains("thief"), "{listed}");
    assert_eq!(town.get(&link, "").await.status, StatusCode::NOT_FOUND, "a link opens once");
    assert_eq!(
        town.get("/studio/people", &cookie(&joined)).await.status,
        StatusCode::FORBIDDEN,
        "an editor invites nobody"
    );
}

#[tokio::test]
async fn without_mail_the_link_is_shown_and_can_be_taken_back() {
    let town = Town::new(&[]);
    let publisher = town.joined("publisher@rasht.example", "organisation:rain=publisher").await;
    let fields =
        [("organisation", "organisation:rain"), ("mail", "a@b.example"), ("role", "translator"), ("lang", "fa")];
    let shown = town.post("/studio/people/invite", &publisher, &fields).await;
    let link = path(
        shown.text().split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default(),
    );
    assert_eq!(town.get(&link, "").await.status, StatusCode::OK);
    let page = town.get("/studio/people", &publisher).await;
    let hash = page.text().split("name=\"invitation\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let fields = [("organisation", "organisation:rain"), ("invitation", hash.expect("an invitation"))];
    assert_eq!(town.post("/studio/people/withdraw", &publisher, &fields).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.get(&link, "").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_forgotten_password_is_replaced_and_other_sessions_end() {
    let town = Town::new(&["--mail-dir", "letters", "--mail-from", "gardesh@rasht.example"]);
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let known = town.post("/studio/forgot", "", &[("mail", "Maryam@Rasht.example")]).await;
    let unknown = town.post("/studio/forgot", "", &[("mail", "nobody@rasht.example")]).await;
    assert_eq!(known.header("location"), unknown.header("location"), "nobody learns who is here");
    let link = link_in(&letter(&town.program.path("letters"), 0).await);
    let changed = town.post(&link, "", &[("password", "یک گذرواژهٔ تازه و دراز")]).await;
    assert_eq!(changed.status, StatusCode::SEE_OTHER, "{}", changed.text());
    assert_eq!(town.get("/studio/", &session).await.status, StatusCode::SEE_OTHER, "the old session is over");
    assert_eq!(town.sign_in("maryam@rasht.example", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(town.sign_in("maryam@rasht.example", "یک گذرواژهٔ تازه و دراز").await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.post(&link, "", &[("password", "یک گذرواژهٔ دیگر و دراز")]).await.status, StatusCode::NOT_FOUND);
    assert_eq!(letters(&town.program.path("letters")).len(), 1, "nobody wrote to a stranger");
}

/// The code of this moment, or of a later step.
pub fn code(secret: &str, steps: u64) -> String {
    #[expect(clippy::disallowed_methods, reason = "an authenticator app has a clock of its own")]
    let now = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).expect("after 1970").as_secs();
    let secret = Secret::try_from_base32(secret).expect("a secret");
    let totp = Builder::new().with_secret(secret).with_account_name("test").build().expect("a generator");
    totp.generate(now + 30 * steps).to_string()
}

#[tokio::test]
async fn a_second_factor_is_asked_for_and_no_code_counts_twice() {
    let town = Town::new(&[]);
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let page = town.get("/studio/account/factor", &session).await;
    assert!(page.text().contains("<svg"), "a pattern to read");
    let secret =
        page.text().split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next()).unwrap_or_default();
    let secret = secret.replace(' ', "");
    let wrong = town.post("/studio/account/factor", &session, &[("code", "000000")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let first = code(&secret, 0);
    let added = town.post("/studio/account/factor", &session, &[("code", &first)]).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());
    let codes: Vec<&str> =
        added.text().split("<code dir=\"ltr\">").skip(1).filter_map(|rest| rest.split('<').next()).collect();
    assert_eq!(codes.len(), 10);

    let half = town.sign_in("maryam@rasht.example", PASSWORD).await;
    assert!(half.header("location").starts_with("/studio/sign-in/code"), "{}", half.header("location"));
    let step = cookie(&half);
    assert_eq!(town.get("/studio/", &step).await.status, StatusCode::SEE_OTHER, "half way is not inside");
    let replayed = town.post("/studio/sign-in/code", &step, &[("code", &first)]).await;
    assert_eq!(replayed.status, StatusCode::UNPROCESSABLE_ENTITY, "the code of the first time was used");
    let inside = town.post("/studio/sign-in/code", &step, &[("code", &code(&secret, 1))]).await;
    assert_eq!(inside.status, StatusCode::SEE_OTHER, "{}", inside.text());
    assert_eq!(town.get("/studio/", &cookie(&inside)).await.status, StatusCode::OK);
    let again = town.post("/studio/sign-in/code", &step, &[("code", codes[0])]).await;
    assert_eq!(again.header("location"), "/studio/sign-in?done=step-ended", "a step is used up");

    for (recovery, expected) in
        [(codes[0].to_uppercase(), StatusCode::SEE_OTHER), (codes[0].to_owned(), StatusCode::UNPROCESSABLE_ENTITY)]
    {
        let step = cookie(&town.sign_in("maryam@rasht.example", PASSWORD).await);
        let answer = town.post("/studio/sign-in/code", &step, &[("code", &recovery)]).await;
        assert_eq!(answer.status, expected, "a recovery code opens once");
    }
    let removed = town.program.run(&["user", "reset", "maryam@rasht.example", "--second-factor"]).expect_success();
    assert!(removed.stdout.contains("/studio/reset/"), "{removed:?}");
    assert!(town.sign_in("maryam@rasht.example", PASSWORD).await.header("location").ends_with("/studio/"));
}

#[tokio::test]
async fn guessing_is_slowed_down_and_says_for_how_long() {
    let town = Town::new(&[]);
    town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let mut last = town.sign_in("maryam@rasht.example", "wrong").await;
    for _ in 0..12 {
        last = town.sign_in("maryam@rasht.example", "wrong").await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    let wait: u64 = last.header("retry-after").parse().expect("seconds");
    assert!((1..=900).contains(&wait));
    assert!(last.text().contains("Try again"), "{}", last.text());
    let right = town.sign_in("maryam@rasht.example", PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS, "nor does the right one get through meanwhile");
}

#[tokio::test]
async fn who_is_shut_out_is_out_at_once() {
    let town = Town::new(&[]);
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    town.program.run(&["user", "disable", "maryam@rasht.example"]).expect_success();
    assert_eq!(town.get("/studio/", &session).await.status, StatusCode::SEE_OTHER);
    assert_eq!(town.sign_in("maryam@rasht.example", PASSWORD).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    town.program.run(&["user", "enable", "maryam@rasht.example"]).expect_success();
    assert_eq!(town.sign_in("maryam@rasht.example", PASSWORD).await.status, StatusCode::SEE_OTHER);
    let log = town.program.run(&["check"]);
    assert_eq!(log.code, Some(0), "{log:?}");
}

#[tokio::test]
async fn a_key_acts_in_one_role_until_it_is_taken_back() {
    let town = Town::new(&[]);
    let session = town.joined("maryam@rasht.example", "organisation:rain=publisher").await;
    let fields = [("name", "Import"), ("membership", "organisation:rain=publisher"), ("days", "۳۰")];
    let shown = town.post("/studio/account/tokens", &session, &fields).await;
    let key = shown.text().split("gds_").nth(1).and_then(|rest| rest.split('<').next()).expect("a key");
    let bearer = format!("Bearer gds_{key}");
    let by_key = async |address: &str| town.ask(get(address).header("authorization", &bearer)).await.status;
    assert_eq!(by_key("/studio/items/new").await, StatusCode::OK);
    assert_eq!(by_key("/studio/account").await, StatusCode::FORBIDDEN, "an account is its owner's");
    let other = [("name", "Other"), ("membership", "organisation:elsewhere=publisher"), ("days", "30")];
    let refused = town.post("/studio/account/tokens", &session, &other).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "no more than one has");
    let account = town.get("/studio/account", &session).await;
    let id = account.text().split("/studio/account/tokens/").nth(1).and_then(|rest| rest.split('/').next());
    let gone =
        town.post(&format!("/studio/account/tokens/{}/remove", id.expect("a key")), &session, &[("a", "b")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER);
    assert_ne!(by_key("/studio/items/new").await, StatusCode::OK);
}

#[tokio::test]
async fn the_operator_hears_of_an_organisation_that_is_not_there() {
    let town = Town::new(&[]);
    let said =
        |role: &str, mail: &str| town.program.run(&["user", "add", mail, "--role", role]).expect_success().stderr;
    let slip = said("organisation:rian=editor", "a@rasht.example");
    assert!(slip.contains("the store has no organisation:rian yet"), "{slip}");
    let known = said("organisation:rain=editor", "b@rasht.example");
    assert!(!known.contains("the store has no"), "{known}");
}

#[tokio::test]
async fn roles_are_given_and_taken_in_ones_own_organisation_only() {
    let town = Town::new(&[]);
    let publisher = town.joined("publisher@rasht.example", "organisation:rain=publisher").await;
    let editor = town.joined("editor@rasht.example", "organisation:rain=editor").await;
    let listed = town.program.run(&["user", "list", "--json"]).expect_success().stdout;
    let id = |mail: &str| -> String {
        let line = listed.lines().find(|line| line.contains(mail)).expect("listed");
        serde_json::from_str::<serde_json::Value>(line).expect("JSON")["id"].as_str().expect("an id").to_owned()
    };
    let here = ("organisation", "organisation:rain");
    let to_editor = format!("/studio/people/{}", id("editor@"));
    let raised = town.post(&to_editor, &editor, &[here, ("role", "publisher")]).await;
    assert_eq!(raised.status, StatusCode::FORBIDDEN, "nobody raises themselves");
    let elsewhere =
        town.post(&to_editor, &publisher, &[("organisation", "organisation:other"), ("role", "editor")]).await;
    assert_eq!(elsewhere.status, StatusCode::NOT_FOUND);
    let both = town.post(&to_editor, &publisher, &[here, ("role", "editor"), ("role", "translator")]).await;
    assert_eq!(both.status, StatusCode::SEE_OTHER);
    let oneself =
        town.post(&format!("/studio/people/{}", id("publisher@")), &publisher, &[here, ("role", "editor")]).await;
    assert_eq!(oneself.status, StatusCode::UNPROCESSABLE_ENTITY, "a publisher cannot shut themselves out");
    let none = town.post(&to_editor, &publisher, &[here]).await;
    assert_eq!(none.status, StatusCode::SEE_OTHER);
    assert_eq!(town.get("/studio/items/new", &editor).await.status, StatusCode::NOT_FOUND, "no role any more");
    let log = town.get("/studio/log?lang=en", &publisher).await;
    assert!(log.text().contains("changed roles") && log.text().contains("was refused"), "{}", log.text());
}

#[tokio::test]
async fn a_letter_asks_whether_old_facts_are_still_true_and_one_press_answers() {
    let program = Program::new();
    let old = r#"{"format": 1, "id": "place:mill", "kind": "place", "slug": "mill", "category": "museum",
        "owner": "organisation:rain", "name": {"en": "Rice Mill"}, "verified_on": "2020-01-01",
        "point": {"lon": 49.5, "lat": 37.2, "precision": "1km"}, "sources": [{"title": "Test"}], "place": {}}"#;
    let lines = [ORGANISATION, old].map(|item| item.replace('\n', "")).join("\n");
    let file = program.write("items.jsonl", &lines);
    program.run(&["import", "jsonl", &file]).expect_success();
    for (mail, role) in [("editor@rasht.example", "editor"), ("analyst@rasht.example", "analyst")] {
        let role = format!("organisation:rain={role}");
        let who = ["user", "add", mail, "--lang", "en", "--password-stdin", "--role", &role];
        program.say(&who, &format!("{PASSWORD}\n")).expect_success();
    }
    let mail = ["--without-starter", "--mail-dir", "letters", "--mail-from", "gardesh@rasht.example"];
    let serving = program.serve(&mail);
    let letter = letter(&program.path("letters"), 0).await;
    assert!(letter.contains("To: editor@rasht.example") && letter.contains("Rice Mill"), "{letter}");
    let link = link_in(&letter);
    let page = get(&link).answer_of(&serving.base).await;
    assert!(page.text().contains("It is still true"), "{}", page.text());
    assert!(program.exported().contains("2020-01-01"), "looking changes nothing");
    let pressed = ask(Method::POST, &link).form(&[("a", "b")]).answer_of(&serving.base).await;
    assert_eq!(pressed.status, StatusCode::OK, "{}", pressed.text());
    assert!(program.exported().contains(&crate::program::days_from_today(0)), "checked today");
    assert_eq!(get(&link).answer_of(&serving.base).await.status, StatusCode::NOT_FOUND, "a link answers once");
    serving.stop();
    let serving = program.serve(&mail);
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(letters(&program.path("letters")).len(), 1, "once a month, and not to who only reads");
    drop(serving);
}
