//! Amounts between money and the schema's elements.

use model::{Amount, Money, Numeric, Text};

pub(super) fn to_element(money: Money) -> Amount {
    let number = Numeric::from(money.value());
    Amount { number, currency: Some(Text::from(money.currency().as_str())) }
}

/// `None` where it is no amount of the currency it names, or of `otherwise`.
pub(super) fn from_element(amount: &Amount, otherwise: &str) -> Option<Money> {
    let currency = amount.currency.as_deref().unwrap_or(otherwise).parse().ok()?;
    Money::exact(amount.number.value()?, currency).ok()
}
