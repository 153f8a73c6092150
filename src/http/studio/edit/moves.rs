//! The stations of an item: sent for review, sent back with remarks, published, planned, taken out of sight, given up,
//! brought back.

use axum::extract::{Path, RawForm, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use jiff::civil::DateTime;
use model::{Action, Problem, Problems};
use serde_json::Value;
use store::{Ground, NewRemark, PlanAction, Planned, Work, WorkError, WorkState};

use super::save::submit;
use super::view::Showing;
use super::{Entry, form, merging, page, parsed};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::answered;
use crate::publish::{NotPublished, checked, publish, withdraw};

/// Longest remark, in characters.
const REMARK_MAX: usize = 2_000;

fn back(entry: &Entry, done: &str) -> Response {
    Redirect::to(&format!("{}?done={done}", entry.url())).into_response()
}

/// The form again, with all that keeps it from being published.
async fn not_ready(app: &App, signed: &Signed, entry: &Entry, problems: Problems) -> Result<Response, Error> {
    // What the text itself says is found again by the page; what only the store knows is handed over.
    let own = checked(&Value::Object(entry.doc.clone()).to_string()).err().unwrap_or_default();
    let problems: Vec<Problem> = problems.into_iter().filter(|problem| !own.contains(problem)).collect();
    let showing = Showing {
        doc: entry.doc.clone(),
        from: entry.head.to_string(),
        base: entry.base(),
        problems,
        strict: true,
        more: None,
        pen: entry.pen(signed),
        entry,
    };
    page::draw(app, signed, showing, StatusCode::UNPROCESSABLE_ENTITY, None).await
}

/// A work copy that somebody saved at this very moment: the page shows what is there now.
fn moved(entry: &Entry, error: WorkError) -> Result<Response, Error> {
    match error {
        WorkError::Moved(_) => Ok(back(entry, "moved")),
        WorkError::Failed(error) => Err(error.into()),
    }
}

/// `POST /studio/items/{id}/review`: saves, and asks a publisher to look.
pub async fn review(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, ask_for_review(&app, &signed, &id, &body).await)
}

async fn ask_for_review(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    if let Err(response) = submit(app, signed, id, body).await? {
        return Ok(response);
    }
    let entry = Entry::find(app, signed, id).await?;
    // Somebody closed it at this very moment.
    let Some(work) = entry.live_work() else { return Ok(back(&entry, "unchanged")) };
    if let Err(problems) = checked(&work.doc) {
        return not_ready(app, signed, &entry, problems).await;
    }
    let deed = signed.deed(app, "ask-for-review", entry.owner.as_ref(), entry.id.as_str(), "");
    match app.store.move_work(&entry.id, work.version, WorkState::Review, &deed).await {
        Ok(()) => Ok(back(&entry, "review")),
        Err(error) => moved(&entry, error),
    }
}

/// `POST /studio/items/{id}/publish`: saves, and shows it to everybody.
pub async fn publish_now(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, show_to_everybody(&app, &signed, &id, &body).await)
}

async fn show_to_everybody(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    // Who does not publish is told so before anything is read or saved.
    Entry::find(app, signed, id).await?.must(app, signed, Action::Publish).await?;
    if let Err(response) = submit(app, signed, id, body).await? {
        return Ok(response);
    }
    let entry = Entry::find(app, signed, id).await?;
    must_publish(app, signed, &entry).await?;
    // Somebody closed it at this very moment.
    let Some(work) = entry.live_work() else { return Ok(back(&entry, "unchanged")) };
    let deed = signed.deed(app, "publish", entry.owner.as_ref(), entry.id.as_str(), entry.name(model::Lang::EN));
    match publish(app, work, &signed.person.id, &deed).await {
        Ok(()) => Ok(back(&entry, "published")),
        Err(NotPublished::Problems(problems)) => not_ready(app, signed, &entry, problems).await,
        Err(NotPublished::Moved(_)) => Ok(back(&entry, "moved")),
        Err(NotPublished::Stale) => stale(app, signed, &entry, work).await,
        Err(NotPublished::Failed(error)) => Err(error.into()),
    }
}

async fn must_publish(app: &App, signed: &Signed, entry: &Entry) -> Result<(), Error> {
    entry.must(app, signed, Action::Publish).await?;
    if entry.may_publish(signed) {
        return Ok(());
    }
    // It would go to an organisation for which this person does not publish.
    let new_owner = entry.doc.get("owner").and_then(Value::as_str).and_then(model::Id::parse);
    signed.must(app, Action::Publish, Some(entry.kind), new_owner.as_ref(), entry.id.as_str()).await
}

/// The public item was changed by another way, an import perhaps: the two are put together.
async fn stale(app: &App, signed: &Signed, entry: &Entry, work: &Work) -> Result<Response, Error> {
    let public = entry.kept.as_ref().map(super::document).unwrap_or_default();
    let version = entry.kept.as_ref().map_or(0, |kept| kept.version);
    let began = app.store.ground(&entry.id, Ground::Revision(work.base)).await?;
    let began = began.map(|doc| parsed(&doc)).unwrap_or_default();
    let merged = model::merge::merge(&began, &public, &entry.doc);
    merging::draw(app, signed, entry, &merged, version, merging::Other::Public).await
}

/// `POST /studio/items/{id}/return`: a publisher sends it back with remarks.
pub async fn send_back(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, return_with_remarks(&app, &signed, &id, &body).await)
}

async fn return_with_remarks(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    entry.must(app, signed, Action::Publish).await?;
    // Somebody closed it at this very moment.
    let Some(work) = entry.live_work() else { return Ok(back(&entry, "unchanged")) };
    let sent = form::Sent::read(entry.kind, body);
    let remarks: Vec<NewRemark> = sent
        .controls("_words.")
        .filter(|(_, words)| !words.is_empty())
        .map(|(number, words)| NewRemark {
            field: sent.control(&format!("_field.{number}")).unwrap_or_default().chars().take(200).collect(),
            words: words.chars().take(REMARK_MAX).collect(),
        })
        .collect();
    if remarks.is_empty() {
        return Ok(back(&entry, "no-remark"));
    }
    let deed = signed.deed(app, "return", entry.owner.as_ref(), entry.id.as_str(), "");
    match app.store.return_work(&entry.id, work.version, &remarks, &signed.person.id, &deed).await {
        Ok(()) => Ok(back(&entry, "returned")),
        Err(error) => moved(&entry, error),
    }
}

/// `POST /studio/items/{id}/plan`: publishes or withdraws at a moment, or gives that up.
pub async fn plan(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, make_plan(&app, &signed, &id, &body).await)
}

async fn make_plan(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    must_publish(app, signed, &entry).await?;
    let sent = form::Sent::read(entry.kind, body);
    if let Some(action) = sent.control("_cancel").and_then(PlanAction::parse) {
        let deed = signed.deed(app, "unplan", entry.owner.as_ref(), entry.id.as_str(), action.as_str());
        app.store.unplan(&entry.id, action, &deed).await?;
        app.planned.notify_one();
        return Ok(back(&entry, "unplanned"));
    }
    let action = sent.control("_action").and_then(PlanAction::parse);
    let due = sent.control("_at").and_then(local_moment);
    let Some(action) = action else { return Ok(back(&entry, "no-action")) };
    let Some(due) = due else { return Ok(back(&entry, "no-moment")) };
    if due <= app.now() {
        return Ok(back(&entry, "moment-past"));
    }
    match action {
        PlanAction::Publish => {
            let Some(work) = entry.live_work() else { return Ok(back(&entry, "unchanged")) };
            if let Err(problems) = checked(&work.doc) {
                return not_ready(app, signed, &entry, problems).await;
            }
        }
        PlanAction::Withdraw if !entry.is_public() => return Ok(back(&entry, "unchanged")),
        PlanAction::Withdraw => {}
    }
    let deed = signed.deed(app, "plan", entry.owner.as_ref(), entry.id.as_str(), format!("{} {due}", action.as_str()));
    let planned = Planned { id: entry.id.clone(), action, due, author: signed.person.id.clone() };
    app.store.plan(&planned, &deed).await?;
    app.planned.notify_one();
    Ok(back(&entry, "planned"))
}

/// A day and time of Iran, in either calendar. A moment that names its own zone is taken as it is.
fn local_moment(text: &str) -> Option<Timestamp> {
    if let Ok(moment) = text.parse::<Timestamp>() {
        return Some(moment);
    }
    let moment = form::moment(text)?;
    let local: DateTime =
        if moment.contains('T') { moment.parse().ok()? } else { format!("{moment}T00:00").parse().ok()? };
    Some(local.in_tz("Asia/Tehran").ok()?.timestamp())
}

/// `POST /studio/items/{id}/archive`: takes a public item out of sight, gives up one that never was, or takes that back.
pub async fn archive(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    RawForm(body): RawForm,
) -> Response {
    answered(&app, signed.lang, put_away(&app, &signed, &id, &body).await)
}

async fn put_away(app: &App, signed: &Signed, id: &str, body: &[u8]) -> Result<Response, Error> {
    let mut entry = Entry::find(app, signed, id).await?;
    let sent = form::Sent::read(entry.kind, body);
    let takes_back = sent.control("_undo").is_some();
    if entry.is_public() && !takes_back && sent.control("_work").is_none() {
        entry.must(app, signed, Action::Publish).await?;
        let Some(kept) = entry.kept.take() else { return Ok(back(&entry, "unchanged")) };
        let deed = signed.deed(app, "withdraw", entry.owner.as_ref(), entry.id.as_str(), "");
        let done = withdraw(app, kept, &signed.person.id, &deed).await.map_err(Error::from)?;
        return Ok(back(&entry, if done { "withdrawn" } else { "moved" }));
    }
    entry.must_write(app, signed).await?;
    // Somebody closed it at this very moment.
    let Some(work) = &entry.work else { return Ok(back(&entry, "unchanged")) };
    let (state, word) = if takes_back { (WorkState::Draft, "taken-up") } else { (WorkState::Dropped, "dropped") };
    let deed = signed.deed(app, word, entry.owner.as_ref(), entry.id.as_str(), "");
    match app.store.move_work(&entry.id, work.version, state, &deed).await {
        Ok(()) => Ok(back(&entry, word)),
        Err(error) => moved(&entry, error),
    }
}
