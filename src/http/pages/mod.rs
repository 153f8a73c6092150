//! What a visitor sees: server-rendered pages that work without script, one file a page.

pub mod about;
pub mod browse;
pub mod entry;
pub mod events;
pub mod find;
pub mod item;
pub mod manifest;
pub mod photo;
pub mod report;
pub mod saved;
pub mod sisters;

use std::collections::HashMap;

use askama::Template;
use axum::extract::{FromRequestParts, OriginalUri, Path, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, Uri, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use model::Lang;

use self::photo::Photo;
use super::error::{Error, language_of};
use crate::app::{App, Shared};
use crate::gallery::Gallery;
use crate::http::assets::Assets;
use crate::words::{Words, negotiate};

/// What every page has: its language, its words, its address in the other languages, its head.
pub struct Page<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// Interface words.
    pub words: Words,
    /// The section of the masthead that is current: `find`, `places`, `events`, `sisters`, `saved`, or empty.
    pub section: &'static str,
    /// Title of the document, without the brand.
    pub title: String,
    /// Description for search engines and previews.
    pub description: String,
    /// Absolute address of the page, without what does not change its content.
    pub canonical: String,
    /// The same page in all languages.
    pub alternates: Vec<Alternate>,
    /// The picture that other sites show with a link to the page.
    pub card: Card,
    /// Scripts, styles and drawings.
    pub assets: PageAssets<'a>,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// What stands above a page that visitors do not see so.
    pub preview: Option<item::Preview>,
    /// Whether the index is still being built, so that lists and map lack something.
    pub incomplete: bool,
}

/// The picture that other sites show with a link to a page.
pub struct Card {
    /// Absolute address.
    pub url: String,
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
    /// What it shows.
    pub alt: String,
}

/// The same page in another language.
pub struct Alternate {
    /// The language.
    pub lang: Lang,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// Address on this service.
    pub url: String,
    /// Address with the service's name.
    pub absolute: String,
    /// Whether it is this page.
    pub current: bool,
}

/// Names of this build's files, for templates.
#[derive(Clone, Copy)]
pub struct PageAssets<'a> {
    assets: &'a Assets,
    gallery: &'a Gallery,
}

impl<'a> PageAssets<'a> {
    /// The names for a service's pages.
    pub fn of(app: &'a App) -> PageAssets<'a> {
        PageAssets { assets: &app.assets, gallery: &app.gallery }
    }

    /// Address of an entry or drawing by its name in the sources (`main.ts`, `icons/sprite.svg`).
    pub fn url(&self, name: &str) -> String {
        self.assets.entry(name).script
    }

    /// Addresses of the styles that an entry brings.
    pub fn styles(&self, name: &str) -> Vec<String> {
        self.assets.entry(name).styles
    }

    /// The photograph that an item names, if visitors can see it yet.
    pub fn photo(&self, named: &model::item::Picture, lang: Lang) -> Option<Photo> {
        Photo::of(named, self.gallery, lang)
    }
}

/// What a page is called and said to be.
#[derive(Default)]
pub struct Head {
    /// Title without the brand.
    pub title: String,
    /// Description for search engines and previews.
    pub description: String,
    /// Current section of the masthead.
    pub section: &'static str,
    /// Query string that belongs to the canonical address; empty for none.
    pub query: String,
    /// Whether search engines should leave the page out.
    pub noindex: bool,
    /// What a link to the page is shown with; none for the service's own card.
    pub photo: Option<Photo>,
}

impl<'a> Page<'a> {
    /// A page at `rest`, the path behind the language (`/place/masuleh`), with the query that the other languages keep.
    pub fn new(app: &'a App, lang: Lang, rest: &str, query: Option<&str>, head: Head) -> Page<'a> {
        let public = app.public_url();
        let canonical_query = if head.query.is_empty() { String::new() } else { format!("?{}", head.query) };
        let kept_query = query.map(|query| format!("?{query}")).unwrap_or_default();
        let names = [(Lang::FA, "فارسی"), (Lang::EN, "English"), (Lang::AR, "العربية")];
        let alternates = names
            .into_iter()
            .map(|(other, name)| Alternate {
                lang: other,
                dir: other.direction(),
                name,
                url: format!("/{other}{rest}{kept_query}"),
                absolute: format!("{public}/{other}{rest}{canonical_query}"),
                current: other == lang,
            })
            .collect();
        let words = Words::of(lang);
        let card = match &head.photo {
            Some(photo) => {
                let form = photo.card();
                let alt = photo.alt.as_ref().map_or_else(|| head.title.clone(), |alt| alt.text.clone());
                Card { url: format!("{public}{}", form.url), width: form.width, height: form.height, alt }
            }
            None => Card {
                url: format!("{public}{}", PageAssets::of(app).url("card/card.jpg")),
                width: 1200,
                height: 630,
                alt: format!("{} – {}", words.get("layout-brand"), words.get("layout-tagline")),
            },
        };
        Page {
            lang,
            dir: lang.direction(),
            words,
            section: head.section,
            title: head.title,
            description: head.description,
            canonical: format!("{public}/{lang}{rest}{canonical_query}"),
            alternates,
            card,
            assets: PageAssets::of(app),
            noindex: head.noindex,
            preview: None,
            incomplete: !app.is_ready(),
        }
    }
}

/// The language that a page's address begins with. An address in a language in which the interface does not speak is
/// no page.
pub struct Spoken(pub Lang);

impl FromRequestParts<Shared> for Spoken {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &Shared) -> Result<Spoken, Response> {
        let Path(named) = Path::<HashMap<String, String>>::from_request_parts(parts, app)
            .await
            .map_err(IntoResponse::into_response)?;
        let tag = named.get("lang").map(String::as_str);
        let spoken = Lang::INTERFACE.into_iter().find(|lang| Some(lang.as_str()) == tag);
        spoken.map(Spoken).ok_or_else(|| nowhere(app, &parts.uri, &parts.headers))
    }
}

/// A rendered page.
pub fn render(template: &impl Template, lang: Lang, status: StatusCode) -> Response {
    match template.render() {
        Ok(html) => {
            let mut response = (status, Html(html)).into_response();
            if let Ok(lang) = HeaderValue::from_str(lang.as_str()) {
                response.headers_mut().insert(header::CONTENT_LANGUAGE, lang);
            }
            response
        }
        Err(error) => {
            tracing::error!(%error, "a page could not be drawn");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
    }
}

/// What went wrong, as a page with a search box.
#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage<'a> {
    page: Page<'a>,
    heading: String,
    details: &'a [String],
}

/// A page that says what went wrong and offers a way on.
pub fn error_page(app: &App, lang: Lang, status: StatusCode, details: &[String]) -> Response {
    let words = Words::of(lang);
    let key = match status {
        StatusCode::NOT_FOUND => "error-not-found",
        StatusCode::FORBIDDEN => "error-forbidden",
        StatusCode::SERVICE_UNAVAILABLE => "error-unavailable",
        StatusCode::INSUFFICIENT_STORAGE => "problem-type-full",
        status if status.is_client_error() => "error-bad-request",
        _ => "error-internal",
    };
    let heading = words.get(key).into_owned();
    let head = Head { title: heading.clone(), noindex: true, ..Head::default() };
    let page = Page::new(app, lang, "/", None, head);
    render(&ErrorPage { page, heading, details }, lang, status)
}

/// The page that was drawn, or what went wrong as a page.
pub fn answered(app: &App, lang: Lang, drawn: Result<Response, Error>) -> Response {
    drawn.unwrap_or_else(|error| {
        error.log();
        error_page(app, lang, error.status(), &error.details(Words::of(lang)))
    })
}

/// `GET /`: the language that the browser asks for.
pub async fn root(headers: HeaderMap) -> Response {
    let lang = negotiate(headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok()));
    let mut response = Redirect::to(&format!("/{lang}/")).into_response();
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept-language"));
    response
}

/// `GET /fa`: the find page has a closing slash.
pub async fn home_without_slash(Spoken(lang): Spoken) -> Redirect {
    Redirect::permanent(&format!("/{lang}/"))
}

/// Anything else: there is no such page.
pub async fn missing(State(app): State<Shared>, OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    nowhere(&app, &uri, &headers)
}

fn nowhere(app: &App, uri: &Uri, headers: &HeaderMap) -> Response {
    let lang = language_of(uri.path(), uri.query(), headers);
    if super::error::is_for_programs(uri.path()) {
        return Error::NotFound("problem-type-not-found", None).into_problem(lang);
    }
    error_page(app, lang, StatusCode::NOT_FOUND, &[])
}
