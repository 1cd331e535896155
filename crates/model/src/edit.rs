//! Putting one value at one place of the data set, making what lies on the way.

use crate::dataset::Declaration;
use crate::leaf::{Amount, Measure, Moment, Numeric};
use crate::node::{Node, Slot};
use crate::pointer::{Place, PlaceStep};

/// Lists never grow past this by an edit; a real list is checked by its own limit.
const LONGEST: usize = 99_999;

/// Why a value was not put.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EditError {
    #[error("the data set has no such field")]
    NoSuchField,
    #[error("a value cannot stand where a group of fields stands")]
    NotALeaf,
    #[error("a list cannot be that long")]
    TooLong,
}

/// Puts `text` into the field at `path` (our names: `goods_shipment.items[0].commodity.description`).
///
/// `unit` is the currency of an amount, the unit of a measure, the format of a moment.
/// An empty text removes the value.
pub fn put(declaration: &mut Declaration, path: &str, text: &str, unit: Option<&str>) -> Result<(), EditError> {
    let place = Place::from_path(path).ok_or(EditError::NoSuchField)?;
    let (last, way) = place.steps.split_last().ok_or(EditError::NotALeaf)?;
    let mut node: &mut dyn Node = declaration;
    for step in way {
        node = enter(node, *step)?;
    }
    let slot = node.slot(last.field).ok_or(EditError::NoSuchField)?;
    let given = (!text.is_empty()).then_some(text);
    let unit = unit.filter(|unit| !unit.is_empty());
    match slot {
        Slot::Text(slot) => *slot = given.map(Into::into),
        Slot::Numeric(slot) => *slot = given.map(Numeric::new),
        Slot::Amount(slot) => {
            *slot = given.map(|text| Amount { number: Numeric::new(text), currency: unit.map(Into::into) });
        }
        Slot::Measure(slot) => {
            *slot = given.map(|text| Measure { number: Numeric::new(text), unit: unit.map(Into::into) });
        }
        Slot::Moment(slot) => {
            *slot = given.map(|text| Moment { text: text.into(), format: unit.map(Into::into) });
        }
        Slot::One(_) | Slot::Many(_) => return Err(EditError::NotALeaf),
    }
    Ok(())
}

/// The class object one step further, made if absent.
fn enter(node: &mut dyn Node, step: PlaceStep) -> Result<&mut dyn Node, EditError> {
    match node.slot(step.field) {
        Some(Slot::One(one)) => Ok(one.fill()),
        Some(Slot::Many(many)) => {
            let index = step.index.unwrap_or(0);
            if index >= LONGEST {
                return Err(EditError::TooLong);
            }
            while many.len() <= index {
                many.push();
            }
            many.at_mut(index).ok_or(EditError::TooLong)
        }
        Some(_) => Err(EditError::NotALeaf),
        None => Err(EditError::NoSuchField),
    }
}
