//! One measure: what is levied on which goods, of which origin, when, and by which law.

use jiff::civil::Date;
use model::Text;

use crate::{Expression, Origin};

/// One row of a tariff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measure {
    /// Two measures under one key add up where their ids differ; empty where the tariff gives none.
    pub id: Text,
    /// Commodity code or its beginning, digits only, at most ten; empty for all goods.
    pub commodity: Text,
    pub origin: Origin,
    /// Preference under which it applies; empty for the ordinary rate.
    pub preference: Text,
    /// Tax type, such as `A00`, `B00`.
    pub tax: Text,
    pub expression: Expression,
    pub from: Date,
    /// Last day; without end where there is none.
    pub to: Option<Date>,
    pub legal_base: Text,
    /// Additional code that the item must declare; empty where none is needed.
    pub additional_code: Text,
    /// Quota that the item must claim; empty where none is needed.
    pub quota_order: Text,
    /// Documents of which one must be declared; empty where none is needed.
    pub documents: Vec<Text>,
}

impl Measure {
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day <= to)
    }
}
