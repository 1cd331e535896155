//! What lies in the outbox: one notification for one subscriber, written with the events that it tells of.

use model::Notification;
use serde::{Deserialize, Serialize};
use store::NewDelivery;

use crate::Fault;
use crate::commit::sender;
use crate::subscription_book::Subscription;
use crate::work::Work;

/// A body and whose it is. The address is read from the subscription when the parcel goes out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Parcel {
    pub party: String,
    pub subscription: String,
    /// JSON, as the list of notifications gives it.
    pub body: String,
    #[serde(skip)]
    channel: Option<&'static str>,
}

impl Parcel {
    pub fn of(subscription: &Subscription, party: &str, body: String) -> Parcel {
        let channel = Some(subscription.channel.as_str());
        Parcel { party: party.to_owned(), subscription: subscription.id.clone(), body, channel }
    }

    /// Goes out behind everything else for this subscription and `line`.
    pub fn delivery(&self, line: &str) -> Result<NewDelivery, Fault> {
        Ok(NewDelivery {
            channel: self.channel.unwrap_or_default().to_owned(),
            target: format!("{}/{line}", self.subscription),
            payload: serde_json::to_vec(self).map_err(|error| Fault::Other(format!("parcel: {error}")))?,
        })
    }
}

/// The parcels of what a party is told, in order; one line for each declaration.
pub(crate) fn parcels(
    subscriptions: &[Subscription],
    party: &str,
    notifications: &[Notification],
) -> Result<Vec<NewDelivery>, Fault> {
    let mut deliveries = Vec::new();
    for notification in notifications.iter().filter(|_| !subscriptions.is_empty()) {
        let mut body = Vec::with_capacity(512);
        wire::res::json::write(notification, &mut body);
        let body = String::from_utf8(body).map_err(|error| Fault::Other(format!("notification: {error}")))?;
        let code = notification.function.code();
        let wanted = |s: &&Subscription| s.functions.is_empty() || s.functions.contains(&code);
        for subscription in subscriptions.iter().filter(wanted) {
            let line = notification.mrn.as_deref().unwrap_or(&notification.lrn);
            deliveries.push(Parcel::of(subscription, party, body.clone()).delivery(line)?);
        }
    }
    Ok(deliveries)
}

impl Work<'_> {
    /// What goes into the outbox with this work and what is done beside it; nothing for those who did not subscribe.
    pub(crate) async fn parcels(&self) -> Result<Vec<NewDelivery>, store::Fault> {
        if self.app.push().config().is_none() {
            return Ok(Vec::new());
        }
        let mut all = Vec::new();
        for work in [self].into_iter().chain(self.beside.iter().map(|(work, _)| work)) {
            all.extend(work.own_parcels().await?);
        }
        Ok(all)
    }

    async fn own_parcels(&self) -> Result<Vec<NewDelivery>, store::Fault> {
        if self.notifications.is_empty() {
            return Ok(Vec::new());
        }
        let party = sender(&self.state);
        let parcels = match self.app.listeners(party).await {
            Ok(listeners) => parcels(&listeners.list, party, &self.notifications),
            Err(fault) => Err(fault),
        };
        match parcels {
            Err(Fault::Store(fault)) => Err(fault),
            // A push that cannot be made holds up no lodgement: what it would have told is there by cursor.
            Err(error) => {
                tracing::error!(%error, party, "notifications are not pushed");
                Ok(Vec::new())
            }
            Ok(parcels) => Ok(parcels),
        }
    }
}
