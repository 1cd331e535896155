//! Builders, a fixed clock, failing stores and the shared test data's place.
