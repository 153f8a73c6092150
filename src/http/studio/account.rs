//! Somebody's own account: name and language, password, second factor, sessions, keys for programs.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::{SignedDuration, Timestamp};
use model::{Lang, Membership};
use store::{Factor, Passkey, Ticket, Token};

use super::join::{has_passkeys, name_fault, unfit};
use super::said::Said;
use super::{Frame, answered, passkeys};
use crate::accounts::{code, key, password};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::words::Words;

/// Purpose of the ticket that keeps a new secret until its first code.
const NEW_FACTOR: &str = "new-factor";
/// Longest life of a key for a program.
const TOKEN_DAYS: i64 = 365;

#[derive(Template)]
#[template(path = "studio/account.html")]
struct AccountPage<'a> {
    page: Frame<'a>,
    mail: &'a str,
    name: &'a str,
    /// What was typed for a new key: its name and its days.
    new_key: (&'a str, &'a str),
    lang: Lang,
    faults: Vec<(&'static str, String)>,
    factors: Vec<Row>,
    codes_left: String,
    /// The sign-in services by which they come in, and since when.
    elsewhere: Vec<(String, String)>,
    has_password: bool,
    /// None where the installation offers none.
    passkeys: Option<Vec<Row>>,
    sessions: Vec<SessionRow>,
    tokens: Vec<Row>,
    memberships: Vec<MembershipRow>,
}

/// Something with a name and a date, and what takes it away.
struct Row {
    id: String,
    name: String,
    lead: String,
}

struct SessionRow {
    hash: String,
    device: String,
    lead: String,
    is_this: bool,
}

pub(super) struct MembershipRow {
    value: String,
    /// The organisation and the role, in words.
    pub label: String,
}

/// What the page's address may say.
#[derive(serde::Deserialize)]
pub struct Asked {
    done: Option<String>,
}

/// `GET /studio/account`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    let drawn = draw(&app, &signed, asked.done.as_deref(), Vec::new()).await;
    answered(&app, signed.lang, drawn)
}

/// The account, with what is to be put right.
///
/// # Errors
/// When the store fails.
pub async fn draw(
    app: &App,
    signed: &Signed,
    done: Option<&str>,
    faults: Vec<(&'static str, String)>,
) -> Result<Response, Error> {
    let days = figures::digits(signed.lang, "90");
    draw_typed(app, signed, done, faults, (&signed.person.name, ("", &days))).await
}

/// The same with what was typed: one's name, and the name and days of a new key.
async fn draw_typed(
    app: &App,
    signed: &Signed,
    done: Option<&str>,
    faults: Vec<(&'static str, String)>,
    (name, new_key): (&str, (&str, &str)),
) -> Result<Response, Error> {
    signed.must_be_here()?;
    let (words, person) = (signed.words, &signed.person);
    let when = |at: Timestamp| super::when(signed.lang, at);
    let factors = app.store.factors(&person.id).await?;
    let factors = factors
        .iter()
        .map(|factor| Row {
            id: factor.id.clone(),
            name: words.get("account-app").into_owned(),
            lead: words.with("account-since", "when", when(factor.made_at)),
        })
        .collect();
    let elsewhere = app.store.elsewhere(&person.id).await?;
    let elsewhere =
        elsewhere.into_iter().map(|(issuer, at)| (issuer, words.with("account-since", "when", when(at)))).collect();
    let passkeys = match app.passkeys {
        Some(_) => Some(app.store.passkeys(&person.id).await?),
        None => None,
    };
    let passkeys = passkeys.map(|keys| {
        let row = |key: Passkey| Row { lead: passkeys::lead(words, signed.lang, &key), id: key.id, name: key.name };
        keys.into_iter().map(row).collect()
    });
    let sessions = app.store.sessions(&person.id).await?;
    let sessions = sessions
        .into_iter()
        .map(|session| SessionRow {
            device: device(words, &session.agent),
            lead: words.with("account-seen", "when", when(session.seen_at)),
            is_this: session.token_hash == signed.session,
            hash: session.token_hash,
        })
        .collect();
    let tokens = app.store.tokens(&person.id).await?;
    let tokens = tokens
        .into_iter()
        .map(|token| Row {
            id: token.id,
            lead: words.with("account-until", "when", when(token.ends_at)),
            name: token.name,
        })
        .collect();
    let title = words.get("account").into_owned();
    let page = AccountPage {
        page: Frame::new(app, signed, "account", title, "/studio/account").saying(done),
        mail: &person.mail,
        name,
        new_key,
        lang: person.lang,
        factors,
        codes_left: words.with("account-codes-left", "count", app.store.codes_left(&person.id).await?),
        elsewhere,
        has_password: person.password.is_some(),
        passkeys,
        sessions,
        tokens,
        memberships: memberships(app, signed).await?,
        faults,
    };
    let status = if page.faults.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok(render(&page, signed.lang, status))
}

/// The organisations of somebody and what they are there.
pub(super) async fn memberships(app: &App, signed: &Signed) -> Result<Vec<MembershipRow>, Error> {
    let mut rows = Vec::new();
    for one in &signed.standing().memberships {
        let item = app.store.item(&one.organisation).await?;
        let organisation =
            item.map_or(one.organisation.to_string(), |kept| kept.item.best_name(signed.lang).1.to_owned());
        let role = signed.words.get(&format!("role-{}", one.role.as_str()));
        rows.push(MembershipRow {
            value: format!("{}={}", one.organisation, one.role.as_str()),
            label: format!("{organisation} · {role}"),
        });
    }
    Ok(rows)
}

/// What a browser is, in a word or two that its owner knows it by.
fn device(words: Words, agent: &str) -> String {
    let first =
        |names: &[(&str, &'static str)]| names.iter().find(|(part, _)| agent.contains(part)).map(|(_, name)| *name);
    let browser = first(&[
        ("Firefox/", "Firefox"),
        ("Edg/", "Edge"),
        ("OPR/", "Opera"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ]);
    let system = first(&[
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ]);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser} · {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => words.get("account-unknown-device").into_owned(),
    }
}

/// The account again, which says what has just been done.
pub fn back(done: &str) -> Response {
    Redirect::to(&format!("/studio/account?done={done}")).into_response()
}

/// `POST /studio/account`: name and language.
pub async fn rename(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let name = said.get("name");
        let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == said.get("lang"));
        if let Some(fault) = name_fault(signed.words, name) {
            let days = figures::digits(signed.lang, "90");
            return draw_typed(&app, &signed, None, vec![("name", fault)], (name, ("", &days))).await;
        }
        let deed = signed.deed(&app, "account-renamed", None, &signed.person.id, "");
        app.store.rename_person(&signed.person.id, name, lang.unwrap_or(signed.person.lang), &deed).await?;
        Ok(back("saved"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/account/password`: ends all other sessions.
pub async fn change_password(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        if !knows_password(&app, &signed, &said).await? {
            let fault = ("present", signed.words.get("account-password-wrong").into_owned());
            return draw(&app, &signed, None, vec![fault]).await;
        }
        let typed = said.raw("password").to_owned();
        if let Err(reason) = password::fit(&typed, &[&signed.person.name, &signed.person.mail]) {
            return draw(&app, &signed, None, vec![("password", unfit(signed.words, reason))]).await;
        }
        let kept = tokio::task::spawn_blocking(move || password::hash(&typed)).await??;
        let deed = signed.deed(&app, "password-changed", None, &signed.person.id, "");
        app.store.set_password(&signed.person.id, &kept, Some(&signed.session), &deed).await?;
        let stay = has_passkeys(&app, &signed.person.id).await?;
        Ok(back(if stay { "password-passkeys-stay" } else { "password" }))
    };
    answered(&app, signed.lang, drawn.await)
}

/// Whether the person at the keyboard is still the one who signed in. Guesses are slowed down as at the door.
///
/// # Errors
/// When the store fails.
pub async fn knows_password(app: &App, signed: &Signed, said: &Said) -> Result<bool, Error> {
    let account = signed.person.mail.to_lowercase();
    if app.throttle.wait(&account, signed.address, app.now()).is_some() {
        return Ok(false);
    }
    let (typed, kept) = (said.raw("present").to_owned(), signed.person.password.clone());
    let fits = tokio::task::spawn_blocking(move || password::is(&typed, kept.as_deref())).await?;
    if fits {
        app.throttle.succeeded(&account, signed.address);
    } else {
        app.throttle.failed(&account, signed.address, app.now());
    }
    Ok(fits)
}

/// `POST /studio/account/sessions`: ends one session, or all others.
pub async fn end_sessions(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let deed = signed.deed(&app, "sessions-ended", None, &signed.person.id, "");
        match said.get("session") {
            "" => app.store.end_sessions(&signed.person.id, Some(&signed.session), &deed).await?,
            one => drop(app.store.end_session(&signed.person.id, one, &deed).await?),
        }
        Ok(back("sessions"))
    };
    answered(&app, signed.lang, drawn.await)
}

#[derive(Template)]
#[template(path = "studio/factor.html")]
struct FactorPage<'a> {
    page: Frame<'a>,
    drawing: String,
    secret: String,
    is_wrong: bool,
}

/// `GET /studio/account/factor`: a new secret, kept until its first code.
pub async fn factor_page(State(app): State<Shared>, signed: Signed) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let secret = code::new_secret()?;
        let ticket = Ticket {
            key_hash: key::hash(&format!("{NEW_FACTOR} {}", signed.session)),
            purpose: NEW_FACTOR.to_owned(),
            subject: signed.person.id.clone(),
            payload: secret.clone(),
            made_by: Some(signed.person.id.clone()),
            made_at: app.now(),
            ends_at: app.now() + SignedDuration::from_mins(30),
        };
        app.store.give_ticket(&ticket, None).await?;
        draw_factor(&app, &signed, &secret, false)
    };
    answered(&app, signed.lang, drawn.await)
}

fn draw_factor(app: &App, signed: &Signed, secret: &str, is_wrong: bool) -> Result<Response, Error> {
    let (_, drawing) = code::invitation(secret, &signed.person.mail)?;
    let title = signed.words.get("account-add-app").into_owned();
    let page = Frame::new(app, signed, "account", title, "/studio/account/factor");
    let groups: Vec<String> =
        secret.as_bytes().chunks(4).map(|four| String::from_utf8_lossy(four).into_owned()).collect();
    let page = FactorPage { page, drawing, secret: groups.join(" "), is_wrong };
    let status = if is_wrong { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    Ok(render(&page, signed.lang, status))
}

/// `POST /studio/account/factor`: the first code shows that the app has the secret.
pub async fn add_factor(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let hash = key::hash(&format!("{NEW_FACTOR} {}", signed.session));
        let Some(ticket) = app.store.ticket(NEW_FACTOR, &hash, app.now()).await? else {
            return Ok(Redirect::to("/studio/account/factor").into_response());
        };
        let secret = ticket.payload;
        let second = u64::try_from(app.now().as_second()).unwrap_or_default();
        let Some(step) = code::step(&secret, said.get("code"), second)? else {
            return draw_factor(&app, &signed, &secret, true);
        };
        app.store.use_ticket(NEW_FACTOR, &hash, app.now()).await?;
        let codes = code::recovery_codes()?;
        let hashes: Vec<String> = codes.iter().map(|code| code::recovery_hash(code)).collect();
        let factor = Factor {
            id: key::name("f-")?,
            person_id: signed.person.id.clone(),
            kind: "totp".to_owned(),
            name: String::new(),
            secret,
            used_step: i64::try_from(step).unwrap_or(i64::MAX),
            made_at: app.now(),
        };
        let deed = signed.deed(&app, "factor-added", None, &signed.person.id, "");
        app.store.add_factor(&factor, &hashes, &deed).await?;
        Ok(once(&app, &signed, "codes", codes))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/account/factor/remove`: asks for the password again.
pub async fn remove_factor(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        if !knows_password(&app, &signed, &said).await? {
            let fault = ("remove", signed.words.get("account-password-wrong").into_owned());
            return draw(&app, &signed, None, vec![fault]).await;
        }
        let deed = signed.deed(&app, "factor-removed", None, &signed.person.id, "");
        app.store.remove_factor(&signed.person.id, None, &deed).await?;
        Ok(back("factor-removed"))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/account/codes`: new recovery codes instead of the old.
pub async fn renew_codes(State(app): State<Shared>, signed: Signed) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        if app.store.factors(&signed.person.id).await?.is_empty() {
            return Ok(back("saved"));
        }
        let codes = code::recovery_codes()?;
        let hashes: Vec<String> = codes.iter().map(|code| code::recovery_hash(code)).collect();
        let deed = signed.deed(&app, "codes-renewed", None, &signed.person.id, "");
        app.store.renew_codes(&signed.person.id, &hashes, &deed).await?;
        Ok(once(&app, &signed, "codes", codes))
    };
    answered(&app, signed.lang, drawn.await)
}

#[derive(Template)]
#[template(path = "studio/once.html")]
struct OncePage<'a> {
    page: Frame<'a>,
    lead: String,
    shown: Vec<String>,
}

/// What is shown once and never again.
fn once(app: &App, signed: &Signed, what: &str, shown: Vec<String>) -> Response {
    let title = signed.words.get(&format!("account-{what}")).into_owned();
    let lead = signed.words.get(&format!("account-{what}-lead")).into_owned();
    let page = OncePage { page: Frame::new(app, signed, "account", title, "/studio/account"), lead, shown };
    render(&page, signed.lang, StatusCode::OK)
}

/// `POST /studio/account/tokens`: a key for a program, in one of one's roles.
pub async fn add_token(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let chosen =
            |one: &&Membership| format!("{}={}", one.organisation, one.role.as_str()) == said.get("membership");
        let membership = signed.standing().memberships.iter().find(chosen);
        let name = said.get("name");
        let days: i64 = model::script::ascii_digits(said.get("days")).parse().unwrap_or_default();
        let mut faults: Vec<_> =
            name_fault(signed.words, name).map(|fault| ("token-name", fault)).into_iter().collect();
        if !(1..=TOKEN_DAYS).contains(&days) {
            faults.push(("token-days", signed.words.with("account-token-days-wrong", "max", TOKEN_DAYS)));
        }
        let Some(membership) = membership.filter(|_| faults.is_empty()) else {
            if faults.is_empty() {
                faults.push(("token-membership", signed.words.get("account-token-role-wrong").into_owned()));
            }
            let typed = (signed.person.name.as_str(), (name, said.get("days")));
            return draw_typed(&app, &signed, None, faults, typed).await;
        };
        let secret = format!("gds_{}", key::new()?);
        let token = Token {
            key_hash: key::hash(&secret),
            id: key::name("k-")?,
            person_id: signed.person.id.clone(),
            membership: membership.clone(),
            name: name.to_owned(),
            made_at: app.now(),
            ends_at: app.now() + SignedDuration::from_hours(24 * days),
            used_at: None,
        };
        let deed = signed.deed(&app, "key-added", Some(&membership.organisation), &token.id, name);
        app.store.add_token(&token, &deed).await?;
        Ok(once(&app, &signed, "token", vec![secret]))
    };
    answered(&app, signed.lang, drawn.await)
}

/// `POST /studio/account/tokens/{id}/remove`
pub async fn remove_token(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let drawn = async {
        signed.must_be_here()?;
        let deed = signed.deed(&app, "key-removed", None, &id, "");
        let removed = app.store.remove_token(&signed.person.id, &id, &deed).await?;
        if removed { Ok(back("token-removed")) } else { Err(Error::NotFound("error-no-item", None)) }
    };
    answered(&app, signed.lang, drawn.await)
}
