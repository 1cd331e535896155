//! Subscribing to one's notifications: make, list, end, test.

use store::{Commit, NewDelivery};

use crate::parcel::Parcel;
use crate::subscription_book::{Channel, Subscription, SubscriptionFact};
use crate::target::{self, Target, TargetError};
use crate::{Actor, App, Fault};

/// Subscriptions of one party.
const MOST: usize = 20;

/// What somebody wants to be told, and where.
#[derive(Clone, Debug)]
pub struct NewSubscription {
    pub channel: Channel,
    /// An `https` address, or an e-mail address.
    pub target: String,
    /// WCO function codes; empty for all.
    pub functions: Vec<String>,
}

/// Why there is no such subscription.
#[derive(Debug, thiserror::Error)]
pub enum SubscribeError {
    #[error(transparent)]
    Target(#[from] TargetError),
    #[error("{0} is no function code")]
    Function(String),
    #[error("a party has at most {MOST} subscriptions")]
    TooMany,
    #[error("this node does not push notifications; read them at /api/v1/notifications")]
    NoPush,
    #[error("there is no such subscription")]
    Unknown,
    #[error(transparent)]
    Fault(#[from] Fault),
}

impl App {
    /// Subscribes the actor's party. What is subscribed already is not subscribed twice.
    ///
    /// # Errors
    /// The address may not be reached, a code is none, or there are too many.
    pub async fn subscribe(&self, actor: &Actor, new: NewSubscription) -> Result<Subscription, SubscribeError> {
        let reach = self.push().config().ok_or(SubscribeError::NoPush)?.reach;
        let address = new.target.trim().to_owned();
        match new.channel {
            Channel::Webhook => drop(Target::parse(&address, reach)?),
            Channel::Email => target::email(&address)?,
        }
        let mut functions = new.functions;
        functions.sort();
        functions.dedup();
        if let Some(code) = functions.iter().find(|code| model::Function::from_code(code).is_none()) {
            return Err(SubscribeError::Function(code.clone()));
        }
        let id = self.ids().reference();
        let same = |s: &&Subscription| s.channel == new.channel && s.target == address && s.functions == functions;
        let made = SubscriptionFact::Made {
            id,
            channel: new.channel,
            target: address.clone(),
            functions: functions.clone(),
            by: actor.login.clone(),
            at: self.now(),
        };
        let decide = |listeners: &crate::subscription_book::Listeners| {
            let is_new = !listeners.list.iter().any(|s| same(&s));
            (is_new && listeners.list.len() < MOST).then(|| made.clone())
        };
        let listeners = self.record_subscription(&actor.party, decide).await?;
        listeners.list.iter().find(same).cloned().ok_or(SubscribeError::TooMany)
    }

    /// The subscriptions of the actor's party, oldest first.
    pub async fn subscriptions(&self, actor: &Actor) -> Result<Vec<Subscription>, Fault> {
        Ok(self.listeners_now(&actor.party).await?.list.clone())
    }

    /// Ends a subscription; what is under way is not sent any more. Ending it twice is no error.
    pub async fn unsubscribe(&self, actor: &Actor, id: &str) -> Result<(), Fault> {
        let decide = |listeners: &crate::subscription_book::Listeners| {
            let (id, by, at) = (id.to_owned(), actor.login.clone(), self.now());
            listeners.find(&id).is_some().then_some(SubscriptionFact::Ended { id, by, at })
        };
        self.record_subscription(&actor.party, decide).await.map(drop)
    }

    /// Sends a delivery that tells nothing, by the same way as the others.
    ///
    /// # Errors
    /// There is no such subscription, or the store failed.
    pub async fn test_subscription(&self, actor: &Actor, id: &str) -> Result<(), SubscribeError> {
        let listeners = self.listeners_now(&actor.party).await?;
        let subscription = listeners.find(id).ok_or(SubscribeError::Unknown)?;
        let body = serde_json::json!({ "test": true, "issued_at": self.now() }).to_string();
        let delivery: NewDelivery = Parcel::of(subscription, &actor.party, body).delivery("test")?;
        let commit = Commit { at: self.now(), outbox: vec![delivery], ..Commit::default() };
        self.store().commit(commit).await.map_err(Fault::from)?;
        self.push().news.notify_one();
        Ok(())
    }
}
