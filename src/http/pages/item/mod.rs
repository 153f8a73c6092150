//! The page of one item, of whatever kind: `/{lang}/{kind}/{slug}`, and an event's calendar file beside it.
//!
//! [`around`] reads what stands beside the item, [`view`] puts together what every kind shows, one file a kind adds what
//! only that kind has.

pub mod around;
mod calendar;
pub mod event;
pub mod facts;
mod gone;
pub mod hours;
mod jsonld;
pub mod listed;
mod locator;
mod opportunity;
mod organisation;
mod partnership;
mod place;
mod programme;
mod region;
mod route;
pub mod view;

use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use jiff::Timestamp;
use model::category::Kind;
use model::{Item, Lang, Status};
use store::{BySlug, Kept};

use self::around::Around;
use super::{Page, Spoken, answered};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::words::Words;

/// Everything a kind's page is made of.
pub struct Subject<'a> {
    /// The service.
    pub app: &'a App,
    /// Language of the page.
    pub lang: Lang,
    /// Its words.
    pub words: Words,
    /// The present moment.
    pub now: Timestamp,
    /// The item.
    pub item: &'a Item,
    /// When it was last changed.
    pub changed_at: Timestamp,
    /// What stands beside it.
    pub around: &'a Around,
    /// For whom it is drawn, when not for everybody.
    pub preview: Option<Preview>,
}

/// What stands above the page of an item that visitors do not see so.
#[derive(Clone)]
pub struct Preview {
    /// What it is.
    pub words: String,
    /// The way back, and its words.
    pub back: (String, String),
}

/// The page of an item as it would be, for those who write it.
///
/// # Errors
/// When the store or the index fails.
pub async fn preview(app: &App, lang: Lang, kept: &Kept, preview: Preview) -> Result<Response, Error> {
    let around = Around::of(app, &kept.item).await?;
    draw(&Subject { preview: Some(preview), ..subject(app, lang, kept, &around) }).await
}

/// `GET /{lang}/{kind}/{slug}`, and `/{lang}/event/{slug}.ics`.
pub async fn page(
    State(app): State<Shared>,
    Spoken(lang): Spoken,
    Path((_, kind, slug)): Path<(String, String, String)>,
) -> Response {
    answered(&app, lang, answer(&app, lang, &kind, &slug).await)
}

async fn answer(app: &App, lang: Lang, kind: &str, slug: &str) -> Result<Response, Error> {
    let none = || Error::NotFound("error-no-item", None);
    let kind = Kind::from_slug(kind).ok_or_else(none)?;
    let (slug, ending) = match slug.strip_suffix(".ics") {
        Some(slug) if kind == Kind::Event => (slug, ".ics"),
        _ => (slug, ""),
    };
    if !model::id::is_slug(slug) {
        return Err(none());
    }
    match app.store.by_slug(kind, slug).await?.ok_or_else(none)? {
        BySlug::Moved { slug } => Ok(moved(&format!("/{lang}/{kind}/{slug}{ending}"))),
        BySlug::Here(kept) if kept.item.status == Status::Archived && gone::was_public(app, &kept).await? => {
            gone::page(app, lang, &kept).await
        }
        BySlug::Here(kept) if kept.item.status != Status::Published => Err(none()),
        BySlug::Here(kept) => {
            let around = Around::of(app, &kept.item).await?;
            let subject = subject(app, lang, &kept, &around);
            if ending.is_empty() { draw(&subject).await } else { calendar_file(&subject).ok_or_else(none) }
        }
    }
}

fn subject<'a>(app: &'a App, lang: Lang, kept: &'a Kept, around: &'a Around) -> Subject<'a> {
    let (words, now) = (Words::of(lang), app.now());
    Subject { app, lang, words, now, item: &kept.item, changed_at: kept.changed_at, around, preview: None }
}

async fn draw(subject: &Subject<'_>) -> Result<Response, Error> {
    match subject.item.kind() {
        Kind::Place => place::page(subject).await,
        Kind::Event => event::page(subject).await,
        Kind::Partnership => partnership::page(subject).await,
        Kind::Programme => programme::page(subject).await,
        Kind::Route => route::page(subject).await,
        Kind::Opportunity => opportunity::page(subject).await,
        Kind::City | Kind::Province => region::page(subject).await,
        Kind::Organisation => organisation::page(subject).await,
    }
}

/// 301, not 308: what every crawler and feed reader follows and remembers.
fn moved(to: &str) -> Response {
    let mut response = StatusCode::MOVED_PERMANENTLY.into_response();
    if let Ok(to) = HeaderValue::from_str(to) {
        response.headers_mut().insert(header::LOCATION, to);
    }
    response
}

fn calendar_file(subject: &Subject<'_>) -> Option<Response> {
    let public_url = subject.app.public_url();
    let url = format!("{public_url}{}", subject.path(subject.item));
    let host = public_url.split("//").last().unwrap_or_default();
    let about = calendar::Around {
        location: event::location(subject),
        point: subject.around.point(),
        url: &url,
        host,
        changed_at: subject.changed_at,
    };
    let text = calendar::file(subject.item, &about, subject.lang, subject.now)?;
    Some(calendar::answer(text, &subject.item.slug))
}

impl<'a> Subject<'a> {
    /// Address of an item's page on this service.
    pub fn path(&self, item: &Item) -> String {
        format!("/{}/{}/{}", self.lang, item.kind(), item.slug)
    }

    /// The frame of the page.
    fn frame(&self, section: &'static str) -> Page<'a> {
        let (_, name) = self.item.best_name(self.lang);
        let town = self
            .item
            .city
            .as_ref()
            .or(self.item.province.as_ref())
            .and_then(|id| self.around.get(id))
            .map(|item| item.best_name(self.lang).1);
        let title = match town {
            Some(town) if !name.contains(town) => {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("name", name);
                args.set("town", town);
                self.words.with_all("item-title", &args)
            }
            _ => name.to_owned(),
        };
        let description = self.item.summary.best(self.lang).map_or_else(
            || self.item.category().map(|category| category.name(self.lang).to_owned()).unwrap_or_default(),
            |(_, summary)| summary.to_owned(),
        );
        let photo = view::photos(self).next();
        let head = super::Head { title, description, section, photo, ..super::Head::default() };
        let head = super::Head { noindex: self.preview.is_some(), ..head };
        let page = Page::new(self.app, self.lang, &format!("/{}/{}", self.item.kind(), self.item.slug), None, head);
        Page { preview: self.preview.clone(), ..page }
    }
}
