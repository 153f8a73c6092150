//! Beginning an item. It is a work copy from its first moment: so what is typed is kept from the first letter on.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::script::alphabet;
use model::{Action, Id, Kind};
use serde_json::{Map, Value};
use store::{Ground, WorkSave, WorkState};

use super::fields::KINDS;
use super::view::Choice;
use crate::accounts::key;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::said::Said;
use crate::http::studio::{Frame, answered, organisations_of};

#[derive(Template)]
#[template(path = "studio/new.html")]
struct NewPage<'a> {
    page: Frame<'a>,
    kinds: Vec<KindChoice>,
}

/// A kind that somebody may begin, with the organisations that may own it.
struct KindChoice {
    slug: &'static str,
    label: String,
    lead: String,
    icon: &'static str,
    owners: Vec<Choice>,
}

/// What the page's address may say.
#[derive(serde::Deserialize)]
pub struct Asked {
    kind: Option<String>,
}

/// `GET /studio/items/new`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    answered(&app, signed.lang, show(&app, &signed, asked.kind.as_deref()).await)
}

async fn show(app: &App, signed: &Signed, kind: Option<&str>) -> Result<Response, Error> {
    let asked = kind.and_then(Kind::from_slug);
    let mut kinds = Vec::new();
    for kind in KINDS.into_iter().filter(|kind| asked.is_none_or(|asked| asked == *kind)) {
        let owners = organisations(app, signed, Action::Draft, kind).await?;
        if !owners.is_empty() || signed.may(Action::Draft, Some(kind), None) {
            kinds.push(KindChoice {
                slug: kind.slug(),
                label: signed.words.get(&format!("form-new-{kind}")).into_owned(),
                lead: signed.words.get(&format!("form-new-{kind}-lead")).into_owned(),
                icon: icon(kind),
                owners,
            });
        }
    }
    if kinds.is_empty() {
        signed.must(app, Action::Draft, asked, None, "").await?;
    }
    let title = signed.words.get("form-new").into_owned();
    let page = Frame::new(app, signed, "new", title, "/studio/items/new");
    Ok(render(&NewPage { page, kinds }, signed.lang, StatusCode::OK))
}

const fn icon(kind: Kind) -> &'static str {
    match kind {
        Kind::Event => "event",
        Kind::Route => "route",
        Kind::Partnership => "sister",
        Kind::Programme => "people",
        Kind::Opportunity => "flag",
        Kind::Organisation => "town-hall",
        Kind::Place | Kind::City | Kind::Province => "pin",
    }
}

/// The organisations in which this person may do this to an item of this kind; for an administrator all.
///
/// # Errors
/// When the store fails.
pub async fn organisations(app: &App, signed: &Signed, action: Action, kind: Kind) -> Result<Vec<Choice>, Error> {
    let kept = organisations_of(app, signed, action, Some(kind)).await?;
    let choice = |kept: &store::Kept| Choice {
        value: kept.item.id.to_string(),
        label: kept.item.best_name(signed.lang).1.to_owned(),
        chosen: false,
    };
    let mut choices: Vec<Choice> = kept.iter().map(choice).collect();
    choices.sort_by_cached_key(|choice| alphabet::key(signed.lang, &choice.label));
    Ok(choices)
}

/// `POST /studio/items/new`
pub async fn begin(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>, said: Said) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, asked.kind.as_deref(), &said).await)
}

async fn answer(app: &App, signed: &Signed, kind: Option<&str>, said: &Said) -> Result<Response, Error> {
    let none = || Error::NotFound("error-no-item", None);
    let kind = kind.or(Some(said.raw("kind"))).and_then(Kind::from_slug).filter(|kind| KINDS.contains(kind));
    let kind = kind.ok_or_else(none)?;
    let owner = match Some(said.raw("owner")).filter(|owner| !owner.is_empty()) {
        Some(owner) => Some(Id::parse(owner).ok_or_else(none)?),
        None => signed.standing().organisations(Action::Draft, Some(kind)).first().map(|owner| (*owner).clone()),
    };
    signed.must(app, Action::Draft, Some(kind), owner.as_ref(), "").await?;
    if let Some(owner) = &owner {
        let is_organisation = app.store.item(owner).await?.is_some_and(|kept| kept.item.kind() == Kind::Organisation);
        if !is_organisation {
            return Err(none());
        }
    }
    let id = new_id(owner.as_ref(), kind)?;
    let mut doc = Map::new();
    doc.insert("format".to_owned(), model::written::FORMAT.into());
    doc.insert("id".to_owned(), id.to_string().into());
    doc.insert("kind".to_owned(), kind.slug().into());
    if let Some(owner) = &owner {
        doc.insert("owner".to_owned(), owner.to_string().into());
    }
    let deed = signed.deed(app, "begin", owner.as_ref(), id.as_str(), "");
    let save = WorkSave {
        kind,
        owner,
        state: WorkState::Draft,
        began: Ground::New,
        base: 0,
        name: String::new(),
        doc: Value::Object(doc).to_string(),
        followed: Vec::new(),
        author: signed.person.id.clone(),
        at: deed.at,
        id,
    };
    app.store.save_work(&save, &deed).await.map_err(anyhow::Error::from)?;
    Ok(Redirect::to(&format!("/studio/items/{}", save.id)).into_response())
}

/// An id that nobody has: the organisation's word, then what cannot be guessed.
fn new_id(owner: Option<&Id>, kind: Kind) -> Result<Id, Error> {
    let organisation = owner.and_then(|owner| owner.as_str().rsplit(':').next()).unwrap_or(kind.slug());
    let organisation: String = organisation.chars().take(40).collect();
    let id = key::name(&format!("{organisation}:"))?;
    Id::parse(&id).ok_or_else(|| anyhow::anyhow!("{id} is no id").into())
}
