//! Why a schema could not be compiled, and where.

/// A schema that the compiler refuses; nothing in a schema is ever ignored silently.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{location}:{line}: {reason}")]
pub struct SchemaError {
    /// The schema file, as the resolver was asked for it.
    pub location: String,
    /// Line in that file, from 1; 0 when the fault is of the file as a whole.
    pub line: usize,
    /// What is wrong or unknown.
    pub reason: String,
}
