//! Somebody's own passkeys: made on a page of their own, which asks for the password first so that nobody finds a key on
//! a device that the service then refuses; named, and taken away again.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;
use model::Lang;
use store::{Passkey, Ticket};

use super::account::{back, knows_password};
use super::join::name_fault;
use super::said::Said;
use super::{Frame, answered};
use crate::accounts::{key, passkey};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::words::Words;

/// Purpose of the ticket that keeps what a device was asked until it answers.
const NEW_PASSKEY: &str = "new-passkey";
/// How long it may take.
pub const ANSWER_LASTS: SignedDuration = SignedDuration::from_mins(5);

const HERE: &str = "/studio/account/passkeys";

/// What the ticket keeps.
#[derive(serde::Serialize, serde::Deserialize)]
struct Asked {
    name: String,
    state: String,
}

#[derive(Template)]
#[template(path = "studio/passkey-new.html")]
struct NewPage<'a> {
    page: Frame<'a>,
    name: &'a str,
    faults: Vec<(&'static str, String)>,
    /// What the device is asked, as JSON; none before name and password are said.
    options: Option<String>,
}

#[derive(Template)]
#[template(path = "studio/passkey.html")]
struct OnePage<'a> {
    page: Frame<'a>,
    id: &'a str,
    name: &'a str,
    lead: String,
    faults: Vec<(&'static str, String)>,
}

/// Since when a passkey is there, and when it last opened the door.
pub fn lead(words: Words, lang: Lang, passkey: &Passkey) -> String {
    let since = words.with("account-since", "when", super::when(lang, passkey.made_at));
    let used = match passkey.used_at {
        Some(at) => words.with("account-passkey-used", "when", super::when(lang, at)),
        None => words.get("account-passkey-unused").into_owned(),
    };
    format!("{since} · {used}")
}

/// `GET /studio/account/passkeys`: what a passkey is, and what it will be called.
pub async fn new_page(State(app): State<Shared>, signed: Signed) -> Response {
    let drawn = offered(&app, &signed).map(|_| draw_new(&app, &signed, "", None, Vec::new()));
    answered(&app, signed.lang, drawn)
}

/// The passkeys of the installation, for somebody in a browser.
fn offered<'a>(app: &'a App, signed: &Signed) -> Result<&'a passkey::Passkeys, Error> {
    signed.must_be_here()?;
    app.passkeys.as_ref().ok_or(Error::NotFound("error-no-passkeys", None))
}

fn draw_new(
    app: &App,
    signed: &Signed,
    name: &str,
    options: Option<String>,
    faults: Vec<(&'static str, String)>,
) -> Response {
    let title = signed.words.get("account-passkey-add").into_owned();
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = NewPage { page: Frame::new(app, signed, "account", title, HERE), name, faults, options };
    render(&page, signed.lang, status)
}

/// `POST /studio/account/passkeys`: asks for the password again, then the device for a key.
pub async fn ask(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        let passkeys = offered(&app, &signed)?;
        let name = said.get("name");
        let mut faults: Vec<_> = name_fault(signed.words, name).map(|fault| ("name", fault)).into_iter().collect();
        if faults.is_empty() && !knows_password(&app, &signed, &said).await? {
            faults.push(("present", signed.words.get("account-password-wrong").into_owned()));
        }
        if !faults.is_empty() {
            return Ok(draw_new(&app, &signed, name, None, faults));
        }
        let person = &signed.person;
        let present = app.store.passkeys(&person.id).await?;
        let present = present.iter().map(|one| one.credential.as_str());
        let question = passkeys.ask_for_new(&person.id, (&person.mail, &person.name), present)?;
        let ticket = Ticket {
            key_hash: ticket_hash(&signed),
            purpose: NEW_PASSKEY.to_owned(),
            subject: signed.session.clone(),
            payload: serde_json::to_string(&Asked { name: name.to_owned(), state: question.state })?,
            made_by: Some(person.id.clone()),
            made_at: app.now(),
            ends_at: app.now() + ANSWER_LASTS,
        };
        app.store.give_ticket(&ticket, None).await?;
        Ok(draw_new(&app, &signed, name, Some(question.options.to_string()), Vec::new()))
    };
    answered(&app, signed.lang, drawn.await)
}

/// What was asked belongs to one session: an answer that another one sends finds nothing.
fn ticket_hash(signed: &Signed) -> String {
    key::hash(&format!("{NEW_PASSKEY} {}", signed.session))
}

/// `POST /studio/account/passkeys/made`: the device's answer. It counts once, whatever it says.
pub async fn made(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        let passkeys = offered(&app, &signed)?;
        let refused = |name: &str, why: &str| {
            Ok(draw_new(&app, &signed, name, None, vec![("name", signed.words.get(why).into_owned())]))
        };
        let Some(ticket) = app.store.use_ticket(NEW_PASSKEY, &ticket_hash(&signed), app.now()).await? else {
            return refused("", "account-passkey-late");
        };
        let asked: Asked = serde_json::from_str(&ticket.payload)?;
        let Ok(credential) = passkeys.new_key(&asked.state, said.get("answer"))? else {
            return refused(&asked.name, "account-passkey-not-made");
        };
        let passkey = Passkey {
            id: key::name("w-")?,
            person_id: signed.person.id.clone(),
            credential_id: credential.id,
            credential: credential.json,
            name: asked.name,
            made_at: app.now(),
            used_at: None,
        };
        let deed = signed.deed(&app, "passkey-added", None, &signed.person.id, passkey.name.as_str());
        if !app.store.add_passkey(&passkey, &deed).await? {
            return refused(&passkey.name, "account-passkey-known");
        }
        Ok(back("passkey-added"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `GET /studio/account/passkeys/{id}`
pub async fn page(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let drawn = async {
        let passkey = own(&app, &signed, &id).await?;
        Ok(draw(&app, &signed, &passkey, &passkey.name, Vec::new()))
    };
    answered(&app, signed.lang, drawn.await)
}

async fn own(app: &App, signed: &Signed, id: &str) -> Result<Passkey, Error> {
    offered(app, signed)?;
    let mut all = app.store.passkeys(&signed.person.id).await?.into_iter();
    all.find(|one| one.id == id).ok_or(Error::NotFound("error-no-item", None))
}

fn draw(app: &App, signed: &Signed, passkey: &Passkey, name: &str, faults: Vec<(&'static str, String)>) -> Response {
    let status = if faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let here = format!("{HERE}/{}", passkey.id);
    let page = Frame::new(app, signed, "account", passkey.name.clone(), &here);
    let lead = lead(signed.words, signed.lang, passkey);
    render(&OnePage { page, id: &passkey.id, name, lead, faults }, signed.lang, status)
}

/// `POST /studio/account/passkeys/{id}`: another name.
pub async fn rename(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    let drawn = async {
        let (passkey, name) = (own(&app, &signed, &id).await?, said.get("name"));
        if let Some(fault) = name_fault(signed.words, name) {
            return Ok(draw(&app, &signed, &passkey, name, vec![("name", fault)]));
        }
        let deed = signed.deed(&app, "passkey-renamed", None, &signed.person.id, name);
        app.store.rename_passkey(&signed.person.id, &id, name, &deed).await?;
        Ok(back("saved"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/account/passkeys/{id}/remove`: asks for the password again.
pub async fn remove(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    let drawn = async {
        let passkey = own(&app, &signed, &id).await?;
        if !knows_password(&app, &signed, &said).await? {
            let fault = ("present", signed.words.get("account-password-wrong").into_owned());
            return Ok(draw(&app, &signed, &passkey, &passkey.name, vec![fault]));
        }
        let deed = signed.deed(&app, "passkey-removed", None, &signed.person.id, passkey.name.as_str());
        app.store.remove_passkey(&signed.person.id, Some(&id), &deed).await?;
        Ok(back("passkey-removed"))
    };
    answered(&app, signed.lang, drawn.await)
}
