//! Duty texts of the United States (`9.6¢/kg + 2.8%`) as typed expressions; what is no rate stays as text.

use model::{Currency, Text};
use rust_decimal::Decimal;

use super::us_unit;
use crate::{Expression, Rate, Term};

/// The expression of a duty text. A text that is not fully understood is kept as it is, for a person.
pub fn duty(text: &str) -> Expression {
    let plain = plain(text).replace("/ ", "/");
    if plain.eq_ignore_ascii_case("free") {
        return Expression::Free;
    }
    let manual = || Expression::Manual(plain.as_str().into());
    let Some(expression) = added(&plain).or_else(|| by_degree(&plain)).or_else(|| sum(&plain)) else {
        return manual();
    };
    // Printing and reading must give it back, or the tariff could not be written to a file.
    match expression.to_string().parse::<Expression>() {
        Ok(again) if again == expression => expression,
        _ => manual(),
    }
}

/// True if a text adds to the duty of another subheading: such a line levies the addition, not the duty itself.
pub(super) fn is_addition(text: &str) -> bool {
    added(&plain(text).replace("/ ", "/")).is_some()
}

/// `The duty provided in the applicable subheading + 25%`: the duty is levied by its own line, and 25 % by this one.
fn added(text: &str) -> Option<Expression> {
    let rest = text.strip_prefix("The duty provided in")?.trim_start().strip_prefix("the applicable subheading")?;
    let rest = rest.trim_start();
    let rate = rest.strip_prefix('+').or_else(|| rest.strip_prefix("plus"))?;
    sum(rate)
}

/// `1.4606¢/kg less 0.020668¢/kg for each degree … but not less than 0.943854¢/kg`.
fn by_degree(text: &str) -> Option<Expression> {
    let (full, rest) = text.split_once(" less ")?;
    let (less, least) = rest.split_once(" but not less than ")?;
    let less = less.split_once(" (").map_or(less, |(less, _)| less);
    let less = match term(less)? {
        Term::Specific { amount, currency, per, unit } => Term::Specific { amount: -amount, currency, per, unit },
        Term::AdValorem { .. } => return None,
    };
    let rate = Rate { terms: vec![term(full)?, less], min: vec![term(least)?], max: Vec::new() };
    Some(Expression::Rate(rate))
}

fn sum(text: &str) -> Option<Expression> {
    text.split('+').map(term).collect::<Option<Vec<Term>>>().map(Expression::sum)
}

/// Without markup, with single blanks.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut inside = false;
    for c in text.chars() {
        match c {
            '<' => inside = true,
            '>' if inside => inside = false,
            _ if inside => {}
            c => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn term(text: &str) -> Option<Term> {
    let text = text.trim();
    let dollars = text.strip_prefix('$');
    let (number, rest) = number(dollars.unwrap_or(text))?;
    if dollars.is_some() {
        return specific(number, rest);
    }
    if let Some(rest) = rest.strip_prefix('¢') {
        return specific(number.checked_div(Decimal::ONE_HUNDRED)?, rest);
    }
    let of = rest.strip_prefix('%').or_else(|| rest.strip_prefix(" percent"))?.trim();
    if of.is_empty() {
        return Some(Term::AdValorem { percent: number, of: None });
    }
    let words = (of.starts_with("on ") || of.starts_with("of ")) && of.len() <= 80 && !of.contains(['(', ')', '%']);
    words.then(|| Term::AdValorem { percent: number, of: Some(Text::from(of)) })
}

/// `/kg`, or ` each`.
fn specific(amount: Decimal, rest: &str) -> Option<Term> {
    let unit = rest.strip_prefix('/').unwrap_or(rest.trim());
    let (per, unit) = us_unit::unit(unit)?;
    Some(Term::Specific { amount, currency: Currency::USD, per, unit })
}

fn number(text: &str) -> Option<(Decimal, &str)> {
    let end = text.find(|c: char| !(c.is_ascii_digit() || c == '.')).unwrap_or(text.len());
    let (number, rest) = text.split_at_checked(end)?;
    let digits = number.starts_with(|c: char| c.is_ascii_digit()) && !number.ends_with('.');
    let number = if digits { Decimal::from_str_exact(number).ok()? } else { return None };
    Some((number, rest))
}
