//! `clearway demo`: two economies.

use crate::args::Demo;
use crate::exit::Exit;

pub fn run(_args: Demo) -> Exit {
    Exit::failed("not yet")
}
