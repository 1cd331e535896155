//! One economy's node: its store, its law, its tariff, its clock; shared by every use case.

use std::sync::{Arc, RwLock};

use clearance::Versions;
use codelist::Profile;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::Money;
use rules::Pack;
use store::Store;
use tariff::import::rates_csv;
use tariff::{Rates, Tariff};
use tokio::sync::broadcast;

use crate::fresh::Fresh;
use crate::keys::KeyCache;
use crate::ledger::Ledgers;
use crate::push::Push;
use crate::registers::Registers;
use crate::{Clock, Fault, Ids};

/// What a node is made of.
pub struct Setup {
    pub store: Store,
    pub profile: Profile,
    pub tariff: Tariff,
    /// Exchange rates beside those of the profile; of two for the same day these hold.
    pub rates: Rates,
    pub clock: Clock,
    pub ids: Ids,
    /// For demonstrations and replays: an account that nobody opened is opened with this limit when it is named.
    pub opens_accounts: Option<Money>,
}

/// Why a node cannot be made: each fault of its profile.
#[derive(Debug, thiserror::Error)]
#[error("profile {profile}: {}", .faults.join("; "))]
pub struct SetupError {
    pub profile: String,
    pub faults: Vec<String>,
}

/// The use cases of one node. Cheap to clone; all clones are the same node.
#[derive(Clone)]
pub struct App(Arc<Inner>);

struct Inner {
    store: Store,
    profile: Profile,
    zone: TimeZone,
    /// Rules that a declaration must keep.
    checks: Pack,
    /// Rules that choose declarations to look at.
    selection: Pack,
    tariff: RwLock<Arc<Tariff>>,
    rates: Rates,
    clock: Clock,
    ids: Ids,
    opens_accounts: Option<Money>,
    keys: KeyCache,
    ledgers: Ledgers,
    registers: Registers,
    fresh: Fresh,
    changes: broadcast::Sender<Changed>,
    push: Push,
}

/// A declaration changed; told to whoever watches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Empty where none was given.
    pub mrn: String,
    pub lrn: String,
    pub sender: String,
    pub state: String,
    pub waits_for: String,
}

/// How the node is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    pub store_ok: bool,
    /// Events that the lists do not show yet.
    pub projection_lag: u64,
    pub tariff: String,
    pub profile: String,
}

impl App {
    /// Compiles the profile's rules; every fault of them is told.
    pub fn new(setup: Setup) -> Result<App, SetupError> {
        let profile = setup.profile;
        let error = |faults: Vec<String>| SetupError { profile: profile.version(), faults };
        let checks = pack(&profile, "rules/").map_err(error)?;
        let selection = pack(&profile, "selection/").map_err(error)?;
        let zone = TimeZone::get(&profile.identity.time_zone).map_err(|e| error(vec![e.to_string()]))?;
        let (rates, faults) = rates_csv::of_profile(&profile);
        if !faults.is_empty() {
            return Err(error(faults));
        }
        let (changes, _) = broadcast::channel(1024);
        Ok(App(Arc::new(Inner {
            store: setup.store,
            zone,
            checks,
            selection,
            tariff: RwLock::new(Arc::new(setup.tariff)),
            rates: rates.with(&setup.rates),
            clock: setup.clock,
            ids: setup.ids,
            opens_accounts: setup.opens_accounts,
            keys: KeyCache::default(),
            ledgers: Ledgers::default(),
            registers: Registers::default(),
            fresh: Fresh::default(),
            changes,
            push: Push::default(),
            profile,
        })))
    }

    pub fn store(&self) -> &Store {
        &self.0.store
    }

    pub fn profile(&self) -> &Profile {
        &self.0.profile
    }

    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    pub fn now(&self) -> Timestamp {
        self.0.clock.now()
    }

    /// The legal day of a moment, in the economy's calendar.
    pub fn day(&self, at: Timestamp) -> Date {
        at.to_zoned(self.0.zone.clone()).date()
    }

    pub fn tariff(&self) -> Arc<Tariff> {
        self.0.tariff.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Puts another tariff in force for decisions from now on.
    pub fn set_tariff(&self, tariff: Tariff) {
        *self.0.tariff.write().unwrap_or_else(std::sync::PoisonError::into_inner) = Arc::new(tariff);
    }

    /// Tells of every change from now on; a watcher that is too slow misses some and is told so.
    pub fn watch(&self) -> broadcast::Receiver<Changed> {
        self.0.changes.subscribe()
    }

    pub async fn health(&self) -> Health {
        let last = self.store().last_position().await;
        let seen = self.store().projection_cursor(store::DECLARATIONS).await;
        let lag = match (&last, &seen) {
            (Ok(last), Ok(seen)) => last.saturating_sub(*seen),
            _ => 0,
        };
        Health {
            store_ok: last.is_ok() && seen.is_ok(),
            projection_lag: lag,
            tariff: self.tariff().version().to_owned(),
            profile: self.profile().version(),
        }
    }

    pub(crate) fn rates(&self) -> &Rates {
        &self.0.rates
    }

    pub(crate) fn checks(&self) -> &Pack {
        &self.0.checks
    }

    pub(crate) fn selection(&self) -> &Pack {
        &self.0.selection
    }

    pub(crate) fn opens_accounts(&self) -> Option<Money> {
        self.0.opens_accounts
    }

    pub(crate) fn ids(&self) -> &Ids {
        &self.0.ids
    }

    pub(crate) fn key_cache(&self) -> &KeyCache {
        &self.0.keys
    }

    pub(crate) fn ledgers(&self) -> &Ledgers {
        &self.0.ledgers
    }

    pub(crate) fn push(&self) -> &Push {
        &self.0.push
    }

    pub(crate) fn registers(&self) -> &Registers {
        &self.0.registers
    }

    pub(crate) fn fresh(&self) -> &Fresh {
        &self.0.fresh
    }

    pub(crate) fn tell(&self, change: Changed) {
        // Nobody watching is no fault.
        let _ = self.0.changes.send(change);
    }

    /// What decisions made now record.
    pub(crate) fn versions(&self, tariff: &Tariff) -> Versions {
        let profile = self.profile();
        Versions {
            profile: profile.version(),
            tariff: tariff.version().to_owned(),
            rules: format!("{}-rules@{}", profile.identity.name, profile.identity.version),
        }
    }
}

/// A folder of rule files as one pack; an empty folder is a pack without rules.
fn pack(profile: &Profile, folder: &str) -> Result<Pack, Vec<String>> {
    let files: Vec<(&str, &str)> = profile.parts_under(folder).collect();
    clearance::check::compile(&files).map_err(|errors| errors.iter().map(ToString::to_string).collect())
}

impl From<SetupError> for Fault {
    fn from(error: SetupError) -> Fault {
        Fault::Other(error.to_string())
    }
}
