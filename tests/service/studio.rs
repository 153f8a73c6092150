//! The studio's door.

use reqwest::{Method, StatusCode};

use crate::door::{ask, get};
use crate::editor::{Editor, PASSWORD};

#[tokio::test]
async fn the_studio_leads_strangers_to_the_door_and_back() {
    let answer = get("/studio/?lang=en").answer().await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert_eq!(answer.header("location"), "/studio/sign-in?next=%2Fstudio%2F%3Flang%3Den");
    let door = get("/studio/sign-in?lang=en&next=%2Fstudio%2F").ok().await;
    assert!(door.text().contains("Sign in to the studio"));
    assert_eq!(door.header("cache-control"), "no-store");
}

#[tokio::test]
async fn who_signs_in_comes_to_the_desk_and_out_again() {
    let editor = Editor::with(&["organisation:rasht-municipality=editor"]).await;
    assert!(editor.get("/studio/?lang=en").ok().await.text().contains("Desk"));
    let out = editor.post("/studio/sign-out", &[("a", "b")]).answer().await;
    assert_eq!(out.status, StatusCode::SEE_OTHER);
    assert_eq!(editor.get("/studio/").answer().await.status, StatusCode::SEE_OTHER, "the session is over");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    let editor = Editor::with(&[]).await;
    let mut said = Vec::new();
    for mail in [editor.mail.as_str(), "nobody@rasht.example"] {
        let fields = [("mail", mail), ("password", "wrong")];
        let answer = ask(Method::POST, "/studio/sign-in?lang=en").form(&fields).answer().await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(answer.header("set-cookie").is_empty());
        assert!(answer.text().contains(mail), "what was typed is kept");
        assert!(!answer.text().contains("wrong\""), "but not the password");
        said.push(answer.text().replace(mail, ""));
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn another_site_cannot_send_a_form_for_a_person() {
    let editor = Editor::with(&[]).await;
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://elsewhere.example")] {
        let answer = editor.post("/studio/sign-out", &[("a", "b")]).header(name, value).answer().await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{name}");
    }
    editor.get("/studio/").ok().await;
}

#[tokio::test]
async fn the_door_leads_only_into_the_studio() {
    let editor = Editor::with(&[]).await;
    for next in
        ["https://elsewhere.example/", "//elsewhere.example", "/studio\\..", "/studio/\r\nx: y", "javascript:alert(1)"]
    {
        let fields = [("mail", editor.mail.as_str()), ("password", PASSWORD), ("next", next)];
        let answer = ask(Method::POST, "/studio/sign-in").form(&fields).answer().await;
        assert_eq!(answer.header("location"), "/studio/", "{next:?}");
    }
}

#[tokio::test]
async fn a_session_planted_before_is_worth_nothing_afterwards() {
    let editor = Editor::with(&[]).await;
    let fields = [("mail", editor.mail.as_str()), ("password", PASSWORD)];
    let planted = "__Host-gardesh-session=cGxhbnRlZA";
    let answer = ask(Method::POST, "/studio/sign-in").header("cookie", planted).form(&fields).answer().await;
    let given = answer.header("set-cookie");
    assert!(given.starts_with("__Host-gardesh-session=") && !given.contains("cGxhbnRlZA"), "{given}");
    for part in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
        assert!(given.contains(part), "{given} lacks {part}");
    }
    assert_eq!(get("/studio/").header("cookie", planted).answer().await.status, StatusCode::SEE_OTHER);
}
