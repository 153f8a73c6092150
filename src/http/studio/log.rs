//! The log: who did what, when, from where. Publishers read their organisation's, administrators everything.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use model::{Action, Id};

use super::{Frame, answered, organisations_of, when};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

/// Rows on a page.
const ROWS: u32 = 50;

#[derive(Template)]
#[template(path = "studio/log.html")]
struct LogPage<'a> {
    page: Frame<'a>,
    organisations: Vec<Choice>,
    subject: &'a str,
    rows: Vec<Row>,
    older: Option<String>,
}

struct Choice {
    id: String,
    name: String,
    is_chosen: bool,
}

struct Row {
    number: String,
    when: String,
    who: String,
    what: String,
    subject: String,
    /// Whether the subject is an item with a page in the studio.
    is_item: bool,
    address: String,
    detail: String,
}

/// What to show.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    organisation: String,
    #[serde(default)]
    subject: String,
    before: Option<i64>,
}

/// `GET /studio/log`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    let drawn = draw(&app, &signed, &asked).await;
    answered(&app, signed.lang, drawn)
}

async fn draw(app: &App, signed: &Signed, asked: &Asked) -> Result<Response, Error> {
    let administrator = signed.standing().administrator;
    let organisations = organisations_of(app, signed, Action::Members, None).await?;
    let wanted = match asked.organisation.as_str() {
        "" if administrator => None,
        "" => organisations.first().map(|kept| kept.item.id.clone()),
        said => Some(Id::parse(said).ok_or(Error::NotFound("error-no-item", None))?),
    };
    if !administrator {
        signed.must(app, Action::Members, None, wanted.as_ref(), "log").await?;
    }
    let subject = Some(asked.subject.trim()).filter(|subject| !subject.is_empty());
    let logged = app.store.logged(wanted.as_ref(), subject, asked.before, ROWS).await?;
    let names: HashMap<String, String> =
        app.store.people().await?.into_iter().map(|person| (person.id, person.name)).collect();
    let older = (logged.len() == ROWS as usize).then(|| logged.last().map(|row| row.number)).flatten().map(|before| {
        let query = form_urlencoded::Serializer::new(String::new())
            .append_pair("organisation", &asked.organisation)
            .append_pair("subject", &asked.subject)
            .append_pair("before", &before.to_string())
            .finish();
        format!("/studio/log?{query}")
    });
    let rows = logged
        .into_iter()
        .map(|row| {
            let deed = row.deed;
            let subject = deed.subject.unwrap_or_default();
            Row {
                number: figures::whole(signed.lang, row.number),
                when: when(signed.lang, deed.at),
                who: deed.person.as_ref().and_then(|id| names.get(id)).cloned().unwrap_or_default(),
                what: signed.words.find(&format!("log-{}", deed.action)).unwrap_or(deed.action),
                is_item: subject.contains(':'),
                subject: names.get(&subject).cloned().unwrap_or(subject),
                address: deed.address.unwrap_or_default(),
                detail: deed.detail,
            }
        })
        .collect();
    let organisations = organisations
        .iter()
        .map(|kept| Choice {
            id: kept.item.id.to_string(),
            name: kept.item.best_name(signed.lang).1.to_owned(),
            is_chosen: Some(&kept.item.id) == wanted.as_ref(),
        })
        .collect();
    let title = signed.words.get("studio-log").into_owned();
    let page = Frame::new(app, signed, "log", title, "/studio/log");
    let page = LogPage { page, organisations, subject: &asked.subject, rows, older };
    Ok(render(&page, signed.lang, StatusCode::OK))
}
