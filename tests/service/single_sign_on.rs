//! Signing in with an account of one's city: who gets in by it, who does not, and what becomes of a service that errs.

mod provider;

use reqwest::StatusCode;
use serde_json::json;

use self::provider::{CLIENT, Forgery, Provider, SECRET};
use crate::door::{Answer, get};
use crate::doors::{Town, code, cookie};
use crate::editor::PASSWORD;
use crate::program::Program;

const MAIL: &str = "nasrin@rasht.example";
const ROLE: &str = "organisation:rain=editor";

/// A town whose people may come by its sign-in service.
async fn town() -> (Town, Provider) {
    let provider = Provider::open(MAIL).await;
    let town = at(&provider.issuer);
    (town, provider)
}

fn at(issuer: &str) -> Town {
    let program = Program::new();
    let settings =
        format!("oidc_issuer = \"{issuer}\"\noidc_client_id = \"{CLIENT}\"\noidc_client_secret = \"{SECRET}\"\n");
    program.write("gardesh.toml", &settings);
    Town::of(program, &[])
}

/// The way of a browser to the service and back to the studio's door: the address it is sent back to, and its cookie.
async fn there_and_back(town: &Town, provider: &Provider) -> (String, String) {
    let sent = town.get("/studio/single-sign-on?next=/studio/help", "").await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.text());
    assert!(sent.all("set-cookie").contains("__host-gardesh-away=") && sent.all("set-cookie").contains("samesite=lax"));
    let there = sent.header("location").strip_prefix(&provider.issuer).expect("to the service");
    let back = get(there).answer_of(&provider.issuer).await;
    let back = back.header("location").strip_prefix(town.base()).expect("back to the studio").to_owned();
    (back, cookie(&sent))
}

/// Comes by the service. The answer is the last one, of the studio's door.
async fn come(town: &Town, provider: &Provider) -> Answer {
    let (back, cookie) = there_and_back(town, provider).await;
    town.get(&back, &cookie).await
}

#[track_caller]
fn assert_refused(answer: &Answer, because: &str) {
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY, "{}", answer.text());
    assert!(answer.text().contains(because), "{because}: {}", answer.text());
    assert!(answer.text().contains("name=\"password\""), "the other way in stands beside it");
    assert!(!answer.all("set-cookie").contains("gardesh-session"), "nobody is let in");
}

#[tokio::test]
async fn somebody_known_comes_in_and_is_known_by_the_account_from_then_on() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    let door = town.get("/studio/sign-in?next=/studio/help", "").await;
    assert!(door.text().contains("/studio/single-sign-on?next=%2Fstudio%2Fhelp"), "{}", door.text());
    let inside = come(&town, &provider).await;
    assert_eq!(
        (inside.status, inside.header("location")),
        (StatusCode::SEE_OTHER, "/studio/help"),
        "{}",
        inside.text()
    );
    let session = cookie(&inside);
    assert_eq!(town.get("/studio/help", &session).await.status, StatusCode::OK);

    {
        let mut sheet = provider.sheet();
        sheet.mail = "married@rasht.example".to_owned();
        sheet.verified = false;
        // Its keys change as well: they are asked for anew.
        sheet.key = "second";
    }
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER, "the account counts, not its address");
    let account = town.get("/studio/account", &session).await;
    assert!(account.text().contains(&provider.issuer), "{}", account.text());
    let wrong = town.post("/studio/account/single-sign-on/remove", &session, &[("present", "wrong")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    let gone = town.post("/studio/account/single-sign-on/remove", &session, &[("present", PASSWORD)]).await;
    assert_eq!(gone.header("location"), "/studio/account?done=elsewhere-removed");
    assert!(!town.get("/studio/account", &session).await.text().contains(&provider.issuer));
    assert_refused(&come(&town, &provider).await, "does not confirm");
    let listed = town.program.run(&["user", "list"]).expect_success().stdout;
    assert!(listed.contains(MAIL), "the address here is still the one it was: {listed}");
    assert_eq!(town.program.run(&["check"]).code, Some(0), "the log holds");
}

#[tokio::test]
async fn whoever_was_not_invited_or_was_shut_out_stays_outside() {
    let (town, provider) = town().await;
    assert_refused(&come(&town, &provider).await, "Nobody in this studio has the mail address");
    town.joined(MAIL, ROLE).await;
    provider.sheet().verified = false;
    assert_refused(&come(&town, &provider).await, "does not confirm");
    provider.sheet().verified = true;
    town.program.run(&["user", "disable", MAIL]).expect_success();
    assert_refused(&come(&town, &provider).await, "Nobody in this studio has the mail address");
    town.program.run(&["user", "enable", MAIL]).expect_success();
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER);
    town.program.run(&["user", "disable", MAIL]).expect_success();
    assert_refused(&come(&town, &provider).await, "Nobody in this studio has the mail address");
}

#[tokio::test]
async fn an_address_that_was_given_to_a_new_colleague_opens_nothing() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER);
    provider.sheet().subject = "18".to_owned();
    assert_refused(&come(&town, &provider).await, "another account of your city");
    // Unless the operator knows better: the city gave her another account.
    town.program.run(&["user", "unlink", MAIL]).expect_success();
    let again = town.program.run(&["user", "unlink", MAIL]);
    assert!(again.code != Some(0) && again.stderr.contains("by no account"), "{}", again.stderr);
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn an_invitation_is_taken_up_by_the_account_and_the_only_way_in_is_not_taken_away() {
    let (town, provider) = town().await;
    town.program.run(&["user", "add", "Nasrin@Rasht.example", "--role", ROLE]).expect_success();
    let inside = come(&town, &provider).await;
    assert_eq!(inside.status, StatusCode::SEE_OTHER, "{}", inside.text());
    let listed = town.program.run(&["user", "list"]).expect_success().stdout;
    assert!(listed.contains(&format!("Nasrin@Rasht.example\tNasrin\t\t{ROLE}")), "{listed}");
    let account = town.get("/studio/account", &cookie(&inside)).await;
    assert!(account.text().contains(&provider.issuer) && !account.text().contains("single-sign-on/remove"));
    let removed = town.post("/studio/account/single-sign-on/remove", &cookie(&inside), &[("present", "")]).await;
    assert_eq!(removed.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn the_second_step_is_asked_for_all_the_same_and_links_only_after_it() {
    let (town, provider) = town().await;
    let session = town.joined(MAIL, ROLE).await;
    let page = town.get("/studio/account/factor", &session).await;
    let secret = page.text().split("<code dir=\"ltr\">").nth(1).and_then(|rest| rest.split('<').next());
    let secret = secret.expect("a secret").replace(' ', "");
    let added = town.post("/studio/account/factor", &session, &[("code", &code(&secret, 0))]).await;
    assert_eq!(added.status, StatusCode::OK, "{}", added.text());

    let half = come(&town, &provider).await;
    assert_eq!(half.header("location"), "/studio/sign-in/code?next=%2Fstudio%2Fhelp&lang=en");
    assert!(!half.all("set-cookie").contains("gardesh-session"), "half way is not inside");
    assert!(!town.get("/studio/account", &session).await.text().contains(&provider.issuer), "nor linked");
    let inside = town.post("/studio/sign-in/code", &cookie(&half), &[("code", &code(&secret, 1))]).await;
    assert_eq!(inside.status, StatusCode::SEE_OTHER, "{}", inside.text());
    assert!(town.get("/studio/account", &cookie(&inside)).await.text().contains(&provider.issuer));
    let again = come(&town, &provider).await;
    assert!(again.header("location").starts_with("/studio/sign-in/code"), "and at every later time");
}

#[tokio::test]
async fn what_was_brought_back_opens_once_and_only_in_its_own_browser() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    let (back, own) = there_and_back(&town, &provider).await;
    assert_refused(&town.get(&back, "").await, "in another browser");
    let (_, another) = there_and_back(&town, &provider).await;
    assert_refused(&town.get(&back, &another).await, "in another browser");
    assert_refused(&town.get("/studio/single-sign-on/back?code=code0", &own).await, "in another browser");
    assert_eq!(town.get(&back, &own).await.status, StatusCode::SEE_OTHER);
    let replayed = town.get(&back, &own).await;
    assert_refused(&replayed, "is used already");
    let mut last = replayed;
    for _ in 0..12 {
        last = town.get(&back, &own).await;
    }
    assert_eq!(last.status, StatusCode::TOO_MANY_REQUESTS, "guessing is slowed down");
    assert!(!last.header("retry-after").is_empty() && last.text().contains("Try again"), "{}", last.text());
}

#[tokio::test]
async fn a_token_that_does_not_hold_lets_nobody_in() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    let wrong = [
        ("nonce", json!("another")),
        ("aud", json!("another")),
        ("iss", json!("https://elsewhere.example")),
        ("exp", json!(1_000_000_000)),
    ];
    for instead in wrong {
        provider.sheet().instead = vec![instead.clone()];
        assert_refused(&come(&town, &provider).await, "could not be trusted");
    }
    provider.sheet().instead.clear();
    provider.sheet().instead = vec![("aud", json!([CLIENT]))];
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER, "the right one does");
}

#[tokio::test]
async fn a_token_that_the_service_did_not_sign_lets_nobody_in() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    for forgery in [Forgery::Touched, Forgery::BySecret, Forgery::Missing] {
        provider.sheet().forgery = Some(forgery);
        assert_refused(&come(&town, &provider).await, "could not be trusted");
    }
    provider.sheet().forgery = None;
    assert_eq!(come(&town, &provider).await.status, StatusCode::SEE_OTHER);
}

#[tokio::test]
async fn a_service_that_declines_babbles_or_is_gone_is_told_in_the_persons_language() {
    let (town, provider) = town().await;
    town.joined(MAIL, ROLE).await;
    provider.sheet().declines = true;
    assert_refused(&come(&town, &provider).await, "did not let you through");
    provider.sheet().declines = false;
    for bytes in [10, 10_000_000] {
        provider.sheet().babbles = Some(bytes);
        let babble = come(&town, &provider).await;
        assert_eq!(babble.status, StatusCode::SERVICE_UNAVAILABLE, "{}", babble.text());
        assert!(babble.text().contains("does not answer just now"));
    }
    // One where nothing listens, one that takes everything and says nothing.
    let silent = std::net::TcpListener::bind("127.0.0.1:0").expect("a port");
    let silent_at = format!("http://{}", silent.local_addr().expect("an address"));
    for issuer in ["http://127.0.0.1:9", &silent_at] {
        let answer = at(issuer).get("/studio/single-sign-on?lang=fa", "").await;
        assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
        assert!(answer.text().contains("سرویس ورود شهر اکنون پاسخ نمی‌دهد"), "{}", answer.text());
        assert!(answer.text().contains("name=\"password\""), "the other way in stands beside it");
    }
}

#[tokio::test]
async fn without_settings_there_is_no_such_way_and_half_of_them_refuse_the_start() {
    let town = Town::new(&[]);
    assert!(!town.get("/studio/sign-in", "").await.text().contains("single-sign-on"));
    for path in ["/studio/single-sign-on", "/studio/single-sign-on/back?state=a&code=b"] {
        assert_eq!(town.get(path, "").await.status, StatusCode::NOT_FOUND);
    }
    let program = Program::new();
    for (settings, said) in [
        ("oidc_issuer = \"https://id.rasht.example\"", "oidc_client_id and oidc_client_secret must be set too"),
        ("oidc_name = \"Rasht\"", "oidc_issuer and oidc_client_id and oidc_client_secret must be set too"),
        (
            "oidc_issuer = \"http://id.rasht.example\"\noidc_client_id = \"a\"\noidc_client_secret = \"b\"",
            "oidc_issuer must be an https address",
        ),
    ] {
        program.write("gardesh.toml", settings);
        let refused = program.run(&["check"]);
        assert_ne!(refused.code, Some(0));
        assert!(refused.stderr.contains(said), "{refused:?}");
    }
}
