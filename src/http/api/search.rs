//! `GET /api/v1/search`.

use axum::extract::{OriginalUri, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use model::Lang;

use super::wire::{self, Features};
use super::{names_in, searching};
use crate::app::Shared;
use crate::http::along;
use crate::http::error::Error;
use crate::http::query::{self, Unknown};

/// Finds items by text, place, time and kind.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(wire::SearchParameters),
    responses(
        (status = 200, description = "What was found", body = Features, content_type = "application/geo+json"),
        (status = 304, description = "Unchanged"),
        (status = 400, description = "A parameter cannot be read", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter can be read but cannot be", body = wire::Problem, content_type = "application/problem+json"),
    ))]
pub async fn search(
    State(app): State<Shared>,
    OriginalUri(uri): OriginalUri,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Response {
    let raw = raw.unwrap_or_default();
    let lang = crate::http::error::language_of(uri.path(), Some(&raw), &headers);
    match answer(&app, uri.path(), &raw, &headers).await {
        Ok((features, lang)) => {
            let mut response = axum::Json(features).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
            headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
            if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
                headers.insert(header::CONTENT_LANGUAGE, lang);
            }
            response
        }
        Err(error) => error.into_problem(lang),
    }
}

async fn answer(app: &Shared, path: &str, raw: &str, headers: &HeaderMap) -> Result<(Features, Lang), Error> {
    let regions = app.regions();
    let mut asked = query::read(Some(raw), Unknown::Refuse, &regions, app.now())?;
    along::follow(app, &mut asked).await?;
    let lang = names_in(asked.lang, headers);
    asked.query.lang = lang;
    let (index, text) = (app.index.clone(), asked.query.text.clone());
    let results = searching(move || index.search(&asked.query)).await?;
    if results.total == 0 {
        app.sought.in_vain(&text);
    }
    Ok((wire::features(results, lang, &app.public_url(), &regions, path, raw), lang))
}
