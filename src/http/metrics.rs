//! Figures for Prometheus, on an address of their own.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{MatchedPath, Request};
use axum::middleware::Next;
use axum::response::Response;
use axum::routing::get;
use metrics_exporter_prometheus::{Matcher, PrometheusBuilder, PrometheusHandle};
use tokio_util::sync::CancellationToken;

const SECONDS: &str = "http_request_duration_seconds";
/// How often what was measured is summed up.
const SUM_UP: Duration = Duration::from_secs(1);

/// Starts collecting; none when figures are collected already (a second service in one process).
pub fn install() -> Option<PrometheusHandle> {
    let buckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0];
    let builder = PrometheusBuilder::new().set_buckets_for_metric(Matcher::Full(SECONDS.to_owned()), &buckets);
    builder.ok()?.install_recorder().ok()
}

/// Sums up what was measured, until stopped. Until that is done every single request is held, and where nobody fetches
/// the figures they would be held for good.
pub async fn sum_up(handle: PrometheusHandle, stop: CancellationToken) {
    while tokio::time::timeout(SUM_UP, stop.cancelled()).await.is_err() {
        handle.run_upkeep();
    }
}

/// `/metrics` alone.
pub fn router(handle: Option<PrometheusHandle>) -> Router {
    let text = move || std::future::ready(handle.as_ref().map(PrometheusHandle::render).unwrap_or_default());
    Router::new().route("/metrics", get(text))
}

/// Counts a request under its route, never under the address a visitor made up.
pub async fn measure(request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", |path| path.as_str()).to_owned();
    let method = match request.method().as_str() {
        method @ ("GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "OPTIONS" | "PATCH") => method.to_owned(),
        _ => "other".to_owned(),
    };
    let begin = Instant::now();
    let response = next.run(request).await;
    let labels = [("route", route), ("method", method), ("status", response.status().as_u16().to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!(SECONDS, &labels).record(begin.elapsed().as_secs_f64());
    response
}
