//! Context of the page on which notifications are subscribed to.

use app::{Subscription, SubscriptionState};
use askama::Template;
use jiff::Timestamp;
use model::Function;

use crate::html::Shell;

#[derive(Template)]
#[template(path = "subscriptions.html")]
pub struct SubscriptionsPage {
    pub page: Shell,
    pub list: Vec<SubscriptionView>,
    /// Text key of why the last one was refused; else empty.
    pub fault: &'static str,
    /// What was typed, so that nothing is typed twice.
    pub channel: String,
    pub target: String,
    pub chosen: Vec<Function>,
    pub all: Vec<Function>,
}

#[derive(Clone, Debug)]
pub struct SubscriptionView {
    pub id: String,
    /// Text key.
    pub channel: &'static str,
    pub target: String,
    /// Empty for all.
    pub functions: Vec<Function>,
    pub tone: &'static str,
    /// Text key.
    pub state: &'static str,
    pub since: Timestamp,
    pub error: String,
}

impl From<Subscription> for SubscriptionView {
    fn from(subscription: Subscription) -> SubscriptionView {
        let channel = match subscription.channel {
            app::Channel::Webhook => "subscriptions.webhook",
            app::Channel::Email => "subscriptions.email",
        };
        let (tone, state, since, error) = match subscription.state {
            SubscriptionState::New => ("plain", "subscriptions.new", subscription.made_at, String::new()),
            SubscriptionState::Works { since } => ("go", "subscriptions.works", since, String::new()),
            SubscriptionState::Fails { since, error } => ("stop", "subscriptions.fails", since, error),
        };
        let functions = subscription.functions.iter().filter_map(|code| Function::from_code(code)).collect();
        SubscriptionView {
            id: subscription.id,
            channel,
            target: subscription.target,
            functions,
            tone,
            state,
            since,
            error,
        }
    }
}
