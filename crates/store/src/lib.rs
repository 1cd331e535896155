//! All SQL: event streams, outbox, jobs, read models, on SQLite and PostgreSQL.
