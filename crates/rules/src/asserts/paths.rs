//! Paths of assert files: `.`, `..` and element names, from the element that a test holds for.

use crate::arena::Names;
use crate::expr::Path;

/// The variable a path starts from, and how many scopes lie above it (none for a closure's own variable).
#[derive(Clone, Copy)]
pub(super) struct Start {
    pub slot: usize,
    pub above: usize,
}

/// Resolves a path; the elements above stand in the slots below the start's.
pub(super) fn resolve(text: &str, start: Start, names: &mut Names) -> Result<Path, String> {
    let mut slot = start.slot;
    let mut above = start.above;
    let mut steps = Vec::new();
    for part in text.split('/') {
        match part {
            "." => {}
            ".." if !steps.is_empty() => return Err(format!("{text:?} goes down and up again")),
            ".." if above == 0 => return Err(format!("{text:?} leaves the document")),
            ".." => {
                slot -= 1;
                above -= 1;
            }
            "" => return Err(format!("{text:?} has an empty step")),
            name => steps.push(names.intern(name)),
        }
    }
    Ok(Path { slot, steps: steps.into() })
}
