//! The ledger against its journals, a second model, and what must hold whatever comes.

mod corrections;
mod journals;
mod model;
mod properties;
mod reconciliation;
mod world;
