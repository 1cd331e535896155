//! Rules by the place they hold for: one walk over the tree runs each where its place occurs, and nowhere else.

use crate::eval::{Eval, SLOTS};
use crate::tree::Tree;

/// A place in the tree, the rules that hold there, and the places beneath it.
#[derive(Debug, Default)]
pub(crate) struct Scope {
    /// The name that leads here from the scope above.
    step: u32,
    rules: Vec<usize>,
    inner: Vec<Scope>,
}

/// Scopes may be this deep, so that variables still find slots.
pub(crate) const DEEPEST: usize = SLOTS / 2;

impl Scope {
    /// Puts a rule at the end of a path from here.
    pub fn add(&mut self, path: &[u32], rule: usize) {
        let Some((step, rest)) = path.split_first() else {
            self.rules.push(rule);
            return;
        };
        match self.inner.iter_mut().find(|scope| scope.step == *step) {
            Some(scope) => scope.add(rest, rule),
            None => {
                let mut scope = Scope { step: *step, ..Scope::default() };
                scope.add(rest, rule);
                self.inner.push(scope);
            }
        }
    }

    /// Calls `visit` for every rule at every node of its place; slot `depth` of the evaluator holds that node,
    /// lower slots the nodes above it.
    pub fn walk<'a, 'c, T: Tree<'a>>(
        &'a self,
        eval: &mut Eval<'a, 'c, T>,
        node: T::Node,
        depth: usize,
        visit: &mut dyn FnMut(&mut Eval<'a, 'c, T>, usize, usize),
    ) {
        if let Some(slot) = eval.slots.get_mut(depth) {
            *slot = Some(node);
        }
        for rule in &self.rules {
            visit(eval, *rule, depth);
        }
        for scope in &self.inner {
            let mut next = eval.tree.first(node, scope.step);
            while let Some(child) = next {
                if eval.exhausted() {
                    return;
                }
                scope.walk(eval, child, depth + 1, visit);
                next = eval.tree.next(child);
            }
        }
    }
}
