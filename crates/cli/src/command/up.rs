//! `clearway up`: one node.

use crate::args::Up;
use crate::exit::Exit;

pub fn run(_args: Up) -> Exit {
    Exit::failed("not yet")
}
