//! The pictures of an organisation: what was brought, how far it is, where it is shown; and bringing more.
//!
//! A file is measured before the answer and unpacked behind it, so a hostile one is refused at once and costs nobody
//! anything.

mod library;
mod sent;

use axum::Json;
use axum::extract::multipart::Multipart;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Redirect, Response};
use media::{Format, Variant};
use model::picture::Focus;
use model::{Action, Id, PictureId};
use serde_json::{Value, json};
use store::{Picture, PictureState};

use self::library::Asked;
use self::sent::{Sent, Taken};
use super::answered;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::{Signed, wants_json};

/// Largest body of one sending, in bytes: one picture of the largest size and the form around it.
pub const BODY_LIMIT: usize = 25 * 1024 * 1024;

/// A file that was not taken, and why, in words.
struct Refused {
    file_name: String,
    reason: String,
}

/// `GET /studio/pictures`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    let drawn = library::draw(&app, &signed, &asked, &[], StatusCode::OK).await;
    answered(&app, signed.lang, drawn)
}

/// `POST /studio/pictures`: several files for one organisation. A script is told of each; a form without script ends at
/// the library, or is shown again with what was not taken.
pub async fn bring(State(app): State<Shared>, signed: Signed, headers: HeaderMap, form: Multipart) -> Response {
    let json = wants_json(&headers);
    match taken(&app, &signed, form, json).await {
        Ok(response) => response,
        Err(error) if json => error.into_problem(signed.lang),
        Err(error) => answered(&app, signed.lang, Err(error)),
    }
}

async fn taken(app: &App, signed: &Signed, form: Multipart, json: bool) -> Result<Response, Error> {
    let refused = |file_name: &str, code: &str| Refused {
        file_name: file_name.to_owned(),
        reason: signed.words.get(&format!("pictures-refused-{code}")).into_owned(),
    };
    let sent = match sent::read(form).await {
        Ok(sent) => sent,
        Err(broken) => {
            let refused = [refused("", broken.code)];
            return if json {
                Ok((broken.status, Json(told(app, None, &[], &refused).await?)).into_response())
            } else {
                library::draw(app, signed, &Asked::default(), &refused, broken.status).await
            };
        }
    };
    let Sent { owner, files } = sent;
    let owner = owner.as_deref().and_then(Id::parse).ok_or(Error::NotFound("pictures-no-organisation", None))?;
    signed.must(app, Action::Draft, None, Some(&owner), "picture").await?;
    if app.store.item(&owner).await?.is_none() {
        return Err(Error::NotFound("pictures-no-organisation", None));
    }
    let mut pictures = Vec::new();
    let mut not_taken = Vec::new();
    if files.is_empty() {
        not_taken.push(refused("", "nothing"));
    }
    for file in files {
        let name = file.name.clone();
        match sent::take(app, signed, &owner, file).await? {
            Taken::Kept(picture) => pictures.push((*picture, name)),
            Taken::Refused(code) => not_taken.push(refused(&name, code)),
        }
    }
    let status = if pictures.is_empty() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK };
    if json {
        return Ok((status, Json(told(app, Some(&owner), &pictures, &not_taken).await?)).into_response());
    }
    let asked = Asked { owner: Some(owner.to_string()), ..Asked::default() };
    if not_taken.is_empty() {
        return Ok(Redirect::to(&format!("{}&done=pictures", asked.address())).into_response());
    }
    library::draw(app, signed, &asked, &not_taken, status).await
}

/// What a script is told of a sending.
async fn told(
    app: &App,
    owner: Option<&Id>,
    pictures: &[(Picture, String)],
    refused: &[Refused],
) -> Result<Value, Error> {
    let credit = match owner {
        Some(owner) => app.store.item(owner).await?.map(|kept| kept.item.best_name(model::Lang::FA).1.to_owned()),
        None => None,
    };
    let pictures: Vec<Value> = pictures
        .iter()
        .map(|(picture, name)| {
            let mut told = state_of(picture);
            told["file_name"] = name.as_str().into();
            told["credit"] = credit.clone().into();
            told
        })
        .collect();
    let refused: Vec<Value> =
        refused.iter().map(|one| json!({"file_name": one.file_name, "reason": one.reason})).collect();
    Ok(json!({"pictures": pictures, "refused": refused}))
}

fn state_of(picture: &Picture) -> Value {
    let file = &picture.file;
    let mut told = json!({
        "id": file.id, "file": format!("picture:{}", file.id), "state": picture.state.as_str(), "width": file.width, "height": file.height,
        "thumb_url": thumb(&file.id),
    });
    if let Some(position) = file.position {
        told["position"] = json!({"lon": position.lon(), "lat": position.lat()});
    }
    told
}

/// Address of the square that stands for a picture.
pub fn thumb(id: &PictureId) -> String {
    format!("/pictures/{id}/{}", Variant::Square(Focus::MIDDLE).name())
}

/// `GET /studio/pictures/{id}.json`: how far a picture is.
pub async fn state(State(app): State<Shared>, signed: Signed, Path(file): Path<String>) -> Response {
    match looked_up(&app, &signed, &file).await {
        Ok(told) => Json(told).into_response(),
        Err(error) => error.into_problem(signed.lang),
    }
}

async fn looked_up(app: &App, signed: &Signed, file: &str) -> Result<Value, Error> {
    let none = || Error::NotFound("problem-picture", None);
    let id = file.strip_suffix(".json").and_then(PictureId::parse).ok_or_else(none)?;
    let picture = app.store.picture(&id).await?.ok_or_else(none)?;
    let owners = app.store.picture_owners(&id).await?;
    if !owners.iter().any(|owner| signed.may(Action::See, None, Some(owner))) {
        return Err(none());
    }
    let mut told = state_of(&picture);
    if picture.state == PictureState::Failed {
        let code = picture.reason.as_deref().unwrap_or("damaged");
        told["reason"] = signed.words.get(&format!("pictures-refused-{code}")).into();
    }
    Ok(told)
}

/// The media types that a form lets people choose.
fn accepted() -> String {
    Format::ALL.map(Format::media_type).join(",")
}
