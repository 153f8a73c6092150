//! Ways in that a link opens: an invitation, a new password; and asking for the latter.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use model::Lang;
use store::{INVITATION, Person, RESET};

use super::door::{Elsewhere, deed, let_in};
use super::said::Said;
use super::{Frame, answered};
use crate::accounts::invitation::{self, Invitation};
use crate::accounts::password::{self, LENGTH, Unfit};
use crate::accounts::{key, letters};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Stranger;
use crate::words::Words;

/// Longest name of a person, a key or a passkey, in characters.
const NAME_MAX: usize = 100;

/// Whether somebody, or what is theirs, may be called so.
pub fn is_name(name: &str) -> bool {
    !name.is_empty() && name.chars().count() <= NAME_MAX && !name.chars().any(char::is_control)
}

/// What is wrong with a name, in words.
pub fn name_fault(words: Words, name: &str) -> Option<String> {
    (!is_name(name)).then(|| words.with("door-name-wrong", "max", NAME_MAX as i64))
}

#[derive(Template)]
#[template(path = "studio/join.html")]
struct JoinPage<'a> {
    page: Frame<'a>,
    action: String,
    lead: String,
    /// None when only a password is chosen.
    about: Option<About<'a>>,
    /// Whether they have passkeys, which a new password leaves unless they say otherwise.
    has_passkeys: bool,
    faults: Vec<(&'static str, String)>,
}

/// What somebody says of themselves.
struct About<'a> {
    mail: &'a str,
    /// Whether the invitation says the address.
    is_mail_known: bool,
    name: &'a str,
    lang: Lang,
    /// Another way to say yes; only who has the invited address comes in by it.
    elsewhere: Option<Elsewhere>,
}

/// Why a password is not taken, in words.
pub fn unfit(words: Words, unfit: Unfit) -> String {
    match unfit {
        Unfit::TooShort => words.with("door-password-short", "min", *LENGTH.start() as i64),
        Unfit::TooLong => words.with("door-password-long", "max", *LENGTH.end() as i64),
        Unfit::Common => words.get("door-password-common").into_owned(),
        Unfit::Personal => words.get("door-password-personal").into_owned(),
    }
}

/// `GET /studio/join/{key}`
pub async fn page(State(app): State<Shared>, mut stranger: Stranger, Path(key): Path<String>) -> Response {
    let drawn = match find(&app, &key).await {
        Ok(invitation) => {
            stranger.reads(invitation.lang);
            Ok(draw(&app, &stranger, &key, &invitation, None, Vec::new()))
        }
        Err(error) => Err(error),
    };
    answered(&app, stranger.lang, drawn)
}

async fn find(app: &App, key: &str) -> Result<Invitation, Error> {
    let ticket = app.store.ticket(INVITATION, &key::hash(key), app.now()).await?;
    ticket.as_ref().and_then(Invitation::of).ok_or(Error::NotFound("door-link-ended", None))
}

fn draw(
    app: &App,
    stranger: &Stranger,
    key: &str,
    invitation: &Invitation,
    said: Option<&Said>,
    faults: Vec<(&'static str, String)>,
) -> Response {
    let words = Words::of(stranger.lang);
    let action = format!("/studio/join/{key}");
    let page = Frame::at_the_door(app, stranger.lang, words.get("door-join").into_owned(), &action);
    let typed = |name: &str| said.map(|said| said.get(name)).filter(|text| !text.is_empty());
    let is_mail_known = !invitation.mail.is_empty();
    let about = About {
        mail: if is_mail_known { &invitation.mail } else { typed("mail").unwrap_or_default() },
        is_mail_known,
        name: typed("name").unwrap_or(&invitation.name),
        lang: typed("lang").and_then(Lang::parse).unwrap_or(stranger.lang),
        elsewhere: Elsewhere::of(app, stranger.lang, "/studio/").filter(|_| is_mail_known),
    };
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let lead = words.get("door-join-lead").into_owned();
    render(&JoinPage { page, action, lead, about: Some(about), has_passkeys: false, faults }, stranger.lang, status)
}

/// `POST /studio/join/{key}`
pub async fn join(
    State(app): State<Shared>,
    mut stranger: Stranger,
    Path(key): Path<String>,
    jar: CookieJar,
    said: Said,
) -> Response {
    let joined = match find(&app, &key).await {
        Ok(invitation) => {
            stranger.reads(invitation.lang);
            accept(&app, &stranger, &key, &invitation, jar, &said).await
        }
        Err(error) => Err(error),
    };
    answered(&app, stranger.lang, joined)
}

async fn accept(
    app: &App,
    stranger: &Stranger,
    key: &str,
    invitation: &Invitation,
    jar: CookieJar,
    said: &Said,
) -> Result<Response, Error> {
    let words = Words::of(stranger.lang);
    let mail = if invitation.mail.is_empty() { said.get("mail") } else { invitation.mail.as_str() };
    let (name, typed) = (said.get("name"), said.raw("password"));
    let mut faults = Vec::new();
    if !model::mail::is_mail(mail) {
        faults.push(("mail", words.get("door-mail-wrong").into_owned()));
    }
    faults.extend(name_fault(words, name).map(|fault| ("name", fault)));
    if let Err(reason) = password::fit(typed, &[name, mail]) {
        faults.push(("password", unfit(words, reason)));
    }
    let known = app.store.person_by_mail(mail).await?;
    if known.is_some() && invitation.mail.is_empty() {
        // A link that names nobody makes nobody else of somebody who is there.
        faults.push(("mail", words.get("door-mail-taken").into_owned()));
    }
    // Who is here already keeps their name and password: they only say yes.
    if known.is_some() && !invitation.mail.is_empty() {
        faults.clear();
    }
    if !faults.is_empty() {
        return Ok(draw(app, stranger, key, invitation, Some(said), faults));
    }
    let typed = typed.to_owned();
    let kept = tokio::task::spawn_blocking(move || password::hash(&typed)).await??;
    let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == said.get("lang")).unwrap_or(stranger.lang);
    let person = Person {
        id: key::name("p-")?,
        mail: mail.to_owned(),
        name: name.to_owned(),
        lang,
        password: Some(kept),
        standing: invitation.standing(),
        disabled_at: None,
        created_at: app.now(),
    };
    let accepted = app.store.accept(&key::hash(key), &person, &deed(app, stranger, "joined", None)).await?;
    match accepted {
        None => Err(Error::NotFound("door-link-ended", None)),
        Some(Err(_)) => Err(Error::NotFound("door-link-ended", None)),
        // Only who came in new is let in at once: a link is no password to an account that was there before.
        Some(Ok(id)) if id == person.id => let_in(app, stranger, jar, &person, "/studio/?done=account-ready").await,
        Some(Ok(_)) => Ok(Redirect::to("/studio/sign-in?done=account-ready").into_response()),
    }
}

#[derive(Template)]
#[template(path = "studio/forgot.html")]
struct ForgotPage<'a> {
    page: Frame<'a>,
    can_send: bool,
    /// What was typed, when it cannot be an address.
    wrong: Option<&'a str>,
}

/// `GET /studio/forgot`
pub async fn forgot_page(State(app): State<Shared>, stranger: Stranger) -> Response {
    draw_forgot(&app, &stranger, None)
}

fn draw_forgot(app: &App, stranger: &Stranger, wrong: Option<&str>) -> Response {
    let title = Words::of(stranger.lang).get("door-forgot").into_owned();
    let page = Frame::at_the_door(app, stranger.lang, title, "/studio/forgot");
    let status = if wrong.is_none() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    render(&ForgotPage { page, can_send: app.post.is_some(), wrong }, stranger.lang, status)
}

/// `POST /studio/forgot`: the answer is the same whether or not there is such a person.
pub async fn forgot(State(app): State<Shared>, stranger: Stranger, said: Said) -> Response {
    if !model::mail::is_mail(said.get("mail")) {
        return draw_forgot(&app, &stranger, Some(said.get("mail")));
    }
    let sent = send_reset(&app, &stranger, said.get("mail")).await;
    let next = sent.map(|()| Redirect::to("/studio/sign-in?done=reset-sent").into_response());
    answered(&app, stranger.lang, next)
}

async fn send_reset(app: &App, stranger: &Stranger, mail: &str) -> Result<(), Error> {
    let account = format!("reset of {}", mail.to_lowercase());
    if app.post.is_none() || app.throttle.wait(&account, stranger.address, app.now()).is_some() {
        return Ok(());
    }
    app.throttle.failed(&account, stranger.address, app.now());
    let person = app.store.person_by_mail(mail).await?.filter(|person| person.disabled_at.is_none());
    let Some(person) = person else { return Ok(()) };
    let path = invitation::reset(&app.store, &person.id, &deed(app, stranger, "reset-asked", Some(&person.id))).await?;
    let link = format!("{}{path}", app.public_url());
    let letter = letters::with_link("reset", person.lang, &person.mail, "", &link, app.now())?;
    app.store.put_letter(&letter).await?;
    app.posted.notify_one();
    Ok(())
}

/// `GET /studio/reset/{key}`
pub async fn reset_page(State(app): State<Shared>, stranger: Stranger, Path(key): Path<String>) -> Response {
    let drawn = async {
        let ticket = app.store.ticket(RESET, &key::hash(&key), app.now()).await?;
        let ticket = ticket.ok_or(Error::NotFound("door-link-ended", None))?;
        let has_passkeys = has_passkeys(&app, &ticket.subject).await?;
        Ok(draw_reset(&app, &stranger, &key, has_passkeys, Vec::new()))
    };
    answered(&app, stranger.lang, drawn.await)
}

/// Whether a device opens the door for them, whatever their password is.
///
/// # Errors
/// When the store fails.
pub async fn has_passkeys(app: &App, person: &str) -> Result<bool, Error> {
    Ok(app.passkeys.is_some() && !app.store.passkeys(person).await?.is_empty())
}

fn draw_reset(
    app: &App,
    stranger: &Stranger,
    key: &str,
    has_passkeys: bool,
    faults: Vec<(&'static str, String)>,
) -> Response {
    let words = Words::of(stranger.lang);
    let action = format!("/studio/reset/{key}");
    let page = Frame::at_the_door(app, stranger.lang, words.get("door-reset").into_owned(), &action);
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let lead = words.get("door-reset-lead").into_owned();
    render(&JoinPage { page, action, lead, about: None, has_passkeys, faults }, stranger.lang, status)
}

/// `POST /studio/reset/{key}`: ends all sessions; passkeys go only where their owner says so.
pub async fn reset(State(app): State<Shared>, stranger: Stranger, Path(key): Path<String>, said: Said) -> Response {
    let changed = change(&app, &stranger, &key, &said).await;
    answered(&app, stranger.lang, changed)
}

async fn change(app: &App, stranger: &Stranger, key: &str, said: &Said) -> Result<Response, Error> {
    let ended = || Error::NotFound("door-link-ended", None);
    let ticket = app.store.ticket(RESET, &key::hash(key), app.now()).await?.ok_or_else(ended)?;
    let person = app.store.person(&ticket.subject).await?.ok_or_else(ended)?;
    let typed = said.raw("password").to_owned();
    if let Err(reason) = password::fit(&typed, &[&person.name, &person.mail]) {
        let faults = vec![("password", unfit(Words::of(stranger.lang), reason))];
        return Ok(draw_reset(app, stranger, key, has_passkeys(app, &person.id).await?, faults));
    }
    let kept = tokio::task::spawn_blocking(move || password::hash(&typed)).await??;
    let done = deed(app, stranger, "password-reset", None);
    app.store.reset_password(&key::hash(key), &kept, &done).await?.ok_or_else(ended)?;
    if said.get("passkeys") == "away" {
        let done = deed(app, stranger, "passkey-removed", Some(&person.id));
        app.store.remove_passkey(&person.id, None, &done).await?;
    }
    let done = if has_passkeys(app, &person.id).await? { "reset-passkeys-stay" } else { "reset" };
    Ok(Redirect::to(&format!("/studio/sign-in?done={done}")).into_response())
}
