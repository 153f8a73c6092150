//! Saving: what was typed becomes the next version of the work copy, complete or not. When somebody else saved in the
//! meantime, both texts are kept and put together.

use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::difference::difference;
use model::{Action, Id, Lang, translation};
use serde_json::{Map, Value};
use store::{Autosave, Ground, WorkError, WorkSave, WorkState};

use super::form::Sent;
use super::view::Showing;
use super::{Entry, Pen, merging, page, parsed, region};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::answered;

/// `POST /studio/items/{id}`
pub async fn save(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, &id, &body).await)
}

async fn answer(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    let submitted = match submit(app, signed, id, body).await? {
        Ok(submitted) => submitted,
        Err(response) => return Ok(response),
    };
    let done = match (submitted.taken.is_empty(), submitted.is_changed) {
        (false, _) => "merged",
        (true, true) => "saved",
        (true, false) => "unchanged",
    };
    let url = format!("/studio/items/{id}");
    let language = submitted.sent.control("_language").and_then(Lang::parse);
    Ok(match language {
        Some(language) => Redirect::to(&format!("{url}?done={done}&language={language}#section-names")),
        None => Redirect::to(&format!("{url}?done={done}")),
    }
    .into_response())
}

/// What came of a form that was sent and kept.
pub struct Submitted {
    /// What else the page said.
    pub sent: Sent,
    /// Whether anything was different.
    pub is_changed: bool,
    /// What somebody else had changed in the meantime, and what was taken over.
    pub taken: Vec<String>,
}

/// Keeps what was sent. The inner error is the page that says why it could not be.
///
/// # Errors
/// When the person may not write here, or the store fails.
pub async fn submit(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Result<Submitted, Response>, Error> {
    let entry = Entry::find(app, signed, id).await?;
    let pen = entry.must_write(app, signed).await?;
    let sent = Sent::read(entry.kind, body);
    let from = sent.control("_from").and_then(Ground::parse).unwrap_or(entry.head);
    let base = base_of(&entry, &sent);
    let mut doc = entry.with(&sent, pen);
    chosen(&entry, &sent, &mut doc);
    if pen == Pen::Everything {
        region::follow(app, &entry.doc, &mut doc).await?;
    }
    if let Some(refused) = not_from_the_form(app, signed, &entry, &sent, &mut doc, pen).await? {
        return Ok(Err(refused));
    }
    if from == entry.head {
        return store(app, signed, entry, sent, doc, base, Vec::new()).await;
    }
    // Somebody saved meanwhile. What was typed is kept before anything else, whatever the person does next.
    keep(app, signed, &entry, from, &doc).await?;
    let began = app.store.ground(&entry.id, from).await?.map(|doc| parsed(&doc)).unwrap_or_default();
    let merged = model::merge::merge(&began, &entry.doc, &doc);
    if merged.clashes.is_empty() {
        return store(app, signed, entry, sent, merged.doc, base, merged.taken).await;
    }
    let base = entry.base();
    let page = merging::draw(app, signed, &entry, &merged, base, merging::Other::Colleague).await?;
    Ok(Err(page))
}

async fn keep(app: &App, signed: &Signed, entry: &Entry, began: Ground, doc: &Map<String, Value>) -> Result<(), Error> {
    let kept = Autosave {
        id: entry.id.clone(),
        person: signed.person.id.clone(),
        at: app.now(),
        began,
        doc: Value::Object(doc.clone()).to_string(),
    };
    Ok(app.store.keep(&kept).await?)
}

/// A text that was put together with the public one builds on it from now on.
fn base_of(entry: &Entry, sent: &Sent) -> i64 {
    let said: Option<i64> = sent.control("_base").and_then(|base| base.parse().ok());
    let public = entry.kept.as_ref().map(|kept| kept.version);
    said.filter(|said| Some(*said) == public).unwrap_or_else(|| entry.base())
}

/// Where the person chose somebody else's text over their own.
fn chosen(entry: &Entry, sent: &Sent, doc: &mut Map<String, Value>) {
    let public = entry.kept.as_ref().map(super::document).unwrap_or_default();
    for (path, choice) in sent.controls("_take.") {
        let theirs = match choice {
            "theirs" => &entry.doc,
            "public" => &public,
            _ => continue,
        };
        // Only fields of the form: what the server keeps is not chosen from.
        let is_field = model::difference::difference(theirs, doc).iter().any(|found| found.path == path)
            && super::fields::is_field(entry.kind, path.split('.').next().unwrap_or_default());
        match model::facts::get(theirs, path).cloned() {
            Some(value) if is_field => model::facts::set(doc, path, value),
            None if is_field => drop(model::facts::remove(doc, path)),
            _ => {}
        }
    }
}

/// What is not a field of the item's text but may be set by some: who owns it, and how widely known it is. A name that
/// the form does not have is told.
async fn not_from_the_form(
    app: &App,
    signed: &Signed,
    entry: &Entry,
    sent: &Sent,
    doc: &mut Map<String, Value>,
    pen: Pen,
) -> Result<Option<Response>, Error> {
    if !sent.problems.is_empty() {
        let showing = Showing {
            doc: doc.clone(),
            from: sent.control("_from").unwrap_or_default().to_owned(),
            base: entry.base(),
            problems: sent.problems.clone(),
            strict: false,
            more: None,
            pen: Some(pen),
            entry,
        };
        return page::draw(app, signed, showing, StatusCode::UNPROCESSABLE_ENTITY, None).await.map(Some);
    }
    let present = doc.get("owner").and_then(Value::as_str).unwrap_or_default().to_owned();
    if let Some(owner) = sent.control("_owner").filter(|owner| *owner != present) {
        let action = if entry.kept.is_some() { Action::Edit } else { Action::Draft };
        let id = Id::parse(owner).ok_or(Error::NotFound("error-no-item", None))?;
        entry.must(app, signed, action).await?;
        signed.must(app, action, Some(entry.kind), Some(&id), entry.id.as_str()).await?;
        doc.insert("owner".to_owned(), owner.into());
    }
    if let Some(importance) = sent.control("_importance").filter(|said| !said.is_empty()) {
        let before = doc.get("importance").and_then(Value::as_f64).unwrap_or(0.3);
        // What is no number is refused by the check, in words, like any other field.
        let said = model::number::read(importance).unwrap_or_else(|| importance.into());
        if said.as_f64().is_none_or(|said| (said - before).abs() > f64::EPSILON) {
            entry.must(app, signed, Action::Publish).await?;
            doc.insert("importance".to_owned(), said);
        }
    }
    Ok(None)
}

async fn store(
    app: &App,
    signed: &Signed,
    entry: Entry,
    sent: Sent,
    doc: Map<String, Value>,
    base: i64,
    taken: Vec<String>,
) -> Result<Result<Submitted, Response>, Error> {
    let confirmed = sent.control("_still").and_then(Lang::parse);
    let differs = !difference(&entry.doc, &doc).is_empty();
    let is_withdrawn = entry.is_withdrawn();
    if !differs && confirmed.is_none() && base == entry.base() && !is_withdrawn {
        app.store.forget_autosave(&entry.id, &signed.person.id).await?;
        return Ok(Ok(Submitted { sent, is_changed: false, taken }));
    }
    let followed = app.store.followed(&entry.id).await?;
    let mut followed = translation::follow(&entry.doc, &doc, &followed);
    if let Some(lang) = confirmed {
        followed = translation::confirm(&doc, &followed, lang);
    }
    let state = match entry.work.as_ref().map(|work| work.state) {
        Some(WorkState::Dropped) | None => WorkState::Draft,
        Some(state) => state,
    };
    let deed = signed.deed(app, "save", entry.owner.as_ref(), entry.id.as_str(), "");
    let save = WorkSave {
        id: entry.id.clone(),
        kind: entry.kind,
        owner: doc.get("owner").and_then(Value::as_str).and_then(Id::parse),
        state,
        began: entry.head,
        base,
        name: super::name_of(&doc, Lang::FA).unwrap_or_default(),
        doc: Value::Object(doc.clone()).to_string(),
        followed,
        author: signed.person.id.clone(),
        at: deed.at,
    };
    match app.store.save_work(&save, &deed).await {
        Ok(_) => {}
        // Somebody saved between our look and our write.
        Err(WorkError::Moved(_)) => {
            keep(app, signed, &entry, entry.head, &doc).await?;
            let now = Entry::find(app, signed, entry.id.as_str()).await?;
            let merged = model::merge::merge(&entry.doc, &now.doc, &doc);
            let base = now.base();
            return Ok(Err(merging::draw(app, signed, &now, &merged, base, merging::Other::Colleague).await?));
        }
        Err(WorkError::Failed(error)) => return Err(error.into()),
    }
    Ok(Ok(Submitted { sent, is_changed: true, taken }))
}
