//! Along a way: the surroundings of a route as an area to search in.

use std::sync::Arc;

use index::Shape;
use model::item::Detail;
use model::{Id, Item, Point, Status};

use super::error::{Error, Fault};
use super::query::Asked;
use crate::app::App;

/// How far to both sides where nothing is said, in metres.
pub const WIDTH: f64 = 2_000.0;

/// Puts the surroundings of the route that was asked for into the question. Gives the route.
///
/// # Errors
/// When there is no such route for visitors, or it has no way; or the store fails.
pub async fn follow(app: &App, asked: &mut Asked) -> Result<Option<Item>, Error> {
    let Some(id) = &asked.along else { return Ok(None) };
    let refused = || {
        let fault = Fault { parameter: "along".to_owned(), code: "along", values: vec![("value", id.to_string())] };
        Error::Unprocessable(vec![fault])
    };
    let kept = app.store.item(id).await?.filter(|kept| kept.item.status == Status::Published).ok_or_else(refused)?;
    let Detail::Route(route) = &kept.item.detail else { return Err(refused()) };
    let stops: Vec<Id> = route.stops.iter().map(|stop| stop.place.clone()).collect();
    let places = if route.line.is_empty() { app.store.items(&stops).await? } else { Vec::new() };
    let point = |stop: &Id| places.iter().find(|kept| kept.item.id == *stop)?.item.point.map(|place| place.point);
    let way = route.way(|| stops.iter().filter_map(point).collect());
    let way: Vec<Point> = way.into_iter().filter_map(|(lon, lat)| Point::new(lon, lat)).collect();
    let shape = Shape::corridor(&way, asked.width_m.unwrap_or(WIDTH)).ok_or_else(refused)?;
    asked.query.shape = Some(Arc::new(shape));
    Ok(Some(kept.item))
}
