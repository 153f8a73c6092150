//! What somebody did to many at once, and the way back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use model::{Action, Id};
use store::Batch;

use super::super::edit::view::when;
use super::super::{Frame, answered};
use super::{must_see, row};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

/// Items asked for at once.
const CHUNK: usize = 500;
/// How many are shown.
const SHOWN: u32 = 50;

#[derive(Template)]
#[template(path = "studio/batches.html")]
struct BatchesPage<'a> {
    page: Frame<'a>,
    batches: Vec<Line>,
}

struct Line {
    id: String,
    title: String,
    detail: String,
    when: String,
    can_undo: bool,
}

#[derive(Template)]
#[template(path = "studio/undone.html")]
struct UndonePage<'a> {
    page: Frame<'a>,
    restored: Option<String>,
    removed: Option<String>,
    kept_count: String,
    kept: Vec<(String, String)>,
}

/// `GET /studio/batches`
pub async fn page(State(app): State<Shared>, signed: Signed) -> Response {
    answered(&app, signed.lang, show(&app, &signed).await)
}

async fn show(app: &App, signed: &Signed) -> Result<Response, Error> {
    must_see(app, signed).await?;
    let batches = app.store.batches_of(&signed.person.id, SHOWN).await?;
    let line = |batch: Batch| Line {
        title: title(signed, &batch),
        detail: signed.words.with("batch-size", "count", batch.size),
        when: when(signed.lang, batch.at),
        can_undo: batch.undone_at.is_none() && batch.size > 0,
        id: batch.id,
    };
    let page = Frame::new(app, signed, "items", signed.words.get("batch-title").into_owned(), "/studio/batches");
    let page = BatchesPage { page, batches: batches.into_iter().map(line).collect() };
    Ok(render(&page, signed.lang, StatusCode::OK))
}

fn title(signed: &Signed, batch: &Batch) -> String {
    let what = signed.words.get(&format!("bulk-{}", batch.action)).into_owned();
    if batch.title.is_empty() { what } else { format!("{what} · {}", batch.title) }
}

/// `POST /studio/batches/{id}/undo`
pub async fn undo(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, take_back(&app, &signed, &id).await)
}

async fn take_back(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let none = || Error::NotFound("error-no-item", None);
    if !signed.standing().may_somewhere(Action::Many) {
        signed.must(app, Action::Many, None, None, id).await?;
        return Err(Error::Forbidden);
    }
    let batch = app.store.batch(id).await?.ok_or_else(none)?;
    // One's own deeds only; an administrator's hand reaches further.
    if batch.person != signed.person.id && !signed.standing().administrator {
        signed.must(app, Action::Administer, None, None, id).await.map_err(|_| none())?;
    }
    // Roles may have changed since.
    for ids in app.store.batch_items(id).await?.chunks(CHUNK) {
        let (kept, works) = (app.store.items(ids).await?, app.store.works(ids).await?);
        let items = kept.iter().map(|kept| (kept.item.kind(), kept.item.owner.as_ref(), &kept.item.id));
        let works = works.values().map(|work| (work.kind, work.owner.as_ref(), &work.id));
        for (kind, owner, item) in items.chain(works) {
            signed.must(app, Action::Many, Some(kind), owner, item.as_str()).await?;
        }
    }
    let deed = signed.deed(app, "undo", None, id, batch.action.clone());
    let undone = app.store.undo_batch(id, &signed.person.id, app.now(), &deed).await?.unwrap_or_default();
    app.tell_changed();
    app.written.notify_one();
    let kept = named(app, signed, &undone.kept).await?;
    let counted = |key: &str, count: usize| (count > 0).then(|| signed.words.with(key, "count", count as i64));
    let page = UndonePage {
        page: Frame::new(app, signed, "items", signed.words.get("batch-undone").into_owned(), "/studio/batches"),
        restored: counted("batch-restored", undone.restored.len()),
        removed: counted("batch-removed", undone.removed.len()),
        kept_count: row::number(signed.lang, undone.kept.len()),
        kept,
    };
    Ok(render(&page, signed.lang, StatusCode::OK))
}

/// Addresses and names.
async fn named(app: &App, signed: &Signed, ids: &[Id]) -> Result<Vec<(String, String)>, Error> {
    let rows = row::rows(app, signed, ids).await?;
    Ok(rows.into_iter().map(|row| (row.url, row.name)).collect())
}
