//! Killed in the midst of commits: nothing acknowledged is lost, nothing is there twice, nothing is half there.

use std::collections::hash_map::RandomState;
use std::collections::{BTreeMap, BTreeSet};
use std::hash::{BuildHasher, Hasher};
use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::time::Duration;

use jiff::SignedDuration;
use store::{Commit, Config, NewJob, Store};

use crate::stores::{Place, append, appends, at, block_on, durable, key, notification};

const STORE: &str = "CLEARWAY_CRASH_STORE";
const WRITERS: usize = 12;

/// How often each store's writer is killed; raise it by environment for a long run.
fn kills() -> usize {
    std::env::var("CLEARWAY_CRASH_KILLS").ok().and_then(|count| count.parse().ok()).unwrap_or(10)
}

fn commit(id: &str, stream: &str, version: u64) -> Commit {
    let job = NewJob { kind: "view".to_owned(), due_at: at(0), payload: id.as_bytes().to_vec(), key: None };
    Commit {
        keys: vec![key(id, stream, None)],
        notifications: vec![notification("GB1", id, "accepted"), notification("GB1", id, "released")],
        jobs: vec![job],
        ..appends(vec![append(stream, version, &[id, id, id])])
    }
}

/// Commits one after the other and says so, until killed or `rounds` are done.
async fn write(store: Store, writer: usize, rounds: u64) {
    let stream = format!("writer/{writer}");
    let mut version = store.load(&stream).await.unwrap().len() as u64;
    for _ in 0..rounds {
        let id = format!("{writer}-{version}");
        store.commit(commit(&id, &stream, version)).await.unwrap();
        version += 3;
        // a whole line in one write, so that the reader can tell it from a torn one
        std::io::stdout().write_all(format!("ack {id}\n").as_bytes()).unwrap();
    }
}

async fn write_all(store: Store, rounds: u64) {
    let tasks: Vec<_> = (0..WRITERS).map(|writer| tokio::spawn(write(store.clone(), writer, rounds))).collect();
    for task in tasks {
        task.await.unwrap();
    }
}

/// In the killed process: writes for ever into the store it is told. Elsewhere: a few rounds, and what they must leave.
#[test]
fn writer() {
    block_on(async {
        let Ok(told) = std::env::var(STORE) else {
            let store = Store::open(Config::Memory).await.unwrap();
            write_all(store.clone(), 2).await;
            return check(&store, &(0..WRITERS).map(|writer| format!("{writer}-3")).collect()).await;
        };
        let config = match told.strip_prefix("file:") {
            Some(path) => Config::Sqlite { path: path.into() },
            None => Config::Postgres { url: told },
        };
        write_all(Store::open(config).await.unwrap(), u64::MAX).await;
    });
}

/// Runs a writer process, kills it after a while and returns what it had acknowledged.
fn run_and_kill(place: &Place) -> BTreeSet<String> {
    let told = match &place.config {
        Config::Sqlite { path } => format!("file:{}", path.display()),
        Config::Postgres { url } => url.clone(),
        Config::Memory => unreachable!("memory does not outlive a process"),
    };
    let mut child = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "crash::writer", "--nocapture", "--test-threads=1"])
        .env(STORE, told)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(child.stdout.take().unwrap());
    let mut text = String::new();
    while !text.contains("ack ") {
        assert!(lines.read_line(&mut text).unwrap() > 0, "the writer ended by itself: {text}");
    }
    let killer = std::thread::spawn(move || {
        let random = RandomState::new().build_hasher().finish();
        std::thread::sleep(Duration::from_micros(random % 120_000));
        child.kill().unwrap();
        child.wait().unwrap();
    });
    lines.read_to_string(&mut text).unwrap();
    killer.join().unwrap();
    let whole = text.split_inclusive('\n').filter(|line| line.ends_with('\n'));
    // the test runner may have put its own words before the first
    whole.filter_map(|line| Some(line.trim_end().split_once("ack ")?.1.to_owned())).collect()
}

async fn check(store: &Store, acknowledged: &BTreeSet<String>) {
    let events = store.events_after(0, usize::MAX).await.unwrap();
    let positions: Vec<u64> = events.iter().map(|event| event.position).collect();
    assert_eq!(positions, (1..=events.len() as u64).collect::<Vec<_>>());
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for event in &events {
        *found.entry(String::from_utf8(event.payload.clone()).unwrap()).or_default() += 1;
    }
    assert!(found.values().all(|count| *count == 3), "an append was torn or doubled");
    let lost: Vec<_> = acknowledged.iter().filter(|id| !found.contains_key(*id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");

    for id in found.keys() {
        assert!(store.key("lrn", id).await.unwrap().is_some(), "{id} has events but no key");
    }
    let notices = store.notifications_after("GB1", 0, usize::MAX).await.unwrap();
    assert_eq!(notices.iter().map(|n| n.cursor).collect::<Vec<_>>(), (1..=2 * found.len() as u64).collect::<Vec<_>>());
    assert!(notices.iter().all(|notice| found.contains_key(&notice.mrn)));
    let jobs = store.take_jobs(&["view"], at(0), usize::MAX, SignedDuration::ZERO).await.unwrap();
    let planned: BTreeSet<String> = jobs.into_iter().map(|job| String::from_utf8(job.payload).unwrap()).collect();
    assert_eq!(planned, found.into_keys().collect());
}

#[test]
fn killed_at_random_moments_nothing_is_lost_or_doubled() {
    block_on(async {
        for place in durable().await {
            let mut acknowledged = BTreeSet::new();
            for _ in 0..kills() {
                acknowledged.extend(run_and_kill(&place));
            }
            check(&place.open().await, &acknowledged).await;
            eprintln!("{}: {} kills, {} commits acknowledged", place.name, kills(), acknowledged.len());
        }
    });
}
