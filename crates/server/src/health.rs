//! Whether the node lives, is ready, and its figures.

use std::sync::OnceLock;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};

use crate::node::Node;

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the store answers too.
pub async fn readyz(State(node): State<Node>) -> Response {
    if node.app.health().await.store_ok {
        "ready\n".into_response()
    } else {
        (StatusCode::SERVICE_UNAVAILABLE, [(header::RETRY_AFTER, "2")], "the store does not answer\n").into_response()
    }
}

/// `GET /metrics`, in Prometheus' text form.
pub async fn metrics(State(node): State<Node>) -> Response {
    let health = node.app.health().await;
    metrics::gauge!("clearway_projection_lag_events").set(health.projection_lag as f64);
    metrics::gauge!("clearway_store_up").set(if health.store_ok { 1.0 } else { 0.0 });
    let headers = [(header::CONTENT_TYPE, "text/plain; version=0.0.4")];
    match recorder() {
        Some(handle) => (headers, handle.render()).into_response(),
        None => (headers, String::new()).into_response(),
    }
}

/// The process has one recorder; a second node in it counts into the same.
pub fn recorder() -> Option<&'static PrometheusHandle> {
    static HANDLE: OnceLock<Option<PrometheusHandle>> = OnceLock::new();
    HANDLE.get_or_init(|| PrometheusBuilder::new().install_recorder().ok()).as_ref()
}
