//! Reading events, notifications, keys and messages.

use rusqlite::{Connection, OptionalExtension, Params, Row};

use super::Sqlite;
use crate::error::Fault;
use crate::event::{StoredEvent, StoredMessage, StoredNotification};
use crate::stored::{BatchRow, NoticeRow, limit as whole, number, timestamp, unpacked};

impl Sqlite {
    pub(crate) async fn load_after(&self, stream: String, version: u64) -> Result<Vec<StoredEvent>, Fault> {
        self.read(move |connection| {
            let sql = "select position, stream, version, count, at, body from batch
                       where stream = ?1 and version > ?2 order by version";
            batches(connection, sql, (&stream, number(version)), usize::MAX, |e| e.version > version)
        })
        .await
    }

    pub(crate) async fn events_after(&self, position: u64, limit: usize) -> Result<Vec<StoredEvent>, Fault> {
        self.read(move |connection| {
            let sql = "select position, stream, version, count, at, body from batch
                       where position > ?1 order by position limit ?2";
            batches(connection, sql, (number(position), whole(limit)), limit, |e| e.position > position)
        })
        .await
    }

    pub(crate) async fn last_position(&self) -> Result<u64, Fault> {
        self.read(|connection| {
            let found: Option<i64> =
                connection.prepare_cached("select max(position) from batch")?.query_row([], |row| row.get(0))?;
            Ok(found.unwrap_or(0) as u64)
        })
        .await
    }

    pub(crate) async fn notifications_after(
        &self,
        recipient: String,
        cursor: u64,
        limit: usize,
    ) -> Result<Vec<StoredNotification>, Fault> {
        self.read(move |connection| {
            let sql = "select number, recipient, mrn, count, at, body from notice
                       where recipient = ?1 and number > ?2 order by number limit ?3";
            notices(connection, sql, (&recipient, number(cursor), whole(limit)), limit, |n| n.cursor > cursor)
        })
        .await
    }

    pub(crate) async fn notifications_of(&self, mrn: String) -> Result<Vec<StoredNotification>, Fault> {
        self.read(move |connection| {
            let sql = "select number, recipient, mrn, count, at, body from notice
                       where mrn = ?1 and mrn <> '' order by number";
            notices(connection, sql, [&mrn], usize::MAX, |_| true)
        })
        .await
    }

    pub(crate) async fn key(&self, scope: String, key: String) -> Result<Option<String>, Fault> {
        self.read(move |connection| {
            let sql = "select value from claim where scope = ?1 and key = ?2";
            Ok(connection.prepare_cached(sql)?.query_row([&scope, &key], |row| row.get(0)).optional()?)
        })
        .await
    }

    pub(crate) async fn message(&self, digest: [u8; 32]) -> Result<Option<StoredMessage>, Fault> {
        self.read(move |connection| {
            let sql = "select id, at, body from message where digest = ?1";
            let found: Option<(i64, i64, Vec<u8>)> = connection
                .prepare_cached(sql)?
                .query_row([&digest], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
                .optional()?;
            let Some((id, at, body)) = found else { return Ok(None) };
            Ok(Some(StoredMessage { at: timestamp("message", id, at)?, bytes: unpacked("message", id, &body)? }))
        })
        .await
    }
}

fn batches(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    enough: usize,
    wanted: impl Fn(&StoredEvent) -> bool,
) -> Result<Vec<StoredEvent>, Fault> {
    let mut events = Vec::new();
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while events.len() < enough
        && let Some(row) = rows.next()?
    {
        batch_row(row)?.read_into(&mut events)?;
        // the first row may have begun before the wanted events
        events.retain(&wanted);
    }
    events.truncate(enough);
    Ok(events)
}

fn notices(
    connection: &Connection,
    sql: &str,
    params: impl Params,
    enough: usize,
    wanted: impl Fn(&StoredNotification) -> bool,
) -> Result<Vec<StoredNotification>, Fault> {
    let mut found = Vec::new();
    let mut statement = connection.prepare_cached(sql)?;
    let mut rows = statement.query(params)?;
    while found.len() < enough
        && let Some(row) = rows.next()?
    {
        notice_row(row)?.read_into(&mut found)?;
        found.retain(&wanted);
    }
    found.truncate(enough);
    Ok(found)
}

fn batch_row(row: &Row<'_>) -> rusqlite::Result<BatchRow> {
    Ok(BatchRow {
        position: row.get(0)?,
        stream: row.get(1)?,
        version: row.get(2)?,
        count: row.get(3)?,
        at: row.get(4)?,
        body: row.get(5)?,
    })
}

fn notice_row(row: &Row<'_>) -> rusqlite::Result<NoticeRow> {
    Ok(NoticeRow {
        number: row.get(0)?,
        recipient: row.get(1)?,
        mrn: row.get(2)?,
        count: row.get(3)?,
        at: row.get(4)?,
        body: row.get(5)?,
    })
}
