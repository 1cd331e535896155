//! How many commits a second become durable.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, OnceLock};
use std::time::{Duration, Instant};

use jiff::Timestamp;

use super::Times;
use crate::commit::{Append, Commit, NewEvent, NewJob, NewMessage, NewNotification, UniqueKey};
use crate::error::CommitError;
use crate::store::Store;

/// What each commit holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One event of about 1.5 KB in a new stream.
    Event,
    /// A lodging: four events, a key, the message of about 8 KB, four notifications, a job.
    Lodging,
}

/// What was measured.
#[derive(Debug, Clone, Copy)]
pub struct CommitFigures {
    /// Clients that each wait for an answer before they send the next.
    pub clients: usize,
    /// Commits answered.
    pub commits: u64,
    /// Commits a second.
    pub rate: f64,
    /// From asking to the durable answer.
    pub times: Times,
    /// Processor time of this process per commit; `None` where the system does not tell. Another process's (a
    /// database server's) is not in it.
    pub cpu: Option<Duration>,
}

/// Commits from `clients` clients for a while.
pub async fn commits(
    store: &Store,
    clients: usize,
    shape: Shape,
    lasting: Duration,
) -> Result<CommitFigures, CommitError> {
    // another run on the same store must not meet its streams
    let run = store.last_position().await.map_err(CommitError::from)?;
    let (start, cpu) = (Instant::now(), cpu_time());
    let next = Arc::new(AtomicU64::new(0));
    let tasks: Vec<_> = (0..clients)
        .map(|_| {
            let (store, next) = (store.clone(), Arc::clone(&next));
            tokio::spawn(async move {
                let mut times = Vec::new();
                while start.elapsed() < lasting {
                    let commit = sample(run, next.fetch_add(1, Ordering::Relaxed), shape);
                    let asked = Instant::now();
                    store.commit(commit).await?;
                    times.push(asked.elapsed());
                }
                Ok::<_, CommitError>(times)
            })
        })
        .collect();
    let mut times = Vec::new();
    for task in tasks {
        times.extend(task.await.unwrap_or_else(|_| Ok(Vec::new()))?);
    }
    let (took, count) = (start.elapsed(), times.len() as u64);
    let spent = cpu.zip(cpu_time()).map(|(before, after)| after.saturating_sub(before));
    Ok(CommitFigures {
        clients,
        commits: count,
        rate: count as f64 / took.as_secs_f64(),
        times: Times::of(times),
        cpu: spent.and_then(|spent| spent.checked_div(u32::try_from(count).ok()?)),
    })
}

/// Text that compresses about as a declaration does: the same names, other values. Made once, so that the figures are
/// the store's.
fn text(seed: u64, bytes: usize) -> Vec<u8> {
    static POOL: OnceLock<String> = OnceLock::new();
    let pool = POOL.get_or_init(|| {
        let mut value = 1_u64;
        let item = |n: usize| {
            value = value.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            let (code, mass, worth) = (value >> 33, value >> 55, value >> 45);
            format!(
                "{{\"goods_item\":{n},\"commodity\":\"{code:010}\",\"net_mass_kg\":\"{mass}\",\"origin\":\"ZA\",\"value\":\"{worth}.00\"}},"
            )
        };
        (0..2000).map(item).collect()
    });
    let start = (seed.wrapping_mul(7919) % (pool.len() - bytes) as u64) as usize;
    pool.as_bytes()[start..start + bytes].to_vec()
}

fn sample(run: u64, n: u64, shape: Shape) -> Commit {
    let seed = (run << 32) | n;
    let mrn = format!("26GB{run:06}{n:08}");
    let append = |events| Append { stream: format!("declaration/{mrn}"), expected: 0, events };
    let event = |kind: &str, bytes| NewEvent { kind: kind.to_owned(), payload: text(seed, bytes) };
    if shape == Shape::Event {
        return Commit { appends: vec![append(vec![event("lodged", 1500)])], ..Commit::default() };
    }
    let mut digest = [0; 32];
    // spread as a real digest is, so that the index grows as it would
    for (at, word) in digest.chunks_exact_mut(8).enumerate() {
        word.copy_from_slice(&(seed + at as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
    }
    let lrn = format!("LRN{n}");
    let notification = |function: &str| NewNotification {
        recipient: format!("GB{:09}", n % 50),
        mrn: mrn.clone(),
        lrn: lrn.clone(),
        function: function.to_owned(),
        status: String::new(),
        payload: text(seed, 300),
    };
    Commit {
        at: Timestamp::UNIX_EPOCH,
        appends: vec![append(vec![
            event("lodged", 1000),
            event("assessed", 300),
            event("screened", 100),
            event("released", 100),
        ])],
        keys: vec![UniqueKey {
            scope: "lrn".to_owned(),
            key: format!("GB{} {run} {lrn}", n % 50),
            value: mrn.clone(),
            replaces: None,
        }],
        messages: vec![NewMessage { digest, bytes: text(seed, 8000) }],
        notifications: ["02", "01", "13", "08"].map(notification).to_vec(),
        outbox: Vec::new(),
        jobs: vec![NewJob {
            kind: "bench".to_owned(),
            due_at: Timestamp::UNIX_EPOCH,
            payload: mrn.clone().into_bytes(),
            key: None,
        }],
    }
}

/// Processor time of this process so far, in the 10 ms steps of Linux.
fn cpu_time() -> Option<Duration> {
    let stat = std::fs::read_to_string("/proc/self/stat").ok()?;
    // the name in brackets may hold spaces; user and system time are the 12th and 13th after it
    let mut fields = stat.rsplit_once(')')?.1.split_whitespace().skip(11);
    let (user, system): (u64, u64) = (fields.next()?.parse().ok()?, fields.next()?.parse().ok()?);
    Some(Duration::from_millis((user + system) * 10))
}
