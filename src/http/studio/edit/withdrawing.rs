//! Before a public item is taken out of sight: what visitors will see instead, what points at it, and the way back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Status};

use super::Entry;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::{Frame, answered};

/// Items pointing at it that are counted.
const POINTING: u32 = 200;

#[derive(Template)]
#[template(path = "studio/withdraw.html")]
struct WithdrawPage<'a> {
    page: Frame<'a>,
    heading: String,
    /// What a visitor reads at its address from then on.
    instead: String,
    /// How many public items point at it, in a sentence.
    pointing: Option<String>,
    /// What is written and not published.
    has_work: bool,
    url: String,
    public_url: String,
}

/// `GET /studio/items/{id}/archive`
pub async fn page(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, ask(&app, &signed, &id).await)
}

async fn ask(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    entry.must(app, signed, Action::Publish).await?;
    let public = entry.kept.as_ref().filter(|_| entry.is_public());
    let Some(kept) = public else {
        return Ok(Redirect::to(&format!("{}?done=unchanged", entry.url())).into_response());
    };
    let (words, name) = (signed.words, kept.item.best_name(signed.lang).1);
    let pointing = app.store.linking_to(&entry.id, POINTING).await?;
    let mut ids: Vec<_> = pointing
        .iter()
        .filter(|(_, other)| other.item.status == Status::Published)
        .map(|(_, other)| other.item.id.as_str())
        .collect();
    ids.sort_unstable();
    ids.dedup();
    let heading = words.with("withdraw-title", "name", name);
    let page = WithdrawPage {
        page: Frame::new(app, signed, "items", heading.clone(), &format!("{}/archive", entry.url())),
        heading,
        instead: words.with("gone-title", "name", name),
        pointing: (!ids.is_empty()).then(|| words.with("withdraw-pointing", "count", ids.len() as i64)),
        has_work: entry.live_work().is_some(),
        public_url: format!("/{}/{}/{}", signed.lang, entry.kind, kept.item.slug),
        url: entry.url(),
    };
    Ok(render(&page, signed.lang, StatusCode::OK))
}
