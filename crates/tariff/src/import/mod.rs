//! Readers of published tariffs, and our own form.
