//! Use cases, one file each: permit, load, decide, append; and the jobs that follow.
//!
//! Only this room composes the others. A use case gathers what the pure rooms need (the moment, ids, balances, the
//! tariff), lets them decide, and makes the outcome durable in one commit.

mod accounts;
mod act;
mod ambient;
mod answer;
mod book;
mod calculate;
mod change;
mod check;
mod commit;
mod deed;
mod deliver;
mod drafts;
mod fault;
mod fresh;
mod keys;
mod known;
mod ledger;
mod line;
mod list;
mod lodge;
mod lrn;
mod mail;
mod movement;
mod node;
mod node_key;
mod notices;
mod numbering;
mod parcel;
mod people;
mod posting;
mod postings;
mod project;
mod push;
mod quota_book;
mod quota_draws;
mod quotas;
mod read;
mod receive;
mod record;
mod register;
mod registers;
mod rest;
pub mod signature;
mod smtp;
mod split;
mod standing;
mod steps;
mod subscription_book;
mod subscriptions;
mod supplementary;
mod target;
mod timers;
mod tls;
mod view;
mod webhook;
mod who;
mod work;

pub use accounts::{AccountView, OpenAccount};
pub use ambient::{Clock, Ids, hex, sha256};
pub use answer::{Receipt, ReceiveError};
pub use calculate::{CommodityView, DutyQuery, MeasureRow};
pub use check::Checked;
pub use deed::Deed;
pub use fault::Fault;
pub use mail::Relay;
pub use node::{App, Changed, Health, Setup, SetupError};
pub use node_key::{NodeKey, PublicKey};
pub use people::NewUser;
pub use push::{PATIENCE, PushConfig};
pub use quotas::{OpenQuota, QuotaView};
pub use register::RegisterName;
pub use registers::NewGuarantee;
pub use store::account::Draft;
pub use subscription_book::{Channel, Subscription, SubscriptionState};
pub use subscriptions::{NewSubscription, SubscribeError};
pub use target::{Reach, TargetError};
pub use view::{
    Decision, DeclarationView, Document, DutyLine, DutySet, Filter, Page, Row, TimelineEntry, Wait, WorkStep,
};
pub use who::{Actor, Role};
