//! What the page of every kind shows: head, picture, texts, facts, map, neighbours, sources.

use model::item::{Item, Source};
use model::{Bounds, Detail, Kind, Located, Precision};
use serde_json::json;

use super::Subject;
use super::around;
use super::facts::{Fact, Wording, shown};
use super::jsonld::{self, Telling};
use super::listed;
use super::locator::{self, Locator};
use super::{event, route};
use crate::figures;
use crate::http::error::Error;
use crate::http::markup;
use crate::http::pages::PageAssets;
use crate::http::pages::entry::{Entry, Open, Picture};
use crate::http::pages::photo::{Photo, licence};

/// The shared part of an item's page.
pub struct View {
    /// Name.
    pub name: Wording,
    /// Name in the language most other visitors read.
    pub other_name: Option<Wording>,
    /// From the widest region to the nearest: name and address.
    pub crumbs: Vec<(Wording, String)>,
    /// Icon of the category.
    pub icon: &'static str,
    /// Name of the category.
    pub category: String,
    /// Address of the category's page.
    pub category_url: String,
    /// Invented for demonstration.
    pub sample: bool,
    /// World Heritage.
    pub unesco: bool,
    /// Open now or not, in words.
    pub open: Option<Open>,
    /// The leading picture.
    pub picture: Picture,
    /// Who made it, and under which licence.
    pub credit: Option<(String, String)>,
    /// Further photographs.
    pub photos: Vec<Photo>,
    /// One or two sentences.
    pub summary: Option<Wording>,
    /// The text, as harmless HTML.
    pub text: Option<Wording>,
    /// Says that the text is in another language.
    pub other_language: Option<String>,
    /// Facts of the margin.
    pub facts: Vec<Fact>,
    /// Where it is.
    pub place: Option<Place>,
    /// Neighbours, events, what goes with it.
    pub groups: Vec<Group>,
    /// Addresses to read on.
    pub links: Vec<(Wording, String)>,
    /// Where the facts come from.
    pub sources: Vec<SourceLine>,
    /// When somebody last checked the facts.
    pub verified: Option<String>,
    /// Whether its facts count as old.
    pub overdue: bool,
    /// Where to say that something is wrong.
    pub report_url: String,
    /// The item as a line of a list, for the button that keeps it.
    pub entry: Entry,
    /// JSON-LD.
    pub facts_for_programs: String,
}

/// Where an item is.
pub struct Place {
    /// What the part of the page is called.
    pub heading: String,
    /// Degrees, for the script.
    pub lon: f64,
    /// Degrees, for the script.
    pub lat: f64,
    /// The box that the map shows, when it is not the surroundings of the point.
    pub bounds: Option<String>,
    /// Latitude and longitude as people copy them.
    pub coordinates: String,
    /// `geo:` address, which a phone's map takes.
    pub geo_url: String,
    /// The find page around this point.
    pub near_url: String,
    /// Says how rough the position is; none for an exact one.
    pub precision: Option<String>,
    /// Where in its province.
    pub locator: Option<Locator>,
    /// Says what the drawing shows.
    pub label: String,
}

/// A list below the text.
pub struct Group {
    /// Heading.
    pub heading: String,
    /// Where there is more of it: words and address.
    pub more: Option<(String, String)>,
    /// The lines.
    pub entries: Vec<Entry>,
    /// Whether the lines are small and stand in two columns.
    pub small: bool,
}

/// A source in a line.
pub struct SourceLine {
    /// Its number, in the page's digits.
    pub number: String,
    /// Which facts come from it.
    pub covers: Option<String>,
    /// Name of the work.
    pub title: String,
    /// Its address.
    pub url: Option<String>,
    /// Under which licence.
    pub licence: Option<String>,
}

impl View {
    /// The shared part for an item; the kinds add their facts and groups.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn of(subject: &Subject<'_>) -> Result<View, Error> {
        let (item, lang, words) = (subject.item, subject.lang, subject.words);
        let (name_lang, name) = item.best_name(lang);
        let category = item.category();
        let assets = PageAssets::of(subject.app);
        let picture = Picture::of(item.pictures.first(), &item.category, item.kind(), lang, assets);
        let text =
            item.description.best(lang).map(|(text_lang, text)| Wording::new(text_lang, &markup::html(text), lang));
        let summary = Wording::best(&item.summary, lang);
        let other =
            text.as_ref().and_then(|text| text.lang).or_else(|| summary.as_ref().and_then(|summary| summary.lang));
        let crumbs = crumbs(subject);
        let place = place(subject);
        Ok(View {
            name: Wording::new(name_lang, name, lang),
            other_name: other_name(item, lang, name),
            icon: category.map_or("marker", |category| category.icon),
            category: category.map(|category| category.name(lang).to_owned()).unwrap_or_default(),
            category_url: format!("/{lang}/category/{}", item.category),
            sample: item.sample,
            unesco: matches!(&item.detail, Detail::Place(place) if place.unesco.is_some()),
            open: None,
            credit: item
                .pictures
                .first()
                .filter(|first| first.photograph().is_none() || matches!(picture, Picture::Photo(_)))
                .map(|picture| (picture.credit.clone(), licence(&picture.licence, lang))),
            photos: item.pictures.iter().skip(1).filter_map(|named| assets.photo(named, lang)).collect(),
            picture,
            summary,
            text,
            other_language: other.map(|other| {
                let name = words.find(&format!("language-{}", other.base())).unwrap_or_else(|| other.to_string());
                words.with("item-other-language", "language", name)
            }),
            facts: Vec::new(),
            groups: Vec::new(),
            links: links(subject),
            sources: item.sources.iter().enumerate().map(|(i, source)| source_line(subject, i, source)).collect(),
            overdue: model::freshness::is_overdue(
                item,
                crate::app::day(subject.changed_at),
                crate::app::day(subject.now),
            ),
            report_url: format!("{}/report", subject.path(item)),
            verified: item.verified_on.map(|date| {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("date", figures::date(lang, date));
                args.set("other", figures::other_date(lang, date));
                words.with_all("item-verified", &args)
            }),
            entry: listed::item(subject, item),
            facts_for_programs: for_programs(subject, &crumbs),
            crumbs,
            place,
        })
    }
}

/// The name beside the page's own: English for readers of Persian and Arabic, Persian for the others.
fn other_name(item: &Item, lang: model::Lang, shown: &str) -> Option<Wording> {
    let wanted = if lang.base() == "en" { model::Lang::FA } else { model::Lang::EN };
    item.name.exact(wanted).filter(|name| *name != shown).map(|name| Wording::new(wanted, name, lang))
}

fn crumbs(subject: &Subject<'_>) -> Vec<(Wording, String)> {
    let (item, lang) = (subject.item, subject.lang);
    let page = |key: &str, path: &str| (Wording::own(subject.words.get(key)), format!("/{lang}/{path}"));
    let mut crumbs = vec![match item.kind() {
        Kind::Event => page("layout-events", "events"),
        Kind::Partnership | Kind::Programme => page("layout-sisters", "sisters"),
        _ => page("layout-places", "places"),
    }];
    let partnership = match &item.detail {
        Detail::Programme(programme) => programme.partnership.as_ref(),
        _ => None,
    };
    let regions = [item.province.as_ref(), item.city.as_ref(), partnership];
    let city_name = item
        .city
        .as_ref()
        .and_then(|id| subject.around.get(id))
        .map_or_else(|| item.best_name(lang).1, |city| city.best_name(lang).1);
    crumbs.extend(regions.into_iter().flatten().filter_map(|id| subject.around.get(id)).map(|region| {
        let (name_lang, name) = region.best_name(lang);
        // Many a province is called like its capital.
        let wording = if region.kind() == Kind::Province && name == city_name {
            Wording::own(subject.words.with("item-province", "name", name))
        } else {
            Wording::new(name_lang, name, lang)
        };
        (wording, subject.path(region))
    }));
    crumbs
}

fn place(subject: &Subject<'_>) -> Option<Place> {
    let (item, words) = (subject.item, subject.words);
    let Located { point, precision } = subject.around.located?;
    let precision = match precision {
        Precision::Exact => None,
        Precision::HundredMetres => Some("item-precision-100m"),
        Precision::Kilometre => Some("item-precision-1km"),
        Precision::Settlement => Some("item-precision-settlement"),
    };
    let region = matches!(item.kind(), Kind::City | Kind::Province);
    let bounds = match &item.detail {
        Detail::City(city) => city.bounds,
        Detail::Province(province) => province.bounds,
        Detail::Route(route) => Bounds::around(route::points(subject, route)),
        _ => None,
    };
    let province = match &item.detail {
        Detail::Province(province) => Some(province),
        _ => item.province.as_ref().and_then(|id| subject.around.get(id)).and_then(|item| match &item.detail {
            Detail::Province(province) => Some(province),
            _ => None,
        }),
    };
    let (marks, way) = match &item.detail {
        Detail::Route(route) => (route::points(subject, route), route::line(subject, route)),
        Detail::Province(_) => (Vec::new(), Vec::new()),
        _ => (vec![point], Vec::new()),
    };
    let province_name = item
        .province
        .as_ref()
        .and_then(|id| subject.around.get(id))
        .map(|item| item.best_name(subject.lang).1.to_owned());
    let label = match province_name {
        Some(name) => words.with("item-locator", "province", name),
        None => words.get("item-map").into_owned(),
    };
    let visited = matches!(item.kind(), Kind::Place | Kind::Event | Kind::Organisation);
    Some(Place {
        heading: words.get(if visited { "item-where" } else { "item-map" }).into_owned(),
        lon: point.lon(),
        lat: point.lat(),
        bounds: bounds.map(|bounds| <[f64; 4]>::from(bounds).map(|degrees| degrees.to_string()).join(",")),
        coordinates: format!("{:.5}, {:.5}", point.lat(), point.lon()),
        geo_url: format!("geo:{:.6},{:.6}", point.lat(), point.lon()),
        near_url: if region {
            format!("/{}/?{}={}", subject.lang, item.kind(), item.slug)
        } else {
            around::near_url(subject.lang, point)
        },
        precision: precision
            .filter(|_| visited || (item.point.is_some() && !region))
            .map(|key| words.get(key).into_owned()),
        locator: match &item.detail {
            Detail::Route(_) if is_short(bounds, province.and_then(|province| province.bounds)) => {
                locator::draw(&Vec::new(), &marks, &way)
            }
            _ => province.and_then(|province| locator::draw(&province.outline, &marks, &way)),
        },
        label,
    })
}

/// Whether a route would be a mere dot in its province: less than a quarter of its width.
fn is_short(route: Option<Bounds>, province: Option<Bounds>) -> bool {
    let (Some(route), Some(province)) = (route, province) else { return true };
    (route.east() - route.west()).max(route.north() - route.south()) * 4.0
        < (province.east() - province.west()).max(province.north() - province.south())
}

fn links(subject: &Subject<'_>) -> Vec<(Wording, String)> {
    let words = subject.words;
    let mut links: Vec<(Wording, String)> = subject
        .item
        .links
        .iter()
        .map(|link| {
            let called = Wording::best(&link.title, subject.lang).unwrap_or_else(|| {
                let mut args = fluent_bundle::FluentArgs::new();
                args.set("rel", words.get(&format!("item-link-{}", link.rel)).into_owned());
                args.set("site", shown(&link.url).split('/').next().unwrap_or_default());
                Wording::own(words.with_all("item-link", &args))
            });
            (called, link.url.clone())
        })
        .collect();
    links.extend(
        subject
            .item
            .wikidata
            .iter()
            .map(|id| (Wording::own(words.get("item-link-wikidata")), format!("https://www.wikidata.org/wiki/{id}"))),
    );
    links.extend(
        subject
            .item
            .osm
            .iter()
            .map(|id| (Wording::own(words.get("item-link-osm")), format!("https://www.openstreetmap.org/{id}"))),
    );
    links
}

fn source_line(subject: &Subject<'_>, index: usize, source: &Source) -> SourceLine {
    let words = subject.words;
    let separator = if subject.lang.direction() == "rtl" { "، " } else { ", " };
    let covers: Vec<String> = source
        .covers
        .iter()
        .map(|field| words.find(&format!("covers-{field}")).unwrap_or_else(|| field.clone()))
        .collect();
    SourceLine {
        number: figures::whole(subject.lang, index as i64 + 1),
        covers: (!covers.is_empty()).then(|| covers.join(separator)),
        title: source.title.clone(),
        url: source.url.clone(),
        licence: source.licence.clone(),
    }
}

/// The item's photographs that visitors can see.
pub(super) fn photos<'s>(subject: &'s Subject<'_>) -> impl Iterator<Item = Photo> + use<'s> {
    let assets = PageAssets::of(subject.app);
    subject.item.pictures.iter().filter_map(move |named| assets.photo(named, subject.lang))
}

fn for_programs(subject: &Subject<'_>, crumbs: &[(Wording, String)]) -> String {
    let public_url = subject.app.public_url();
    let instances = match &subject.item.detail {
        Detail::Event(details) => event::dates(details, subject.now).0,
        _ => Vec::new(),
    };
    let url = format!("{public_url}{}", subject.path(subject.item));
    let (_, name) = subject.item.best_name(subject.lang);
    let trail = crumbs
        .iter()
        .map(|(name, path)| (name.text.clone(), format!("{public_url}{path}")))
        .chain([(name.to_owned(), url.clone())])
        .collect();
    let telling = Telling {
        public_url: &public_url,
        lang: subject.lang,
        url: &url,
        images: photos(subject)
            .map(|photo| {
                let form = photo.largest();
                let mut image = json!({
                    "@type": "ImageObject", "contentUrl": format!("{public_url}{}", form.url),
                    "width": form.width, "height": form.height, "creditText": photo.credit,
                });
                if let Some(alt) = &photo.alt {
                    image["caption"] = alt.text.as_str().into();
                }
                image
            })
            .collect(),
        crumbs: trail,
        instances: &instances,
        changed_at: subject.changed_at,
    };
    jsonld::script(subject.item, subject.around, &telling)
}
