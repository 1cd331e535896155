//! Default and fixed values must be values of their types.

use super::Compiler;
use super::load::Place;
use crate::SchemaError;
use crate::component::{Content, ElementId, Given, TypeId, TypeKind};
use crate::value::{Context, check, of};

impl Compiler {
    /// Checks the given values of all elements, once all types are compiled.
    pub(super) fn check_given_elements(&self) -> Result<(), SchemaError> {
        let mut declared: Vec<(Place, ElementId)> = self.element_of.iter().map(|(&place, &id)| (place, id)).collect();
        declared.sort_unstable();
        for (place, id) in declared {
            if let Some(element) = self.elements.get(id as usize) {
                self.check_given(place, element.type_id, element.given.as_ref())?;
            }
        }
        Ok(())
    }

    /// Checks one given value against a type; mixed content takes any text.
    pub(super) fn check_given(&self, place: Place, id: TypeId, given: Option<&Given>) -> Result<(), SchemaError> {
        let Some(Given::Default(value) | Given::Fixed(value)) = given else {
            return Ok(());
        };
        let simple = match self.types.get(id as usize).map(|found| &found.kind) {
            Some(TypeKind::Simple(_)) => id,
            Some(TypeKind::Complex(complex)) => match complex.content {
                Content::Simple(simple) => simple,
                Content::Mixed(_) => return Ok(()),
                _ => return Err(self.fault(place, "a value is given for an element that cannot have text")),
            },
            _ => return Ok(()),
        };
        let mut context = Context { bound: &|_| true, ids: Vec::new() };
        let outcome = of(&self.types, simple).and_then(|simple| check(&self.types, simple, value, &mut context));
        outcome.map_err(|reason| self.fault(place, format!("the given value is wrong: {reason}")))
    }
}
