//! `/{lang}/manifest.webmanifest`: how a phone shows the service among its own programs (W3C Web Application Manifest).

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::{PageAssets, Spoken};
use crate::app::Shared;
use crate::words::Words;

/// The paper of the light theme, shown while the first page loads.
const PAPER: &str = "#f5f7f4";
/// The green of the mark.
const GREEN: &str = "#1d4a3d";

/// `GET /{lang}/manifest.webmanifest`
pub async fn manifest(State(app): State<Shared>, Spoken(lang): Spoken) -> Response {
    let words = Words::of(lang);
    let icon = |name: &str, sizes: &str, purpose: &str| {
        let kind = if name.ends_with(".svg") { "image/svg+xml" } else { "image/png" };
        json!({"src": PageAssets::of(&app).url(name), "sizes": sizes, "type": kind, "purpose": purpose})
    };
    let manifest = json!({
        "id": "/",
        "name": format!("{} · {}", words.get("layout-brand"), words.get("layout-tagline")),
        "short_name": words.get("layout-brand"),
        "description": words.get("layout-footer"),
        "lang": lang.as_str(),
        "dir": lang.direction(),
        "start_url": format!("/{lang}/"),
        "scope": "/",
        "display": "minimal-ui",
        "background_color": PAPER,
        "theme_color": GREEN,
        "icons": [
            icon("ornament/mark.svg", "any", "any"),
            icon("ornament/app-192.png", "192x192", "any"),
            icon("ornament/app-512.png", "512x512", "any"),
            icon("ornament/app-maskable-512.png", "512x512", "maskable"),
        ],
    });
    let kind = HeaderValue::from_static("application/manifest+json");
    ([(header::CONTENT_TYPE, kind)], manifest.to_string()).into_response()
}
