//! `GET /api/v1/suggest`: names, categories and cities, as one types.

use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use model::Lang;

use super::wire::{self, Suggestion, Suggestions};
use super::{names_in, searching};
use crate::app::{App, Shared};
use crate::http::error::{Error, Fault};
use crate::http::query::{self, Unknown};

const ALLOWED: [&str; 4] = ["q", "lang", "near", "bbox"];
const MOST: usize = 8;

/// Completes what is being typed.
#[utoipa::path(get, path = "/api/v1/suggest", tag = "search",
    params(
        ("q" = Option<String>, Query, max_length = 500, description = "What is typed so far"),
        ("lang" = Option<String>, Query, pattern = "^([A-Za-z]{2,3})?$", description = "Language of names in the answer"),
        ("near" = Option<String>, Query, description = "`longitude,latitude`: what is near comes first"),
        ("bbox" = Option<String>, Query, description = "`west,south,east,north`: what is inside comes first"),
    ),
    responses(
        (status = 200, description = "Best first", body = Suggestions),
        (status = 304, description = "Unchanged"),
        (status = 400, description = "A parameter cannot be read", body = wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter can be read but cannot be", body = wire::Problem, content_type = "application/problem+json"),
    ))]
pub async fn suggest(State(app): State<Shared>, RawQuery(raw): RawQuery, headers: HeaderMap) -> Response {
    let raw = raw.unwrap_or_default();
    let lang = crate::http::error::language_of("", Some(&raw), &headers);
    match answer(&app, &raw, &headers).await {
        Ok(suggestions) => {
            ([(header::VARY, HeaderValue::from_static("accept-language"))], axum::Json(suggestions)).into_response()
        }
        Err(error) => error.into_problem(lang),
    }
}

async fn answer(app: &Shared, raw: &str, headers: &HeaderMap) -> Result<Suggestions, Error> {
    let pairs = query::decoded(raw).map_err(|fault| Error::BadRequest(vec![fault]))?;
    let unknown: Vec<Fault> = pairs
        .iter()
        .filter(|(name, _)| !ALLOWED.contains(&name.as_str()))
        .map(|(name, _)| Fault { parameter: name.chars().take(60).collect(), code: "unknown", values: vec![] })
        .collect();
    if !unknown.is_empty() {
        return Err(Error::BadRequest(unknown));
    }
    let asked = query::read(Some(raw), Unknown::Refuse, &app.regions(), app.now())?;
    let lang = names_in(asked.lang, headers);
    let asked = index::Suggest {
        text: asked.query.text,
        lang,
        near: asked.query.near,
        bounds: asked.query.bounds,
        limit: MOST,
        now: asked.query.now,
    };
    let index = app.index.clone();
    let found = searching(move || index.suggest(&asked)).await?;
    Ok(Suggestions { suggestions: found.into_iter().map(|one| shaped(app, one, lang)).collect() })
}

fn shaped(app: &App, one: index::Suggestion, lang: Lang) -> Suggestion {
    let page_lang = wire::page_lang(lang);
    let (kind, url) = match one.kind {
        index::SuggestKind::Category => {
            let url = one.category.as_ref().map(|slug| format!("{}/{page_lang}/?category={slug}", app.public_url()));
            (wire::CATEGORY, url)
        }
        index::SuggestKind::Item(kind) => {
            let url = one.slug.as_ref().map(|slug| format!("{}/{page_lang}/{kind}/{slug}", app.public_url()));
            (kind.slug(), url)
        }
    };
    let characters = |bytes: usize| one.text.get(..bytes).unwrap_or_default().chars().count();
    let matched = one.matched.as_ref().map(|typed| [characters(typed.start), characters(typed.end)]);
    Suggestion {
        text: one.text,
        kind: kind.to_owned(),
        category: one.category,
        id: one.id.map(|id| id.to_string()),
        url,
        bbox: one.bounds.map(Into::into),
        city: one.city_name,
        matched,
    }
}
