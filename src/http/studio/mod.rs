//! What an editor sees, one file a page. Every page stands in the same [`Frame`]; every handler takes
//! [`Signed`] and asks it before it does anything.

pub mod account;
pub mod desk;
pub mod door;
pub mod edit;
pub mod fresh;
pub mod help;
pub mod import;
pub mod join;
pub mod joining;
pub mod links;
pub mod list;
pub mod log;
pub mod lookup;
pub mod passkey_door;
pub mod passkeys;
pub mod people;
pub mod pictures;
pub mod reports;
pub mod said;
pub mod single_sign_on;
pub mod twins;
pub mod waiting;

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use model::{Action, Id, Kind, Lang};
use store::Kept;

pub use edit::view::when;

use super::error::Error;
use super::pages::PageAssets;
use super::session::{LANGUAGE_COOKIE, Signed, safe_next};
use crate::app::App;
use crate::words::Words;

/// What every page of the studio has: its language and words, who is signed in, and the sections.
pub struct Frame<'a> {
    /// Language of the page.
    pub lang: Lang,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// Interface words.
    pub words: Words,
    /// Title of the document, without the brand.
    pub title: String,
    /// Scripts, styles and drawings.
    pub assets: PageAssets<'a>,
    /// What colleagues call the person; empty before the door.
    pub person: String,
    /// The sections that the person may enter.
    pub sections: Vec<Section>,
    /// The page in the other languages.
    pub alternates: Vec<Alternate>,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// Whether it shows work that goes on behind, and so is asked for again every two seconds.
    pub refreshes: bool,
}

/// A section of the studio.
pub struct Section {
    /// Its address.
    pub url: &'static str,
    /// Its name.
    pub label: String,
    /// Its icon.
    pub icon: &'static str,
    /// Whether the page belongs to it.
    pub current: bool,
}

/// The same page in another language.
pub struct Alternate {
    /// The language.
    pub lang: Lang,
    /// `rtl` or `ltr`.
    pub dir: &'static str,
    /// The language's name in itself.
    pub name: &'static str,
    /// Where to choose it.
    pub url: String,
    /// Whether it is this page's.
    pub current: bool,
}

/// The sections: word, address, icon, and what one must be allowed somewhere to enter.
const SECTIONS: [(&str, &str, &str, Action); 8] = [
    ("desk", "/studio/", "inbox", Action::See),
    ("items", "/studio/items", "list", Action::See),
    ("new", "/studio/items/new", "plus", Action::Draft),
    ("pictures", "/studio/pictures", "image", Action::See),
    ("people", "/studio/people", "people", Action::Members),
    ("log", "/studio/log", "clock", Action::Members),
    ("reports", "/studio/reports", "flag", Action::Reports),
    ("help", "/studio/help", "info", Action::See),
];

impl<'a> Frame<'a> {
    /// The frame of a page for somebody who is signed in. `here` is its address, for the choice of language.
    pub fn new(app: &'a App, signed: &Signed, section: &str, title: String, here: &str) -> Frame<'a> {
        let sections = SECTIONS
            .into_iter()
            .filter(|(.., action)| signed.standing().may_somewhere(*action))
            .map(|(word, url, icon, _)| Section {
                url,
                label: signed.words.get(&format!("studio-{word}")).into_owned(),
                icon,
                current: word == section,
            })
            .collect();
        Frame { person: signed.person.name.clone(), sections, ..Frame::at_the_door(app, signed.lang, title, here) }
    }

    /// The frame of a page before the door.
    pub fn at_the_door(app: &'a App, lang: Lang, title: String, here: &str) -> Frame<'a> {
        let names = [(Lang::FA, "فارسی"), (Lang::EN, "English"), (Lang::AR, "العربية")];
        let alternates = names
            .into_iter()
            .map(|(other, name)| {
                let query = form_urlencoded::Serializer::new(String::new())
                    .append_pair("to", other.as_str())
                    .append_pair("next", here)
                    .finish();
                let url = format!("/studio/language?{query}");
                Alternate { lang: other, dir: other.direction(), name, url, current: other == lang }
            })
            .collect();
        Frame {
            lang,
            dir: lang.direction(),
            words: Words::of(lang),
            title,
            assets: PageAssets::of(app),
            person: String::new(),
            sections: Vec::new(),
            alternates,
            done: None,
            refreshes: false,
        }
    }

    /// Says on top what has just been done: `?done=saved` of the address stands for the message `done-saved`. Words that
    /// no message has say nothing.
    pub fn saying(mut self, done: Option<&str>) -> Frame<'a> {
        self.done = done.and_then(|word| self.words.find(&format!("done-{word}")));
        self
    }
}

/// The organisations in which this person may do this to an item of this kind; for an administrator all.
///
/// # Errors
/// When the store fails.
pub async fn organisations_of(
    app: &App,
    signed: &Signed,
    action: Action,
    kind: Option<Kind>,
) -> Result<Vec<Kept>, Error> {
    if signed.standing().administrator {
        return Ok(app.store.named(Kind::Organisation).await?.into_iter().map(|(_, kept)| kept).collect());
    }
    let ids: Vec<Id> = signed.standing().organisations(action, kind).into_iter().cloned().collect();
    Ok(app.store.items(&ids).await?)
}

/// The page that was drawn, or what went wrong as a page in the person's language.
pub fn answered(app: &App, lang: Lang, drawn: Result<Response, Error>) -> Response {
    super::pages::answered(app, lang, drawn)
}

/// `GET /studio`: the desk has a closing slash.
pub async fn without_slash() -> Redirect {
    Redirect::permanent("/studio/")
}

/// What `GET /studio/language` is asked.
#[derive(serde::Deserialize)]
pub struct Choice {
    to: String,
    #[serde(default)]
    next: String,
}

/// `GET /studio/language`: remembers the language on this browser and goes back.
pub async fn language(jar: CookieJar, Query(choice): Query<Choice>) -> Response {
    let lang = Lang::INTERFACE.into_iter().find(|lang| lang.as_str() == choice.to).unwrap_or(Lang::FA);
    let mut cookie = Cookie::new(LANGUAGE_COOKIE, lang.as_str().to_owned());
    cookie.set_path("/studio");
    cookie.set_http_only(true);
    cookie.set_same_site(SameSite::Lax);
    cookie.make_permanent();
    (jar.add(cookie), Redirect::to(safe_next(&choice.next))).into_response()
}
