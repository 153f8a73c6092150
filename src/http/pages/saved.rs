//! `/{lang}/saved`: what a visitor keeps. It lives in the browser alone; the service only sends the empty page.

use askama::Template;
use axum::extract::{OriginalUri, Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::Response;

use super::{Head, Page, interface_language, missing, render};
use crate::app::Shared;
use crate::words::Words;

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage<'a> {
    page: Page<'a>,
}

/// `GET /{lang}/saved`
pub async fn page(
    State(app): State<Shared>,
    Path(lang): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let Some(lang) = interface_language(&lang) else { return missing(State(app), OriginalUri(uri), headers).await };
    let words = Words::of(lang);
    let head = Head {
        title: words.get("saved-title").into_owned(),
        description: words.get("saved-description").into_owned(),
        section: "saved",
        noindex: true,
        ..Head::default()
    };
    render(&SavedPage { page: Page::new(&app, lang, "/saved", None, head) }, lang, StatusCode::OK)
}
