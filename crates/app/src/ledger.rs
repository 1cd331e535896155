//! Ledgers in memory: one writer at a time for each, checked by version when it is stored.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use clearance::account::{Account, AccountFact};
use jiff::Timestamp;
use store::Append;
use tokio::sync::OwnedMutexGuard;

use crate::book::{self, Book, Posting};
use crate::quota_book::QuotaBook;
use crate::standing::Standing;
use crate::{App, Fault};

type Slot = Arc<tokio::sync::Mutex<Option<Loaded>>>;

/// Ledgers that this process has loaded. Another process may write too: the version tells.
#[derive(Default)]
pub(crate) struct Ledgers(Mutex<HashMap<String, Slot>>);

/// A ledger and how many events made it.
#[derive(Debug)]
pub(crate) struct Loaded {
    version: u64,
    book: Book,
}

/// A ledger that one unit of work holds. Given up without being stored, what was posted is forgotten.
pub(crate) struct Held {
    /// Name of its stream.
    pub stream: String,
    guard: OwnedMutexGuard<Option<Loaded>>,
    posted: Vec<(Timestamp, Posting)>,
    /// For what is asked of a ledger of another kind.
    no_account: Account,
    no_quota: QuotaBook,
    no_standing: Standing,
}

impl Ledgers {
    fn slot(&self, stream: &str) -> Slot {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(stream.to_owned()).or_default().clone()
    }

    fn forget(&self, stream: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(stream);
    }
}

impl App {
    /// Takes hold of a ledger, waiting for whoever holds it; loads it if this process does not know it.
    ///
    /// Whoever takes hold of several does so in the order of their names, so that two never wait for each other.
    pub(crate) async fn hold(&self, stream: &str) -> Result<Held, Fault> {
        let guard = self.ledgers().slot(stream).lock_owned().await;
        self.held(stream, guard).await
    }

    /// As `hold`, but `None` where somebody else holds it now.
    pub(crate) async fn try_hold(&self, stream: &str) -> Result<Option<Held>, Fault> {
        match self.ledgers().slot(stream).try_lock_owned() {
            Ok(guard) => self.held(stream, guard).await.map(Some),
            Err(_) => Ok(None),
        }
    }

    async fn held(&self, stream: &str, guard: OwnedMutexGuard<Option<Loaded>>) -> Result<Held, Fault> {
        let mut held = Held {
            stream: stream.to_owned(),
            guard,
            posted: Vec::new(),
            no_account: Account::default(),
            no_quota: QuotaBook::default(),
            no_standing: Standing::default(),
        };
        if held.guard.is_none() {
            self.refresh(&mut held).await?;
        }
        Ok(held)
    }

    /// Takes in what other processes stored since. Nothing may be posted and not stored.
    pub(crate) async fn refresh(&self, held: &mut Held) -> Result<(), Fault> {
        let mut loaded = held.guard.take().unwrap_or_else(|| Loaded { version: 0, book: Book::of(&held.stream) });
        for event in self.store().load_after(&held.stream, loaded.version).await? {
            loaded.book.read(&event)?;
            loaded.version = event.version;
        }
        *held.guard = Some(loaded);
        Ok(())
    }

    /// What was posted to these ledgers is durable.
    pub(crate) fn stored(&self, ledgers: Vec<Held>) {
        for held in ledgers {
            if book::is_private(&held.stream) {
                self.ledgers().forget(&held.stream);
            }
            held.stored();
        }
    }
}

impl Held {
    /// The account; an empty one where this is none.
    pub fn account(&self) -> &Account {
        match self.guard.as_ref().map(|loaded| &loaded.book) {
            Some(Book::Account(account)) => account,
            _ => &self.no_account,
        }
    }

    /// The quota; an empty one where this is none.
    pub fn quota(&self) -> &QuotaBook {
        match self.guard.as_ref().map(|loaded| &loaded.book) {
            Some(Book::Quota(quota)) => quota,
            _ => &self.no_quota,
        }
    }

    /// The declarant's standing; an empty one where this is none.
    pub fn standing(&self) -> &Standing {
        match self.guard.as_ref().map(|loaded| &loaded.book) {
            Some(Book::Standing(standing)) => standing,
            _ => &self.no_standing,
        }
    }

    pub fn has_posted(&self) -> bool {
        !self.posted.is_empty()
    }

    /// Posts an entry; durable only with the work's commit.
    pub fn post(&mut self, at: Timestamp, posting: Posting) {
        if let Some(loaded) = self.guard.as_mut() {
            loaded.book.apply(&posting);
        }
        self.posted.push((at, posting));
    }

    /// Posts to an account.
    pub fn post_fact(&mut self, at: Timestamp, fact: AccountFact) {
        self.post(at, Posting::Account(fact));
    }

    /// What the commit appends; nothing where nothing was posted.
    pub fn append(&self) -> Result<Option<Append>, Fault> {
        if self.posted.is_empty() {
            return Ok(None);
        }
        let events = self.posted.iter().map(|(at, posting)| posting.write(*at)).collect::<Result<_, _>>()?;
        let expected = self.guard.as_ref().map_or(0, |loaded| loaded.version);
        Ok(Some(Append { stream: self.stream.clone(), expected, events }))
    }

    /// The commit is durable: what was posted is how it stands.
    pub fn stored(mut self) {
        let posted = self.posted.len() as u64;
        if let Some(loaded) = self.guard.as_mut() {
            loaded.version += posted;
        }
        self.posted.clear();
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.posted.is_empty() {
            // Not stored, or nobody knows: the next holder loads it again.
            *self.guard = None;
        }
    }
}
