//! What every handler shares: the node's use cases and the edge's own small state.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use app::{App, Ids};

use crate::Config;
use crate::form::Lists;
use crate::limits::Limit;
use crate::lists;

/// The edge of one node. Cheap to clone.
#[derive(Clone)]
pub struct Node(Arc<Inner>);

pub struct Inner {
    pub app: App,
    pub config: Config,
    pub lodging: Limit,
    pub sign_ins: Limit,
    pub questions: Limit,
    /// Tax types with their names.
    pub taxes: Arc<Vec<(String, String)>>,
    /// Begins every request id of this process.
    run: String,
    requests: AtomicU64,
}

impl std::ops::Deref for Node {
    type Target = Inner;

    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Node {
    pub fn new(app: App, config: Config) -> Node {
        let taxes = app.profile().tax.taxes.iter().map(|tax| (tax.code.clone(), tax.name.clone())).collect();
        Node(Arc::new(Inner {
            lodging: Limit::per_second(config.lodgements_per_second),
            sign_ins: Limit::per_minute(config.sign_ins_per_minute),
            questions: Limit::per_second(config.questions_per_second),
            taxes: Arc::new(taxes),
            run: Ids::Random.reference().chars().take(8).collect(),
            requests: AtomicU64::new(0),
            app,
            config,
        }))
    }

    /// A new id for one request, to find it in the log.
    pub fn request_id(&self) -> String {
        format!("{}-{:x}", self.run, self.requests.fetch_add(1, Ordering::Relaxed))
    }

    /// The code lists of today, for forms.
    pub fn lists(&self) -> Lists {
        lists::of(&self.app, self.app.day(self.app.now()))
    }

    pub fn node_name(&self) -> String {
        let identity = &self.app.profile().identity;
        match self.config.node_name.as_str() {
            "" => format!("Customs · {}", identity.country_name),
            name => name.to_owned(),
        }
    }
}
