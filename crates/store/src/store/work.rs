//! Jobs and deliveries: take, finish, put off.

use jiff::{SignedDuration, Timestamp};

use super::{Store, on};
use crate::error::Fault;
use crate::job::{Delivery, Job};

impl Store {
    /// Takes up to `limit` due jobs of the given kinds, earliest first. Nobody else gets them before `now + lease`;
    /// after that they are given out again, so a job must be safe to run twice.
    pub async fn take_jobs(
        &self,
        kinds: &[&str],
        now: Timestamp,
        limit: usize,
        lease: SignedDuration,
    ) -> Result<Vec<Job>, Fault> {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        on!(self, engine => engine.take_jobs(kinds, now.as_microsecond(), limit, end(now, lease)).await)
    }

    /// The job is done. Finishing it twice does no harm.
    pub async fn finish_job(&self, id: i64) -> Result<(), Fault> {
        on!(self, engine => engine.finish_job(id).await)
    }

    /// The job failed and shall be tried again at `at`.
    pub async fn retry_job(&self, id: i64, at: Timestamp, error: &str) -> Result<(), Fault> {
        on!(self, engine => engine.retry_job(id, at.as_microsecond(), error.to_owned()).await)
    }

    /// When the next job of these kinds is due (or its lease ends), to know how long to sleep.
    pub async fn next_due(&self, kinds: &[&str]) -> Result<Option<Timestamp>, Fault> {
        let kinds = kinds.iter().map(|kind| (*kind).to_owned()).collect();
        let due = on!(self, engine => engine.next_due(kinds).await)?;
        due.map(|at| crate::stored::timestamp("job", "next", at)).transpose()
    }

    /// Takes up to `limit` due deliveries of one channel under a lease, as [`Store::take_jobs`] does.
    ///
    /// Deliveries to one target go out in the order of their commits: none is given out before the one ahead of it
    /// arrived or was given up.
    pub async fn take_deliveries(
        &self,
        channel: &str,
        now: Timestamp,
        limit: usize,
        lease: SignedDuration,
    ) -> Result<Vec<Delivery>, Fault> {
        on!(self, engine => engine
            .take_deliveries(channel.to_owned(), now.as_microsecond(), limit, end(now, lease))
            .await)
    }

    /// The delivery arrived; the row stays as evidence.
    pub async fn delivered(&self, id: i64, at: Timestamp) -> Result<(), Fault> {
        on!(self, engine => engine.delivered(id, at.as_microsecond()).await)
    }

    /// The delivery will never be tried again; the row stays as evidence, with the reason.
    pub async fn give_up_delivery(&self, id: i64, at: Timestamp, error: &str) -> Result<(), Fault> {
        on!(self, engine => engine.give_up_delivery(id, at.as_microsecond(), error.to_owned()).await)
    }

    /// The delivery failed and shall be tried again at `at`, and those behind it in line not before.
    pub async fn retry_delivery(&self, id: i64, at: Timestamp, error: &str) -> Result<(), Fault> {
        on!(self, engine => engine.retry_delivery(id, at.as_microsecond(), error.to_owned()).await)
    }
}

fn end(now: Timestamp, lease: SignedDuration) -> i64 {
    now.saturating_add(lease).unwrap_or(Timestamp::MAX).as_microsecond()
}
