//! `GET /api/v1/search`.

use axum::extract::{OriginalUri, RawQuery, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use model::{Action, Lang};

use super::explained::ExplainParameter;
use super::wire::{self, Features};
use super::{names_in, searching};
use crate::app::Shared;
use crate::http::along;
use crate::http::error::{Error, Fault};
use crate::http::query::{self, Unknown};
use crate::http::session::Signed;

/// Finds items by text, place, time and kind.
#[utoipa::path(get, path = "/api/v1/search", tag = "search", params(wire::SearchParameters, ExplainParameter),
    responses(
        (status = 200, description = "What was found", body = Features, content_type = "application/geo+json"),
        (status = 304, description = "Unchanged"),
        (status = 400, description = "A parameter cannot be read", body = wire::Problem, content_type = "application/problem+json"),
        (status = 403, description = "`explain` is not for who asks", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter can be read but cannot be", body = wire::Problem, content_type = "application/problem+json"),
    ))]
pub async fn search(
    State(app): State<Shared>,
    OriginalUri(uri): OriginalUri,
    RawQuery(raw): RawQuery,
    request: Request,
) -> Response {
    let raw = raw.unwrap_or_default();
    let (parts, _) = request.into_parts();
    let lang = crate::http::error::language_of(uri.path(), Some(&raw), &parts.headers);
    match answer(&app, uri.path(), &raw, &parts).await {
        Ok((features, lang)) => {
            let explained = features.explain.is_some();
            let mut response = axum::Json(features).into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/geo+json"));
            headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
            if explained {
                headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
            }
            if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
                headers.insert(header::CONTENT_LANGUAGE, lang);
            }
            response
        }
        Err(error) => error.into_problem(lang),
    }
}

async fn answer(app: &Shared, path: &str, raw: &str, parts: &Parts) -> Result<(Features, Lang), Error> {
    let regions = app.regions();
    let (explain, rest) = explain(raw)?;
    let mut asked = query::read(Some(&rest), Unknown::Refuse, &regions, app.now())?;
    if explain {
        sees_drafts(app, parts).await?;
    }
    along::follow(app, &mut asked).await?;
    let lang = names_in(asked.lang, &parts.headers);
    asked.query.lang = lang;
    asked.query.explain = explain;
    let (index, text) = (app.index.clone(), asked.query.text.clone());
    let results = searching(move || index.search(&asked.query)).await?;
    // What an editor tries out is nothing that visitors miss.
    if results.total == 0 && !explain {
        app.sought.in_vain(&text);
    }
    Ok((wire::features(results, lang, &app.public_url(), &regions, path, raw), lang))
}

/// Takes `explain` out of a query string: tiles and pages, which are asked by the same words, know nothing of it.
fn explain(raw: &str) -> Result<(bool, String), Error> {
    let is_it = |pair: &&str| pair.split('=').next() == Some("explain");
    let said: Vec<&str> = raw.split('&').filter(is_it).collect();
    let rest: Vec<&str> = raw.split('&').filter(|pair| !is_it(pair)).collect();
    let fault = |code, values| Error::BadRequest(vec![Fault { parameter: "explain".to_owned(), code, values }]);
    let explain = match said.as_slice() {
        [] | ["explain=0" | "explain="] => false,
        ["explain=1"] => true,
        [_] => return Err(fault("choice", vec![("allowed", "0, 1".to_owned())])),
        _ => return Err(fault("twice", vec![])),
    };
    Ok((explain, rest.join("&")))
}

/// Insists on somebody who works on the content of an organisation: what is told to them of the order of hits would help
/// others to crowd out their neighbours.
async fn sees_drafts(app: &Shared, parts: &Parts) -> Result<(), Error> {
    let person = Signed::known(parts, app).await?;
    if person.is_some_and(|person| person.standing().may_somewhere(Action::See)) {
        Ok(())
    } else {
        Err(Error::Forbidden)
    }
}
