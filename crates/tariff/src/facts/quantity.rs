//! Quantities of an item in the unit that a duty asks for.

use model::Text;
use rust_decimal::Decimal;

use super::ItemFacts;
use crate::expression::Unit;

/// A quantity declared with its unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    pub unit: Unit,
    pub number: Decimal,
}

impl Quantity {
    pub fn new(unit: Unit, number: Decimal) -> Quantity {
        Quantity { unit, number }
    }
}

impl ItemFacts {
    /// How much of `unit` the item has: as declared in that unit, converted, or derived from mass and strength.
    ///
    /// `supplementary_unit` is the unit that the tariff names for the commodity. `None` where nothing declared says it.
    pub fn quantity(&self, unit: &Unit, supplementary_unit: Option<&Unit>) -> Option<Decimal> {
        if let Some(found) = self.declared(unit, supplementary_unit) {
            return Some(found);
        }
        match unit.code() {
            "LPA" => self
                .strength()?
                .checked_mul(self.declared(&Unit::LITRE, supplementary_unit)?)?
                .checked_div(Decimal::ONE_HUNDRED),
            "ASV" if unit.qualifier() == "X" => {
                self.strength()?.checked_mul(self.declared(&Unit::HECTOLITRE, supplementary_unit)?)
            }
            _ => self.mass(unit).or_else(|| self.unnamed(unit, supplementary_unit)),
        }
    }

    /// Declared in this unit or in one that converts into it.
    fn declared(&self, unit: &Unit, supplementary_unit: Option<&Unit>) -> Option<Decimal> {
        if let Some(exact) = self.quantities.iter().find(|q| q.unit == *unit) {
            return Some(exact.number);
        }
        let convert = |from: &Unit, number: Decimal| number.checked_mul(from.factor_to(unit)?);
        let converted = self.quantities.iter().find_map(|q| convert(&q.unit, q.number));
        converted.or_else(|| convert(supplementary_unit?, self.supplementary?))
    }

    /// Alcoholic strength, % vol.
    fn strength(&self) -> Option<Decimal> {
        let strength = |q: &&Quantity| q.unit.code() == "ASV" && q.unit.qualifier().is_empty();
        self.quantities.iter().find(strength).map(|q| q.number)
    }

    /// Net mass, or gross mass where the unit says `G`; masses of a part of the goods must be declared as such.
    fn mass(&self, unit: &Unit) -> Option<Decimal> {
        let kilograms = match unit.qualifier() {
            "" => self.net_mass_kg?,
            "G" => self.gross_mass_kg?,
            _ => return None,
        };
        kilograms.checked_mul(Unit::KILOGRAM.factor_to(&Unit::new(unit.code(), ""))?)
    }

    /// A supplementary quantity whose unit nobody names is in the unit that the duty asks for; but litres of alcohol
    /// and masses are never guessed.
    fn unnamed(&self, unit: &Unit, supplementary_unit: Option<&Unit>) -> Option<Decimal> {
        let guess = supplementary_unit.is_none() && Unit::KILOGRAM.factor_to(unit).is_none();
        if guess { self.supplementary } else { None }
    }

    /// Documents of which one is declared.
    pub fn has_document(&self, wanted: &[impl AsRef<str>]) -> bool {
        self.documents.iter().any(|document| wanted.iter().any(|w| w.as_ref() == document))
    }

    pub fn has_additional_code(&self, code: &Text) -> bool {
        self.additional_codes.contains(code)
    }
}
