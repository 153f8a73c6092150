//! Two items become one: side by side, field by field; what stays keeps the other's names, addresses and what points at
//! it.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Id, Item, Lang};
use serde_json::{Map, Value, json};
use store::{Joining, Kept, Refusal, SaveError};

use super::edit::document;
use super::edit::view::label_in_words;
use super::{Frame, answered};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::said::Said;

/// Keys that an item keeps whatever happens, and that the other does not lend.
const OWN: [&str; 7] = ["format", "id", "kind", "slug", "status", "other_names", "owner"];

#[derive(Template)]
#[template(path = "studio/joining.html")]
struct JoiningPage<'a> {
    page: Frame<'a>,
    url: String,
    swap: String,
    stays: (String, i64),
    goes: (String, String, i64),
    rows: Vec<Row>,
    faults: Vec<String>,
}

/// A fact of both.
struct Row {
    field: String,
    label: String,
    ours: String,
    theirs: String,
    /// Whether the other's is proposed: ours says nothing.
    theirs_chosen: bool,
    same: bool,
}

/// Which other one.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    with: String,
}

/// `GET /studio/items/{id}/join?with=`
pub async fn page(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
) -> Response {
    let drawn = match both(&app, &signed, &id, &asked.with).await {
        Ok((stays, goes)) => Ok(draw(&app, &signed, &stays, &goes, Vec::new(), StatusCode::OK)),
        Err(error) => Err(error),
    };
    answered(&app, signed.lang, drawn)
}

/// The two, which this person may join: two different items of one kind, in which nobody writes.
async fn both(app: &App, signed: &Signed, stays: &str, goes: &str) -> Result<(Kept, Kept), Error> {
    let none = || Error::NotFound("error-no-item", None);
    let (stays, goes) = (Id::parse(stays).ok_or_else(none)?, Id::parse(goes).ok_or_else(none)?);
    let mut found = app.store.items(&[stays.clone(), goes.clone()]).await?;
    let (Some(second), Some(first)) = (found.pop(), found.pop()) else { return Err(none()) };
    for kept in [&first, &second] {
        let (kind, owner) = (Some(kept.item.kind()), kept.item.owner.as_ref());
        signed.must(app, Action::Many, kind, owner, kept.item.id.as_str()).await?;
        signed.must(app, Action::Publish, kind, owner, kept.item.id.as_str()).await?;
    }
    if first.item.kind() == second.item.kind() { Ok((first, second)) } else { Err(none()) }
}

fn draw(app: &App, signed: &Signed, stays: &Kept, goes: &Kept, faults: Vec<String>, status: StatusCode) -> Response {
    let lang = signed.lang;
    let url = |first: &Kept, second: &Kept| format!("/studio/items/{}/join?with={}", first.item.id, second.item.id);
    let (ours, theirs) = (document(stays), document(goes));
    let keys = ours.keys().chain(theirs.keys().filter(|key| !ours.contains_key(*key)));
    let rows = keys
        .filter(|key| !OWN.contains(&key.as_str()))
        .map(|key| Row {
            label: label_in_words(signed.words, stays.item.kind(), key),
            ours: shown(ours.get(key)),
            theirs: shown(theirs.get(key)),
            theirs_chosen: !ours.contains_key(key),
            same: ours.get(key) == theirs.get(key),
            field: key.clone(),
        })
        .collect();
    let title = signed.words.get("joining-title").into_owned();
    let here = url(stays, goes);
    let page = JoiningPage {
        page: Frame::new(app, signed, "items", title, &here),
        swap: url(goes, stays),
        url: here,
        stays: (stays.item.best_name(lang).1.to_owned(), stays.version),
        goes: (goes.item.id.to_string(), goes.item.best_name(lang).1.to_owned(), goes.version),
        rows,
        faults,
    };
    render(&page, lang, status)
}

/// A fact as a reader can compare it.
fn shown(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(Value::Array(list)) => list.iter().map(|value| shown(Some(value))).collect::<Vec<_>>().join("\n"),
        Some(Value::Object(map)) => {
            map.iter().map(|(key, value)| format!("{key}: {}", shown(Some(value)))).collect::<Vec<_>>().join("\n")
        }
        Some(other) => other.to_string(),
    }
}

/// `POST /studio/items/{id}/join?with=`
pub async fn join(
    State(app): State<Shared>,
    signed: Signed,
    Path(id): Path<String>,
    Query(asked): Query<Asked>,
    said: Said,
) -> Response {
    let joined = match both(&app, &signed, &id, &asked.with).await {
        Ok((stays, goes)) => make_one(&app, &signed, &stays, &goes, &said).await,
        Err(error) => Err(error),
    };
    answered(&app, signed.lang, joined)
}

async fn make_one(app: &App, signed: &Signed, stays: &Kept, goes: &Kept, said: &Said) -> Result<Response, Error> {
    let again = |faults| Ok(draw(app, signed, stays, goes, faults, StatusCode::UNPROCESSABLE_ENTITY));
    // The versions that were seen: what somebody saved meanwhile was not compared.
    let seen = |name: &str| said.raw(name).parse::<i64>().ok();
    if seen("stays") != Some(stays.version) || seen("goes") != Some(goes.version) {
        return again(vec![signed.words.get("done-moved").into_owned()]);
    }
    if !app.store.works(&[stays.item.id.clone(), goes.item.id.clone()]).await?.is_empty() {
        return again(vec![signed.words.get("bulk-why-writing").into_owned()]);
    }
    let (mut doc, theirs) = (document(stays), document(goes));
    for (key, value) in &theirs {
        if !OWN.contains(&key.as_str()) && said.raw(key) == "theirs" {
            doc.insert(key.clone(), value.clone());
        }
    }
    add_names(&mut doc, stays, goes);
    let item: Item = match model::Draft(doc).check() {
        Ok(item) => item,
        Err(problems) => return again(problems.iter().map(|problem| signed.words.problem(problem)).collect()),
    };
    let joining = Joining {
        stays: item,
        stays_version: stays.version,
        goes: goes.item.id.clone(),
        goes_version: goes.version,
        author: signed.person.id.clone(),
        at: app.now(),
    };
    let owner = stays.item.owner.as_ref();
    let deed = signed.deed(app, "join", owner, stays.item.id.as_str(), goes.item.id.as_str());
    match app.store.join(&joining, &deed).await {
        Ok(_) => {
            app.tell_changed();
            app.written.notify_one();
            Ok(Redirect::to(&format!("/studio/items/{}?done=joined", stays.item.id)).into_response())
        }
        Err(SaveError::Refused(Refusal::Conflict { .. })) => again(vec![signed.words.get("done-moved").into_owned()]),
        Err(SaveError::Refused(refusal)) => again(vec![signed.words.problem(&refusal.problem())]),
        Err(SaveError::Failed(error)) => Err(error.into()),
    }
}

/// Every name of either is one that the item is found by.
fn add_names(doc: &mut Map<String, Value>, stays: &Kept, goes: &Kept) {
    let held: Vec<String> = doc
        .get("name")
        .and_then(Value::as_object)
        .map(|names| names.values().filter_map(Value::as_str).map(str::to_owned).collect())
        .unwrap_or_default();
    let names = |item: &Item| -> Vec<(Lang, String)> {
        item.name.iter().chain(item.other_names.iter()).map(|(lang, name)| (lang, name.to_owned())).collect()
    };
    let others = doc.entry("other_names".to_owned()).or_insert_with(|| json!({}));
    let Value::Object(others) = others else { return };
    for (lang, name) in names(&stays.item).into_iter().chain(names(&goes.item)) {
        let list = others.entry(lang.to_string()).or_insert_with(|| json!([]));
        if let Value::Array(list) = list
            && !held.contains(&name)
            && !list.iter().any(|known| known.as_str() == Some(&name))
        {
            list.push(name.into());
        }
    }
    others.retain(|_, list| list.as_array().is_some_and(|list| !list.is_empty()));
    if others.is_empty() {
        doc.shift_remove("other_names");
    }
}
