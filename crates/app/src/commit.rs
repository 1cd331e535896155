//! Making a unit of work durable: events, notifications, timers, keys and postings in one commit.

use clearance::{State, Timer, timers, waits_on};
use model::Notification;
use store::{Append, Commit, CommitError, NewJob, NewMessage, NewNotification, UniqueKey};

use crate::record;
use crate::work::{Work, mrn};
use crate::{Changed, Fault};

/// Kind of the jobs that fire a declaration's clocks.
pub(crate) const TIMER: &str = "timer";

/// What goes into a commit beside the declaration's own events.
#[derive(Debug, Default)]
pub(crate) struct Beside {
    pub keys: Vec<UniqueKey>,
    pub messages: Vec<NewMessage>,
    /// Streams that must stand where they stood when they were looked at.
    pub asserts: Vec<Append>,
}

impl Work<'_> {
    /// Commits everything decided. `before` is the state that was loaded.
    pub async fn commit(
        mut self,
        timers_before: &[Timer],
        beside: Beside,
    ) -> Result<(State, Vec<Notification>), CommitError> {
        let mut commit =
            self.gather(timers_before, beside).map_err(|fault| CommitError::Malformed(fault.to_string()))?;
        commit.outbox = self.parcels().await?;
        let pushes = !commit.outbox.is_empty();
        let events = commit.appends.iter().map(|append| append.events.len()).sum();
        let committed = self.app.store().commit(commit).await?;
        self.list_rows(committed.last_position, events);
        if pushes {
            self.app.push().news.notify_one();
        }
        self.app.stored(std::mem::take(&mut self.ledgers));
        for (work, _) in &self.beside {
            work.tell();
        }
        self.tell();
        Ok((self.state, self.notifications))
    }

    /// Hands the list its rows, so that the projection need not read back what is in memory here.
    fn list_rows(&self, last: Option<u64>, events: usize) {
        let works = self.beside.iter().map(|(work, _)| work).chain([self]).filter(|work| !work.events.is_empty());
        let row = |work: &Work<'_>| {
            let version = work.before + work.events.len() as u64;
            self.app.row_of(&work.stream, &work.state, version, self.now)
        };
        if let Some(last) = last {
            self.app.fresh().put((last + 1).saturating_sub(events as u64), last, works.map(row).collect());
        }
    }

    fn gather(&self, timers_before: &[Timer], beside: Beside) -> Result<Commit, Fault> {
        let mut appends = Vec::new();
        let (mut notifications, mut jobs) = (self.notices()?, self.jobs(timers_before));
        for work in self.beside.iter().map(|(work, _)| work).chain([self]) {
            if !work.events.is_empty() {
                let events = work.events.iter().map(record::write).collect::<Result<_, _>>()?;
                appends.push(Append { stream: work.stream.clone(), expected: work.before, events });
            }
        }
        for (work, running) in &self.beside {
            notifications.extend(work.notices()?);
            jobs.extend(work.jobs(running));
        }
        for held in &self.ledgers {
            appends.extend(held.append()?);
        }
        appends.extend(beside.asserts);
        Ok(Commit {
            at: self.now,
            appends,
            keys: beside.keys,
            messages: beside.messages,
            notifications,
            outbox: Vec::new(),
            jobs,
        })
    }

    fn notices(&self) -> Result<Vec<NewNotification>, Fault> {
        let sender = sender(&self.state);
        let mut notices = Vec::with_capacity(self.notifications.len());
        for notification in &self.notifications {
            let payload = serde_json::to_vec(notification).map_err(|e| Fault::Other(format!("notification: {e}")))?;
            notices.push(NewNotification {
                recipient: sender.to_owned(),
                mrn: notification.mrn.clone().unwrap_or_default(),
                lrn: notification.lrn.clone(),
                function: notification.function.code(),
                status: notification.status.clone().unwrap_or_default(),
                payload,
            });
        }
        Ok(notices)
    }

    /// A job for each clock that did not run before. A clock that stops lets its job find nothing to do.
    fn jobs(&self, before: &[Timer]) -> Vec<NewJob> {
        let started = timers(&self.state).into_iter().filter(|timer| !before.contains(timer));
        let job = |timer: Timer| NewJob {
            kind: TIMER.to_owned(),
            due_at: timer.due_at,
            payload: format!("{} {} {}", timer.kind.as_str(), timer.due_at, self.stream).into_bytes(),
            key: Some(format!("{}/{}/{}", self.stream, timer.kind.as_str(), timer.due_at)),
        };
        started.map(job).collect()
    }

    fn tell(&self) {
        let waits = waits_on(&self.state);
        self.app.tell(Changed {
            mrn: mrn(&self.state).unwrap_or_default().to_owned(),
            lrn: lrn(&self.state).to_owned(),
            sender: sender(&self.state).to_owned(),
            state: self.state.name().to_owned(),
            waits_for: waits.first().map(|wait| wait.owner.as_str()).unwrap_or_default().to_owned(),
        });
    }
}

pub(crate) fn sender(state: &State) -> &str {
    match state {
        State::Live(dossier) => &dossier.sender,
        State::Rejected(rejected) => &rejected.sender,
        State::None => "",
    }
}

pub(crate) fn lrn(state: &State) -> &str {
    match state {
        State::Live(dossier) => &dossier.lrn,
        State::Rejected(rejected) => &rejected.lrn,
        State::None => "",
    }
}

/// Received bytes, kept as they came.
pub(crate) fn message(bytes: &[u8]) -> NewMessage {
    use sha2::{Digest, Sha256};
    NewMessage { digest: Sha256::digest(bytes).into(), bytes: bytes.to_vec() }
}
