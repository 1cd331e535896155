//! Round trip and readings of duty expressions.
