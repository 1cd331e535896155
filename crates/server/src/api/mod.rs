//! The API, versioned under `/api/v1` and described by `/openapi.json`.

mod asked;
mod declarations;
mod deeds;
mod duty;
mod forms;
pub mod messages;
mod notifications;
mod openapi;
mod problem;
mod sender;
mod status;
mod subscriptions;
mod tariff;
mod told;

use axum::Router;
use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum::routing::{get, post};
use serde::Serialize;

use crate::node::Node;

pub use problem::Problem;

/// What an API handler gives.
pub type Answer = Result<Response, Problem>;

/// Everything but the lodging of messages, which has a way of its own.
pub fn router() -> Router<Node> {
    Router::new()
        .route("/api/v1/declarations", get(declarations::list))
        .route("/api/v1/declarations/{mrn}", get(declarations::show))
        .route("/api/v1/declarations/{mrn}/{deed}", post(deeds::act))
        .route("/api/v1/notifications", get(notifications::list))
        .route("/api/v1/status", get(status::show))
        .merge(subscriptions::router())
        .route("/api/v1/duty", get(duty::show))
        .route("/api/v1/tariff/{commodity}", get(tariff::show))
        .route("/api/v1/{*rest}", get(nothing).post(nothing))
        .route("/openapi.json", get(openapi::show))
        .method_not_allowed_fallback(wrong_method)
}

/// An address that exists, with a method that it does not take.
pub async fn wrong_method() -> Problem {
    Problem::Method
}

async fn nothing() -> Problem {
    Problem::NotFound("there is no such address in this version of the API".to_owned())
}

/// A JSON answer, written once into its own buffer.
pub fn json(status: StatusCode, value: &impl Serialize) -> Response {
    // Writing to memory cannot fail, and every answer of ours has a JSON form.
    let bytes = serde_json::to_vec(value).unwrap_or_default();
    answer(status, "application/json", bytes)
}

pub fn answer(status: StatusCode, media_type: &'static str, bytes: Vec<u8>) -> Response {
    let mut answer = Response::new(Body::from(bytes));
    *answer.status_mut() = status;
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    answer
}
