//! What a content model waits for, for the sentence of a fault; and how to go on after one.

use super::{Program, Step, Thread};
use crate::component::{ElementId, Wildcard};
use crate::names::QName;

const MOST_STEPS: usize = 20_000;

/// What may come next.
#[derive(Debug, Default)]
pub struct Expected {
    pub names: Vec<QName>,
    /// A wildcard lets others in.
    pub others: bool,
    /// The content may end here.
    pub end: bool,
}

/// All that the threads could go on with.
pub fn expected(program: &Program, threads: &[Thread]) -> Expected {
    let mut expected = Expected::default();
    let mut work = threads.to_vec();
    let mut joined = Vec::new();
    for _ in 0..MOST_STEPS {
        let Some(thread) = work.pop() else {
            break;
        };
        match program.steps.get(thread.at as usize) {
            Some(Step::Element { name, .. }) => add(&mut expected.names, *name),
            Some(Step::Any(Wildcard { .. })) => expected.others = true,
            Some(Step::Accept) => expected.end = true,
            Some(Step::All(members)) => {
                for member in members.iter().filter(|member| thread.seen & (1 << member.slot) == 0) {
                    add(&mut expected.names, member.name);
                }
                program.follow(thread, &mut work, &mut joined);
            }
            _ => program.follow(thread, &mut work, &mut joined),
        }
    }
    expected
}

fn add(names: &mut Vec<QName>, name: QName) {
    if !names.contains(&name) {
        names.push(name);
    }
}

/// May the content end here?
pub fn may_end(program: &Program, threads: &[Thread], work: &mut Vec<Thread>) -> bool {
    work.clear();
    work.extend(threads);
    let mut joined = Vec::new();
    for _ in 0..MOST_STEPS {
        let Some(thread) = work.pop() else {
            return false;
        };
        if matches!(program.steps.get(thread.at as usize), Some(Step::Accept)) {
            return true;
        }
        program.follow(thread, work, &mut joined);
    }
    false
}

/// A child that is not allowed where it stands but is allowed elsewhere: its declaration, and the thread after it.
pub fn recover(program: &Program, threads: &[Thread], name: QName) -> Option<(ElementId, Thread)> {
    let current = threads.first().copied().unwrap_or(Thread::START);
    let after = |at: usize| {
        let depth = program.depths.get(at).copied().unwrap_or(0);
        Thread { at: u32::try_from(at + 1).unwrap_or(u32::MAX), depth, moved: u8::MAX, ..Thread::START }
    };
    program.steps.iter().enumerate().find_map(|(at, step)| match step {
        Step::Element { name: known, element } if *known == name => Some((*element, after(at))),
        Step::All(members) => members.iter().find(|member| member.name == name).map(|member| (member.element, current)),
        _ => None,
    })
}
