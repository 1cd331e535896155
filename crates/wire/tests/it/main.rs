//! Integration tests of the room `wire`.

mod amend;
mod canonical;
mod device;
mod ens;
mod hostile;
mod res;
mod samples;
mod valid;
mod wco;
mod whole;
