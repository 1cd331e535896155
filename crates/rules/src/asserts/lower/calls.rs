//! The functions of assert files.

use rust_decimal::prelude::ToPrimitive;

use super::super::paths::Start;
use super::{Lowering, Typed, literal};
use crate::cel::ast::{Ast, Kind};
use crate::error::Fault;
use crate::expr::{Number, Order, Over, Part, Path, Test, Text};
use crate::nearest;
use crate::pattern::Pattern;

const FUNCTIONS: [&str; 16] = [
    "exists",
    "not",
    "getValue",
    "trim",
    "number",
    "intOrElse",
    "count",
    "countEquals",
    "countDistinct",
    "countDistinctChildCount",
    "sum",
    "areIndices",
    "existsForAll",
    "applyRegex",
    "substringAfter",
    "length",
];

impl Lowering<'_> {
    /// A function whose paths begin at `start`.
    pub(super) fn call(&mut self, start: Start, name: &str, arguments: &[Ast], at: usize) -> Result<Typed, Fault> {
        match (name, arguments) {
            ("exists", [path]) => Ok(Typed::Test(Test::Present(self.path(start, path)?))),
            ("exists", [path, closure]) => self.exists_where(start, path, closure),
            ("not", [path]) => Ok(Typed::Test(Test::Not(Box::new(Test::Present(self.path(start, path)?))))),
            ("existsForAll", [each, path, value]) => self.exists_for_all(start, each, path, value),
            ("areIndices", [path]) => Ok(Typed::Test(Test::Indices(self.path(start, path)?))),
            ("applyRegex", [path, pattern]) => {
                let text = value(self.path(start, path)?);
                let compiled = Pattern::whole(literal(pattern)?).map_err(|m| Fault::new(pattern.at, m))?;
                Ok(Typed::Test(Test::Matches(text, compiled)))
            }
            ("getValue", [path]) => Ok(Typed::Text(value(self.path(start, path)?))),
            ("trim", [path]) => Ok(Typed::Text(Text::Trim(Box::new(value(self.path(start, path)?))))),
            ("substringAfter", [text, mark]) => {
                let text = Box::new(self.text(text)?);
                Ok(Typed::Text(Text::After(text, literal(mark)?.into())))
            }
            _ => self.number_call(start, name, arguments, at).map(Typed::Number),
        }
    }

    fn number_call(&mut self, start: Start, name: &str, arguments: &[Ast], at: usize) -> Result<Number, Fault> {
        Ok(match (name, arguments) {
            ("number", [path]) => Number::Value(self.path(start, path)?),
            ("intOrElse", [path, otherwise]) => {
                let path = self.path(start, path)?;
                let Kind::Number(otherwise) = otherwise.kind else {
                    return Err(Fault::new(otherwise.at, "expected a number"));
                };
                Number::WholeOr(path, otherwise)
            }
            ("count", [path]) => Number::Count(Over { path: self.path(start, path)?, slot: self.free(), filter: None }),
            ("countEquals", [path, wanted]) => Number::CountEquals(self.path(start, path)?, literal(wanted)?.into()),
            ("countDistinct", [path, trimmed]) => {
                let path = self.path(start, path)?;
                let Kind::Bool(trimmed) = trimmed.kind else {
                    return Err(Fault::new(trimmed.at, "expected true or false"));
                };
                Number::CountDistinct { path, trimmed }
            }
            ("countDistinctChildCount", [path]) => Number::CountDistinctChildren(self.path(start, path)?),
            ("sum", [path]) => Number::Total(self.path(start, path)?),
            _ if FUNCTIONS.contains(&name) => {
                return Err(Fault::new(at, format!("{name} does not take these {} arguments", arguments.len())));
            }
            _ => {
                let near = nearest(name, FUNCTIONS).map(|near| format!("; did you mean {near:?}?"));
                return Err(Fault::new(at, format!("there is no function {name:?}{}", near.unwrap_or_default())));
            }
        })
    }

    /// A method of a text, or a function of a closure's variable.
    pub(super) fn method(&mut self, of: &Ast, name: &str, arguments: &[Ast], at: usize) -> Result<Typed, Fault> {
        if let Kind::Name(variable) = &of.kind {
            let start = self.locals.iter().find(|(known, _)| known == variable).map(|(_, start)| *start);
            let start = start.ok_or_else(|| Fault::new(of.at, format!("there is no variable {variable:?}")))?;
            return self.call(start, name, arguments, at);
        }
        let of = self.text(of)?;
        match (name, arguments) {
            ("startsWith", [with]) => Ok(Typed::Test(Test::Part(Part::Starts, of, self.text(with)?))),
            ("endsWith", [with]) => Ok(Typed::Test(Test::Part(Part::Ends, of, self.text(with)?))),
            ("contains", [with]) => Ok(Typed::Test(Test::Part(Part::Contains, of, self.text(with)?))),
            ("length", []) => Ok(Typed::Number(Number::Length(of))),
            ("trim", []) => Ok(Typed::Text(Text::Trim(Box::new(of)))),
            ("take", [Ast { kind: Kind::Number(count), .. }]) => {
                let count = count.to_usize().ok_or_else(|| Fault::new(at, "take needs a whole number"))?;
                Ok(Typed::Text(Text::Take(Box::new(of), count)))
            }
            _ => Err(Fault::new(at, format!("a text has no {name:?} with {} arguments", arguments.len()))),
        }
    }

    /// The first slot beyond the scopes and the closures that are open.
    fn free(&self) -> usize {
        let closures = self.locals.iter().map(|(_, start)| start.slot + 1).max();
        closures.unwrap_or(0).max(self.here.slot + 1)
    }

    /// `exists(path, {Type current, Type local -> test})`
    fn exists_where(&mut self, start: Start, path: &Ast, closure: &Ast) -> Result<Typed, Fault> {
        let Kind::Closure(variables, body) = &closure.kind else {
            return Err(Fault::new(closure.at, "expected a closure"));
        };
        let [current, local] = variables.as_slice() else {
            return Err(Fault::new(closure.at, "a closure has two variables, the outer and the inner element"));
        };
        if !self.locals.is_empty() {
            return Err(Fault::new(closure.at, "closures do not stand within each other"));
        }
        let path = self.path(start, path)?;
        let slot = self.free();
        self.locals = vec![(current.clone(), start), (local.clone(), Start { slot, above: 0 })];
        let body = self.test(body);
        self.locals.clear();
        Ok(Typed::Test(Test::Exists(Over { path, slot, filter: None }, Box::new(body?))))
    }

    /// Each element has, somewhere on the path, the value.
    fn exists_for_all(&mut self, start: Start, each: &Ast, path: &Ast, value: &Ast) -> Result<Typed, Fault> {
        let each = self.path(start, each)?;
        let slot = self.free();
        let path = self.path(Start { slot, above: 0 }, path)?;
        let count = Number::CountEquals(path, literal(value)?.into());
        let some = Test::Number { order: Order::Greater, left: count, right: Number::Const(0.into()), absent: None };
        Ok(Typed::Test(Test::ForAll(Over { path: each, slot, filter: None }, Box::new(some))))
    }
}

/// The value of an element, empty where it is absent.
fn value(path: Path) -> Text {
    Text::OrEmpty(Box::new(Text::Value(path)))
}
