//! The list as a file: what it shows and this person may see, and nothing more.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use model::{Action, Bounds, Id, Item};
use store::WorkState;

use super::super::answered;
use super::asked::Asked;
use super::must_see;
use crate::app::{App, Shared};
use crate::commands::export::{cell, columns, feature, header};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::intake::sheet::written;

/// Most items in one file.
const MOST: usize = 20_000;
/// Items read at once.
const CHUNK: usize = 500;

/// `GET /studio/export/{format}`: `csv`, `geojson` or `jsonl`.
pub async fn export(
    State(app): State<Shared>,
    signed: Signed,
    Path(format): Path<String>,
    RawQuery(query): RawQuery,
) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, &format, query.as_deref().unwrap_or_default()).await)
}

async fn answer(app: &App, signed: &Signed, format: &str, query: &str) -> Result<Response, Error> {
    must_see(app, signed).await?;
    let kind = match format {
        "csv" => "text/csv; charset=utf-8",
        "geojson" => "application/geo+json",
        "jsonl" => "application/x-ndjson",
        _ => return Err(Error::NotFound("error-no-item", None)),
    };
    let (ids, _) = Asked::read(query).all(signed, app, MOST).await?;
    let mut items = Vec::with_capacity(ids.len());
    for ids in ids.chunks(CHUNK) {
        items.extend(read(app, signed, ids).await?);
    }
    let body = match format {
        "csv" => sheet(&items)?,
        "geojson" => collection(&items),
        _ => items.iter().map(|item| model::written::write(item) + "\n").collect::<String>().into_bytes(),
    };
    let headers: [(HeaderName, String); 2] = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"gardesh.{format}\"")),
    ];
    Ok((headers, body).into_response())
}

/// The items as the list shows them: what is being written as far as it is valid.
async fn read(app: &App, signed: &Signed, ids: &[Id]) -> Result<Vec<Item>, Error> {
    let works = app.store.works(ids).await?;
    let mut kept: std::collections::HashMap<Id, Item> =
        app.store.items(ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept.item)).collect();
    let mut items = Vec::with_capacity(ids.len());
    for id in ids {
        let written = works.get(id).filter(|work| work.state != WorkState::Dropped).and_then(|work| {
            let draft = model::Draft::parse(&work.doc).ok()?;
            draft.salvage(Bounds::WORLD.centre())
        });
        let Some(item) = written.or_else(|| kept.remove(id)) else { continue };
        if signed.may(Action::See, Some(item.kind()), item.owner.as_ref()) {
            items.push(item);
        }
    }
    Ok(items)
}

fn sheet(items: &[Item]) -> Result<Vec<u8>, Error> {
    let mut languages = std::collections::BTreeSet::new();
    for item in items {
        let texts = item.name.iter().chain(item.summary.iter()).chain(item.description.iter());
        languages.extend(texts.chain(item.other_names.iter()).map(|(lang, _)| lang.to_string()));
    }
    let header = header(&languages.into_iter().collect::<Vec<_>>());
    let row = |item: &Item| {
        let row = columns(item);
        header.iter().map(|name| row.get(name).map(cell).unwrap_or_default()).collect()
    };
    written(std::iter::once(header.clone()).chain(items.iter().map(row))).map_err(Error::from)
}

fn collection(items: &[Item]) -> Vec<u8> {
    let features: Vec<String> = items.iter().map(|item| feature(item).to_string()).collect();
    format!("{{\"type\":\"FeatureCollection\",\"features\":[\n{}\n]}}\n", features.join(",\n")).into_bytes()
}
