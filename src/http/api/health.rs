//! Whether the service lives, and whether it can answer.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};

use super::names_in;
use crate::app::Shared;
use crate::http::error::Error;

/// `GET /healthz`: the process answers.
#[utoipa::path(get, path = "/healthz", tag = "operation", responses((status = 200, description = "The process answers", body = String, content_type = "text/plain")))]
pub async fn alive() -> Response {
    ([(axum::http::header::CONTENT_TYPE, "text/plain; charset=us-ascii")], "ok\n").into_response()
}

/// `GET /readyz`: the database and the index answer.
#[utoipa::path(get, path = "/readyz", tag = "operation", responses(
    (status = 200, description = "The database and the index answer", body = String, content_type = "text/plain"),
    (status = 503, description = "Not yet, or not any more; the detail says why", body = super::wire::Problem, content_type = "application/problem+json"),
))]
pub async fn ready(State(app): State<Shared>, headers: HeaderMap) -> Response {
    let database = app.store.ping().await;
    if let Err(error) = &database {
        tracing::error!(%error, "the database does not answer");
    }
    if database.is_ok() && app.is_ready() {
        (StatusCode::OK, [(axum::http::header::CONTENT_TYPE, "text/plain; charset=us-ascii")], "ready\n")
            .into_response()
    } else {
        let why = if database.is_ok() { "problem-index-is-built" } else { "problem-no-database" };
        Error::Unavailable(why).into_problem(names_in(None, &headers))
    }
}
