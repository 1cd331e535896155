//! API keys: make one, take one back.

use app::Role;
use axum::Form;
use axum::http::{HeaderMap, header};
use serde::Deserialize;

use super::{Answer, go, page};
use crate::context::KeysPage;
use crate::visit::Visit;

/// `GET /keys`
pub async fn show(visit: Visit, headers: HeaderMap) -> Answer {
    visit.need(Role::Trader)?;
    page(&KeysPage { page: visit.shell(), made: String::new(), origin: origin(&visit, &headers) })
}

#[derive(Deserialize)]
pub struct Make {
    csrf: String,
    name: String,
}

/// `POST /keys`: the answer shows the key, this once.
pub async fn make(visit: Visit, headers: HeaderMap, Form(form): Form<Make>) -> Answer {
    visit.check_form(&form.csrf)?;
    let actor = visit.need(Role::Trader)?;
    let name: String = form.name.trim().chars().take(60).collect();
    let made = visit.node.app.make_key(actor, &name).await?;
    page(&KeysPage { page: visit.shell(), made, origin: origin(&visit, &headers) })
}

#[derive(Deserialize)]
pub struct Revoke {
    csrf: String,
    key: String,
}

/// `POST /keys/revoke`: whoever has the key may end it.
pub async fn revoke(visit: Visit, Form(form): Form<Revoke>) -> Answer {
    visit.check_form(&form.csrf)?;
    let actor = visit.need(Role::Trader)?;
    let key = form.key.trim();
    let owner = visit.node.app.actor_of_key(key).await?;
    if owner.is_some_and(|owner| owner.party == actor.party) {
        visit.node.app.revoke_key(key).await?;
    }
    go("/keys?done=revoked")
}

/// This site's address as the browser knows it.
fn origin(visit: &Visit, headers: &HeaderMap) -> String {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or("localhost");
    format!("http{}://{host}", if visit.node.config.https { "s" } else { "" })
}
