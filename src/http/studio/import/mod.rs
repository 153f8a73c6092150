//! Files brought in through the browser: uploaded, told what the columns mean, tried, taken in, and taken back.
//!
//! `folder` keeps a file and where it stands, [`upload`] receives it, [`steps`] moves it on.

mod folder;
pub mod steps;
pub mod upload;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use model::{Action, Kind};

use self::folder::{Folder, Stage};
use super::edit::create::organisations;
use super::edit::view::{Choice, when};
use super::{Frame, answered};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::intake::columns;
use crate::intake::run::{Fault, Plan};

/// Faults shown on the page; all of them are in the file.
const SHOWN: usize = 200;

#[derive(Template)]
#[template(path = "studio/import.html")]
struct ImportPage<'a> {
    page: Frame<'a>,
    imports: Vec<Line>,
    /// Why a file was not taken.
    bad: Option<String>,
}

struct Line {
    url: String,
    name: String,
    state: String,
    when: String,
}

#[derive(Template)]
#[template(path = "studio/import-one.html")]
struct OnePage<'a> {
    page: Frame<'a>,
    url: String,
    name: String,
    stage: &'static str,
    bad: Option<String>,
    rows: String,
    columns: Vec<ColumnView>,
    owners: Vec<Choice>,
    categories: Vec<Choice>,
    plan: Plan,
    /// How far a running one is: percent and words.
    percent: u32,
    progress: String,
    counts: Vec<(String, String)>,
    faults: Vec<FaultView>,
    fault_count: String,
    hidden: Option<String>,
    batch: Option<String>,
    stopped: bool,
    good: u64,
}

/// A column of the file with what it may mean.
struct ColumnView {
    number: usize,
    name: String,
    sample: String,
    choices: Vec<Choice>,
}

struct FaultView {
    row: String,
    column: String,
    why: String,
    value: String,
    is_remark: bool,
}

/// `GET /studio/import`
pub async fn page(State(app): State<Shared>, signed: Signed) -> Response {
    answered(&app, signed.lang, show(&app, &signed, None).await)
}

/// The first page, perhaps with why a file was not taken.
async fn show(app: &App, signed: &Signed, bad: Option<String>) -> Result<Response, Error> {
    must_import(app, signed).await?;
    let mut all = Folder::all_of(app, &signed.person.id).await;
    all.sort_by_key(|folder| std::cmp::Reverse(folder.state.at));
    let imports = all
        .iter()
        .map(|folder| Line {
            url: folder.url(),
            name: folder.state.name.clone(),
            state: signed.words.get(&format!("import-stage-{}", folder.state.stage.word())).into_owned(),
            when: when(signed.lang, folder.state.at),
        })
        .collect();
    let status = if bad.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    let page = Frame::new(app, signed, "items", signed.words.get("import-title").into_owned(), "/studio/import");
    Ok(render(&ImportPage { page, imports, bad }, signed.lang, status))
}

/// Whether somebody may bring in files at all.
async fn must_import(app: &App, signed: &Signed) -> Result<(), Error> {
    if signed.standing().may_somewhere(Action::Many) {
        return Ok(());
    }
    signed.must(app, Action::Many, None, None, "").await?;
    Err(Error::Forbidden)
}

/// A person's own import.
async fn own(app: &App, signed: &Signed, id: &str) -> Result<Folder, Error> {
    must_import(app, signed).await?;
    let none = || Error::NotFound("error-no-item", None);
    let folder = Folder::open(app, id).await.ok_or_else(none)?;
    if folder.state.person == signed.person.id { Ok(folder) } else { Err(none()) }
}

/// `GET /studio/import/{id}`
pub async fn one(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, draw(&app, &signed, &id).await)
}

async fn draw(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let mut folder = own(app, signed, id).await?;
    let (lang, words) = (signed.lang, signed.words);
    let running = app.running().get(id).cloned();
    if folder.state.stage == Stage::Running && running.is_none() {
        // It ended while this was read, or with the service.
        folder = own(app, signed, id).await?;
        if folder.state.stage == Stage::Running {
            folder.state.stage = Stage::Interrupted;
        }
    }
    let state = &folder.state;
    let mut owners = organisations(app, signed, Action::Many, Kind::Place).await?;
    for owner in &mut owners {
        owner.chosen = state.plan.owner.as_deref() == Some(owner.value.as_str());
    }
    let outcome = &state.outcome;
    let done = running.map_or(0, |progress| progress.rows.load(std::sync::atomic::Ordering::Acquire));
    let mut args = FluentArgs::new();
    args.set("done", done as i64);
    args.set("all", state.rows as i64);
    let count = |key: &str, count: u64| (words.get(key).into_owned(), figures::whole(lang, count as i64));
    let refresh = state.stage == Stage::Running;
    let mut page = Frame::new(app, signed, "items", words.get("import-title").into_owned(), &folder.url());
    page.refreshes = refresh;
    let page = OnePage {
        url: folder.url(),
        name: state.name.clone(),
        stage: state.stage.word(),
        bad: (!state.bad.is_empty()).then(|| words.get(&format!("import-bad-{}", state.bad)).into_owned()),
        rows: words.with("import-rows", "count", state.rows as i64),
        columns: state.header.iter().enumerate().map(|(number, name)| column(signed, &folder, number, name)).collect(),
        owners,
        categories: categories(signed, &state.plan.category),
        plan: state.plan.clone(),
        percent: (done * 100 / (state.rows as u64).max(1)).min(100) as u32,
        progress: words.with_all("import-progress", &args),
        counts: vec![
            count("import-created", outcome.created),
            count("import-updated", outcome.updated),
            count("import-unchanged", outcome.unchanged),
            count("import-drafted", outcome.drafted),
            count("import-refused", outcome.refused),
        ],
        faults: outcome.faults.iter().take(SHOWN).map(|fault| fault_view(signed, fault)).collect(),
        fault_count: figures::whole(lang, outcome.faults.len() as i64),
        hidden: (outcome.faults.len() > SHOWN)
            .then(|| words.with("import-more-faults", "count", (outcome.faults.len() - SHOWN) as i64)),
        batch: (!state.batch.is_empty()).then(|| state.batch.clone()),
        stopped: outcome.stopped,
        good: outcome.created + outcome.updated + outcome.drafted,
        page,
    };
    Ok(render(&page, lang, StatusCode::OK))
}

fn column(signed: &Signed, folder: &Folder, number: usize, name: &str) -> ColumnView {
    let chosen = folder.state.plan.columns.get(number).map(String::as_str).unwrap_or_default();
    let label = |value: &str| {
        let (base, lang) = value.split_once('.').unwrap_or((value, ""));
        let base = signed.words.get(&format!("column-{}", base.replace('_', "-"))).into_owned();
        if lang.is_empty() { base } else { format!("{base} ({})", signed.words.get(&format!("column-in-{lang}"))) }
    };
    let choices = columns::all()
        .into_iter()
        .map(|value| Choice { label: label(&value), chosen: value == chosen, value })
        .collect();
    let sample: Vec<&str> = folder
        .state
        .samples
        .iter()
        .filter_map(|row| row.get(number))
        .map(String::as_str)
        .filter(|cell| !cell.is_empty())
        .collect();
    ColumnView { number, name: name.to_owned(), sample: sample.join(" · "), choices }
}

fn categories(signed: &Signed, chosen: &str) -> Vec<Choice> {
    model::category::CATEGORIES
        .iter()
        .filter(|category| matches!(category.kind, Kind::Place | Kind::Event))
        .map(|category| Choice {
            value: category.slug.to_owned(),
            label: category.name(signed.lang).to_owned(),
            chosen: category.slug == chosen,
        })
        .collect()
}

/// What is wrong, in words.
fn why(signed: &Signed, fault: &Fault) -> String {
    let mut args = FluentArgs::new();
    for (name, value) in &fault.values {
        args.set(name.as_str(), value.as_str());
    }
    let own = format!("import-why-{}", fault.code);
    if signed.words.find(&own).is_some() {
        return signed.words.with_all(&own, &args);
    }
    let said = signed.words.with_all(&format!("field-{}", fault.code), &args);
    if fault.column.is_empty() && !fault.field.is_empty() { format!("{}: {said}", fault.field) } else { said }
}

fn fault_view(signed: &Signed, fault: &Fault) -> FaultView {
    FaultView {
        row: figures::whole(signed.lang, fault.row as i64),
        column: fault.column.clone(),
        why: why(signed, fault),
        value: fault.value.clone(),
        is_remark: fault.is_remark,
    }
}
