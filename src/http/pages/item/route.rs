//! The page of a route: its stops in order, and how far it is from one to the next.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;
use model::Point;
use model::item::Detail;
use model::route::Route;

use super::Subject;
use super::facts::{Fact, Facts, Wording};
use super::listed;
use super::view::View;
use crate::figures;
use crate::http::error::Error;
use crate::http::pages::entry::{Entry, Picture};
use crate::http::pages::{Page, render};

#[derive(Template)]
#[template(path = "item-route.html")]
struct RoutePage<'a> {
    page: Page<'a>,
    view: View,
    stops: Vec<StopLine>,
    /// Where to find what lies along the way; none where there is no way to lie along.
    along: Option<String>,
}

/// A stop in its order.
struct StopLine {
    number: String,
    entry: Entry,
    note: Option<Wording>,
    /// How far the next stop is.
    leg: Option<String>,
}

/// Draws it.
///
/// # Errors
/// When the store or the index fails.
pub async fn page(subject: &Subject<'_>) -> Result<Response, Error> {
    let Detail::Route(route) = &subject.item.detail else { return Err(Error::NotFound("error-no-item", None)) };
    let lang = subject.lang;
    let legs = legs(&points(subject, route), &route.line);
    let stops = route
        .stops
        .iter()
        .filter_map(|stop| Some((stop, subject.around.get(&stop.place)?)))
        .enumerate()
        .map(|(i, (stop, place))| StopLine {
            number: figures::whole(lang, i as i64 + 1),
            entry: listed::item(subject, place),
            note: Wording::best(&stop.note, lang),
            leg: legs
                .get(i)
                .map(|metres| subject.words.with("route-leg", "distance", figures::distance(lang, *metres))),
        })
        .collect();
    let mut view = View::of(subject).await?;
    view.facts = facts(subject, route, legs.iter().sum());
    let along = (!line(subject, route).is_empty()).then(|| format!("/{lang}/?along={}", subject.item.id));
    let page = RoutePage { page: subject.frame("find"), view, stops, along };
    Ok(render(&page, lang, StatusCode::OK))
}

/// Positions of the stops that are known, in order.
pub fn points(subject: &Subject<'_>, route: &Route) -> Vec<Point> {
    route.stops.iter().filter_map(|stop| subject.around.get(&stop.place)?.point).map(|located| located.point).collect()
}

/// The way; where only the stops are known, straight from one to the next.
pub fn line(subject: &Subject<'_>, route: &Route) -> Vec<(f64, f64)> {
    route.way(|| points(subject, route))
}

/// Metres from each stop to the next: along the way where it is known, otherwise straight.
fn legs(stops: &[Point], line: &[(f64, f64)]) -> Vec<f64> {
    let way: Vec<Point> = line.iter().filter_map(|(lon, lat)| Point::new(*lon, *lat)).collect();
    let straight = |pair: &[Point]| pair[0].distance(pair[1]);
    if way.len() < 2 {
        return stops.windows(2).map(straight).collect();
    }
    // Each stop meets the way at its nearest corner, never before the stop it comes after.
    let mut from = 0;
    let mut meets = Vec::with_capacity(stops.len());
    for stop in stops {
        let nearest = (from..way.len())
            .min_by(|a, b| way[*a].distance(*stop).total_cmp(&way[*b].distance(*stop)))
            .unwrap_or(from);
        meets.push(nearest);
        from = nearest;
    }
    stops
        .windows(2)
        .zip(meets.windows(2))
        .map(|(pair, meet)| model::geo::length(&way[meet[0]..=meet[1]]).max(straight(pair)))
        .collect()
}

fn facts(subject: &Subject<'_>, route: &Route, measured: f64) -> Vec<Fact> {
    let (lang, words) = (subject.lang, subject.words);
    let mut facts = Facts::new(subject);
    let length = route.length_m.map_or(measured, f64::from);
    facts.words("route-length", figures::distance(lang, length));
    if let Some(minutes) = route.duration_min {
        facts.words("route-duration", figures::duration(lang, minutes));
    }
    if let Some(difficulty) = &route.difficulty {
        facts.words("route-difficulty", words.get(&format!("route-difficulty-{difficulty}")));
    }
    facts.words("route-mode", words.get(&format!("route-mode-{}", route.mode)));
    facts.words("route-stops", figures::whole(lang, route.stops.len() as i64));
    facts.item("item-owner", subject.item.owner.as_ref());
    facts.rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(lon: f64, lat: f64) -> Point {
        Point::new(lon, lat).expect("a position")
    }

    #[test]
    fn legs_follow_the_way_and_are_never_shorter_than_straight() {
        let stops = [point(49.0, 37.0), point(49.1, 37.0), point(49.1, 37.1)];
        let straight = legs(&stops, &[]);
        assert_eq!(straight.len(), 2);
        let detour = [(49.0, 37.0), (49.05, 37.05), (49.1, 37.0), (49.1, 37.1)];
        let along = legs(&stops, &detour);
        assert!(along[0] > straight[0] * 1.2 && (along[1] - straight[1]).abs() < 1.0, "{along:?} {straight:?}");
    }
}
