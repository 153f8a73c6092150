//! The steps of an import: tried, taken in, stopped, forgotten. Trying and taking run behind; the page says how far.

use std::sync::Arc;

use axum::extract::{Path, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Category, Id};
use store::{Batch, Deed};

use super::folder::{Folder, Stage};
use super::{answered, own, why};
use crate::accounts::key;
use crate::app::{App, Shared};
use crate::commands::export::cell;
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::said::Said;
use crate::intake::run::{Fault, Importer, Outcome, Plan, Progress, run};
use crate::intake::sheet::written;
use crate::intake::{columns, read};

/// Most imports that run at once on one service.
const AT_ONCE: usize = 2;

/// `POST /studio/import/{id}/try`: told what the columns mean, it is tried.
pub async fn dry_run(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    let lang = signed.lang;
    let answer = try_it(&app, signed, &id, &said).await;
    answered(&app, lang, answer)
}

async fn try_it(app: &Shared, signed: Signed, id: &str, said: &Said) -> Result<Response, Error> {
    let mut folder = own(app, &signed, id).await?;
    folder.state.plan = plan(&signed, &folder, said);
    folder.state.bad = match &folder.state.plan.owner {
        // Only an administrator brings in what nobody owns.
        None if !signed.standing().administrator => "owner".to_owned(),
        _ => String::new(),
    };
    if !folder.state.bad.is_empty() {
        folder.state.stage = Stage::Told;
        folder.keep().await.map_err(Error::from)?;
        return Ok(Redirect::to(&folder.url()).into_response());
    }
    begin(app, signed, folder, None).await
}

/// What was chosen. What is no column, owner or category of ours is left out.
fn plan(signed: &Signed, folder: &Folder, said: &Said) -> Plan {
    let text = |name: &str| said.get(name).chars().filter(|c| !c.is_control()).take(200).collect::<String>();
    let column = |number: usize| {
        let chosen = said.get(&format!("column-{number}")).to_owned();
        if columns::known(&chosen).is_some() { chosen } else { String::new() }
    };
    let owner = Id::parse(said.get("owner")).filter(|owner| signed.may(Action::Many, None, Some(owner)));
    Plan {
        columns: (0..folder.state.header.len()).map(column).collect(),
        owner: owner.map(|owner| owner.to_string()),
        category: Category::find(said.get("category")).map(|category| category.slug.to_owned()).unwrap_or_default(),
        source: text("source"),
        licence: text("licence"),
    }
}

/// `POST /studio/import/{id}/take`: takes in the rows that are right.
pub async fn take(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let lang = signed.lang;
    let answer = take_in(&app, signed, &id).await;
    answered(&app, lang, answer)
}

async fn take_in(app: &Shared, signed: Signed, id: &str) -> Result<Response, Error> {
    let folder = own(app, &signed, id).await?;
    if folder.state.stage != Stage::Tried {
        return Ok(Redirect::to(&folder.url()).into_response());
    }
    let batch = key::name("b").map_err(Error::from)?;
    begin(app, signed, folder, Some(batch)).await
}

/// Whether a step may run.
enum Started {
    Now,
    Before,
    Busy,
}

fn started(app: &App, id: &str, progress: &Arc<Progress>) -> Started {
    let mut running = app.running();
    if running.contains_key(id) {
        return Started::Before;
    }
    if running.len() >= AT_ONCE {
        return Started::Busy;
    }
    running.insert(id.to_owned(), progress.clone());
    Started::Now
}

/// Lets a step run behind.
async fn begin(app: &Shared, signed: Signed, mut folder: Folder, batch: Option<String>) -> Result<Response, Error> {
    let url = folder.url();
    let progress = Arc::new(Progress::default());
    match started(app, &folder.id, &progress) {
        Started::Before => return Ok(Redirect::to(&url).into_response()),
        Started::Busy => {
            "busy".clone_into(&mut folder.state.bad);
            folder.keep().await.map_err(Error::from)?;
            return Ok(Redirect::to(&url).into_response());
        }
        Started::Now => {}
    }
    folder.state.stage = Stage::Running;
    folder.state.bad = String::new();
    folder.state.outcome = Outcome::default();
    if let Some(batch) = &batch {
        folder.state.batch.clone_from(batch);
    }
    let id = folder.id.clone();
    if let Err(error) = folder.keep().await {
        app.running().remove(&id);
        return Err(error.into());
    }
    let app = app.clone();
    tokio::spawn(async move {
        let tried = batch.is_none();
        let (stage, bad) = match work(&app, &signed, &mut folder, batch.as_deref(), &progress).await {
            Ok(None) if tried => (Stage::Tried, ""),
            Ok(None) => (Stage::Taken, ""),
            Ok(Some(word)) => (Stage::Told, word),
            Err(error) => {
                tracing::error!(error = format!("{error:#}"), "an import failed");
                (if tried { Stage::Told } else { Stage::Taken }, "failed")
            }
        };
        folder.state.stage = stage;
        bad.clone_into(&mut folder.state.bad);
        if let Err(error) = folder.keep().await {
            tracing::error!(error = format!("{error:#}"), "cannot keep what came of an import");
        }
        app.running().remove(&folder.id);
        app.tell_changed();
        app.written.notify_one();
    });
    Ok(Redirect::to(&url).into_response())
}

/// Does the step. Gives a word where the file cannot be read.
async fn work(
    app: &App,
    signed: &Signed,
    folder: &mut Folder,
    batch: Option<&str>,
    progress: &Progress,
) -> anyhow::Result<Option<&'static str>> {
    let (file, format) = (folder.file(), folder.state.format);
    let table = match tokio::task::spawn_blocking(move || read(&file, format)).await? {
        Ok(table) => table,
        Err(unreadable) => return Ok(Some(unreadable.word())),
    };
    let owner = folder.state.plan.owner.as_deref().and_then(Id::parse);
    let deed = |subject: &str| signed.deed(app, "import", owner.as_ref(), subject, folder.state.name.clone());
    if let Some(batch) = batch {
        let begun = Batch {
            id: batch.to_owned(),
            action: "import".to_owned(),
            title: folder.state.name.clone(),
            person: signed.person.id.clone(),
            at: app.now(),
            undone_at: None,
            size: 0,
        };
        app.store.begin_batch(&begun, &deed(batch)).await?;
    }
    let logged: Deed = deed("");
    let importer = Importer { standing: signed.standing(), person: &signed.person.id, deed: logged, batch };
    let regions = app.regions();
    let outcome = run(&app.store, &regions, &table, &folder.state.plan, &importer, progress, crate::app::now).await?;
    folder.state.outcome = outcome;
    Ok(None)
}

/// `POST /studio/import/{id}/stop`
pub async fn stop(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let answer = own(&app, &signed, &id).await.map(|folder| {
        if let Some(progress) = app.running().get(&id) {
            progress.stop.store(true, std::sync::atomic::Ordering::Release);
        }
        Redirect::to(&folder.url()).into_response()
    });
    answered(&app, signed.lang, answer)
}

/// `POST /studio/import/{id}/forget`: takes the file away; what was taken in of it stays.
pub async fn forget(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let answer = match own(&app, &signed, &id).await {
        Ok(_) if app.running().contains_key(&id) => Ok(Redirect::to(&format!("/studio/import/{id}")).into_response()),
        Ok(folder) => match tokio::fs::remove_dir_all(&folder.path).await {
            Ok(()) => Ok(Redirect::to("/studio/import").into_response()),
            Err(error) => Err(error.into()),
        },
        Err(error) => Err(error),
    };
    answered(&app, signed.lang, answer)
}

/// `GET /studio/import/{id}/problems.csv`
pub async fn problems(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    let answer = match own(&app, &signed, &id).await {
        Ok(folder) => table_of(&signed, &folder),
        Err(error) => Err(error),
    };
    answered(&app, signed.lang, answer)
}

fn table_of(signed: &Signed, folder: &Folder) -> Result<Response, Error> {
    let header = ["row", "column", "why", "value", "kept"].map(str::to_owned).to_vec();
    let row = |fault: &Fault| {
        vec![
            fault.row.to_string(),
            cell(&fault.column.as_str().into()),
            cell(&why(signed, fault).into()),
            cell(&fault.value.as_str().into()),
            if fault.is_remark { "yes" } else { "no" }.to_owned(),
        ]
    };
    let rows = folder.state.outcome.faults.iter().map(row);
    let body = written(std::iter::once(header).chain(rows)).map_err(Error::from)?;
    let headers: [(HeaderName, &str); 2] = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"problems.csv\""),
    ];
    Ok((headers, body).into_response())
}
