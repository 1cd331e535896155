//! Reading events, notifications, keys and messages.

use tokio_postgres::Row;

use super::Postgres;
use crate::error::Fault;
use crate::event::{StoredEvent, StoredMessage, StoredNotification};
use crate::stored::{BatchRow, NoticeRow, limit as whole, number, timestamp, unpacked};

impl Postgres {
    pub(crate) async fn load_after(&self, stream: String, version: u64) -> Result<Vec<StoredEvent>, Fault> {
        let sql = "select position, stream, version, count, at, body from batch
                   where stream = $1 and version > $2 order by version";
        let rows = self.query(sql, &[&stream, &number(version)]).await?;
        events(&rows, |event| event.version > version)
    }

    pub(crate) async fn events_after(&self, position: u64, limit: usize) -> Result<Vec<StoredEvent>, Fault> {
        let sql = "select position, stream, version, count, at, body from batch
                   where position > $1 order by position limit $2";
        let rows = self.query(sql, &[&number(position), &whole(limit)]).await?;
        let mut events = events(&rows, |event| event.position > position)?;
        events.truncate(limit);
        Ok(events)
    }

    pub(crate) async fn last_position(&self) -> Result<u64, Fault> {
        let row = self.query_opt("select position from shard where id = 1", &[]).await?;
        Ok(row.map_or(0, |row| row.get::<_, i64>(0)) as u64)
    }

    pub(crate) async fn notifications_after(
        &self,
        recipient: String,
        cursor: u64,
        limit: usize,
    ) -> Result<Vec<StoredNotification>, Fault> {
        let sql = "select number, recipient, mrn, count, at, body from notice
                   where recipient = $1 and number > $2 order by number limit $3";
        let rows = self.query(sql, &[&recipient, &number(cursor), &whole(limit)]).await?;
        let mut found = notifications(&rows)?;
        found.retain(|notification| notification.cursor > cursor);
        found.truncate(limit);
        Ok(found)
    }

    pub(crate) async fn notifications_of(&self, mrn: String) -> Result<Vec<StoredNotification>, Fault> {
        let sql = "select number, recipient, mrn, count, at, body from notice
                   where mrn = $1 and mrn <> '' order by number";
        notifications(&self.query(sql, &[&mrn]).await?)
    }

    pub(crate) async fn key(&self, scope: String, key: String) -> Result<Option<String>, Fault> {
        let sql = "select value from claim where scope = $1 and key = $2";
        Ok(self.query_opt(sql, &[&scope, &key]).await?.map(|row| row.get(0)))
    }

    pub(crate) async fn message(&self, digest: [u8; 32]) -> Result<Option<StoredMessage>, Fault> {
        let found = self.query_opt("select at, body from message where digest = $1", &[&digest.as_slice()]).await?;
        let Some(row) = found else { return Ok(None) };
        let at = timestamp("message", "by digest", row.get(0))?;
        Ok(Some(StoredMessage { at, bytes: unpacked("message", "by digest", row.get(1))? }))
    }
}

fn events(rows: &[Row], wanted: impl Fn(&StoredEvent) -> bool) -> Result<Vec<StoredEvent>, Fault> {
    let mut events = Vec::new();
    for row in rows {
        let batch = BatchRow {
            position: row.get(0),
            stream: row.get(1),
            version: row.get(2),
            count: row.get(3),
            at: row.get(4),
            body: row.get(5),
        };
        batch.read_into(&mut events)?;
    }
    events.retain(wanted);
    Ok(events)
}

fn notifications(rows: &[Row]) -> Result<Vec<StoredNotification>, Fault> {
    let mut found = Vec::new();
    for row in rows {
        let notice = NoticeRow {
            number: row.get(0),
            recipient: row.get(1),
            mrn: row.get(2),
            count: row.get(3),
            at: row.get(4),
            body: row.get(5),
        };
        notice.read_into(&mut found)?;
    }
    Ok(found)
}
