//! The life of a declaration: state and command to events, or a refusal.
