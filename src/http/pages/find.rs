//! Find, the home of the site: words, kinds, filters, the list and the map beside it. One address is one search; the
//! page asks the index the same question as the API and the map's tiles.

mod address;
mod changed;
mod choices;
mod understood;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use fluent_bundle::FluentArgs;
use index::{Facet, Index, Query, Results};
use jiff::Timestamp;
use jiff::civil::Date;
use model::category::Category;
use model::geo::Bounds;
use model::{Id, Lang};

use self::address::Address;
use self::choices::{Chip, Choice, Span, Tab, Toggle};
use self::understood::Token;
use super::entry::{Entry, Picture};
use super::{Head, Page, Spoken, answered, render};
use crate::app::{App, Shared};
use crate::commands::import::Regions;
use crate::figures;
use crate::http::along;
use crate::http::api::searching;
use crate::http::error::Error;
use crate::http::query::{self, Unknown};
use crate::words::Words;

/// The frame of the map where nothing narrows the search: Iran.
const HOME: &str = "44,25,63.4,39.8";
/// Most ways on that are tried when nothing was found.
const MOST_WAYS: usize = 6;

#[derive(Template)]
#[template(path = "find.html")]
struct FindPage<'a> {
    page: Page<'a>,
    find: Find,
}

/// Everything the page shows of a search.
struct Find {
    /// What was typed.
    q: String,
    /// Whether a position orders the list.
    near: bool,
    /// Parameters that no field of the form says.
    kept: Vec<(String, String)>,
    /// «۸۶ مورد در این نقشه»
    heading: String,
    /// The filters of the map's tiles, as a query string: the same question without frame, order and page.
    tiles: String,
    /// The box that holds what the list shows, `w,s,e,n`.
    bounds: String,
    understood: Vec<Token>,
    kinds: Vec<Tab>,
    categories: Vec<Chip>,
    /// How many filters of the panel are on.
    filters_on: usize,
    toggles: Vec<Toggle>,
    provinces: Vec<Choice>,
    cities: Vec<Choice>,
    spans: Vec<Span>,
    from: String,
    to: String,
    from_reading: String,
    to_reading: String,
    /// The search without the filters of the panel.
    reset_url: String,
    meant: Option<Meant>,
    /// What of the question was changed so that something answers it, a sentence each.
    changed: Vec<String>,
    entries: Vec<Entry>,
    empty_title: String,
    ways: Vec<Way>,
    sorts: Vec<Choice>,
    next: Option<String>,
    first: Option<String>,
    icons: &'static str,
    home: &'static str,
}

/// A better spelling, set into its sentence as a link.
struct Meant {
    before: String,
    words: String,
    after: String,
    url: String,
}

/// A way on from an empty list.
struct Way {
    url: String,
    label: String,
    count: String,
    icon: &'static str,
}

/// `GET /{lang}/`
pub async fn page(State(app): State<Shared>, Spoken(lang): Spoken, RawQuery(raw): RawQuery) -> Response {
    answered(&app, lang, answer(&app, lang, raw.as_deref().unwrap_or_default()).await)
}

async fn answer(app: &App, lang: Lang, raw: &str) -> Result<Response, Error> {
    let regions = app.regions();
    let now = app.now();
    let mut asked = query::read(Some(raw), Unknown::PassOver, &regions, now)?;
    let route = along::follow(app, &mut asked).await?;
    let width = asked.width_m.unwrap_or(along::WIDTH);
    let mut query = asked.query;
    query.lang = lang;
    query.limit = query::LIMIT;
    if is_browsing(&query) {
        query.kinds = choices::BROWSED.to_vec();
    }
    query.facets = vec![Facet::Kind, Facet::Category, Facet::Province, Facet::City];
    let address = Address::read(raw);
    let index = app.index.clone();
    let asked = query.clone();
    let answer = searching(move || Answer::ask(&index, &asked)).await?;
    if answer.results.total == 0 {
        app.sought.in_vain(&query.text);
    }
    let ways = if answer.results.hits.is_empty() {
        ways_on(app, &query, &address, &answer, &regions, lang).await?
    } else {
        Vec::new()
    };

    let page = Page::new(
        app,
        lang,
        "/",
        Some(&address.query()).filter(|query| !query.is_empty()).map(String::as_str),
        head(&query, &address, &regions, lang),
    );
    let assets = page.assets;
    let entries = answer.results.hits.iter().map(|hit| Entry::of(hit, lang, assets, now)).collect();
    let mut find = Find { entries, ways, ..find(&query, &address, &answer, &regions, lang, now) };
    if let Some(route) = route {
        find.understood.push(understood::along(&route, width, &address, lang));
    }
    Ok(render(&FindPage { page, find }, lang, StatusCode::OK))
}

/// Whether nothing says what is looked for. Towns, provinces and offices are then left out of the list, as a guide
/// would: they are found by their names and under their own tabs.
fn is_browsing(query: &Query) -> bool {
    query.text.is_empty() && query.kinds.is_empty() && query.categories.is_empty()
}

/// The same question as the list's, for the map's tiles.
fn tiles(query: &Query, address: &Address, lang: Lang) -> String {
    let mut names = vec!["bbox", "sort", "after"];
    if query.radius_m.is_none() {
        // A position alone only orders the list.
        names.push("near");
    }
    if query.kinds == choices::BROWSED {
        names.push("kind");
    }
    let mut pairs = form_urlencoded::Serializer::new(String::new());
    pairs.extend_pairs(address.without(&names).pairs());
    if query.kinds == choices::BROWSED {
        pairs.extend_pairs(query.kinds.iter().map(|kind| ("kind", kind.slug())));
    }
    pairs.append_pair("lang", lang.as_str()).finish()
}

/// The list, and the counts for what could be chosen instead of what is.
struct Answer {
    results: Results,
    kinds: Vec<(String, u64)>,
    categories: Vec<(String, u64)>,
    provinces: Vec<(String, u64)>,
    cities: Vec<(String, u64)>,
}

impl Answer {
    /// Asks for the list. A filter hides its own alternatives, so their counts are asked for without it.
    fn ask(index: &Index, query: &Query) -> Result<Answer, index::Error> {
        let results = index.search(query)?;
        let counts =
            |facet: Facet, is_narrowed: bool, widen: fn(&mut Query)| -> Result<Vec<(String, u64)>, index::Error> {
                if !is_narrowed {
                    return Ok(counted(&results, facet));
                }
                let mut wider = Query { limit: 0, after: None, facets: vec![facet], ..query.clone() };
                widen(&mut wider);
                Ok(counted(&index.search(&wider)?, facet))
            };
        let kinds = counts(Facet::Kind, !query.kinds.is_empty() || !query.categories.is_empty(), |query| {
            query.kinds.clear();
            query.categories.clear();
        })?;
        let categories = counts(Facet::Category, !query.categories.is_empty(), |query| query.categories.clear())?;
        let provinces = counts(Facet::Province, !query.provinces.is_empty() || !query.cities.is_empty(), |query| {
            query.provinces.clear();
            query.cities.clear();
        })?;
        let cities = counts(Facet::City, !query.cities.is_empty(), |query| query.cities.clear())?;
        Ok(Answer { results, kinds, categories, provinces, cities })
    }
}

fn counted(results: &Results, facet: Facet) -> Vec<(String, u64)> {
    results.facets.iter().find(|(known, _)| *known == facet).map(|(_, counts)| counts.clone()).unwrap_or_default()
}

fn find(query: &Query, address: &Address, answer: &Answer, regions: &Regions, lang: Lang, now: Timestamp) -> Find {
    let words = Words::of(lang);
    let results = &answer.results;
    let today = figures::local(now, "Asia/Tehran").date();
    let toggles = choices::toggles(address, lang);
    let day = |name: &str| address.value(name).and_then(|value| value.get(..10)?.parse::<Date>().ok());
    let reading = |name: &str| {
        day(name).map(|date| format!("{} {}", figures::weekday(lang, date), figures::solar_date(lang, date)))
    };
    let fields = ["q", "open_at", "wheelchair", "free", "unesco", "province", "city", "from", "to", "sort", "after"];
    let is_kept = |name: &str, value: &str| {
        !fields.contains(&name) || (toggles.iter().any(|toggle| toggle.name == name) && choices::is_a_no(value))
    };
    let panel = ["open_at", "wheelchair", "free", "unesco", "province", "city"];
    let filters_on =
        panel.iter().filter(|name| address.value(name).is_some_and(|value| !choices::is_a_no(value))).count()
            + usize::from(query.period.is_some());
    Find {
        q: query.text.clone(),
        near: query.near.is_some(),
        kept: address.pairs().iter().filter(|(name, value)| is_kept(name, value)).cloned().collect(),
        heading: heading(query, results.total, regions, lang),
        tiles: tiles(query, address, lang),
        bounds: bounds(query, results),
        understood: understood::tokens(query, &results.understood, address, regions, lang),
        kinds: choices::kinds(&answer.kinds, query, address, lang),
        categories: choices::categories(&answer.categories, query, address, lang),
        filters_on,
        provinces: choices::regions(&answer.provinces, &query.provinces, regions, lang),
        cities: choices::regions(&answer.cities, &query.cities, regions, lang),
        spans: choices::spans(address, today, lang),
        from: day("from").map(|date| date.to_string()).unwrap_or_default(),
        to: day("to").map(|date| date.to_string()).unwrap_or_default(),
        from_reading: reading("from").unwrap_or_default(),
        to_reading: reading("to").unwrap_or_default(),
        reset_url: address
            .without(&["open_at", "wheelchair", "free", "unesco", "province", "city", "from", "to"])
            .url(lang),
        toggles,
        meant: results.did_you_mean.as_ref().map(|better| meant(better, address, lang)),
        changed: if results.hits.is_empty() { Vec::new() } else { changed::sentences(&results.changed, lang) },
        entries: Vec::new(),
        empty_title: if query.text.is_empty() {
            words.get(if query.bounds.is_some() { "find-empty-map" } else { "find-empty-title" }).into_owned()
        } else {
            words.with("find-empty-words", "words", query.text.clone())
        },
        ways: Vec::new(),
        sorts: choices::sorts(query, lang),
        next: results.next.as_ref().map(|cursor| address.with("after", cursor.to_string()).url(lang)),
        first: query.after.is_some().then(|| address.without(&[]).url(lang)),
        icons: &choices::ICONS,
        home: HOME,
    }
}

/// Title and description of the page. Pages of words, places on the map and moments are nobody's landmarks: search
/// engines get the categories and towns.
fn head(query: &Query, address: &Address, regions: &Regions, lang: Lang) -> Head {
    let words = Words::of(lang);
    let category =
        only(&query.categories).and_then(|slug| Category::find(slug)).map(|category| category.name(lang).to_owned());
    let place =
        only(&query.cities).or(only(&query.provinces)).and_then(|id: &Id| regions.name(id, lang)).map(str::to_owned);
    let title = match (query.text.is_empty(), category, place) {
        (false, _, _) => words.with("find-title-words", "words", query.text.clone()),
        (true, Some(category), Some(place)) => {
            let mut values = FluentArgs::new();
            values.set("category", category);
            values.set("place", place);
            words.with_all("find-title-category-place", &values)
        }
        (true, Some(category), None) => category,
        (true, None, Some(place)) => words.with("find-title-place", "place", place),
        (true, None, None) => match only(&query.kinds) {
            Some(kind) => words.get(&format!("kind-{kind}")).into_owned(),
            None => words.get("find-title").into_owned(),
        },
    };
    let lasting = ["kind", "category", "city", "province"];
    let noindex = address.pairs().iter().any(|(name, _)| !lasting.contains(&name.as_str()));
    let passing: Vec<&str> = query::KNOWN.into_iter().filter(|name| !lasting.contains(name)).collect();
    Head {
        title,
        description: words.get("find-description").into_owned(),
        section: "find",
        query: address.without(&passing).query(),
        noindex,
        photo: None,
    }
}

fn only<T>(values: &[T]) -> Option<&T> {
    if let [value] = values { Some(value) } else { None }
}

fn heading(query: &Query, total: u64, regions: &Regions, lang: Lang) -> String {
    let mut values = FluentArgs::new();
    values.set("count", total);
    let place = only(&query.cities).or(only(&query.provinces)).and_then(|id| regions.name(id, lang));
    let category = only(&query.categories).and_then(|slug| Category::find(slug));
    let key = match (query.bounds.is_some(), place, category) {
        (true, _, _) => "find-count-map",
        (false, Some(place), _) => {
            values.set("place", place.to_owned());
            "find-count-place"
        }
        (false, None, Some(category)) => {
            values.set("category", category.name(lang));
            "find-count-category"
        }
        (false, None, None) => "find-count",
    };
    Words::of(lang).with_all(key, &values)
}

/// The box that the map shows for an answer: what the list shows, or Iran where nothing was asked.
fn bounds(query: &Query, results: &Results) -> String {
    let is_open = query.text.is_empty()
        && query.cities.is_empty()
        && query.provinces.is_empty()
        && query.radius_m.is_none()
        && query.shape.is_none();
    let around = Bounds::around(results.hits.iter().map(|hit| hit.point)).filter(|_| !is_open);
    around.map_or_else(
        || HOME.to_owned(),
        |bounds| format!("{},{},{},{}", bounds.west(), bounds.south(), bounds.east(), bounds.north()),
    )
}

/// The better spelling as a link within its sentence.
fn meant(better: &str, address: &Address, lang: Lang) -> Meant {
    let place = "\u{FFFC}";
    let sentence = Words::of(lang).with("find-meant", "words", place);
    let (before, after) = sentence.split_once(place).unwrap_or((&sentence, ""));
    Meant {
        before: before.to_owned(),
        words: better.to_owned(),
        after: after.to_owned(),
        url: address.with("q", better).url(lang),
    }
}

/// Ways on from an empty list: each is tried first, and only what leads somewhere is offered.
async fn ways_on(
    app: &App,
    query: &Query,
    address: &Address,
    answer: &Answer,
    regions: &Regions,
    lang: Lang,
) -> Result<Vec<Way>, Error> {
    let words = Words::of(lang);
    let mut candidates: Vec<(Address, String, &'static str)> = Vec::new();
    for token in understood::tokens(query, &answer.results.understood, address, regions, lang) {
        let Some(without) = token.without else { continue };
        if token.is_frame {
            candidates.push((without, words.get("find-way-map").into_owned(), "map"));
        } else {
            candidates.push((without, words.with("find-way-without", "what", token.value), "filter"));
        }
    }
    if address.value("along").is_some() {
        let label = words.with("find-way-without", "what", words.get("find-understood-along"));
        candidates.push((address.without(&["along", "width"]), label, "route"));
    }
    if !query.text.is_empty() && !address.without(&["q", "sort"]).pairs().is_empty() {
        candidates.push((address.without(&["q"]), words.with("find-way-words", "words", query.text.clone()), "search"));
    }
    if address.value("kind").is_some() {
        candidates.push((
            address.without(&["kind"]),
            words.with("find-way-without", "what", kinds_named(query, lang)),
            "layers",
        ));
    }
    candidates.truncate(MOST_WAYS);
    candidates.push((Address::read(""), words.get("find-way-all").into_owned(), "list"));
    let shape = query.shape.clone();
    let mut asked = Vec::new();
    for (address, label, icon) in candidates {
        let mut query = query::read(Some(&address.query()), Unknown::PassOver, regions, query.now)?.query;
        query.lang = lang;
        query.limit = 0;
        if address.value("along").is_some() {
            query.shape = query.shape.or_else(|| shape.clone());
        }
        if is_browsing(&query) {
            query.kinds = choices::BROWSED.to_vec();
        }
        asked.push((query, address.url(lang), label, icon));
    }
    let index = app.index.clone();
    searching(move || {
        let mut ways = Vec::new();
        for (query, url, label, icon) in asked {
            let total = index.search(&query)?.total;
            if total > 0 {
                ways.push(Way { url, label, count: figures::whole(lang, total as i64), icon });
            }
        }
        Ok(ways)
    })
    .await
}

fn kinds_named(query: &Query, lang: Lang) -> String {
    let words = Words::of(lang);
    query.kinds.iter().map(|kind| words.get(&format!("kind-{kind}")).into_owned()).collect::<Vec<_>>().join("، ")
}
