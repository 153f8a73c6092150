//! Autosave: what a person typed, kept every few seconds beside the work copy, visible to nobody else.

use axum::Json;
use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use serde_json::Value;
use store::{Autosave, Ground};

use super::form::Sent;
use super::view::{Progress, clock};
use super::{Entry, page};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::answered;

/// What the script is told.
#[derive(serde::Serialize)]
struct Answer {
    /// When the text was kept, in UTC.
    saved_at: String,
    /// The same as a time of day in Iran, as the rest of the page says it.
    saved_clock: String,
    /// Who else has the form open, by role and organisation, in a sentence.
    others: Option<String>,
    /// What the person should know besides.
    message: Option<String>,
    /// How complete the text is now.
    progress: Progress,
}

/// `POST /studio/items/{id}/keep`
pub async fn keep(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    if form_urlencoded::parse(&body).any(|(name, _)| name == "_forget") {
        return answered(&app, signed.lang, forget(&app, &signed, &id).await);
    }
    match answer(&app, &signed, &id, &body).await {
        Ok(response) => response,
        Err(error) => error.into_problem(signed.lang),
    }
}

async fn answer(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    let pen = entry.must_write(app, signed).await?;
    let sent = Sent::read(entry.kind, body);
    let began = sent.control("_from").and_then(Ground::parse).unwrap_or(entry.head);
    let doc = entry.with(&sent, pen);
    let at = app.now();
    let kept = Autosave {
        id: entry.id.clone(),
        person: signed.person.id.clone(),
        at,
        began,
        doc: Value::Object(doc.clone()).to_string(),
    };
    app.store.keep(&kept).await?;
    let progress = Progress::of(signed.words, entry.kind, &doc, pen);
    let is_stale = began != entry.head;
    let message = is_stale.then(|| signed.words.get("form-kept-stale").into_owned());
    let answer = Answer {
        saved_at: at.to_string(),
        saved_clock: clock(signed.lang, at),
        others: page::others(app, signed, &entry).await?,
        message,
        progress,
    };
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::OK };
    Ok((status, Json(answer)).into_response())
}

/// The person does not want what was kept.
async fn forget(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    app.store.forget_autosave(&entry.id, &signed.person.id).await?;
    Ok(Redirect::to(&format!("{}?done=forgotten", entry.url())).into_response())
}
