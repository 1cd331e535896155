//! A content model as a small program over children; counters keep `maxOccurs="9999"` as small as 1.

mod advance;
mod emit;
mod expect;

use crate::component::{ElementId, Wildcard};
use crate::names::QName;

pub use advance::{Hit, Thread, advance};
pub use emit::{Particle, Term, UNBOUNDED, emit};
pub use expect::{Expected, expected, may_end, recover};

/// Counted groups inside each other that one content model may have.
pub const DEEPEST_COUNTER: usize = 8;

/// The compiled content model; the first step is the start.
#[derive(Debug, Default)]
pub struct Program {
    steps: Vec<Step>,
    /// Counters alive before each step.
    depths: Vec<u8>,
    /// Several counts may be possible at once, so every path must be followed.
    exhaustive: bool,
}

/// One step; unless it says otherwise the next step follows.
#[derive(Debug)]
enum Step {
    /// One child of this name.
    Element {
        name: QName,
        element: ElementId,
    },
    /// One child that a wildcard lets in.
    Any(Wildcard),
    /// Goes on here, or there.
    Split(u32),
    Jump(u32),
    /// Begins to count; may be left out altogether.
    Enter {
        exit: u32,
        optional: bool,
    },
    /// One more time round, or on.
    Repeat {
        start: u32,
        min: u32,
        max: u32,
    },
    /// Each member once at most, in any order.
    All(Vec<Member>),
    Accept,
}

#[derive(Debug, Clone)]
struct Member {
    name: QName,
    element: ElementId,
    /// Members of a substitution group share the slot of their head.
    slot: u8,
    required: bool,
}

#[cfg(test)]
mod tests;
