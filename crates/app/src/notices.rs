//! What a sender was told: replayable for ever, by cursor.

use jiff::civil::Date;
use model::Notification;
use store::StoredNotification;

use crate::{Actor, App, Fault, Filter, Page, Role, Row};

/// Most notifications of one answer.
const MOST: u32 = 1_000;

impl App {
    /// The actor's notifications after a cursor; each comes with the cursor behind it.
    ///
    /// # Errors
    /// A cursor that is none of ours is a fault of kind `Other`; the edge checks it first.
    pub async fn notifications(
        &self,
        actor: &Actor,
        after: Option<&str>,
        limit: u32,
    ) -> Result<Page<(String, Notification)>, Fault> {
        let after = after.unwrap_or("0").parse::<u64>().map_err(|_| Fault::Other("no cursor of ours".to_owned()))?;
        let limit = limit.clamp(1, MOST) as usize;
        let stored = self.store().notifications_after(&actor.party, after, limit).await?;
        let next = (stored.len() == limit).then(|| stored.last().map(|n| n.cursor.to_string())).flatten();
        let rows = stored.into_iter().map(|n| Ok((n.cursor.to_string(), parse(&n)?))).collect::<Result<_, Fault>>()?;
        Ok(Page { rows, next })
    }

    /// What became of every reference that a sender used on a day.
    pub async fn status_of_day(&self, actor: &Actor, sender: &str, day: Date) -> Result<Vec<Row>, Fault> {
        let sender = if actor.is(Role::Officer) { sender } else { &actor.party };
        let zone = jiff::tz::TimeZone::get(&self.profile().identity.time_zone);
        let zone = zone.map_err(|error| Fault::Other(error.to_string()))?;
        let start = |day: Date| day.to_zoned(zone.clone()).map(|zoned| zoned.timestamp());
        let fault = |error: jiff::Error| Fault::Other(error.to_string());
        let mut filter = Filter {
            sender: Some(sender.to_owned()),
            from: Some(start(day).map_err(fault)?),
            to: Some(start(day.tomorrow().map_err(fault)?).map_err(fault)?),
            limit: Some(200),
            ..Filter::default()
        };
        let mut rows = Vec::new();
        loop {
            let page = self.list(actor, filter.clone()).await?;
            rows.extend(page.rows);
            match page.next {
                Some(next) => filter.cursor = Some(next),
                None => return Ok(rows),
            }
        }
    }
}

pub(crate) fn parse(stored: &StoredNotification) -> Result<Notification, Fault> {
    serde_json::from_slice(&stored.payload).map_err(|error| Fault::Stored {
        stream: format!("notification {}", stored.cursor),
        kind: stored.function.clone(),
        reason: error.to_string(),
    })
}
