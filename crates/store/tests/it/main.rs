//! One suite for every store: SQLite in a file, SQLite in memory, PostgreSQL.

mod accounts;
mod commits;
mod crash;
mod faults;
mod jobs;
mod model;
mod notifications;
mod processes;
mod schema;
mod stores;
mod views;
