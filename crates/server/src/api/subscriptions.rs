//! Subscriptions to notifications by API (SW-08), and the keys that pushes are signed with.

use app::{Channel, NewSubscription, SubscribeError, Subscription, SubscriptionState};
use axum::extract::rejection::JsonRejection;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use axum::routing::{delete, get};
use axum::{Json, Router};
use jiff::Timestamp;
use model::Finding;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::sender::{by_key, reader};
use super::{Answer, Problem, answer, json};
use crate::node::Node;

pub fn router() -> Router<Node> {
    Router::new()
        .route("/api/v1/subscriptions", get(list).post(make))
        .route("/api/v1/subscriptions/{id}", delete(end))
        .route("/api/v1/keys", get(keys))
        .route("/.well-known/http-message-signatures-directory", get(directory))
}

/// A wish to be told.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    /// `webhook` or `email`
    channel: String,
    /// `https` address, or e-mail address.
    target: String,
    /// WCO function codes; all where none is given.
    #[serde(default)]
    functions: Vec<String>,
}

#[derive(Serialize, ToSchema)]
pub struct SubscriptionBody {
    id: String,
    channel: &'static str,
    target: String,
    functions: Vec<String>,
    #[schema(value_type = String)]
    made_at: Timestamp,
    /// `new`, `works` or `fails`
    state: &'static str,
    /// Since when it works or fails.
    #[schema(value_type = Option<String>)]
    since: Option<Timestamp>,
    /// Why the last delivery failed.
    error: Option<String>,
}

#[derive(Serialize, ToSchema)]
pub struct Subscriptions {
    subscriptions: Vec<SubscriptionBody>,
}

impl From<Subscription> for SubscriptionBody {
    fn from(s: Subscription) -> SubscriptionBody {
        let state = s.state.as_str();
        let (since, error) = match s.state {
            SubscriptionState::New => (None, None),
            SubscriptionState::Works { since } => (Some(since), None),
            SubscriptionState::Fails { since, error } => (Some(since), Some(error)),
        };
        let (channel, made_at) = (s.channel.as_str(), s.made_at);
        SubscriptionBody { id: s.id, channel, target: s.target, functions: s.functions, made_at, state, since, error }
    }
}

/// Where notifications are pushed, and how it goes.
#[utoipa::path(get, path = "/api/v1/subscriptions",
    responses((status = 200, description = "Oldest first", body = Subscriptions)), security(("key" = [])))]
pub async fn list(State(node): State<Node>, headers: HeaderMap) -> Answer {
    let actor = reader(&node, &headers).await?;
    let found = node.app.subscriptions(&actor).await.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    Ok(json(StatusCode::OK, &Subscriptions { subscriptions: found.into_iter().map(Into::into).collect() }))
}

/// Have each notification pushed: signed (RFC 9421), at least once, in order for each declaration, for three days.
#[utoipa::path(post, path = "/api/v1/subscriptions", request_body = Asked,
    responses((status = 201, description = "Subscribed; the same as before where it was already", body = SubscriptionBody),
        (status = 422, description = "The address may not be reached, or a code is none", body = super::forms::Problem)),
    security(("key" = [])))]
pub async fn make(State(node): State<Node>, headers: HeaderMap, body: Result<Json<Asked>, JsonRejection>) -> Answer {
    let actor = by_key(&node, &headers).await?;
    let Json(asked) = body.map_err(|rejection| match rejection.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge,
        StatusCode::UNSUPPORTED_MEDIA_TYPE => Problem::MediaType,
        _ => unclear("", rejection.body_text()),
    })?;
    let channel = Channel::from_name(&asked.channel);
    let channel = channel.ok_or_else(|| unclear("channel", "a channel is webhook or email".to_owned()))?;
    let new = NewSubscription { channel, target: asked.target, functions: asked.functions };
    let made = node.app.subscribe(&actor, new).await.map_err(|error| refused(&node, error))?;
    Ok(json(StatusCode::CREATED, &SubscriptionBody::from(made)))
}

/// End a subscription. What is under way is not sent any more; ending it twice is no error.
#[utoipa::path(delete, path = "/api/v1/subscriptions/{id}",
    params(("id" = String, Path, description = "The subscription's id")),
    responses((status = 204, description = "Ended")), security(("key" = [])))]
pub async fn end(State(node): State<Node>, headers: HeaderMap, Path(id): Path<String>) -> Answer {
    let actor = by_key(&node, &headers).await?;
    node.app.unsubscribe(&actor, &id).await.map_err(|fault| Problem::fault(&fault, node.request_id()))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

/// The keys that pushes are signed with.
#[utoipa::path(get, path = "/api/v1/keys", responses((status = 200, description = "A JWK set (RFC 7517)")))]
pub async fn keys(State(node): State<Node>) -> Response {
    key_set(&node, "application/jwk-set+json")
}

/// `GET /.well-known/http-message-signatures-directory`: the same, where verifiers look for it.
pub async fn directory(State(node): State<Node>) -> Response {
    key_set(&node, "application/http-message-signatures-directory+json")
}

fn key_set(node: &Node, media_type: &'static str) -> Response {
    let keys = serde_json::json!({ "keys": node.app.public_keys() });
    answer(StatusCode::OK, media_type, keys.to_string().into_bytes())
}

fn refused(node: &Node, error: SubscribeError) -> Problem {
    let field = match &error {
        SubscribeError::Fault(fault) => return Problem::fault(fault, node.request_id()),
        SubscribeError::Function(_) => "functions",
        _ => "target",
    };
    unclear(field, error.to_string())
}

fn unclear(field: &str, message: String) -> Problem {
    Problem::Unclear(vec![Finding::error("CW-0203", field, message)])
}
