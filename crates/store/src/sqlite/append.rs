//! One commit inside the writer's transaction: check everything, then write everything.

use rusqlite::{Connection, OptionalExtension};

use super::Sqlite;
use crate::commit::{Committed, UniqueKey};
use crate::error::{CommitError, Fault};
use crate::prepared::{Batch, Prepared};

impl Sqlite {
    pub(crate) async fn commit(&self, prepared: Prepared) -> Result<Committed, CommitError> {
        self.writer.commit(prepared).await
    }
}

/// All refusals come before the first write, so that a refused commit needs no rollback.
pub(crate) fn commit(connection: &Connection, commit: &Prepared) -> Result<Committed, CommitError> {
    for batch in &commit.batches {
        check_version(connection, batch)?;
    }
    for key in &commit.keys {
        check_key(connection, key)?;
    }
    Ok(write(connection, commit)?)
}

fn check_version(connection: &Connection, batch: &Batch) -> Result<(), CommitError> {
    let sql = "select version from batch where stream = ?1 order by version desc limit 1";
    let found = connection.prepare_cached(sql).and_then(|mut s| s.query_row([&batch.stream], |r| r.get(0)).optional());
    let actual: i64 = found.map_err(Fault::from)?.unwrap_or(0);
    if actual == batch.expected {
        return Ok(());
    }
    Err(CommitError::Conflict { stream: batch.stream.clone(), expected: batch.expected as u64, actual: actual as u64 })
}

fn check_key(connection: &Connection, key: &UniqueKey) -> Result<(), CommitError> {
    let sql = "select value from claim where scope = ?1 and key = ?2";
    let found =
        connection.prepare_cached(sql).and_then(|mut s| s.query_row([&key.scope, &key.key], |r| r.get(0)).optional());
    let found: Option<String> = found.map_err(Fault::from)?;
    key.check(found)
}

fn write(connection: &Connection, commit: &Prepared) -> Result<Committed, Fault> {
    let last_position = write_batches(connection, commit)?;
    let first_notification = write_notices(connection, commit)?;
    for key in &commit.keys {
        let sql = "insert into claim (scope, key, value) values (?1, ?2, ?3)
                   on conflict (scope, key) do update set value = excluded.value";
        connection.prepare_cached(sql)?.execute((&key.scope, &key.key, &key.value))?;
    }
    for message in &commit.messages {
        let sql = "insert into message (digest, at, body) values (?1, ?2, ?3) on conflict (digest) do nothing";
        connection.prepare_cached(sql)?.execute((&message.digest, commit.at, &message.body))?;
    }
    for delivery in &commit.outbox {
        let sql = "insert into outbox (channel, target, payload, at, due_at) values (?1, ?2, ?3, ?4, ?4)";
        let row = (&delivery.channel, &delivery.target, &delivery.payload, commit.at);
        connection.prepare_cached(sql)?.execute(row)?;
    }
    for job in &commit.jobs {
        let sql = "insert into job (kind, key, due_at, payload) values (?1, ?2, ?3, ?4)
                   on conflict (kind, key) where key is not null and attempts = 0
                   do update set due_at = min(due_at, excluded.due_at)";
        let row = (&job.kind, &job.key, job.due_at.as_microsecond(), &job.payload);
        connection.prepare_cached(sql)?.execute(row)?;
    }
    Ok(Committed { last_position, first_notification })
}

fn write_batches(connection: &Connection, commit: &Prepared) -> Result<Option<u64>, Fault> {
    if commit.events() == 0 {
        return Ok(None);
    }
    let mut position = largest(connection, "select max(position) from batch")?;
    let sql = "insert into batch (position, stream, version, count, at, body) values (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut insert = connection.prepare_cached(sql)?;
    for batch in commit.batches.iter().filter(|batch| batch.count > 0) {
        position += batch.count;
        let version = batch.expected + batch.count;
        insert.execute((position, &batch.stream, version, batch.count, commit.at, &batch.body))?;
    }
    Ok(Some(position as u64))
}

fn write_notices(connection: &Connection, commit: &Prepared) -> Result<Option<u64>, Fault> {
    if commit.notices.is_empty() {
        return Ok(None);
    }
    let mut number = largest(connection, "select max(number) from notice")?;
    let first = number + 1;
    let sql = "insert into notice (number, recipient, mrn, count, at, body) values (?1, ?2, ?3, ?4, ?5, ?6)";
    let mut insert = connection.prepare_cached(sql)?;
    for notice in &commit.notices {
        number += notice.count;
        insert.execute((number, &notice.recipient, &notice.mrn, notice.count, commit.at, &notice.body))?;
    }
    Ok(Some(first as u64))
}

/// The largest number given so far; rows are never deleted, so none comes twice.
fn largest(connection: &Connection, sql: &str) -> Result<i64, Fault> {
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, Option<i64>>(0))?.unwrap_or(0))
}
