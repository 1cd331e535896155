//! The facts of one goods item.

use model::Text;
use rust_decimal::Decimal;

use super::{Charge, Quantity};

/// One goods item, as far as its duty goes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ItemFacts {
    /// Goods item number, from 1.
    pub number: u32,
    /// Commodity code, digits only.
    pub commodity: Text,
    /// Union and national additional codes, such as `B999`, `X333`, `VATZ`.
    pub additional_codes: Vec<Text>,
    /// ISO 3166 alpha-2.
    pub origin: Text,
    /// Preference claimed (WCO 164); empty where none is.
    pub preference: Text,
    /// Quota claimed (WCO 401).
    pub quota_order: Option<Text>,
    /// Item price (WCO 112).
    pub price: Option<Decimal>,
    /// ISO 4217; empty where the economy's own is meant.
    pub currency: Text,
    pub charges: Vec<Charge>,
    pub net_mass_kg: Option<Decimal>,
    pub gross_mass_kg: Option<Decimal>,
    /// Quantity in the commodity's supplementary unit, declared without naming it (WCO 130).
    pub supplementary: Option<Decimal>,
    /// Quantities declared with their unit.
    pub quantities: Vec<Quantity>,
    /// Requested and previous procedure, such as `4000`.
    pub procedure: Text,
    /// Additional procedure codes, such as `C07`.
    pub additional_procedures: Vec<Text>,
    /// Category and type of each document, such as `U110`.
    pub documents: Vec<Text>,
    pub statements: Vec<Text>,
    /// Roles (WCO R005) of the parties named for domestic taxes.
    pub party_roles: Vec<Text>,
    /// Tax type and method of payment (WCO 107); the tax type is empty where the method is for all.
    pub payment_methods: Vec<(Text, Text)>,
    /// Amounts that the declarant computed.
    pub declared_amounts: Vec<DeclaredAmount>,
}

/// One duty as the declarant computed it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredAmount {
    pub tax: Text,
    /// Base as declared, where there is one.
    pub base: Option<Decimal>,
    pub amount: Decimal,
    pub payment_method: Option<Text>,
}

impl ItemFacts {
    /// The requested procedure: the first two digits.
    pub fn requested(&self) -> &str {
        self.procedure.get(..2).unwrap_or(&self.procedure)
    }

    /// The method of payment declared for a tax, else the one declared for all.
    pub fn payment_method(&self, tax: &str) -> Option<&Text> {
        let of = |wanted: &str| self.payment_methods.iter().find(|(tax, _)| tax == wanted).map(|(_, method)| method);
        of(tax).or_else(|| of(""))
    }
}
