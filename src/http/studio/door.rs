//! The door: signing in, in one step or two, and out.

use askama::Template;
use axum::extract::{OriginalUri, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use jiff::SignedDuration;
use model::Lang;
use store::{AccountElsewhere, Deed, Person, Session, Ticket};

use super::said::Said;
use super::{Frame, answered};
use crate::accounts::{code, key, password};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::{self, LASTS, Signed, Stranger, safe_next};
use crate::words::Words;

/// How long somebody may take between password and code.
const STEP_LASTS: SignedDuration = SignedDuration::from_mins(10);
/// Purpose of the ticket between the two.
const STEP: &str = "second-step";

#[derive(Template)]
#[template(path = "studio/sign-in.html")]
struct DoorPage<'a> {
    page: Frame<'a>,
    next: &'a str,
    mail: &'a str,
    refused: Option<String>,
    has_passkeys: bool,
    elsewhere: Option<Elsewhere>,
}

/// The way in by the city's own sign-in service.
pub struct Elsewhere {
    /// What its button says.
    pub label: String,
    /// Where it leads.
    pub url: String,
}

impl Elsewhere {
    /// The way to there and on to `next`; none where none is set up.
    pub fn of(app: &App, lang: Lang, next: &str) -> Option<Elsewhere> {
        let provider = app.single_sign_on.as_ref()?;
        let own = || Words::of(lang).get("door-elsewhere").into_owned();
        let query = form_urlencoded::Serializer::new(String::new()).append_pair("next", next).finish();
        let label = provider.name().map_or_else(own, str::to_owned);
        Some(Elsewhere { label, url: format!("/studio/single-sign-on?{query}") })
    }
}

#[derive(Template)]
#[template(path = "studio/code.html")]
struct CodePage<'a> {
    page: Frame<'a>,
    next: &'a str,
    refused: Option<String>,
}

/// Where to go on after the door.
#[derive(serde::Deserialize)]
pub struct Onward {
    #[serde(default)]
    next: String,
    done: Option<String>,
}

/// Why somebody was not let in.
pub enum Refused {
    /// Wrong.
    Wrong,
    /// Too many tries; so many seconds are left to wait.
    Wait(i64),
}

/// `GET /studio/sign-in`
pub async fn page(
    State(app): State<Shared>,
    stranger: Stranger,
    OriginalUri(uri): OriginalUri,
    Query(onward): Query<Onward>,
) -> Response {
    let here = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let page = Frame::at_the_door(&app, stranger.lang, title(stranger.lang), &here).saying(onward.done.as_deref());
    let next = safe_next(&onward.next);
    let elsewhere = Elsewhere::of(&app, stranger.lang, next);
    let has_passkeys = app.passkeys.is_some();
    let page = DoorPage { page, next, mail: "", refused: None, has_passkeys, elsewhere };
    render(&page, stranger.lang, StatusCode::OK)
}

fn title(lang: Lang) -> String {
    Words::of(lang).get("door-sign-in").into_owned()
}

/// The door again, with why it stayed shut. `wrong` is the message for what was not right.
pub fn draw_refused(app: &App, lang: Lang, (next, mail): (&str, &str), refused: &Refused, wrong: &str) -> Response {
    let page = Frame::at_the_door(app, lang, title(lang), "/studio/sign-in");
    let words = Some(worded(lang, refused, wrong));
    let (has_passkeys, elsewhere) = (app.passkeys.is_some(), Elsewhere::of(app, lang, next));
    let page = DoorPage { page, next, mail, refused: words, has_passkeys, elsewhere };
    refusal(render(&page, lang, StatusCode::UNPROCESSABLE_ENTITY), refused)
}

/// `POST /studio/sign-in`
pub async fn sign_in(State(app): State<Shared>, stranger: Stranger, jar: CookieJar, said: Said) -> Response {
    let (lang, next) = (stranger.lang, safe_next(said.get("next")));
    let entered = match check_password(&app, &stranger, &said).await {
        Ok(Ok(person)) => enter(&app, &stranger, jar, &person, None, next).await,
        Ok(Err(refused)) => Ok(draw_refused(&app, lang, (next, said.get("mail")), &refused, "door-refused-why")),
        Err(error) => Err(error),
    };
    answered(&app, lang, entered)
}

async fn check_password(app: &App, stranger: &Stranger, said: &Said) -> Result<Result<Person, Refused>, Error> {
    let account = said.get("mail").to_lowercase();
    // Nothing typed is no guess.
    if account.is_empty() || said.raw("password").is_empty() {
        return Ok(Err(Refused::Wrong));
    }
    if let Some(seconds) = app.throttle.wait(&account, stranger.address, app.now()) {
        return Ok(Err(Refused::Wait(seconds)));
    }
    let person = app.store.person_by_mail(&account).await?.filter(|person| person.disabled_at.is_none());
    let kept = person.as_ref().and_then(|person| person.password.clone());
    let typed = said.raw("password").to_owned();
    let fits = tokio::task::spawn_blocking(move || password::is(&typed, kept.as_deref())).await?;
    match person.filter(|_| fits) {
        Some(person) => {
            app.throttle.succeeded(&account, stranger.address);
            Ok(Ok(person))
        }
        None => {
            app.throttle.failed(&account, stranger.address, app.now());
            // The log does not keep what was typed: people type passwords where their address belongs.
            app.store.log(&deed(app, stranger, "sign-in-refused", None)).await?;
            Ok(Err(Refused::Wrong))
        }
    }
}

/// What is known of somebody between the two steps.
#[derive(serde::Serialize, serde::Deserialize)]
struct Step {
    person: String,
    /// The account elsewhere, issuer and subject, that is theirs once they are in.
    link: Option<(String, String)>,
}

/// Lets somebody in who showed that they are who they say: at once, or after a second step where they have set one up.
/// An account elsewhere is linked when they are in.
///
/// # Errors
/// When the store fails.
pub async fn enter(
    app: &App,
    stranger: &Stranger,
    jar: CookieJar,
    person: &Person,
    link: Option<AccountElsewhere>,
    next: &str,
) -> Result<Response, Error> {
    if app.store.factors(&person.id).await?.is_empty() {
        return link_and_let_in(app, stranger, jar, person, link, next).await;
    }
    let link = link.map(|account| (account.issuer, account.subject));
    let step = key::new()?;
    let ticket = Ticket {
        key_hash: key::hash(&step),
        purpose: STEP.to_owned(),
        // Each browser has a step of its own: another one begun elsewhere does not end this one.
        subject: format!("{} {}", person.id, key::name("")?),
        payload: serde_json::to_string(&Step { person: person.id.clone(), link })?,
        made_by: None,
        made_at: app.now(),
        ends_at: app.now() + STEP_LASTS,
    };
    app.store.give_ticket(&ticket, None).await?;
    // The second step speaks as the first did.
    let query = form_urlencoded::Serializer::new(String::new())
        .append_pair("next", next)
        .append_pair("lang", stranger.lang.as_str())
        .finish();
    let jar = jar.add(session::step_cookie(app, step));
    Ok((jar, Redirect::to(&format!("/studio/sign-in/code?{query}"))).into_response())
}

async fn link_and_let_in(
    app: &App,
    stranger: &Stranger,
    jar: CookieJar,
    person: &Person,
    link: Option<AccountElsewhere>,
    next: &str,
) -> Result<Response, Error> {
    if let Some(account) = link {
        let detail = account.issuer.clone();
        let deed = Deed { detail, ..deed(app, stranger, "single-sign-on-linked", Some(&person.id)) };
        if !app.store.link_elsewhere(&person.id, &account, &deed).await? {
            // Another account was linked in the meantime.
            return Ok(draw_refused(app, stranger.lang, (next, ""), &Refused::Wrong, "door-elsewhere-another"));
        }
    }
    let_in(app, stranger, jar, person, next).await
}

/// Begins a session with a token that nobody held before, and opens the door.
///
/// # Errors
/// When the store fails.
pub async fn let_in(
    app: &App,
    stranger: &Stranger,
    jar: CookieJar,
    person: &Person,
    next: &str,
) -> Result<Response, Error> {
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
    let deed = deed(app, stranger, "sign-in", Some(&person.id));
    app.store.begin_session(&session, stranger.session.as_deref(), &deed).await?;
    let step = jar.get(session::step_cookie_name(app)).is_some();
    let mut jar = jar.add(session::cookie(app, token));
    if step {
        jar = jar.add(session::without(session::step_cookie(app, String::new())));
    }
    Ok((jar, Redirect::to(safe_next(next))).into_response())
}

/// `GET /studio/sign-in/code`
pub async fn code_page(
    State(app): State<Shared>,
    stranger: Stranger,
    OriginalUri(uri): OriginalUri,
    Query(onward): Query<Onward>,
) -> Response {
    let here = uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    draw_code(&app, &stranger, &here, safe_next(&onward.next), None)
}

fn draw_code(app: &App, stranger: &Stranger, here: &str, next: &str, refused: Option<String>) -> Response {
    let title = Words::of(stranger.lang).get("door-code").into_owned();
    let status = if refused.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = CodePage { page: Frame::at_the_door(app, stranger.lang, title, here), next, refused };
    render(&page, stranger.lang, status)
}

/// `POST /studio/sign-in/code`
pub async fn code(State(app): State<Shared>, stranger: Stranger, jar: CookieJar, said: Said) -> Response {
    let lang = stranger.lang;
    let entered = second_step(&app, &stranger, jar, &said).await;
    answered(&app, lang, entered)
}

async fn second_step(app: &App, stranger: &Stranger, jar: CookieJar, said: &Said) -> Result<Response, Error> {
    let next = safe_next(said.get("next"));
    let step = jar.get(session::step_cookie_name(app)).map(|cookie| key::hash(cookie.value())).unwrap_or_default();
    let ticket = app.store.ticket(STEP, &step, app.now()).await?;
    let Some(known) = ticket.and_then(|ticket| serde_json::from_str::<Step>(&ticket.payload).ok()) else {
        return Ok(Redirect::to("/studio/sign-in?done=step-ended").into_response());
    };
    let account = format!("code of {}", known.person);
    let person = app.store.person(&known.person).await?.filter(|person| person.disabled_at.is_none());
    let refused = match (app.throttle.wait(&account, stranger.address, app.now()), person) {
        (Some(seconds), _) => Refused::Wait(seconds),
        (None, Some(person)) if is_theirs(app, stranger, &person, said.get("code")).await? => {
            app.throttle.succeeded(&account, stranger.address);
            app.store.use_ticket(STEP, &step, app.now()).await?;
            let link = known.link.map(|(issuer, subject)| AccountElsewhere { issuer, subject });
            return link_and_let_in(app, stranger, jar, &person, link, next).await;
        }
        (None, _) => {
            app.throttle.failed(&account, stranger.address, app.now());
            app.store.log(&deed(app, stranger, "code-refused", Some(&known.person))).await?;
            Refused::Wrong
        }
    };
    let words = worded(stranger.lang, &refused, "door-code-refused");
    Ok(refusal(draw_code(app, stranger, "/studio/sign-in/code", next, Some(words)), &refused))
}

/// Whether it is a code of their app that was not used before, or one of their recovery codes.
async fn is_theirs(app: &App, stranger: &Stranger, person: &Person, said: &str) -> Result<bool, Error> {
    let second = u64::try_from(app.now().as_second()).unwrap_or_default();
    for factor in app.store.factors(&person.id).await? {
        if let Some(step) = code::step(&factor.secret, said, second)? {
            let step = i64::try_from(step).unwrap_or(i64::MAX);
            return Ok(app.store.use_factor(&factor.id, step, &factor.secret).await?);
        }
    }
    let deed = deed(app, stranger, "recovery-code-used", Some(&person.id));
    Ok(app.store.use_code(&person.id, &code::recovery_hash(said), &deed).await?)
}

/// Why somebody was not let in, in words; `wrong` is the message for what was not right.
pub fn worded(lang: Lang, refused: &Refused, wrong: &str) -> String {
    let words = Words::of(lang);
    match refused {
        Refused::Wrong => words.get(wrong).into_owned(),
        Refused::Wait(seconds) if *seconds > 90 => words.with("door-wait-minutes", "count", (seconds + 59) / 60),
        Refused::Wait(seconds) => words.with("door-wait", "count", *seconds),
    }
}

fn refusal(mut response: Response, refused: &Refused) -> Response {
    if let Refused::Wait(seconds) = refused {
        *response.status_mut() = StatusCode::TOO_MANY_REQUESTS;
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from(*seconds));
    }
    response
}

/// A row for the log about somebody before the door.
pub fn deed(app: &App, stranger: &Stranger, action: &str, person: Option<&str>) -> Deed {
    Deed {
        at: app.now(),
        person: person.map(str::to_owned),
        organisation: None,
        address: Some(stranger.address.to_string()),
        action: action.to_owned(),
        subject: person.map(str::to_owned),
        detail: String::new(),
    }
}

/// `POST /studio/sign-out`
pub async fn sign_out(State(app): State<Shared>, signed: Signed, jar: CookieJar) -> Response {
    let deed = signed.deed(&app, "sign-out", None, &signed.person.id, "");
    let ended = app.store.end_session(&signed.person.id, &signed.session, &deed).await;
    let gone = session::without(session::cookie(&app, String::new()));
    let left = ended.map_err(Error::from).map(|_| (jar.add(gone), Redirect::to("/studio/sign-in")).into_response());
    answered(&app, signed.lang, left)
}
