//! Accounts in memory: one writer at a time for each, checked by version when it is stored.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use clearance::account::{Account, AccountEvent, AccountFact};
use jiff::Timestamp;
use store::Append;
use tokio::sync::OwnedMutexGuard;

use crate::{App, Fault, record};

/// Accounts that this process has loaded. Another process may write too: the version tells.
#[derive(Default)]
pub(crate) struct Ledgers(Mutex<HashMap<String, Arc<tokio::sync::Mutex<Loaded>>>>);

/// An account and how many events made it; version `None` until it is loaded.
#[derive(Debug, Default)]
pub(crate) struct Loaded {
    version: Option<u64>,
    account: Account,
}

/// An account that one unit of work holds. Given up without being stored, what was posted is forgotten.
pub(crate) struct Held {
    pub reference: String,
    guard: OwnedMutexGuard<Loaded>,
    events: Vec<AccountEvent>,
}

/// The stream of an account.
pub(crate) fn stream(reference: &str) -> String {
    format!("account/{reference}")
}

impl App {
    /// Takes hold of an account, loading it if this process does not know it.
    pub(crate) async fn hold(&self, reference: &str) -> Result<Held, Fault> {
        let slot = {
            let mut all = self.ledgers().0.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            all.entry(reference.to_owned()).or_default().clone()
        };
        let mut guard = slot.lock_owned().await;
        if guard.version.is_none() {
            let stored = self.store().load(&stream(reference)).await?;
            let mut account = Account::default();
            for event in &stored {
                account.apply(&record::read_account(event)?.fact);
            }
            *guard = Loaded { version: Some(stored.len() as u64), account };
        }
        Ok(Held { reference: reference.to_owned(), guard, events: Vec::new() })
    }
}

impl Held {
    pub fn account(&self) -> &Account {
        &self.guard.account
    }

    /// Posts to the account; durable only with the work's commit.
    pub fn post(&mut self, at: Timestamp, fact: AccountFact) {
        self.guard.account.apply(&fact);
        self.events.push(AccountEvent { at, fact });
    }

    /// What the commit appends; nothing where nothing was posted.
    pub fn append(&self) -> Result<Option<Append>, Fault> {
        if self.events.is_empty() {
            return Ok(None);
        }
        let events = self.events.iter().map(record::write_account).collect::<Result<_, _>>()?;
        let expected = self.guard.version.unwrap_or(0);
        Ok(Some(Append { stream: stream(&self.reference), expected, events }))
    }

    /// The commit is durable: what was posted is how it stands.
    pub fn stored(mut self) {
        let posted = self.events.len() as u64;
        self.guard.version = self.guard.version.map(|version| version + posted);
        self.events.clear();
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        if !self.events.is_empty() {
            // Not stored, or nobody knows: the next holder loads it again.
            *self.guard = Loaded::default();
        }
    }
}
