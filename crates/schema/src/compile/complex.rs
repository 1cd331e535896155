//! `xs:complexType`: its own content, simple content, extension and restriction.

use super::Compiler;
use super::attributes::{Gathered, either};
use super::content::{Model, Part};
use super::load::Place;
use crate::SchemaError;
use crate::component::{ANY_TYPE, AttributeUse, ComplexType, Content, Type, TypeId, TypeKind, Wildcard};
use crate::program::Program;

/// What a derivation takes from its base.
struct Base {
    id: TypeId,
    attributes: Vec<AttributeUse>,
    any: Option<Wildcard>,
    /// The simple type of its content, if it has one.
    simple: Option<TypeId>,
    model: Option<Model>,
    mixed: bool,
}

impl Compiler {
    /// Compiles the complex type written at a place.
    pub(super) fn complex_type(&mut self, id: TypeId, place: Place) -> Result<(), SchemaError> {
        let is_abstract = self.flag(place, "abstract")?;
        let content = self
            .children(place)?
            .into_iter()
            .find(|&child| matches!(self.tag(child), "simpleContent" | "complexContent"));
        let (base, complex) = match content {
            None => (ANY_TYPE, self.own_content(id, place)?),
            Some(content) => {
                let children = self.children(content)?;
                let [how] = children.as_slice() else {
                    return Err(self.fault(content, "one extension or restriction is wanted"));
                };
                let base = self.base(*how)?;
                let base_id = base.id;
                let complex = match self.tag(content) {
                    "simpleContent" => self.simple_content(base, *how)?,
                    _ => {
                        let mixed = self.flag(content, "mixed")? || self.flag(place, "mixed")?;
                        self.complex_content(id, base, *how, mixed)?
                    }
                };
                (base_id, complex)
            }
        };
        if let Some(slot) = self.types.get_mut(id as usize) {
            slot.base = base;
            slot.is_abstract = is_abstract;
            slot.kind = TypeKind::Complex(complex);
        }
        Ok(())
    }

    fn own_content(&mut self, id: TypeId, place: Place) -> Result<ComplexType, SchemaError> {
        let gathered = self.attributes(place)?;
        let model = self.model(place)?;
        let mixed = self.flag(place, "mixed")?;
        let content = self.content(id, model, mixed);
        Ok(ComplexType { attributes: gathered.uses, any_attribute: gathered.any, content })
    }

    /// The model group written at a place, if there is one that lets something in.
    fn model(&mut self, place: Place) -> Result<Option<Model>, SchemaError> {
        let children = self.children(place)?;
        let groups = ["sequence", "choice", "all", "group"];
        match children.into_iter().find(|&child| groups.contains(&self.tag(child))) {
            None => Ok(None),
            Some(found) => Ok(Some(self.particle(found)?).filter(|model| !model.is_empty())),
        }
    }

    /// Notes the model for later; the program itself comes when all substitutes are known.
    fn content(&mut self, id: TypeId, model: Option<Model>, mixed: bool) -> Content {
        let empty = model.is_none();
        if let Some(model) = model {
            self.models.insert(id, model);
        }
        match (empty, mixed) {
            (true, false) => Content::Empty,
            (true, true) => Content::Mixed(crate::program::emit(None).unwrap_or_default()),
            (false, true) => Content::Mixed(Program::default()),
            (false, false) => Content::Elements(Program::default()),
        }
    }

    fn base(&mut self, how: Place) -> Result<Base, SchemaError> {
        let Some(name) = self.reference(how, "base")? else {
            return Err(self.fault(how, "a derivation without a base"));
        };
        let id = self.named_type(how, name)?;
        self.ensure(id)?;
        let mut base = Base {
            id,
            attributes: Vec::new(),
            any: None,
            simple: None,
            model: self.models.get(&id).cloned(),
            mixed: false,
        };
        match self.types.get(id as usize).map(|found| &found.kind) {
            Some(TypeKind::Simple(_)) => base.simple = Some(id),
            Some(TypeKind::Complex(complex)) => {
                base.attributes = complex.attributes.clone();
                base.any = complex.any_attribute.clone();
                base.mixed = matches!(complex.content, Content::Mixed(_));
                if let Content::Simple(simple) = complex.content {
                    base.simple = Some(simple);
                }
            }
            _ => return Err(self.fault(how, "the base is not compiled")),
        }
        Ok(base)
    }

    fn simple_content(&mut self, base: Base, how: Place) -> Result<ComplexType, SchemaError> {
        let Some(simple) = base.simple else {
            return Err(self.fault(how, "simple content of a base without simple content"));
        };
        let gathered = self.attributes(how)?;
        let restricts = self.tag(how) == "restriction";
        let inline = self.inline_types(how)?.first().copied();
        let content = if restricts {
            let kind = TypeKind::Simple(self.restricted(inline.unwrap_or(simple), how)?);
            self.add_type(Type { name: None, base: simple, is_abstract: false, kind })
        } else {
            simple
        };
        let (attributes, any_attribute) = joined(base.attributes, base.any, gathered, restricts);
        Ok(ComplexType { attributes, any_attribute, content: Content::Simple(content) })
    }

    fn complex_content(&mut self, id: TypeId, base: Base, how: Place, mixed: bool) -> Result<ComplexType, SchemaError> {
        if base.simple.is_some() {
            return Err(self.fault(how, "complex content of a base with simple content"));
        }
        let gathered = self.attributes(how)?;
        let own = self.model(how)?;
        let restricts = self.tag(how) == "restriction";
        let content = if restricts {
            self.content(id, own, mixed)
        } else {
            let joins_all =
                [&base.model, &own].iter().any(|model| matches!(model, Some(Model { part: Part::All(_), .. })));
            let model = match (base.model, own) {
                (Some(_), Some(_)) if joins_all => {
                    return Err(self.fault(how, "an xs:all cannot be extended, nor extend anything"));
                }
                (Some(first), Some(second)) => {
                    Some(Model { min: 1, max: 1, part: Part::Sequence(vec![first, second]) })
                }
                (first, second) => first.or(second),
            };
            self.content(id, model, mixed || base.mixed)
        };
        let (attributes, any_attribute) = joined(base.attributes, base.any, gathered, restricts);
        Ok(ComplexType { attributes, any_attribute, content })
    }
}

/// The base's attributes with those of the derivation over them.
fn joined(
    base: Vec<AttributeUse>,
    base_any: Option<Wildcard>,
    own: Gathered,
    restricts: bool,
) -> (Vec<AttributeUse>, Option<Wildcard>) {
    let replaced = |name| own.uses.iter().any(|used| used.name == name) || own.prohibited.contains(&name);
    let mut attributes: Vec<AttributeUse> = base.into_iter().filter(|used| !replaced(used.name)).collect();
    attributes.extend(own.uses);
    // A restriction lets in no more than it says; an extension adds.
    let any = if restricts { own.any } else { either(own.any, base_any) };
    (attributes, any)
}
