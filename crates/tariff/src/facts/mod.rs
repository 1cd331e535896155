//! What a duty assessment needs to know of a declaration, and nothing else.

mod declared;
mod declared_item;
mod item;
mod quantity;
mod query;

use jiff::civil::Date;
use model::Text;
use rust_decimal::Decimal;

pub use declared::facts_of;
pub use item::{DeclaredAmount, ItemFacts};
pub use quantity::Quantity;
pub use query::Query;

/// The facts of one declaration. A declaration and a query with the same facts are assessed alike, to the cent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    /// The day whose law applies: the day of acceptance.
    pub day: Date,
    pub direction: Direction,
    /// Terms of delivery (WCO 090).
    pub incoterm: Option<Text>,
    /// Additional statements (WCO 226) of the declaration as a whole.
    pub statements: Vec<Text>,
    /// Roles (WCO R005) of the parties named for domestic taxes.
    pub party_roles: Vec<Text>,
    /// Charges that belong to all items.
    pub charges: Vec<Charge>,
    pub items: Vec<ItemFacts>,
}

/// Whether goods come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    Import,
    Export,
}

/// An addition to the price or a deduction from it (WCO 371 with 181).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Charge {
    pub code: Text,
    /// An amount, or per cent where the profile says so of the code.
    pub number: Decimal,
    /// ISO 4217; empty where the economy's own is meant.
    pub currency: Text,
}
