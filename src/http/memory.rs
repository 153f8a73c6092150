//! Answers given a moment ago, kept as they went out, compressed. A front page that a thousand visitors ask for in the
//! same moment is drawn and compressed once.
//!
//! An answer is kept for at most twenty seconds, and never past a change of the store that was told here or of the
//! index; so what is taken out of sight is gone with the next request, and a page is never staler than the list beside
//! it. What is asked with a name, by cookie or by key, is neither kept nor looked up.

use axum::body::{Body, Bytes, HttpBody, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;
use quick_cache::Weighter;
use quick_cache::sync::Cache;

use super::cache::is_unchanged;
use super::security;
use crate::app::Shared;
use crate::words::negotiate;

/// Bytes that all kept answers may take together.
const ROOM: u64 = 24 * 1024 * 1024;
/// Largest answer that is kept, in bytes.
const MOST: u64 = 512 * 1024;
/// What an answer takes beside its body: two addresses, a dozen headers and their table. Told too low, a flood of short
/// answers would fill several times the room.
const BESIDE: usize = 4096;
/// Seconds for which an answer may be kept.
const SECONDS: i64 = 20;

/// What makes two requests the same question.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Question {
    address: String,
    encodings: u8,
    lang: model::Lang,
    generation: u64,
    changes: u64,
    moment: i64,
}

/// An answer as it went out.
#[derive(Clone)]
struct Answer {
    status: StatusCode,
    headers: HeaderMap,
    body: Bytes,
}

#[derive(Clone)]
struct Weight;

impl Weighter<Question, Answer> for Weight {
    fn weight(&self, question: &Question, answer: &Answer) -> u64 {
        (question.address.len() + answer.body.len() + BESIDE) as u64
    }
}

/// The answers kept by one service.
pub struct Memory(Cache<Question, Answer, Weight>);

impl Default for Memory {
    fn default() -> Memory {
        Memory(Cache::with_weighter(2000, ROOM, Weight))
    }
}

const ENCODINGS: [&str; 3] = ["gzip", "br", "zstd"];

/// Answers from memory, or remembers the answer.
pub async fn remember(State(app): State<Shared>, request: Request, next: Next) -> Response {
    let headers = request.headers();
    let plain = request.method() == Method::GET
        && !headers.contains_key(header::RANGE)
        && !security::is_private(request.uri().path())
        // A photograph is read from its file in no time, and a few hundred would drive all pages out.
        && !request.uri().path().starts_with("/pictures/")
        && !headers.contains_key(header::COOKIE)
        && !headers.contains_key(header::AUTHORIZATION);
    // What tells of the service itself is told anew.
    let is_of_itself = matches!(request.uri().path(), "/healthz" | "/readyz");
    if !plain || !app.is_ready() || is_of_itself {
        return next.run(request).await;
    }
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let accepted = text(header::ACCEPT_ENCODING).unwrap_or_default();
    let question = Question {
        address: request.uri().path_and_query().map(ToString::to_string).unwrap_or_default(),
        encodings: ENCODINGS.iter().fold(0, |found, name| found << 1 | u8::from(accepted.contains(name))),
        lang: negotiate(text(header::ACCEPT_LANGUAGE)),
        generation: app.index.generation(),
        changes: app.changes(),
        moment: app.now().as_second() / SECONDS,
    };
    let if_none_match = headers.get(header::IF_NONE_MATCH).cloned();
    if let Some(answer) = app.memory.0.get(&question) {
        return given(&answer, if_none_match.as_ref());
    }
    let response = next.run(request).await;
    if response.status() != StatusCode::OK || response.body().size_hint().exact().is_some_and(|size| size > MOST) {
        return response;
    }
    let (parts, body) = response.into_parts();
    // Bodies that are not marked are large or endless: they pass through.
    if !parts.headers.contains_key(header::ETAG) {
        return Response::from_parts(parts, body);
    }
    let Ok(body) = to_bytes(body, usize::MAX).await else {
        let mut failed = Response::new(Body::empty());
        *failed.status_mut() = StatusCode::INTERNAL_SERVER_ERROR;
        return failed;
    };
    let mut headers = parts.headers;
    headers.remove(header::TRANSFER_ENCODING);
    headers.insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
    // A copy of its own: what was collected may hold twice the room that it fills.
    let answer = Answer { status: parts.status, headers, body: Bytes::copy_from_slice(&body) };
    if answer.body.len() as u64 <= MOST {
        app.memory.0.insert(question, answer.clone());
    }
    given(&answer, None)
}

fn given(answer: &Answer, if_none_match: Option<&HeaderValue>) -> Response {
    let unchanged = answer.headers.get(header::ETAG).is_some_and(|mark| is_unchanged(if_none_match, mark));
    let mut response = Response::new(if unchanged { Body::empty() } else { Body::from(answer.body.clone()) });
    *response.status_mut() = if unchanged { StatusCode::NOT_MODIFIED } else { answer.status };
    *response.headers_mut() = answer.headers.clone();
    if unchanged {
        for name in [header::CONTENT_LENGTH, header::CONTENT_TYPE, header::CONTENT_ENCODING] {
            response.headers_mut().remove(name);
        }
    }
    response
}
