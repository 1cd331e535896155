//! Use cases over a store in memory.

mod amending;
mod lodging;
mod made;
mod money;
mod quota;
mod registers;
mod simplified;
