//! Duty expressions: typed, printed and parsed without loss.

mod parse;
mod print;
#[cfg(test)]
mod tests;
mod unit;

use model::{Currency, Text};
use rust_decimal::Decimal;

pub use parse::ExpressionError;
pub use unit::{Unit, UnitError};

/// What a measure levies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// `free`.
    Free,
    Rate(Rate),
    /// `manual: text`: a rate that only a person can apply; kept as it was published, never guessed.
    Manual(Text),
}

/// The sum of some terms, within bounds: `10 % min 3.50 GBP / kg max 20 %`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rate {
    /// At least one.
    pub terms: Vec<Term>,
    /// Empty where there is no lower bound.
    pub min: Vec<Term>,
    /// Empty where there is no upper bound.
    pub max: Vec<Term>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Term {
    /// Per cent of the base, or of the value of a part: `6 % (on the case)`.
    AdValorem { percent: Decimal, of: Option<Text> },
    /// So much for each so many of a unit: `147.00 GBP / 100 kg`.
    Specific { amount: Decimal, currency: Currency, per: Decimal, unit: Unit },
}

/// What kind of rate it is, as tariff statistics count them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Free,
    AdValorem,
    Specific,
    /// More than one term, or bounds.
    Compound,
    Manual,
}

impl Expression {
    /// One ad valorem rate.
    pub fn percent(percent: Decimal) -> Expression {
        Expression::sum(vec![Term::AdValorem { percent, of: None }])
    }

    pub fn sum(terms: Vec<Term>) -> Expression {
        Expression::Rate(Rate { terms, min: Vec::new(), max: Vec::new() })
    }

    pub fn kind(&self) -> Kind {
        let rate = match self {
            Expression::Free => return Kind::Free,
            Expression::Manual(_) => return Kind::Manual,
            Expression::Rate(rate) => rate,
        };
        match rate.terms.as_slice() {
            [term] if rate.min.is_empty() && rate.max.is_empty() => match term {
                Term::AdValorem { of: None, .. } => Kind::AdValorem,
                Term::AdValorem { .. } => Kind::Compound,
                Term::Specific { .. } => Kind::Specific,
            },
            _ => Kind::Compound,
        }
    }
}
