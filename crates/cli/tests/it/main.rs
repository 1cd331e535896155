//! The real binary under attack: killed, flooded, lied to, and asked everything that is promised of it.

mod http;
mod node;
mod poll;
mod world;

mod contract;
mod crash;
mod crash_postgres;
mod hostile;
