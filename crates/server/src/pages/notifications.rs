//! All notifications of a sender, in the order in which they were issued.

use app::Role;
use axum::extract::Query;
use serde::Deserialize;

use super::{Answer, page};
use crate::context::NotificationsPage;
use crate::visit::Visit;

#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Asked {
    after: String,
}

/// `GET /notifications?after=…`
pub async fn show(visit: Visit, Query(asked): Query<Asked>) -> Answer {
    let actor = visit.need(Role::Trader)?;
    let after = Some(asked.after.as_str()).filter(|after| after.parse::<u64>().is_ok());
    let found = visit.node.app.notifications(actor, after, 50).await?;
    page(&NotificationsPage {
        page: visit.shell(),
        first: if after.is_some() { "/notifications".to_owned() } else { String::new() },
        next: found.next.map(|cursor| format!("/notifications?after={cursor}")).unwrap_or_default(),
        list: found.rows.into_iter().map(|(_, notification)| notification).collect(),
    })
}
