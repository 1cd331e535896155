//! Tax types: their class, order, bases and rounding.

use serde::Deserialize;

use super::{
    Adjustment, Incoterm, Override, PaymentMethod, Postponed, Preference, Procedure, Region, Relief, RoundingRule,
    ValueLaw,
};

/// `tax.toml`: how duties and taxes are computed. Rates are not here but in the tariff.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct TaxLaw {
    /// Preference code of the ordinary rate (WCO 164).
    pub ordinary_preference: String,
    pub value: ValueLaw,
    /// In the order in which they are computed: a base uses only what stands before it.
    #[serde(rename = "tax")]
    pub taxes: Vec<TaxType>,
    #[serde(rename = "region")]
    pub regions: Vec<Region>,
    #[serde(default, rename = "relief")]
    pub reliefs: Vec<Relief>,
    #[serde(default, rename = "procedure")]
    pub procedures: Vec<Procedure>,
    #[serde(default, rename = "preference")]
    pub preferences: Vec<Preference>,
    #[serde(default, rename = "payment_method")]
    pub payment_methods: Vec<PaymentMethod>,
    #[serde(default, rename = "incoterm")]
    pub incoterms: Vec<Incoterm>,
    #[serde(default, rename = "adjustment")]
    pub adjustments: Vec<Adjustment>,
    pub postponed: Option<Postponed>,
    #[serde(rename = "override")]
    pub declared_amounts: Option<Override>,
}

/// A duty, tax or fee type (WCO 113).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TaxType {
    /// A code such as `A00`, or a beginning followed by `*`.
    pub code: String,
    pub name: String,
    pub class: TaxClass,
    /// What its ad valorem rate is applied to, where the region says nothing else: `value`, a class, or a tax code.
    pub base: Vec<String>,
    pub rounding: RoundingRule,
    /// The law that levies it.
    pub legal_base: String,
}

/// What kind of levy a tax type is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TaxClass {
    /// Customs duty of the tariff.
    Duty,
    /// Duties on top: agricultural components, safeguards.
    Additional,
    /// Anti-dumping and countervailing duties.
    Defence,
    Excise,
    Vat,
    Fee,
}

impl TaxClass {
    /// As bases name it.
    pub fn as_str(self) -> &'static str {
        match self {
            TaxClass::Duty => "duty",
            TaxClass::Additional => "additional",
            TaxClass::Defence => "defence",
            TaxClass::Excise => "excise",
            TaxClass::Vat => "vat",
            TaxClass::Fee => "fee",
        }
    }
}

impl TaxLaw {
    /// The tax type of a code, and its place in the order of computing.
    pub fn tax(&self, code: &str) -> Option<(usize, &TaxType)> {
        let exact = self.taxes.iter().enumerate().find(|(_, tax)| tax.code == code);
        let begins = |tax: &TaxType| tax.code.strip_suffix('*').is_some_and(|start| code.starts_with(start));
        exact.or_else(|| self.taxes.iter().enumerate().find(|(_, tax)| begins(tax)))
    }

    pub fn region(&self, code: &str) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == code)
    }

    pub fn preference(&self, code: &str) -> Option<&Preference> {
        self.preferences.iter().find(|preference| preference.code == code)
    }

    pub fn procedure(&self, code: &str) -> Option<&Procedure> {
        self.procedures.iter().find(|procedure| procedure.code == code)
    }

    pub fn payment_method(&self, code: &str) -> Option<&PaymentMethod> {
        self.payment_methods.iter().find(|method| method.code == code)
    }

    pub fn incoterm(&self, code: &str) -> Option<&Incoterm> {
        self.incoterms.iter().find(|incoterm| incoterm.code == code)
    }

    pub fn adjustment(&self, code: &str) -> Option<&Adjustment> {
        self.adjustments.iter().find(|adjustment| adjustment.code == code)
    }
}
