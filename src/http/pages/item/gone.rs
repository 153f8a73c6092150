//! The page of an item that visitors saw once and that was taken out of sight: 410 instead of 404, for whoever follows
//! an old link should not think that the address is wrong, and a way on. What was never public stays unknown.

use askama::Template;
use axum::http::{StatusCode, header};
use axum::response::Response;
use model::{Lang, Status};
use store::Kept;

use super::around::{self, Around};
use super::listed;
use super::view::Group;
use crate::app::App;
use crate::http::cache::ASK_AGAIN;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::{Head, Page, render};
use crate::words::Words;

#[derive(Template)]
#[template(path = "gone.html")]
struct GonePage<'a> {
    page: Page<'a>,
    heading: String,
    near: Option<Group>,
}

/// Whether visitors have ever seen this item.
///
/// # Errors
/// When the store fails.
pub async fn was_public(app: &App, kept: &Kept) -> Result<bool, Error> {
    let revisions = app.store.revisions(&kept.item.id).await?;
    Ok(revisions.iter().any(|revision| {
        // The written form leaves out what goes without saying.
        let doc = model::Draft::parse(&revision.doc).map(|draft| draft.0).unwrap_or_default();
        doc.get("status").and_then(serde_json::Value::as_str).is_none_or(|word| word == Status::Published.as_str())
    }))
}

/// The page that says so.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(app: &App, lang: Lang, kept: &Kept) -> Result<Response, Error> {
    let (item, words) = (&kept.item, Words::of(lang));
    let name = item.best_name(lang).1;
    let near = match Around::of(app, item).await?.point() {
        Some(point) => {
            let found = around::near(app, lang, app.now(), point, &[&item.id]).await?;
            let entries = listed::hits(app, lang, app.now(), &found);
            let more = Some((words.get("item-near-all").into_owned(), around::near_url(lang, point)));
            (!entries.is_empty()).then(|| Group {
                heading: words.get("item-near").into_owned(),
                more,
                entries,
                small: true,
            })
        }
        None => None,
    };
    let heading = words.with("gone-title", "name", name);
    let head = Head { title: heading.clone(), noindex: true, ..Head::default() };
    let page = Page::new(app, lang, &format!("/{}/{}", item.kind(), item.slug), None, head);
    let mut response = render(&GonePage { page, heading, near }, lang, StatusCode::GONE);
    // It may be shown again: a copy that a browser kept would hide that.
    response.headers_mut().insert(header::CACHE_CONTROL, ASK_AGAIN);
    Ok(response)
}
