//! The way of an item in the studio: begun, written, looked at by a second pair of eyes, published, changed again.
//!
//! Editing always happens in a work copy; the public item stays as it is until the copy is published. [`Entry`] is an
//! item with its work copy, [`form`] reads what was typed, [`save`] keeps it, [`moves`] sends it on its way, [`view`]
//! is what the templates see.

mod categories;
pub mod create;
mod draw;
pub mod fields;
mod folds;
pub mod form;
pub mod history;
pub mod keep;
mod licences;
pub mod merging;
pub mod moves;
pub mod page;
pub mod preview;
mod reading;
mod region;
pub mod save;
pub mod sections;
mod standing;
pub mod view;
pub mod withdrawing;

use model::{Action, Id, Kind, Lang, Status};
use serde_json::{Map, Value};
use store::{Ground, Kept, Work, WorkState};

use self::fields::{Shape, fields, is_field};
use self::form::Sent;
use crate::app::App;
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::words::Words;

/// Largest form, in bytes.
pub const FORM_LIMIT: usize = 2 * 1024 * 1024;

/// An item on its way: what visitors see of it, what is being written, or both.
pub struct Entry {
    /// The item's id.
    pub id: Id,
    /// Its kind.
    pub kind: Kind,
    /// Who owns it: of the public item, when there is one.
    pub owner: Option<Id>,
    /// The stored item.
    pub kept: Option<Kept>,
    /// The work copy.
    pub work: Option<Work>,
    /// The text that a form begins from, in the written form.
    pub doc: Map<String, Value>,
    /// What that text is.
    pub head: Ground,
}

/// How far somebody may write in an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pen {
    /// All of it.
    Everything,
    /// The texts in their languages, and nothing else.
    Texts,
}

impl Entry {
    /// The item of this id, for somebody who may see it.
    ///
    /// # Errors
    /// [`Error::NotFound`] when there is none, or none that they may see.
    pub async fn find(app: &App, signed: &Signed, id: &str) -> Result<Entry, Error> {
        let none = || Error::NotFound("error-no-item", None);
        let id = Id::parse(id).ok_or_else(none)?;
        let (kept, work) = (app.store.item(&id).await?, app.store.work(&id).await?);
        let (kind, owner) = match (&kept, &work) {
            (Some(kept), _) => (kept.item.kind(), kept.item.owner.clone()),
            (None, Some(work)) => (work.kind, work.owner.clone()),
            (None, None) => return Err(none()),
        };
        signed.must(app, Action::See, Some(kind), owner.as_ref(), id.as_str()).await?;
        let (doc, head) = match (&work, &kept) {
            // Changes that were put aside wait there; the form begins from what is public.
            (Some(work), Some(kept)) if work.state == WorkState::Dropped => {
                (document(kept), Ground::Work(work.version))
            }
            (Some(work), _) => (parsed(&work.doc), Ground::Work(work.version)),
            (None, Some(kept)) => (document(kept), Ground::Revision(kept.version)),
            (None, None) => return Err(none()),
        };
        Ok(Entry { id, kind, owner, kept, work, doc, head })
    }

    /// The work copy, unless it was put aside and something public stands in its place.
    pub fn live_work(&self) -> Option<&Work> {
        self.work.as_ref().filter(|work| work.state != WorkState::Dropped || self.kept.is_none())
    }

    /// The version of the stored item that the text builds on.
    pub fn base(&self) -> i64 {
        match (self.live_work(), &self.kept) {
            (Some(work), _) => work.base,
            (None, Some(kept)) => kept.version,
            (None, None) => 0,
        }
    }

    /// Where it stands: of a work copy, or as the public item stands.
    pub fn station(&self) -> &'static str {
        match (self.live_work(), &self.kept) {
            (Some(work), _) => work.state.as_str(),
            (None, Some(kept)) => kept.item.status.as_str(),
            (None, None) => WorkState::Draft.as_str(),
        }
    }

    /// Whether visitors see it.
    pub fn is_public(&self) -> bool {
        self.kept.as_ref().is_some_and(|kept| kept.item.status == Status::Published)
    }

    /// Whether it was taken out of visitors' sight, and nothing has been written since.
    pub fn is_withdrawn(&self) -> bool {
        self.kept.is_some() && self.live_work().is_none() && !self.is_public()
    }

    /// How far this person may write in it; none when not at all.
    pub fn pen(&self, signed: &Signed) -> Option<Pen> {
        let all = if self.kept.is_some() { Action::Edit } else { Action::Draft };
        let may = |action| signed.may(action, Some(self.kind), self.owner.as_ref());
        if may(all) { Some(Pen::Everything) } else { may(Action::Translate).then_some(Pen::Texts) }
    }

    /// How far this person may write in it.
    ///
    /// # Errors
    /// When not at all; that is logged.
    pub async fn must_write(&self, app: &App, signed: &Signed) -> Result<Pen, Error> {
        if let Some(pen) = self.pen(signed) {
            return Ok(pen);
        }
        self.must(app, signed, Action::Edit).await.map(|()| Pen::Everything)
    }

    /// Insists that this person may do this to it.
    ///
    /// # Errors
    /// When they may not; that is logged.
    pub async fn must(&self, app: &App, signed: &Signed, action: Action) -> Result<(), Error> {
        signed.must(app, action, Some(self.kind), self.owner.as_ref(), self.id.as_str()).await
    }

    /// Whether this person may publish it, as it is and as it would be: with another owner it is theirs to answer for.
    pub fn may_publish(&self, signed: &Signed) -> bool {
        let new_owner = self.doc.get("owner").and_then(Value::as_str).and_then(Id::parse);
        signed.may(Action::Publish, Some(self.kind), self.owner.as_ref())
            && signed.may(Action::Publish, Some(self.kind), new_owner.as_ref().or(self.owner.as_ref()))
    }

    /// The best name of a document, for this language.
    pub fn name(&self, lang: Lang) -> String {
        name_of(&self.doc, lang).unwrap_or_default()
    }

    /// Its address in the studio.
    pub fn url(&self) -> String {
        format!("/studio/items/{}", self.id)
    }

    /// The document with what was sent in place of the fields that a form may set. What a form may not set stays.
    pub fn with(&self, sent: &Sent, pen: Pen) -> Map<String, Value> {
        match pen {
            Pen::Everything => composed(self.kind, &self.doc, &sent.doc),
            Pen::Texts => translated(self.kind, &self.doc, &sent.doc),
        }
    }
}

/// The written form of a stored item.
pub fn document(kept: &Kept) -> Map<String, Value> {
    match model::written::to_value(&kept.item) {
        Value::Object(doc) => doc,
        _ => Map::new(),
    }
}

/// A kept text as a document. What cannot be read is an empty one.
pub fn parsed(doc: &str) -> Map<String, Value> {
    model::Draft::parse(doc).map(|draft| draft.0).unwrap_or_default()
}

/// The best name in a document.
pub fn name_of(doc: &Map<String, Value>, lang: Lang) -> Option<String> {
    let names = doc.get("name")?.as_object()?;
    let text = |tag: &str| names.get(tag).and_then(Value::as_str).filter(|name| !name.trim().is_empty());
    let best = text(lang.as_str())
        .or_else(|| lang.fallbacks().iter().find_map(|other| text(other.as_str())))
        .or_else(|| names.keys().find_map(|tag| text(tag)))?;
    Some(best.trim().to_owned())
}

/// What a form is headed with: its name so far.
pub fn title(doc: &Map<String, Value>, words: Words) -> String {
    name_of(doc, words.lang()).unwrap_or_else(|| words.get("form-unnamed").into_owned())
}

/// The keys of the written form in its order, before that of the kind.
const ORDER: [&str; 24] = [
    "format",
    "id",
    "kind",
    "slug",
    "status",
    "owner",
    "category",
    "name",
    "other_names",
    "summary",
    "description",
    "point",
    "city",
    "province",
    "country",
    "unresolved",
    "pictures",
    "links",
    "sources",
    "verified_on",
    "sample",
    "importance",
    "wikidata",
    "osm",
];

fn composed(kind: Kind, before: &Map<String, Value>, sent: &Map<String, Value>) -> Map<String, Value> {
    let kept = before.iter().filter(|(key, _)| !is_field(kind, key));
    let mut all: Vec<(String, Value)> = kept
        .chain(sent)
        .map(|(key, value)| (key.clone(), value.clone()))
        .filter(|(key, value)| !says_nothing(key, value))
        .collect();
    all.sort_by_key(|(key, _)| ORDER.iter().position(|known| known == key).unwrap_or(ORDER.len()));
    all.into_iter().collect()
}

/// A precision without a position: what a list of choices sends by itself.
fn says_nothing(key: &str, value: &Value) -> bool {
    key == "point" && value.as_object().is_some_and(|point| point.keys().all(|key| key == "precision"))
}

/// Only the texts of what was sent; of lists only those of the entries that are there.
fn translated(kind: Kind, before: &Map<String, Value>, sent: &Map<String, Value>) -> Map<String, Value> {
    let mut doc = before.clone();
    for (path, shape) in fields(kind) {
        if !matches!(shape, Shape::Texts | Shape::Names) {
            continue;
        }
        match path.split_once(".#.") {
            None => match model::facts::get(sent, path) {
                Some(texts) => model::facts::set(&mut doc, path, texts.clone()),
                None => drop(model::facts::remove(&mut doc, path)),
            },
            Some((list, key)) => {
                let count = model::facts::get(before, list).and_then(Value::as_array).map_or(0, Vec::len);
                for number in 0..count {
                    let texts = model::facts::get(sent, &format!("{list}.{number}.{key}")).cloned();
                    set_in_list(&mut doc, list, number, key, texts);
                }
            }
        }
    }
    doc
}

fn set_in_list(doc: &mut Map<String, Value>, list: &str, number: usize, key: &str, texts: Option<Value>) {
    let Some(Value::Array(mut entries)) = model::facts::get(doc, list).cloned() else { return };
    if let Some(Value::Object(entry)) = entries.get_mut(number) {
        match texts {
            Some(texts) => drop(entry.insert(key.to_owned(), texts)),
            None => drop(entry.shift_remove(key)),
        }
    }
    model::facts::set(doc, list, Value::Array(entries));
}
