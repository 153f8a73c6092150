//! The inbox of what visitors reported about the items of somebody's organisations; what nobody owns is the
//! administrators'.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use model::{Action, Id};
use store::{Report, ReportState};

use super::edit::view::when;
use super::{Frame, answered};
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;
use crate::http::studio::said::Said;

/// Reports on the page.
const SHOWN: usize = 100;
/// Longest answer, in characters.
const ANSWER_MAX: usize = 1_000;

#[derive(Template)]
#[template(path = "studio/reports.html")]
struct ReportsPage<'a> {
    page: Frame<'a>,
    tabs: Vec<Tab>,
    lines: Vec<Line>,
    state: &'static str,
}

struct Tab {
    url: String,
    label: String,
    current: bool,
}

struct Line {
    id: String,
    url: String,
    name: String,
    topic: String,
    words: String,
    mail: Option<String>,
    when: String,
    answer: String,
    choices: Vec<(&'static str, String, bool)>,
}

/// What the page's address says.
#[derive(serde::Deserialize)]
pub struct Asked {
    state: Option<String>,
    done: Option<String>,
}

/// `GET /studio/reports`
pub async fn page(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    answered(&app, signed.lang, show(&app, &signed, &asked).await)
}

async fn show(app: &App, signed: &Signed, asked: &Asked) -> Result<Response, Error> {
    if !signed.standing().may_somewhere(Action::Reports) {
        signed.must(app, Action::Reports, None, None, "").await?;
    }
    let state = asked.state.as_deref().and_then(ReportState::parse).unwrap_or(ReportState::New);
    let reports = waiting(app, signed, state, SHOWN).await?;
    let ids: Vec<Id> = reports.iter().map(|report| report.item.clone()).collect();
    let kept: HashMap<Id, store::Kept> =
        app.store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept)).collect();
    let word = |state: ReportState| signed.words.get(&format!("report-state-{}", state.as_str())).into_owned();
    let line = |report: Report| Line {
        url: format!("/studio/items/{}", report.item),
        name: kept
            .get(&report.item)
            .map_or_else(|| report.item.to_string(), |kept| kept.item.best_name(signed.lang).1.to_owned()),
        topic: signed.words.get(&format!("report-topic-{}", report.topic)).into_owned(),
        words: report.words,
        mail: report.mail,
        when: when(signed.lang, report.at),
        answer: report.answer,
        choices: ReportState::ALL.into_iter().map(|one| (one.as_str(), word(one), one == report.state)).collect(),
        id: report.id,
    };
    let page = ReportsPage {
        page: Frame::new(app, signed, "reports", signed.words.get("studio-reports").into_owned(), "/studio/reports")
            .saying(asked.done.as_deref()),
        tabs: ReportState::ALL
            .into_iter()
            .map(|one| Tab {
                url: format!("/studio/reports?state={}", one.as_str()),
                label: word(one),
                current: one == state,
            })
            .collect(),
        lines: reports.into_iter().map(line).collect(),
        state: state.as_str(),
    };
    Ok(render(&page, signed.lang, StatusCode::OK))
}

/// The reports in a state that this person answers.
///
/// # Errors
/// When the store fails.
pub async fn waiting(app: &App, signed: &Signed, state: ReportState, limit: usize) -> Result<Vec<Report>, Error> {
    if signed.standing().administrator {
        return Ok(app.store.reports(None, state, limit).await?);
    }
    let owners: Vec<Id> = signed.standing().organisations(Action::Reports, None).into_iter().cloned().collect();
    let mut reports = app.store.reports(Some(&owners), state, limit).await?;
    let ids: Vec<Id> = reports.iter().map(|report| report.item.clone()).collect();
    let kinds: HashMap<Id, model::Kind> =
        app.store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept.item.kind())).collect();
    reports.retain(|report| signed.may(Action::Reports, kinds.get(&report.item).copied(), report.owner.as_ref()));
    Ok(reports)
}

/// `POST /studio/reports/{id}`
pub async fn reply(State(app): State<Shared>, signed: Signed, Path(id): Path<String>, said: Said) -> Response {
    answered(&app, signed.lang, answer(&app, &signed, &id, &said).await)
}

async fn answer(app: &App, signed: &Signed, id: &str, said: &Said) -> Result<Response, Error> {
    let none = || Error::NotFound("error-no-item", None);
    let report = app.store.report(id).await?.ok_or_else(none)?;
    let kind = app.store.item(&report.item).await?.map(|kept| kept.item.kind());
    signed.must(app, Action::Reports, kind, report.owner.as_ref(), id).await?;
    let state = ReportState::parse(said.get("state")).unwrap_or(report.state);
    let note: String = said.get("answer").chars().filter(|c| *c == '\n' || !c.is_control()).take(ANSWER_MAX).collect();
    let deed = signed.deed(app, "answer-report", report.owner.as_ref(), id, state.as_str());
    app.store.answer_report(id, state, &note, app.now(), &deed).await?;
    Ok(Redirect::to(&format!("/studio/reports?state={}&done=report-answered", report.state.as_str())).into_response())
}
