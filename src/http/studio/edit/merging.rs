//! Two texts of one item: what only one side changed is put together, and where both changed the same, the person
//! chooses, with both before their eyes.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use model::merge::Merged;
use serde_json::Value;

use super::form::pairs;
use super::reading::Reading;
use super::sections::is_below;
use super::view::{label_in_words, names};
use super::{Entry, fields};
use crate::app::App;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::Frame;

/// With whose text it is put together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Other {
    /// A colleague's save of the work copy.
    Colleague,
    /// The public item, changed by another way.
    Public,
}

#[derive(Template)]
#[template(path = "studio/merge.html")]
struct MergePage<'a> {
    page: Frame<'a>,
    url: String,
    name: String,
    from: String,
    base: i64,
    lead: String,
    /// How the other text is called, and the value of its choice.
    theirs: (&'static str, String),
    clashes: Vec<ClashView>,
    taken: Vec<String>,
    hidden: Vec<(String, String)>,
}

/// Something to choose.
struct ClashView {
    path: String,
    id: String,
    label: String,
    base: String,
    theirs: String,
    yours: String,
    /// Whether yours can be changed here: it is one text.
    is_text: bool,
    is_long: bool,
    lang: Option<(String, &'static str)>,
}

/// Whether a fact is written in words: what is chosen from a list, or is another item, is not changed letter by letter.
fn is_written(kind: model::Kind, path: &str) -> bool {
    let last = path.rsplit('.').next().unwrap_or_default();
    let names_another = ["city", "province", "venue", "organiser", "place", "partnership"].contains(&last);
    let chosen = ["category", "state", "status", "mode", "difficulty", "form", "type"].contains(&last);
    !names_another && !chosen && !path.contains(".access.") || fields::label(kind, path).lang.is_some()
}

/// The page that asks, with everything that was typed in it: 409.
///
/// # Errors
/// When the store fails.
pub async fn draw(
    app: &App,
    signed: &Signed,
    entry: &Entry,
    merged: &Merged,
    base: i64,
    other: Other,
) -> Result<Response, Error> {
    let words = signed.words;
    let (choice, key, lead) = match other {
        Other::Colleague => ("theirs", "form-merge-theirs", "form-merge-lead"),
        Other::Public => ("public", "form-merge-public", "form-merge-lead-public"),
    };
    let names_of_ours = names(app, signed.lang, &merged.doc).await?;
    let mut reading = Reading { words, kind: entry.kind, names: names_of_ours, now: app.now() };
    reading.names.append(&mut names(app, signed.lang, &entry.doc).await?);
    let clashes: Vec<ClashView> = merged
        .clashes
        .iter()
        .map(|clash| {
            let text = |value: &Option<Value>| reading.of(&clash.path, value.as_ref());
            let is_word = |value: &Option<Value>| value.as_ref().is_none_or(Value::is_string);
            let label = fields::label(entry.kind, &clash.path);
            let is_text = is_word(&clash.yours) && is_word(&clash.theirs) && is_written(entry.kind, &clash.path);
            // What can be changed here stands as it is written, not as it is read out.
            let yours = match clash.yours.as_ref().and_then(Value::as_str) {
                Some(written) if is_text => written.to_owned(),
                _ => text(&clash.yours),
            };
            ClashView {
                id: format!("f-{}", clash.path.replace('.', "-")),
                label: label_in_words(words, entry.kind, &clash.path),
                base: text(&clash.base),
                theirs: text(&clash.theirs),
                is_text,
                is_long: yours.len() > 120,
                yours,
                lang: label.lang.map(|lang| (lang.to_string(), lang.direction())),
                path: clash.path.clone(),
            }
        })
        .collect();
    // A text that is asked for stands in its own field and not among the unseen.
    let is_asked = |name: &str| clashes.iter().any(|clash| clash.is_text && is_below(name, &clash.path));
    let hidden = pairs(entry.kind, &merged.doc).into_iter().filter(|(name, _)| !is_asked(name)).collect();
    let name = super::title(&merged.doc, words);
    let page = MergePage {
        page: Frame::new(app, signed, "items", words.get("form-merge").into_owned(), &entry.url()),
        url: entry.url(),
        name,
        from: entry.head.to_string(),
        base,
        lead: words.get(lead).into_owned(),
        theirs: (choice, words.get(key).into_owned()),
        taken: merged.taken.iter().map(|path| label_in_words(words, entry.kind, path)).collect(),
        clashes,
        hidden,
    };
    Ok(render(&page, signed.lang, StatusCode::CONFLICT))
}
