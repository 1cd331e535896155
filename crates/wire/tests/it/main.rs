//! Integration tests of the room `wire`.

mod canonical;
mod ens;
mod samples;
mod wco;
