//! `xs:element`: global and local declarations, substitution groups.

use super::Compiler;
use super::load::Place;
use crate::SchemaError;
use crate::component::{ANY_TYPE, Element, ElementId, Given, TypeId};
use crate::names::{NO_NAMESPACE, QName};

impl Compiler {
    /// The number of the element declared at a place (not of a reference).
    pub(super) fn element_at(&mut self, place: Place) -> Result<ElementId, SchemaError> {
        if let Some(&id) = self.element_of.get(&place) {
            return Ok(id);
        }
        self.deeper(place)?;
        let name = self.element_name(place)?;
        let id = ElementId::try_from(self.elements.len()).unwrap_or(ElementId::MAX);
        self.element_of.insert(place, id);
        self.elements.push(Element {
            name,
            type_id: ANY_TYPE,
            nillable: self.flag(place, "nillable")?,
            is_abstract: self.flag(place, "abstract")?,
            given: self.given(place)?,
        });
        let head = self.head(place)?;
        let type_id = self.element_type(place, head)?;
        if let Some(element) = self.elements.get_mut(id as usize) {
            element.type_id = type_id;
        }
        if let Some(head) = head {
            self.heads.push((head, id));
        }
        self.depth -= 1;
        Ok(id)
    }

    fn element_name(&mut self, place: Place) -> Result<QName, SchemaError> {
        let Some(local) = self.attribute(place, "name").map(str::to_owned) else {
            return Err(self.fault(place, "an element without a name"));
        };
        let document = self.documents.get(place.document);
        let global = document
            .and_then(|document| document.nodes.first())
            .is_some_and(|root| root.children.contains(&place.node));
        let by_default = document.is_some_and(|document| document.elements_qualified);
        let qualified = global || self.qualified(place, by_default)?;
        let namespace = if qualified { self.target(place) } else { NO_NAMESPACE };
        Ok(QName { namespace, local: self.names.intern(&local) })
    }

    /// The `form` of a local declaration.
    pub(super) fn qualified(&self, place: Place, by_default: bool) -> Result<bool, SchemaError> {
        match self.attribute(place, "form") {
            None => Ok(by_default),
            Some("qualified") => Ok(true),
            Some("unqualified") => Ok(false),
            Some(other) => Err(self.fault(place, format!("form=\"{other}\" is not known"))),
        }
    }

    /// `default` or `fixed`.
    pub(super) fn given(&self, place: Place) -> Result<Option<Given>, SchemaError> {
        match (self.attribute(place, "default"), self.attribute(place, "fixed")) {
            (Some(_), Some(_)) => Err(self.fault(place, "both a default and a fixed value")),
            (Some(value), None) => Ok(Some(Given::Default(value.into()))),
            (None, Some(value)) => Ok(Some(Given::Fixed(value.into()))),
            (None, None) => Ok(None),
        }
    }

    fn head(&mut self, place: Place) -> Result<Option<ElementId>, SchemaError> {
        match self.reference(place, "substitutionGroup")? {
            None => Ok(None),
            Some(name) => self.global_element(place, name).map(Some),
        }
    }

    /// A global element by name.
    pub(super) fn global_element(&mut self, place: Place, name: QName) -> Result<ElementId, SchemaError> {
        match self.symbols.elements.get(&name) {
            Some(&found) => self.element_at(found),
            None => Err(self.fault(place, format!("the element {} is not declared", self.names.show(name)))),
        }
    }

    fn element_type(&mut self, place: Place, head: Option<ElementId>) -> Result<TypeId, SchemaError> {
        let children = self.children(place)?;
        match (self.reference(place, "type")?, children.as_slice()) {
            (Some(name), []) => self.named_type(place, name),
            (None, [inline]) => Ok(self.type_at(*inline, None)),
            (None, []) => {
                let head = head.and_then(|head| self.elements.get(head as usize));
                Ok(head.map_or(ANY_TYPE, |head| head.type_id))
            }
            _ => Err(self.fault(place, "an element with two types")),
        }
    }

    /// All names that may stand where an element is referred to: itself and its substitutes, abstract ones left out.
    pub(super) fn substitutes(&self, head: ElementId) -> Vec<(QName, ElementId)> {
        let mut all = vec![head];
        let mut at = 0;
        while let Some(&one) = all.get(at) {
            let next = self.heads.iter().filter(|&&(of, _)| of == one).map(|&(_, substitute)| substitute);
            let new: Vec<ElementId> = next.filter(|substitute| !all.contains(substitute)).collect();
            all.extend(new);
            at += 1;
        }
        let named = all.into_iter().filter_map(|id| Some((self.elements.get(id as usize)?, id)));
        named.filter(|(element, _)| !element.is_abstract).map(|(element, id)| (element.name, id)).collect()
    }
}
