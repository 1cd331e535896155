//! Jobs: taken under a lease, finished or put off.

use rusqlite::{Connection, OptionalExtension, Row};

use super::Sqlite;
use crate::error::Fault;
use crate::job::Job;
use crate::stored::{limit as whole, timestamp};

/// Columns of a taken job in the order of [`job`].
type Taken = (i64, String, Option<String>, i64, u32, Vec<u8>, Option<String>);

impl Sqlite {
    pub(crate) async fn take_jobs(
        &self,
        kinds: Vec<String>,
        now: i64,
        limit: usize,
        lease_end: i64,
    ) -> Result<Vec<Job>, Fault> {
        // a look first: most calls find nothing, and then the writer is left in peace
        let (look, at) = (kinds.clone(), now);
        if !self.read(move |connection| any_due(connection, &look, at)).await? {
            return Ok(Vec::new());
        }
        self.write(move |connection| {
            let mut due = Vec::new();
            for kind in &kinds {
                let sql = "select id, kind, key, due_at, attempts, payload, last_error from job
                           where kind = ?1 and due_at <= ?2 order by due_at, id limit ?3";
                let mut select = connection.prepare_cached(sql)?;
                for row in select.query_map((kind, now, whole(limit)), columns)? {
                    due.push(row?);
                }
            }
            due.sort_by_key(|row| (row.3, row.0));
            due.truncate(limit);
            let mut jobs = Vec::with_capacity(due.len());
            for row in due {
                let sql = "update job set due_at = ?2, attempts = attempts + 1 where id = ?1";
                connection.prepare_cached(sql)?.execute((row.0, lease_end))?;
                jobs.push(job(row)?);
            }
            Ok(jobs)
        })
        .await
    }

    pub(crate) async fn finish_job(&self, id: i64) -> Result<(), Fault> {
        self.write(move |connection| {
            connection.prepare_cached("delete from job where id = ?1")?.execute([id])?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn retry_job(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        self.write(move |connection| {
            let sql = "update job set due_at = ?2, last_error = ?3 where id = ?1";
            connection.prepare_cached(sql)?.execute((id, at, error))?;
            Ok(())
        })
        .await
    }

    pub(crate) async fn next_due(&self, kinds: Vec<String>) -> Result<Option<i64>, Fault> {
        self.read(move |connection| {
            let mut earliest = None;
            for kind in &kinds {
                let sql = "select due_at from job where kind = ?1 order by due_at limit 1";
                let due: Option<i64> =
                    connection.prepare_cached(sql)?.query_row([kind], |row| row.get(0)).optional()?;
                earliest = earliest.into_iter().chain(due).min();
            }
            Ok(earliest)
        })
        .await
    }
}

fn any_due(connection: &Connection, kinds: &[String], now: i64) -> Result<bool, Fault> {
    for kind in kinds {
        let sql = "select 1 from job where kind = ?1 and due_at <= ?2 limit 1";
        if connection.prepare_cached(sql)?.exists((kind, now))? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn columns(row: &Row<'_>) -> rusqlite::Result<Taken> {
    Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?, row.get(4)?, row.get(5)?, row.get(6)?))
}

fn job((id, kind, key, due_at, attempts, payload, last_error): Taken) -> Result<Job, Fault> {
    let due_at = timestamp("job", id, due_at)?;
    Ok(Job { id, kind, key, due_at, attempts: attempts.saturating_add(1), payload, last_error })
}
