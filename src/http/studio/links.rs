//! Outside addresses that no longer work, for those who may see the items that hold them; and asking them again at once.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use model::translation::source;
use model::{Action, Id, Status};
use serde_json::{Map, Value};
use store::{Kept, Link};

use super::answered;
use super::edit::view::{label_in_words, when};
use super::edit::{Entry, document, sections};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;

/// Broken addresses looked at.
const LOOKED_AT: u32 = 2_000;
/// So soon after an editor asked for an address nobody can ask for it again.
const PEACE: SignedDuration = SignedDuration::from_secs(15);

/// An address of a form that fails.
pub struct FailingLink {
    /// Where on the page its field is.
    pub anchor: String,
    /// What the field is called.
    pub label: String,
    /// The address.
    pub address: String,
    /// What became of it.
    pub words: String,
    /// Since when.
    pub since: String,
}

/// What became of an address, in words.
pub fn said(signed: &Signed, link: &Link) -> String {
    signed.words.get(&format!("link-fault-{}", link.fault.as_deref().unwrap_or("connection"))).into_owned()
}

/// What is known of the addresses of a published item that fail, once or for good.
///
/// # Errors
/// When the store fails.
pub async fn failing(
    app: &App,
    signed: &Signed,
    entry: &Entry,
    doc: &Map<String, Value>,
) -> Result<Vec<FailingLink>, Error> {
    if !app.config.check_links || !entry.is_public() {
        return Ok(Vec::new());
    }
    let held = model::outside::addresses(doc);
    let addresses: Vec<&str> = held.iter().map(|(_, address)| *address).collect();
    let known = app.store.links(&addresses).await?;
    let source = source(doc);
    let failing = held.iter().filter_map(|(field, address)| {
        let link = known.get(*address).filter(|link| link.fault.is_some())?;
        let since = when(signed.lang, link.failed_first?);
        let key = if link.broken { "link-since" } else { "link-since-not-yet" };
        Some(FailingLink {
            anchor: sections::anchor(field, source),
            label: label_in_words(signed.words, entry.kind, field),
            address: (*address).to_owned(),
            words: said(signed, link),
            since: signed.words.with(key, "when", since),
        })
    });
    Ok(failing.collect())
}

/// The items that hold a broken address.
///
/// # Errors
/// When the store fails.
pub async fn with_broken(app: &App) -> Result<Vec<Id>, Error> {
    if !app.config.check_links {
        return Ok(Vec::new());
    }
    let ids: BTreeSet<Id> = app.store.broken_links(LOOKED_AT).await?.into_iter().map(|(id, _)| id).collect();
    Ok(ids.into_iter().collect())
}

/// Which of these items hold a broken address now.
///
/// # Errors
/// When the store fails.
pub async fn broken_of(app: &App, kept: &[&Kept]) -> Result<HashSet<Id>, Error> {
    if !app.config.check_links {
        return Ok(HashSet::new());
    }
    let published = kept.iter().filter(|kept| kept.item.status == Status::Published);
    let docs: Vec<(&Id, Map<String, Value>)> = published.map(|kept| (&kept.item.id, document(kept))).collect();
    let held: Vec<(&Id, &str)> = docs
        .iter()
        .flat_map(|(id, doc)| model::outside::addresses(doc).into_iter().map(|(_, address)| (*id, address)))
        .collect();
    let addresses: Vec<&str> = held.iter().map(|(_, address)| *address).collect();
    let known = app.store.links(&addresses).await?;
    let broken = held.into_iter().filter(|(_, address)| known.get(*address).is_some_and(|link| link.broken));
    Ok(broken.map(|(id, _)| id.clone()).collect())
}

/// The published items that this person may edit and that hold broken addresses, with those; the longest broken first.
///
/// # Errors
/// When the store fails.
pub async fn broken(app: &App, signed: &Signed) -> Result<Vec<(Kept, Vec<Link>)>, Error> {
    if !app.config.check_links || !signed.standing().may_somewhere(Action::Edit) {
        return Ok(Vec::new());
    }
    let mut order: Vec<Id> = Vec::new();
    let mut links: BTreeMap<Id, Vec<Link>> = BTreeMap::new();
    for (id, link) in app.store.broken_links(LOOKED_AT).await? {
        let held = links.entry(id.clone()).or_default();
        if held.is_empty() {
            order.push(id);
        }
        held.push(link);
    }
    let mut found = Vec::new();
    for kept in app.store.items(&order).await? {
        let item = &kept.item;
        if item.status != Status::Published || !signed.may(Action::Edit, Some(item.kind()), item.owner.as_ref()) {
            continue;
        }
        // What an editor has replaced meanwhile is no longer theirs to see to.
        let doc = document(&kept);
        let now: BTreeSet<&str> = model::outside::addresses(&doc).into_iter().map(|(_, address)| address).collect();
        let mut held = links.remove(&item.id).unwrap_or_default();
        held.retain(|link| now.contains(link.address.as_str()));
        if !held.is_empty() {
            found.push((kept, held));
        }
    }
    Ok(found)
}

/// `POST /studio/items/{id}/links`: asks the addresses of an item again, as soon as the job comes to it.
pub async fn ask_again(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, ask(&app, &signed, &id).await)
}

async fn ask(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let entry = Entry::find(app, signed, id).await?;
    entry.must(app, signed, Action::Edit).await?;
    let done = match entry.kept.as_ref().filter(|_| entry.is_public()) {
        _ if !app.config.check_links => "links-off",
        None => "confirm-not-public",
        Some(kept) => {
            let doc = document(kept);
            let held: BTreeSet<String> =
                model::outside::addresses(&doc).into_iter().map(|(_, address)| address.to_owned()).collect();
            let now = app.now();
            app.store.set_links(&BTreeMap::from([(entry.id.clone(), held.clone())]), now).await?;
            let addresses: Vec<&str> = held.iter().map(String::as_str).collect();
            app.store.ask_links(&addresses, now, now - PEACE).await?;
            app.links_asked.notify_one();
            "links-asked"
        }
    };
    Ok(Redirect::to(&format!("{}?done={done}", entry.url())).into_response())
}
