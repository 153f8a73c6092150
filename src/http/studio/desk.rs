//! The first page after the door.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::Frame;
use crate::app::Shared;
use crate::http::pages::render;
use crate::http::session::Signed;

#[derive(Template)]
#[template(path = "studio/desk.html")]
struct DeskPage<'a> {
    page: Frame<'a>,
}

/// `GET /studio/`
pub async fn page(State(app): State<Shared>, signed: Signed) -> Response {
    let title = signed.words.get("studio-desk").into_owned();
    let page = Frame::new(&app, &signed, "desk", title, "/studio/");
    render(&DeskPage { page }, signed.lang, StatusCode::OK)
}
