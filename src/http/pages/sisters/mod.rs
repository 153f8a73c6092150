//! `/{lang}/sisters`: which cities are joined with which, on a map of the world and as a list, and what one can apply
//! for now. `?city=SLUG` looks at the world from one city.

pub mod countries;
pub mod world;

use std::collections::HashMap;

use askama::Template;
use axum::extract::{RawQuery, State};
use axum::http::StatusCode;
use axum::response::Response;
use jiff::Timestamp;
use model::item::{Detail, Item};
use model::programme::Programme;
use model::{Id, Kind, Lang, Point, Status};

use self::world::World;
use super::item::facts::Wording;
use super::{Head, Page, PageAssets, Spoken, answered, render};
use crate::app::{App, Shared};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::words::Words;

#[derive(Template)]
#[template(path = "sisters.html")]
struct SistersPage<'a> {
    page: Page<'a>,
    heading: String,
    homes: Vec<Home>,
    all_url: String,
    one_home: bool,
    world: World,
    groups: Vec<Group>,
    calls: Vec<Call>,
    samples: bool,
}

/// A city of ours to look at the world from.
struct Home {
    name: String,
    url: String,
    chosen: bool,
    count: String,
}

/// The partners of one city.
struct Group {
    city: Wording,
    url: String,
    links: Vec<Line>,
}

/// One agreement.
struct Line {
    name: Wording,
    url: String,
    country: String,
    distance: Option<String>,
    programmes: Option<String>,
    sample: bool,
}

/// A programme that takes applications.
struct Call {
    name: Wording,
    url: String,
    summary: Option<Wording>,
    picture: Picture,
    sample: bool,
    days: Option<String>,
    days_left: String,
    until: Option<(String, String)>,
    facts: Vec<(String, Wording)>,
}

/// `GET /{lang}/sisters`
pub async fn page(State(app): State<Shared>, Spoken(lang): Spoken, RawQuery(raw): RawQuery) -> Response {
    let raw = raw.unwrap_or_default();
    let city = form_urlencoded::parse(raw.as_bytes())
        .find(|(name, _)| name == "city")
        .map(|(_, slug)| slug.into_owned())
        .filter(|slug| !slug.is_empty());
    answered(&app, lang, draw(&app, lang, city.as_deref()).await)
}

/// An agreement with its two cities.
struct Joined<'i> {
    item: &'i Item,
    home: &'i Item,
    other: &'i Item,
}

async fn draw(app: &App, lang: Lang, city: Option<&str>) -> Result<Response, Error> {
    let words = Words::of(lang);
    let now = app.now();
    let published = |kept: Vec<(Id, store::Kept)>| -> Vec<Item> {
        kept.into_iter().map(|(_, kept)| kept.item).filter(|item| item.status == Status::Published).collect()
    };
    let partnerships = published(app.store.named(Kind::Partnership).await?);
    let programmes = published(app.store.named(Kind::Programme).await?);
    let ids: Vec<Id> = partnerships.iter().filter_map(cities_of).flatten().cloned().collect();
    let cities: HashMap<Id, Item> =
        app.store.items(&ids).await?.into_iter().map(|kept| (kept.item.id.clone(), kept.item)).collect();
    let mut joined: Vec<Joined<'_>> = partnerships
        .iter()
        .filter_map(|item| {
            let [home, other] = cities_of(item)?;
            Some(Joined { item, home: cities.get(home)?, other: cities.get(other)? })
        })
        .collect();
    let name = |item: &Item| item.best_name(lang).1.to_owned();
    joined.sort_by_key(|one| (name(one.home), name(one.other)));
    let mut homes: Vec<&Item> = Vec::new();
    for one in &joined {
        if !homes.iter().any(|home| home.id == one.home.id) {
            homes.push(one.home);
        }
    }
    let chosen = match city {
        Some(slug) => {
            Some(*homes.iter().find(|home| home.slug == slug).ok_or(Error::NotFound("sisters-no-city", None))?)
        }
        None => None,
    };
    let home_lines = homes
        .iter()
        .map(|home| Home {
            name: name(home),
            url: format!("/{lang}/sisters?city={}", home.slug),
            chosen: chosen.is_some_and(|chosen| chosen.id == home.id),
            count: figures::whole(lang, joined.iter().filter(|one| one.home.id == home.id).count() as i64),
        })
        .collect();
    let shown: Vec<&Joined<'_>> =
        joined.iter().filter(|one| chosen.is_none_or(|chosen| one.home.id == chosen.id)).collect();
    let heading = match chosen {
        Some(home) => words.with("sisters-heading-city", "city", name(home)),
        None => words.get("sisters-heading").into_owned(),
    };
    let head = Head {
        title: heading.clone(),
        description: words.get("sisters-description").into_owned(),
        section: "sisters",
        query: chosen.map(|home| format!("city={}", home.slug)).unwrap_or_default(),
        ..Head::default()
    };
    let page = SistersPage {
        homes: home_lines,
        all_url: format!("/{lang}/sisters"),
        one_home: chosen.is_some(),
        world: world_of(&shown, chosen, lang),
        groups: groups(&shown, &programmes, lang, now),
        calls: calls(app, &programmes, &shown, chosen.is_some(), lang, now),
        samples: shown.iter().any(|one| one.item.sample),
        page: Page::new(app, lang, "/sisters", chosen.map(|home| format!("city={}", home.slug)).as_deref(), head),
        heading,
    };
    Ok(render(&page, lang, StatusCode::OK))
}

fn cities_of(item: &Item) -> Option<&[Id; 2]> {
    match &item.detail {
        Detail::Partnership(partnership) => Some(&partnership.cities),
        _ => None,
    }
}

fn point_of(item: &Item) -> Option<Point> {
    item.point.map(|located| located.point)
}

/// The map: around the chosen city, or around the middle of our cities.
fn world_of(shown: &[&Joined<'_>], chosen: Option<&Item>, lang: Lang) -> World {
    let mut cities: Vec<world::City> = Vec::new();
    let mut known: HashMap<&Id, usize> = HashMap::new();
    let mut links = Vec::new();
    for one in shown {
        let ends = [(one.home, true), (one.other, false)].map(|(item, home)| {
            if let Some(index) = known.get(&item.id) {
                return Some(*index);
            }
            let url = if home {
                format!("/{lang}/sisters?city={}", item.slug)
            } else {
                format!("/{lang}/city/{}", item.slug)
            };
            cities.push(world::City { point: point_of(item)?, name: item.best_name(lang).1.to_owned(), url, home });
            known.insert(&item.id, cities.len() - 1);
            Some(cities.len() - 1)
        });
        if let [Some(home), Some(other)] = ends {
            links.push((home, other));
        }
    }
    let middle = || {
        let homes: Vec<Point> = cities.iter().filter(|city| city.home).map(|city| city.point).collect();
        model::Bounds::around(homes).map(model::Bounds::centre)
    };
    // Without any agreement the map shows the world around Iran.
    let centre = chosen
        .and_then(point_of)
        .or_else(middle)
        .or_else(|| Point::new(53.0, 32.5))
        .unwrap_or(model::Bounds::WORLD.centre());
    world::draw(centre, &cities, &links, lang)
}

fn groups(shown: &[&Joined<'_>], programmes: &[Item], lang: Lang, now: Timestamp) -> Vec<Group> {
    let words = Words::of(lang);
    let wording = |item: &Item| {
        let (name_lang, name) = item.best_name(lang);
        Wording::new(name_lang, name, lang)
    };
    let mut groups: Vec<Group> = Vec::new();
    for one in shown {
        let url = format!("/{lang}/city/{}", one.home.slug);
        if groups.last().is_none_or(|group| group.url != url) {
            groups.push(Group { city: wording(one.home), url, links: Vec::new() });
        }
        let open = programmes
            .iter()
            .filter(|item| matches!(&item.detail, Detail::Programme(programme) if programme.partnership.as_ref() == Some(&one.item.id) && takes_applications(programme, now)))
            .count();
        let line = Line {
            name: wording(one.other),
            url: format!("/{lang}/partnership/{}", one.item.slug),
            country: countries::name(&one.other.country, lang).to_owned(),
            distance: point_of(one.home)
                .zip(point_of(one.other))
                .map(|(home, other)| figures::distance(lang, home.distance(other))),
            programmes: (open > 0).then(|| words.with("sisters-open-count", "count", open as i64)),
            sample: one.item.sample,
        };
        if let Some(group) = groups.last_mut() {
            group.links.push(line);
        }
    }
    groups
}

fn takes_applications(programme: &Programme, now: Timestamp) -> bool {
    let today = figures::local(now, "Asia/Tehran").date();
    programme.state == "open" && programme.deadline.is_none_or(|deadline| deadline >= today)
}

/// Programmes open for application, the most pressing first.
fn calls(
    app: &App,
    programmes: &[Item],
    shown: &[&Joined<'_>],
    only_shown: bool,
    lang: Lang,
    now: Timestamp,
) -> Vec<Call> {
    let words = Words::of(lang);
    let today = figures::local(now, "Asia/Tehran").date();
    let mut open: Vec<(&Item, &Programme)> = programmes
        .iter()
        .filter_map(|item| match &item.detail {
            Detail::Programme(programme) if takes_applications(programme, now) => Some((item, programme.as_ref())),
            _ => None,
        })
        .filter(|(_, programme)| {
            !only_shown || shown.iter().any(|one| programme.partnership.as_ref() == Some(&one.item.id))
        })
        .collect();
    open.sort_by_key(|(_, programme)| programme.deadline.unwrap_or(jiff::civil::Date::MAX));
    open.into_iter()
        .map(|(item, programme)| {
            let (name_lang, name) = item.best_name(lang);
            let days = programme.deadline.map(|deadline| deadline.duration_since(today).as_hours() / 24);
            let facts = [("programme-who", &programme.who), ("programme-cost", &programme.cost)];
            Call {
                name: Wording::new(name_lang, name, lang),
                url: format!("/{lang}/programme/{}", item.slug),
                summary: Wording::best(&item.summary, lang),
                picture: Picture::of(item.pictures.first(), &item.category, item.kind(), lang, PageAssets::of(app)),
                sample: item.sample,
                days: days.map(|days| figures::whole(lang, days)),
                days_left: days.map(|days| words.with("programme-days-left", "days", days)).unwrap_or_default(),
                until: programme.deadline.map(|date| {
                    (
                        words.with(
                            "programme-until",
                            "date",
                            format!("{} {}", figures::weekday(lang, date), figures::date(lang, date)),
                        ),
                        figures::other_date(lang, date),
                    )
                }),
                facts: facts
                    .into_iter()
                    .filter_map(|(key, texts)| Some((words.get(key).into_owned(), Wording::best(texts, lang)?)))
                    .collect(),
            }
        })
        .collect()
}
