//! Items that may be one and the same: of the same kind, with a name in common, close to each other.

use std::collections::HashMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use index::{Hit, Sort};
use model::draft::same_name;
use model::{Action, Kind};

use super::list::asked::Asked;
use super::list::must_see;
use super::{Frame, answered};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::api::searching;
use crate::http::error::Error;
use crate::http::pages::render;
use crate::http::session::Signed;

/// How far apart two items may lie and still be one, in metres.
const WITHIN: f64 = 300.0;
/// Items that are compared.
const COMPARED: usize = 20_000;
/// Pairs on the page.
const SHOWN: usize = 100;

#[derive(Template)]
#[template(path = "studio/twins.html")]
struct TwinsPage<'a> {
    page: Frame<'a>,
    pairs: Vec<Pair>,
}

struct Pair {
    first: (String, String),
    second: (String, String),
    detail: String,
    join: Option<String>,
}

/// `GET /studio/twins`
pub async fn page(State(app): State<Shared>, signed: Signed) -> Response {
    answered(&app, signed.lang, show(&app, &signed).await)
}

async fn show(app: &App, signed: &Signed) -> Result<Response, Error> {
    must_see(app, signed).await?;
    let hits = seen(app, signed).await?;
    let (pairs, lang) = (pairs(&hits), signed.lang);
    let name = |hit: &Hit| hit.card.name.best(lang).map(|(_, name)| name.to_owned()).unwrap_or_default();
    let view = |(first, second): (&Hit, &Hit)| {
        let may =
            [first, second].into_iter().all(|hit| signed.may(Action::Many, Some(hit.kind), hit.card.owner.as_ref()));
        Pair {
            first: (format!("/studio/items/{}", first.id), name(first)),
            second: (format!("/studio/items/{}", second.id), name(second)),
            detail: figures::distance(lang, first.point.distance(second.point)),
            join: may.then(|| format!("/studio/items/{}/join?with={}", first.id, second.id)),
        }
    };
    let page = TwinsPage {
        page: Frame::new(app, signed, "items", signed.words.get("twins-title").into_owned(), "/studio/twins"),
        pairs: pairs.into_iter().take(SHOWN).map(view).collect(),
    };
    Ok(render(&page, lang, StatusCode::OK))
}

/// What is published and this person sees.
async fn seen(app: &App, signed: &Signed) -> Result<Vec<Hit>, Error> {
    let Some(query) = Asked::read("state=published").query(signed, app, index::MOST_HITS).await? else {
        return Ok(Vec::new());
    };
    let mut query = index::Query { sort: Sort::Name, ..query };
    let mut hits = Vec::new();
    loop {
        let (index, asked) = (app.writing.clone(), query.clone());
        let results = searching(move || index.search(&asked)).await?;
        hits.extend(results.hits);
        match results.next {
            Some(next) if hits.len() < COMPARED => query.after = Some(next),
            _ => return Ok(hits),
        }
    }
}

/// Pairs with a name in common: only what shares a folded name is compared.
fn pairs(hits: &[Hit]) -> Vec<(&Hit, &Hit)> {
    let folded = |name: &str| -> String { model::script::words(name).into_iter().map(|word| word.joined).collect() };
    let mut named: HashMap<(Kind, String), Vec<usize>> = HashMap::new();
    for (n, hit) in hits.iter().enumerate() {
        for (_, name) in hit.card.name.iter() {
            let list = named.entry((hit.kind, folded(name))).or_default();
            if !list.contains(&n) {
                list.push(n);
            }
        }
    }
    let mut found: Vec<(usize, usize)> = Vec::new();
    for list in named.values() {
        for (at, first) in list.iter().enumerate() {
            for second in &list[at + 1..] {
                let (a, b) = (&hits[*first], &hits[*second]);
                if a.point.distance(b.point) <= WITHIN && same_name(&a.card.name, &b.card.name) {
                    found.push((*first, *second));
                }
            }
        }
    }
    found.sort_unstable();
    found.dedup();
    let in_order = |(a, b): (usize, usize)| {
        let (a, b) = (&hits[a], &hits[b]);
        if a.id <= b.id { (a, b) } else { (b, a) }
    };
    found.into_iter().map(in_order).collect()
}
