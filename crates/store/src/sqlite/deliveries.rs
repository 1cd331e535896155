//! The outbox: deliveries taken under a lease, marked delivered or put off.

use rusqlite::Row;

use super::Sqlite;
use crate::error::Fault;
use crate::job::Delivery;
use crate::stored::{limit as whole, timestamp};

/// Columns of a taken delivery in the order of [`delivery`].
type Taken = (i64, String, String, Vec<u8>, i64, u32);

impl Sqlite {
    pub(crate) async fn take_deliveries(
        &self,
        channel: String,
        now: i64,
        limit: usize,
        lease_end: i64,
    ) -> Result<Vec<Delivery>, Fault> {
        self.write(move |connection| {
            let sql = "select id, channel, target, payload, at, attempts from outbox
                       where channel = ?1 and due_at <= ?2 and delivered_at is null and given_up_at is null
                       and not exists (select 1 from outbox earlier where earlier.channel = outbox.channel
                           and earlier.target = outbox.target and earlier.id < outbox.id
                           and earlier.delivered_at is null and earlier.given_up_at is null)
                       order by due_at, id limit ?3";
            let mut select = connection.prepare_cached(sql)?;
            let taken = select.query_map((&channel, now, whole(limit)), columns)?.collect::<Result<Vec<_>, _>>()?;
            let mut deliveries = Vec::with_capacity(taken.len());
            for row in taken {
                let sql = "update outbox set due_at = ?2, attempts = attempts + 1 where id = ?1";
                connection.prepare_cached(sql)?.execute((row.0, lease_end))?;
                deliveries.push(delivery(row)?);
            }
            Ok(deliveries)
        })
        .await
    }

    pub(crate) async fn delivered(&self, id: i64, at: i64) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "update outbox set delivered_at = ?2 where id = ?1 and delivered_at is null";
            connection.prepare_cached(sql)?.execute((id, at))?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn retry_delivery(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "update outbox set due_at = ?2, last_error = ?3
                       where id = ?1 and delivered_at is null and given_up_at is null";
            if connection.prepare_cached(sql)?.execute((id, at, error))? == 1 {
                // Those behind it in line cannot go before it, so they are not looked at before it either.
                let sql = "update outbox set due_at = ?2 where id > ?1 and due_at < ?2
                           and delivered_at is null and given_up_at is null
                           and (channel, target) = (select channel, target from outbox where id = ?1)";
                connection.prepare_cached(sql)?.execute((id, at))?;
            }
            Ok(())
        })
        .await
    }

    pub(crate) async fn give_up_delivery(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "update outbox set given_up_at = ?2, last_error = ?3 where id = ?1 and delivered_at is null";
            connection.prepare_cached(sql)?.execute((id, at, error))?;
            Ok(())
        })
        .await
    }
}

fn columns(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?))
}

fn delivery((id, channel, target, payload, at, attempts): Taken) -> Result<Delivery, Fault> {
    let at = timestamp("outbox", id, at)?;
    Ok(Delivery { id, channel, target, payload, at, attempts: attempts.saturating_add(1) })
}
