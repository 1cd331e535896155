//! What is known about a declaration's references, looked up before it is checked.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

/// Facts from the stores, as of the moment of the check. A registry that an economy does not keep is `None`:
/// nothing is judged by it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredFacts {
    /// The legal day.
    pub day: Date,
    /// Who used this sender's local reference number before with other content; `None` if nobody did.
    pub lrn: Option<Taken>,
    /// Unique consignment references of this declaration that other declarations have.
    pub consignment_references: BTreeMap<String, Taken>,
    /// Authorisations by holder's identification number; an unknown holder is absent.
    pub authorisations: Registry<Vec<Authorisation>>,
    /// Guarantees by reference number.
    pub guarantees: Registry<Guarantee>,
    /// Quotas by order number: true while claims are taken.
    pub quotas: Registry<bool>,
    /// Previous documents by type and reference, such as `337/24GB…`.
    pub previous_documents: Registry<PreviousRecord>,
    /// The amount to be secured, where it is known before the assessment; in the profile's currency.
    pub to_secure: Option<Decimal>,
}

/// Entries by reference; `None` where the economy keeps no such registry.
pub type Registry<T> = Option<BTreeMap<String, T>>;

/// A reference that another declaration has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// MRN of that declaration; its local reference where it has none.
    pub by: String,
}

/// One authorisation of a holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Authorisation {
    /// WCO R145, such as `DPO`.
    pub category: String,
    /// First day; from ever where there is none.
    pub from: Option<Date>,
    /// Last day; without end where there is none.
    pub to: Option<Date>,
}

/// One guarantee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guarantee {
    pub funds: Funds,
    /// Empty where none is needed.
    pub access_code: String,
    pub from: Option<Date>,
    pub to: Option<Date>,
}

/// How far a guarantee reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Funds {
    /// No amount is reserved (waiver).
    Unlimited,
    /// What is left, in the profile's currency.
    Left(Decimal),
}

/// One previous document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PreviousRecord {
    /// True once all goods on it are accounted for.
    pub written_off: bool,
    /// Gross mass left in kg; `None` where it is not counted.
    pub gross_mass_left: Option<Decimal>,
}
