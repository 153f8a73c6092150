//! "Still true": by one press, what an item says counts as checked today.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Id, Lang, Status};
use store::{Change, Deed, Expected, Kept, Person, Refusal, SaveError, Ticket};

use super::door::deed;
use super::{Frame, answered};
use crate::accounts::{key, letters};
use crate::app::{App, Shared, day};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::{Signed, Stranger};
use crate::words::Words;

/// `POST /studio/items/{id}/confirm`
pub async fn confirm(State(app): State<Shared>, signed: Signed, Path(id): Path<String>) -> Response {
    answered(&app, signed.lang, still_true(&app, &signed, &id).await)
}

async fn still_true(app: &App, signed: &Signed, id: &str) -> Result<Response, Error> {
    let none = || Error::NotFound("error-no-item", None);
    let id = Id::parse(id).ok_or_else(none)?;
    let kept = app.store.item(&id).await?.ok_or_else(none)?;
    let owner = kept.item.owner.clone();
    signed.must(app, Action::Confirm, Some(kept.item.kind()), owner.as_ref(), id.as_str()).await?;
    let deed = signed.deed(app, "confirm", owner.as_ref(), id.as_str(), "");
    let word = check_today(app, kept, &signed.person.id, &deed).await?;
    Ok(Redirect::to(&format!("/studio/?done={word}")).into_response())
}

/// Says of an item that its facts were checked today. Answers the word for what came of it.
async fn check_today(app: &App, kept: Kept, author: &str, deed: &Deed) -> Result<&'static str, Error> {
    if kept.item.status != Status::Published {
        return Ok("confirm-not-public");
    }
    let mut item = kept.item;
    item.verified_on = Some(day(app.now()));
    let expected = Expected::Version(kept.version);
    let change = Change { item, expected, author: author.to_owned(), at: app.now() };
    match app.store.confirm(change, deed).await {
        Ok(_) => {
            app.tell_changed();
            Ok("confirmed")
        }
        Err(SaveError::Refused(Refusal::Conflict { .. })) => Ok("moved"),
        Err(SaveError::Refused(refusal)) => Err(anyhow::Error::from(refusal).into()),
        Err(SaveError::Failed(error)) => Err(error.into()),
    }
}

#[derive(Template)]
#[template(path = "studio/still.html")]
struct StillPage<'a> {
    page: Frame<'a>,
    name: String,
    summary: String,
    checked: String,
    public_url: String,
    edit_url: String,
    action: String,
    /// Whether it was just said.
    is_done: bool,
}

/// `GET /studio/still/{key}`: what a link in a reminder leads to. It changes nothing by itself: programs that look at
/// mail follow links too.
pub async fn still_page(State(app): State<Shared>, stranger: Stranger, Path(key): Path<String>) -> Response {
    let drawn = async {
        let (_, person, kept) = reminded(&app, &key).await?;
        Ok(draw(&app, person.lang, &key, &kept, false))
    };
    answered(&app, stranger.lang, drawn.await)
}

/// `POST /studio/still/{key}`
pub async fn still(State(app): State<Shared>, stranger: Stranger, Path(key): Path<String>) -> Response {
    let drawn = async {
        let (ticket, person, kept) = reminded(&app, &key).await?;
        let owner = kept.item.owner.as_ref();
        if !person.standing.may(Action::Confirm, Some(kept.item.kind()), owner) {
            return Err(Error::Forbidden);
        }
        let deed = Deed {
            organisation: owner.cloned(),
            subject: Some(kept.item.id.to_string()),
            detail: "by a link in a letter".to_owned(),
            ..deed(&app, &stranger, "confirm", Some(&person.id))
        };
        check_today(&app, kept.clone(), &person.id, &deed).await?;
        app.store.use_ticket(&ticket.purpose, &ticket.key_hash, app.now()).await?;
        Ok(draw(&app, person.lang, &key, &kept, true))
    };
    answered(&app, stranger.lang, drawn.await)
}

/// What a link in a reminder is about, and to whom it was sent.
async fn reminded(app: &App, key: &str) -> Result<(Ticket, Person, Kept), Error> {
    let ended = || Error::NotFound("door-link-ended", None);
    let ticket = app.store.ticket(letters::STILL_TRUE, &key::hash(key), app.now()).await?.ok_or_else(ended)?;
    let person = app.store.person(ticket.made_by.as_deref().unwrap_or_default()).await?;
    let person = person.filter(|person| person.disabled_at.is_none()).ok_or_else(ended)?;
    let id = Id::parse(&ticket.payload).ok_or_else(ended)?;
    let kept = app.store.item(&id).await?.ok_or_else(ended)?;
    Ok((ticket, person, kept))
}

fn draw(app: &App, lang: Lang, key: &str, kept: &Kept, is_done: bool) -> Response {
    let words = Words::of(lang);
    let item = &kept.item;
    let action = format!("/studio/still/{key}");
    let checked = item.verified_on.unwrap_or_else(|| day(kept.changed_at));
    let page = StillPage {
        page: Frame::at_the_door(app, lang, words.get("still").into_owned(), &action),
        name: item.best_name(lang).1.to_owned(),
        summary: item.summary.best(lang).map(|(_, text)| text.to_owned()).unwrap_or_default(),
        checked: words.with("desk-checked-on", "date", figures::date(lang, checked)),
        public_url: format!("/{lang}/{}/{}", item.kind(), item.slug),
        edit_url: format!("/studio/items/{}", item.id),
        action,
        is_done,
    };
    render(&page, lang, StatusCode::OK)
}
