//! Walks over the nodes of a path: first, count, sum, quantifiers, distinct keys.

use std::collections::HashSet;
use std::ops::ControlFlow;

use rust_decimal::Decimal;

use super::Eval;
use crate::expr::{Number, Over, Path, Test, Text};
use crate::tree::Tree;

/// Keys up to this many are compared with each other, more are remembered in a set.
const FEW: usize = 32;

impl<'a, T: Tree<'a>> Eval<'a, '_, T> {
    pub fn first(&self, path: &Path) -> Option<T::Node> {
        let start = self.slots.get(path.slot).copied().flatten()?;
        self.first_from(start, &path.steps)
    }

    /// The first node at the end of the steps, in document order.
    fn first_from(&self, node: T::Node, steps: &[u32]) -> Option<T::Node> {
        let Some((step, rest)) = steps.split_first() else { return Some(node) };
        let mut next = self.tree.first(node, *step);
        while let Some(child) = next {
            self.burn()?;
            if let Some(found) = self.first_from(child, rest) {
                return Some(found);
            }
            next = self.tree.next(child);
        }
        None
    }

    /// Takes the fuel for one node; `None` once there is none left.
    fn burn(&self) -> Option<()> {
        let left = self.fuel.get().checked_sub(1)?;
        self.fuel.set(left);
        Some(())
    }

    /// Visits the nodes of a path in document order. Recursion is as deep as the path is long.
    fn each_from(
        &self,
        node: T::Node,
        steps: &[u32],
        visit: &mut dyn FnMut(T::Node) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some((step, rest)) = steps.split_first() else { return visit(node) };
        let mut next = self.tree.first(node, *step);
        while let Some(child) = next {
            if self.burn().is_none() {
                return ControlFlow::Break(());
            }
            self.each_from(child, rest, visit)?;
            next = self.tree.next(child);
        }
        ControlFlow::Continue(())
    }

    fn each(&self, path: &Path, visit: &mut dyn FnMut(T::Node) -> ControlFlow<()>) {
        if let Some(start) = self.slots.get(path.slot).copied().flatten() {
            let _ = self.each_from(start, &path.steps, visit);
        }
    }

    /// The nodes that pass the filter, each in its variable while `visit` runs.
    /// A path over one list keeps its place itself, so that the visit may use the evaluator.
    fn over(&mut self, over: &'a Over, visit: &mut dyn FnMut(&mut Self) -> ControlFlow<()>) -> ControlFlow<()> {
        let Some(start) = self.slots.get(over.path.slot).copied().flatten() else { return ControlFlow::Continue(()) };
        self.over_from(start, &over.path.steps, over, visit)
    }

    fn over_from(
        &mut self,
        node: T::Node,
        steps: &'a [u32],
        over: &'a Over,
        visit: &mut dyn FnMut(&mut Self) -> ControlFlow<()>,
    ) -> ControlFlow<()> {
        let Some((step, rest)) = steps.split_first() else {
            if let Some(slot) = self.slots.get_mut(over.slot) {
                *slot = Some(node);
            }
            let passes = over.filter.as_deref().is_none_or(|filter| self.test(filter) == Some(true));
            return if passes { visit(self) } else { ControlFlow::Continue(()) };
        };
        let mut next = self.tree.first(node, *step);
        while let Some(child) = next {
            if self.burn().is_none() {
                return ControlFlow::Break(());
            }
            self.over_from(child, rest, over, visit)?;
            next = self.tree.next(child);
        }
        ControlFlow::Continue(())
    }

    pub fn count(&mut self, over: &'a Over) -> u64 {
        let mut count = 0;
        let _ = self.over(over, &mut |_| {
            count += 1;
            ControlFlow::Continue(())
        });
        count
    }

    /// Folds the values that are known; without `start` the first of them is it.
    pub fn fold(
        &mut self,
        over: &'a Over,
        each: &'a Number,
        start: Option<Decimal>,
        join: fn(Option<Decimal>, Decimal) -> Option<Decimal>,
    ) -> Option<Decimal> {
        let mut sum = start;
        let mut begun = start.is_some();
        let _ = self.over(over, &mut |eval| {
            if let Some(value) = eval.number(each) {
                sum = if begun { join(sum, value) } else { Some(value) };
                begun = true;
            }
            ControlFlow::Continue(())
        });
        sum
    }

    pub fn total(&self, path: &Path) -> Option<Decimal> {
        let mut sum = Some(Decimal::ZERO);
        self.each(path, &mut |node| {
            let value = self.tree.number(node).unwrap_or_default();
            sum = sum.and_then(|sum| sum.checked_add(value));
            ControlFlow::Continue(())
        });
        sum
    }

    /// `decisive` ends the walk; without it the answer is `otherwise`, or unknown if a body was.
    pub fn quantified(
        &mut self,
        over: &'a Over,
        body: &'a Test,
        decisive: Option<bool>,
        otherwise: Option<bool>,
    ) -> Option<bool> {
        let mut answer = otherwise;
        let _ = self.over(over, &mut |eval| {
            let found = eval.test(body);
            if found == decisive {
                answer = decisive;
                return ControlFlow::Break(());
            }
            if found.is_none() {
                answer = None;
            }
            ControlFlow::Continue(())
        });
        answer
    }

    pub fn exactly_one(&mut self, over: &'a Over, body: &'a Test) -> Option<bool> {
        let mut found = 0;
        let _ = self.over(over, &mut |eval| {
            found += u32::from(eval.test(body) == Some(true));
            if found > 1 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        Some(found == 1)
    }

    pub fn distinct(&mut self, over: &'a Over, key: &'a Text) -> Option<bool> {
        let mut few: [&str; FEW] = [""; FEW];
        let mut count = 0;
        let mut many: HashSet<&str> = HashSet::new();
        let mut answer = Some(true);
        let _ = self.over(over, &mut |eval| {
            let Some(key) = eval.text(key) else { return ControlFlow::Continue(()) };
            let seen = few.iter().take(count).any(|known| *known == key) || many.contains(key);
            match few.get_mut(count) {
                Some(free) => {
                    *free = key;
                    count += 1;
                }
                None => {
                    many.insert(key);
                }
            }
            if seen {
                answer = Some(false);
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        });
        answer
    }

    pub fn count_equals(&self, path: &Path, wanted: &str) -> u64 {
        let mut count = 0;
        self.each(path, &mut |node| {
            count += u64::from(self.tree.text(node).is_some_and(|text| text.trim() == wanted));
            ControlFlow::Continue(())
        });
        count
    }

    /// Absent values are no values; blanks around a value count unless it is `trimmed`.
    pub fn count_distinct(&self, path: &Path, trimmed: bool) -> u64 {
        let mut found: HashSet<&str> = HashSet::new();
        self.each(path, &mut |node| {
            let text = self.tree.text(node).unwrap_or_default();
            found.insert(if trimmed { text.trim() } else { text });
            ControlFlow::Continue(())
        });
        found.len() as u64
    }

    pub fn count_distinct_children(&self, path: &Path) -> u64 {
        let mut found: HashSet<u64> = HashSet::new();
        self.each(path, &mut |node| {
            found.insert(self.tree.children(node));
            ControlFlow::Continue(())
        });
        found.len() as u64
    }

    /// The numbers are 1, 2, 3 … in this order.
    pub fn indices(&self, path: &Path) -> Option<bool> {
        let mut wanted = Decimal::ZERO;
        let mut answer = Some(true);
        self.each(path, &mut |node| {
            wanted += Decimal::ONE;
            if self.tree.number(node) == Some(wanted) {
                return ControlFlow::Continue(());
            }
            answer = Some(false);
            ControlFlow::Break(())
        });
        answer
    }
}
