//! What lowers, defers or suspends a levy: reliefs, procedures, preferences, ways to pay.

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

/// A relief that an additional procedure code claims.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Relief {
    /// Additional procedure code (WCO 166), such as `C07`.
    pub code: String,
    pub name: String,
    /// Tax types relieved (codes, or beginnings with `*`).
    pub taxes: Vec<String>,
    /// Per cent taken off.
    pub share: Decimal,
    /// True if later bases still count the amount taken off.
    #[serde(default)]
    pub counts_in_bases: bool,
    pub legal_base: String,
}

/// A requested procedure (first two digits of WCO 166).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Procedure {
    pub code: String,
    pub name: String,
    /// True if levies are assessed but not to be paid while the goods stay in the procedure.
    #[serde(default)]
    pub suspends: bool,
}

/// A preference code (WCO 164).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Preference {
    pub code: String,
    pub name: String,
    /// Documents of which one proves the claim; none is needed where this is empty.
    #[serde(default)]
    pub proof: Vec<String>,
    /// True if the claim is on a tariff quota.
    #[serde(default)]
    pub quota: bool,
}

/// A method of payment (WCO 107).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct PaymentMethod {
    pub code: String,
    pub name: String,
    pub kind: PaymentKind,
    /// Type (WCO D006) of the header document that names the account; a guarantee is named by its own class (90A).
    #[serde(default)]
    pub account_document: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum PaymentKind {
    Immediate,
    Deferred,
    Guarantee,
    /// Accounted for on a later return; nothing is paid at import.
    Postponed,
}

/// Taxes accounted for on a later return when a party with a role is named (WCO R005).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Postponed {
    pub taxes: Vec<String>,
    pub party_role: String,
    pub legal_base: String,
}

/// When amounts that the declarant computed stand in place of ours.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Override {
    /// Statements of which one asks for it.
    #[serde(default)]
    pub statements: Vec<String>,
    /// Documents of which one asks for it.
    #[serde(default)]
    pub documents: Vec<String>,
    pub legal_base: String,
}
