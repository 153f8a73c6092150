//! ETags on everything that can be fetched again: a mark of the body, so that an unchanged answer travels once.

use axum::body::{Body, HttpBody, to_bytes};
use axum::extract::Request;
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Largest body that gets a mark, in bytes; larger ones would be held in memory for it.
const MOST: u64 = 8 * 1024 * 1024;

/// For answers that never change under their address.
pub const FOREVER: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// For answers to ask about again each time.
pub const ASK_AGAIN: HeaderValue = HeaderValue::from_static("no-cache");

/// Marks answers and replies 304 to a mark that still holds.
pub async fn tag(request: Request, next: Next) -> Response {
    let asked = matches!(*request.method(), Method::GET | Method::HEAD)
        .then(|| request.headers().get(header::IF_NONE_MATCH).cloned());
    let Some(if_none_match) = asked else { return next.run(request).await };
    let response = next.run(request).await;
    if response.status() != StatusCode::OK {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    if body.size_hint().upper().is_none_or(|size| size > MOST) {
        return Response::from_parts(parts, body);
    }
    let mark = match parts.headers.get(header::ETAG) {
        Some(mark) => (mark.clone(), body),
        None => {
            let Ok(bytes) = to_bytes(body, MOST as usize).await else {
                return StatusCode::INTERNAL_SERVER_ERROR.into_response();
            };
            let hash = xxhash_rust::xxh3::xxh3_64(&bytes);
            let Ok(mark) = HeaderValue::from_str(&format!("W/\"{hash:016x}\"")) else {
                return Response::from_parts(parts, Body::from(bytes));
            };
            (mark, Body::from(bytes))
        }
    };
    let (mark, body) = mark;
    let matches = is_unchanged(if_none_match.as_ref(), &mark);
    parts.headers.insert(header::ETAG, mark);
    parts.headers.entry(header::CACHE_CONTROL).or_insert(ASK_AGAIN);
    if matches {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, body)
}

/// Whether the mark that an asker holds is still the mark of the answer (weak comparison, RFC 9110 §8.8.3.2).
pub fn is_unchanged(if_none_match: Option<&HeaderValue>, mark: &HeaderValue) -> bool {
    let plain = |mark: &str| mark.trim().trim_start_matches("W/").to_owned();
    let ours = plain(mark.to_str().unwrap_or_default());
    if_none_match
        .and_then(|sent| sent.to_str().ok())
        .is_some_and(|sent| sent.trim() == "*" || sent.split(',').any(|one| plain(one) == ours))
}
