//! Map tiles of the items: the same filters as a search, and counts that add up to its total.

use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use index::TilePoint;
use model::Lang;
use mvt::{GeomEncoder, GeomType, Tile};

use super::{names_in, searching};
use crate::app::Shared;
use crate::http::along;
use crate::http::error::Error;
use crate::http::query::{self, Unknown};

/// Deepest zoom of a tile.
const ZOOM_MAX: u8 = 22;
/// Width of a tile in its own units.
const EXTENT: u32 = 4096;

/// `GET /tiles/{z}/{x}/{y}.mvt`
#[utoipa::path(get, path = "/tiles/{z}/{x}/{y}.mvt", tag = "search",
    params(
        ("z" = u8, Path, minimum = 0, maximum = 22, description = "Zoom"),
        ("x" = u32, Path, minimum = 0, description = "Column, below 2^z"),
        ("y" = u32, Path, minimum = 0, description = "Row, below 2^z"),
        super::wire::SearchParameters,
    ),
    responses(
        (status = 200, description = "Layer `items`: points with `count`, and with `count` 1 also `id`, `kind`, `category`, `slug`, `name`, `sample`", body = Vec<u8>, content_type = "application/vnd.mapbox-vector-tile"),
        (status = 304, description = "Unchanged"),
        (status = 400, description = "A parameter cannot be read", body = super::wire::Problem, content_type = "application/problem+json"),
        (status = 404, description = "There is no such tile", body = super::wire::Problem, content_type = "application/problem+json"),
        (status = 422, description = "A parameter can be read but cannot be", body = super::wire::Problem, content_type = "application/problem+json"),
    ))]
pub async fn tile(
    State(app): State<Shared>,
    Path((z, x, y)): Path<(String, String, String)>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Response {
    let mut lang = names_in(None, &headers);
    match answer(&app, &z, &x, &y, raw.as_deref(), &headers, &mut lang).await {
        Ok(bytes) => {
            let kind = HeaderValue::from_static("application/vnd.mapbox-vector-tile");
            let vary = HeaderValue::from_static("accept-language");
            ([(header::CONTENT_TYPE, kind), (header::VARY, vary)], bytes).into_response()
        }
        Err(error) => error.into_problem(lang),
    }
}

async fn answer(
    app: &Shared,
    z: &str,
    x: &str,
    y: &str,
    raw: Option<&str>,
    headers: &HeaderMap,
    lang: &mut Lang,
) -> Result<Vec<u8>, Error> {
    let mut asked = query::read(raw, Unknown::Refuse, &app.regions(), app.now())?;
    along::follow(app, &mut asked).await?;
    *lang = names_in(asked.lang, headers);
    let (z, x, y) = coordinates(z, x, y).ok_or(Error::NotFound("problem-tile", None))?;
    let index = app.index.clone();
    let points = searching(move || index.tile(&asked.query, z, x, y)).await?;
    encode(&points, z, x, y, *lang)
}

/// The numbers of a tile's address, the last with `.mvt`; none when there is no such tile.
pub fn coordinates(z: &str, x: &str, y: &str) -> Option<(u8, u32, u32)> {
    let plain = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let y = y.strip_suffix(".mvt")?;
    if ![z, x, y].into_iter().all(plain) {
        return None;
    }
    let (z, x, y): (u8, u32, u32) = (z.parse().ok()?, x.parse().ok()?, y.parse().ok()?);
    (z <= ZOOM_MAX && x < 1 << z && y < 1 << z).then_some((z, x, y))
}

/// MVT of points. Web Mercator cuts off near the poles; what lies beyond is set on the edge, so that counts still add up.
fn encode(points: &[TilePoint], z: u8, x: u32, y: u32, lang: Lang) -> Result<Vec<u8>, Error> {
    let mut tile = Tile::new(EXTENT);
    let mut layer = tile.create_layer("items");
    let side = f64::from(1u32 << z);
    for point in points {
        let (lon, lat) = (point.point.lon(), point.point.lat().clamp(-85.051_128, 85.051_128));
        let sine = lat.to_radians().sin();
        let column = (lon / 360.0 + 0.5) * side - f64::from(x);
        let row = (0.5 - ((1.0 + sine) / (1.0 - sine)).ln() / (4.0 * std::f64::consts::PI)) * side - f64::from(y);
        let extent = f64::from(EXTENT);
        let within = |part: f64| (part * extent).round().clamp(0.0, extent);
        let geometry = GeomEncoder::new(GeomType::Point).point(within(column), within(row))?.encode()?;
        let mut feature = layer.into_feature(geometry);
        feature.add_tag_uint("count", point.count);
        if let Some(item) = &point.item {
            feature.add_tag_string("id", item.id.as_str());
            feature.add_tag_string("kind", item.kind.slug());
            feature.add_tag_string("category", &item.category);
            feature.add_tag_string("slug", &item.slug);
            if let Some((_, name)) = item.name.best(lang) {
                feature.add_tag_string("name", name);
            }
            if item.sample {
                feature.add_tag_bool("sample", true);
            }
        }
        layer = feature.into_layer();
    }
    tile.add_layer(layer)?;
    Ok(tile.to_bytes()?)
}
