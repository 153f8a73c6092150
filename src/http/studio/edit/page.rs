//! The form of an item.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::SignedDuration;
use model::{Action, Lang};
use serde_json::{Map, Value};
use store::{PlanAction, WorkState};

use super::history::{Row, changed_labels, rows};
use super::reading::Reading;
use super::standing::Standing;
use super::view::{Choice, FormView, Showing, names, roles_of, when};
use super::{Entry, parsed};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::links::{self, FailingLink};
use crate::http::studio::{Frame, answered};
use crate::words::Words;

/// Somebody who was seen at a form this long ago still has it open: autosave comes every few seconds, and a slow
/// network loses some.
const STILL_OPEN: SignedDuration = SignedDuration::from_secs(90);

/// The degrees of being known that have a word.
const IMPORTANCES: [f64; 5] = [0.1, 0.3, 0.5, 0.7, 0.9];
/// Fields that are named of a text that is offered.
const OFFERED_FIELDS: usize = 12;

#[derive(Template)]
#[template(path = "studio/edit.html")]
struct EditPage<'a> {
    page: Frame<'a>,
    form: FormView,
    name: String,
    steps: [Step; 3],
    station: &'static str,
    standing: Standing,
    is_public: bool,
    is_withdrawn: bool,
    public_url: Option<String>,
    may_write: bool,
    may_publish: bool,
    is_new: bool,
    has_work: bool,
    /// Whether something that was written was put aside.
    is_aside: bool,
    saved: String,
    person: &'a str,
    /// When text was kept that was never saved.
    offered: Option<String>,
    /// The fields in which that text differs from what is saved.
    offered_fields: String,
    offered_rows: Vec<Row>,
    /// The same moment for the script, which has a copy of its own.
    kept_at: String,
    /// Whether that text is what is shown.
    is_offered_text: bool,
    others: Option<String>,
    saved_at: String,
    plans: Vec<PlanView>,
    owners: Vec<Choice>,
    /// How widely known it may be said to be; empty for who may not say so.
    importance: Vec<Choice>,
    /// Outside addresses that fail.
    links: Vec<FailingLink>,
    may_ask_links: bool,
    strict: bool,
}

/// A station on the way.
struct Step {
    label: String,
    is_current: bool,
    is_done: bool,
}

/// Something planned.
struct PlanView {
    action: &'static str,
    words: String,
}

/// What a form's address may say.
#[derive(Default, serde::Deserialize)]
pub struct Asked {
    /// What has just been done.
    done: Option<String>,
    /// Show what was kept of this person's text.
    kept: Option<String>,
    /// A language to show besides.
    language: Option<String>,
}

/// `GET /studio/items/{id}`
pub async fn page(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    answered(&app, signed.lang, show(&app, &signed, &id, &asked).await)
}

async fn show(app: &App, signed: &Signed, id: &str, asked: &Asked) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    let more = asked.language.as_deref().and_then(Lang::parse);
    let mut showing = Showing {
        doc: entry.doc.clone(),
        from: entry.head.to_string(),
        base: entry.base(),
        problems: Vec::new(),
        strict: false,
        more,
        pen: entry.pen(signed),
        entry: &entry,
    };
    let kept = app.store.autosave(&entry.id, &signed.person.id).await?;
    if let Some(kept) = kept.filter(|_| asked.kept.is_some()) {
        showing.doc = parsed(&kept.doc);
        showing.from = kept.began.to_string();
    }
    if showing.pen.is_some() {
        app.store.note_opened(&entry.id, &signed.person.id, app.now()).await?;
    }
    draw(app, signed, showing, StatusCode::OK, asked.done.as_deref()).await
}

/// The page of a form.
///
/// # Errors
/// When the store fails.
pub async fn draw(
    app: &App,
    signed: &Signed,
    showing: Showing<'_>,
    status: StatusCode,
    done: Option<&str>,
) -> Result<Response, Error> {
    let entry = showing.entry;
    let words = signed.words;
    let name = super::title(&showing.doc, words);
    let kept = app.store.autosave(&entry.id, &signed.person.id).await?;
    let offer = kept.filter(|kept| !model::difference::difference(&entry.doc, &parsed(&kept.doc)).is_empty());
    let is_offered_text =
        offer.as_ref().is_some_and(|kept| kept.began.to_string() == showing.from && parsed(&kept.doc) == showing.doc);
    let may_publish = entry.may_publish(signed);
    let importance = match signed.may(Action::Publish, Some(entry.kind), entry.owner.as_ref()) {
        true => importances(words, showing.doc.get("importance").and_then(Value::as_f64).unwrap_or(0.3)),
        false => Vec::new(),
    };
    let plans = app.store.plans_of(&entry.id).await?;
    let view = |plan: &store::Planned| PlanView {
        action: plan.action.as_str(),
        words: match plan.action {
            PlanAction::Publish => words.with("form-plan-publish-at", "when", when(signed.lang, plan.due)),
            PlanAction::Withdraw => words.with("form-plan-withdraw-at", "when", when(signed.lang, plan.due)),
        },
    };
    let public_url = entry
        .kept
        .as_ref()
        .filter(|_| entry.is_public())
        .map(|kept| format!("/{}/{}/{}", signed.lang, entry.kind, kept.item.slug));
    // Of what visitors see already, "saved" alone would be taken for "published".
    let done = done.map(|word| if word == "saved" && entry.is_public() { "saved-beside" } else { word });
    let page = EditPage {
        name: name.clone(),
        steps: steps(signed, entry),
        station: entry.station(),
        standing: Standing::of(signed, entry),
        is_public: entry.is_public(),
        is_withdrawn: entry.is_withdrawn(),
        public_url,
        may_write: showing.pen.is_some(),
        may_publish,
        links: links::failing(app, signed, entry, &showing.doc).await?,
        may_ask_links: signed.may(Action::Edit, Some(entry.kind), entry.owner.as_ref()),
        is_new: entry.kept.is_none(),
        has_work: entry.live_work().is_some(),
        is_aside: entry.work.as_ref().is_some_and(|work| work.state == WorkState::Dropped),
        saved: saved(signed, entry),
        saved_at: changed_at(entry).map(|at| at.to_string()).unwrap_or_default(),
        person: &signed.person.id,
        offered_rows: match &offer {
            Some(kept) => differing(app, signed, entry, &parsed(&kept.doc)).await?,
            None => Vec::new(),
        },
        offered_fields: offer
            .as_ref()
            .map(|kept| changed_labels(words, entry.kind, &entry.doc, &parsed(&kept.doc), OFFERED_FIELDS))
            .unwrap_or_default(),
        kept_at: offer.as_ref().map(|kept| kept.at.to_string()).unwrap_or_default(),
        offered: offer.map(|kept| when(signed.lang, kept.at)),
        is_offered_text,
        others: others(app, signed, entry).await?,
        plans: plans.iter().map(view).collect(),
        owners: owners(app, signed, entry, &showing).await?,
        importance,
        strict: showing.strict,
        form: FormView::of(app, signed, showing).await?,
        page: Frame::new(app, signed, "items", name, &entry.url()).saying(done),
    };
    Ok(render(&page, signed.lang, status))
}

/// What a text that was kept says otherwise than the saved one.
async fn differing(app: &App, signed: &Signed, entry: &Entry, kept: &Map<String, Value>) -> Result<Vec<Row>, Error> {
    let mut known = names(app, signed.lang, &entry.doc).await?;
    known.append(&mut names(app, signed.lang, kept).await?);
    let reading = Reading { words: signed.words, kind: entry.kind, names: known, now: app.now() };
    Ok(rows(app, &reading, &entry.doc, kept))
}

/// The degrees of being known, in words; one that has no word stands as its number.
fn importances(words: Words, present: f64) -> Vec<Choice> {
    let mut degrees = IMPORTANCES.to_vec();
    if !degrees.contains(&present) {
        degrees.push(present);
        degrees.sort_by(f64::total_cmp);
    }
    let choice = |degree: f64| Choice {
        value: degree.to_string(),
        label: importance_in_words(words, degree),
        chosen: degree.total_cmp(&present).is_eq(),
    };
    degrees.into_iter().map(choice).collect()
}

/// How widely known something is, in words; the number where there is no word for it.
pub fn importance_in_words(words: Words, degree: f64) -> String {
    let word = words.find(&format!("form-importance-{}", (degree * 100.0).round()));
    word.unwrap_or_else(|| figures::decimal(words.lang(), degree, 2))
}

fn changed_at(entry: &Entry) -> Option<jiff::Timestamp> {
    entry.live_work().map(|work| work.changed_at).or(entry.kept.as_ref().map(|kept| kept.changed_at))
}

fn steps(signed: &Signed, entry: &Entry) -> [Step; 3] {
    let at = match (entry.live_work(), entry.is_public()) {
        (Some(work), _) if work.state == WorkState::Review => 1,
        (None, true) => 2,
        _ => 0,
    };
    let mut number = 0;
    ["draft", "review", "published"].map(|word| {
        let step = Step {
            label: signed.words.get(&format!("form-step-{word}")).into_owned(),
            is_current: number == at,
            is_done: number < at,
        };
        number += 1;
        step
    })
}

fn saved(signed: &Signed, entry: &Entry) -> String {
    match (entry.live_work(), &entry.kept) {
        (Some(work), Some(_)) if entry.is_public() => {
            signed.words.with("form-saved-beside-at", "when", when(signed.lang, work.changed_at))
        }
        (Some(work), _) => signed.words.with("form-saved-at", "when", when(signed.lang, work.changed_at)),
        (None, Some(kept)) => {
            let what = if entry.is_public() { "form-published-at" } else { "form-changed-at" };
            signed.words.with(what, "when", when(signed.lang, kept.changed_at))
        }
        (None, None) => String::new(),
    }
}

/// Who else has the form open, by role and organisation, in a sentence.
///
/// # Errors
/// When the store fails.
pub async fn others(app: &App, signed: &Signed, entry: &Entry) -> Result<Option<String>, Error> {
    let mut told = Vec::new();
    for person in app.store.others_at(&entry.id, &signed.person.id, app.now() - STILL_OPEN).await? {
        if let Some(person) = app.store.person(&person).await? {
            let roles = roles_of(app, signed.words, &person, entry.owner.as_ref()).await?;
            if !told.contains(&roles) {
                told.push(roles);
            }
        }
    }
    let separator = if signed.lang.direction() == "rtl" { "، " } else { ", " };
    Ok((!told.is_empty()).then(|| signed.words.with("form-others-here", "who", told.join(separator))))
}

/// The organisations that this person may give the item to; none when there is no choice.
async fn owners(app: &App, signed: &Signed, entry: &Entry, showing: &Showing<'_>) -> Result<Vec<Choice>, Error> {
    let action = if entry.kept.is_some() { Action::Edit } else { Action::Draft };
    let present = showing.doc.get("owner").and_then(Value::as_str).unwrap_or_default();
    if showing.pen != Some(super::Pen::Everything) {
        return Ok(Vec::new());
    }
    let mut choices = super::create::organisations(app, signed, action, entry.kind).await?;
    for choice in &mut choices {
        choice.chosen = choice.value == present;
    }
    if present.is_empty() && !choices.is_empty() {
        // What nobody owns stays so until somebody says otherwise.
        choices.insert(0, Choice { value: String::new(), label: "—".to_owned(), chosen: true });
    }
    if choices.len() < 2 && choices.iter().any(|choice| choice.chosen) {
        choices.clear();
    }
    Ok(choices)
}
