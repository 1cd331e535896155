//! What is well-formed and what is not.
