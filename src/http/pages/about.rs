//! What Gardesh is, what its data are and where they come from, and under which licences it stands:
//! `/{lang}/about`, `/{lang}/data`, `/{lang}/licences`.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError};

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use jiff::{SignedDuration, Timestamp};
use model::category::Kind;
use model::{Id, Lang, Status};

use super::{Head, Page, Spoken, answered, render};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::words::Words;

/// Sources that the page names.
const SOURCES: usize = 60;
/// How long a reading of all sources holds.
const HOLDS: SignedDuration = SignedDuration::from_mins(10);

#[derive(Template)]
#[template(path = "about.html")]
struct AboutPage<'a> {
    page: Page<'a>,
}

#[derive(Template)]
#[template(path = "licences.html")]
struct LicencesPage<'a> {
    page: Page<'a>,
}

#[derive(Template)]
#[template(path = "data.html")]
struct DataPage<'a> {
    page: Page<'a>,
    kinds: Vec<(String, String)>,
    total: String,
    sources: Vec<SourceRow>,
    licences: Vec<(String, String)>,
    api: String,
}

/// A source with how many items lean on it.
struct SourceRow {
    title: String,
    url: Option<String>,
    licence: String,
    count: String,
}

/// `GET /{lang}/about`
pub async fn about(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
    render(&AboutPage { page: frame(&app, lang, "about") }, lang, StatusCode::OK)
}

/// `GET /{lang}/licences`
pub async fn licences(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
    render(&LicencesPage { page: frame(&app, lang, "licences") }, lang, StatusCode::OK)
}

/// `GET /{lang}/data`
pub async fn data(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
    answered(&app, lang, draw_data(&app, lang).await)
}

fn frame<'a>(app: &'a App, lang: Lang, name: &str) -> Page<'a> {
    let words = Words::of(lang);
    let head = Head {
        title: words.get(&format!("{name}-title")).into_owned(),
        description: words.get(&format!("{name}-description")).into_owned(),
        ..Head::default()
    };
    Page::new(app, lang, &format!("/{name}"), None, head)
}

async fn draw_data(app: &App, lang: Lang) -> Result<Response, Error> {
    let words = Words::of(lang);
    let counts = app.store.counts().await?;
    let published = |kind: Kind| -> i64 {
        counts
            .iter()
            .filter(|(of, status, _)| *of == kind && *status == Status::Published)
            .map(|(_, _, count)| count)
            .sum()
    };
    let order = [
        Kind::Place,
        Kind::Event,
        Kind::Route,
        Kind::Partnership,
        Kind::Programme,
        Kind::Opportunity,
        Kind::City,
        Kind::Province,
        Kind::Organisation,
    ];
    let kinds: Vec<(String, String)> = order
        .into_iter()
        .filter(|kind| published(*kind) > 0)
        .map(|kind| (words.get(&format!("kind-{kind}")).into_owned(), figures::whole(lang, published(kind))))
        .collect();
    let known = sources(app).await?;
    let number = |count: u64| figures::whole(lang, i64::try_from(count).unwrap_or(i64::MAX));
    let page = DataPage {
        page: frame(app, lang, "data"),
        total: words.with("data-total", "count", order.into_iter().map(published).sum::<i64>()),
        kinds,
        sources: known
            .sources
            .iter()
            .take(SOURCES)
            .map(|source| SourceRow {
                title: source.title.clone(),
                url: source.url.clone(),
                licence: source.licence.clone(),
                count: number(source.count),
            })
            .collect(),
        licences: known.licences.iter().map(|(licence, count)| (licence.clone(), number(*count))).collect(),
        api: app.public_url(),
    };
    Ok(render(&page, lang, StatusCode::OK))
}

/// A source as items name it.
struct Source {
    title: String,
    url: Option<String>,
    licence: String,
    count: u64,
}

/// All sources of the collection, those with most items first.
#[derive(Default)]
struct Known {
    sources: Vec<Source>,
    licences: Vec<(String, u64)>,
}

/// The last reading: it walks the whole store, so it is kept for some minutes.
static LAST: Mutex<Option<(PathBuf, Timestamp, Arc<Known>)>> = Mutex::new(None);

async fn sources(app: &App) -> Result<Arc<Known>, Error> {
    let (place, now) = (app.config.index_dir(), app.now());
    {
        let last = LAST.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((of, at, known)) = last.as_ref()
            && *of == place
            && now.duration_since(*at) < HOLDS
        {
            return Ok(known.clone());
        }
    }
    let known = Arc::new(read_sources(app).await?);
    *LAST.lock().unwrap_or_else(PoisonError::into_inner) = Some((place, now, known.clone()));
    Ok(known)
}

async fn read_sources(app: &App) -> Result<Known, Error> {
    let mut sources: BTreeMap<(String, String), Source> = BTreeMap::new();
    let mut licences: BTreeMap<String, u64> = BTreeMap::new();
    let mut after: Option<Id> = None;
    loop {
        let page = app.store.page(after.as_ref(), 1000).await?;
        let Some(last) = page.last() else { break };
        after = Some(last.item.id.clone());
        for kept in page.iter().filter(|kept| kept.item.status == Status::Published) {
            let mut named: Vec<&str> = Vec::new();
            for source in &kept.item.sources {
                let licence = source.licence.clone().unwrap_or_default();
                let row = sources.entry((source.title.clone(), licence.clone())).or_insert_with(|| Source {
                    title: source.title.clone(),
                    url: source.url.clone(),
                    licence,
                    count: 0,
                });
                row.count += 1;
                if let Some(licence) = source.licence.as_deref()
                    && !named.contains(&licence)
                {
                    named.push(licence);
                }
            }
            for licence in named {
                *licences.entry(licence.to_owned()).or_default() += 1;
            }
        }
    }
    let mut sources: Vec<Source> = sources.into_values().collect();
    sources.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.title.cmp(&b.title)));
    let mut licences: Vec<(String, u64)> = licences.into_iter().collect();
    licences.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    Ok(Known { sources, licences })
}
