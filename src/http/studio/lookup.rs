//! Small questions that a form asks while somebody types: which item is meant, is it there already, how does this text
//! look.

use axum::Json;
use axum::extract::{Query, State};
use axum::response::{IntoResponse, Response};
use index::Hit;
use model::draft::same_name;
use model::{Action, Kind, Lang, Point, Texts};

use crate::app::{App, Shared};
use crate::http::api::searching;
use crate::http::error::Error;
use crate::http::session::Signed;
use crate::http::studio::said::Said;

/// How far apart two items of one name may lie and still be taken for twins, in metres.
const TWINS_WITHIN: f64 = 300.0;
/// Most answers.
const MOST: usize = 10;

/// What is asked.
#[derive(serde::Deserialize)]
pub struct Asked {
    #[serde(default)]
    q: String,
    kind: Option<String>,
}

/// An item that a field can point at.
#[derive(serde::Serialize)]
struct Found {
    id: String,
    kind: &'static str,
    name: String,
    /// The city that it lies in.
    city: Option<String>,
    point: [f64; 2],
    /// Metres from the place asked for.
    distance_m: Option<u32>,
    url: String,
}

/// `GET /studio/items.json?q=&kind=`: public items to point at, by name.
pub async fn items(State(app): State<Shared>, signed: Signed, Query(asked): Query<Asked>) -> Response {
    json(signed.lang, find(&app, &signed, &asked).await)
}

fn json(lang: Lang, found: Result<Vec<Found>, Error>) -> Response {
    match found {
        Ok(answer) => Json(answer).into_response(),
        Err(error) => error.into_problem(lang),
    }
}

async fn find(app: &App, signed: &Signed, asked: &Asked) -> Result<Vec<Found>, Error> {
    must_see(app, signed).await?;
    let kinds = asked.kind.as_deref().unwrap_or_default().split([',', ' ']).filter_map(Kind::from_slug).collect();
    let text: String = asked.q.chars().filter(|c| !c.is_control()).take(200).collect();
    let query = index::Query { text, lang: signed.lang, kinds, limit: MOST, now: app.now(), ..index::Query::default() };
    let hits = search(app, query).await?;
    Ok(hits.iter().map(|hit| found(hit, signed.lang)).collect())
}

async fn must_see(app: &App, signed: &Signed) -> Result<(), Error> {
    if signed.standing().may_somewhere(Action::See) {
        return Ok(());
    }
    signed.must(app, Action::See, None, None, "").await
}

async fn search(app: &App, query: index::Query) -> Result<Vec<Hit>, Error> {
    let index = app.index.clone();
    Ok(searching(move || index.search(&query)).await?.hits)
}

fn found(hit: &Hit, lang: Lang) -> Found {
    let best = |texts: &Texts| texts.best(lang).map(|(_, text)| text.to_owned());
    Found {
        id: hit.id.to_string(),
        kind: hit.kind.slug(),
        name: best(&hit.card.name).unwrap_or_default(),
        city: best(&hit.card.city_name).or_else(|| best(&hit.card.province_name)),
        point: [hit.point.lon(), hit.point.lat()],
        distance_m: hit.distance_m.map(|metres| metres.round() as u32),
        url: format!("/{lang}/{}/{}", hit.kind, hit.card.slug),
    }
}

/// Whether something is there already.
#[derive(serde::Deserialize)]
pub struct Newcomer {
    #[serde(default)]
    name: String,
    #[serde(default)]
    kind: String,
    lon: Option<f64>,
    lat: Option<f64>,
    /// The item that is being written: it is no twin of itself.
    #[serde(default)]
    except: String,
}

/// `GET /studio/twins.json?name=&kind=&lon=&lat=`: items of this name close by.
pub async fn twins(State(app): State<Shared>, signed: Signed, Query(asked): Query<Newcomer>) -> Response {
    json(signed.lang, find_twins(&app, &signed, &asked).await)
}

async fn find_twins(app: &App, signed: &Signed, asked: &Newcomer) -> Result<Vec<Found>, Error> {
    must_see(app, signed).await?;
    let mut name = Texts::default();
    name.set(Lang::FA, &asked.name.chars().take(200).collect::<String>());
    let near = asked.lon.zip(asked.lat).and_then(|(lon, lat)| Point::new(lon, lat));
    let Some(near) = near.filter(|_| !name.is_empty()) else {
        return Ok(Vec::new());
    };
    let query = index::Query {
        kinds: Kind::from_slug(&asked.kind).into_iter().collect(),
        lang: signed.lang,
        near: Some(near),
        radius_m: Some(TWINS_WITHIN),
        sort: index::Sort::Distance,
        limit: index::MOST_HITS,
        now: app.now(),
        ..index::Query::default()
    };
    let hits = search(app, query).await?;
    let is_twin = |hit: &&Hit| hit.id.as_str() != asked.except && same_name(&hit.card.name, &name);
    Ok(hits.iter().filter(is_twin).take(MOST).map(|hit| found(hit, signed.lang)).collect())
}

/// `POST /studio/preview`: Markdown as visitors will see it.
pub async fn markdown(_signed: Signed, said: Said) -> Response {
    let text: String = said.raw("text").chars().take(model::draft::DESCRIPTION_MAX).collect();
    Json(serde_json::json!({"html": crate::http::markup::html(&text)})).into_response()
}
