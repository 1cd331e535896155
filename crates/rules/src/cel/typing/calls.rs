//! Functions and methods.

use jiff::civil::Date;
use rust_decimal::prelude::ToPrimitive;

use super::{Names, Typed, day, lists, number, operators, text, typed};
use crate::cel::ast::{Ast, Kind};
use crate::error::Fault;
use crate::expr::{Day, Number, Part, Shape, Test, Text};
use crate::nearest;
use crate::pattern::Pattern;

const FUNCTIONS: [&str; 10] =
    ["has", "size", "today", "date", "plus_days", "is_mrn", "is_container_number", "list_has", "number", "string"];

const METHODS: [&str; 17] = [
    "exists",
    "all",
    "exists_one",
    "filter",
    "map",
    "sum",
    "min",
    "max",
    "size",
    "isDistinct",
    "isNumbered",
    "startsWith",
    "endsWith",
    "contains",
    "matches",
    "trim",
    "substring",
];

pub(super) fn function(name: &str, arguments: &[Ast], at: usize, names: &Names) -> Result<Typed, Fault> {
    match (name, arguments) {
        ("has", [of]) => present(of, names),
        ("size", [of]) => size(of, names),
        ("today", []) => Ok(Typed::Day(Day::Today)),
        ("date", [literal]) => literal_day(literal),
        ("plus_days", [of, days]) => Ok(operators::plus_days(day(of, names)?, number(days, names)?)),
        ("is_mrn", [of]) => Ok(Typed::Test(Test::Shaped(Shape::Mrn, text(of, names)?))),
        ("is_container_number", [of]) => Ok(Typed::Test(Test::Shaped(Shape::ContainerNumber, text(of, names)?))),
        ("list_has", [list, code]) => {
            let list = literal_text(list)?.into();
            Ok(Typed::Test(Test::Listed { list, code: text(code, names)? }))
        }
        ("number", [of]) => Ok(Typed::Number(Number::Parsed(text(of, names)?))),
        ("string", [of]) => match typed(of, names)? {
            Typed::Leaf(path, _) => Ok(Typed::Text(Text::Value(path))),
            other => Err(Fault::new(of.at, format!("string takes a field, not {}", other.name()))),
        },
        _ if FUNCTIONS.contains(&name) => {
            Err(Fault::new(at, format!("{name} does not take {} arguments", arguments.len())))
        }
        _ => Err(Fault::new(at, unknown("function", name, &FUNCTIONS))),
    }
}

fn unknown(what: &str, name: &str, known: &[&str]) -> String {
    let hint = nearest(name, known.iter().copied()).map(|near| format!("; did you mean {near:?}?"));
    format!("there is no {what} {name:?}{}", hint.unwrap_or_default())
}

fn present(of: &Ast, names: &Names) -> Result<Typed, Fault> {
    let path = match typed(of, names)? {
        Typed::Leaf(path, _) | Typed::Object(path, _) | Typed::Text(Text::Value(path)) => path,
        Typed::Objects(over, _) if over.filter.is_none() => over.path,
        other => return Err(Fault::new(of.at, format!("has takes a field, not {}", other.name()))),
    };
    Ok(Typed::Test(Test::Present(path)))
}

fn size(of: &Ast, names: &Names) -> Result<Typed, Fault> {
    Ok(Typed::Number(match typed(of, names)?.used() {
        Typed::Text(text) => Number::Length(text),
        Typed::Objects(over, _) | Typed::Numbers(over, _) | Typed::Texts(over, _) => Number::Count(over),
        other => return Err(Fault::new(of.at, format!("size takes a text or a list, not {}", other.name()))),
    }))
}

fn literal_text(ast: &Ast) -> Result<&str, Fault> {
    match &ast.kind {
        Kind::Text(text) => Ok(text),
        _ => Err(Fault::new(ast.at, "expected a string literal")),
    }
}

fn literal_day(ast: &Ast) -> Result<Typed, Fault> {
    let text = literal_text(ast)?;
    let day: Result<Date, _> = text.parse();
    day.map(|day| Typed::Day(Day::Const(day)))
        .map_err(|_| Fault::new(ast.at, format!("{text:?} is no day; expected one such as '2026-01-31'")))
}

fn literal_count(ast: &Ast) -> Result<usize, Fault> {
    match &ast.kind {
        Kind::Number(value) if value.is_integer() => value.to_usize(),
        _ => None,
    }
    .ok_or_else(|| Fault::new(ast.at, "expected a whole number"))
}

pub(super) fn method(of: &Ast, name: &str, arguments: &[Ast], at: usize, names: &Names) -> Result<Typed, Fault> {
    match (typed(of, names)?.used(), name) {
        (Typed::Objects(over, _), "size") if arguments.is_empty() => Ok(Typed::Number(Number::Count(over))),
        (Typed::Objects(over, class), "exists" | "all" | "exists_one" | "filter" | "map") => {
            lists::macro_call((over, class), name, arguments, at, names)
        }
        (Typed::Numbers(over, each), _) if arguments.is_empty() => lists::of_numbers(over, *each, name, at),
        (Typed::Texts(over, each), "isDistinct") if arguments.is_empty() => {
            Ok(Typed::Test(Test::Distinct(over, *each)))
        }
        (Typed::Texts(over, _), "size") if arguments.is_empty() => Ok(Typed::Number(Number::Count(over))),
        (Typed::Text(of), _) => text_method(of, name, arguments, at, names),
        (other, _) if METHODS.contains(&name) => Err(Fault::new(at, format!("{} has no {name}", other.name()))),
        _ => Err(Fault::new(at, unknown("method", name, &METHODS))),
    }
}

fn text_method(of: Text, name: &str, arguments: &[Ast], at: usize, names: &Names) -> Result<Typed, Fault> {
    let part = |part, of, with| Ok(Typed::Test(Test::Part(part, of, text(with, names)?)));
    match (name, arguments) {
        ("size", []) => Ok(Typed::Number(Number::Length(of))),
        ("trim", []) => Ok(Typed::Text(Text::Trim(Box::new(of)))),
        ("startsWith", [with]) => part(Part::Starts, of, with),
        ("endsWith", [with]) => part(Part::Ends, of, with),
        ("contains", [with]) => part(Part::Contains, of, with),
        ("matches", [pattern]) => {
            let compiled = Pattern::anywhere(literal_text(pattern)?).map_err(|m| Fault::new(pattern.at, m))?;
            Ok(Typed::Test(Test::Matches(of, compiled)))
        }
        ("substring", [from]) => Ok(Typed::Text(Text::Skip(Box::new(of), literal_count(from)?))),
        ("substring", [from, to]) => {
            let (from, to) = (literal_count(from)?, literal_count(to)?);
            let count = to.checked_sub(from).ok_or_else(|| Fault::new(at, "the substring ends before it begins"))?;
            Ok(Typed::Text(Text::Take(Box::new(Text::Skip(Box::new(of), from)), count)))
        }
        _ if METHODS.contains(&name) => Err(Fault::new(at, format!("{name} does not fit a text and these arguments"))),
        _ => Err(Fault::new(at, unknown("method", name, &METHODS))),
    }
}
