//! The base map: its style for a theme and a language, and its tiles.

use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::names_in;
use super::tiles::coordinates;
use crate::app::Shared;
use crate::basemap::Theme;
use crate::http::cache::{ASK_AGAIN, FOREVER};
use crate::http::error::{Error, Fault};
use crate::http::query::decoded;

const MVT: HeaderValue = HeaderValue::from_static("application/vnd.mapbox-vector-tile");

/// `GET /basemap/style.json?theme=light|dark&lang=fa`
pub async fn style(State(app): State<Shared>, RawQuery(raw): RawQuery, headers: HeaderMap) -> Response {
    let mut theme = Theme::Light;
    let mut asked = None;
    let mut faults = Vec::new();
    match decoded(raw.as_deref().unwrap_or_default()) {
        Ok(pairs) => {
            for (name, value) in pairs {
                match (name.as_str(), value.as_str()) {
                    ("theme", "light") => theme = Theme::Light,
                    ("theme", "dark") => theme = Theme::Dark,
                    ("lang", tag) => {
                        asked = model::Lang::parse(tag);
                        if asked.is_none() {
                            faults.push(Fault { parameter: name, code: "language", values: vec![("value", value)] });
                        }
                    }
                    ("theme", _) => {
                        faults.push(Fault {
                            parameter: name,
                            code: "choice",
                            values: vec![("allowed", "light, dark".to_owned())],
                        });
                    }
                    _ => faults.push(Fault { parameter: name, code: "unknown", values: vec![] }),
                }
            }
        }
        Err(fault) => faults.push(fault),
    }
    let lang = names_in(asked, &headers);
    if !faults.is_empty() {
        return Error::BadRequest(faults).into_problem(lang);
    }
    match app.basemap.style(theme, lang) {
        Ok(style) => (
            [(header::CACHE_CONTROL, ASK_AGAIN), (header::VARY, HeaderValue::from_static("accept-language"))],
            Json(style),
        )
            .into_response(),
        Err(error) => Error::Internal(error).into_problem(lang),
    }
}

/// `GET /basemap/{version}/{z}/{x}/{y}.mvt`; another version than the present one is gone.
pub async fn tile(
    State(app): State<Shared>,
    Path((version, z, x, y)): Path<(String, String, String, String)>,
    headers: HeaderMap,
) -> Response {
    let lang = names_in(None, &headers);
    let Some((z, x, y)) = coordinates(&z, &x, &y) else {
        return Error::NotFound("problem-tile", None).into_problem(lang);
    };
    if version != app.basemap.version() {
        return Error::NotFound("problem-tile", None).into_problem(lang);
    }
    match app.basemap.tile(z, x, y).await {
        Ok(Some(bytes)) => answer(&app, bytes),
        // An empty tile is a tile: the map asks no further and logs no failure.
        Ok(None) => ([(header::CACHE_CONTROL, FOREVER), (header::CONTENT_TYPE, MVT)], Vec::new()).into_response(),
        Err(error) => Error::Internal(error).into_problem(lang),
    }
}

fn answer(app: &Shared, bytes: Vec<u8>) -> Response {
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, MVT);
    headers.insert(header::CACHE_CONTROL, FOREVER);
    if app.basemap.is_gzipped() {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}
