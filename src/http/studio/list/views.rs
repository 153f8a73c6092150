//! Lists that somebody keeps under a name of their own.

use axum::extract::State;
use axum::response::{IntoResponse, Redirect, Response};

use super::super::answered;
use super::asked::Asked;
use super::must_see;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::said::Said;

/// Longest name, in characters.
const NAME_MAX: usize = 60;

/// `POST /studio/views`: keeps, or forgets, a list.
pub async fn keep(State(app): State<Shared>, signed: Signed, said: Said) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, &said).await)
}

async fn answer(app: &App, signed: &Signed, said: &Said) -> Result<Response, Error> {
    must_see(app, signed).await?;
    let person = signed.person.id.as_str();
    if !said.get("forget").is_empty() {
        app.store.forget_view(person, said.get("forget")).await?;
        return Ok(Redirect::to("/studio/items?done=view-forgotten").into_response());
    }
    let name: String = said.get("name").chars().filter(|c| !c.is_control()).take(NAME_MAX).collect();
    let query = Asked::read(said.get("query")).address(None);
    let done = if name.trim().is_empty() {
        "view-nameless"
    } else if app.store.keep_view(person, name.trim(), &query).await? {
        "view-kept"
    } else {
        "view-too-many"
    };
    Ok(Redirect::to(&format!("/studio/items?{query}&done={done}")).into_response())
}
