//! `GET /api/v1/items/{id}`: the whole item, all languages.

use axum::extract::{OriginalUri, Path, RawQuery, State};
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use model::{Id, Status};

use super::wire;
use crate::app::Shared;
use crate::http::error::{Error, Fault, language_of};
use crate::http::query::decoded;

/// One published item.
#[utoipa::path(get, path = "/api/v1/items/{id}", tag = "items",
    params(
        ("id" = String, Path, example = "place:masuleh", description = "The item's id"),
        ("lang" = Option<String>, Query, pattern = "^([A-Za-z]{2,3})?$", description = "Language of an error's words"),
    ),
    responses(
        (status = 200, description = "The item", body = Object),
        (status = 304, description = "Unchanged"),
        (status = 400, description = "A parameter cannot be read", body = wire::Problem, content_type = "application/problem+json"),
        (status = 404, description = "Nothing published has this id", body = wire::Problem, content_type = "application/problem+json"),
    ))]
pub async fn item(
    State(app): State<Shared>,
    OriginalUri(uri): OriginalUri,
    Path(id): Path<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Response {
    let lang = language_of("", uri.query(), &headers);
    match answer(&app, &id, raw.as_deref().unwrap_or_default()).await {
        Ok(value) => axum::Json(value).into_response(),
        Err(error) => error.into_problem(lang),
    }
}

async fn answer(app: &Shared, id: &str, raw: &str) -> Result<serde_json::Value, Error> {
    let pairs = decoded(raw).map_err(|fault| Error::BadRequest(vec![fault]))?;
    let mut faults = Vec::new();
    for (name, value) in pairs {
        if name != "lang" {
            faults.push(Fault { parameter: name.chars().take(60).collect(), code: "unknown", values: vec![] });
        } else if model::Lang::parse(&value).is_none() {
            faults.push(Fault {
                parameter: name,
                code: "language",
                values: vec![("value", value.chars().take(60).collect())],
            });
        }
    }
    if !faults.is_empty() {
        return Err(Error::BadRequest(faults));
    }
    let not_found =
        || Error::NotFound("problem-item", Some(("id", id.chars().filter(|c| !c.is_control()).take(100).collect())));
    let id = Id::parse(id).ok_or_else(not_found)?;
    let kept = app.store.item(&id).await?.filter(|kept| kept.item.status == Status::Published).ok_or_else(not_found)?;
    Ok(wire::item(&kept.item, kept.version, kept.changed_at, &app.public_url()))
}
