//! Places that rules name: the scope they hold for, and the field they blame.

use model::node::{Class, Kind};

use super::inner;
use crate::cel::typing::{Names, Variable};
use crate::scope::DEEPEST;

/// A scope: the fields that lead to it, and the classes on the way, the root's first.
pub(super) struct Place {
    pub steps: Vec<u32>,
    pub classes: Vec<&'static Class>,
}

/// The field a rule blames: how far down the scope's own path, and the WCO ids behind.
#[derive(Debug)]
pub(super) struct Blamed {
    pub depth: usize,
    pub tail: String,
}

impl Place {
    /// Follows a path of our names from the root; lists are entered.
    pub fn resolve(path: &str, root: &'static Class) -> Result<Place, String> {
        let mut place = Place { steps: Vec::new(), classes: vec![root] };
        let mut class = root;
        for name in path.split('.').filter(|name| !name.is_empty()) {
            let index = crate::cel::typing::index_of(class, name)?;
            let next = class.fields.get(index).and_then(|field| inner(field.kind));
            class = next.ok_or_else(|| format!("{name:?} holds no objects, so that no rule can hold for each"))?;
            place.steps.push(index as u32);
            place.classes.push(class);
        }
        if place.steps.len() >= DEEPEST {
            return Err(format!("a place is at most {DEEPEST} levels deep"));
        }
        Ok(place)
    }

    pub fn depth(&self) -> usize {
        self.steps.len()
    }

    /// The variables of a rule here: `declaration`, `parent`, and every class on the way by its name.
    /// Slots below `taken` stay untouched.
    pub fn names(&self, taken: usize) -> Option<Names> {
        let variables = self.classes.iter().enumerate();
        let mut variables: Vec<Variable> =
            variables.map(|(slot, class)| Variable { name: snake(class.name), slot, class }).collect();
        let this = variables.last()?.clone();
        let top = variables.first()?.clone();
        variables.push(Variable { name: "declaration".to_owned(), ..top });
        if let Some(parent) = self.depth().checked_sub(1).and_then(|slot| variables.get(slot)) {
            let parent = Variable { name: "parent".to_owned(), ..parent.clone() };
            variables.push(parent);
        }
        Some(Names { variables, this, free: taken.max(self.depth() + 1), sets: Vec::new() })
    }

    /// The field blamed by a rule here.
    pub fn blamed(&self, at: &str) -> Result<Blamed, String> {
        let (depth, rest) = match at.split_once('.') {
            Some(("declaration", rest)) => (0, rest),
            Some(("parent", rest)) if self.depth() > 0 => (self.depth() - 1, rest),
            _ if at == "declaration" => (0, ""),
            _ => (self.depth(), at),
        };
        let mut class = self.classes.get(depth).copied();
        let mut tail = String::new();
        for name in rest.split('.').filter(|name| !name.is_empty()) {
            let within = class.ok_or_else(|| format!("nothing lies beneath the field before {name:?}"))?;
            let index = crate::cel::typing::index_of(within, name)?;
            let field = within.fields.get(index).ok_or("no such field")?;
            if !field.wco.is_empty() {
                tail.push('/');
                tail.push_str(field.wco);
            }
            class = match field.kind {
                Kind::One(class) | Kind::Many(class) => Some(class),
                _ => None,
            };
        }
        Ok(Blamed { depth, tail })
    }
}

/// `GoodsItem` as `goods_item`.
fn snake(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter.is_ascii_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.push(letter.to_ascii_lowercase());
    }
    out
}
