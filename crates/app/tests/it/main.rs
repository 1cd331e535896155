//! Use cases over a store in memory.

mod amending;
mod day;
mod listing;
mod lodging;
mod made;
mod money;
mod pushing;
mod quota;
mod receiver;
mod registers;
mod signatures;
mod simplified;
