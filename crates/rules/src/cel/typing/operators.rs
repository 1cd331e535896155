//! Comparisons, arithmetic, membership and choice.

use super::{Names, Typed, number, test, typed};
use crate::cel::ast::{Ast, Operator};
use crate::error::Fault;
use crate::expr::{Day, Number, Order, Test, Text};

pub(super) fn binary(operator: Operator, left: &Ast, right: &Ast, names: &Names) -> Result<Typed, Fault> {
    let pair = |join: fn(Box<Number>, Box<Number>) -> Number| {
        Ok(Typed::Number(join(Box::new(number(left, names)?), Box::new(number(right, names)?))))
    };
    match operator {
        Operator::Add => pair(Number::Add),
        Operator::Subtract => pair(Number::Subtract),
        Operator::Multiply => pair(Number::Multiply),
        Operator::In => within(left, right, names).map(Typed::Test),
        Operator::Order(order) => compare(order, left, right, names).map(Typed::Test),
    }
}

fn compare(order: Order, left: &Ast, right: &Ast, names: &Names) -> Result<Test, Fault> {
    Ok(match (typed(left, names)?.used(), typed(right, names)?.used()) {
        (Typed::Number(left), Typed::Number(right)) => Test::Number { order, left, right, absent: None },
        (Typed::Text(left), Typed::Text(right)) => Test::Text { order, left, right },
        (Typed::Day(left), Typed::Day(right)) => Test::Day { order, left, right },
        (Typed::Test(left), Typed::Test(right)) if matches!(order, Order::Equal | Order::Unequal) => {
            let same = Test::Same(Box::new(left), Box::new(right));
            if order == Order::Equal { same } else { Test::Not(Box::new(same)) }
        }
        (first, second) => {
            let (first, second) = (first.name(), second.name());
            return Err(Fault::new(left.at, format!("{first} cannot be compared with {second}")));
        }
    })
}

fn within(left: &Ast, right: &Ast, names: &Names) -> Result<Test, Fault> {
    match (typed(left, names)?.used(), typed(right, names)?) {
        (Typed::Text(text), Typed::TextList(mut known)) => {
            known.sort_unstable();
            Ok(Test::OneOf(text, known.into_iter().map(String::into_boxed_str).collect()))
        }
        (Typed::Number(value), Typed::NumberList(known)) => Ok(Test::OneOfNumbers(value, known.into())),
        (Typed::Text(text), Typed::Texts(over, each)) => {
            let same = Test::Text { order: Order::Equal, left: *each, right: text };
            Ok(Test::Exists(over, Box::new(same)))
        }
        (first, second) => {
            let (first, second) = (first.name(), second.name());
            Err(Fault::new(left.at, format!("{first} cannot be in {second}")))
        }
    }
}

pub(super) fn choice(when: &Ast, then: &Ast, otherwise: &Ast, names: &Names) -> Result<Typed, Fault> {
    let when = Box::new(test(when, names)?);
    match (typed(then, names)?.used(), typed(otherwise, names)?.used()) {
        (Typed::Number(a), Typed::Number(b)) => Ok(Typed::Number(Number::If(when, Box::new(a), Box::new(b)))),
        (Typed::Text(a), Typed::Text(b)) => Ok(Typed::Text(Text::If(when, Box::new(a), Box::new(b)))),
        (Typed::Test(a), Typed::Test(b)) => Ok(Typed::Test(Test::If(when, Box::new(a), Box::new(b)))),
        (first, second) => {
            let (first, second) = (first.name(), second.name());
            Err(Fault::new(then.at, format!("both branches must be of one type, not {first} and {second}")))
        }
    }
}

/// A day and a number of days give a day.
pub(super) fn plus_days(day: Day, days: Number) -> Typed {
    Typed::Day(Day::Plus(Box::new(day), Box::new(days)))
}
