//! One child further: the threads that a content model can be in after it.

use super::{DEEPEST_COUNTER, Program, Step};
use crate::component::{ElementId, Process};
use crate::names::QName;

/// More counts possible at once than this, and the model is given up.
const MOST_THREADS: usize = 512;
/// Steps looked at for one child.
const MOST_STEPS: usize = 200_000;

/// Where in the program we are, with the counters of the groups around.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thread {
    pub(super) at: u32,
    pub(super) depth: u8,
    /// A bit a counter: has something matched since this round began?
    pub(super) moved: u8,
    pub(super) counts: [u32; DEEPEST_COUNTER],
    /// Slots of an `xs:all` already taken.
    pub(super) seen: u64,
}

impl Thread {
    /// The start of a program.
    pub const START: Self = Self { at: 0, depth: 0, moved: 0, counts: [0; DEEPEST_COUNTER], seen: 0 };

    /// The same thread at another step, something matched.
    fn past(self, at: u32) -> Self {
        Self { at, moved: u8::MAX, ..self }
    }
}

/// What let a child in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hit {
    Element(ElementId),
    Any(Process),
}

/// Steps every thread over a child; the threads after it stand in `after`.
///
/// `None` when the child is not allowed here. The error means that the model has more ways than we follow.
pub fn advance(
    program: &Program,
    before: &[Thread],
    name: QName,
    work: &mut Vec<Thread>,
    after: &mut Vec<Thread>,
) -> Result<Option<Hit>, ()> {
    let mut hit = None;
    work.clear();
    work.extend(before.iter().rev());
    let mut joined: Vec<Thread> = Vec::new();
    for _ in 0..MOST_STEPS {
        let Some(thread) = work.pop() else {
            return Ok(hit);
        };
        let Some((next, found)) = program.take(thread, name, work, &mut joined) else {
            continue;
        };
        hit = hit.or(Some(found));
        if !program.exhaustive {
            after.push(next);
            return Ok(hit);
        }
        if !after.contains(&next) {
            after.push(next);
        }
        if after.len() > MOST_THREADS {
            return Err(());
        }
    }
    Err(())
}

impl Program {
    /// One step of one thread: a match, or more threads to follow.
    fn take(
        &self,
        thread: Thread,
        wanted: QName,
        work: &mut Vec<Thread>,
        joined: &mut Vec<Thread>,
    ) -> Option<(Thread, Hit)> {
        match self.steps.get(thread.at as usize)? {
            Step::Element { name, element } => {
                (*name == wanted).then(|| (thread.past(thread.at + 1), Hit::Element(*element)))
            }
            Step::Any(wildcard) => {
                let inside = wildcard.allowed.contains(wanted.namespace);
                inside.then(|| (thread.past(thread.at + 1), Hit::Any(wildcard.process)))
            }
            Step::All(members) => {
                let free = |slot: u8| thread.seen & (1 << slot) == 0;
                if let Some(member) = members.iter().find(|member| member.name == wanted && free(member.slot)) {
                    let next = Thread { seen: thread.seen | (1 << member.slot), ..thread.past(thread.at) };
                    return Some((next, Hit::Element(member.element)));
                }
                self.follow(thread, work, joined);
                None
            }
            _ => {
                self.follow(thread, work, joined);
                None
            }
        }
    }

    /// Puts the threads that a step leads to without a child onto `work`, the preferred one last.
    pub(super) fn follow(&self, thread: Thread, work: &mut Vec<Thread>, joined: &mut Vec<Thread>) {
        let next = Thread { at: thread.at + 1, ..thread };
        match self.steps.get(thread.at as usize) {
            Some(Step::Split(other)) => {
                work.push(Thread { at: *other, ..thread });
                work.push(next);
            }
            Some(Step::Jump(target)) => {
                let next = Thread { at: *target, ..thread };
                // Branches that match nothing meet here; each way on is followed once.
                if !joined.contains(&next) {
                    joined.push(next);
                    work.push(next);
                }
            }
            Some(Step::Enter { exit, optional }) => {
                if *optional {
                    work.push(Thread { at: *exit, ..thread });
                }
                work.push(next.entered());
            }
            Some(&Step::Repeat { start, min, max }) => thread.repeat(start, min, max, work),
            Some(Step::All(members)) => {
                let missing = |slot: u8| thread.seen & (1 << slot) == 0;
                let untouched = thread.seen == 0;
                let complete = !members.iter().any(|member| member.required && missing(member.slot));
                if complete || (untouched && members.is_empty()) {
                    work.push(Thread { seen: 0, ..next });
                }
            }
            Some(Step::Element { .. } | Step::Any(_) | Step::Accept) | None => {}
        }
    }
}

impl Thread {
    fn entered(mut self) -> Self {
        if let Some(count) = self.counts.get_mut(usize::from(self.depth)) {
            *count = 0;
        }
        self.moved &= !(1 << self.depth);
        self.depth += 1;
        self
    }

    /// The end of one round of a counted group.
    fn repeat(mut self, start: u32, min: u32, max: u32, work: &mut Vec<Self>) {
        let level = self.depth.saturating_sub(1);
        let Some(count) = self.counts.get_mut(usize::from(level)) else {
            return;
        };
        let moved = self.moved & (1 << level) != 0;
        // Beyond the least number of an endless group the count says nothing more, so it stays small.
        *count = if max == super::UNBOUNDED { min.min(*count + 1) } else { *count + 1 };
        let (now, again) = (*count, moved && (max == super::UNBOUNDED || *count < max));
        // A round that matched nothing stands for all the rounds still owed.
        if now >= min || !moved {
            let mut leaving = Self { at: self.at + 1, depth: level, ..self };
            if let Some(count) = leaving.counts.get_mut(usize::from(level)) {
                *count = 0;
            }
            work.push(leaving);
        }
        if again {
            work.push(Self { at: start, moved: self.moved & !(1 << level), ..self });
        }
    }
}
