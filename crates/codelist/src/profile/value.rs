//! The customs value: what it includes, how it is rounded, what the terms of delivery already hold.

use model::Rounding;
use serde::Deserialize;

/// How the customs value is made from the price.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ValueLaw {
    /// True if freight to the frontier is part of the value (CIF), false if not (FOB).
    pub includes_freight: bool,
    pub includes_insurance: bool,
    /// To the currency's minor unit.
    pub rounding: RoundingRule,
    /// How charges for all goods are spread over the items.
    pub apportion: Apportion,
    pub legal_base: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Apportion {
    Value,
    GrossMass,
}

/// How digits are lost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum RoundingRule {
    Truncate,
    HalfUp,
    HalfEven,
    Up,
}

impl RoundingRule {
    pub fn rounding(self) -> Rounding {
        match self {
            RoundingRule::Truncate => Rounding::Truncate,
            RoundingRule::HalfUp => Rounding::HalfUp,
            RoundingRule::HalfEven => Rounding::HalfEven,
            RoundingRule::Up => Rounding::Up,
        }
    }

    /// As the working names it.
    pub fn as_str(self) -> &'static str {
        match self {
            RoundingRule::Truncate => "truncated",
            RoundingRule::HalfUp => "half up",
            RoundingRule::HalfEven => "half to even",
            RoundingRule::Up => "up",
        }
    }
}

/// Terms of delivery (WCO 090), and what a price under them holds.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Incoterm {
    pub code: String,
    pub name: String,
    pub freight: bool,
    pub insurance: bool,
}

/// A charge code (WCO 371) and what it does to the value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Adjustment {
    pub code: String,
    pub name: String,
    pub effect: Effect,
    /// True if the number is per cent of the price, not an amount.
    #[serde(default)]
    pub percent: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    Add,
    Deduct,
    /// Freight: added where the value includes it and the terms of delivery do not.
    Freight,
    /// Insurance: likewise.
    Insurance,
}
