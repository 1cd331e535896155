//! All addresses of a node, each with its handler.

use std::time::Duration;

use app::App;
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;
use tower_http::timeout::TimeoutLayer;

use crate::node::Node;
use crate::{Config, api, health, live, pages, statics};

/// A page or an answer that takes longer than this is given up.
const LONGEST: Duration = Duration::from_secs(30);

/// Everything that a node answers.
pub fn router(app: App, config: Config) -> Router {
    let node = Node::new(app, config);
    health::recorder();
    let largest = node.config.largest_body;
    let pages = portal()
        .layer(DefaultBodyLimit::max(largest))
        .layer(from_fn_with_state(node.clone(), pages::around))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST))
        .layer(CompressionLayer::new());
    let files = Router::new()
        .route("/static/{hash}/{name}", get(statics::asset))
        .layer(from_fn(statics::not_modified))
        .layer(CompressionLayer::new());
    let streams = Router::new()
        .route("/events/queue", get(live::queue))
        .route("/events/declarations/{mrn}", get(live::declaration))
        .layer(from_fn_with_state(node.clone(), pages::around));
    // The way of every message: no layer that copies, compresses or waits.
    let messages = Router::new()
        .route("/api/v1/messages", post(api::messages::lodge))
        .method_not_allowed_fallback(api::wrong_method);
    let rest = api::router()
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/metrics", get(health::metrics))
        .layer(DefaultBodyLimit::max(largest))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, LONGEST));
    messages.merge(rest).merge(files).merge(streams).merge(pages).with_state(node)
}

fn portal() -> Router<Node> {
    Router::new()
        .route("/", get(pages::front::show))
        .route("/language", get(pages::front::language))
        .route("/sign-in", get(pages::sign_in::show).post(pages::sign_in::sign_in))
        .route("/sign-out", post(pages::sign_in::sign_out))
        .route("/lodge", get(pages::lodge::show).post(pages::lodge::upload))
        .route("/lodge/new", get(pages::form::start))
        .route("/lodge/{draft}", get(pages::form::show).post(pages::form::step))
        .route("/lodge/{draft}/save", post(pages::form::save))
        .route("/lodge/{draft}/check", get(pages::form::check))
        .route("/lodge/{draft}/lodge", post(pages::form::lodge))
        .route("/declarations", get(pages::declarations::list))
        .route("/declarations/{mrn}", get(pages::declarations::show))
        .route("/references/{lrn}", get(pages::declarations::by_reference))
        .route("/declarations/{mrn}/documents", post(pages::deeds::document))
        .route("/declarations/{mrn}/amend", post(pages::amend::start))
        .route("/declarations/{mrn}/{deed}", post(pages::deeds::trader))
        .route("/officer/queue", get(pages::officer::queue))
        .route("/officer/declarations/{mrn}", get(pages::officer::show))
        .route("/officer/declarations/{mrn}/{deed}", post(pages::deeds::officer))
        .route("/duty", get(pages::duty::show))
        .route("/tariff", get(pages::tariff::search))
        .route("/tariff/{commodity}", get(pages::tariff::show))
        .route("/notifications", get(pages::notifications::show))
        .merge(pages::subscriptions::routes())
        .route("/keys", get(pages::keys::show).post(pages::keys::make))
        .route("/keys/revoke", post(pages::keys::revoke))
        .route("/admin", get(pages::admin::show))
        .fallback(pages::not_found)
}
