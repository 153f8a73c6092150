//! The first page after the door: what waits for this person, what is due, what visitors say and seek in vain.

use askama::Template;
use axum::extract::{Query as Asks, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use index::{Query, Sort};
use jiff::Span;
use model::{Action, Id, Lang};
use store::{ReportState, Work, WorkState};

use super::account::{MembershipRow, memberships};
use super::edit::view::when;
use super::list::asked::Asked;
use super::{Frame, answered, links, reports, waiting};
use crate::app::{App, Shared, day};
use crate::figures;
use crate::http::api::searching;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

/// Lines of each list.
const LINES: usize = 8;
/// How far back what was sought in vain is counted, and how often it must have been.
const DEMAND_DAYS: i64 = 30;
const DEMAND_AT_LEAST: i64 = 10;
const DEMAND_LINES: u32 = 8;

#[derive(Template)]
#[template(path = "studio/desk.html")]
struct DeskPage<'a> {
    page: Frame<'a>,
    lead: String,
    /// The organisations of who is here and what they are there.
    memberships: Vec<MembershipRow>,
    lists: Vec<List>,
    demand: Vec<Sought>,
    sees_demand: bool,
    freshness: Option<Share>,
    translation: Vec<(String, String)>,
    may_begin: bool,
}

/// A list of things that wait.
struct List {
    title: String,
    count: String,
    /// Where all of it is.
    url: Option<String>,
    lines: Vec<Line>,
}

struct Line {
    url: String,
    name: String,
    note: String,
    when: String,
    /// For what is overdue: where to say that it is still true.
    confirm: Option<String>,
}

struct Sought {
    text: String,
    times: String,
    percent: i64,
}

struct Share {
    percent: u64,
    figure: String,
    said: String,
}

/// What the address says.
#[derive(serde::Deserialize)]
pub struct Said {
    done: Option<String>,
}

/// `GET /studio/`
pub async fn page(State(app): State<Shared>, signed: Signed, Asks(said): Asks<Said>) -> Response {
    answered(&app, signed.lang, show(&app, &signed, said.done.as_deref()).await)
}

async fn show(app: &App, signed: &Signed, done: Option<&str>) -> Result<Response, Error> {
    let words = signed.words;
    let mut lists = Vec::new();
    let mut waits = 0;
    for (key, state) in [("returned", WorkState::Returned), ("review", WorkState::Review)] {
        let found = waiting::works(app, signed, state).await?;
        waits += found.len();
        let count = found.len();
        let url = format!("/studio/items?state={key}&mine=1");
        lists.extend(list(signed, key, count, Some(url), works(app, signed, state, found).await?));
    }
    let reported = reported(app, signed).await?;
    waits += reported.len();
    lists.extend(list(signed, "reports", reported.len(), Some("/studio/reports".to_owned()), reported));
    let (total, overdue) = overdue(app, signed).await?;
    lists.extend(list(
        signed,
        "overdue",
        total as usize,
        Some("/studio/items?overdue=1&state=published".to_owned()),
        overdue,
    ));
    let broken = broken(app, signed).await?;
    let all = Some("/studio/items?broken=1&state=published&mine=1".to_owned());
    lists.extend(list(signed, "broken", broken.len(), all, broken));
    let planned = planned(app, signed).await?;
    lists.extend(list(signed, "planned", planned.len(), None, planned));
    let sees = signed.standing().may_somewhere(Action::See);
    let (freshness, translation) = if sees { shares(app, signed, total).await? } else { (None, Vec::new()) };
    let page = Frame::new(app, signed, "desk", words.get("studio-desk").into_owned(), "/studio/").saying(done);
    let page = DeskPage {
        page,
        lead: words.with("desk-waiting", "count", waits as i64),
        memberships: memberships(app, signed).await?,
        lists,
        demand: if sees { demand(app, signed.lang).await? } else { Vec::new() },
        sees_demand: sees,
        freshness,
        translation,
        may_begin: signed.standing().may_somewhere(Action::Draft),
    };
    Ok(render(&page, signed.lang, StatusCode::OK))
}

/// A list with its first lines; none when nothing waits.
fn list(signed: &Signed, key: &str, count: usize, url: Option<String>, mut lines: Vec<Line>) -> Option<List> {
    lines.truncate(LINES);
    (!lines.is_empty()).then(|| List {
        title: signed.words.get(&format!("desk-{key}")).into_owned(),
        count: figures::whole(signed.lang, count as i64),
        url,
        lines,
    })
}

/// The lines of the first of these work copies.
async fn works(app: &App, signed: &Signed, state: WorkState, works: Vec<Work>) -> Result<Vec<Line>, Error> {
    let mut lines = Vec::new();
    for work in works.into_iter().take(LINES) {
        let remarks = if state == WorkState::Returned { app.store.open_remarks(&work.id).await? } else { Vec::new() };
        let kind = signed.words.get(&format!("form-new-{}", work.kind)).into_owned();
        lines.push(Line {
            url: format!("/studio/items/{}", work.id),
            name: if work.name.is_empty() { signed.words.get("list-no-name").into_owned() } else { work.name },
            note: remarks.first().map_or(kind, |remark| remark.words.clone()),
            when: when(signed.lang, work.changed_at),
            confirm: None,
        });
    }
    Ok(lines)
}

async fn reported(app: &App, signed: &Signed) -> Result<Vec<Line>, Error> {
    if !signed.standing().may_somewhere(Action::Reports) {
        return Ok(Vec::new());
    }
    let reports = reports::waiting(app, signed, ReportState::New, 100).await?;
    let ids: Vec<Id> = reports.iter().map(|report| report.item.clone()).collect();
    let kept = app.store.items(&ids).await?;
    let name = |id: &Id| {
        let found = kept.iter().find(|kept| kept.item.id == *id);
        found.map_or_else(|| id.to_string(), |kept| kept.item.best_name(signed.lang).1.to_owned())
    };
    Ok(reports
        .iter()
        .map(|report| Line {
            url: "/studio/reports".to_owned(),
            name: name(&report.item),
            note: signed.words.get(&format!("report-topic-{}", report.topic)).into_owned(),
            when: when(signed.lang, report.at),
            confirm: None,
        })
        .collect())
}

/// A question about what this person sees of what is published; none when they see nothing.
async fn published(app: &App, signed: &Signed) -> Result<Option<Query>, Error> {
    Asked::read("state=published").query(signed, app, LINES).await
}

async fn overdue(app: &App, signed: &Signed) -> Result<(u64, Vec<Line>), Error> {
    if !signed.standing().may_somewhere(Action::Confirm) {
        return Ok((0, Vec::new()));
    }
    let Some(query) = published(app, signed).await? else { return Ok((0, Vec::new())) };
    let query = Query { overdue: true, sort: Sort::Relevance, ..query };
    let index = app.writing.clone();
    let results = searching(move || index.search(&query)).await?;
    let ids: Vec<Id> = results.hits.iter().map(|hit| hit.id.clone()).collect();
    let lines = app
        .store
        .items(&ids)
        .await?
        .into_iter()
        .map(|kept| Line {
            url: format!("/studio/items/{}", kept.item.id),
            name: kept.item.best_name(signed.lang).1.to_owned(),
            note: checked(signed, kept.item.verified_on.unwrap_or_else(|| day(kept.changed_at))),
            when: String::new(),
            confirm: signed
                .may(Action::Confirm, Some(kept.item.kind()), kept.item.owner.as_ref())
                .then(|| format!("/studio/items/{}/confirm", kept.item.id)),
        })
        .collect();
    Ok((results.total, lines))
}

fn checked(signed: &Signed, on: jiff::civil::Date) -> String {
    signed.words.with("desk-checked-on", "date", figures::date(signed.lang, on))
}

/// What holds an outside address that no longer works, with what became of it.
async fn broken(app: &App, signed: &Signed) -> Result<Vec<Line>, Error> {
    let found = links::broken(app, signed).await?;
    Ok(found
        .into_iter()
        .map(|(kept, held)| Line {
            url: format!("/studio/items/{}", kept.item.id),
            name: kept.item.best_name(signed.lang).1.to_owned(),
            note: held.first().map(|link| links::said(signed, link)).unwrap_or_default(),
            when: held.first().and_then(|link| link.failed_first).map(|at| when(signed.lang, at)).unwrap_or_default(),
            confirm: None,
        })
        .collect())
}

async fn planned(app: &App, signed: &Signed) -> Result<Vec<Line>, Error> {
    let plans = app.store.planned(100).await?;
    let ids: Vec<Id> = plans.iter().map(|plan| plan.id.clone()).collect();
    let (kept, works) = (app.store.items(&ids).await?, app.store.works(&ids).await?);
    let mut lines = Vec::new();
    for plan in plans {
        let item = kept.iter().find(|kept| kept.item.id == plan.id);
        let work = works.get(&plan.id);
        let (kind, owner) = match (item, work) {
            (Some(kept), _) => (kept.item.kind(), kept.item.owner.clone()),
            (None, Some(work)) => (work.kind, work.owner.clone()),
            (None, None) => continue,
        };
        if signed.may(Action::Publish, Some(kind), owner.as_ref()) {
            lines.push(Line {
                url: format!("/studio/items/{}", plan.id),
                name: work
                    .map(|work| work.name.clone())
                    .or_else(|| item.map(|kept| kept.item.best_name(signed.lang).1.to_owned()))
                    .unwrap_or_default(),
                note: signed.words.get(&format!("desk-plan-{}", plan.action.as_str())).into_owned(),
                when: when(signed.lang, plan.due),
                confirm: None,
            });
        }
    }
    Ok(lines)
}

async fn demand(app: &App, lang: Lang) -> Result<Vec<Sought>, Error> {
    let today = day(app.now());
    let since = today.checked_sub(Span::new().days(DEMAND_DAYS)).unwrap_or(today);
    let sought = app.store.demand(since, DEMAND_AT_LEAST, DEMAND_LINES).await?;
    let most = sought.first().map_or(1, |(_, times)| (*times).max(1));
    let line =
        |(text, times): (String, i64)| Sought { text, times: figures::whole(lang, times), percent: times * 100 / most };
    Ok(sought.into_iter().map(line).collect())
}

/// How much of what is published was checked in its term, and how much of it each language has.
async fn shares(
    app: &App,
    signed: &Signed,
    known_overdue: u64,
) -> Result<(Option<Share>, Vec<(String, String)>), Error> {
    let Some(query) = published(app, signed).await? else { return Ok((None, Vec::new())) };
    let count = async |query: Query| -> Result<u64, Error> {
        let (index, query) = (app.writing.clone(), Query { limit: 1, ..query });
        Ok(searching(move || index.search(&query)).await?.total)
    };
    let all = count(query.clone()).await?;
    if all == 0 {
        return Ok((None, Vec::new()));
    }
    let overdue =
        if known_overdue > 0 { known_overdue } else { count(Query { overdue: true, ..query.clone() }).await? };
    let fresh = all.saturating_sub(overdue);
    let mut args = FluentArgs::new();
    args.set("fresh", fresh as i64);
    args.set("all", all as i64);
    let percent = fresh * 100 / all;
    let share = Share {
        percent,
        figure: signed.words.with("list-complete", "percent", percent as i64),
        said: signed.words.with_all("desk-fresh", &args),
    };
    let mut translation = Vec::new();
    for (tag, mark) in [("fa", "lacks-fa"), ("en", "lacks-en"), ("ar", "lacks-ar")] {
        let mut marks = query.marks.clone();
        marks.push(vec![mark]);
        let lacking = count(Query { marks, ..query.clone() }).await?;
        let mut args = FluentArgs::new();
        args.set("done", all.saturating_sub(lacking) as i64);
        args.set("all", all as i64);
        let name = signed.words.get(&format!("column-in-{tag}")).into_owned();
        translation.push((name, signed.words.with_all("desk-of", &args)));
    }
    Ok((Some(share), translation))
}
