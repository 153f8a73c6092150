//! A line of the list: read from the store, so that it is what is there now.

use std::collections::HashMap;

use model::script::alphabet;
use model::{Action, Category, Id, Kind, Lang};
use serde_json::{Map, Value};
use store::WorkState;

use super::super::edit::view::{Choice, when};
use super::super::edit::{document, name_of, parsed};
use super::super::links;
use crate::app::App;
use crate::app::day;
use crate::figures;
use crate::http::error::Error;
use crate::http::session::Signed;

/// What a line shows.
pub struct Row {
    pub id: String,
    pub url: String,
    pub name: String,
    pub lang: String,
    pub what: String,
    pub city: String,
    /// Class of the mark.
    pub mark: &'static str,
    pub state: String,
    /// What is being written of a public item.
    pub pending: Option<String>,
    pub owner: String,
    pub changed: String,
    pub percent: u32,
    pub complete: String,
    pub missing: String,
    pub overdue: bool,
    pub broken: bool,
}

/// The lines of these items, in their order; what is gone meanwhile is left out.
pub async fn rows(app: &App, signed: &Signed, ids: &[Id]) -> Result<Vec<Row>, Error> {
    let lang = signed.lang;
    let kept: HashMap<Id, store::Kept> =
        app.store.items(ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
    let works = app.store.works(ids).await?;
    let owner_of = |id: &Id| {
        kept.get(id).map(|kept| kept.item.owner.clone()).or_else(|| works.get(id).map(|work| work.owner.clone()))
    };
    let mut owners: Vec<Id> = ids.iter().filter_map(|id| owner_of(id).flatten()).collect();
    owners.sort();
    owners.dedup();
    let owners: HashMap<Id, String> = app
        .store
        .items(&owners)
        .await?
        .into_iter()
        .map(|kept| (kept.item.id.clone(), kept.item.best_name(lang).1.to_owned()))
        .collect();
    let published: Vec<&store::Kept> = kept.values().collect();
    let broken = links::broken_of(app, &published).await?;
    let (regions, today) = (app.regions(), day(app.now()));
    let mut rows = Vec::with_capacity(ids.len());
    for id in ids {
        let (item, work) = (kept.get(id), works.get(id));
        let Some((kind, owner)) = item
            .map(|kept| (kept.item.kind(), kept.item.owner.clone()))
            .or_else(|| work.map(|work| (work.kind, work.owner.clone())))
        else {
            continue;
        };
        // The index may be a moment behind somebody's role.
        if !signed.may(Action::See, Some(kind), owner.as_ref()) {
            continue;
        }
        let live = work.filter(|work| work.state != WorkState::Dropped || item.is_none());
        let doc: Map<String, Value> = match (live, item) {
            (Some(work), _) => parsed(&work.doc),
            (None, Some(kept)) => document(kept),
            (None, None) => continue,
        };
        let complete = model::completeness::of(kind, &doc);
        let missing: Vec<String> = complete
            .missing
            .iter()
            .take(3)
            .map(|wanted| signed.words.get(&format!("wanted-{}", wanted.word)).into_owned())
            .collect();
        let text = |field: &str| doc.get(field).and_then(Value::as_str);
        let station = item.map(|kept| kept.item.status.as_str());
        let shown = station.or(work.map(|work| work.state.as_str())).unwrap_or("draft");
        let overdue = item.is_some_and(|kept| {
            station == Some("published") && model::freshness::is_overdue(&kept.item, day(kept.changed_at), today)
        });
        let changed = live.map(|work| work.changed_at).or(item.map(|kept| kept.changed_at));
        rows.push(Row {
            id: id.to_string(),
            url: format!("/studio/items/{id}"),
            name: name_of(&doc, lang).unwrap_or_else(|| signed.words.get("list-no-name").into_owned()),
            lang: spoken_in(&doc, lang),
            what: text("category").and_then(Category::find).map_or_else(
                || signed.words.get(&format!("kind-{kind}")).into_owned(),
                |category| category.name(lang).to_owned(),
            ),
            city: text("city")
                .and_then(Id::parse)
                .and_then(|city| regions.name(&city, lang).map(str::to_owned))
                .unwrap_or_default(),
            mark: mark(shown),
            state: signed.words.get(&format!("station-{shown}")).into_owned(),
            pending: live
                .filter(|_| item.is_some())
                .map(|work| signed.words.get(&format!("pending-{}", work.state.as_str())).into_owned()),
            owner: owner.as_ref().and_then(|owner| owners.get(owner).cloned()).unwrap_or_default(),
            changed: changed.map(|at| when(lang, at)).unwrap_or_default(),
            percent: complete.percent,
            complete: signed.words.with("list-complete", "percent", i64::from(complete.percent)),
            missing: missing.join(signed.words.get("list-comma").as_ref()),
            overdue,
            broken: broken.contains(id),
        });
    }
    Ok(rows)
}

/// The language of the name that is shown.
fn spoken_in(doc: &Map<String, Value>, lang: Lang) -> String {
    let names = doc.get("name").and_then(Value::as_object);
    let has = |tag: &str| {
        names.is_some_and(|names| names.get(tag).and_then(Value::as_str).is_some_and(|n| !n.trim().is_empty()))
    };
    if has(lang.as_str()) {
        return lang.to_string();
    }
    lang.fallbacks()
        .iter()
        .map(ToString::to_string)
        .find(|tag| has(tag))
        .or_else(|| names.and_then(|names| names.keys().find(|tag| has(tag)).cloned()))
        .unwrap_or_else(|| lang.to_string())
}

const fn mark(station: &str) -> &'static str {
    match station.as_bytes() {
        b"published" => "mark--open",
        b"review" => "mark--info",
        b"returned" => "mark--warn",
        b"archived" | b"dropped" => "mark--closed",
        _ => "",
    }
}

/// The organisations that somebody sees, to choose from; for administrators also what nobody owns.
pub async fn owners(app: &App, signed: &Signed, chosen: Option<&str>) -> Result<Vec<Choice>, Error> {
    let mut owners = super::super::edit::create::organisations(app, signed, Action::See, Kind::Partnership).await?;
    for owner in &mut owners {
        owner.chosen = chosen == Some(owner.value.as_str());
    }
    owners.sort_by_cached_key(|owner| alphabet::key(signed.lang, &owner.label));
    Ok(owners)
}

/// The cities, to choose from: those of the country first.
pub async fn cities(app: &App, signed: &Signed, chosen: Option<&str>) -> Result<Vec<Choice>, Error> {
    let mut cities: Vec<(bool, Choice)> = app
        .store
        .named(Kind::City)
        .await?
        .into_iter()
        .map(|(id, kept)| {
            let label = kept.item.best_name(signed.lang).1.to_owned();
            (kept.item.country != "IR", Choice { chosen: chosen == Some(id.as_str()), value: id.to_string(), label })
        })
        .collect();
    cities.sort_by_cached_key(|(is_abroad, choice)| (*is_abroad, alphabet::key(signed.lang, &choice.label)));
    Ok(cities.into_iter().map(|(_, choice)| choice).collect())
}

/// A count in the reader's figures.
pub fn number(lang: Lang, count: usize) -> String {
    figures::whole(lang, count as i64)
}
