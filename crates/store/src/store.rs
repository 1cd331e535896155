//! The store: one port over two engines.

mod accounts;
mod views;
mod work;

use std::sync::Arc;

use tokio::sync::watch;

use crate::commit::{Commit, Committed};
use crate::config::Config;
use crate::error::{CommitError, Fault};
use crate::event::{StoredEvent, StoredMessage, StoredNotification};
use crate::inject::{Injection, Plan};
use crate::postgres::Postgres;
use crate::prepared::Prepared;
use crate::sqlite::Sqlite;

/// An open store; clones share it. It closes when the last clone is dropped.
#[derive(Debug, Clone)]
pub struct Store {
    engine: Engine,
    injected: Arc<Plan>,
    wake: Arc<watch::Sender<u64>>,
}

#[derive(Debug, Clone)]
enum Engine {
    Sqlite(Arc<Sqlite>),
    Postgres(Arc<Postgres>),
}

/// Does the same on whichever engine is open.
macro_rules! on {
    ($store:expr, $engine:ident => $what:expr) => {
        match &$store.engine {
            $crate::store::Engine::Sqlite($engine) => $what,
            $crate::store::Engine::Postgres($engine) => $what,
        }
    };
}
use on;

impl Store {
    /// Opens the store and brings its schema up to date.
    ///
    /// # Errors
    /// [`Fault::Schema`] when the schema is newer than this program or was altered; else the machine's fault.
    pub async fn open(config: Config) -> Result<Store, Fault> {
        let wake = Arc::new(watch::Sender::new(0));
        let engine = match config {
            Config::Sqlite { path } => {
                let opened = tokio::task::spawn_blocking(move || Sqlite::open(&path)).await;
                Engine::Sqlite(Arc::new(opened.map_err(|e| Fault::Unavailable(e.to_string()))??))
            }
            Config::Memory => Engine::Sqlite(Arc::new(Sqlite::in_memory()?)),
            Config::Postgres { url } => Engine::Postgres(Arc::new(Postgres::open(&url, Arc::clone(&wake)).await?)),
        };
        Ok(Store { engine, injected: Arc::default(), wake })
    }

    /// Makes all of `commit` durable, or nothing of it.
    ///
    /// # Errors
    /// A refusal ([`CommitError::Conflict`], [`CommitError::KeyTaken`], [`CommitError::KeyMissing`]) saved nothing.
    /// After [`Fault::OutcomeUnknown`] the caller must look, or try again with the same keys and versions.
    pub async fn commit(&self, commit: Commit) -> Result<Committed, CommitError> {
        let prepared = Prepared::new(commit)?;
        let wakes = prepared.events() > 0 || !prepared.jobs.is_empty() || !prepared.outbox.is_empty();
        let injected = self.injected.take();
        if injected == Some(Injection::NotSaved) {
            return Err(Fault::Unavailable("injected: not saved".to_owned()).into());
        }
        let committed = on!(self, engine => engine.commit(prepared).await)?;
        if wakes {
            self.wake.send_modify(|count| *count = count.wrapping_add(1));
        }
        if injected == Some(Injection::ButSaved) {
            return Err(Fault::OutcomeUnknown("injected: saved all the same".to_owned()).into());
        }
        Ok(committed)
    }

    /// Makes the next commit fail, for tests of what callers then do.
    pub fn inject(&self, injection: Injection) {
        self.injected.set(injection);
    }

    /// Tells that something was committed that readers of events, jobs or deliveries may wait for.
    ///
    /// A receiver never misses a commit made after it was asked for; look for work first, then await `changed()`.
    pub fn wakes(&self) -> watch::Receiver<u64> {
        self.wake.subscribe()
    }

    /// Fences off every process that has the store open, this one too: they must open it again to commit.
    ///
    /// For fail-over and restore on PostgreSQL. A SQLite file needs no fence: its lock dies with the process.
    pub async fn fence(&self) -> Result<(), Fault> {
        match &self.engine {
            Engine::Sqlite(_) => Ok(()),
            Engine::Postgres(postgres) => postgres.fence().await,
        }
    }

    /// All events of a stream in order; empty when there is none.
    pub async fn load(&self, stream: &str) -> Result<Vec<StoredEvent>, Fault> {
        self.load_after(stream, 0).await
    }

    /// The events of a stream after a version.
    pub async fn load_after(&self, stream: &str, version: u64) -> Result<Vec<StoredEvent>, Fault> {
        on!(self, engine => engine.load_after(stream.to_owned(), version).await)
    }

    /// Events of all streams after a position, in commit order. None can appear later at or before a position read.
    pub async fn events_after(&self, position: u64, limit: usize) -> Result<Vec<StoredEvent>, Fault> {
        on!(self, engine => engine.events_after(position, limit).await)
    }

    /// Position of the last event; 0 in an empty store.
    pub async fn last_position(&self) -> Result<u64, Fault> {
        on!(self, engine => engine.last_position().await)
    }

    /// A recipient's notifications after a cursor (0 for the first), in commit order, for ever.
    pub async fn notifications_after(
        &self,
        recipient: &str,
        cursor: u64,
        limit: usize,
    ) -> Result<Vec<StoredNotification>, Fault> {
        on!(self, engine => engine.notifications_after(recipient.to_owned(), cursor, limit).await)
    }

    /// All notifications about one MRN, to whomever, in commit order.
    pub async fn notifications_of(&self, mrn: &str) -> Result<Vec<StoredNotification>, Fault> {
        on!(self, engine => engine.notifications_of(mrn.to_owned()).await)
    }

    /// The value a key was claimed for.
    pub async fn key(&self, scope: &str, key: &str) -> Result<Option<String>, Fault> {
        on!(self, engine => engine.key(scope.to_owned(), key.to_owned()).await)
    }

    /// A received message by its SHA-256.
    pub async fn message(&self, digest: [u8; 32]) -> Result<Option<StoredMessage>, Fault> {
        on!(self, engine => engine.message(digest).await)
    }
}
