//! Who may do what, walked: every address of the studio, asked by every role, in a browser and by a key, for a thing of
//! their own organisation and of another one, and compared with `model::role::TABLE`.
//!
//! A new address needs one line in [`ROUTES`]: path, method, what one must be allowed, and fields that stop short of doing
//! anything (a refusal of the fields with 422 counts as having been let in). Words in braces are put in by
//! [`Things::filled`]. An address of `src/http/mod.rs` without a line here fails the first case.

use std::io::Write;
use std::process::Stdio;

use model::{Action, Id, Kind, Membership, Role, Standing};
use reqwest::{Method, StatusCode};

use crate::door::{Answer, Ask, ask, get, with};
use crate::editor::PASSWORD;
use crate::pictures::png;
use crate::program::{Program, Serving};

const OWN: &str = "organisation:rasht-municipality";
const OTHER: &str = "organisation:tehran-municipality";
pub const BOUNDARY: &str = "------gardesh-roles";
/// Items of both sorts of reach.
const KINDS: [Kind; 2] = [Kind::Place, Kind::Partnership];

/// What one must be to be let in.
#[derive(Clone, Copy)]
enum Needs {
    /// Nothing: it lies before the door.
    Nothing,
    /// Signed in.
    Person,
    /// Signed in in a browser: no key reaches an account.
    Browser,
    /// Allowed to do this somewhere.
    Somewhere(Action),
    /// Allowed to do this to a thing of the organisation that is of the kind at hand.
    Of(Action),
    /// Allowed to do this in the organisation, whatever kind.
    In(Action),
    /// The same, in a browser.
    Here(Action),
    /// Signed in; what it does is tried in another case, since it would spoil this one.
    TriedElsewhere,
}

use Needs::{Browser, Here, In, Nothing, Of, Person, Somewhere, TriedElsewhere};

type Route = (&'static str, &'static str, Needs, &'static [(&'static str, &'static str)]);

const ROUTES: &[Route] = &[
    ("/studio", "get", Nothing, &[]),
    ("/studio/sign-in", "get", Nothing, &[]),
    ("/studio/sign-in", "post", Nothing, &[("mail", "nobody")]),
    ("/studio/sign-in/code", "get", Nothing, &[]),
    ("/studio/sign-in/code", "post", Nothing, &[("code", "0")]),
    ("/studio/single-sign-on", "get", Nothing, &[]),
    ("/studio/single-sign-on/back", "get", Nothing, &[("state", "none")]),
    ("/studio/sign-in/passkey", "post", Nothing, &[("answer", "none")]),
    ("/studio/sign-in/passkey/ask", "post", Nothing, &[("a", "b")]),
    ("/studio/forgot", "get", Nothing, &[]),
    ("/studio/forgot", "post", Nothing, &[("mail", "nobody")]),
    ("/studio/join/{key}", "get", Nothing, &[]),
    ("/studio/join/{key}", "post", Nothing, &[]),
    ("/studio/reset/{key}", "get", Nothing, &[]),
    ("/studio/still/{key}", "get", Nothing, &[]),
    ("/studio/reset/{key}", "post", Nothing, &[]),
    ("/studio/still/{key}", "post", Nothing, &[]),
    ("/studio/language", "get", Nothing, &[("to", "fa")]),
    ("/studio/", "get", Person, &[]),
    ("/studio/sign-out", "post", TriedElsewhere, &[]),
    ("/studio/help", "get", Person, &[]),
    ("/studio/account", "get", Browser, &[]),
    ("/studio/account", "post", Browser, &[("name", "")]),
    ("/studio/account/password", "post", Browser, &[("present", "wrong")]),
    ("/studio/account/sessions", "post", Browser, &[("session", "none")]),
    ("/studio/account/factor", "get", Browser, &[]),
    ("/studio/account/factor", "post", Browser, &[("code", "none")]),
    ("/studio/account/factor/remove", "post", Browser, &[("present", "wrong")]),
    ("/studio/account/codes", "post", Browser, &[("a", "b")]),
    ("/studio/account/single-sign-on/remove", "post", Browser, &[("present", "wrong")]),
    ("/studio/account/tokens", "post", Browser, &[("name", "")]),
    ("/studio/account/tokens/{id}/remove", "post", TriedElsewhere, &[]),
    ("/studio/account/passkeys", "get", Browser, &[]),
    ("/studio/account/passkeys", "post", Browser, &[("name", "")]),
    ("/studio/account/passkeys/made", "post", Browser, &[("answer", "none")]),
    ("/studio/account/passkeys/{id}", "get", TriedElsewhere, &[]),
    ("/studio/account/passkeys/{id}", "post", TriedElsewhere, &[]),
    ("/studio/account/passkeys/{id}/remove", "post", TriedElsewhere, &[]),
    ("/studio/people", "get", In(Action::Members), &[("organisation", "{own}")]),
    ("/studio/people/invite", "post", Here(Action::Members), &[("organisation", "{own}"), ("mail", "no")]),
    (
        "/studio/people/withdraw",
        "post",
        Here(Action::Members),
        &[("organisation", "{own}"), ("invitation", "{invitation}")],
    ),
    ("/studio/people/{person}", "post", Here(Action::Members), &[("organisation", "{own}"), ("role", "analyst")]),
    ("/studio/log", "get", In(Action::Members), &[("organisation", "{own}")]),
    ("/studio/pictures", "get", In(Action::See), &[("owner", "{own}")]),
    ("/studio/pictures", "post", In(Action::Draft), &[("owner", "{own}")]),
    ("/studio/pictures/{picture}", "get", In(Action::See), &[]),
    ("/studio/items", "get", Somewhere(Action::See), &[]),
    ("/studio/items/bulk", "post", Somewhere(Action::Many), &[("action", "none")]),
    ("/studio/items.json", "get", Somewhere(Action::See), &[("q", "rasht")]),
    ("/studio/twins.json", "get", Somewhere(Action::See), &[("name", "rasht")]),
    ("/studio/preview", "post", Person, &[("text", "*text*")]),
    ("/studio/views", "post", Somewhere(Action::See), &[("name", "")]),
    ("/studio/export/{format}", "get", Somewhere(Action::See), &[("q", "rasht")]),
    ("/studio/twins", "get", Somewhere(Action::See), &[]),
    ("/studio/batches", "get", Somewhere(Action::See), &[]),
    ("/studio/batches/{batch}/undo", "post", In(Action::Administer), &[("a", "b")]),
    ("/studio/import", "get", Somewhere(Action::Many), &[]),
    ("/studio/import", "post", Somewhere(Action::Many), &[("a", "b")]),
    ("/studio/import/{import}", "get", In(Action::Administer), &[]),
    ("/studio/import/{import}/problems.csv", "get", In(Action::Administer), &[]),
    ("/studio/import/{import}/try", "post", In(Action::Administer), &[("owner", "none")]),
    ("/studio/import/{import}/stop", "post", In(Action::Administer), &[("a", "b")]),
    ("/studio/import/{import}/take", "post", TriedElsewhere, &[]),
    ("/studio/import/{import}/forget", "post", TriedElsewhere, &[]),
    ("/studio/reports", "get", Somewhere(Action::Reports), &[]),
    ("/studio/reports/{report}", "post", Of(Action::Reports), &[("state", "new")]),
    ("/studio/items/new", "get", Somewhere(Action::Draft), &[]),
    ("/studio/items/new", "post", Of(Action::Draft), &[("kind", "{kind}"), ("owner", "{own}")]),
    ("/studio/items/{draft}", "get", Of(Action::See), &[]),
    ("/studio/items/{draft}/history", "get", Of(Action::See), &[]),
    ("/studio/items/{draft}/preview", "get", Of(Action::See), &[]),
    ("/studio/items/{draft}", "post", Of(Action::Translate), &[("a", "b")]),
    ("/studio/items/{draft}/keep", "post", Of(Action::Translate), &[("a", "b")]),
    ("/studio/items/{draft}/review", "post", Of(Action::Translate), &[("a", "b")]),
    ("/studio/items/{public}/archive", "get", Of(Action::Publish), &[]),
    ("/studio/items/{draft}/archive", "post", Of(Action::Translate), &[("_undo", "1")]),
    ("/studio/items/{draft}/return", "post", Of(Action::Publish), &[("a", "b")]),
    ("/studio/items/{draft}/publish", "post", Of(Action::Publish), &[("a", "b")]),
    ("/studio/items/{draft}/plan", "post", Of(Action::Publish), &[("_at", "never")]),
    ("/studio/items/{public}/join", "get", Of(Action::Publish), &[("with", "{twin}")]),
    ("/studio/items/{public}/join", "post", Of(Action::Publish), &[("with", "{twin}")]),
    ("/studio/items/{public}/confirm", "post", Of(Action::Confirm), &[("a", "b")]),
    ("/studio/items/{public}/links", "post", Of(Action::Edit), &[("a", "b")]),
    ("/studio/items/{public}/restore", "post", Of(Action::Edit), &[("version", "1")]),
];

/// Things of an organisation that the addresses are about.
struct Things {
    organisation: &'static str,
    kind: Kind,
    person: String,
    invitation: String,
    draft: String,
    public: String,
    twin: String,
    report: String,
    picture: String,
    batch: String,
    import: String,
}

impl Things {
    fn filled(&self, text: &str) -> String {
        text.replace("{own}", self.organisation)
            .replace("{kind}", self.kind.slug())
            .replace("{person}", &self.person)
            .replace("{invitation}", &self.invitation)
            .replace("{draft}", &self.draft)
            .replace("{public}", &self.public)
            .replace("{twin}", &self.twin)
            .replace("{report}", &self.report)
            .replace("{picture}", &format!("{}.json", self.picture))
            .replace("{batch}", &self.batch)
            .replace("{import}", &self.import)
            .replace("{format}", "csv")
            .replace("{key}", "none")
            .replace("{id}", "none")
    }

    /// The request of a line.
    fn request(&self, (path, method, _, fields): &Route) -> Ask {
        let path = self.filled(path);
        let said: Vec<(&str, String)> = fields.iter().map(|(name, value)| (*name, self.filled(value))).collect();
        let said: Vec<(&str, &str)> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
        match *method {
            "get" => get(&with(&path, &said)),
            _ if path == "/studio/pictures" || path == "/studio/import" => {
                let part = |(name, value): &(&str, &str)| {
                    format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n")
                };
                let body = said.iter().map(part).collect::<String>() + &format!("--{BOUNDARY}--\r\n");
                let kind = format!("multipart/form-data; boundary={BOUNDARY}");
                ask(Method::POST, &path).body(&kind, body.into_bytes())
            }
            // What a join is about stands in its address.
            _ if path.ends_with("/join") => ask(Method::POST, &with(&path, &said)).form(&[("a", "b")]),
            _ => ask(Method::POST, &path).form(&said),
        }
    }
}

/// Somebody, and what proves it.
struct Somebody {
    standing: Standing,
    header: (&'static str, String),
    by_key: bool,
}

impl Somebody {
    /// What the table and the door say together.
    fn is_let_in(&self, needs: Needs, kind: Kind, owner: &Id) -> bool {
        match needs {
            Nothing | Person | TriedElsewhere => true,
            Browser => !self.by_key,
            Somewhere(action) => self.standing.may_somewhere(action),
            Of(action) => self.standing.may(action, Some(kind), Some(owner)),
            In(action) => self.standing.may(action, None, Some(owner)),
            Here(action) => !self.by_key && self.standing.may(action, None, Some(owner)),
        }
    }
}

struct House {
    program: Program,
    serving: Serving,
}

impl House {
    fn new() -> House {
        let program = Program::settled();
        let lines: Vec<String> = [OWN, OTHER].into_iter().flat_map(items_of).collect();
        // Passkeys are offered at a name only.
        let serving = program.serve(&["--public-url", "https://gardesh.example"]);
        let file = program.write("items.jsonl", &lines.join("\n"));
        program.run(&["import", "jsonl", &file]).expect_success();
        House { program, serving }
    }

    async fn answer(&self, request: Ask, header: &(&'static str, String)) -> Answer {
        request.header(header.0, &header.1).language("en").answer_of(&self.serving.base).await
    }

    /// Makes somebody known, by the arguments of `gardesh user add`, and lets them in.
    async fn person(&self, name: &str, arguments: &[&str]) -> (&'static str, String) {
        let mail = format!("{name}@rasht.example");
        let all = [&["user", "add", &mail, "--password-stdin"], arguments].concat();
        let mut child = self
            .program
            .command(&all)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the program starts");
        child.stdin.take().expect("its input").write_all(format!("{PASSWORD}\n").as_bytes()).expect("a password said");
        let output = child.wait_with_output().expect("the program ends");
        assert!(output.status.success(), "{output:?}");
        let fields = [("mail", mail.as_str()), ("password", PASSWORD)];
        let answer = ask(Method::POST, "/studio/sign-in").form(&fields).answer_of(&self.serving.base).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text());
        ("cookie", answer.header("set-cookie").split(';').next().unwrap_or_default().to_owned())
    }

    async fn people(&self) -> Vec<Somebody> {
        let mut people = Vec::new();
        for role in Role::ALL {
            let membership = format!("{OWN}={}", role.as_str());
            let header = self.person(role.as_str(), &["--role", &membership]).await;
            let fields = [("name", "Key"), ("membership", membership.as_str()), ("days", "1")];
            let shown = self.answer(ask(Method::POST, "/studio/account/tokens").form(&fields), &header).await;
            let key = between(shown.text(), "gds_", "<");
            let standing = Standing {
                administrator: false,
                memberships: vec![Membership { organisation: Id::parse(OWN).expect("an id"), role }],
            };
            people.push(Somebody { standing: standing.clone(), header, by_key: false });
            people.push(Somebody { standing, header: ("authorization", format!("Bearer gds_{key}")), by_key: true });
        }
        let header = self.person("nobody", &[]).await;
        people.push(Somebody { standing: Standing::default(), header, by_key: false });
        people
    }

    /// Invites one more, and tells by what the invitation is taken back.
    async fn invites(&self, by: &(&'static str, String), things: &Things, n: usize) -> String {
        let mail = format!("invited-{n}@{}.example", things.kind);
        let fields = [("organisation", things.organisation), ("mail", &mail), ("role", "analyst"), ("lang", "en")];
        self.answer(ask(Method::POST, "/studio/people/invite").form(&fields), by).await;
        let page = self.answer(get(&with("/studio/people", &[("organisation", things.organisation)])), by).await;
        between(page.text(), "name=\"invitation\" value=\"", "\"")
    }

    /// Things of each organisation and kind, made by an administrator.
    async fn things(&self, by: &(&'static str, String)) -> Vec<Things> {
        let mut things = Vec::new();
        let listed = self.program.run(&["user", "list", "--json"]).expect_success().stdout;
        let sheet = "slug,name_en\na,A\n";
        let body = format!(
            "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n\r\n{sheet}\r\n--{BOUNDARY}--\r\n"
        );
        let multipart = format!("multipart/form-data; boundary={BOUNDARY}");
        let brought = self.answer(ask(Method::POST, "/studio/import").body(&multipart, body.into_bytes()), by).await;
        let import = brought.header("location").rsplit('/').next().unwrap_or_default().to_owned();
        assert!(!import.is_empty(), "{}", brought.text());
        let all = [("action", "verified"), ("item", "trial:place-own-1")];
        let done = self.answer(ask(Method::POST, "/studio/items/bulk").form(&all), by).await;
        let batch = between(done.text(), "/studio/batches/", "/");
        for (organisation, word, shade) in [(OWN, "own", 1), (OTHER, "other", 2)] {
            let file = png(40, 30, [shade, 5, 5], &[], true);
            let mut body = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"owner\"\r\n\r\n{organisation}\r\n\
                 --{BOUNDARY}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.png\"\r\n\r\n"
            )
            .into_bytes();
            body.extend_from_slice(&file);
            body.extend_from_slice(format!("\r\n--{BOUNDARY}--\r\n").as_bytes());
            let send = ask(Method::POST, "/studio/pictures").header("accept", "application/json");
            let told = self.answer(send.body(&multipart, body), by).await.json();
            let picture = told["pictures"][0]["id"].as_str().unwrap_or_else(|| panic!("a picture: {told}")).to_owned();
            let line = listed.lines().find(|line| line.contains(&format!("member-of-{word}@"))).expect("listed");
            let person = serde_json::from_str::<serde_json::Value>(line).expect("JSON");
            for kind in KINDS {
                let fields = [("kind", kind.slug()), ("owner", organisation)];
                let begun = self.answer(ask(Method::POST, "/studio/items/new").form(&fields), by).await;
                let draft = begun.header("location").rsplit('/').next().unwrap_or_default().to_owned();
                assert!(!draft.is_empty(), "{}", begun.text());
                let note = format!("{word} {kind}");
                let fields = [("topic", "other"), ("words", note.as_str())];
                let url = format!("/en/{kind}/trial-{kind}-{word}-1/report");
                let sent = ask(Method::POST, &url).form(&fields).answer_of(&self.serving.base).await;
                assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
                let inbox = self.answer(get("/studio/reports"), by).await;
                let before = inbox.text().split(&note).next().unwrap_or_default().to_owned();
                let after = &inbox.text()[before.len()..];
                things.push(Things {
                    organisation,
                    kind,
                    person: person["id"].as_str().expect("an id").to_owned(),
                    invitation: String::new(),
                    draft,
                    public: format!("trial:{kind}-{word}-1"),
                    twin: format!("trial:{kind}-{word}-2"),
                    report: between(after, "/studio/reports/", "\""),
                    picture: picture.clone(),
                    batch: batch.clone(),
                    import: import.clone(),
                });
            }
        }
        things
    }
}

#[track_caller]
fn between(text: &str, start: &str, end: &str) -> String {
    let found = text.split_once(start).and_then(|(_, rest)| rest.split(end).next());
    found.unwrap_or_else(|| panic!("no {start} in {text}")).to_owned()
}

/// Two published places and two partnerships of an organisation.
fn items_of(organisation: &str) -> Vec<String> {
    let word = if organisation == OWN { "own" } else { "other" };
    let mut lines = Vec::new();
    for n in 1..=2 {
        for kind in KINDS {
            let mut item = serde_json::json!({
                "format": 1, "id": format!("trial:{kind}-{word}-{n}"), "kind": kind.slug(),
                "slug": format!("trial-{kind}-{word}-{n}"), "owner": organisation,
                "name": {"en": format!("Trial {kind} {word} {n}"), "fa": "آزمون"}, "sources": [{"title": "Test"}],
            });
            if kind == Kind::Place {
                item["category"] = "museum".into();
                item["point"] = serde_json::json!({"lon": 49.5, "lat": 37.2, "precision": "1km"});
            } else {
                item["category"] = "sister-city".into();
                item["partnership"] =
                    serde_json::json!({"cities": ["city:ardabil", "city:tiszavasvari"], "state": "unknown"});
            }
            lines.push(item.to_string());
        }
    }
    lines
}

/// The addresses of the studio and their methods, read from the one list of routes.
pub fn written() -> Vec<(String, String)> {
    let source = include_str!("../../src/http/mod.rs");
    let mut found = Vec::new();
    let source: String = source.split_whitespace().collect();
    for route in source.split(".route(\"").skip(1).filter(|route| route.starts_with("/studio")) {
        let (path, rest) = route.split_once('"').expect("a path");
        let rest = rest.split(';').next().unwrap_or_default();
        for method in ["get", "post", "put", "patch", "delete"] {
            if rest.contains(&format!(",{method}(")) || rest.contains(&format!(").{method}(")) {
                found.push((path.to_owned(), method.to_owned()));
            }
        }
    }
    found
}

/// A path with its words in braces made equal: the list of routes calls them otherwise.
fn plain(path: &str) -> String {
    let part = |part: &str| if part.starts_with('{') { "{}".to_owned() } else { part.to_owned() };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

#[tokio::test]
async fn every_address_of_the_studio_stands_in_the_table_and_strangers_are_sent_away() {
    let written = written();
    assert!(written.len() > 60, "the list of routes was not read: {written:?}");
    let nothing = String::new;
    let things = Things {
        organisation: OWN,
        kind: Kind::Place,
        person: "none".to_owned(),
        invitation: nothing(),
        draft: "a:b".to_owned(),
        public: "a:b".to_owned(),
        twin: nothing(),
        report: "none".to_owned(),
        picture: "none".to_owned(),
        batch: "none".to_owned(),
        import: "none".to_owned(),
    };
    for (path, method) in &written {
        let line = ROUTES.iter().find(|(known, by, ..)| plain(known) == plain(path) && by == method);
        let line = line.unwrap_or_else(|| panic!("{method} {path} has no line in ROUTES"));
        if matches!(line.2, Nothing) {
            continue;
        }
        let answer = things.request(line).answer().await;
        let location = answer.header("location");
        let sent_away = answer.status == StatusCode::UNAUTHORIZED || location.starts_with("/studio/sign-in?");
        assert!(sent_away, "{method} {path}: {} {location}", answer.status);
        let forged = things.request(line).header("authorization", "Bearer gds_AAAAAAAAAAAAAAAAAAAAAAAA").answer().await;
        assert!(forged.status == StatusCode::UNAUTHORIZED || forged.header("location").starts_with("/studio/sign-in?"));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_role_may_do_what_the_table_says_and_nothing_else() {
    let house = House::new();
    let administrator = house.person("head", &["--administrator"]).await;
    house.person("member-of-own", &["--role", &format!("{OWN}=analyst")]).await;
    house.person("member-of-other", &["--role", &format!("{OTHER}=analyst")]).await;
    let mut people = house.people().await;
    let mut things = house.things(&administrator).await;
    let all = Standing { administrator: true, memberships: Vec::new() };
    people.push(Somebody { standing: all, header: administrator.clone(), by_key: false });
    let mut wrong = Vec::new();
    for things in &mut things {
        let owner = Id::parse(things.organisation).expect("an id");
        for route in ROUTES.iter().filter(|route| !matches!(route.2, Nothing | TriedElsewhere)) {
            for (n, somebody) in people.iter().enumerate() {
                if route.0.ends_with("/withdraw") {
                    things.invitation = house.invites(&administrator, things, n).await;
                }
                let answer = house.answer(things.request(route), &somebody.header).await;
                let status = answer.status.as_u16();
                let let_in = !matches!(status, 401 | 403 | 404) && !answer.header("location").contains("/sign-in");
                if status >= 500 || let_in != somebody.is_let_in(route.2, things.kind, &owner) {
                    let (path, method, ..) = route;
                    let who: Vec<&str> = somebody.standing.memberships.iter().map(|one| one.role.as_str()).collect();
                    let key = if somebody.by_key { " by key" } else { "" };
                    wrong.push(format!(
                        "{method} {path} of {} {} by {who:?}{key}: {status}",
                        things.organisation, things.kind
                    ));
                }
            }
        }
        let log = house
            .answer(get(&with("/studio/log", &[("subject", things.draft.as_str()), ("lang", "en")])), &administrator)
            .await;
        assert!(log.text().contains("was refused"), "refusals stand in the log");
    }
    assert!(wrong.is_empty(), "{} differ from the table:\n{}", wrong.len(), wrong.join("\n"));
}
