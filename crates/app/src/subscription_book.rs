//! Who listens: a party's subscriptions as recorded in its stream `subscriptions/{party}`, kept in memory.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};
use store::{Append, Commit, CommitError, NewEvent};

use crate::{App, Fault, record};

/// Kind of a subscription's events.
const KIND: &str = "subscription.1";
/// How long what other processes recorded may go unseen.
const FRESH: SignedDuration = SignedDuration::from_secs(60);
/// Parties that are remembered at once.
const REMEMBERED: usize = 200_000;

/// How notifications are pushed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Channel {
    Webhook,
    Email,
}

impl Channel {
    pub fn as_str(self) -> &'static str {
        match self {
            Channel::Webhook => "webhook",
            Channel::Email => "email",
        }
    }

    pub fn from_name(name: &str) -> Option<Channel> {
        [Channel::Webhook, Channel::Email].into_iter().find(|channel| channel.as_str() == name)
    }
}

/// A standing wish to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subscription {
    pub id: String,
    pub channel: Channel,
    /// Web or e-mail address.
    pub target: String,
    /// WCO function codes that are pushed; empty for all.
    pub functions: Vec<String>,
    pub made_at: Timestamp,
    pub state: SubscriptionState,
}

/// How the last deliveries went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SubscriptionState {
    /// Nothing was sent yet.
    New,
    /// Deliveries arrive.
    Works { since: Timestamp },
    /// Deliveries fail; they are tried again for three days.
    Fails { since: Timestamp, error: String },
}

impl SubscriptionState {
    pub fn as_str(&self) -> &'static str {
        match self {
            SubscriptionState::New => "new",
            SubscriptionState::Works { .. } => "works",
            SubscriptionState::Fails { .. } => "fails",
        }
    }
}

#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(crate) enum SubscriptionFact {
    Made { id: String, channel: Channel, target: String, functions: Vec<String>, by: String, at: Timestamp },
    Ended { id: String, by: String, at: Timestamp },
    Failed { id: String, at: Timestamp, error: String },
    Worked { id: String, at: Timestamp },
}

/// Parties that this process knows, those without subscriptions too.
#[derive(Debug, Default)]
pub(crate) struct SubscriptionBook(RwLock<HashMap<String, Arc<Listeners>>>);

/// A party's subscriptions after so many events.
#[derive(Clone, Debug)]
pub(crate) struct Listeners {
    version: u64,
    seen_at: Timestamp,
    pub list: Vec<Subscription>,
}

impl Listeners {
    fn apply(&mut self, fact: SubscriptionFact) {
        match fact {
            SubscriptionFact::Made { id, channel, target, functions, at, .. } => {
                let state = SubscriptionState::New;
                self.list.push(Subscription { id, channel, target, functions, made_at: at, state });
            }
            SubscriptionFact::Ended { id, .. } => self.list.retain(|subscription| subscription.id != id),
            SubscriptionFact::Failed { id, at, error } => self.set(&id, SubscriptionState::Fails { since: at, error }),
            SubscriptionFact::Worked { id, at } => self.set(&id, SubscriptionState::Works { since: at }),
        }
    }

    fn set(&mut self, id: &str, state: SubscriptionState) {
        if let Some(subscription) = self.list.iter_mut().find(|subscription| subscription.id == id) {
            subscription.state = state;
        }
    }

    pub fn find(&self, id: &str) -> Option<&Subscription> {
        self.list.iter().find(|subscription| subscription.id == id)
    }
}

impl SubscriptionBook {
    fn get(&self, party: &str) -> Option<Arc<Listeners>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(party).cloned()
    }

    fn put(&self, party: &str, listeners: Arc<Listeners>) {
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= REMEMBERED {
            known.clear();
        }
        known.insert(party.to_owned(), listeners);
    }
}

fn stream(party: &str) -> String {
    format!("subscriptions/{party}")
}

impl App {
    /// Who listens to a party's notifications: a look-up in memory, and once a minute a question to the store.
    pub(crate) async fn listeners(&self, party: &str) -> Result<Arc<Listeners>, Fault> {
        match self.push().book.get(party) {
            Some(known) if self.now().duration_since(known.seen_at) < FRESH => Ok(known),
            _ => self.listeners_now(party).await,
        }
    }

    /// The same, with all that other processes recorded.
    pub(crate) async fn listeners_now(&self, party: &str) -> Result<Arc<Listeners>, Fault> {
        let known = self.push().book.get(party);
        let mut listeners = known.map_or_else(
            || Listeners { version: 0, seen_at: Timestamp::MIN, list: Vec::new() },
            |known| Listeners::clone(&known),
        );
        for event in self.store().load_after(&stream(party), listeners.version).await? {
            listeners.apply(record::parse(&event, KIND)?);
            listeners.version = event.version;
        }
        listeners.seen_at = self.now();
        let listeners = Arc::new(listeners);
        self.push().book.put(party, listeners.clone());
        Ok(listeners)
    }

    /// Records a fact if `decide` still wants it after what others recorded.
    pub(crate) async fn record_subscription(
        &self,
        party: &str,
        decide: impl Fn(&Listeners) -> Option<SubscriptionFact>,
    ) -> Result<Arc<Listeners>, Fault> {
        loop {
            let listeners = self.listeners_now(party).await?;
            let Some(fact) = decide(&listeners) else { return Ok(listeners) };
            let payload = serde_json::to_vec(&fact).map_err(|error| Fault::Other(format!("subscription: {error}")))?;
            let events = vec![NewEvent { kind: KIND.to_owned(), payload }];
            let append = Append { stream: stream(party), expected: listeners.version, events };
            match self.store().commit(Commit { at: self.now(), appends: vec![append], ..Commit::default() }).await {
                Ok(_) => return self.listeners_now(party).await,
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}
