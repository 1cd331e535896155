//! Who calls the API: a system with a key, or, to read, a signed-in person's browser.

use app::Actor;
use axum::http::{HeaderMap, header};

use super::Problem;
use crate::headers::read_cookie;
use crate::node::Node;
use crate::visit::SESSION_COOKIE;

/// The system whose key the request carries.
pub async fn by_key(node: &Node, headers: &HeaderMap) -> Result<Actor, Problem> {
    let bearer = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let key = bearer.and_then(|text| text.strip_prefix("Bearer ")).ok_or(Problem::SignIn)?;
    let actor = node.app.actor_of_key(key.trim()).await;
    actor.map_err(|fault| Problem::fault(&fault, node.request_id()))?.ok_or(Problem::SignIn)
}

/// By key, or by the session of a browser. Only for what changes nothing: a session alone does not prove intent.
pub async fn reader(node: &Node, headers: &HeaderMap) -> Result<Actor, Problem> {
    if headers.contains_key(header::AUTHORIZATION) {
        return by_key(node, headers).await;
    }
    let token = read_cookie(headers, SESSION_COOKIE).ok_or(Problem::SignIn)?;
    let actor = node.app.actor_of_session(&token).await;
    actor.map_err(|fault| Problem::fault(&fault, node.request_id()))?.ok_or(Problem::SignIn)
}
