//! `GET /api/v1/openapi.json`: the API's own description (OpenAPI 3.1), made from the handlers.

use axum::extract::State;
use axum::response::{IntoResponse, Response};
use utoipa::OpenApi;

use super::{health, items, search, suggest, tiles, wire};
use crate::app::Shared;

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Gardesh",
        description = "Find heritage, nature, events and exchange. The list, the counts and the map tiles answer the same query.",
        license(name = "Apache-2.0 OR MIT", identifier = "Apache-2.0 OR MIT"),
    ),
    paths(search::search, suggest::suggest, items::item, tiles::tile, health::alive, health::ready),
    components(schemas(wire::Features, wire::Suggestions, wire::Problem)),
    tags(
        (name = "search", description = "Finding"),
        (name = "items", description = "Reading"),
        (name = "operation", description = "For those who run the service"),
    ),
)]
struct Document;

/// The description, with this service's address in it.
pub async fn document(State(app): State<Shared>) -> Response {
    let mut document = Document::openapi();
    document.servers = Some(vec![utoipa::openapi::Server::new(app.public_url())]);
    axum::Json(document).into_response()
}
