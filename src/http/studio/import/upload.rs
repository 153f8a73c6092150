//! A file comes in: kept under a name of ours, read once to see that it can be, its columns guessed.

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};
use tokio::io::AsyncWriteExt;

use super::folder::{Folder, Stage, State as Kept};
use super::{answered, must_import, show};
use crate::accounts::key;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::intake::run::{Outcome, Plan};
use crate::intake::{FILE_MAX, Format, Table, columns, read};

/// Largest form: the file and what surrounds it.
pub const FORM_LIMIT: usize = FILE_MAX + 64 * 1024;
/// Most imports that one person keeps.
const MOST: usize = 20;
/// Rows shown as samples, and how much of a cell.
const SAMPLES: usize = 3;
const SAMPLE_MAX: usize = 60;

/// `POST /studio/import`
pub async fn upload(State(app): State<Shared>, signed: Signed, form: Multipart) -> Response {
    let answer = match must_import(&app, &signed).await {
        Ok(()) => receive(&app, &signed, form).await,
        Err(error) => Err(error),
    };
    answered(&app, signed.lang, answer)
}

async fn receive(app: &App, signed: &Signed, form: Multipart) -> Result<Response, Error> {
    if Folder::all_of(app, &signed.person.id).await.len() >= MOST {
        return refused(app, signed, "many").await;
    }
    let id = key::name("i").map_err(Error::from)?;
    let path = app.config.imports_dir().join(&id);
    tokio::fs::create_dir_all(&path).await?;
    let answer = keep(app, signed, form, &id, &path).await;
    if !matches!(answer, Ok(Ok(_))) {
        // What cannot be read is not kept.
        let _ = tokio::fs::remove_dir_all(&path).await;
    }
    match answer? {
        Ok(url) => Ok(Redirect::to(&url).into_response()),
        Err(word) => refused(app, signed, word).await,
    }
}

async fn refused(app: &App, signed: &Signed, word: &str) -> Result<Response, Error> {
    let said = signed.words.get(&format!("import-bad-{word}")).into_owned();
    show(app, signed, Some(said)).await
}

/// Keeps the file. Gives the import's address, or the word that says why not.
async fn keep(
    app: &App,
    signed: &Signed,
    mut form: Multipart,
    id: &str,
    path: &std::path::Path,
) -> Result<Result<String, &'static str>, Error> {
    let Ok(Some(mut field)) = form.next_field().await else { return Ok(Err("none")) };
    let name: String = field.file_name().unwrap_or_default().chars().filter(|c| !c.is_control()).take(100).collect();
    if name.is_empty() {
        return Ok(Err("none"));
    }
    let file = path.join("file");
    let mut out = tokio::fs::File::create(&file).await?;
    let (mut size, mut start) = (0, Vec::new());
    loop {
        match field.chunk().await {
            Ok(Some(chunk)) => {
                size += chunk.len();
                if size > FILE_MAX {
                    return Ok(Err("large"));
                }
                if start.len() < 64 {
                    start.extend_from_slice(&chunk[..chunk.len().min(64)]);
                }
                out.write_all(&chunk).await?;
            }
            Ok(None) => break,
            Err(error) if error.status() == axum::http::StatusCode::PAYLOAD_TOO_LARGE => return Ok(Err("large")),
            Err(_) => return Ok(Err("cut")),
        }
    }
    out.sync_all().await?;
    let Some(format) = Format::of(&name, &start) else { return Ok(Err("format")) };
    let table = match tokio::task::spawn_blocking(move || read(&file, format)).await? {
        Ok(table) => table,
        Err(unreadable) => {
            tracing::info!(%unreadable, "a file that was brought along cannot be read");
            return Ok(Err(unreadable.word()));
        }
    };
    let folder = Folder { id: id.to_owned(), path: path.to_owned(), state: told(app, signed, name, format, &table) };
    folder.keep().await.map_err(Error::from)?;
    Ok(Ok(folder.url()))
}

fn told(app: &App, signed: &Signed, name: String, format: Format, table: &Table) -> Kept {
    let short = |cell: &String| cell.chars().take(SAMPLE_MAX).collect::<String>();
    let mut columns: Vec<String> = Vec::with_capacity(table.header.len());
    for column in &table.header {
        // Two columns of one meaning: the first has it.
        let guess = columns::guessed(column).filter(|guess| !columns.contains(guess));
        columns.push(guess.unwrap_or_default());
    }
    Kept {
        person: signed.person.id.clone(),
        name,
        format,
        at: app.now(),
        stage: Stage::Told,
        header: table.header.clone(),
        samples: table.rows.iter().take(SAMPLES).map(|row| row.iter().map(short).collect()).collect(),
        rows: table.rows.len(),
        plan: Plan { columns, ..Plan::default() },
        outcome: Outcome::default(),
        bad: String::new(),
        batch: String::new(),
    }
}
