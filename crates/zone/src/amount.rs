//! Exact shares of whole numbers, rounded half up once where a rule says so.

/// Largest quantity or value of one event: with it no product of the duty rules leaves 128 bits.
pub const LARGEST: i64 = 1_000_000_000_000;

/// Largest duty rate, in basis points (10,000 %).
pub(crate) const LARGEST_RATE: i64 = 1_000_000;

/// Basis points of a whole.
pub(crate) const WHOLE_BP: i128 = 10_000;

/// `numerator / denominator` rounded half up; both are counts of goods or money and never negative.
///
/// None where the denominator is not positive or the result is beyond 64 bits.
pub(crate) fn half_up(numerator: i128, denominator: i128) -> Option<i64> {
    if denominator <= 0 || numerator < 0 {
        return None;
    }
    let doubled = numerator.checked_mul(2)?.checked_add(denominator)?;
    i64::try_from(doubled / denominator.checked_mul(2)?).ok()
}

/// The share of `value` that `part` of `whole` carries, rounded half up.
pub(crate) fn share(value: i64, part: i64, whole: i64) -> Option<i64> {
    half_up(i128::from(value) * i128::from(part), i128::from(whole))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn half_goes_up_and_nothing_else_does() {
        for (numerator, denominator, expected) in
            [(0, 3, Some(0)), (1, 3, Some(0)), (1, 2, Some(1)), (3, 2, Some(2)), (5, 3, Some(2)), (1, 0, None)]
        {
            assert_eq!(half_up(numerator, denominator), expected, "{numerator}/{denominator}");
        }
        assert_eq!(half_up(-1, 2), None);
        assert_eq!(half_up(i128::MAX, 1), None);
    }
}
