//! "Still true": by one press, what an item says counts as checked today.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Id, Status};
use store::{Change, Expected, Refusal, SaveError};

use super::answered;
use crate::app::{App, Shared, day};
use crate::http::error::Error;
use crate::http::session::Signed;

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
    let done = |word: &str| Ok(Redirect::to(&format!("/studio/?done={word}")).into_response());
    if kept.item.status != Status::Published {
        return done("confirm-not-public");
    }
    let mut item = kept.item;
    item.verified_on = Some(day(app.now()));
    let expected = Expected::Version(kept.version);
    let change = Change { item, expected, author: signed.person.id.clone(), at: app.now() };
    let deed = signed.deed(app, "confirm", owner.as_ref(), id.as_str(), "");
    match app.store.confirm(change, &deed).await {
        Ok(_) => {
            app.changed.notify_one();
            done("confirmed")
        }
        Err(SaveError::Refused(Refusal::Conflict { .. })) => done("moved"),
        Err(SaveError::Refused(refusal)) => Err(anyhow::Error::from(refusal).into()),
        Err(SaveError::Failed(error)) => Err(error.into()),
    }
}
