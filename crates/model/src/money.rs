//! Money: whole minor units of one currency; every rounding is named.

use std::fmt;
use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

/// An ISO 4217 alphabetic currency code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected a currency of three capital letters such as EUR, found {found:?}")]
pub struct CurrencyError {
    found: String,
}

impl FromStr for Currency {
    type Err = CurrencyError;

    fn from_str(text: &str) -> Result<Currency, CurrencyError> {
        match text.as_bytes() {
            [a, b, c] if text.bytes().all(|b| b.is_ascii_uppercase()) => Ok(Currency([*a, *b, *c])),
            _ => Err(CurrencyError { found: text.chars().take(20).collect() }),
        }
    }
}

impl Currency {
    /// `XXX`: no currency is meant (ISO 4217).
    pub const NONE: Currency = Currency(*b"XXX");
    pub const USD: Currency = Currency(*b"USD");

    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("XXX")
    }

    /// Digits after the point in ISO 4217 (ISO calls it the minor unit).
    pub fn exponent(self) -> u32 {
        match &self.0 {
            b"BIF" | b"CLP" | b"DJF" | b"GNF" | b"ISK" | b"JPY" | b"KMF" | b"KRW" | b"PYG" | b"RWF" | b"UGX"
            | b"UYI" | b"VND" | b"VUV" | b"XAF" | b"XOF" | b"XPF" => 0,
            b"BHD" | b"IQD" | b"JOD" | b"KWD" | b"LYD" | b"OMR" | b"TND" => 3,
            b"CLF" | b"UYW" => 4,
            _ => 2,
        }
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// How a number loses digits. Law names the rule; there is no default.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rounding {
    /// Toward zero: 252.654 → 252.65, 15.569 → 15.56.
    Truncate,
    /// Half away from zero: 0.125 → 0.13.
    HalfUp,
    /// Half to even: 0.125 → 0.12.
    HalfEven,
    /// Away from zero.
    Up,
}

impl Rounding {
    pub fn apply(self, value: Decimal, digits: u32) -> Decimal {
        let strategy = match self {
            Rounding::Truncate => RoundingStrategy::ToZero,
            Rounding::HalfUp => RoundingStrategy::MidpointAwayFromZero,
            Rounding::HalfEven => RoundingStrategy::MidpointNearestEven,
            Rounding::Up => RoundingStrategy::AwayFromZero,
        };
        value.round_dp_with_strategy(digits, strategy)
    }
}

/// An amount of one currency in whole minor units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Money {
    minor: i64,
    currency: Currency,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum MoneyError {
    #[error("{value} has more digits than {currency} has; name a rounding")]
    WouldLoseDigits { value: Decimal, currency: Currency },
    #[error("{value} {currency} is too large")]
    TooLarge { value: Decimal, currency: Currency },
    #[error("{left} and {right} cannot be added")]
    OtherCurrency { left: Currency, right: Currency },
}

impl Money {
    pub fn from_minor(minor: i64, currency: Currency) -> Money {
        Money { minor, currency }
    }

    pub fn zero(currency: Currency) -> Money {
        Money { minor: 0, currency }
    }

    /// Exact; a value with more digits than the currency has is an error.
    pub fn exact(value: Decimal, currency: Currency) -> Result<Money, MoneyError> {
        if value.normalize().scale() > currency.exponent() {
            return Err(MoneyError::WouldLoseDigits { value, currency });
        }
        Money::rounded(value, currency, Rounding::Truncate)
    }

    /// Rounded to the currency's minor unit by the named rule.
    pub fn rounded(value: Decimal, currency: Currency, rule: Rounding) -> Result<Money, MoneyError> {
        let digits = currency.exponent();
        let too_large = || MoneyError::TooLarge { value, currency };
        let mut whole = rule.apply(value, digits);
        whole.rescale(digits);
        if whole.scale() != digits {
            return Err(too_large());
        }
        let minor = i64::try_from(whole.mantissa()).map_err(|_| too_large())?;
        Ok(Money { minor, currency })
    }

    pub fn minor(self) -> i64 {
        self.minor
    }

    pub fn currency(self) -> Currency {
        self.currency
    }

    pub fn value(self) -> Decimal {
        Decimal::new(self.minor, self.currency.exponent())
    }

    pub fn plus(self, other: Money) -> Result<Money, MoneyError> {
        if self.currency != other.currency {
            return Err(MoneyError::OtherCurrency { left: self.currency, right: other.currency });
        }
        let minor = self.minor.checked_add(other.minor);
        let minor = minor.ok_or(MoneyError::TooLarge { value: self.value(), currency: self.currency })?;
        Ok(Money { minor, currency: self.currency })
    }
}

/// Number alone, with the currency's digits: `12.50`.
impl fmt::Display for Money {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.value())
    }
}
