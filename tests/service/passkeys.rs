//! Passkeys, with a device that is played here: what it says can be true, stale, somebody else's, or nonsense.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use reqwest::{Method, StatusCode};
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::door::{Answer, ask};
use crate::doors::{Town, code, cookie};
use crate::editor::PASSWORD;

const ORIGIN: &str = "https://gardesh.example";
const PRESENT: u8 = 0x01;
const VERIFIED: u8 = 0x04;
const BRINGS_KEY: u8 = 0x40;

/// A telephone with one passkey.
struct Device {
    pair: EcdsaKeyPair,
    id: Vec<u8>,
    handle: String,
    origin: &'static str,
    flags: u8,
    counter: u32,
}

impl Device {
    fn new() -> Device {
        let random = SystemRandom::new();
        let kept = EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, &random).expect("a key");
        let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_ASN1_SIGNING, kept.as_ref(), &random).expect("a key");
        let id = pair.public_key().as_ref()[1..33].to_vec();
        Device { pair, id, handle: String::new(), origin: ORIGIN, flags: PRESENT | VERIFIED, counter: 0 }
    }

    fn client_data(&self, kind: &str, question: &Value) -> Vec<u8> {
        let data =
            json!({"type": kind, "challenge": question["challenge"], "origin": self.origin, "crossOrigin": false});
        data.to_string().into_bytes()
    }

    fn authenticator_data(&self, flags: u8) -> Vec<u8> {
        let mut data = Sha256::digest("gardesh.example").to_vec();
        data.push(flags);
        data.extend(self.counter.to_be_bytes());
        data
    }

    /// Makes its passkey, as it is asked to.
    fn makes(&mut self, question: &Value) -> String {
        self.handle = question["user"]["id"].as_str().expect("an owner").to_owned();
        let public = self.pair.public_key().as_ref();
        let mut data = self.authenticator_data(self.flags | BRINGS_KEY);
        data.extend([0; 16]);
        data.extend([0, 32]);
        data.extend(&self.id);
        // The key by COSE, in CBOR: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
        data.extend([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]);
        data.extend(&public[1..33]);
        data.extend([0x22, 0x58, 0x20]);
        data.extend(&public[33..65]);
        // {"fmt": "none", "attStmt": {}, "authData": …}
        let mut object = vec![0xa3];
        object.extend(b"\x63fmt\x64none\x67attStmt\xa0\x68authData\x58");
        object.push(u8::try_from(data.len()).expect("a short one"));
        object.extend(data);
        let response = json!({
            "clientDataJSON": text(&self.client_data("webauthn.create", question)),
            "attestationObject": text(&object),
        });
        self.answer(&response)
    }

    /// Shows its passkey.
    fn shows(&mut self, question: &Value) -> String {
        if self.counter > 0 {
            self.counter += 1;
        }
        let client = self.client_data("webauthn.get", question);
        let data = self.authenticator_data(self.flags);
        let signed = [data.as_slice(), Sha256::digest(&client).as_slice()].concat();
        let signature = self.pair.sign(&SystemRandom::new(), &signed).expect("a signature");
        let response = json!({
            "clientDataJSON": text(&client), "authenticatorData": text(&data),
            "signature": text(signature.as_ref()), "userHandle": self.handle,
        });
        self.answer(&response)
    }

    fn answer(&self, response: &Value) -> String {
        json!({"id": text(&self.id), "rawId": text(&self.id), "type": "public-key", "response": response}).to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

fn town() -> Town {
    Town::new(&["--public-url", ORIGIN])
}

/// Says name and password; the page asks the device.
async fn asked_to_make(town: &Town, session: &str, name: &str) -> Value {
    let page = town.post("/studio/account/passkeys", session, &[("name", name), ("present", PASSWORD)]).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.text());
    let options = page.text().split("data-options=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("options");
    serde_json::from_str(&options.replace("&#34;", "\"").replace("&quot;", "\"")).expect("JSON")
}

async fn make(town: &Town, session: &str, device: &mut Device) -> Answer {
    let question = asked_to_make(town, session, "My phone").await;
    town.post("/studio/account/passkeys/made", session, &[("answer", &device.makes(&question))]).await
}

/// What the door asks of a browser, and the cookie by which it knows it again.
async fn asked_at_the_door(town: &Town) -> (Value, String) {
    let asked = town.ask(ask(Method::POST, "/studio/sign-in/passkey/ask").header("accept", "application/json")).await;
    assert_eq!(asked.status, StatusCode::OK, "{}", asked.text());
    (asked.json(), cookie(&asked))
}

async fn answered(town: &Town, step: &str, answer: &str) -> Answer {
    town.post("/studio/sign-in/passkey", step, &[("answer", answer), ("next", "/studio/items")]).await
}

async fn shown(town: &Town, device: &mut Device) -> Answer {
    let (question, step) = asked_at_the_door(town).await;
    answered(town, &step, &device.shows(&question)).await
}

#[tokio::test]
async fn a_passkey_opens_the_door_alone_until_it_is_taken_away() {
    let town = town();
    let session = town.joined("maryam@rasht.example", "organisation:rain=publisher").await;
    let page = town.get("/studio/account/factor", &session).await;
    let secret = page.text().split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next());
    let first = code(&secret.expect("a secret").replace(' ', ""), 0);
    town.post("/studio/account/factor", &session, &[("code", &first)]).await;
    let wrong = [("name", "My phone"), ("present", "wrong")];
    let refused = town.post("/studio/account/passkeys", &session, &wrong).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("value=\"My phone\"") && !refused.text().contains("data-options"));

    let mut phone = Device::new();
    let question = asked_to_make(&town, &session, "My phone").await;
    assert_eq!(question["rp"]["id"], "gardesh.example");
    assert_eq!(question["authenticatorSelection"]["residentKey"], "required");
    assert_eq!(question["authenticatorSelection"]["userVerification"], "required");
    let made = town.post("/studio/account/passkeys/made", &session, &[("answer", &phone.makes(&question))]).await;
    assert_eq!(made.header("location"), "/studio/account?done=passkey-added", "{}", made.text());
    assert_eq!(asked_to_make(&town, &session, "Again").await["excludeCredentials"][0]["id"], text(&phone.id));
    assert!(town.get("/studio/account", &session).await.text().contains("not used yet"));

    let inside = shown(&town, &mut phone).await;
    assert_eq!(inside.header("location"), "/studio/items", "no code is asked: {}", inside.text());
    let inside = cookie(&inside);
    let account = town.get("/studio/account", &inside).await;
    assert!(account.text().contains("last used"), "{}", account.text());
    let path = account.text().split("href=\"/studio/account/passkeys/").nth(1).and_then(|rest| rest.split('"').next());
    let path = format!("/studio/account/passkeys/{}", path.expect("a passkey"));
    let named = town.post(&path, &inside, &[("name", "<b>Old</b> phone")]).await;
    assert_eq!(named.status, StatusCode::SEE_OTHER);
    assert!(town.get(&path, &inside).await.text().contains("&#60;b&#62;Old"), "escaped");
    let other = town.joined("nasrin@rasht.example", "organisation:rain=editor").await;
    assert_eq!(town.get(&path, &other).await.status, StatusCode::NOT_FOUND, "it is another's");
    let removal = format!("{path}/remove");
    assert_eq!(town.post(&removal, &other, &[("present", PASSWORD)]).await.status, StatusCode::NOT_FOUND);
    let unsure = town.post(&removal, &inside, &[("present", "wrong")]).await;
    assert_eq!(unsure.status, StatusCode::UNPROCESSABLE_ENTITY);
    let removed = town.post(&removal, &inside, &[("present", PASSWORD)]).await;
    assert_eq!(removed.header("location"), "/studio/account?done=passkey-removed");
    let refused = shown(&town, &mut phone).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text().contains("This passkey did not open the door"), "{}", refused.text());
    let log = town.program.run(&["check"]);
    assert_eq!(log.code, Some(0), "{log:?}");
}

#[tokio::test]
async fn what_is_not_the_answer_to_ones_own_question_makes_no_passkey() {
    let town = town();
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let other = town.joined("nasrin@rasht.example", "organisation:rain=editor").await;
    let refused = async |session: &str, answer: &str, why: &str| {
        let answer = town.post("/studio/account/passkeys/made", session, &[("answer", answer)]).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
        assert!(answer.text().contains(why), "{why}: {}", answer.text());
    };
    refused(&session, "{}", "came too late").await;
    let long = format!("[{}", "[".repeat(5_000));
    for nonsense in ["", "null", "{}", "[1,2]", "\u{0}", r#"{"id":"a","rawId":"%","type":"public-key"}"#, &long] {
        asked_to_make(&town, &session, "My phone").await;
        refused(&session, nonsense, "could not be taken").await;
    }
    let mut phone = Device::new();
    let hers = asked_to_make(&town, &other, "Hers").await;
    asked_to_make(&town, &session, "Mine").await;
    refused(&session, &phone.makes(&hers), "could not be taken").await;
    let mine = asked_to_make(&town, &session, "Mine").await;
    let elsewhere = Device { origin: "https://gardesh.example.org", ..Device::new() }.makes(&mine);
    refused(&session, &elsewhere, "could not be taken").await;
    let mine = asked_to_make(&town, &session, "Mine").await;
    let unlocked_by_nobody = Device { flags: PRESENT, ..Device::new() }.makes(&mine);
    refused(&session, &unlocked_by_nobody, "could not be taken").await;

    let mine = asked_to_make(&town, &session, "Mine").await;
    let answer = phone.makes(&mine);
    let made = town.post("/studio/account/passkeys/made", &session, &[("answer", &answer)]).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.text());
    refused(&session, &answer, "came too late").await;
    let again = make(&town, &other, &mut phone).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY, "one key belongs to one person");
    let text = town.get("/studio/account", &session).await;
    assert_eq!(text.text().matches("href=\"/studio/account/passkeys/").count(), 1);
}

#[tokio::test]
async fn what_is_not_the_answer_to_the_doors_question_opens_nothing() {
    let town = town();
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let mut phone = Device::new();
    make(&town, &session, &mut phone).await;
    let stays_shut = async |step: &str, answer: &str| {
        let refused = answered(&town, step, answer).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", refused.text());
        assert!(refused.text().contains("did not open the door"), "{}", refused.text());
        assert_eq!(refused.all("set-cookie"), "", "nobody is let in");
    };
    let (question, step) = asked_at_the_door(&town).await;
    let answer = phone.shows(&question);
    stays_shut("", &answer).await;
    let (_, elses) = asked_at_the_door(&town).await;
    stays_shut(&elses, &answer).await;
    let inside = answered(&town, &step, &answer).await;
    assert_eq!(inside.status, StatusCode::SEE_OTHER, "{}", inside.text());
    stays_shut(&step, &answer).await;

    let (question, step) = asked_at_the_door(&town).await;
    let mut somebody = Device { handle: text(&[7; 16]), id: phone.id.clone(), ..Device::new() };
    stays_shut(&step, &somebody.shows(&question)).await;
    somebody.handle = phone.handle.clone();
    let (question, step) = asked_at_the_door(&town).await;
    stays_shut(&step, &somebody.shows(&question)).await;
}

#[tokio::test]
async fn nonsense_at_the_door_is_refused_and_slowed_down() {
    let town = town();
    let mut last = answered(&town, "", "null").await;
    for nonsense in ["", "{}", "[1,2]", "\u{0}", r#"{"id":"a","rawId":"%","type":"x","response":{}}"#, "\"", "9", "{"] {
        let (_, step) = asked_at_the_door(&town).await;
        last = answered(&town, &step, nonsense).await;
        assert!(last.status.is_client_error(), "{nonsense}: {}", last.text());
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(last.text().contains("Try again"), "{}", last.text());
}

#[tokio::test]
async fn who_only_asks_for_questions_has_to_wait() {
    let town = town();
    let question = || ask(Method::POST, "/studio/sign-in/passkey/ask").header("accept", "application/json");
    for _ in 0..30 {
        assert_eq!(town.ask(question()).await.status, StatusCode::OK);
    }
    let refused = town.ask(question()).await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(!refused.header("retry-after").is_empty() && refused.header("set-cookie").is_empty());
    assert!(refused.json()["detail"].as_str().is_some_and(|words| words.contains("Try again")), "{}", refused.text());
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    assert!(!session.is_empty());
    assert_eq!(town.sign_in("maryam@rasht.example", PASSWORD).await.status, StatusCode::SEE_OTHER);
}

/// The address of the operator's link to a new password.
fn reset_of(town: &Town, mail: &str) -> String {
    let link = town.program.run(&["user", "reset", mail]).expect_success().stdout;
    link[link.find("/studio/").expect("a link")..].trim().to_owned()
}

#[tokio::test]
async fn a_new_password_tells_of_passkeys_and_takes_them_away_where_their_owner_says_so() {
    const LATER: &str = "another slow rain over rasht";
    let town = town();
    let mail = "maryam@rasht.example";
    let session = town.joined(mail, "organisation:rain=editor").await;
    assert!(!town.get(&reset_of(&town, mail), "").await.text().contains("name=\"passkeys\""), "there are none yet");
    let mut phone = Device::new();
    make(&town, &session, &mut phone).await;
    let changed = [("present", PASSWORD), ("password", LATER)];
    let told = town.post("/studio/account/password", &session, &changed).await;
    assert_eq!(told.header("location"), "/studio/account?done=password-passkeys-stay");
    let link = reset_of(&town, mail);
    let page = town.get(&link, "").await;
    assert!(page.text().contains("name=\"passkeys\" value=\"away\""), "{}", page.text());
    let told = town.post(&link, "", &[("password", PASSWORD)]).await;
    assert_eq!(told.header("location"), "/studio/sign-in?done=reset-passkeys-stay", "{}", told.text());
    assert_eq!(town.get("/studio/", &session).await.status, StatusCode::SEE_OTHER, "the old session is over");
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::SEE_OTHER);
    let told = town.post(&reset_of(&town, mail), "", &[("password", LATER), ("passkeys", "away")]).await;
    assert_eq!(told.header("location"), "/studio/sign-in?done=reset", "{}", told.text());
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_locked_device_a_foreign_page_and_somebody_shut_out_open_nothing() {
    let town = town();
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    let mut phone = Device::new();
    make(&town, &session, &mut phone).await;
    phone.flags = PRESENT;
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody unlocked it");
    phone.flags = PRESENT | VERIFIED;
    phone.origin = "https://gardesh.example.org";
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "a false page asked");
    phone.origin = ORIGIN;
    town.program.run(&["user", "disable", "maryam@rasht.example"]).expect_success();
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "shut out");
    town.program.run(&["user", "enable", "maryam@rasht.example"]).expect_success();
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::SEE_OTHER);
    town.program.run(&["user", "reset", "maryam@rasht.example", "--second-factor"]).expect_success();
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "the phone is lost");
}

#[tokio::test]
async fn a_copy_of_a_passkey_that_counts_less_is_refused_and_logged() {
    let town = town();
    let session = town.joined("maryam@rasht.example", "organisation:rain=publisher").await;
    let mut phone = Device { counter: 5, ..Device::new() };
    make(&town, &session, &mut phone).await;
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::SEE_OTHER);
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::SEE_OTHER);
    phone.counter -= 1;
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "counted to this before");
    phone.counter -= 3;
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::UNPROCESSABLE_ENTITY, "and to this");
    phone.counter = 20;
    assert_eq!(shown(&town, &mut phone).await.status, StatusCode::SEE_OTHER);
    let who = ["user", "add", "head@rasht.example", "--administrator", "--password-stdin"];
    town.program.say(&who, &format!("{PASSWORD}\n")).expect_success();
    let head = cookie(&town.sign_in("head@rasht.example", PASSWORD).await);
    let log = town.get("/studio/log?lang=en", &head).await;
    for words in ["added a passkey", "used a passkey", "a passkey was refused", "there may be a copy of it"] {
        assert!(log.text().contains(words), "{words}: {}", log.text());
    }
}

#[tokio::test]
async fn where_browsers_make_no_passkeys_none_are_offered() {
    let town = Town::new(&[]);
    let session = town.joined("maryam@rasht.example", "organisation:rain=editor").await;
    assert!(!town.get("/studio/sign-in", "").await.text().contains("passkey"), "at a number");
    assert!(!town.get("/studio/account", &session).await.text().contains("passkey"));
    let page = town.get("/studio/account/passkeys", &session).await;
    assert_eq!(page.status, StatusCode::NOT_FOUND);
    assert!(page.text().contains("offers no passkeys"), "{}", page.text());
    let asked = town.post("/studio/sign-in/passkey/ask", "", &[]).await;
    assert_eq!(asked.status, StatusCode::NOT_FOUND);
    assert_eq!(answered(&town, "", "{}").await.status, StatusCode::NOT_FOUND);
}
