//! Clocks that ran out: each fires its timer on its declaration, once, however often the job is tried.

use clearance::{Actor as By, Command, TimerKind, timers};
use jiff::{SignedDuration, Timestamp};
use store::{CommitError, Job};

use crate::commit::{Beside, TIMER};
use crate::steps::StepError;
use crate::work::Work;
use crate::{App, Fault};

/// For how long a job that was taken is nobody else's.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
const BATCH: usize = 64;

impl App {
    /// Fires every clock that ran out by now; how many there were.
    pub async fn fire_timers(&self) -> Result<usize, Fault> {
        let jobs = self.store().take_jobs(&[TIMER], self.now(), BATCH, LEASE).await?;
        let count = jobs.len();
        for job in jobs {
            match self.fire(&job).await {
                Ok(()) => self.store().finish_job(job.id).await?,
                Err(error) => {
                    tracing::warn!(%error, job = job.id, "a clock could not be fired");
                    let wait = SignedDuration::from_secs(1 << job.attempts.min(10));
                    let again = self.now().saturating_add(wait).unwrap_or(Timestamp::MAX);
                    self.store().retry_job(job.id, again, &error.to_string()).await?;
                }
            }
        }
        Ok(count)
    }

    /// Watches the clocks for ever, until the task is dropped.
    pub async fn keep_timing(&self) {
        let mut wakes = self.store().wakes();
        loop {
            match self.fire_timers().await {
                Ok(0) => self.sleep(&mut wakes).await,
                Ok(_) => {}
                Err(error) => {
                    tracing::warn!(%error, "clocks wait for the store");
                    tokio::time::sleep(std::time::Duration::from_millis(500)).await;
                }
            }
        }
    }

    /// Until the next clock is due, something is committed, or a second has gone by.
    async fn sleep(&self, wakes: &mut tokio::sync::watch::Receiver<u64>) {
        let next = self.store().next_due(&[TIMER]).await.ok().flatten();
        let wait = next.map_or(1_000, |at| at.duration_since(self.now()).as_millis().clamp(20, 1_000));
        let wait = std::time::Duration::from_millis(u64::try_from(wait).unwrap_or(1_000));
        let _ = tokio::time::timeout(wait, wakes.changed()).await;
        // A busy store wakes this many times a second; due clocks can wait that long.
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }

    async fn fire(&self, job: &Job) -> Result<(), Fault> {
        let text = String::from_utf8_lossy(&job.payload).into_owned();
        let fault = || Fault::Other(format!("job {} cannot be read: {text}", job.id));
        let mut parts = text.splitn(3, ' ');
        let kind = parts.next().and_then(TimerKind::from_name).ok_or_else(fault)?;
        let due_at: Timestamp = parts.next().and_then(|at| at.parse().ok()).ok_or_else(fault)?;
        let stream = parts.next().ok_or_else(fault)?;
        loop {
            let mut work = Work::load(self, stream).await?;
            let running = timers(&work.state);
            let fired = work.give(&By::System, Command::FireTimer { kind, due_at });
            if fired.is_err() || work.events.is_empty() {
                return Ok(());
            }
            match work.advance().await {
                Ok(()) => {}
                Err(StepError::Again(_)) => {
                    drop(work);
                    tokio::task::yield_now().await;
                    continue;
                }
                Err(error) => return Err(error.into()),
            }
            match work.commit(&running, Beside::default()).await {
                Ok(_) => return Ok(()),
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}
