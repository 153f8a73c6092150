//! An item as visitors would see it, drawn from its work copy.

use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use model::{Draft, Point, Status};
use store::Kept;

use super::sections::is_below;
use super::view::Showing;
use super::{Entry, page};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::item::{Preview, preview};
use crate::http::session::Signed;
use crate::http::studio::answered;

/// Without these there is no page to show: what stands for nothing in their place would be read as if it were true.
const NEEDED: [&str; 7] =
    ["name", "category", "event.schedule", "route.stops", "partnership.cities", "opportunity.place", "point"];

/// `GET /studio/items/{id}/preview`
pub async fn page(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, show(&app, &signed, &id).await)
}

async fn show(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    let mut draft = Draft(entry.doc.clone());
    draft.0.insert("status".to_owned(), Status::Published.as_str().into());
    let problems = draft.clone().check().err().unwrap_or_default();
    let is_needed = |field: &str| NEEDED.iter().any(|needed| is_below(field, needed));
    let item = if problems.iter().any(|problem| is_needed(&problem.field)) { None } else { draft.salvage(nowhere()) };
    let Some(item) = item else {
        let showing = Showing {
            doc: entry.doc.clone(),
            from: entry.head.to_string(),
            base: entry.base(),
            problems: Vec::new(),
            strict: true,
            more: None,
            pen: entry.pen(signed),
            entry: &entry,
        };
        return page::draw(app, signed, showing, StatusCode::UNPROCESSABLE_ENTITY, Some("no-preview")).await;
    };
    let changed_at = match (entry.live_work(), &entry.kept) {
        (Some(work), _) => work.changed_at,
        (None, Some(kept)) => kept.changed_at,
        (None, None) => Timestamp::UNIX_EPOCH,
    };
    let kept = Kept { item, version: entry.base(), changed_at };
    let banner = Preview {
        words: signed.words.get("form-preview-banner").into_owned(),
        back: (entry.url(), signed.words.get("form-preview-back").into_owned()),
    };
    preview(app, signed.lang, &kept, banner).await
}

/// Tehran: a position that only stands for one where others lend theirs.
fn nowhere() -> Point {
    Point::new(51.39, 35.69).unwrap_or_else(|| model::Bounds::WORLD.centre())
}
