//! Gives an expression its types: every path is resolved in the data set's tables, or the pack does not compile.

mod calls;
mod lists;
mod operators;
mod paths;

use model::node::Class;

pub(crate) use paths::index_of;

use super::ast::{Ast, Kind};
use crate::error::Fault;
use crate::eval::SLOTS;
use crate::expr::{Day, Number, Over, Path, Test, Text};

/// A variable that holds an object of a class.
#[derive(Clone)]
pub(crate) struct Variable {
    pub name: String,
    pub slot: usize,
    pub class: &'static Class,
}

/// The names that an expression may use.
#[derive(Clone)]
pub(crate) struct Names {
    /// Later ones hide earlier ones.
    pub variables: Vec<Variable>,
    /// The variable whose fields may be named without it.
    pub this: Variable,
    /// The first slot that is free.
    pub free: usize,
    /// Named lists of codes.
    pub sets: Vec<(String, Vec<String>)>,
}

/// An expression with its type.
pub(super) enum Typed {
    Test(Test),
    Number(Number),
    Text(Text),
    Day(Day),
    /// One leaf of the data set, not yet used as what it is.
    Leaf(Path, Leaf),
    Object(Path, &'static Class),
    /// Nodes of a list, perhaps filtered.
    Objects(Over, &'static Class),
    Numbers(Over, Box<Number>),
    Texts(Over, Box<Text>),
    TextList(Vec<String>),
    NumberList(Vec<rust_decimal::Decimal>),
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Leaf {
    Text,
    Number,
    Amount,
    Measure,
    Day,
}

/// A condition.
pub(crate) fn test(ast: &Ast, names: &Names) -> Result<Test, Fault> {
    match typed(ast, names)? {
        Typed::Test(test) => Ok(test),
        other => Err(Fault::new(ast.at, format!("expected a condition, found {}", other.name()))),
    }
}

/// What a message shows: a text, or a number or day as it was declared.
pub(crate) fn shown(ast: &Ast, names: &Names) -> Result<Shown, Fault> {
    match typed(ast, names)? {
        Typed::Text(text) => Ok(Shown::Text(text)),
        Typed::Number(number) => Ok(Shown::Number(number)),
        Typed::Leaf(path, _) => Ok(Shown::Text(Text::Value(path))),
        other => Err(Fault::new(ast.at, format!("a message can show a text or a number, not {}", other.name()))),
    }
}

/// A value within a message.
#[derive(Debug)]
pub(crate) enum Shown {
    Text(Text),
    Number(Number),
}

fn typed(ast: &Ast, names: &Names) -> Result<Typed, Fault> {
    Ok(match &ast.kind {
        Kind::Bool(value) => Typed::Test(Test::Const(*value)),
        Kind::Number(value) => Typed::Number(Number::Const(*value)),
        Kind::Text(text) => Typed::Text(Text::Const(text.as_str().into())),
        Kind::Name(name) => paths::name(name, ast.at, names)?,
        Kind::Member(of, name) => paths::member(typed(of, names)?, name, ast.at, names)?,
        Kind::Call { receiver: None, name, arguments } => calls::function(name, arguments, ast.at, names)?,
        Kind::Call { receiver: Some(of), name, arguments } => calls::method(of, name, arguments, ast.at, names)?,
        Kind::List(parts) => lists::literal(parts, ast.at)?,
        Kind::Not(inner) => Typed::Test(Test::Not(Box::new(test(inner, names)?))),
        Kind::Negate(inner) => Typed::Number(Number::Negate(Box::new(number(inner, names)?))),
        Kind::And(parts) => Typed::Test(Test::All(tests(parts, names)?)),
        Kind::Or(parts) => Typed::Test(Test::Any(tests(parts, names)?)),
        Kind::Binary(operator, left, right) => operators::binary(*operator, left, right, names)?,
        Kind::If(when, then, otherwise) => operators::choice(when, then, otherwise, names)?,
        Kind::Closure(..) => return Err(Fault::new(ast.at, "closures do not belong in this language")),
    })
}

fn tests(parts: &[Ast], names: &Names) -> Result<Box<[Test]>, Fault> {
    parts.iter().map(|part| test(part, names)).collect()
}

fn number(ast: &Ast, names: &Names) -> Result<Number, Fault> {
    let typed = typed(ast, names)?.used();
    match typed {
        Typed::Number(number) => Ok(number),
        other => Err(Fault::new(ast.at, format!("expected a number, found {}", other.name()))),
    }
}

fn text(ast: &Ast, names: &Names) -> Result<Text, Fault> {
    match typed(ast, names)?.used() {
        Typed::Text(text) => Ok(text),
        other => Err(Fault::new(ast.at, format!("expected a text, found {}", other.name()))),
    }
}

fn day(ast: &Ast, names: &Names) -> Result<Day, Fault> {
    match typed(ast, names)?.used() {
        Typed::Day(day) => Ok(day),
        other => Err(Fault::new(ast.at, format!("expected a day, found {}", other.name()))),
    }
}

impl Typed {
    /// A leaf becomes the value it holds.
    fn used(self) -> Typed {
        match self {
            Typed::Leaf(path, Leaf::Text) => Typed::Text(Text::Value(path)),
            Typed::Leaf(path, Leaf::Day) => Typed::Day(Day::Value(path)),
            Typed::Leaf(path, Leaf::Number | Leaf::Amount | Leaf::Measure) => Typed::Number(Number::Value(path)),
            other => other,
        }
    }

    fn name(&self) -> String {
        match self {
            Typed::Test(_) => "a condition".into(),
            Typed::Number(_) | Typed::Leaf(_, Leaf::Number | Leaf::Amount | Leaf::Measure) => "a number".into(),
            Typed::Text(_) | Typed::Leaf(_, Leaf::Text) => "a text".into(),
            Typed::Day(_) | Typed::Leaf(_, Leaf::Day) => "a day".into(),
            Typed::Object(_, class) => format!("a {}", class.name),
            Typed::Objects(_, class) => format!("a list of {}", class.name),
            Typed::Numbers(..) | Typed::NumberList(_) => "a list of numbers".into(),
            Typed::Texts(..) | Typed::TextList(_) => "a list of texts".into(),
        }
    }
}

impl Names {
    /// The same names and one more, in a slot that is free.
    fn with(&self, name: &str, slot: usize, class: &'static Class, at: usize) -> Result<Names, Fault> {
        if slot >= SLOTS {
            return Err(Fault::new(at, "too many variables within each other"));
        }
        let mut names = self.clone();
        names.variables.push(Variable { name: name.to_owned(), slot, class });
        names.free = names.free.max(slot + 1);
        Ok(names)
    }
}
