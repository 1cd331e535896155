//! `xs:simpleType`: restriction, list, union.

use super::Compiler;
use super::load::Place;
use crate::SchemaError;
use crate::component::{TypeId, TypeKind};
use crate::value::{Facets, SimpleType, Space, Variety};

impl Compiler {
    /// Compiles the simple type written at a place.
    pub(super) fn simple_type(&mut self, id: TypeId, place: Place) -> Result<(), SchemaError> {
        let children = self.children(place)?;
        let [how] = children.as_slice() else {
            return Err(self.fault(place, "a simple type has one restriction, list or union"));
        };
        let how = *how;
        let any_simple = self.built_in.get("anySimpleType").copied().unwrap_or(0);
        let (base, simple) = match self.tag(how) {
            "restriction" => {
                let base = self.simple_base(how)?;
                (base, self.restricted(base, how)?)
            }
            "list" => {
                let item = match self.reference(how, "itemType")? {
                    Some(name) => self.named_type(how, name)?,
                    None => self.inline_types(how)?.first().copied().unwrap_or(any_simple),
                };
                self.simple_of(item, how)?;
                let variety = Variety::List(item);
                (any_simple, SimpleType { variety, space: Space::Collapse, facets: Facets::default() })
            }
            _ => {
                let mut members = Vec::new();
                for reference in self.node(how)?.references("memberTypes").to_vec() {
                    let name = self.expand(how, &reference);
                    members.push(self.named_type(how, name)?);
                }
                members.extend(self.inline_types(how)?);
                for &member in &members {
                    self.simple_of(member, how)?;
                }
                let variety = Variety::Union(members);
                (any_simple, SimpleType { variety, space: Space::Preserve, facets: Facets::default() })
            }
        };
        if let Some(slot) = self.types.get_mut(id as usize) {
            slot.base = base;
            slot.kind = TypeKind::Simple(simple);
        }
        Ok(())
    }

    /// The types written inside a list, union or restriction.
    pub(super) fn inline_types(&mut self, place: Place) -> Result<Vec<TypeId>, SchemaError> {
        let children = self.children(place)?;
        let inline: Vec<Place> = children.into_iter().filter(|&child| self.tag(child) == "simpleType").collect();
        Ok(inline.into_iter().map(|child| self.type_at(child, None)).collect())
    }

    /// The base of a simple restriction: named, or written inside.
    fn simple_base(&mut self, how: Place) -> Result<TypeId, SchemaError> {
        let inline = self.inline_types(how)?.first().copied();
        let base = match self.reference(how, "base")? {
            Some(name) => self.named_type(how, name)?,
            None => inline.ok_or_else(|| self.fault(how, "a restriction without a base"))?,
        };
        self.simple_of(base, how)?;
        Ok(base)
    }

    /// A compiled simple type by number.
    pub(super) fn simple_of(&mut self, id: TypeId, place: Place) -> Result<&SimpleType, SchemaError> {
        self.ensure(id)?;
        match self.types.get(id as usize).map(|found| &found.kind) {
            Some(TypeKind::Simple(_)) => {}
            _ => return Err(self.fault(place, "a simple type is wanted here, the one named is complex")),
        }
        crate::value::of(&self.types, id).map_err(|reason| self.fault(place, reason))
    }

    /// A base with the facets of a restriction on top.
    pub(super) fn restricted(&mut self, base: TypeId, how: Place) -> Result<SimpleType, SchemaError> {
        let mut simple = self.simple_of(base, how)?.clone();
        self.add_facets(&mut simple, how)?;
        Ok(simple)
    }
}
