//! The page of a city or province: what there is in it.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use index::{Facet, Hit, Results};
use model::item::{Detail, Relation};
use model::{Category, Id, Kind};

use super::Subject;
use super::around;
use super::facts::{Fact, Facts, Wording};
use super::listed;
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::sisters::countries;
use crate::http::pages::{Page, render};

/// Cities that a province's page names.
const CITIES: usize = 24;

#[derive(Template)]
#[template(path = "item-region.html")]
struct RegionPage<'a> {
    page: Page<'a>,
    view: View,
    /// How many places, in words.
    count: String,
    categories: Vec<Count>,
    cities: Vec<Count>,
    find_url: String,
}

/// A name with a number.
pub struct Count {
    /// The name.
    pub name: String,
    /// Icon; empty for none.
    pub icon: &'static str,
    /// In the page's digits.
    pub count: String,
    /// Where those are listed.
    pub url: String,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let (item, lang, words) = (subject.item, subject.lang, subject.words);
    let inside = around::inside(subject.app, lang, subject.now, item).await?;
    let find_url = format!("/{lang}/?{}={}", item.kind(), item.slug);
    let mut view = View::of(subject).await?;
    view.facts = facts(subject);
    view.groups = groups(subject, &inside, &find_url);
    let cities = if item.kind() == Kind::Province { cities(subject, &inside.places) } else { Vec::new() };
    let page = RegionPage {
        page: subject.frame("places"),
        view,
        count: words.with("region-count", "count", inside.places.total as i64),
        categories: categories(subject, &inside.places, &find_url),
        cities,
        find_url,
    };
    Ok(render(&page, lang, StatusCode::OK))
}

/// First-level categories with how many places each has here.
fn categories(subject: &Subject<'_>, places: &Results, find_url: &str) -> Vec<Count> {
    facet(places, Facet::Category)
        .iter()
        .filter_map(|(slug, count)| Some((Category::find(slug).filter(|category| category.parent.is_none())?, *count)))
        .map(|(category, count)| Count {
            name: category.name(subject.lang).to_owned(),
            icon: category.icon,
            count: figures::whole(subject.lang, count as i64),
            url: format!("{find_url}&category={}", category.slug),
        })
        .collect()
}

fn cities(subject: &Subject<'_>, places: &Results) -> Vec<Count> {
    let regions = subject.app.regions();
    facet(places, Facet::City)
        .iter()
        .filter_map(|(id, count)| {
            let id = Id::parse(id)?;
            Some(Count {
                name: regions.name(&id, subject.lang)?.to_owned(),
                icon: "",
                count: figures::whole(subject.lang, *count as i64),
                url: format!("/{}/city/{}", subject.lang, regions.slug(&id)?),
            })
        })
        .take(CITIES)
        .collect()
}

/// The counts of one facet.
pub fn facet(results: &Results, wanted: Facet) -> &[(String, u64)] {
    results.facets.iter().find(|(facet, _)| *facet == wanted).map_or(&[], |(_, counts)| counts.as_slice())
}

fn facts(subject: &Subject<'_>) -> Vec<Fact> {
    let (item, lang) = (subject.item, subject.lang);
    let mut facts = Facts::new(subject);
    match &item.detail {
        Detail::City(city) => {
            facts.item("region-province", item.province.as_ref());
            if item.country != "IR" {
                facts.words("region-country", countries::name(&item.country, lang));
            }
            if let Some(population) = city.population {
                facts.words("region-population", figures::whole(lang, i64::try_from(population).unwrap_or(i64::MAX)));
            }
            if let Some(timezone) = &city.timezone {
                facts.words("region-clock", figures::time(lang, figures::local(subject.now, timezone).time()));
            }
        }
        Detail::Province(province) => {
            facts.texts("region-capital", &province.capital);
            facts.row(
                "region-iso",
                province.iso.as_deref().map(|iso| super::facts::Piece::ltr(iso, None)).into_iter().collect(),
            );
        }
        _ => {}
    }
    let others: Vec<&str> = item.other_names.exact(lang).iter().map(String::as_str).collect();
    if !others.is_empty() {
        let separator = if lang.direction() == "rtl" { "، " } else { ", " };
        facts.row("region-other-names", vec![super::facts::Piece::text(Wording::own(others.join(separator)))]);
    }
    facts.rows
}

fn groups(subject: &Subject<'_>, inside: &around::Inside, find_url: &str) -> Vec<Group> {
    let (lang, words) = (subject.lang, subject.words);
    let hits = |hits: &[Hit]| listed::hits(subject.app, lang, subject.now, hits);
    let of = |kind: Kind| -> Vec<Hit> { inside.more.iter().filter(|hit| hit.kind == kind).cloned().collect() };
    let mut best: Vec<Hit> = inside.places.hits.clone();
    best.retain(|hit| hit.id != subject.item.id);
    best.truncate(8);
    let more = |key: &str, url: String| Some((words.get(key).into_owned(), url));
    // A partner city abroad has no entries of its own in the index; what links to it says what joins it with us.
    let abroad: Vec<_> = subject.around.by(Relation::Partner).map(|item| listed::item(subject, item)).collect();
    let partnerships = if abroad.is_empty() { hits(&of(Kind::Partnership)) } else { abroad };
    let mut groups = vec![
        Group {
            heading: words.get("region-best").into_owned(),
            more: more("region-all", format!("{find_url}&kind=place")),
            entries: hits(&best),
            small: true,
        },
        Group {
            heading: words.get("region-events").into_owned(),
            more: more("item-all-events", format!("/{lang}/events")),
            entries: hits(&inside.events),
            small: false,
        },
        Group {
            heading: words.get("region-routes").into_owned(),
            more: None,
            entries: hits(&of(Kind::Route)),
            small: true,
        },
        Group {
            heading: words.get("region-partnerships").into_owned(),
            more: more("region-all-sisters", format!("/{lang}/sisters")),
            entries: partnerships,
            small: true,
        },
        Group {
            heading: words.get("region-programmes").into_owned(),
            more: None,
            entries: hits(&of(Kind::Programme)),
            small: true,
        },
        Group {
            heading: words.get("region-opportunities").into_owned(),
            more: None,
            entries: hits(&of(Kind::Opportunity)),
            small: true,
        },
    ];
    groups.retain(|group| !group.entries.is_empty());
    groups
}
