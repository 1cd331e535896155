//! The order of two values of one built-in type.

use super::{Builtin, decimal, moment};
use std::cmp::Ordering;

/// Compares in the value space (`1.0` equals `1`); none when the values have no order or are no values.
pub fn order(kind: Builtin, left: &str, right: &str) -> Option<Ordering> {
    match kind {
        _ if kind.is_decimal() => Some(decimal::parse(left)?.order(&decimal::parse(right)?)),
        Builtin::Float | Builtin::Double => double(left)?.partial_cmp(&double(right)?),
        Builtin::Boolean => Some(truth(left).cmp(&truth(right))),
        Builtin::Duration => moment::duration(left)?.order(&moment::duration(right)?),
        Builtin::HexBinary => Some(left.to_ascii_uppercase().cmp(&right.to_ascii_uppercase())),
        Builtin::Base64Binary => Some(left.replace(' ', "").cmp(&right.replace(' ', ""))),
        _ if kind.is_moment() => moment::parse(kind, left)?.order(&moment::parse(kind, right)?),
        _ => (left == right).then_some(Ordering::Equal),
    }
}

fn truth(text: &str) -> bool {
    matches!(text, "true" | "1")
}

fn double(text: &str) -> Option<f64> {
    match text {
        "INF" => Some(f64::INFINITY),
        "-INF" => Some(f64::NEG_INFINITY),
        _ => text.parse().ok(),
    }
}
