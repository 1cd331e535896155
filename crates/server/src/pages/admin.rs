//! Administration: how the node is, and who may sign in.

use app::Role;

use super::{Answer, page};
use crate::context::{AdminPage, UserRow};
use crate::visit::Visit;

/// `GET /admin`
pub async fn show(visit: Visit) -> Answer {
    visit.need(Role::Administrator)?;
    let health = visit.node.app.health().await;
    let users = visit.node.app.users().await?;
    let user = |actor: app::Actor| UserRow {
        roles: actor.roles.iter().map(|role| role.as_str()).collect::<Vec<_>>().join(", "),
        login: actor.login,
        name: actor.name,
        party: actor.party,
    };
    page(&AdminPage {
        page: visit.shell(),
        store_ok: health.store_ok,
        projection_lag: health.projection_lag,
        tariff: health.tariff,
        profile: health.profile,
        version: env!("CARGO_PKG_VERSION").to_owned(),
        users: users.into_iter().map(user).collect(),
    })
}
