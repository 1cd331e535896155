//! Literal lists, and the macros over lists of the data set.

use model::node::Class;
use rust_decimal::Decimal;

use super::{Names, Typed, test, typed};
use crate::cel::ast::{Ast, Kind};
use crate::error::Fault;
use crate::expr::{Number, Over, Path, Test, Text};

/// A list of strings or of numbers.
pub(super) fn literal(parts: &[Ast], at: usize) -> Result<Typed, Fault> {
    let texts: Option<Vec<String>> = parts
        .iter()
        .map(|part| match &part.kind {
            Kind::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect();
    if let Some(texts) = texts {
        return Ok(Typed::TextList(texts));
    }
    let numbers: Option<Vec<Decimal>> = parts
        .iter()
        .map(|part| match &part.kind {
            Kind::Number(value) => Some(*value),
            _ => None,
        })
        .collect();
    numbers.map(Typed::NumberList).ok_or_else(|| Fault::new(at, "a list holds only strings, or only numbers"))
}

/// `list.exists(name, body)` and its kin.
pub(super) fn macro_call(
    (over, class): (Over, &'static Class),
    name: &str,
    arguments: &[Ast],
    at: usize,
    names: &Names,
) -> Result<Typed, Fault> {
    let [variable, body] = arguments else {
        return Err(Fault::new(at, format!("{name} takes a variable and an expression")));
    };
    let Kind::Name(variable) = &variable.kind else {
        return Err(Fault::new(variable.at, "expected the name of a variable"));
    };
    let inner = names.with(variable, over.slot, class, at)?;
    Ok(match name {
        "exists" => Typed::Test(Test::Exists(over, Box::new(test(body, &inner)?))),
        "all" => Typed::Test(Test::ForAll(over, Box::new(test(body, &inner)?))),
        "exists_one" => Typed::Test(Test::ExistsOne(over, Box::new(test(body, &inner)?))),
        "filter" => Typed::Objects(filtered(over, test(body, &inner)?), class),
        _ => match typed(body, &inner)?.used() {
            Typed::Number(each) => Typed::Numbers(over, Box::new(each)),
            Typed::Text(each) => Typed::Texts(over, Box::new(each)),
            other => return Err(Fault::new(body.at, format!("map gives numbers or texts, not {}", other.name()))),
        },
    })
}

fn filtered(over: Over, more: Test) -> Over {
    let filter = match over.filter {
        Some(before) => Test::All(Box::new([*before, more])),
        None => more,
    };
    Over { filter: Some(Box::new(filter)), ..over }
}

/// `numbers.sum()`, `min()`, `max()`, `isNumbered()`.
pub(super) fn of_numbers(over: Over, each: Number, name: &str, at: usize) -> Result<Typed, Fault> {
    Ok(match (name, each) {
        ("sum", each) => Typed::Number(Number::Sum(over, Box::new(each))),
        ("min", each) => Typed::Number(Number::Least(over, Box::new(each))),
        ("max", each) => Typed::Number(Number::Greatest(over, Box::new(each))),
        ("size", _) => Typed::Number(Number::Count(over)),
        ("isDistinct", Number::Value(path)) => Typed::Test(Test::Distinct(over, Text::Value(path))),
        ("isNumbered", Number::Value(path)) if over.filter.is_none() && path.slot == over.slot => {
            let steps = over.path.steps.iter().chain(path.steps.iter()).copied().collect();
            Typed::Test(Test::Indices(Path { slot: over.path.slot, steps }))
        }
        _ => return Err(Fault::new(at, format!("numbers have no {name} here; they have sum, min, max, size"))),
    })
}
