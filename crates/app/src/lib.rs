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
mod drafts;
mod fault;
mod keys;
mod ledger;
mod list;
mod lodge;
mod lrn;
mod movement;
mod node;
mod notices;
mod people;
mod posting;
mod postings;
mod project;
mod quota_book;
mod quota_draws;
mod quotas;
mod read;
mod receive;
mod record;
mod rest;
mod split;
mod steps;
mod timers;
mod view;
mod who;
mod work;

pub use accounts::{AccountView, OpenAccount};
pub use ambient::{Clock, Ids, hex, sha256};
pub use answer::{Receipt, ReceiveError};
pub use calculate::{CommodityView, DutyQuery, MeasureRow};
pub use check::Checked;
pub use deed::Deed;
pub use fault::Fault;
pub use node::{App, Changed, Health, Setup, SetupError};
pub use people::NewUser;
pub use quotas::{OpenQuota, QuotaView};
pub use store::account::Draft;
pub use view::{
    Decision, DeclarationView, Document, DutyLine, DutySet, Filter, Page, Row, TimelineEntry, Wait, WorkStep,
};
pub use who::{Actor, Role};
