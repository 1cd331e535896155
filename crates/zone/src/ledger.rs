//! The ledger: its state, and the two steps of booking an event.

use std::collections::{BTreeMap, HashMap};

use compact_str::CompactString;

use crate::account::{Account, Posting, Unit};
use crate::config::{Config, ConfigError};
use crate::entry::{Entry, Release};
use crate::event::Event;
use crate::lot::Lot;
use crate::movement;
use crate::names::{Enterprise, Item, LotNumber, Names, ReleaseNumber};
use crate::outcome::{Outcome, Reason, Verdict};
use crate::stock::{Reach, Stock};
use crate::summary::Tally;

/// The goods ledger of one zone's configuration.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    config: Config,
    pub(crate) enterprises: Names,
    pub(crate) items: Names,
    releases: Names,
    granted: Vec<Release>,
    left: Vec<i64>,
    pub(crate) lots: Names,
    lot: Vec<Lot>,
    in_lot: Vec<i64>,
    stock: HashMap<(Enterprise, Item), Stock>,
    rates: Vec<i64>,
    /// Balances of the accounts that are neither lot nor release.
    others: BTreeMap<(Account, Unit), i128>,
    closed_until: Option<i64>,
    /// Events received so far, duplicates included: the number of the last entry.
    received: u64,
    /// Ids that were received, each with its place in `booked`.
    seen: HashMap<CompactString, usize>,
    booked: Vec<Option<Booked>>,
    pub(crate) tally: Tally,
}

/// What the ledger keeps of an accepted event for a later correction.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Booked {
    pub enterprise: Enterprise,
    pub postings: Box<[Posting]>,
    pub reversed: bool,
    pub is_reversal: bool,
}

impl Ledger {
    /// An empty ledger.
    ///
    /// # Errors
    /// The first thing in the configuration that cannot be.
    pub fn new(config: Config) -> Result<Ledger, ConfigError> {
        config.check()?;
        let mut ledger = Ledger {
            enterprises: Names::default(),
            items: Names::default(),
            releases: Names::default(),
            granted: Vec::new(),
            left: Vec::new(),
            lots: Names::default(),
            lot: Vec::new(),
            in_lot: Vec::new(),
            stock: HashMap::new(),
            rates: Vec::new(),
            others: BTreeMap::new(),
            closed_until: None,
            received: 0,
            seen: HashMap::new(),
            booked: Vec::new(),
            tally: Tally::default(),
            config,
        };
        for (item, rate) in &ledger.config.duty_rate_bp {
            ledger.items.put(item);
            ledger.rates.push(*rate);
        }
        for enterprise in ledger.config.enterprises.keys() {
            ledger.enterprises.put(enterprise);
        }
        Ok(ledger)
    }

    /// What an event comes to, without booking it: the same state and event give the same entry.
    pub fn decide(&self, event: &Event) -> Entry {
        let number = self.received + 1;
        if self.seen.contains_key(&event.id) {
            return Entry::new(number, Outcome::new(&event.id, Verdict::Duplicate));
        }
        let mut entry = Entry::new(number, Outcome::new(&event.id, Verdict::Accepted));
        entry.enterprise = self.enterprise(&event.enterprise).ok();
        if let Err(reason) = movement::decide(self, event, &mut entry) {
            entry = Entry::new(number, Outcome::new(&event.id, Verdict::Rejected));
            entry.outcome.reason = Some(reason);
        }
        entry
    }

    /// Writes what `decide` said; entries are written in the order of their numbers.
    pub fn apply(&mut self, entry: &Entry) {
        self.tally.count(&entry.outcome);
        self.received = entry.number;
        if entry.outcome.verdict == Verdict::Duplicate {
            return;
        }
        self.seen.insert(entry.outcome.id.clone(), self.booked.len());
        for lot in &entry.lots {
            self.lots.put(&lot.name);
            self.lot.push(lot.clone());
            self.in_lot.push(0);
        }
        if let Some(release) = &entry.release {
            self.releases.put(&release.reference);
            self.granted.push(release.clone());
            self.left.push(0);
        }
        if let Some((item, rate)) = entry.rate
            && let Some(current) = self.rates.get_mut(item.0 as usize)
        {
            *current = rate;
        }
        // the limit only moves forward
        self.closed_until = self.closed_until.max(entry.closed_until);
        for posting in &entry.postings {
            self.post(posting);
        }
        let reversed = entry.reverses.as_ref().and_then(|id| self.seen.get(id));
        let reversed = reversed.and_then(|at| self.booked.get_mut(*at));
        if let Some(Some(booked)) = reversed {
            booked.reversed = true;
        }
        let accepted = entry.enterprise.filter(|_| entry.outcome.verdict == Verdict::Accepted);
        self.booked.push(accepted.map(|enterprise| Booked {
            enterprise,
            postings: entry.postings.clone().into(),
            reversed: false,
            is_reversal: entry.reverses.is_some(),
        }));
    }

    /// Decides and books one event.
    pub fn receive(&mut self, event: &Event) -> Entry {
        let entry = self.decide(event);
        self.apply(&entry);
        entry
    }

    fn post(&mut self, posting: &Posting) {
        match posting.account {
            Account::Lot(number) => {
                let at = number.0 as usize;
                let (Some(lot), Some(held)) = (self.lot.get(at), self.in_lot.get_mut(at)) else { return };
                *held += posting.amount;
                let stock = self.stock.entry((lot.enterprise, lot.item)).or_default();
                stock.change(number, lot.status, posting.amount, *held);
            }
            Account::Release(number) => {
                if let Some(left) = self.left.get_mut(number.0 as usize) {
                    *left += posting.amount;
                }
            }
            account => *self.others.entry((account, posting.unit)).or_default() += i128::from(posting.amount),
        }
    }
}

/// What movements ask of the state.
impl Ledger {
    pub fn enterprise(&self, name: &str) -> Result<Enterprise, Reason> {
        self.enterprises.number(name).map(Enterprise).ok_or(Reason::UnknownEnterprise)
    }

    pub fn item(&self, name: &str) -> Result<Item, Reason> {
        self.items.number(name).map(Item).ok_or(Reason::UnknownItem)
    }

    pub(crate) fn zone_of(&self, enterprise: Enterprise) -> &str {
        self.config.enterprises.get(self.enterprises.name(enterprise.0)).map_or("", |zone| zone.as_str())
    }

    pub(crate) fn is_closed(&self, t: i64) -> bool {
        self.closed_until.is_some_and(|until| t < until)
    }

    /// The item's duty rate of today, in basis points.
    pub fn rate_bp(&self, item: Item) -> i64 {
        self.rates.get(item.0 as usize).copied().unwrap_or_default()
    }

    pub(crate) fn bom(&self, product: Item, item: Item) -> Option<i64> {
        let bom = self.config.bom_milli_per_1000.get(self.items.name(product.0))?;
        bom.get(self.items.name(item.0)).copied()
    }

    pub(crate) fn bom_items(&self, product: Item) -> impl Iterator<Item = Item> + '_ {
        let bom = self.config.bom_milli_per_1000.get(self.items.name(product.0));
        bom.into_iter().flatten().filter_map(|(name, _)| self.items.number(name).map(Item))
    }

    pub(crate) fn bom_tolerance_bp(&self) -> i64 {
        self.config.bom_tolerance_bp
    }

    /// The number of a lot that is new to the book.
    pub(crate) fn new_lot(&self, name: &str) -> Result<LotNumber, Reason> {
        self.new_lot_after(name, 0)
    }

    /// As `new_lot`, after `before` others of the same entry.
    pub(crate) fn new_lot_after(&self, name: &str, before: usize) -> Result<LotNumber, Reason> {
        if self.lots.number(name).is_some() {
            return Err(Reason::LotExists);
        }
        let number = u64::from(self.lots.next()) + before as u64;
        u32::try_from(number).map(LotNumber).map_err(|_| Reason::OutOfRange)
    }

    pub(crate) fn new_release(&self, reference: &str) -> Result<ReleaseNumber, Reason> {
        match self.releases.number(reference) {
            Some(_) => Err(Reason::ReleaseExists),
            None => Ok(ReleaseNumber(self.releases.next())),
        }
    }

    pub(crate) fn release(&self, reference: &str) -> Option<(ReleaseNumber, &Release)> {
        let number = self.releases.number(reference)?;
        Some((ReleaseNumber(number), self.granted.get(number as usize)?))
    }

    pub fn lot(&self, number: LotNumber) -> Option<&Lot> {
        self.lot.get(number.0 as usize)
    }

    pub fn lot_name(&self, number: LotNumber) -> &str {
        self.lots.name(number.0)
    }

    /// The lot of that name.
    pub fn lot_number(&self, name: &str) -> Option<LotNumber> {
        self.lots.number(name).map(LotNumber)
    }

    /// On hand in a lot, in thousandths.
    pub fn in_lot(&self, number: LotNumber) -> i64 {
        self.in_lot.get(number.0 as usize).copied().unwrap_or_default()
    }

    /// All lots that the book ever had, in order of creation.
    pub fn lots(&self) -> impl Iterator<Item = (LotNumber, &Lot)> {
        (0..).map(LotNumber).zip(&self.lot)
    }

    pub(crate) fn on_hand(&self, enterprise: Enterprise, item: Item, reach: Reach) -> i128 {
        self.stock.get(&(enterprise, item)).map_or(0, |stock| stock.on_hand(reach))
    }

    pub(crate) fn stock(&self, enterprise: Enterprise, item: Item) -> Option<&Stock> {
        self.stock.get(&(enterprise, item))
    }

    pub(crate) fn lots_on_hand(
        &self,
        enterprise: Enterprise,
        item: Item,
        reach: Reach,
    ) -> impl Iterator<Item = LotNumber> + '_ {
        self.stock.get(&(enterprise, item)).into_iter().flat_map(move |stock| stock.lots(reach))
    }

    pub(crate) fn booked(&self, id: &str) -> Option<&Booked> {
        self.booked.get(*self.seen.get(id)?)?.as_ref()
    }

    /// What stands on an account, summed over its units.
    pub fn balance(&self, account: Account) -> i128 {
        match account {
            Account::Lot(number) => self.in_lot(number).into(),
            Account::Release(number) => self.left.get(number.0 as usize).copied().unwrap_or_default().into(),
            _ => self.others.iter().filter(|((other, _), _)| *other == account).map(|(_, sum)| sum).sum(),
        }
    }

    /// Every account's balance by unit, zero ones left out. Each unit sums to zero, whatever was booked.
    pub fn trial_balance(&self) -> BTreeMap<(Account, Unit), i128> {
        let mut balances = self.others.clone();
        for (number, lot) in self.lots() {
            balances.insert((Account::Lot(number), Unit::Goods(lot.item)), self.in_lot(number).into());
        }
        for ((number, release), left) in (0..).map(ReleaseNumber).zip(&self.granted).zip(&self.left) {
            balances.insert((Account::Release(number), Unit::Grant(release.item)), (*left).into());
        }
        balances.retain(|_, sum| *sum != 0);
        balances
    }
}
