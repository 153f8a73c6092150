//! A visitor says that something is wrong with an item. No account is asked for, and nobody else is told: an address may
//! report so often, a field that people do not see stays empty, and nobody reads and writes within two seconds.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Mutex, PoisonError};

use askama::Template;
use axum::extract::{Path, RawForm, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use model::{Kind, Lang, Status};
use store::{BySlug, Kept, Report, ReportState};

use super::{Head, Page, Spoken, answered, render};
use crate::accounts::key;
use crate::app::{App, Shared};
use crate::http::error::Error;
use crate::http::session::Stranger;
use crate::words::Words;

/// What can be wrong.
pub const TOPICS: [&str; 6] = ["closed", "moved", "hours", "fact", "offensive", "other"];
/// Longest text, in characters.
const WORDS_MAX: usize = 2_000;
/// Reports of one address in an hour.
const MOST: u32 = 5;
/// Addresses that are remembered.
const ADDRESSES_MAX: usize = 10_000;
/// Seconds that reading and writing takes at least, and at most.
const SOONEST: i64 = 2;
const LATEST: i64 = 24 * 3600;

/// How often addresses reported something within an hour.
#[derive(Debug, Default)]
pub struct Reporters(Mutex<HashMap<IpAddr, (i64, u32)>>);

impl Reporters {
    /// Counts one more of an address. False when it is too many. IPv6 addresses count by their network, of which one
    /// house has a whole one.
    fn may(&self, address: IpAddr, now: Timestamp) -> bool {
        let address = match address {
            IpAddr::V6(address) if address.to_ipv4_mapped().is_none() => {
                IpAddr::V6((u128::from(address) >> 64 << 64).into())
            }
            other => other,
        };
        let hour = now.as_second() / 3600;
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= ADDRESSES_MAX {
            known.retain(|_, (of, _)| *of == hour);
            if known.len() >= ADDRESSES_MAX {
                return false;
            }
        }
        let (of, count) = known.entry(address).or_insert((hour, 0));
        if *of != hour {
            (*of, *count) = (hour, 0);
        }
        *count += 1;
        *count <= MOST
    }
}

#[derive(Template)]
#[template(path = "report.html")]
struct ReportPage<'a> {
    page: Page<'a>,
    name: String,
    url: String,
    topics: Vec<(&'static str, String, bool)>,
    said: Said,
    began: i64,
    faults: Vec<(&'static str, String)>,
    sent: bool,
}

impl ReportPage<'_> {
    /// What is wrong with a field.
    fn fault(&self, field: &str) -> Option<&str> {
        self.faults.iter().find(|(named, _)| *named == field).map(|(_, fault)| fault.as_str())
    }
}

/// What was typed.
#[derive(Default)]
struct Said {
    topic: String,
    words: String,
    mail: String,
    /// When the form was first opened: putting right what was wrong begins no new reading.
    began: Option<i64>,
}

type Address = (String, String, String);

/// `GET /{lang}/{kind}/{slug}/report`
pub async fn page(
    State(app): State<Shared>,
    Spoken(lang): Spoken,
    Path(address): Path<Address>,
    uri: axum::http::Uri,
) -> Response {
    let drawn = match item(&app, lang, &address).await {
        Ok(Ok(kept)) => {
            let sent = uri.query() == Some("sent");
            Ok(draw(&app, lang, &kept, Said::default(), Vec::new(), sent, StatusCode::OK))
        }
        Ok(Err(moved)) => Ok(moved),
        Err(error) => Err(error),
    };
    answered(&app, lang, drawn)
}

/// The public item of an address, or the way to where it went.
async fn item(app: &App, lang: Lang, (_, kind, slug): &Address) -> Result<Result<Kept, Response>, Error> {
    let none = || Error::NotFound("error-no-item", None);
    let kind = Kind::from_slug(kind).filter(|_| model::id::is_slug(slug)).ok_or_else(none)?;
    match app.store.by_slug(kind, slug).await?.ok_or_else(none)? {
        BySlug::Moved { slug } => {
            Ok(Err(Redirect::permanent(&format!("/{lang}/{kind}/{slug}/report")).into_response()))
        }
        BySlug::Here(kept) if kept.item.status == Status::Published => Ok(Ok(kept)),
        BySlug::Here(_) => Err(none()),
    }
}

fn draw(
    app: &App,
    lang: Lang,
    kept: &Kept,
    said: Said,
    faults: Vec<(&'static str, String)>,
    sent: bool,
    status: StatusCode,
) -> Response {
    let words = Words::of(lang);
    let path = format!("/{}/{}", kept.item.kind(), kept.item.slug);
    let head = Head { title: words.get("report-title").into_owned(), noindex: true, ..Head::default() };
    let page = ReportPage {
        page: Page::new(app, lang, &format!("{path}/report"), None, head),
        name: kept.item.best_name(lang).1.to_owned(),
        url: format!("/{lang}{path}"),
        topics: TOPICS
            .into_iter()
            .map(|topic| (topic, words.get(&format!("report-topic-{topic}")).into_owned(), said.topic == topic))
            .collect(),
        began: said.began.unwrap_or_else(|| app.now().as_second()),
        said,
        faults,
        sent,
    };
    let mut response = render(&page, lang, status);
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}

/// `POST /{lang}/{kind}/{slug}/report`
pub async fn send(
    State(app): State<Shared>,
    Spoken(lang): Spoken,
    Path(address): Path<Address>,
    stranger: Stranger,
    RawForm(body): RawForm,
) -> Response {
    let taken = match item(&app, lang, &address).await {
        Ok(Ok(kept)) => take(&app, lang, &kept, stranger.address, &body).await,
        Ok(Err(moved)) => Ok(moved),
        Err(error) => Err(error),
    };
    answered(&app, lang, taken)
}

async fn take(app: &App, lang: Lang, kept: &Kept, from: IpAddr, body: &[u8]) -> Result<Response, Error> {
    let fields: Vec<(String, String)> = form_urlencoded::parse(body).into_owned().collect();
    let field = |name: &str| fields.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value.trim());
    let words = Words::of(lang);
    let said = Said {
        topic: field("topic").to_owned(),
        words: field("words").to_owned(),
        mail: field("mail").to_owned(),
        began: field("began").parse().ok(),
    };
    let thanks =
        || Redirect::to(&format!("/{lang}/{}/{}/report?sent", kept.item.kind(), kept.item.slug)).into_response();
    // A machine fills what people do not see, or is too quick: it is thanked, and nothing is kept.
    let took = field("began").parse::<i64>().map_or(0, |began| app.now().as_second() - began);
    if !field("website").is_empty() || !(SOONEST..=LATEST).contains(&took) && !field("began").is_empty() {
        return Ok(thanks());
    }
    let mut faults = Vec::new();
    if !TOPICS.contains(&said.topic.as_str()) {
        faults.push(("topic-closed", words.get("report-no-topic").into_owned()));
    }
    if said.words.chars().count() > WORDS_MAX {
        faults.push(("words", words.with("report-long", "max", WORDS_MAX as i64)));
    }
    if said.words.is_empty() && ["fact", "other"].contains(&said.topic.as_str()) {
        faults.push(("words", words.get("report-no-words").into_owned()));
    }
    if !said.mail.is_empty() && !model::mail::is_mail(&said.mail) {
        faults.push(("mail", words.get("report-bad-mail").into_owned()));
    }
    if !faults.is_empty() {
        return Ok(draw(app, lang, kept, said, faults, false, StatusCode::UNPROCESSABLE_ENTITY));
    }
    if !app.reporters.may(from, app.now()) {
        let faults = vec![("words", words.get("report-too-many").into_owned())];
        let mut response = draw(app, lang, kept, said, faults, false, StatusCode::TOO_MANY_REQUESTS);
        response.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static("3600"));
        return Ok(response);
    }
    let report = Report {
        id: key::name("r").map_err(Error::from)?,
        item: kept.item.id.clone(),
        owner: kept.item.owner.clone(),
        topic: said.topic,
        words: said.words,
        mail: Some(said.mail).filter(|mail| !mail.is_empty()),
        state: ReportState::New,
        answer: String::new(),
        at: app.now(),
        answered_at: None,
    };
    app.store.add_report(&report).await?;
    Ok(thanks())
}
