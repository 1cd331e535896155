//! The outbox: deliveries taken under a lease, marked delivered or put off.

use tokio_postgres::Row;

use super::Postgres;
use crate::error::Fault;
use crate::job::Delivery;
use crate::stored::{limit as whole, timestamp};

impl Postgres {
    pub(crate) async fn take_deliveries(
        &self,
        channel: String,
        now: i64,
        limit: usize,
        lease_end: i64,
    ) -> Result<Vec<Delivery>, Fault> {
        let sql = "with due as (
                       select id from outbox where channel = $1 and due_at <= $2 and delivered_at is null and given_up_at is null
                       and not exists (select 1 from outbox earlier where earlier.channel = outbox.channel
                           and earlier.target = outbox.target and earlier.id < outbox.id
                           and earlier.delivered_at is null and earlier.given_up_at is null)
                       order by due_at, id limit $3 for update skip locked
                   )
                   update outbox set due_at = $4, attempts = attempts + 1 from due where outbox.id = due.id
                   returning outbox.id, channel, target, payload, at, attempts";
        let rows = self.query(sql, &[&channel, &now, &whole(limit), &lease_end]).await?;
        let mut deliveries = rows.iter().map(delivery).collect::<Result<Vec<_>, _>>()?;
        deliveries.sort_by_key(|delivery| delivery.id);
        Ok(deliveries)
    }

    pub(crate) async fn delivered(&self, id: i64, at: i64) -> Result<(), Fault> {
        let sql = "update outbox set delivered_at = $2 where id = $1 and delivered_at is null";
        self.execute(sql, &[&id, &at]).await.map(drop)
    }

    pub(crate) async fn retry_delivery(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        // Those behind it in line cannot go before it, so they are not looked at before it either.
        let sql = "with head as (
                       update outbox set due_at = $2, last_error = $3
                       where id = $1 and delivered_at is null and given_up_at is null
                       returning id, channel, target
                   )
                   update outbox set due_at = $2 from head
                   where outbox.channel = head.channel and outbox.target = head.target and outbox.id > head.id
                   and due_at < $2 and delivered_at is null and given_up_at is null";
        self.execute(sql, &[&id, &at, &error]).await.map(drop)
    }

    pub(crate) async fn give_up_delivery(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        let sql = "update outbox set given_up_at = $2, last_error = $3 where id = $1 and delivered_at is null";
        self.execute(sql, &[&id, &at, &error]).await.map(drop)
    }
}

fn delivery(row: &Row) -> Result<Delivery, Fault> {
    let id = row.get(0);
    Ok(Delivery {
        id,
        channel: row.get(1),
        target: row.get(2),
        payload: row.get(3),
        at: timestamp("outbox", id, row.get(4))?,
        attempts: u32::try_from(row.get::<_, i64>(5)).unwrap_or(u32::MAX),
    })
}
