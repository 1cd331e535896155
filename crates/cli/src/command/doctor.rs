//! `clearway doctor`: is this machine fit?

use crate::args::Doctor;
use crate::exit::Exit;

pub fn run(_args: &Doctor) -> Exit {
    Exit::failed("not yet")
}
