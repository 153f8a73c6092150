//! What an item was: every version with what is different in it, and the way back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::difference::{Difference, difference};
use model::{Kind, Lang, PictureId, translation};
use serde_json::{Map, Value};
use similar::{ChangeTag, TextDiff};
use store::{Ground, WorkError, WorkSave, WorkState};

use super::reading::Reading;
use super::view::{label_in_words, names, photograph, when};
use super::{Entry, composed, parsed};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::said::Said;
use crate::http::studio::{Frame, answered};
use crate::words::Words;

#[derive(Template)]
#[template(path = "studio/history.html")]
struct HistoryPage<'a> {
    page: Frame<'a>,
    url: String,
    name: String,
    may_restore: bool,
    versions: Vec<VersionView>,
    drafts: Vec<DraftView>,
    drafts_title: String,
}

/// A save of a draft.
struct DraftView {
    number: i64,
    who: String,
    when: String,
    /// The fields that it changed.
    fields: String,
    /// What the button that brings it back is called.
    restore: String,
}

/// Saves of drafts that are listed.
const DRAFTS: u32 = 50;
/// Fields that are named of each.
const FIELDS: usize = 4;

/// A version.
struct VersionView {
    /// Its number; 0 for the work copy.
    number: i64,
    title: String,
    who: String,
    when: String,
    rows: Vec<Row>,
    is_present: bool,
}

/// A fact that is not what it was.
pub struct Row {
    /// What the form calls it.
    pub label: String,
    /// Its photographs, of before and after.
    pub pictures: Vec<Thumb>,
    /// The language of a text, and its direction.
    pub lang: Option<(String, &'static str)>,
    /// What went, what stayed and what came, in the order in which it is read.
    pub parts: Vec<Part>,
}

/// A photograph, seen small.
pub struct Thumb {
    /// `ins`, `del`, or nothing for one that stayed.
    pub kind: &'static str,
    /// Its address.
    pub url: String,
    /// What happened to it, in words.
    pub alt: String,
}

/// A stretch of text.
pub struct Part {
    /// `ins`, `del`, or nothing for what stayed.
    pub kind: &'static str,
    /// The text.
    pub text: String,
}

/// Keys that say nothing to a reader.
const SILENT: [&str; 5] = ["format", "id", "kind", "slug", "status"];

/// `GET /studio/items/{id}/history`
pub async fn page(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, show(&app, &signed, &id).await)
}

async fn show(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    let words = signed.words;
    let revisions = app.store.revisions(&entry.id).await?;
    let names_now = names(app, signed.lang, &entry.doc).await?;
    let mut reading = Reading { words, kind: entry.kind, names: names_now, now: app.now() };
    for revision in &revisions {
        reading.names.append(&mut names(app, signed.lang, &parsed(&revision.doc)).await?);
    }
    let mut versions = Vec::new();
    if let Some(work) = entry.live_work() {
        let before = revisions.first().map(|revision| parsed(&revision.doc)).unwrap_or_default();
        versions.push(VersionView {
            number: 0,
            title: words.get("form-history-work").into_owned(),
            who: name_of(app, words, &work.changed_by).await?,
            when: when(signed.lang, work.changed_at),
            rows: rows(app, &reading, &before, &entry.doc),
            is_present: false,
        });
    }
    for (i, revision) in revisions.iter().enumerate() {
        let before = revisions.get(i + 1).map(|revision| parsed(&revision.doc)).unwrap_or_default();
        versions.push(VersionView {
            number: revision.version,
            title: words.with("form-history-version", "number", revision.version),
            who: name_of(app, words, &revision.author).await?,
            when: when(signed.lang, revision.at),
            rows: rows(app, &reading, &before, &parsed(&revision.doc)),
            is_present: i == 0,
        });
    }
    let drafts = drafts(app, signed, &entry).await?;
    let name = entry.name(signed.lang);
    let page = HistoryPage {
        page: Frame::new(
            app,
            signed,
            "items",
            words.get("form-history").into_owned(),
            &format!("{}/history", entry.url()),
        ),
        url: entry.url(),
        name,
        may_restore: entry.pen(signed) == Some(super::Pen::Everything),
        versions,
        drafts_title: words.with("form-history-drafts", "count", drafts.len() as i64),
        drafts,
    };
    Ok(render(&page, signed.lang, StatusCode::OK))
}

/// The last saves of drafts, the latest first, each with the fields that it changed.
async fn drafts(app: &App, signed: &Signed, entry: &Entry) -> Result<Vec<DraftView>, Error> {
    let words = signed.words;
    let saved = app.store.drafts(&entry.id, DRAFTS + 1).await?;
    let docs: Vec<Map<String, Value>> = saved.iter().map(|draft| parsed(&draft.doc)).collect();
    let nothing = Map::new();
    let mut drafts = Vec::new();
    for (i, draft) in saved.iter().enumerate().take(DRAFTS as usize) {
        let at = when(signed.lang, draft.at);
        drafts.push(DraftView {
            number: draft.version,
            who: name_of(app, words, &draft.author).await?,
            restore: words.with("form-restore-draft", "when", at.as_str()),
            when: at,
            fields: changed_labels(words, entry.kind, docs.get(i + 1).unwrap_or(&nothing), &docs[i], FIELDS),
        });
    }
    Ok(drafts)
}

/// What the fields are called that differ between two texts, at most so many, in a line.
pub fn changed_labels(
    words: Words,
    kind: Kind,
    before: &Map<String, Value>,
    after: &Map<String, Value>,
    most: usize,
) -> String {
    let mut labels: Vec<String> = Vec::new();
    for found in difference(before, after).iter().filter(|found| !SILENT.contains(&found.path.as_str())) {
        let label = label_in_words(words, kind, &found.path);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    if labels.len() > most {
        labels.truncate(most);
        labels.push("…".to_owned());
    }
    labels.join(&words.get("list-comma"))
}

/// What colleagues call an author; a command keeps its own name.
async fn name_of(app: &App, words: Words, author: &str) -> Result<String, Error> {
    Ok(match app.store.person(author).await? {
        Some(person) => person.name,
        None => words.find(&format!("form-author-{author}")).unwrap_or_else(|| author.to_owned()),
    })
}

/// The facts that differ, each with what went and what came.
pub fn rows(app: &App, reading: &Reading, before: &Map<String, Value>, after: &Map<String, Value>) -> Vec<Row> {
    // That an item is public at last is told by the version itself; only what changes later is told.
    let is_told = |path: &str| !SILENT.contains(&path) || path == "status" && !before.is_empty();
    difference(before, after)
        .into_iter()
        .filter(|found| is_told(&found.path))
        .map(|found| {
            let label = super::fields::label(reading.kind, &found.path);
            Row {
                label: label_in_words(reading.words, reading.kind, &found.path),
                pictures: if found.path == "pictures" { thumbs(app, reading.words, &found) } else { Vec::new() },
                lang: label.lang.map(|lang| (lang.to_string(), lang.direction())),
                parts: parts(reading, &found),
            }
        })
        .collect()
}

/// The photographs of before and after that can be seen: what went, what stayed, what came.
fn thumbs(app: &App, words: Words, found: &Difference) -> Vec<Thumb> {
    let photographs = |value: &Option<Value>| -> Vec<PictureId> {
        let pictures = value.as_ref().and_then(Value::as_array).into_iter().flatten();
        let files = pictures.filter_map(|picture| photograph(picture.get("file")?.as_str()?));
        files.filter(|id| app.gallery.get(id).is_some()).collect()
    };
    let (before, after) = (photographs(&found.before), photographs(&found.after));
    let thumb = |kind: &'static str, id: &PictureId| Thumb {
        kind,
        url: crate::http::studio::pictures::thumb(id),
        alt: words.get(&format!("form-history-picture-{}", if kind.is_empty() { "same" } else { kind })).into_owned(),
    };
    let gone = before.iter().filter(|id| !after.contains(id)).map(|id| thumb("del", id));
    let there = after.iter().map(|id| thumb(if before.contains(id) { "" } else { "ins" }, id));
    gone.chain(there).collect()
}

fn parts(reading: &Reading, found: &Difference) -> Vec<Part> {
    // What says nothing of its station is public.
    let silent = (found.path == "status").then(|| Value::from("published"));
    let read = |value: &Option<Value>| reading.of(&found.path, value.as_ref().or(silent.as_ref()));
    let (before, after) = (read(&found.before), read(&found.after));
    let diff = TextDiff::configure().timeout(std::time::Duration::from_millis(50)).diff_unicode_words(&before, &after);
    let mut parts: Vec<Part> = Vec::new();
    for change in diff.iter_all_changes() {
        let kind = match change.tag() {
            ChangeTag::Delete => "del",
            ChangeTag::Insert => "ins",
            ChangeTag::Equal => "",
        };
        match parts.last_mut().filter(|last| last.kind == kind) {
            Some(last) => last.text.push_str(change.value()),
            None => parts.push(Part { kind, text: change.value().to_owned() }),
        }
    }
    parts
}

fn ground_in_log(ground: Ground) -> String {
    match ground {
        Ground::Revision(version) => format!("version {version}"),
        Ground::Work(version) => format!("draft {version}"),
        Ground::New => String::new(),
    }
}

/// `POST /studio/items/{id}/restore`: an old version becomes the text that is being written.
pub async fn restore(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    answered(&app, signed.lang, bring_back(&app, &signed, &id, &said).await)
}

async fn bring_back(app: &App, signed: &Signed, id: &str, said: &Said) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    if entry.must_write(app, signed).await? != super::Pen::Everything {
        return Err(Error::Forbidden);
    }
    let none = || Error::NotFound("error-no-item", None);
    // A published version, or a save of a draft.
    let ground = match said.raw("draft") {
        "" => said.raw("version").parse().ok().map(Ground::Revision),
        draft => draft.parse().ok().map(Ground::Work),
    };
    let ground = ground.ok_or_else(none)?;
    let old = app.store.ground(&entry.id, ground).await?.ok_or_else(none)?;
    // What a form may not set stays as it is today: an old version does not give an item back to an old owner.
    let old = parsed(&old);
    let fields: Map<String, Value> =
        old.into_iter().filter(|(key, _)| super::fields::is_field(entry.kind, key)).collect();
    let doc = composed(entry.kind, &entry.doc, &fields);
    let followed = translation::follow(&entry.doc, &doc, &app.store.followed(&entry.id).await?);
    let deed = signed.deed(app, "restore", entry.owner.as_ref(), entry.id.as_str(), ground_in_log(ground));
    let save = WorkSave {
        id: entry.id.clone(),
        kind: entry.kind,
        owner: doc.get("owner").and_then(Value::as_str).and_then(model::Id::parse),
        state: WorkState::Draft,
        began: entry.head,
        base: entry.base(),
        name: super::name_of(&doc, Lang::FA).unwrap_or_default(),
        doc: Value::Object(doc).to_string(),
        followed,
        author: signed.person.id.clone(),
        at: deed.at,
    };
    let done = match app.store.save_work(&save, &deed).await {
        Ok(_) => "restored",
        Err(WorkError::Moved(_)) => "moved",
        Err(WorkError::Failed(error)) => return Err(error.into()),
    };
    Ok(Redirect::to(&format!("{}?done={done}", entry.url())).into_response())
}
