//! The fields of a small form, as they were sent: names may repeat, and what is missing reads as empty.

use axum::extract::{FromRequest, RawForm, Request};
use axum::response::Response;

use crate::app::Shared;

/// What a form says.
pub struct Said(Vec<(String, String)>);

impl Said {
    /// A field, without the blanks around it; empty when it is missing.
    pub fn get(&self, name: &str) -> &str {
        self.raw(name).trim()
    }

    /// A field as it was typed: a password may begin with a blank.
    pub fn raw(&self, name: &str) -> &str {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str()).unwrap_or_default()
    }

    /// All values of a field that repeats.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl FromRequest<Shared> for Said {
    type Rejection = Response;

    async fn from_request(request: Request, app: &Shared) -> Result<Said, Response> {
        let RawForm(body) =
            RawForm::from_request(request, app).await.map_err(axum::response::IntoResponse::into_response)?;
        Ok(Said(form_urlencoded::parse(&body).into_owned().collect()))
    }
}
