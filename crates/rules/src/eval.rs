//! Runs typed expressions over a tree: tests here, values in `values`, walks in `walk`.

mod values;
mod walk;

pub(crate) use values::parse;

use std::cell::Cell;

use crate::expr::{Part, Shape, Test, Text};
use crate::host::Context;
use crate::tree::Tree;

/// Scopes and variables that one expression may have open at once.
pub(crate) const SLOTS: usize = 16;

/// One run of a pack over one tree. No expression allocates, but for the memory of more than 32 keys.
pub(crate) struct Eval<'a, 'c, T: Tree<'a>> {
    pub tree: &'c T,
    pub context: Context<'c>,
    pub slots: [Option<T::Node>; SLOTS],
    /// Nodes that may still be looked at: hostile input must not make a rule run for minutes.
    pub fuel: Cell<u64>,
}

/// Nodes that one run may look at.
pub(crate) const FUEL: u64 = 10_000_000;

impl<'a, 'c, T: Tree<'a>> Eval<'a, 'c, T> {
    pub fn new(tree: &'c T, root: T::Node, context: Context<'c>) -> Eval<'a, 'c, T> {
        let mut slots = [None; SLOTS];
        if let Some(first) = slots.first_mut() {
            *first = Some(root);
        }
        Eval { tree, context, slots, fuel: Cell::new(FUEL) }
    }

    /// True once something was left unread for want of fuel.
    pub fn exhausted(&self) -> bool {
        self.fuel.get() == 0
    }

    /// True, false, or unknown.
    pub fn test(&mut self, test: &'a Test) -> Option<bool> {
        match test {
            Test::Const(value) => Some(*value),
            Test::Not(inner) => self.test(inner).map(|value| !value),
            Test::All(parts) => self.all(parts, true),
            Test::Any(parts) => self.all(parts, false),
            Test::Present(path) => Some(self.first(path).is_some()),
            Test::Number { order, left, right, absent } => match (self.number(left), self.number(right)) {
                (Some(left), Some(right)) => Some(order.holds(left.cmp(&right))),
                _ => *absent,
            },
            Test::Text { order, left, right } => Some(order.holds(self.text(left)?.cmp(self.text(right)?))),
            Test::Day { order, left, right } => Some(order.holds(self.day(left)?.cmp(&self.day(right)?))),
            Test::Same(left, right) => Some(self.test(left)? == self.test(right)?),
            Test::OneOf(text, known) => {
                let text = self.text(text)?;
                Some(known.binary_search_by(|known| (**known).cmp(text)).is_ok())
            }
            Test::OneOfNumbers(number, known) => {
                let number = self.number(number)?;
                Some(known.contains(&number))
            }
            Test::Part(part, text, of) => self.part(*part, text, of),
            Test::Matches(text, pattern) => Some(pattern.matches(self.text(text)?)),
            Test::Listed { list, code } => self.context.lists.has(list, self.text(code)?),
            Test::Shaped(shape, text) => self.shaped(*shape, text),
            Test::Exists(over, body) => self.quantified(over, body, Some(true), Some(false)),
            Test::ForAll(over, body) => self.quantified(over, body, Some(false), Some(true)),
            Test::ExistsOne(over, body) => self.exactly_one(over, body),
            Test::Distinct(over, key) => self.distinct(over, key),
            Test::Indices(path) => self.indices(path),
            Test::If(when, then, otherwise) => {
                let branch = if self.test(when)? { then } else { otherwise };
                self.test(branch)
            }
        }
    }

    /// Conjunction (`whole` is true) or disjunction: one part that differs from `whole` decides, unknown parts or not.
    fn all(&mut self, parts: &'a [Test], whole: bool) -> Option<bool> {
        let mut answer = Some(whole);
        for part in parts {
            match self.test(part) {
                Some(value) if value != whole => return Some(!whole),
                None => answer = None,
                Some(_) => {}
            }
        }
        answer
    }

    fn part(&mut self, part: Part, text: &'a Text, of: &'a Text) -> Option<bool> {
        let (text, of) = (self.text(text)?, self.text(of)?);
        Some(match part {
            Part::Starts => text.starts_with(of),
            Part::Ends => text.ends_with(of),
            Part::Contains => text.contains(of),
        })
    }

    fn shaped(&mut self, shape: Shape, text: &'a Text) -> Option<bool> {
        let text = self.text(text)?;
        Some(match shape {
            Shape::Mrn => model::check_digit::is_mrn(text),
            Shape::ContainerNumber => model::check_digit::is_container_number(text),
        })
    }
}
