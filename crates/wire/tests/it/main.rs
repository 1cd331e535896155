//! Integration tests of the room `wire`.

mod canonical;
mod samples;
mod wco;
