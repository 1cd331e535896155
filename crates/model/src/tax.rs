//! One line of duty or tax on one goods item, as assessed.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use crate::Money;

/// What was assessed for one tax type on one item. Amounts are in the economy's currency.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaxLine {
    /// Goods item number, from 1.
    pub item: u32,
    /// Duty/tax/fee type (WCO 113), such as `A00`, `B00`.
    pub tax_type: String,
    /// Ad valorem base (WCO 116).
    pub base: Option<Money>,
    /// Specific base and its unit (WCO 129).
    pub quantity: Option<(Decimal, String)>,
    /// Rate in per cent (WCO 115), where one rate alone made the amount.
    pub rate: Option<Decimal>,
    /// Relief taken off (WCO 111).
    pub relief: Money,
    /// Preference applied (WCO 164).
    pub preference: Option<String>,
    /// After relief (WCO 120).
    pub assessed: Money,
    /// What is to be paid or secured now (WCO 378); nothing while suspended.
    pub payable: Money,
    /// Method of payment declared (WCO 107).
    pub payment_method: Option<String>,
}
