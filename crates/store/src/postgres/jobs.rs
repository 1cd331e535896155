//! Jobs: taken under a lease, finished or put off.

use tokio_postgres::Row;

use super::Postgres;
use crate::error::Fault;
use crate::job::Job;
use crate::stored::{limit as whole, timestamp};

impl Postgres {
    pub(crate) async fn take_jobs(
        &self,
        kinds: Vec<String>,
        now: i64,
        limit: usize,
        lease_end: i64,
    ) -> Result<Vec<Job>, Fault> {
        let sql = "with due as (
                       select id, due_at from job where kind = any($1) and due_at <= $2
                       order by due_at, id limit $3 for update skip locked
                   )
                   update job set due_at = $4, attempts = attempts + 1 from due where job.id = due.id
                   returning job.id, job.kind, job.key, due.due_at, job.attempts, job.payload, job.last_error";
        let rows = self.query(sql, &[&kinds, &now, &whole(limit), &lease_end]).await?;
        let mut jobs = rows.iter().map(job).collect::<Result<Vec<_>, _>>()?;
        jobs.sort_by_key(|job| (job.due_at, job.id));
        Ok(jobs)
    }

    pub(crate) async fn finish_job(&self, id: i64) -> Result<(), Fault> {
        self.execute("delete from job where id = $1", &[&id]).await.map(drop)
    }

    pub(crate) async fn retry_job(&self, id: i64, at: i64, error: String) -> Result<(), Fault> {
        let sql = "update job set due_at = $2, last_error = $3 where id = $1";
        self.execute(sql, &[&id, &at, &error]).await.map(drop)
    }

    pub(crate) async fn next_due(&self, kinds: Vec<String>) -> Result<Option<i64>, Fault> {
        let row = self.query_opt("select min(due_at) from job where kind = any($1)", &[&kinds]).await?;
        Ok(row.and_then(|row| row.get(0)))
    }
}

fn job(row: &Row) -> Result<Job, Fault> {
    let id = row.get(0);
    Ok(Job {
        id,
        kind: row.get(1),
        key: row.get(2),
        due_at: timestamp("job", id, row.get(3))?,
        attempts: u32::try_from(row.get::<_, i64>(4)).unwrap_or(u32::MAX),
        payload: row.get(5),
        last_error: row.get(6),
    })
}
