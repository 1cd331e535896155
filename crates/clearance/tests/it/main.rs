//! The life of declarations, as scripts, as random walks, and against published sequences.

mod courses;
mod money;
mod published;
mod random;
mod refusals;
mod script;
mod stored;
mod table;
mod world;
