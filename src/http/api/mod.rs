//! The public API: GeoJSON (RFC 7946), vector tiles (MVT 2.1), problem+json (RFC 9457), described by OpenAPI 3.1.

pub mod basemap;
pub mod explained;
pub mod health;
pub mod items;
pub mod openapi;
pub mod search;
pub mod suggest;
pub mod tiles;
pub mod wire;

use axum::http::{HeaderMap, header};
use model::Lang;

use super::error::{Error, Fault};
use crate::words::negotiate;

/// The language of names in an answer: the one asked for, else the browser's, else Persian.
fn names_in(asked: Option<Lang>, headers: &HeaderMap) -> Lang {
    asked.unwrap_or_else(|| negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok())))
}

/// Runs a search, and says whose fault a failure is. It stays on the thread that answers this visitor: most searches take
/// less time than the way to a thread of their own and back. There are more such threads than cores, so that a slow one
/// holds nobody else up.
pub async fn searching<T>(work: impl FnOnce() -> Result<T, index::Error>) -> Result<T, Error> {
    match work() {
        Ok(found) => Ok(found),
        Err(index::Error::BadCursor) => {
            Err(Error::BadRequest(vec![Fault { parameter: "after".to_owned(), code: "cursor", values: vec![] }]))
        }
        // The indexer builds it anew where it finds damage.
        Err(error) => {
            tracing::error!(error = format!("{:#}", anyhow::Error::from(error)), "a question failed");
            Err(Error::Unavailable("problem-index-failed"))
        }
    }
}
