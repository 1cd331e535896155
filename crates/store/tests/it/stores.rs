//! Runs a case on each store, each time on an empty one.

use std::future::Future;
use std::process;
use std::sync::atomic::{AtomicU32, Ordering};

use jiff::Timestamp;
use store::{Append, Commit, Config, NewEvent, NewNotification, Store, UniqueKey};
use tempfile::TempDir;

/// A place for a store that can be opened more than once.
pub struct Place {
    pub name: &'static str,
    pub config: Config,
    _folder: Option<TempDir>,
}

impl Place {
    pub async fn open(&self) -> Store {
        Store::open(self.config.clone()).await.unwrap_or_else(|fault| panic!("{}: {fault}", self.name))
    }
}

pub fn file() -> Place {
    let folder = tempfile::tempdir().unwrap();
    let config = Config::Sqlite { path: folder.path().join("clearway.db") };
    Place { name: "SQLite file", config, _folder: Some(folder) }
}

/// An empty schema of its own in the test database; `None`, with the reason, where there is no database.
pub async fn postgres() -> Option<Place> {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let Ok(url) = std::env::var("CLEARWAY_TEST_POSTGRES") else {
        assert!(std::env::var_os("CI").is_none(), "CI must test PostgreSQL: CLEARWAY_TEST_POSTGRES is not set");
        eprintln!("skipped on PostgreSQL: CLEARWAY_TEST_POSTGRES is not set");
        return None;
    };
    let schema = format!("case_{}_{}", process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let (client, connection) = tokio_postgres::connect(&url, tokio_postgres::NoTls).await.unwrap();
    let connection = tokio::spawn(connection);
    client.batch_execute(&format!("drop schema if exists {schema} cascade; create schema {schema}")).await.unwrap();
    drop(client);
    connection.await.unwrap().unwrap();
    let mark = if url.contains('?') { '&' } else { '?' };
    let config = Config::Postgres { url: format!("{url}{mark}options=-csearch_path%3D{schema}") };
    Some(Place { name: "PostgreSQL", config, _folder: None })
}

/// All stores that outlive a process.
pub async fn durable() -> Vec<Place> {
    let mut places = vec![file()];
    places.extend(postgres().await);
    places
}

/// Every store.
pub async fn every() -> Vec<Place> {
    let mut places = durable().await;
    places.push(Place { name: "SQLite in memory", config: Config::Memory, _folder: None });
    places
}

pub fn block_on<T>(future: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap().block_on(future)
}

/// Runs `case` on every store.
pub fn on_every<F: Future<Output = ()>>(case: impl Fn(Store) -> F) {
    block_on(async {
        for place in every().await {
            eprintln!("on {}", place.name);
            case(place.open().await).await;
        }
    });
}

pub fn at(second: i64) -> Timestamp {
    Timestamp::from_second(1_790_000_000 + second).unwrap()
}

pub fn append(stream: &str, expected: u64, payloads: &[&str]) -> Append {
    let event = |payload: &&str| NewEvent { kind: "noted".to_owned(), payload: payload.as_bytes().to_vec() };
    Append { stream: stream.to_owned(), expected, events: payloads.iter().map(event).collect() }
}

pub fn appends(appends: Vec<Append>) -> Commit {
    Commit { at: at(0), appends, ..Commit::default() }
}

pub fn key(key: &str, value: &str, replaces: Option<&str>) -> UniqueKey {
    UniqueKey {
        scope: "lrn".to_owned(),
        key: key.to_owned(),
        value: value.to_owned(),
        replaces: replaces.map(str::to_owned),
    }
}

pub fn notification(recipient: &str, mrn: &str, payload: &str) -> NewNotification {
    NewNotification {
        recipient: recipient.to_owned(),
        mrn: mrn.to_owned(),
        lrn: format!("LRN of {mrn}"),
        function: "01".to_owned(),
        status: String::new(),
        payload: payload.as_bytes().to_vec(),
    }
}
