//! The door by a city's own sign-in service: there, back, and taking the way away again.
//!
//! Nobody gets in who is not known or invited. The first time, somebody is found by the mail address that the service
//! says is theirs; from then on by the service's own lasting name for them, whatever becomes of the address. A second
//! step that they have set up is asked for all the same, and the account elsewhere is linked only after it.
//!
//! Going there is a link rather than a form: browsers hold the place where a form ends up to the same policy as the
//! form itself, which knows no other site.

use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jiff::SignedDuration;
use store::{AccountElsewhere, Deed, INVITATION, Person, Ticket};

use super::account::{back as to_account, draw as draw_account, knows_password};
use super::answered;
use super::door::{Refused, deed, draw_refused, enter};
use super::join::is_name;
use super::said::Said;
use crate::accounts::invitation::Invitation;
use crate::accounts::key;
use crate::accounts::single_sign_on::{Errand, Provider, Told, Trouble};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::{self, Signed, Stranger, safe_next};

/// How long somebody may stay with the service.
const AWAY_LASTS: SignedDuration = SignedDuration::from_mins(10);
/// Purpose of the ticket of who is there.
const AWAY: &str = "single-sign-on";

/// What is kept of a browser that was sent away.
#[derive(serde::Serialize, serde::Deserialize)]
struct Away {
    errand: Errand,
    next: String,
}

/// Why nobody came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Why {
    /// The service does not answer.
    Away,
    /// They said no there, or the service did.
    Declined,
    /// This browser was not sent there, too long ago, or has been back already.
    Ended,
    /// What was brought back is not to be believed.
    Unbelievable,
    /// The service does not vouch for their mail address.
    NoMail,
    /// Nobody here has this address.
    Unknown,
    /// Somebody has, and was shut out: told like nobody.
    ShutOut,
    /// Somebody has, and signs in by another account of the service.
    Another,
}

impl Why {
    const fn as_str(self) -> &'static str {
        match self {
            Why::Away => "away",
            Why::Declined => "declined",
            Why::Ended => "ended",
            Why::Unbelievable => "unbelievable",
            Why::NoMail => "no-mail",
            Why::Unknown => "unknown",
            Why::ShutOut => "shut-out",
            Why::Another => "another",
        }
    }

    const fn message(self) -> &'static str {
        match self {
            Why::Away => "door-elsewhere-away",
            Why::Declined => "door-elsewhere-declined",
            Why::Ended => "door-elsewhere-ended",
            Why::Unbelievable => "door-elsewhere-unbelievable",
            Why::NoMail => "door-elsewhere-no-mail",
            Why::Unknown | Why::ShutOut => "door-elsewhere-unknown",
            Why::Another => "door-elsewhere-another",
        }
    }

    /// Whether it is the doing of who asks.
    const fn is_theirs(self) -> bool {
        !matches!(self, Why::Away | Why::Declined)
    }
}

fn provider(app: &App) -> Result<&Provider, Error> {
    app.single_sign_on.as_ref().ok_or(Error::NotFound("door-elsewhere-none", None))
}

/// What guesses are counted by: who asks is not known yet.
fn account(stranger: &Stranger) -> String {
    format!("single sign-on from {}", stranger.address)
}

/// Where to go on to afterwards.
#[derive(serde::Deserialize)]
pub struct Onward {
    #[serde(default)]
    next: String,
}

/// `GET /studio/single-sign-on`: sends the browser to the service.
pub async fn start(
    State(app): State<Shared>,
    stranger: Stranger,
    jar: CookieJar,
    Query(onward): Query<Onward>,
) -> Response {
    let sent = send(&app, &stranger, jar, safe_next(&onward.next)).await;
    answered(&app, stranger.lang, sent)
}

async fn send(app: &App, stranger: &Stranger, jar: CookieJar, next: &str) -> Result<Response, Error> {
    let provider = provider(app)?;
    if let Some(seconds) = app.throttle.wait(&account(stranger), stranger.address, app.now()) {
        return Ok(draw_refused(app, stranger.lang, (next, ""), &Refused::Wait(seconds), ""));
    }
    let (state, held) = (key::new()?, key::new()?);
    let (url, errand) = match provider.begin(&state, stranger.lang, app.now()).await {
        Ok(begun) => begun,
        Err(trouble) => {
            let why = noted(trouble);
            return refuse(app, stranger, next, why, None).await;
        }
    };
    let ticket = Ticket {
        key_hash: ticket_key(&state, &held),
        purpose: AWAY.to_owned(),
        subject: key::name("")?,
        payload: serde_json::to_string(&Away { errand, next: next.to_owned() })?,
        made_by: None,
        made_at: app.now(),
        ends_at: app.now() + AWAY_LASTS,
    };
    app.store.give_ticket(&ticket, None).await?;
    Ok((jar.add(session::away_cookie(app, held)), Redirect::to(&url)).into_response())
}

/// The state travels through the service, the other half stays with the browser: only both together open the ticket.
fn ticket_key(state: &str, held: &str) -> String {
    key::hash(&format!("{state} {held}"))
}

/// What the service sends a browser back with.
#[derive(serde::Deserialize)]
pub struct Brought {
    #[serde(default)]
    state: String,
    #[serde(default)]
    code: String,
    error: Option<String>,
}

/// `GET /studio/single-sign-on/back`
pub async fn back(
    State(app): State<Shared>,
    stranger: Stranger,
    jar: CookieJar,
    Query(brought): Query<Brought>,
) -> Response {
    let held = jar.get(session::away_cookie_name(&app)).map(|cookie| cookie.value().to_owned());
    let entered = come_back(&app, &stranger, jar.clone(), &held.unwrap_or_default(), &brought).await;
    // However it ends, the half that the browser held opens nothing any more.
    let jar = jar.add(session::without(session::away_cookie(&app, String::new())));
    (jar, answered(&app, stranger.lang, entered)).into_response()
}

async fn come_back(
    app: &App,
    stranger: &Stranger,
    jar: CookieJar,
    held: &str,
    brought: &Brought,
) -> Result<Response, Error> {
    let provider = provider(app)?;
    if let Some(seconds) = app.throttle.wait(&account(stranger), stranger.address, app.now()) {
        return Ok(draw_refused(app, stranger.lang, ("/studio/", ""), &Refused::Wait(seconds), ""));
    }
    let ticket = app.store.use_ticket(AWAY, &ticket_key(&brought.state, held), app.now()).await?;
    let Some(away) = ticket.and_then(|ticket| serde_json::from_str::<Away>(&ticket.payload).ok()) else {
        return refuse(app, stranger, "/studio/", Why::Ended, None).await;
    };
    let next = safe_next(&away.next);
    if let Some(error) = &brought.error {
        let error: String = error.chars().take(60).collect();
        tracing::info!(error, "the sign-in service let nobody through");
        return refuse(app, stranger, next, Why::Declined, None).await;
    }
    let told = match provider.finish(&brought.code, away.errand, app.now()).await {
        Ok(told) => told,
        Err(trouble) => {
            let why = noted(trouble);
            return refuse(app, stranger, next, why, None).await;
        }
    };
    let account_elsewhere = AccountElsewhere { issuer: told.issuer.clone(), subject: told.subject.clone() };
    let (person, link) = match app.store.person_elsewhere(&account_elsewhere).await? {
        Some(person) => (person, None),
        None => match find(app, stranger, &told).await? {
            Ok(person) => (person, Some(account_elsewhere)),
            Err((why, person)) => return refuse(app, stranger, next, why, person.as_deref()).await,
        },
    };
    if person.disabled_at.is_some() {
        return refuse(app, stranger, next, Why::ShutOut, Some(&person.id)).await;
    }
    app.throttle.succeeded(&account(stranger), stranger.address);
    if link.is_none() {
        let used = Deed { detail: told.issuer, ..deed(app, stranger, "single-sign-on-used", Some(&person.id)) };
        app.store.log(&used).await?;
    }
    enter(app, stranger, jar, &person, link, next).await
}

/// Who has this address, or is invited by it; or why nobody may be linked, and who it would have been.
async fn find(app: &App, stranger: &Stranger, told: &Told) -> Result<Result<Person, (Why, Option<String>)>, Error> {
    let Some(mail) = &told.mail else { return Ok(Err((Why::NoMail, None))) };
    let Some(person) = app.store.person_by_mail(mail).await? else {
        return Ok(accept(app, stranger, mail, told).await?.ok_or((Why::Unknown, None)));
    };
    // An address that was given to a new colleague does not open the account of the one before.
    let linked = app.store.elsewhere(&person.id).await?;
    if linked.iter().any(|(issuer, _)| *issuer == told.issuer) {
        return Ok(Err((Why::Another, Some(person.id))));
    }
    Ok(Ok(person))
}

/// Takes up every invitation of this address. None when there is none.
async fn accept(app: &App, stranger: &Stranger, mail: &str, told: &Told) -> Result<Option<Person>, Error> {
    let mut id = None;
    for ticket in app.store.tickets(INVITATION, app.now()).await? {
        let Some(invitation) = Invitation::of(&ticket).filter(|one| one.mail.to_lowercase() == mail.to_lowercase())
        else {
            continue;
        };
        let person = Person {
            id: key::name("p-")?,
            mail: invitation.mail.clone(),
            name: called(&invitation, told),
            lang: stranger.lang,
            password: None,
            standing: invitation.standing(),
            disabled_at: None,
            created_at: app.now(),
        };
        let joined = app.store.accept(&ticket.key_hash, &person, &deed(app, stranger, "joined", None)).await?;
        id = joined.and_then(Result::ok).or(id);
    }
    match id {
        Some(id) => Ok(app.store.person(&id).await?),
        None => Ok(None),
    }
}

/// What colleagues call them at first: as they were invited, as the service says, or as their address begins.
fn called(invitation: &Invitation, told: &Told) -> String {
    let names = [Some(invitation.name.trim()), told.name.as_deref().map(str::trim)];
    let user = invitation.mail.split('@').next().unwrap_or_default();
    names.into_iter().flatten().find(|name| is_name(name)).unwrap_or(user).to_owned()
}

/// Writes into the operator's log what the page does not tell.
fn noted(trouble: Trouble) -> Why {
    let (error, why) = match trouble {
        Trouble::Away(error) => (error, Why::Away),
        Trouble::Unbelievable(error) => (error, Why::Unbelievable),
    };
    tracing::warn!(error = format!("{error:#}"), "the sign-in service could not be used");
    why
}

async fn refuse(app: &App, stranger: &Stranger, next: &str, why: Why, person: Option<&str>) -> Result<Response, Error> {
    if why.is_theirs() {
        app.throttle.failed(&account(stranger), stranger.address, app.now());
        let refused = deed(app, stranger, "single-sign-on-refused", person);
        app.store.log(&Deed { detail: why.as_str().to_owned(), ..refused }).await?;
    }
    let mut page = draw_refused(app, stranger.lang, (next, ""), &Refused::Wrong, why.message());
    if why == Why::Away {
        *page.status_mut() = StatusCode::SERVICE_UNAVAILABLE;
    }
    Ok(page)
}

/// `POST /studio/account/single-sign-on/remove`: asks for the password, which is then the only way in.
pub async fn remove(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        if !knows_password(&app, &signed, &said).await? {
            let fault = ("unlink", signed.words.get("account-password-wrong").into_owned());
            return draw_account(&app, &signed, None, vec![fault]).await;
        }
        let deed = signed.deed(&app, "single-sign-on-removed", None, &signed.person.id, "");
        app.store.unlink_elsewhere(&signed.person.id, &deed).await?;
        Ok(to_account("elsewhere-removed"))
    };
    answered(&app, signed.lang, drawn.await)
}
