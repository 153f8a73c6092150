//! Asking one address: a HEAD, a GET where that is not understood, and on where it leads, each step through the guard.
//!
//! The connection is made here and not by a client of the whole web, so that it goes to the very address that the guard
//! looked at. Nothing of a body is read.

use std::collections::HashMap;
use std::io;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use anyhow::Context;
use http_body_util::Empty;
use hyper::body::{Bytes, Incoming};
use hyper::client::conn::http1;
use hyper::header::{HOST, HeaderMap, LOCATION, RETRY_AFTER, USER_AGENT};
use hyper::{Method, Request, Response};
use hyper_util::rt::TokioIo;
use jiff::{SignedDuration, Timestamp};
use rustls_platform_verifier::BuilderVerifierExt;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, sleep_until, timeout};
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, Error as TlsError, crypto};
use url::{Position, Url};

use super::guard::{Door, Shut, door};
use super::judge::{Fault, Outcome};
use crate::app;

/// How long one request may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long a host has peace after a request.
const PAUSE: Duration = Duration::from_secs(2);
/// How often one address may lead on to another.
const MOST_REDIRECTS: usize = 5;
/// How long a server has peace that is asked too much and does not say for how long.
const BUSY: SignedDuration = SignedDuration::from_hours(24);

/// Asks addresses, and remembers which host was asked when.
pub struct Asker {
    tls: TlsConnector,
    also: Vec<String>,
    agent: String,
    hosts: Mutex<HashMap<String, Arc<Host>>>,
}

/// What is remembered of a host. Whoever asks it holds `turn`.
#[derive(Default)]
struct Host {
    turn: tokio::sync::Mutex<Turn>,
}

#[derive(Default)]
struct Turn {
    free_at: Option<Instant>,
    shut_until: Option<Timestamp>,
}

impl Asker {
    /// Gets ready to ask in the name of the service at this address.
    ///
    /// # Errors
    /// When there are no trusted roots to know servers by.
    pub fn new(public_url: &str, also: Vec<String>) -> anyhow::Result<Asker> {
        let tls = ClientConfig::builder_with_provider(Arc::new(crypto::ring::default_provider()))
            .with_safe_default_protocol_versions()
            .and_then(BuilderVerifierExt::with_platform_verifier)
            .context("cannot learn which certificates are trusted")?
            .with_no_client_auth();
        Ok(Asker {
            tls: Arc::new(tls).into(),
            also,
            agent: format!("Gardesh/{} (+{public_url}; looks for broken links)", env!("CARGO_PKG_VERSION")),
            hosts: Mutex::default(),
        })
    }

    /// Forgets hosts that nobody asks or must wait for.
    pub fn tidy(&self, now: Timestamp) {
        let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
        hosts.retain(|_, host| match host.turn.try_lock() {
            Ok(turn) => {
                turn.shut_until.is_some_and(|until| until > now)
                    || turn.free_at.is_some_and(|free| free > Instant::now())
            }
            Err(_) => true,
        });
    }

    /// Asks an address, and those that it leads on to.
    pub async fn ask(&self, address: &str) -> Outcome {
        let Ok(mut url) = Url::parse(address) else { return Outcome::NotAsked };
        for _ in 0..=MOST_REDIRECTS {
            let (status, headers) = match self.answer(&url).await {
                Ok(answer) => answer,
                Err(outcome) => return outcome,
            };
            match status {
                301 | 302 | 303 | 307 | 308 => {
                    let next = headers.get(LOCATION).and_then(|location| std::str::from_utf8(location.as_bytes()).ok());
                    let Some(Ok(next)) = next.map(|next| url.join(next)) else {
                        return Outcome::Fails(Fault::Redirects, status);
                    };
                    url = next;
                }
                404 | 410 => return Outcome::Fails(Fault::NotFound, status),
                500..=599 => return Outcome::Fails(Fault::Server, status),
                // What is forbidden to strangers or to programs is there all the same.
                _ => return Outcome::Works(status),
            }
        }
        Outcome::Fails(Fault::Redirects, 0)
    }

    /// One step: what the server says to a HEAD, or to a GET when it does not like that.
    async fn answer(&self, url: &Url) -> Result<(u16, HeaderMap), Outcome> {
        let host = {
            let mut hosts = self.hosts.lock().unwrap_or_else(PoisonError::into_inner);
            hosts.entry(url.host_str().unwrap_or_default().to_owned()).or_default().clone()
        };
        let mut turn = host.turn.lock().await;
        if let Some(until) = turn.shut_until.filter(|until| *until > app::now()) {
            return Err(Outcome::Later(until));
        }
        let mut answer = self.request(&mut turn, url, Method::HEAD).await?;
        // Many servers answer a HEAD with something else than what a reader gets.
        if answer.0 >= 400 && !matches!(answer.0, 429 | 503) {
            answer = self.request(&mut turn, url, Method::GET).await?;
        }
        let (status, headers) = answer;
        if matches!(status, 429 | 503) {
            let now = app::now();
            let said = headers.get(RETRY_AFTER).and_then(|value| value.to_str().ok()).and_then(|value| at(value, now));
            if let Some(until) = said.or_else(|| (status == 429).then(|| now + BUSY)) {
                turn.shut_until = Some(until);
                return Err(Outcome::Later(until));
            }
        }
        Ok((status, headers))
    }

    async fn request(&self, turn: &mut Turn, url: &Url, method: Method) -> Result<(u16, HeaderMap), Outcome> {
        if let Some(free) = turn.free_at {
            sleep_until(free).await;
        }
        let done = timeout(PATIENCE, self.exchange(url, method)).await;
        turn.free_at = Some(Instant::now() + PAUSE);
        match done {
            Ok(Ok(response)) => Ok((response.status().as_u16(), response.into_parts().0.headers)),
            Ok(Err(outcome)) => Err(outcome),
            Err(_) => Err(Outcome::Fails(Fault::Time, 0)),
        }
    }

    async fn exchange(&self, url: &Url, method: Method) -> Result<Response<Incoming>, Outcome> {
        let fails = |fault| Outcome::Fails(fault, 0);
        let door = door(url, &self.also).await.map_err(|shut| match shut {
            Shut::NotAsked => Outcome::NotAsked,
            Shut::Unknown => fails(Fault::Name),
            Shut::Inner => fails(Fault::Inner),
        })?;
        let request = Request::builder()
            .method(method)
            .uri(&url[Position::BeforePath..Position::AfterQuery])
            .header(HOST, &url[Position::BeforeHost..Position::AfterPort])
            .header(USER_AGENT, &self.agent)
            .header("accept", "*/*")
            .header("connection", "close")
            .body(Empty::new())
            .map_err(|_| Outcome::NotAsked)?;
        let stream = connected(&door).await.map_err(|_| fails(Fault::Connection))?;
        let said = if door.is_secure {
            let name = door.host.trim_start_matches('[').trim_end_matches(']').to_owned();
            let name = ServerName::try_from(name).map_err(|_| fails(Fault::Name))?;
            let stream = self.tls.connect(name, stream).await.map_err(|error| fails(untrusted(&error)))?;
            spoken(stream, request).await
        } else {
            spoken(stream, request).await
        };
        said.map_err(|_| fails(Fault::Connection))
    }
}

/// The first of the looked-at addresses that takes a connection.
async fn connected(door: &Door) -> io::Result<TcpStream> {
    let mut last = io::Error::from(io::ErrorKind::AddrNotAvailable);
    for socket in &door.sockets {
        match TcpStream::connect(socket).await {
            Ok(stream) => return Ok(stream),
            Err(error) => last = error,
        }
    }
    Err(last)
}

/// Sends a request and reads the head of the answer; the connection ends with it.
async fn spoken(
    stream: impl AsyncRead + AsyncWrite + Unpin + Send + 'static,
    request: Request<Empty<Bytes>>,
) -> Result<Response<Incoming>, hyper::Error> {
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let answer = sender.send_request(request);
    tokio::pin!(answer, connection);
    tokio::select! {
        answer = &mut answer => answer,
        // A server that closes at once has said all that it says.
        ended = &mut connection => {
            ended?;
            answer.await
        }
    }
}

fn untrusted(error: &io::Error) -> Fault {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<TlsError>()) {
        Some(TlsError::InvalidCertificate(_)) => Fault::Certificate,
        _ => Fault::Connection,
    }
}

/// The moment that a `Retry-After` names, in seconds from now or as a date.
fn at(value: &str, now: Timestamp) -> Option<Timestamp> {
    let value = value.trim();
    match value.parse::<u32>() {
        Ok(seconds) => now.checked_add(SignedDuration::from_secs(seconds.into())).ok(),
        Err(_) => Some(jiff::fmt::rfc2822::parse(value).ok()?.timestamp()),
    }
}
