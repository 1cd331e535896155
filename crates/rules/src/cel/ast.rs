//! An expression as written, before its types are known.

use rust_decimal::Decimal;

/// An expression and the byte where it begins.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Ast {
    pub at: usize,
    pub kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Kind {
    Bool(bool),
    Number(Decimal),
    Text(String),
    Name(String),
    Member(Box<Ast>, String),
    Call {
        receiver: Option<Box<Ast>>,
        name: String,
        arguments: Vec<Ast>,
    },
    List(Vec<Ast>),
    Not(Box<Ast>),
    Negate(Box<Ast>),
    And(Vec<Ast>),
    Or(Vec<Ast>),
    Binary(Operator, Box<Ast>, Box<Ast>),
    If(Box<Ast>, Box<Ast>, Box<Ast>),
    /// `{Type name, Type name -> body}`; only in assert files.
    Closure(Vec<String>, Box<Ast>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Operator {
    Order(crate::expr::Order),
    In,
    Add,
    Subtract,
    Multiply,
}
