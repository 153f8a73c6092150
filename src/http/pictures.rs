//! What visitors get of photographs. What stands at an address never changes; only forms drawn here are served, never
//! a file as it came.

use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use media::Variant;
use media::files::Name;
use media::variant::widths;
use model::PictureId;
use model::picture::Focus;

use super::cache::FOREVER;
use super::error::{Error, language_of};
use crate::app::{App, Shared};
use crate::gallery::{NotMade, Shown, Wanted};

/// `GET /pictures/{id}/{variant}`, such as `640.webp`, `square.webp`, `card-30-70.jpg`.
pub async fn picture(
    State(app): State<Shared>,
    Path((id, variant)): Path<(String, String)>,
    headers: HeaderMap,
) -> Response {
    match answer(&app, &id, &variant).await {
        Ok(response) => response,
        Err(error) => error.into_problem(language_of("", None, &headers)),
    }
}

async fn answer(app: &App, id: &str, variant: &str) -> Result<Response, Error> {
    let none = || Error::NotFound("problem-picture", None);
    let (id, variant) = PictureId::parse(id).zip(Variant::parse(variant)).ok_or_else(none)?;
    let shown = app.gallery.get(&id).ok_or_else(none)?;
    if !exists(app, &id, &shown, variant).await? {
        return Err(none());
    }
    let bytes = match read(app, &id, variant).await? {
        Some(bytes) => bytes,
        // Cut around a point for the first time, or lost with the folder of variants: it comes back from the original.
        None => {
            match app.gallery.make(&id, shown.format, Wanted::One(variant)).await {
                Ok(_) => {}
                Err(NotMade::Failed(error)) => return Err(error.into()),
                Err(NotMade::Missing | NotMade::Refused(_)) => return Err(none()),
            }
            read(app, &id, variant).await?.ok_or_else(none)?
        }
    };
    let mark = format!("\"{}-{}\"", &id.as_str()[..16], variant.name());
    let mut response = bytes.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(variant.format().media_type()));
    headers.insert(header::CACHE_CONTROL, FOREVER);
    if let Ok(mark) = HeaderValue::from_str(&mark) {
        headers.insert(header::ETAG, mark);
    }
    Ok(response)
}

/// Whether a picture has such a form: a width that it is offered in, or a cut around its middle or around a point that an
/// item names. Others would be work for whoever asks for them.
async fn exists(app: &App, id: &PictureId, shown: &Shown, variant: Variant) -> Result<bool, Error> {
    match variant {
        Variant::Width(width) => Ok(widths(shown.width).contains(&width)),
        Variant::Square(Focus::MIDDLE) | Variant::Card(Focus::MIDDLE) => Ok(true),
        Variant::Square(focus) | Variant::Card(focus) => Ok(app.store.picture_is_cut_around(id, focus).await?),
    }
}

async fn read(app: &App, id: &PictureId, variant: Variant) -> Result<Option<Vec<u8>>, Error> {
    let (files, name) = (app.gallery.files.clone(), Name::variant(id, variant));
    Ok(tokio::task::spawn_blocking(move || files.get(&name)).await??)
}
