//! Who asks: the one extractor by which the studio knows a person, and the one question that decides what they may do.
//!
//! A browser holds a random token in a cookie; the store holds its hash, so a copy of the database opens no door. A new
//! token is given at every sign-in, so one that was planted before is worth nothing.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, Method, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use jiff::SignedDuration;
use model::{Action, Id, Kind, Lang, Standing};
use store::{Deed, Person};

use super::error::{Error, language_of};
use crate::accounts::key;
use crate::app::{App, Shared};
use crate::config::is_loopback;
use crate::words::Words;

/// How long a session may lie unused.
pub const IDLE: SignedDuration = SignedDuration::from_hours(12);
/// How long a session lasts, however busy.
pub const LASTS: SignedDuration = SignedDuration::from_hours(24 * 14);

/// Somebody who is signed in.
pub struct Signed {
    /// Who.
    pub person: Person,
    /// The language in which to answer.
    pub lang: Lang,
    /// Its words.
    pub words: Words,
    /// The address they ask from.
    pub address: IpAddr,
    /// The hash of the token that they hold.
    pub session: String,
    /// The name of the key by which a program acts for them; none in a browser.
    pub by_key: Option<String>,
}

impl Signed {
    /// Who asks, where the door knows them by a cookie or a key.
    ///
    /// # Errors
    /// When the database cannot be asked.
    pub async fn known(parts: &Parts, app: &App) -> Result<Option<Signed>, store::Error> {
        let jar = CookieJar::from_headers(&parts.headers);
        let found = match bearer(&parts.headers) {
            Some(key) => by_key(app, key).await?,
            None => by_cookie(app, &jar).await?,
        };
        Ok(found.map(|found| {
            let lang = spoken(parts, &jar).unwrap_or(found.person.lang);
            Signed {
                lang,
                words: Words::of(lang),
                address: address(parts, app),
                session: found.session,
                by_key: found.by_key,
                person: found.person,
            }
        }))
    }

    /// What they are.
    pub fn standing(&self) -> &Standing {
        &self.person.standing
    }

    /// Whether they may do this.
    pub fn may(&self, action: Action, kind: Option<Kind>, owner: Option<&Id>) -> bool {
        self.standing().may(action, kind, owner)
    }

    /// Insists that they may do this to something of this kind and owner. What they may not even see is not there for
    /// them; what they may see but not do is forbidden. Either refusal is logged.
    ///
    /// # Errors
    /// [`Error::NotFound`] or [`Error::Forbidden`].
    pub async fn must(
        &self,
        app: &App,
        action: Action,
        kind: Option<Kind>,
        owner: Option<&Id>,
        subject: &str,
    ) -> Result<(), Error> {
        if self.may(action, kind, owner) {
            return Ok(());
        }
        let detail = format!("may not {}", action.as_str());
        app.store.log(&self.deed(app, "refused", owner, subject, detail)).await?;
        let sees = if owner.is_some() {
            self.may(Action::See, kind, owner)
        } else {
            self.person.standing.may_somewhere(Action::See)
        };
        Err(if sees { Error::Forbidden } else { Error::NotFound("error-no-item", None) })
    }

    /// A row for the log: they did this now.
    pub fn deed(
        &self,
        app: &App,
        action: &str,
        organisation: Option<&Id>,
        subject: &str,
        detail: impl Into<String>,
    ) -> Deed {
        Deed {
            at: app.now(),
            person: Some(self.person.id.clone()),
            organisation: organisation.cloned(),
            address: Some(self.address.to_string()),
            action: action.to_owned(),
            subject: (!subject.is_empty()).then(|| subject.to_owned()),
            detail: match &self.by_key {
                Some(name) => format!("{} [key {name}]", detail.into()).trim_start().to_owned(),
                None => detail.into(),
            },
        }
    }

    /// Insists on a browser: what concerns an account is not done by a key.
    ///
    /// # Errors
    /// [`Error::Forbidden`].
    pub fn must_be_here(&self) -> Result<(), Error> {
        if self.by_key.is_some() { Err(Error::Forbidden) } else { Ok(()) }
    }
}

impl FromRequestParts<Shared> for Signed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Signed, Response> {
        let lang = spoken(parts, &CookieJar::from_headers(&parts.headers));
        match Signed::known(parts, app).await {
            Ok(Some(signed)) => Ok(signed),
            Ok(None) => Err(unknown(parts, lang)),
            Err(error) => Err(super::pages::answered(app, lang.unwrap_or(Lang::FA), Err(error.into()))),
        }
    }
}

/// Whom a cookie or a key belongs to.
struct Found {
    person: Person,
    session: String,
    by_key: Option<String>,
}

async fn by_cookie(app: &App, jar: &CookieJar) -> Result<Option<Found>, store::Error> {
    let Some(token) = jar.get(cookie_name(app)).map(|cookie| key::hash(cookie.value())) else { return Ok(None) };
    let found = app.store.signed_in(&token, app.now(), IDLE).await?;
    Ok(found.map(|(session, person)| Found { person, session: session.token_hash, by_key: None }))
}

/// A program is no more than the one role that its key names, whatever else its owner is.
async fn by_key(app: &App, key: &str) -> Result<Option<Found>, store::Error> {
    let found = app.store.by_token(&key::hash(key), app.now()).await?;
    Ok(found.map(|(token, mut person)| {
        person.standing = Standing { administrator: false, memberships: vec![token.membership] };
        Found { person, session: String::new(), by_key: Some(token.name) }
    }))
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let said = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    let (scheme, key) = said.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(key.trim())
}

/// Somebody who may not be signed in: what the pages before the door need to know.
pub struct Stranger {
    /// The language in which to answer.
    pub lang: Lang,
    /// Whether they chose it here, rather than their browser by itself.
    pub has_chosen: bool,
    /// The address they ask from.
    pub address: IpAddr,
    /// The hash of a token that they hold, of whatever worth.
    pub session: Option<String>,
    /// What their browser calls itself.
    pub agent: String,
}

impl Stranger {
    /// Speaks the language in which they were invited, unless they chose another here: whatever their browser was bought with.
    pub fn reads(&mut self, lang: Lang) {
        if !self.has_chosen && Lang::INTERFACE.contains(&lang) {
            self.lang = lang;
        }
    }
}

impl FromRequestParts<Shared> for Stranger {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Stranger, Self::Rejection> {
        let jar = CookieJar::from_headers(&parts.headers);
        let agent = parts.headers.get(header::USER_AGENT).and_then(|agent| agent.to_str().ok()).unwrap_or_default();
        let chosen = spoken(parts, &jar);
        Ok(Stranger {
            lang: chosen.unwrap_or_else(|| language_of("", None, &parts.headers)),
            has_chosen: chosen.is_some(),
            address: address(parts, app),
            session: jar.get(cookie_name(app)).map(|cookie| key::hash(cookie.value())),
            agent: agent.chars().take(200).collect(),
        })
    }
}

/// The cookie that remembers in which language the studio was last read on this browser.
pub const LANGUAGE_COOKIE: &str = "gardesh-studio-language";

fn spoken(parts: &Parts, jar: &CookieJar) -> Option<Lang> {
    let asked = form_urlencoded::parse(parts.uri.query().unwrap_or_default().as_bytes())
        .find(|(name, _)| name == "lang")
        .map(|(_, value)| value.into_owned());
    let remembered = || jar.get(LANGUAGE_COOKIE).map(|cookie| cookie.value().to_owned());
    let tag = asked.or_else(remembered)?;
    Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == tag)
}

/// Whom the door does not know is led to it, and back afterwards; a program is told.
fn unknown(parts: &Parts, lang: Option<Lang>) -> Response {
    let lang = lang.unwrap_or_else(|| language_of("", None, &parts.headers));
    if parts.method == Method::GET && !wants_json(&parts.headers) {
        let here = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
        let next = form_urlencoded::Serializer::new(String::new()).append_pair("next", &here).finish();
        return Redirect::to(&format!("/studio/sign-in?{next}")).into_response();
    }
    Error::Unauthorised.into_problem(lang)
}

/// Whether an answer is read by a script rather than a person.
pub fn wants_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::ACCEPT)
        .and_then(|accept| accept.to_str().ok())
        .is_some_and(|accept| accept.contains("json") && !accept.contains("text/html"))
}

/// Where a request comes from. Behind proxies that the settings trust it is the last address that none of them is: what
/// stands before it in the header was written by the asker.
fn address(parts: &Parts, app: &App) -> IpAddr {
    let peer = parts
        .extensions
        .get::<ConnectInfo<SocketAddr>>()
        .map_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED), |ConnectInfo(address)| address.ip().to_canonical());
    let trusted = |address: &IpAddr| app.config.trusted_proxies.iter().any(|network| network.contains(address));
    if !trusted(&peer) {
        return peer;
    }
    let forwarded = parts.headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<IpAddr> =
        forwarded.flat_map(|value| value.split(',')).filter_map(|hop| hop.trim().parse().ok()).collect();
    hops.into_iter().rev().find(|hop| !trusted(hop)).unwrap_or(peer)
}

/// Whether cookies may be kept to encrypted connections. Browsers take the machine itself for safe; a city that tries
/// the studio over plain HTTP in its own network is warned at the start and gets a cookie that travels there.
pub fn is_secure(app: &App) -> bool {
    match &app.config.public_url {
        Some(url) => url.starts_with("https://") || is_loopback(url),
        None => app.config.bind.ip().is_loopback(),
    }
}

/// `__Host-` ties the cookie to this very host and to encryption: no neighbour can plant one.
fn cookie_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-gardesh-session" } else { "gardesh-session" }
}

/// The cookie that a browser gets at the door.
pub fn cookie(app: &App, token: String) -> Cookie<'static> {
    kept(app, cookie_name(app), token)
}

/// The cookie between the two steps of signing in.
pub fn step_cookie(app: &App, key: String) -> Cookie<'static> {
    kept(app, step_cookie_name(app), key)
}

/// Name of the cookie between the two steps.
pub fn step_cookie_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-gardesh-step" } else { "gardesh-step" }
}

/// The cookie of a browser that was sent to the city's sign-in service.
pub fn away_cookie(app: &App, key: String) -> Cookie<'static> {
    kept(app, away_cookie_name(app), key)
}

/// Name of that cookie.
pub fn away_cookie_name(app: &App) -> &'static str {
    if is_secure(app) { "__Host-gardesh-away" } else { "gardesh-away" }
}

fn kept(app: &App, name: &'static str, value: String) -> Cookie<'static> {
    let mut cookie = Cookie::new(name, value);
    cookie.set_path("/");
    cookie.set_http_only(true);
    cookie.set_secure(is_secure(app));
    // Lax: a link in a mail leads a signed-in person to the page; nothing that changes something is a GET.
    cookie.set_same_site(SameSite::Lax);
    // Without an age it goes with the browser: people share computers.
    cookie
}

/// A cookie that takes the one before away.
pub fn without(mut cookie: Cookie<'static>) -> Cookie<'static> {
    cookie.make_removal();
    cookie
}

/// An address of this service to go on to; anything else leads to the desk. Only a path with one slash in front stays
/// on this service: `//elsewhere` and `/\elsewhere` do not.
pub fn safe_next(next: &str) -> &str {
    let inside = next.starts_with("/studio") && !next.contains(['\\', '\r', '\n']);
    if inside { next } else { "/studio/" }
}
