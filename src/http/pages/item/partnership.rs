//! The page of a sister-city agreement.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use model::item::{Detail, Relation};
use model::partnership::Partnership;

use super::Subject;
use super::facts::{Fact, Facts, Piece, Wording};
use super::listed;
use super::view::{Group, View};
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::Picture;
use crate::http::pages::sisters::{countries, world};
use crate::http::pages::{Page, render};

#[derive(Template)]
#[template(path = "item-partnership.html")]
struct PartnershipPage<'a> {
    page: Page<'a>,
    view: View,
    cities: Vec<CityLine>,
    distance: Option<String>,
    world: Option<world::World>,
}

/// One of the two cities.
struct CityLine {
    name: Wording,
    url: String,
    country: String,
    summary: Option<Wording>,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Partnership(partnership) = &subject.item.detail else {
        return Err(Error::NotFound("error-no-item", None));
    };
    let lang = subject.lang;
    let cities: Vec<&model::Item> = partnership.cities.iter().filter_map(|id| subject.around.get(id)).collect();
    let lines = cities
        .iter()
        .map(|city| {
            let (name_lang, name) = city.best_name(lang);
            CityLine {
                name: Wording::new(name_lang, name, lang),
                url: subject.path(city),
                country: countries::name(&city.country, lang).to_owned(),
                summary: Wording::best(&city.summary, lang),
            }
        })
        .collect();
    let points: Vec<model::Point> = cities.iter().filter_map(|city| city.point.map(|located| located.point)).collect();
    let world = match points.as_slice() {
        [home, _] => {
            let marks: Vec<world::City> = cities
                .iter()
                .zip(&points)
                .enumerate()
                .map(|(i, (city, point))| world::City {
                    point: *point,
                    name: city.best_name(lang).1.to_owned(),
                    url: subject.path(city),
                    home: i == 0,
                })
                .collect();
            Some(world::draw(*home, &marks, &[(0, 1)], lang))
        }
        _ => None,
    };
    let mut view = View::of(subject).await?;
    // The map of the world says more than one of the home city's streets.
    view.place = None;
    view.facts = facts(subject, partnership, &points);
    let programmes = listed::soonest(subject, subject.around.by(Relation::Partnership));
    if !programmes.is_empty() {
        view.groups.push(Group {
            heading: subject.words.get("partnership-programmes").into_owned(),
            more: None,
            entries: programmes,
            small: false,
        });
    }
    let distance = distance(subject, &points);
    let page = PartnershipPage { page: subject.frame("sisters"), view, cities: lines, distance, world };
    Ok(render(&page, lang, StatusCode::OK))
}

fn distance(subject: &Subject<'_>, points: &[model::Point]) -> Option<String> {
    match points {
        [home, other] => Some(figures::distance(subject.lang, home.distance(*other))),
        _ => None,
    }
}

fn facts(subject: &Subject<'_>, partnership: &Partnership, points: &[model::Point]) -> Vec<Fact> {
    let words = subject.words;
    let mut facts = Facts::new(subject);
    if let Some(distance) = distance(subject, points) {
        facts.words("partnership-distance", distance);
    }
    if let Some(signed) = &partnership.signed {
        facts.words("partnership-signed", signed_on(subject, signed));
    }
    facts.words("partnership-state", words.get(&format!("partnership-state-{}", partnership.state)));
    facts.themes(&partnership.themes);
    facts.documents(&partnership.documents);
    if let Some(owner) = subject.item.owner.as_ref().and_then(|id| subject.around.get(id)) {
        let (lang, name) = owner.best_name(subject.lang);
        facts.row("item-owner", vec![Piece::link(Wording::new(lang, name, subject.lang), subject.path(owner))]);
    }
    facts.rows
}

/// As much of the day of signing as is known.
fn signed_on(subject: &Subject<'_>, signed: &str) -> String {
    match signed.parse::<jiff::civil::Date>() {
        Ok(date) => format!("{} ({})", figures::date(subject.lang, date), figures::other_date(subject.lang, date)),
        Err(_) => subject.words.with(
            "item-gregorian-year",
            "year",
            figures::digits(subject.lang, signed.split('-').next().unwrap_or_default()),
        ),
    }
}
