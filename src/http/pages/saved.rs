//! `/{lang}/saved`: what a visitor keeps. It lives in the browser alone; the service only sends the empty page.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::{Head, Page, Spoken, render};
use crate::app::Shared;
use crate::words::Words;

#[derive(Template)]
#[template(path = "saved.html")]
struct SavedPage<'a> {
    page: Page<'a>,
}

/// `GET /{lang}/saved`
pub async fn page(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
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
