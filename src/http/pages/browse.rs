//! Walking through the collection without a question: `/{lang}/places` by province and category, and
//! `/{lang}/category/{slug}` with everything of one category.

use askama::Template;
use axum::extract::{Path, RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use index::{Facet, Query, Results};
use model::category::CATEGORIES;
use model::script::alphabet;
use model::{Category, Id, Kind, Lang};

use super::entry::{Entry, Picture};
use super::item::around::search;
use super::item::listed;
use super::{Head, Page, Spoken, answered, render};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::{Error, Fault};
use crate::words::Words;

/// Lines of one page of a category.
const LINES: usize = 30;

#[derive(Template)]
#[template(path = "browse.html")]
struct BrowsePage<'a> {
    page: Page<'a>,
    total: String,
    kinds: Vec<Count>,
    categories: Vec<(Count, Vec<Count>)>,
    provinces: Vec<Count>,
}

#[derive(Template)]
#[template(path = "category.html")]
struct CategoryPage<'a> {
    page: Page<'a>,
    heading: String,
    parent: Option<(String, String)>,
    count: String,
    children: Vec<Count>,
    provinces: Vec<Count>,
    province: Option<(String, String)>,
    entries: Vec<Entry>,
    map_url: String,
    first: Option<String>,
    next: Option<String>,
}

/// A name with a number.
struct Count {
    name: String,
    icon: &'static str,
    count: String,
    url: String,
}

/// `GET /{lang}/places`
pub async fn places(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
    answered(&app, lang, draw_places(&app, lang).await)
}

async fn draw_places(app: &App, lang: Lang) -> Result<Response, Error> {
    let words = Words::of(lang);
    let base = Query { lang, now: app.now(), limit: 0, ..Query::default() };
    let all = search(app, Query { facets: vec![Facet::Kind, Facet::Category], ..base.clone() }).await?;
    let places = search(app, Query { kinds: vec![Kind::Place], facets: vec![Facet::Province], ..base }).await?;
    let by_category = counts(&all, Facet::Category);
    let count_of = |slug: &str| by_category.iter().find(|(value, _)| value == slug).map_or(0, |(_, count)| *count);
    let line = |category: &'static Category| Count {
        name: category.name(lang).to_owned(),
        icon: category.icon,
        count: figures::whole(lang, count_of(category.slug) as i64),
        url: format!("/{lang}/category/{}", category.slug),
    };
    let listed_kinds = [Kind::Place, Kind::Event, Kind::Route, Kind::Opportunity];
    let categories = CATEGORIES
        .iter()
        .filter(|category| {
            category.parent.is_none() && listed_kinds.contains(&category.kind) && count_of(category.slug) > 0
        })
        .map(|top| {
            let children = top
                .with_children()
                .filter(|child| child.slug != top.slug && count_of(child.slug) > 0)
                .map(line)
                .collect();
            (line(top), children)
        })
        .collect();
    let kinds = counts(&all, Facet::Kind)
        .iter()
        .filter_map(|(kind, count)| {
            let kind = Kind::from_slug(kind)?;
            let url = match kind {
                Kind::Event => format!("/{lang}/events"),
                Kind::Partnership => format!("/{lang}/sisters"),
                kind => format!("/{lang}/?kind={kind}"),
            };
            Some(Count {
                name: words.get(&format!("kind-{kind}")).into_owned(),
                icon: "",
                count: figures::whole(lang, *count as i64),
                url,
            })
        })
        .collect();
    let head = Head {
        title: words.get("browse-title").into_owned(),
        description: words.get("browse-description").into_owned(),
        section: "places",
        ..Head::default()
    };
    let page = BrowsePage {
        page: Page::new(app, lang, "/places", None, head),
        total: words.with("browse-total", "count", all.total as i64),
        kinds,
        categories,
        provinces: provinces(app, &places, lang, |slug| format!("/{lang}/province/{slug}")),
    };
    Ok(render(&page, lang, StatusCode::OK))
}

fn counts(results: &Results, wanted: Facet) -> &[(String, u64)] {
    results.facets.iter().find(|(facet, _)| *facet == wanted).map_or(&[], |(_, counts)| counts.as_slice())
}

/// Provinces with their counts, by name.
fn provinces(app: &App, results: &Results, lang: Lang, url: impl Fn(&str) -> String) -> Vec<Count> {
    let regions = app.regions();
    let mut provinces: Vec<Count> = counts(results, Facet::Province)
        .iter()
        .filter_map(|(id, count)| {
            let id = Id::parse(id)?;
            let (name, slug) = (regions.name(&id, lang)?, regions.slug(&id)?);
            Some(Count { name: name.to_owned(), icon: "", count: figures::whole(lang, *count as i64), url: url(slug) })
        })
        .collect();
    provinces.sort_by_cached_key(|province| alphabet::key(lang, &province.name));
    provinces
}

/// `GET /{lang}/category/{slug}`
pub async fn category(
    State(app): State<Shared>,
    Spoken(lang): Spoken,
    Path((_, slug)): Path<(String, String)>,
    RawQuery(raw): RawQuery,
) -> Response {
    answered(&app, lang, draw_category(&app, lang, &slug, &raw.unwrap_or_default()).await)
}

async fn draw_category(app: &App, lang: Lang, slug: &str, raw: &str) -> Result<Response, Error> {
    let words = Words::of(lang);
    let category = Category::find(slug).ok_or(Error::NotFound("browse-no-category", None))?;
    let value = |wanted: &str| {
        form_urlencoded::parse(raw.as_bytes())
            .find(|(name, _)| name == wanted)
            .map(|(_, value)| value.into_owned())
            .filter(|value| !value.is_empty())
    };
    let regions = app.regions();
    let province_id = match value("province") {
        Some(word) => Some(regions.province(&word).cloned().ok_or(Error::NotFound("browse-no-province", None))?),
        None => None,
    };
    let after = match value("after") {
        Some(text) => Some(text.parse().map_err(|_| {
            Error::BadRequest(vec![Fault { parameter: "after".to_owned(), code: "cursor", values: vec![] }])
        })?),
        None => None,
    };
    let is_first = after.is_none();
    let query = Query {
        lang,
        now: app.now(),
        categories: vec![category.slug.to_owned()],
        provinces: province_id.iter().cloned().collect(),
        limit: LINES,
        after,
        facets: vec![Facet::Category, Facet::Province],
        ..Query::default()
    };
    let results = search(app, query).await?;
    let here = format!("/{lang}/category/{}", category.slug);
    let province_slug = province_id.as_ref().and_then(|id| regions.slug(id)).map(str::to_owned);
    let address = |after: Option<String>| {
        let mut query = form_urlencoded::Serializer::new(String::new());
        if let Some(slug) = &province_slug {
            query.append_pair("province", slug);
        }
        if let Some(after) = after {
            query.append_pair("after", &after);
        }
        let query = query.finish();
        if query.is_empty() { here.clone() } else { format!("{here}?{query}") }
    };
    let province_name = province_id.as_ref().and_then(|id| regions.name(id, lang)).map(str::to_owned);
    let name = category.name(lang);
    let heading = match &province_name {
        Some(province) => {
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("category", name);
            args.set("province", province.as_str());
            words.with_all("browse-category-in", &args)
        }
        None => name.to_owned(),
    };
    let children = counts(&results, Facet::Category)
        .iter()
        .filter_map(|(slug, count)| {
            Some((Category::find(slug).filter(|child| child.parent == Some(category.slug))?, *count))
        })
        .map(|(child, count)| Count {
            name: child.name(lang).to_owned(),
            icon: child.icon,
            count: figures::whole(lang, count as i64),
            url: format!(
                "/{lang}/category/{}{}",
                child.slug,
                province_slug.as_ref().map(|slug| format!("?province={slug}")).unwrap_or_default()
            ),
        })
        .collect();
    let in_provinces = if province_id.is_some() {
        Vec::new()
    } else {
        provinces(app, &results, lang, |slug| format!("{here}?province={slug}"))
    };
    let head = Head {
        title: heading.clone(),
        description: words.with("browse-category-description", "category", heading.as_str()),
        section: "places",
        query: province_slug.as_ref().map(|slug| format!("province={slug}")).unwrap_or_default(),
        noindex: !is_first,
        photo: None,
    };
    let kept = province_slug.as_ref().map(|slug| format!("province={slug}"));
    let page = CategoryPage {
        page: Page::new(app, lang, &format!("/category/{}", category.slug), kept.as_deref(), head),
        parent: category
            .parent
            .and_then(Category::find)
            .map(|parent| (parent.name(lang).to_owned(), format!("/{lang}/category/{}", parent.slug))),
        count: words.with("browse-count", "count", results.total as i64),
        children,
        provinces: in_provinces,
        province: province_name.map(|name| (name, here.clone())),
        entries: listed::hits(app, lang, app.now(), &results.hits),
        map_url: format!(
            "/{lang}/?category={}{}",
            category.slug,
            province_slug.as_ref().map(|slug| format!("&province={slug}")).unwrap_or_default()
        ),
        first: (!is_first).then(|| address(None)),
        next: results.next.as_ref().map(|cursor| address(Some(cursor.to_string()))),
        heading,
    };
    Ok(render(&page, lang, StatusCode::OK))
}
