//! The page of an organisation: who it is and what it looks after.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use index::Query;
use model::Kind;
use model::item::Detail;

use super::Subject;
use super::around;
use super::facts::Facts;
use super::listed;
use super::view::{Group, View};
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::{Page, render};

#[derive(Template)]
#[template(path = "item-organisation.html")]
struct OrganisationPage<'a> {
    page: Page<'a>,
    view: View,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Organisation(organisation) = &subject.item.detail else {
        return Err(Error::NotFound("error-no-item", None));
    };
    let (item, lang, words) = (subject.item, subject.lang, subject.words);
    let mut view = View::of(subject).await?;
    let mut facts = Facts::new(subject);
    facts.words("organisation-type", words.get(&format!("organisation-type-{}", organisation.r#type)));
    facts.item("item-city", item.city.as_ref());
    facts.reach(&organisation.phone, organisation.email.as_deref(), organisation.website.as_deref());
    view.facts = facts.rows;
    let query = Query { lang, now: subject.now, owners: vec![item.id.clone()], limit: 24, ..Query::default() };
    let owned = around::search(subject.app, query).await?;
    let all = format!("/{lang}/?owner={}", item.id);
    let more = (owned.total > owned.hits.len() as u64).then(|| (words.get("organisation-all").into_owned(), all));
    let entries = listed::hits(subject.app, lang, subject.now, &owned.hits);
    if !entries.is_empty() {
        view.groups.push(Group { heading: words.get("organisation-owns").into_owned(), more, entries, small: true });
    }
    debug_assert_eq!(item.kind(), Kind::Organisation);
    Ok(render(&OrganisationPage { page: subject.frame(""), view }, lang, StatusCode::OK))
}
