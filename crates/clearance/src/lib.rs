//! The life of a declaration: state and command to events, or a refusal.
//!
//! `decide` says what follows from a command, `State::apply` takes an event into the state, `next_step` says what the
//! system itself has to do next, `waits_on` who is waited for, `timers` which clocks run, `notify` what the declarant
//! is told. Findings, assessments, lanes, funds and ids come in as arguments; nothing here reads a clock.
#![cfg_attr(
    not(test),
    deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, clippy::float_arithmetic)
)]

pub mod account;
mod allowed;
mod apply;
pub mod check;
mod command;
mod commands;
mod context;
mod decide;
mod event;
mod fact;
mod notify;
mod payments;
mod refusal;
mod regime;
mod state;
mod step;
mod timer;
mod wait;

pub use allowed::allowed;
pub use command::{
    Amend, Arrival, Assess, Command, Correction, Departure, Examination, Funds, Invalidate, Lodge, Present, Provided,
    QuotaReply, Received, Route, Wanted,
};
pub use context::{Actor, Basis, Context, Versions};
pub use decide::decide;
pub use event::{Change, Event, Fact, Lane, Stage};
pub use notify::{NotificationId, notify};
pub use payments::{Demand, Part, PaymentWait, Payments, Receipt};
pub use refusal::Refusal;
pub use regime::{QuotaClaim, Regime, TaxRule};
pub use state::{
    Assessment, Control, Documents, Dossier, Phase, Rejected, Request, RequestKind, State, Supplementary,
    TimelineEntry, Version,
};
pub use step::{Step, next_step};
pub use timer::{Timer, TimerKind, timers};
pub use wait::{Owner, Wait, waits_on};
