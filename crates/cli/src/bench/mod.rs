//! `clearway bench`: measurements, each a ratio or a limit in one run.

mod client;

use crate::args::Bench;
use crate::exit::Exit;

pub fn run(_args: &Bench) -> Exit {
    Exit::failed("not yet")
}
