//! A question to the public duty calculator, turned into the same facts that a declaration gives.

use jiff::civil::Date;
use model::Text;
use rust_decimal::Decimal;

use super::{Direction, Facts, ItemFacts, Quantity};
use crate::Unit;

/// One goods item as a person asks about it. Only day, commodity, origin and value must be given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    pub on: Date,
    pub commodity: Text,
    pub origin: Text,
    pub value: Decimal,
    /// Empty for the economy's own.
    pub currency: Text,
    /// Empty for none.
    pub preference: Text,
    pub additional_codes: Vec<Text>,
    /// `KGM` is net mass, `KGM#G` gross mass.
    pub quantities: Vec<(Unit, Decimal)>,
    /// Requested and previous procedure, such as `4000` (the default); additional procedures stand behind it: `4000 C07`.
    pub procedure: Text,
    pub documents: Vec<Text>,
    pub quota_order: Option<Text>,
    pub incoterm: Option<Text>,
    /// Additional statements, such as the one that names the region.
    pub statements: Vec<Text>,
}

impl Facts {
    /// The facts of a query; equal to those of a declaration that says the same.
    pub fn from_query(query: &Query) -> Facts {
        let gross = Unit::new("KGM", "G");
        let mass = |unit: &Unit| query.quantities.iter().find(|(u, _)| u == unit).map(|(_, number)| *number);
        let rest = query.quantities.iter().filter(|(unit, _)| *unit != Unit::KILOGRAM && *unit != gross);
        let (procedure, additional_procedures) = procedures(&query.procedure);
        let digits: String = query.commodity.chars().filter(char::is_ascii_digit).collect();
        let item = ItemFacts {
            number: 1,
            commodity: digits.into(),
            additional_codes: query.additional_codes.clone(),
            origin: query.origin.to_ascii_uppercase(),
            preference: query.preference.clone(),
            quota_order: query.quota_order.clone(),
            price: Some(query.value),
            currency: query.currency.to_ascii_uppercase(),
            net_mass_kg: mass(&Unit::KILOGRAM),
            gross_mass_kg: mass(&gross),
            quantities: rest.map(|(unit, number)| Quantity::new(unit.clone(), *number)).collect(),
            procedure,
            additional_procedures,
            documents: query.documents.clone(),
            ..ItemFacts::default()
        };
        Facts {
            day: query.on,
            direction: Direction::Import,
            incoterm: query.incoterm.clone(),
            statements: query.statements.clone(),
            party_roles: Vec::new(),
            charges: Vec::new(),
            items: vec![item],
        }
    }
}

/// The procedure and the additional ones, however they are set apart: `4000 C07`, `40 00 C07`, `4000/C07`.
fn procedures(text: &str) -> (Text, Vec<Text>) {
    let mut words = text.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()).peekable();
    let mut procedure = words.next().map_or(Text::const_new("4000"), Text::from);
    if procedure.len() == 2 {
        procedure.push_str(words.next_if(|word| word.len() == 2).unwrap_or("00"));
    }
    (procedure, words.filter(|word| *word != "000").map(Text::from).collect())
}
