//! All SQL: event streams, outbox, jobs, read models, on SQLite and PostgreSQL.

pub mod account;
pub mod bench;
mod codec;
pub mod commit;
mod config;
pub mod error;
mod event;
mod inject;
mod job;
mod migration;
mod postgres;
mod prepared;
mod sqlite;
mod store;
mod stored;
pub mod survey;
mod totals;
pub mod view;
mod words;

pub use commit::{Append, Commit, Committed, NewDelivery, NewEvent, NewJob, NewMessage, NewNotification, UniqueKey};
pub use config::Config;
pub use error::{CommitError, Fault, ProjectionError};
pub use event::{StoredEvent, StoredMessage, StoredNotification};
pub use inject::Injection;
pub use job::{Delivery, Job};
pub use store::Store;
pub use view::{Changes, Cursor, DECLARATIONS, DeclarationRow, Filter, Order, Page, StateTotal};
