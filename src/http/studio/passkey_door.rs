//! The door for passkeys: a browser is asked for any key that it has here; the key says whose it is. It counts for
//! password and code together, for a device gives it to nobody but its owner.

use axum::Json;
use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum_extra::extract::CookieJar;
use model::Lang;
use store::{Deed, Person, Ticket};

use super::answered;
use super::door::{Refused, deed, draw_refused, let_in, worded};
use super::passkeys::ANSWER_LASTS;
use super::said::Said;
use crate::accounts::key;
use crate::accounts::passkey::{self, Answer, Passkeys};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::{self, Stranger, safe_next};

/// Purpose of the ticket that keeps what a browser was asked.
const ASKED: &str = "passkey-asked";

/// `POST /studio/sign-in/passkey/ask`: what a script hands to the browser, as JSON. What was asked belongs to the browser
/// that holds the cookie.
pub async fn ask(State(app): State<Shared>, stranger: Stranger, jar: CookieJar) -> Response {
    let asked = async {
        let passkeys = offered(&app)?;
        if let Some(seconds) = app.throttle.question(stranger.address, app.now()) {
            return Ok(wait(stranger.lang, seconds));
        }
        let question = passkeys.ask()?;
        let step = key::new()?;
        let ticket = Ticket {
            key_hash: key::hash(&step),
            purpose: ASKED.to_owned(),
            subject: key::hash(&step),
            payload: question.state,
            made_by: None,
            made_at: app.now(),
            ends_at: app.now() + ANSWER_LASTS,
        };
        app.store.give_ticket(&ticket, None).await?;
        Ok((jar.add(session::step_cookie(&app, step)), Json(question.options)).into_response())
    };
    answered(&app, stranger.lang, asked.await)
}

/// The script on the page says it: the question was asked for by no form.
fn wait(lang: Lang, seconds: i64) -> Response {
    let told = serde_json::json!({"detail": worded(lang, &Refused::Wait(seconds), "")});
    (StatusCode::TOO_MANY_REQUESTS, [(header::RETRY_AFTER, seconds.to_string())], Json(told)).into_response()
}

fn offered(app: &App) -> Result<&Passkeys, Error> {
    app.passkeys.as_ref().ok_or(Error::NotFound("error-no-passkeys", None))
}

/// `POST /studio/sign-in/passkey`
pub async fn sign_in(State(app): State<Shared>, stranger: Stranger, jar: CookieJar, said: Said) -> Response {
    let next = safe_next(said.get("next"));
    let entered = async {
        match check(&app, &stranger, &jar, said.get("answer")).await? {
            Ok(person) => let_in(&app, &stranger, jar, &person, next).await,
            Err(refused) => Ok(draw_refused(&app, stranger.lang, (next, ""), &refused, "door-passkey-refused")),
        }
    };
    answered(&app, stranger.lang, entered.await)
}

async fn check(
    app: &App,
    stranger: &Stranger,
    jar: &CookieJar,
    answer: &str,
) -> Result<Result<Person, Refused>, Error> {
    let passkeys = offered(app)?;
    let answer = Answer::read(answer);
    let account =
        format!("passkey {}", answer.as_ref().map(|answer| answer.credential_id.as_str()).unwrap_or_default());
    let account = key::hash(&account);
    if let Some(seconds) = app.throttle.wait(&account, stranger.address, app.now()) {
        return Ok(Err(Refused::Wait(seconds)));
    }
    let step = jar.get(session::step_cookie_name(app)).map(|cookie| key::hash(cookie.value())).unwrap_or_default();
    let asked = app.store.use_ticket(ASKED, &step, app.now()).await?;
    let opened = match (asked, answer) {
        (Some(asked), Some(answer)) => open(app, stranger, passkeys, &asked.payload, &answer).await?,
        _ => Err(refusal(app, stranger, None, "")),
    };
    match opened {
        Ok(person) => {
            app.throttle.succeeded(&account, stranger.address);
            app.throttle.answered(stranger.address);
            Ok(Ok(person))
        }
        Err(deed) => {
            app.throttle.failed(&account, stranger.address, app.now());
            app.store.log(&deed).await?;
            Ok(Err(Refused::Wrong))
        }
    }
}

/// Whom an answer lets in, or what the log says of it.
async fn open(
    app: &App,
    stranger: &Stranger,
    passkeys: &Passkeys,
    asked: &str,
    answer: &Answer,
) -> Result<Result<Person, Deed>, Error> {
    let Some(kept) = app.store.passkey_by_credential(&answer.credential_id).await? else {
        return Ok(Err(refusal(app, stranger, None, "unknown")));
    };
    let person = app.store.person(&kept.person_id).await?.filter(|person| person.disabled_at.is_none());
    let Some(person) = person else {
        return Ok(Err(refusal(app, stranger, Some(&kept.person_id), "shut out")));
    };
    let after = match passkeys.opens(asked, answer, &person.id, &kept.credential)? {
        Ok(after) => after,
        Err(refused) => {
            let copied = refused == passkey::Refused::Copied;
            let why = if copied { "counted less than before: there may be a copy of it" } else { "" };
            return Ok(Err(refusal(app, stranger, Some(&person.id), why)));
        }
    };
    let used = Deed { detail: kept.name, ..deed(app, stranger, "passkey-used", Some(&person.id)) };
    if app.store.use_passkey(&kept.id, &kept.credential, &after, &used).await? {
        return Ok(Ok(person));
    }
    Ok(Err(refusal(app, stranger, Some(&person.id), "used twice at once")))
}

fn refusal(app: &App, stranger: &Stranger, person: Option<&str>, why: &str) -> Deed {
    Deed { detail: why.to_owned(), ..deed(app, stranger, "passkey-refused", person) }
}
