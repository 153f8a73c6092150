//! Headers that tell the browser what may not happen. Everything comes from the service itself.

use axum::extract::Request;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::Next;
use axum::response::Response;

const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; \
    img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; \
    base-uri 'none'; frame-ancestors 'none'";

const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "strict-origin-when-cross-origin"),
    (HeaderName::from_static("permissions-policy"), "geolocation=(self), camera=(), microphone=(), payment=()"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "cross-origin"),
];

/// What our own scripts, styles, fonts, drawings and photographs need: they are no documents, and a page on a slow network asks for
/// two dozen of them, each with its headers.
const OF_ASSETS: [HeaderName; 2] =
    [header::X_CONTENT_TYPE_OPTIONS, HeaderName::from_static("cross-origin-resource-policy")];

/// Whether an address belongs to people who are signed in: its answers are kept nowhere on their way.
pub fn is_private(path: &str) -> bool {
    path == "/studio" || path.starts_with("/studio/")
}

/// Puts the headers on every answer.
pub async fn headers(request: Request, next: Next) -> Response {
    let path = request.uri().path();
    let of_assets = path.starts_with("/assets/") || path.starts_with("/pictures/");
    let private = is_private(path);
    let mut response = next.run(request).await;
    let short = of_assets && response.status() == StatusCode::OK;
    for (name, value) in HEADERS.into_iter().filter(|(name, _)| !short || OF_ASSETS.contains(name)) {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    if private {
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("same-origin"));
    }
    response
}
