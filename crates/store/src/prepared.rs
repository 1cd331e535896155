//! A commit made ready for storage on the caller's side, so that the one writer has little left to do.

use crate::codec::{pack, put};
use crate::commit::{Append, Commit, NewDelivery, NewJob, NewNotification, UniqueKey};
use crate::error::CommitError;

/// Longest name of a stream, kind, scope, recipient or reference, in bytes.
const NAME_LIMIT: usize = 255;
/// Longest key, in bytes: sender, separator and reference fit well.
const KEY_LIMIT: usize = 1024;
/// Largest payload, in bytes.
const PAYLOAD_LIMIT: usize = 64 << 20;
/// Most rows of one sort in one commit.
const COUNT_LIMIT: usize = 10_000;

#[derive(Debug)]
pub(crate) struct Prepared {
    pub at: i64,
    pub batches: Vec<Batch>,
    pub keys: Vec<UniqueKey>,
    pub messages: Vec<Message>,
    pub notices: Vec<Notice>,
    pub outbox: Vec<NewDelivery>,
    pub jobs: Vec<NewJob>,
}

#[derive(Debug)]
pub(crate) struct Batch {
    pub stream: String,
    pub expected: i64,
    pub count: i64,
    pub body: Vec<u8>,
}

#[derive(Debug)]
pub(crate) struct Message {
    pub digest: [u8; 32],
    pub body: Vec<u8>,
}

/// Consecutive notifications with one recipient and one MRN.
#[derive(Debug)]
pub(crate) struct Notice {
    pub recipient: String,
    pub mrn: String,
    pub count: i64,
    pub body: Vec<u8>,
}

impl Prepared {
    pub(crate) fn new(commit: Commit) -> Result<Prepared, CommitError> {
        check(&commit)?;
        let notices = commit.notifications.chunk_by(|a, b| a.recipient == b.recipient && a.mrn == b.mrn);
        Ok(Prepared {
            at: commit.at.as_microsecond(),
            notices: notices.map(notice).collect(),
            batches: commit.appends.into_iter().map(batch).collect(),
            keys: commit.keys,
            messages: commit
                .messages
                .iter()
                .map(|message| Message { digest: message.digest, body: pack(&message.bytes) })
                .collect(),
            outbox: commit.outbox,
            jobs: commit.jobs,
        })
    }

    /// Number of events.
    pub(crate) fn events(&self) -> i64 {
        self.batches.iter().map(|batch| batch.count).sum()
    }

    /// Number of notifications.
    pub(crate) fn notifications(&self) -> i64 {
        self.notices.iter().map(|notice| notice.count).sum()
    }
}

fn batch(append: Append) -> Batch {
    let mut frame = Vec::with_capacity(append.events.iter().map(|e| e.payload.len() + e.kind.len() + 8).sum());
    for event in &append.events {
        put(&mut frame, event.kind.as_bytes());
        put(&mut frame, &event.payload);
    }
    Batch {
        stream: append.stream,
        // beyond i64 no stream can be, and a conflict is the right answer
        expected: i64::try_from(append.expected).unwrap_or(i64::MAX),
        count: append.events.len() as i64,
        body: pack(&frame),
    }
}

fn notice(run: &[NewNotification]) -> Notice {
    let mut frame = Vec::new();
    for one in run {
        put(&mut frame, one.lrn.as_bytes());
        put(&mut frame, one.function.as_bytes());
        put(&mut frame, one.status.as_bytes());
        put(&mut frame, &one.payload);
    }
    Notice { recipient: run[0].recipient.clone(), mrn: run[0].mrn.clone(), count: run.len() as i64, body: pack(&frame) }
}

fn check(commit: &Commit) -> Result<(), CommitError> {
    let malformed = |what: &str| Err(CommitError::Malformed(what.to_owned()));
    for (at, append) in commit.appends.iter().enumerate() {
        if append.stream.is_empty() {
            return malformed("a stream needs a name");
        }
        if commit.appends[..at].iter().any(|other| other.stream == append.stream) {
            return malformed("a stream is named twice");
        }
    }
    for (at, key) in commit.keys.iter().enumerate() {
        if commit.keys[..at].iter().any(|other| other.scope == key.scope && other.key == key.key) {
            return malformed("a key is claimed twice");
        }
    }
    if counts(commit).into_iter().any(|count| count > COUNT_LIMIT) {
        return malformed("too many parts");
    }
    if names(commit).any(|name| name.len() > NAME_LIMIT || name.contains('\0')) {
        return malformed("a name is too long or has a zero byte");
    }
    if keys(commit).any(|key| key.len() > KEY_LIMIT || key.contains('\0')) {
        return malformed("a key is too long or has a zero byte");
    }
    if payloads(commit).any(|payload| payload.len() > PAYLOAD_LIMIT) {
        return malformed("a payload is too large");
    }
    Ok(())
}

fn counts(commit: &Commit) -> [usize; 6] {
    [
        commit.appends.iter().map(|a| a.events.len().max(1)).sum(),
        commit.keys.len(),
        commit.messages.len(),
        commit.notifications.len(),
        commit.outbox.len(),
        commit.jobs.len(),
    ]
}

fn names(commit: &Commit) -> impl Iterator<Item = &str> {
    let streams = commit.appends.iter().map(|a| a.stream.as_str());
    let kinds = commit.appends.iter().flat_map(|a| &a.events).map(|e| e.kind.as_str());
    let notices = commit.notifications.iter().flat_map(|n| [&n.recipient, &n.mrn, &n.lrn, &n.function, &n.status]);
    let jobs = commit.jobs.iter().map(|job| job.kind.as_str());
    let channels = commit.outbox.iter().map(|delivery| delivery.channel.as_str());
    let scopes = commit.keys.iter().map(|key| key.scope.as_str());
    streams.chain(kinds).chain(notices.map(String::as_str)).chain(jobs).chain(channels).chain(scopes)
}

fn keys(commit: &Commit) -> impl Iterator<Item = &str> {
    let claims = commit.keys.iter().flat_map(|k| [Some(k.key.as_str()), Some(k.value.as_str()), k.replaces.as_deref()]);
    let jobs = commit.jobs.iter().map(|job| job.key.as_deref());
    let targets = commit.outbox.iter().map(|delivery| Some(delivery.target.as_str()));
    claims.chain(jobs).chain(targets).flatten()
}

fn payloads(commit: &Commit) -> impl Iterator<Item = &[u8]> {
    let events = commit.appends.iter().flat_map(|a| &a.events).map(|e| e.payload.as_slice());
    let messages = commit.messages.iter().map(|m| m.bytes.as_slice());
    let notices = commit.notifications.iter().map(|n| n.payload.as_slice());
    let outbox = commit.outbox.iter().map(|d| d.payload.as_slice());
    let jobs = commit.jobs.iter().map(|j| j.payload.as_slice());
    events.chain(messages).chain(notices).chain(outbox).chain(jobs)
}
