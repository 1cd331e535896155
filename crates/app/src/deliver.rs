//! The worker that empties the outbox: at least once, in order, in its own time; no lodgement waits for it.

use std::time::Duration;

use jiff::SignedDuration;
use store::Delivery;
use tokio::task::JoinSet;

use crate::line::{GIVEN_UP_AFTER, later};
use crate::mail::Mail;
use crate::parcel::Parcel;
use crate::push::PushConfig;
use crate::subscription_book::{Channel, Subscription, SubscriptionFact, SubscriptionState};
use crate::webhook::{self, Call};
use crate::{App, Fault};

/// For how long a delivery that was taken is nobody else's; longer than an attempt may take.
const LEASE: SignedDuration = SignedDuration::from_secs(60);
/// An attempt must be over before its lease is.
const LONGEST: Duration = Duration::from_secs(30);
/// Attempts under way at once, over all subscribers.
const AT_ONCE: usize = 64;
/// A busy store wakes the worker this often at most.
const PAUSE: Duration = Duration::from_millis(20);
/// Retries and what other processes committed are looked for this often.
const LOOK: Duration = Duration::from_secs(1);

impl App {
    /// Tries everything that is due now, once; how many deliveries there were.
    pub async fn deliver_due(&self) -> Result<usize, Fault> {
        let mut attempts = JoinSet::new();
        let count = self.start_due(&mut attempts).await?;
        while attempts.join_next().await.is_some() {}
        Ok(count)
    }

    /// Delivers for ever, until the task is dropped; what is under way then is sent again later.
    pub async fn keep_delivering(&self) {
        let mut attempts = JoinSet::new();
        loop {
            let started = match self.start_due(&mut attempts).await {
                Ok(started) => started,
                Err(error) => {
                    tracing::warn!(%error, "deliveries wait for the store");
                    0
                }
            };
            if started == 0 {
                let news = self.push().news.notified();
                let done = async {
                    if attempts.join_next().await.is_none() {
                        std::future::pending::<()>().await
                    }
                };
                tokio::select! {
                    () = news => {}
                    () = done => {}
                    () = tokio::time::sleep(LOOK) => {}
                }
            }
            while attempts.try_join_next().is_some() {}
            tokio::time::sleep(PAUSE).await;
        }
    }

    /// Starts attempts at what is due, as far as there is room; how many.
    async fn start_due(&self, attempts: &mut JoinSet<()>) -> Result<usize, Fault> {
        if self.push().config().is_none() {
            return Ok(0);
        }
        let mut started = 0;
        for channel in [Channel::Webhook, Channel::Email] {
            let room = AT_ONCE.saturating_sub(attempts.len());
            if room == 0 {
                break;
            }
            for delivery in self.store().take_deliveries(channel.as_str(), self.now(), room, LEASE).await? {
                let app = self.clone();
                attempts.spawn(async move { app.attempt(&delivery).await });
                started += 1;
            }
        }
        Ok(started)
    }

    async fn attempt(&self, delivery: &Delivery) {
        if let Err(error) = self.try_delivery(delivery).await {
            // The lease runs out, and the delivery is taken again.
            tracing::warn!(%error, delivery = delivery.id, "a delivery waits for the store");
        }
    }

    async fn try_delivery(&self, delivery: &Delivery) -> Result<(), Fault> {
        let Some(config) = self.push().config() else { return Ok(()) };
        let Ok(parcel) = serde_json::from_slice::<Parcel>(&delivery.payload) else {
            return self.give_up(delivery, "it cannot be read").await;
        };
        let listeners = self.listeners(&parcel.party).await?;
        let Some(subscription) = listeners.find(&parcel.subscription) else {
            return self.give_up(delivery, "the subscription ended").await;
        };
        if let Err(again) = self.push().lines.enter(&subscription.id, self.now()) {
            return Ok(self.store().retry_delivery(delivery.id, again, "waits for the one before it").await?);
        }
        let sent = tokio::time::timeout(
            config.patience.min(LONGEST),
            send(config, subscription, delivery, &parcel, self.now()),
        )
        .await;
        match sent.unwrap_or_else(|_| Err("no answer in time".to_owned())) {
            Ok(()) => self.arrived(delivery, &parcel, subscription).await,
            Err(error) => self.failed(delivery, &parcel, subscription, error).await,
        }
    }

    async fn arrived(&self, delivery: &Delivery, parcel: &Parcel, subscription: &Subscription) -> Result<(), Fault> {
        self.push().lines.arrived(&subscription.id);
        self.store().delivered(delivery.id, self.now()).await?;
        // The next of this line may go now.
        self.push().news.notify_one();
        if matches!(subscription.state, SubscriptionState::Works { .. }) {
            return Ok(());
        }
        self.record_subscription(&parcel.party, |listeners| {
            let found = listeners.find(&parcel.subscription)?;
            let works = matches!(found.state, SubscriptionState::Works { .. });
            (!works).then(|| SubscriptionFact::Worked { id: found.id.clone(), at: self.now() })
        })
        .await
        .map(drop)
    }

    async fn failed(
        &self,
        delivery: &Delivery,
        parcel: &Parcel,
        subscription: &Subscription,
        error: String,
    ) -> Result<(), Fault> {
        let now = self.now();
        let again = self.push().lines.failed(&subscription.id, delivery.at, now);
        let end = later(delivery.at, GIVEN_UP_AFTER);
        tracing::info!(delivery = delivery.id, subscription = subscription.id, error, "a delivery failed");
        if now >= end {
            self.give_up(delivery, &error).await?;
        } else {
            // The last attempt is made when the three days are over, not before.
            self.store().retry_delivery(delivery.id, again.min(end), &error).await?;
        }
        if matches!(subscription.state, SubscriptionState::Fails { .. }) {
            return Ok(());
        }
        self.record_subscription(&parcel.party, |listeners| {
            let found = listeners.find(&parcel.subscription)?;
            let fails = matches!(found.state, SubscriptionState::Fails { .. });
            (!fails).then(|| SubscriptionFact::Failed { id: found.id.clone(), at: now, error: error.clone() })
        })
        .await
        .map(drop)
    }

    /// The delivery stays readable by cursor for ever; only the push is given up.
    async fn give_up(&self, delivery: &Delivery, reason: &str) -> Result<(), Fault> {
        tracing::warn!(delivery = delivery.id, reason, "a delivery is given up");
        Ok(self.store().give_up_delivery(delivery.id, self.now(), reason).await?)
    }
}

async fn send(
    config: &PushConfig,
    subscription: &Subscription,
    delivery: &Delivery,
    parcel: &Parcel,
    now: jiff::Timestamp,
) -> Result<(), String> {
    match subscription.channel {
        Channel::Webhook => {
            let call = Call { number: delivery.id, body: &parcel.body, now };
            webhook::call(&subscription.target, config.reach, &config.key, call).await
        }
        Channel::Email => {
            let (subject, text) = words(&parcel.body);
            let (from, to) = (config.from.as_str(), subscription.target.as_str());
            let mail = Mail { number: delivery.id, from, to, subject: &subject, text: &text, now };
            match &config.relay {
                Some(relay) => mail.hand_to(relay).await,
                None => mail.put_in(&config.outbox).await.map_err(|error| format!("the outbox: {error}")),
            }
        }
    }
}

/// A notification in an e-mail: the reference in the subject, the whole of it in the text.
fn words(body: &str) -> (String, String) {
    let value: serde_json::Value = serde_json::from_str(body).unwrap_or_default();
    let field = |name: &str| value.get(name).and_then(|field| field.as_str()).unwrap_or_default();
    let reference = if field("mrn").is_empty() { field("lrn") } else { field("mrn") };
    let subject = match field("function_code") {
        "" => "Clearway: test".to_owned(),
        code => format!("Clearway: notification {code} {reference}"),
    };
    let text = serde_json::to_string_pretty(&value).unwrap_or_default();
    (subject, format!("{text}\n"))
}
