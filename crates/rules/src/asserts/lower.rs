//! Gives the tests of assert files their types.
//!
//! Absent is empty here: a text that is not there is the empty text, a number that is not there equals nothing.

mod calls;

use super::file::File;
use super::paths::Start;
use super::{Assert, paths};
use crate::arena::Names;
use crate::cel::ast::{Ast, Kind, Operator};
use crate::cel::{Dialect, parse};
use crate::error::{CompileError, Fault};
use crate::expr::{Number, Order, Path, Test, Text};
use crate::scope::DEEPEST;

/// Compiles every assert of one element.
pub(super) fn file(
    file: &File,
    name: &str,
    names: &mut Names,
    labels: &mut Vec<String>,
    asserts: &mut Vec<Assert>,
    errors: &mut Vec<CompileError>,
) {
    let parts: Vec<&str> = file.element.split('/').filter(|part| !part.is_empty()).collect();
    if parts.len() >= DEEPEST {
        let message = format!("an element lies at most {DEEPEST} levels deep");
        errors.push(CompileError { rule: name.to_owned(), place: None, message });
        return;
    }
    let path: Vec<u32> = parts.iter().map(|part| names.intern(part)).collect();
    for (id, part) in path.iter().zip(&parts) {
        if labels.len() <= *id as usize {
            labels.resize(*id as usize + 1, String::new());
        }
        if let Some(label) = labels.get_mut(*id as usize) {
            *label = (*part).to_owned();
        }
    }
    for assert in &file.asserts {
        let ast = parse(&assert.test, Dialect::Asserts);
        let mut scope = Lowering { names, here: Start { slot: parts.len(), above: parts.len() }, locals: Vec::new() };
        match ast.and_then(|ast| scope.test(&ast)) {
            Ok(test) => asserts.push(Assert {
                code: assert.error_code.clone(),
                message: assert.error_message.clone(),
                hint: assert.local_error_message.clone(),
                path: path.clone(),
                test,
            }),
            Err(fault) => errors.push(fault.in_rule(&format!("{name}, {}", assert.error_code))),
        }
    }
}

/// Where names and paths of one test lead.
struct Lowering<'n> {
    names: &'n mut Names,
    here: Start,
    /// Variables of an open closure.
    locals: Vec<(String, Start)>,
}

enum Typed {
    Test(Test),
    Number(Number),
    Text(Text),
}

impl Typed {
    fn name(&self) -> &'static str {
        match self {
            Typed::Test(_) => "a condition",
            Typed::Number(_) => "a number",
            Typed::Text(_) => "a text",
        }
    }
}

impl Lowering<'_> {
    fn test(&mut self, ast: &Ast) -> Result<Test, Fault> {
        match self.typed(ast)? {
            Typed::Test(test) => Ok(test),
            other => Err(Fault::new(ast.at, format!("expected a condition, found {}", other.name()))),
        }
    }

    fn number(&mut self, ast: &Ast) -> Result<Number, Fault> {
        match self.typed(ast)? {
            Typed::Number(number) => Ok(number),
            other => Err(Fault::new(ast.at, format!("expected a number, found {}", other.name()))),
        }
    }

    fn text(&mut self, ast: &Ast) -> Result<Text, Fault> {
        match self.typed(ast)? {
            Typed::Text(text) => Ok(text),
            other => Err(Fault::new(ast.at, format!("expected a text, found {}", other.name()))),
        }
    }

    fn tests(&mut self, parts: &[Ast]) -> Result<Box<[Test]>, Fault> {
        parts.iter().map(|part| self.test(part)).collect()
    }

    fn typed(&mut self, ast: &Ast) -> Result<Typed, Fault> {
        Ok(match &ast.kind {
            Kind::Bool(value) => Typed::Test(Test::Const(*value)),
            Kind::Number(value) => Typed::Number(Number::Const(*value)),
            Kind::Text(text) => Typed::Text(Text::Const(text.as_str().into())),
            Kind::Not(inner) => Typed::Test(Test::Not(Box::new(self.test(inner)?))),
            Kind::Negate(inner) => Typed::Number(Number::Negate(Box::new(self.number(inner)?))),
            Kind::And(parts) => Typed::Test(Test::All(self.tests(parts)?)),
            Kind::Or(parts) => Typed::Test(Test::Any(self.tests(parts)?)),
            Kind::Binary(Operator::Order(order), left, right) => Typed::Test(self.compare(*order, left, right)?),
            Kind::Binary(operator, left, right) => Typed::Number(self.arithmetic(*operator, left, right)?),
            Kind::Call { receiver: None, name, arguments } => self.call(self.here, name, arguments, ast.at)?,
            Kind::Call { receiver: Some(of), name, arguments } => self.method(of, name, arguments, ast.at)?,
            Kind::Name(_) | Kind::Member(..) | Kind::List(_) | Kind::If(..) | Kind::Closure(..) => {
                return Err(Fault::new(ast.at, "this does not stand on its own in an assert"));
            }
        })
    }

    /// A number that is not there equals nothing and is on no side of anything.
    fn compare(&mut self, order: Order, left: &Ast, right: &Ast) -> Result<Test, Fault> {
        match (self.typed(left)?, self.typed(right)?) {
            (Typed::Number(left), Typed::Number(right)) => {
                Ok(Test::Number { order, left, right, absent: Some(order == Order::Unequal) })
            }
            (Typed::Text(left), Typed::Text(right)) => Ok(Test::Text { order, left, right }),
            (first, second) => {
                Err(Fault::new(left.at, format!("{} cannot be compared with {}", first.name(), second.name())))
            }
        }
    }

    fn arithmetic(&mut self, operator: Operator, left: &Ast, right: &Ast) -> Result<Number, Fault> {
        let at = left.at;
        let (left, right) = (Box::new(self.number(left)?), Box::new(self.number(right)?));
        match operator {
            Operator::Add => Ok(Number::Add(left, right)),
            Operator::Subtract => Ok(Number::Subtract(left, right)),
            Operator::Multiply => Ok(Number::Multiply(left, right)),
            Operator::In | Operator::Order(_) => Err(Fault::new(at, "assert files have no \"in\"")),
        }
    }

    fn path(&mut self, start: Start, ast: &Ast) -> Result<Path, Fault> {
        let text = literal(ast)?;
        paths::resolve(text, start, self.names).map_err(|message| Fault::new(ast.at, message))
    }
}

fn literal(ast: &Ast) -> Result<&str, Fault> {
    match &ast.kind {
        Kind::Text(text) => Ok(text),
        _ => Err(Fault::new(ast.at, "expected a string literal")),
    }
}
