//! The list: everything that somebody may see, found by the same index as visitors find things, drafts included.
//!
//! [`asked`] reads the address, `row` puts together what a line shows, [`bulk`] does something to many lines at once,
//! [`batches`] undoes it, [`export`] gives the list away as a file, [`views`] keeps its address under a name.

pub mod asked;
pub mod batches;
pub mod bulk;
pub mod export;
mod row;
pub mod views;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use model::{Action, Kind};

use self::asked::{Asked, STATES};
use self::row::Row;
use super::edit::fields::KINDS;
use super::edit::view::Choice;
use super::{Frame, answered};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::api::searching;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

/// Lines on a page.
const LINES: usize = 50;

#[derive(Template)]
#[template(path = "studio/list.html")]
struct ListPage<'a> {
    page: Frame<'a>,
    asked: Asked,
    total: String,
    count: u64,
    rows: Vec<Row>,
    first: Option<String>,
    next: Option<String>,
    /// The list's address without its page, to be done something to or kept.
    query: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    owners: Vec<Choice>,
    cities: Vec<Choice>,
    languages: Vec<Choice>,
    sorts: Vec<Choice>,
    views: Vec<View>,
    actions: Vec<Choice>,
    new_owners: Vec<Choice>,
    categories: Vec<Choice>,
    may_many: bool,
    checks_links: bool,
    most: String,
    is_narrowed: bool,
}

/// A list that is kept under a name.
struct View {
    name: String,
    url: String,
}

/// `GET /studio/items`
pub async fn page(State(app): State<Shared>, signed: Signed, RawQuery(query): RawQuery) -> Response {
    answered(&app, signed.lang, show(&app, &signed, query.as_deref().unwrap_or_default()).await)
}

async fn show(app: &App, signed: &Signed, raw: &str) -> Result<Response, Error> {
    must_see(app, signed).await?;
    let asked = Asked::read(raw);
    let lang = signed.lang;
    let query = asked.query(signed, app, LINES).await?;
    let results = match query {
        Some(query) => {
            let index = app.writing.clone();
            Some(searching(move || index.search(&query)).await?)
        }
        None => None,
    };
    let (count, hits, next) =
        results.map_or((0, Vec::new(), None), |results| (results.total, results.hits, results.next));
    let ids: Vec<model::Id> = hits.into_iter().map(|hit| hit.id).collect();
    let rows = row::rows(app, signed, &ids).await?;
    let plain = asked.address(None);
    let views = app.store.views_of(&signed.person.id).await?;
    let here = if raw.is_empty() { "/studio/items".to_owned() } else { format!("/studio/items?{raw}") };
    let mut page = Frame::new(app, signed, "items", signed.words.get("studio-items").into_owned(), &here);
    if let Some(done) = asked.done.as_deref() {
        page = page.saying(Some(done));
    }
    let may_many = signed.standing().may_somewhere(Action::Many);
    let page = ListPage {
        total: signed.words.with("list-total", "count", count as i64),
        count,
        rows,
        first: asked.after.is_some().then(|| format!("/studio/items?{plain}")),
        next: next.map(|next| format!("/studio/items?{}", asked.address(Some(&next.to_string())))),
        kinds: choices(KINDS, asked.kind, Kind::slug, |kind| signed.words.get(&format!("kind-{kind}")).into_owned()),
        states: STATES
            .into_iter()
            .map(|(word, _)| Choice {
                value: word.to_owned(),
                label: signed.words.get(&format!("station-{word}")).into_owned(),
                chosen: asked.state.as_deref() == Some(word),
            })
            .collect(),
        owners: row::owners(app, signed, asked.owner.as_deref()).await?,
        cities: row::cities(app, signed, asked.city.as_deref()).await?,
        languages: ["fa", "en", "ar"]
            .into_iter()
            .map(|tag| Choice {
                value: tag.to_owned(),
                label: signed.words.get(&format!("list-lacks-{tag}")).into_owned(),
                chosen: asked.lacks.as_deref() == Some(tag),
            })
            .collect(),
        sorts: ["changed", "name", "fit"]
            .into_iter()
            .map(|word| Choice {
                value: word.to_owned(),
                label: signed.words.get(&format!("list-sort-{word}")).into_owned(),
                chosen: asked.sort == word,
            })
            .collect(),
        views: views.into_iter().map(|(name, query)| View { name, url: format!("/studio/items?{query}") }).collect(),
        actions: bulk::ACTIONS
            .into_iter()
            .map(|word| Choice {
                value: word.to_owned(),
                label: signed.words.get(&format!("bulk-{word}")).into_owned(),
                chosen: false,
            })
            .collect(),
        new_owners: row::owners(app, signed, None).await?,
        categories: categories(signed, asked.kind),
        may_many,
        checks_links: app.config.check_links,
        most: figures::whole(lang, bulk::MOST as i64),
        is_narrowed: asked.is_narrowed(),
        query: plain,
        asked,
        page,
    };
    Ok(render(&page, lang, StatusCode::OK))
}

/// Somebody without a role sees no list.
pub async fn must_see(app: &App, signed: &Signed) -> Result<(), Error> {
    if signed.standing().may_somewhere(Action::See) {
        return Ok(());
    }
    signed.must(app, Action::See, None, None, "").await
}

fn choices<T: Copy + PartialEq>(
    all: impl IntoIterator<Item = T>,
    chosen: Option<T>,
    value: impl Fn(T) -> &'static str,
    label: impl Fn(T) -> String,
) -> Vec<Choice> {
    all.into_iter()
        .map(|one| Choice { value: value(one).to_owned(), label: label(one), chosen: chosen == Some(one) })
        .collect()
}

/// Categories to choose from, of one kind or of all.
fn categories(signed: &Signed, kind: Option<Kind>) -> Vec<Choice> {
    model::category::CATEGORIES
        .iter()
        .filter(|category| KINDS.contains(&category.kind) && kind.is_none_or(|kind| category.kind == kind))
        .map(|category| {
            let mut args = FluentArgs::new();
            args.set("kind", signed.words.get(&format!("kind-{}", category.kind)));
            args.set("category", category.name(signed.lang));
            Choice {
                value: category.slug.to_owned(),
                label: signed.words.with_all("list-category-of", &args),
                chosen: false,
            }
        })
        .collect()
}
