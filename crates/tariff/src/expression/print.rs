//! Prints a duty expression in the one form that the parser reads back.

use std::fmt;

use rust_decimal::Decimal;

use super::{Expression, Rate, Term};

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expression::Free => f.write_str("free"),
            Expression::Manual(text) => write!(f, "manual: {text}"),
            Expression::Rate(rate) => write!(f, "{rate}"),
        }
    }
}

impl fmt::Display for Rate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        sum(f, &self.terms)?;
        for (word, bound) in [("min", &self.min), ("max", &self.max)] {
            if !bound.is_empty() {
                write!(f, " {word} ")?;
                sum(f, bound)?;
            }
        }
        Ok(())
    }
}

fn sum(f: &mut fmt::Formatter<'_>, terms: &[Term]) -> fmt::Result {
    for (at, term) in terms.iter().enumerate() {
        let negative = term.number().is_sign_negative();
        match (at, negative) {
            (0, false) => {}
            (0, true) => f.write_str("-")?,
            (_, false) => f.write_str(" + ")?,
            (_, true) => f.write_str(" - ")?,
        }
        write!(f, "{term}")?;
    }
    Ok(())
}

impl Term {
    fn number(&self) -> Decimal {
        match self {
            Term::AdValorem { percent, .. } => *percent,
            Term::Specific { amount, .. } => *amount,
        }
    }
}

/// Without its sign, which the sum writes.
impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let number = self.number().abs();
        match self {
            Term::AdValorem { of: None, .. } => write!(f, "{number} %"),
            Term::AdValorem { of: Some(part), .. } => write!(f, "{number} % ({part})"),
            Term::Specific { currency, per, unit, .. } if *per == Decimal::ONE => {
                write!(f, "{number} {currency} / {unit}")
            }
            Term::Specific { currency, per, unit, .. } => write!(f, "{number} {currency} / {per} {unit}"),
        }
    }
}
