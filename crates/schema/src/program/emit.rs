//! Particles to steps.

use super::{DEEPEST_COUNTER, Member, Program, Step};
use crate::component::{ElementId, Wildcard};
use crate::names::QName;

/// `maxOccurs="unbounded"`.
pub const UNBOUNDED: u32 = u32::MAX;

/// A term and how often it occurs.
#[derive(Debug, Clone)]
pub struct Particle {
    pub min: u32,
    pub max: u32,
    pub term: Term,
}

#[derive(Debug, Clone)]
pub enum Term {
    /// An element with all that may stand for it (itself, its substitutes).
    Element(Vec<(QName, ElementId)>),
    Any(Wildcard),
    Sequence(Vec<Particle>),
    Choice(Vec<Particle>),
    All(Vec<Particle>),
}

/// A content model beyond what programs can hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unsupported(pub &'static str);

/// Compiles a content model; `None` is an empty one.
pub fn emit(particle: Option<&Particle>) -> Result<Program, Unsupported> {
    let mut program = Program::default();
    if let Some(particle) = particle {
        program.particle(particle, 0)?;
    }
    program.push(Step::Accept, 0);
    Ok(program)
}

impl Particle {
    /// Can it match nothing at all?
    fn is_emptiable(&self) -> bool {
        self.min == 0
            || match &self.term {
                Term::Element(_) | Term::Any(_) => false,
                Term::Sequence(parts) | Term::All(parts) => parts.iter().all(Self::is_emptiable),
                Term::Choice(parts) => parts.iter().any(Self::is_emptiable),
            }
    }
}

impl Program {
    fn push(&mut self, step: Step, depth: usize) -> usize {
        self.steps.push(step);
        self.depths.push(u8::try_from(depth).unwrap_or(u8::MAX));
        self.steps.len() - 1
    }

    fn here(&self) -> u32 {
        u32::try_from(self.steps.len()).unwrap_or(u32::MAX)
    }

    fn aim(&mut self, at: usize, target: u32) {
        if let Some(Step::Split(to) | Step::Jump(to) | Step::Enter { exit: to, .. }) = self.steps.get_mut(at) {
            *to = target;
        }
    }

    fn particle(&mut self, particle: &Particle, depth: usize) -> Result<(), Unsupported> {
        match (particle.min, particle.max) {
            (_, 0) => Ok(()),
            (1, 1) => self.term(&particle.term, depth),
            (0, 1) => {
                let once = Particle { min: 1, ..particle.clone() };
                if once.is_emptiable() {
                    return self.term(&particle.term, depth);
                }
                let split = self.push(Step::Split(0), depth);
                self.term(&particle.term, depth)?;
                let end = self.here();
                self.aim(split, end);
                Ok(())
            }
            (min, max) => self.repeat(particle, min, max, depth),
        }
    }

    fn repeat(&mut self, particle: &Particle, min: u32, max: u32, depth: usize) -> Result<(), Unsupported> {
        if depth >= DEEPEST_COUNTER {
            return Err(Unsupported("counted groups nest too deep"));
        }
        if matches!(particle.term, Term::All(_)) {
            return Err(Unsupported("xs:all may not occur more than once"));
        }
        self.exhaustive |= depth > 0;
        let enter = self.push(Step::Enter { exit: 0, optional: min == 0 }, depth);
        let start = self.here();
        self.term(&particle.term, depth + 1)?;
        self.push(Step::Repeat { start, min, max }, depth + 1);
        let end = self.here();
        self.aim(enter, end);
        Ok(())
    }

    fn term(&mut self, term: &Term, depth: usize) -> Result<(), Unsupported> {
        match term {
            Term::Element(names) => self.choice(names, depth, |program, &(name, element)| {
                program.push(Step::Element { name, element }, depth);
                Ok(())
            }),
            Term::Any(wildcard) => {
                self.push(Step::Any(wildcard.clone()), depth);
                Ok(())
            }
            Term::Sequence(parts) => parts.iter().try_for_each(|part| self.particle(part, depth)),
            Term::Choice(parts) => self.choice(parts, depth, |program, part| program.particle(part, depth)),
            Term::All(parts) => self.all(parts, depth),
        }
    }

    fn choice<T>(
        &mut self,
        branches: &[T],
        depth: usize,
        mut one: impl FnMut(&mut Self, &T) -> Result<(), Unsupported>,
    ) -> Result<(), Unsupported> {
        let Some((last, others)) = branches.split_last() else {
            return Ok(());
        };
        let mut jumps = Vec::with_capacity(others.len());
        for branch in others {
            let split = self.push(Step::Split(0), depth);
            one(self, branch)?;
            jumps.push(self.push(Step::Jump(0), depth));
            let next = self.here();
            self.aim(split, next);
        }
        one(self, last)?;
        let end = self.here();
        for jump in jumps {
            self.aim(jump, end);
        }
        Ok(())
    }

    fn all(&mut self, parts: &[Particle], depth: usize) -> Result<(), Unsupported> {
        let mut members = Vec::new();
        for (slot, part) in parts.iter().enumerate() {
            let slot = u8::try_from(slot).ok().filter(|&slot| slot < 64);
            let slot = slot.ok_or(Unsupported("xs:all with more than 64 elements"))?;
            let Term::Element(names) = &part.term else {
                return Err(Unsupported("xs:all with something else than elements"));
            };
            if part.max != 1 {
                return Err(Unsupported("xs:all with an element that may occur more than once"));
            }
            let required = part.min > 0;
            members.extend(names.iter().map(|&(name, element)| Member { name, element, slot, required }));
        }
        self.push(Step::All(members), depth);
        Ok(())
    }
}
