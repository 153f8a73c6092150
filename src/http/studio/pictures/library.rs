//! The page with an organisation's pictures.

use std::collections::HashMap;

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use model::{Action, Id, Item, Status};
use store::{Kept, Picture, PictureState, Upload};

use super::{Refused, accepted, thumb};
use crate::app::App;
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::{Frame, organisations_of};

/// Pictures on one page.
const PAGE: u32 = 60;
/// Items that are named beside a picture.
const NAMED: usize = 3;

/// What `GET /studio/pictures` is asked.
#[derive(Default, serde::Deserialize)]
pub struct Asked {
    /// The organisation; the first that the person knows when there is none.
    pub owner: Option<String>,
    /// The page, from 1.
    pub page: Option<u32>,
    /// What has just been done.
    pub done: Option<String>,
}

impl Asked {
    /// The address of the first page of this organisation.
    pub fn address(&self) -> String {
        let owner = self.owner.as_deref().unwrap_or_default();
        format!(
            "/studio/pictures?{}",
            form_urlencoded::Serializer::new(String::new()).append_pair("owner", owner).finish()
        )
    }
}

#[derive(Template)]
#[template(path = "studio/pictures.html")]
struct LibraryPage<'a> {
    page: Frame<'a>,
    owners: Vec<Owner>,
    owner: Option<Owner>,
    may_bring: bool,
    accepted: String,
    pictures: Vec<Line>,
    refused: &'a [Refused],
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Clone)]
struct Owner {
    id: Id,
    name: String,
    chosen: bool,
}

/// A picture on the page.
struct Line {
    id: String,
    thumb: Option<String>,
    name: String,
    facts: String,
    date: String,
    waiting: bool,
    failed: Option<String>,
    uses: Vec<Use>,
    more: Option<String>,
}

/// An item that shows it.
struct Use {
    name: String,
    url: Option<String>,
}

/// Draws the page.
///
/// # Errors
/// When the organisation is not the person's to see, or the store fails.
pub async fn draw(
    app: &App,
    signed: &Signed,
    asked: &Asked,
    refused: &[Refused],
    status: StatusCode,
) -> Result<Response, Error> {
    let words = signed.words;
    let wanted = match &asked.owner {
        Some(text) => {
            let owner = Id::parse(text).ok_or(Error::NotFound("pictures-no-organisation", None))?;
            signed.must(app, Action::See, None, Some(&owner), "picture").await?;
            Some(owner)
        }
        None => None,
    };
    let mut owners = owners(app, signed).await?;
    let chosen = wanted.or_else(|| owners.first().map(|owner| owner.id.clone()));
    for owner in &mut owners {
        owner.chosen = Some(&owner.id) == chosen.as_ref();
    }
    let owner = owners.iter().find(|owner| owner.chosen).cloned();
    let number = asked.page.unwrap_or(1).max(1);
    let mut found = match &owner {
        Some(owner) => app.store.pictures_of(&owner.id, (number - 1).saturating_mul(PAGE), PAGE + 1).await?,
        None => Vec::new(),
    };
    let here = Asked { owner: owner.as_ref().map(|owner| owner.id.to_string()), ..Asked::default() }.address();
    let beside = |number: u32| format!("{here}&page={number}");
    let next = (found.len() > PAGE as usize).then(|| beside(number.saturating_add(1)));
    found.truncate(PAGE as usize);
    let page = LibraryPage {
        page: Frame::new(app, signed, "pictures", words.get("studio-pictures").into_owned(), &here)
            .saying(asked.done.as_deref()),
        may_bring: owner.as_ref().is_some_and(|owner| signed.may(Action::Draft, None, Some(&owner.id))),
        accepted: accepted(),
        pictures: lines(app, signed, &found).await?,
        refused,
        previous: (number > 1).then(|| beside(number - 1)),
        next,
        owners,
        owner,
    };
    Ok(render(&page, signed.lang, status))
}

/// The organisations whose pictures the person may see, by name.
async fn owners(app: &App, signed: &Signed) -> Result<Vec<Owner>, Error> {
    let kept = organisations_of(app, signed, Action::See, None).await?;
    let owner =
        |kept: Kept| Owner { name: kept.item.best_name(signed.lang).1.to_owned(), id: kept.item.id, chosen: false };
    let mut owners: Vec<Owner> = kept.into_iter().map(owner).collect();
    owners.sort_by_cached_key(|owner| model::script::alphabet::key(signed.lang, &owner.name));
    Ok(owners)
}

async fn lines(app: &App, signed: &Signed, found: &[(Picture, Upload)]) -> Result<Vec<Line>, Error> {
    let mut uses: Vec<Vec<Id>> = Vec::with_capacity(found.len());
    for (picture, _) in found {
        uses.push(app.store.picture_uses(&picture.file.id).await?);
    }
    let named: Vec<Id> = uses.iter().flatten().cloned().collect();
    // What somebody else has not published yet is not told here either.
    let items: HashMap<Id, Item> = app
        .store
        .items(&named)
        .await?
        .into_iter()
        .map(|kept| kept.item)
        .filter(|item| {
            item.status == Status::Published || signed.may(Action::See, Some(item.kind()), item.owner.as_ref())
        })
        .map(|item| (item.id.clone(), item))
        .collect();
    let shown = found.iter().zip(uses);
    Ok(shown.map(|((picture, upload), uses)| line(signed, picture, upload, &uses, &items)).collect())
}

fn line(signed: &Signed, picture: &Picture, upload: &Upload, uses: &[Id], items: &HashMap<Id, Item>) -> Line {
    let (lang, words, file) = (signed.lang, signed.words, &picture.file);
    let mut facts = FluentArgs::new();
    facts.set("width", figures::whole(lang, i64::from(file.width)));
    facts.set("height", figures::whole(lang, i64::from(file.height)));
    facts.set("size", figures::decimal(lang, file.bytes as f64 / 1_000_000.0, 1));
    let visible: Vec<&Item> = uses.iter().filter_map(|id| items.get(id)).collect();
    let day = figures::local(upload.uploaded_at, "Asia/Tehran").date();
    Line {
        id: file.id.to_string(),
        thumb: (picture.state == PictureState::Ready).then(|| thumb(&file.id)),
        name: upload.file_name.clone(),
        facts: words.with_all("pictures-facts", &facts),
        date: words.with("pictures-date", "date", figures::date(lang, day)),
        waiting: picture.state == PictureState::Waiting,
        failed: (picture.state == PictureState::Failed).then(|| {
            words.get(&format!("pictures-refused-{}", picture.reason.as_deref().unwrap_or("damaged"))).into_owned()
        }),
        uses: visible
            .iter()
            .take(NAMED)
            .map(|item| Use {
                name: item.best_name(lang).1.to_owned(),
                url: (item.status == Status::Published).then(|| format!("/{lang}/{}/{}", item.kind(), item.slug)),
            })
            .collect(),
        more: uses
            .len()
            .checked_sub(visible.len().min(NAMED))
            .filter(|more| *more > 0)
            .map(|more| words.with("pictures-used-more", "count", more as i64)),
    }
}
