//! The life of declarations, as scripts, as random walks, and against published sequences.

mod courses;
mod published;
mod random;
mod refusals;
mod stored;
mod world;
