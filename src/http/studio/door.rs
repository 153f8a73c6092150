//! The door: signing in and out.

use askama::Template;
use axum::Form;
use axum::extract::{OriginalUri, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use store::{Deed, Person, Session};

use super::{Frame, answered};
use crate::accounts::{key, password};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::{self, LASTS, Signed, Stranger, safe_next};

#[derive(Template)]
#[template(path = "studio/sign-in.html")]
struct DoorPage<'a> {
    page: Frame<'a>,
    next: &'a str,
    mail: &'a str,
    refused: bool,
}

/// Where to go on after the door.
#[derive(serde::Deserialize)]
pub struct Onward {
    #[serde(default)]
    next: String,
}

/// `GET /studio/sign-in`
pub async fn page(
    State(app): State<Shared>,
    stranger: Stranger,
    OriginalUri(uri): OriginalUri,
    Query(onward): Query<Onward>,
) -> Response {
    let here = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    draw(&app, &stranger, &here, &onward.next, "", false)
}

fn draw(app: &App, stranger: &Stranger, here: &str, next: &str, mail: &str, refused: bool) -> Response {
    let title = crate::words::Words::of(stranger.lang).get("door-sign-in").into_owned();
    let page = Frame::at_the_door(app, stranger.lang, title, here);
    let status = if refused { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    render(&DoorPage { page, next: safe_next(next), mail, refused }, stranger.lang, status)
}

/// What the door's form says.
#[derive(serde::Deserialize)]
pub struct Credentials {
    #[serde(default)]
    mail: String,
    #[serde(default)]
    password: String,
    #[serde(default)]
    next: String,
}

/// `POST /studio/sign-in`
pub async fn sign_in(
    State(app): State<Shared>,
    stranger: Stranger,
    jar: CookieJar,
    Form(said): Form<Credentials>,
) -> Response {
    let lang = stranger.lang;
    let entered = enter(&app, &stranger, jar, &said).await;
    let refused = || draw(&app, &stranger, "/studio/sign-in", &said.next, &said.mail, true);
    answered(&app, lang, entered.map(|entered| entered.unwrap_or_else(refused)))
}

async fn enter(app: &App, stranger: &Stranger, jar: CookieJar, said: &Credentials) -> Result<Option<Response>, Error> {
    let person = app.store.person_by_mail(&said.mail).await?.filter(|person| person.disabled_at.is_none());
    let kept = person.as_ref().and_then(|person| person.password.clone());
    let typed = said.password.clone();
    let fits = tokio::task::spawn_blocking(move || password::is(&typed, kept.as_deref())).await?;
    let Some(person) = person.filter(|_| fits) else {
        app.store.log(&refusal(app, stranger)).await?;
        return Ok(None);
    };
    let token = begin(app, stranger, &person).await?;
    let jar = jar.add(session::cookie(app, token));
    Ok(Some((jar, Redirect::to(safe_next(&said.next))).into_response()))
}

/// Begins a session with a token that nobody held before.
///
/// # Errors
/// When the store fails.
pub async fn begin(app: &App, stranger: &Stranger, person: &Person) -> Result<String, Error> {
    let token = key::new()?;
    let now = app.now();
    let session = Session {
        token_hash: key::hash(&token),
        person_id: person.id.clone(),
        began_at: now,
        seen_at: now,
        ends_at: now + LASTS,
        address: stranger.address.to_string(),
        agent: stranger.agent.clone(),
    };
    let deed = Deed {
        at: now,
        person: Some(person.id.clone()),
        organisation: None,
        address: Some(stranger.address.to_string()),
        action: "sign-in".to_owned(),
        subject: Some(person.id.clone()),
        detail: String::new(),
    };
    app.store.begin_session(&session, stranger.session.as_deref(), &deed).await?;
    Ok(token)
}

/// The log does not keep what was typed: people type passwords where their address belongs.
fn refusal(app: &App, stranger: &Stranger) -> Deed {
    Deed {
        at: app.now(),
        person: None,
        organisation: None,
        address: Some(stranger.address.to_string()),
        action: "sign-in-refused".to_owned(),
        subject: None,
        detail: String::new(),
    }
}

/// `POST /studio/sign-out`
pub async fn sign_out(State(app): State<Shared>, signed: Signed, jar: CookieJar) -> Response {
    let deed = signed.deed(&app, "sign-out", None, &signed.person.id, "");
    let ended = app.store.end_session(&signed.person.id, &signed.session, &deed).await;
    let left = ended
        .map_err(Error::from)
        .map(|_| (jar.add(session::no_cookie(&app)), Redirect::to("/studio/sign-in")).into_response());
    answered(&app, signed.lang, left)
}
