//! Every route of the service on one screen, then the layers around them.

pub mod along;
pub mod api;
pub mod assets;
mod bullets;
pub mod cache;
pub mod error;
pub mod markup;
pub mod memory;
pub mod metrics;
pub mod pages;
pub mod pictures;
pub mod query;
pub mod security;
pub mod session;
pub mod studio;

use std::time::Duration;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::{HeaderName, Request};
use axum::routing::{get, post};
use tower::ServiceBuilder;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::trace::TraceLayer;

use crate::app::Shared;

/// Largest request body, in bytes. Nothing that visitors send is longer.
const BODY_LIMIT: usize = 64 * 1024;

static REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// The whole service.
pub fn router(app: Shared) -> Router {
    let timeout = Duration::from_secs(app.config.request_timeout);
    let forms = DefaultBodyLimit::max(studio::edit::FORM_LIMIT);
    let uploads = DefaultBodyLimit::max(studio::import::upload::FORM_LIMIT);
    let bulk = DefaultBodyLimit::max(studio::list::bulk::FORM_LIMIT);
    let routes = Router::new()
        .route("/api/v1/search", get(api::search::search))
        .route("/api/v1/suggest", get(api::suggest::suggest))
        .route("/api/v1/items/{id}", get(api::items::item))
        .route("/api/v1/openapi.json", get(api::openapi::document))
        .route("/tiles/{z}/{x}/{y}", get(api::tiles::tile))
        .route("/basemap/style.json", get(api::basemap::style))
        .route("/basemap/{version}/{z}/{x}/{y}", get(api::basemap::tile))
        .route("/assets/{*path}", get(assets::asset))
        .route("/pictures/{id}/{variant}", get(pictures::picture))
        .route("/healthz", get(api::health::alive))
        .route("/readyz", get(api::health::ready))
        .route("/studio", get(studio::without_slash))
        .route("/studio/", get(studio::desk::page))
        .route("/studio/sign-in", get(studio::door::page).post(studio::door::sign_in))
        .route("/studio/sign-out", post(studio::door::sign_out))
        .route("/studio/sign-in/code", get(studio::door::code_page).post(studio::door::code))
        .route("/studio/single-sign-on", get(studio::single_sign_on::start))
        .route("/studio/single-sign-on/back", get(studio::single_sign_on::back))
        .route("/studio/sign-in/passkey", post(studio::passkey_door::sign_in))
        .route("/studio/sign-in/passkey/ask", post(studio::passkey_door::ask))
        .route("/studio/forgot", get(studio::join::forgot_page).post(studio::join::forgot))
        .route("/studio/join/{key}", get(studio::join::page).post(studio::join::join))
        .route("/studio/reset/{key}", get(studio::join::reset_page).post(studio::join::reset))
        .route(
            "/studio/pictures",
            get(studio::pictures::page)
                .post(studio::pictures::bring)
                .layer(DefaultBodyLimit::max(studio::pictures::BODY_LIMIT)),
        )
        .route("/studio/pictures/{file}", get(studio::pictures::state))
        .route("/studio/still/{key}", get(studio::fresh::still_page).post(studio::fresh::still))
        .route("/studio/language", get(studio::language))
        .route("/studio/help", get(studio::help::page))
        .route("/studio/account", get(studio::account::page).post(studio::account::rename))
        .route("/studio/account/password", post(studio::account::change_password))
        .route("/studio/account/sessions", post(studio::account::end_sessions))
        .route("/studio/account/factor", get(studio::account::factor_page).post(studio::account::add_factor))
        .route("/studio/account/factor/remove", post(studio::account::remove_factor))
        .route("/studio/account/codes", post(studio::account::renew_codes))
        .route("/studio/account/single-sign-on/remove", post(studio::single_sign_on::remove))
        .route("/studio/account/tokens", post(studio::account::add_token))
        .route("/studio/account/tokens/{id}/remove", post(studio::account::remove_token))
        .route("/studio/account/passkeys", get(studio::passkeys::new_page).post(studio::passkeys::ask))
        .route("/studio/account/passkeys/made", post(studio::passkeys::made))
        .route("/studio/account/passkeys/{id}", get(studio::passkeys::page).post(studio::passkeys::rename))
        .route("/studio/account/passkeys/{id}/remove", post(studio::passkeys::remove))
        .route("/studio/people", get(studio::people::page))
        .route("/studio/people/invite", post(studio::people::invite))
        .route("/studio/people/withdraw", post(studio::people::withdraw))
        .route("/studio/people/{id}", post(studio::people::set_roles))
        .route("/studio/log", get(studio::log::page))
        .route("/studio/items/new", get(studio::edit::create::page).post(studio::edit::create::begin))
        .route("/studio/items/{id}", get(studio::edit::page::page).post(studio::edit::save::save).layer(forms))
        .route("/studio/items/{id}/keep", post(studio::edit::keep::keep).layer(forms))
        .route("/studio/items/{id}/review", post(studio::edit::moves::review).layer(forms))
        .route("/studio/items/{id}/return", post(studio::edit::moves::send_back))
        .route("/studio/items/{id}/publish", post(studio::edit::moves::publish_now).layer(forms))
        .route("/studio/items/{id}/plan", post(studio::edit::moves::plan))
        .route("/studio/items/{id}/archive", get(studio::edit::withdrawing::page).post(studio::edit::moves::archive))
        .route("/studio/items/{id}/restore", post(studio::edit::history::restore))
        .route("/studio/items/{id}/history", get(studio::edit::history::page))
        .route("/studio/items/{id}/preview", get(studio::edit::preview::page))
        .route("/studio/items", get(studio::list::page))
        .route("/studio/items/bulk", post(studio::list::bulk::bulk).layer(bulk))
        .route("/studio/batches", get(studio::list::batches::page))
        .route("/studio/batches/{id}/undo", post(studio::list::batches::undo))
        .route("/studio/export/{format}", get(studio::list::export::export))
        .route("/studio/import", get(studio::import::page).post(studio::import::upload::upload).layer(uploads))
        .route("/studio/import/{id}", get(studio::import::one))
        .route("/studio/import/{id}/try", post(studio::import::steps::dry_run))
        .route("/studio/import/{id}/take", post(studio::import::steps::take))
        .route("/studio/import/{id}/stop", post(studio::import::steps::stop))
        .route("/studio/import/{id}/forget", post(studio::import::steps::forget))
        .route("/studio/import/{id}/problems.csv", get(studio::import::steps::problems))
        .route("/studio/reports", get(studio::reports::page))
        .route("/studio/reports/{id}", post(studio::reports::reply))
        .route("/studio/items/{id}/confirm", post(studio::fresh::confirm))
        .route("/studio/items/{id}/links", post(studio::links::ask_again))
        .route("/studio/twins", get(studio::twins::page))
        .route("/studio/items/{id}/join", get(studio::joining::page).post(studio::joining::join))
        .route("/studio/views", post(studio::list::views::keep))
        .route("/studio/items.json", get(studio::lookup::items))
        .route("/studio/twins.json", get(studio::lookup::twins))
        .route("/studio/preview", post(studio::lookup::markdown).layer(forms))
        .route("/", get(pages::root))
        .route("/{lang}", get(pages::home_without_slash))
        .route("/{lang}/", get(pages::find::page))
        .route("/{lang}/places", get(pages::browse::places))
        .route("/{lang}/category/{slug}", get(pages::browse::category))
        .route("/{lang}/events", get(pages::events::page))
        .route("/{lang}/sisters", get(pages::sisters::page))
        .route("/{lang}/saved", get(pages::saved::page))
        .route("/{lang}/about", get(pages::about::about))
        .route("/{lang}/data", get(pages::about::data))
        .route("/{lang}/licences", get(pages::about::licences))
        .route("/{lang}/manifest.webmanifest", get(pages::manifest::manifest))
        .route("/{lang}/{kind}/{slug}", get(pages::item::page))
        .route("/{lang}/{kind}/{slug}/report", get(pages::report::page).post(pages::report::send));
    let layers = ServiceBuilder::new()
        .layer(SetRequestIdLayer::new(REQUEST_ID.clone(), MakeRequestUuid))
        .layer(TraceLayer::new_for_http().make_span_with(|request: &Request<_>| {
            let id = request.headers().get(&REQUEST_ID).and_then(|id| id.to_str().ok()).unwrap_or_default();
            tracing::info_span!("request", id, method = %request.method(), path = request.uri().path())
        }))
        .layer(PropagateRequestIdLayer::new(REQUEST_ID.clone()))
        .layer(axum::middleware::from_fn(security::headers))
        .layer(axum::middleware::from_fn(metrics::measure))
        .layer(axum::middleware::from_fn_with_state(app.clone(), memory::remember))
        .layer(CompressionLayer::new())
        .layer(axum::middleware::from_fn(cache::tag))
        .layer(axum::middleware::from_fn_with_state(timeout, error::within_time))
        .layer(CatchPanicLayer::custom(error::after_panic))
        .layer(axum::middleware::from_fn_with_state(app.clone(), error::in_shape))
        // A form on another site cannot act for somebody who is signed in here.
        .layer(CsrfLayer::new())
        .layer(DefaultBodyLimit::max(BODY_LIMIT));
    routes.fallback(pages::missing).layer(layers).with_state(app)
}
