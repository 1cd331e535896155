//! What a node pushes with: its key, where it may reach, its mail relay, and who listens.

use std::path::PathBuf;
use std::sync::OnceLock;
use std::time::Duration;

use tokio::sync::Notify;

use crate::App;
use crate::line::Lines;
use crate::mail::Relay;
use crate::node_key::{NodeKey, PublicKey};
use crate::subscription_book::SubscriptionBook;
use crate::target::Reach;

/// How a node pushes notifications.
#[derive(Clone, Debug)]
pub struct PushConfig {
    /// Signs every webhook call.
    pub key: NodeKey,
    pub reach: Reach,
    /// Where e-mails go; without one they are written to `outbox` for whatever carries mail on this machine.
    pub relay: Option<Relay>,
    /// Sender address of e-mails.
    pub from: String,
    pub outbox: PathBuf,
    /// An attempt that takes longer has failed; at most half a minute.
    pub patience: Duration,
}

/// How long one attempt may take where nothing else is known.
pub const PATIENCE: Duration = Duration::from_secs(10);

#[derive(Default)]
pub(crate) struct Push {
    config: OnceLock<PushConfig>,
    pub book: SubscriptionBook,
    pub lines: Lines,
    /// Something to deliver was committed.
    pub news: Notify,
}

impl Push {
    pub fn config(&self) -> Option<&PushConfig> {
        self.config.get()
    }
}

impl App {
    /// Lets the node push; the first configuration stands.
    pub fn set_push(&self, config: PushConfig) {
        if self.push().config.set(config).is_err() {
            tracing::warn!("the node pushes already; its configuration is not changed");
        }
    }

    /// The keys that pushes are signed with; none where the node does not push.
    pub fn public_keys(&self) -> Vec<PublicKey> {
        self.push().config().map(|config| config.key.public()).into_iter().collect()
    }
}
