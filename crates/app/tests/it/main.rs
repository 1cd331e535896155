//! Use cases over a store in memory.

mod lodging;
mod made;
mod money;
mod quota;
