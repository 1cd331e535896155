//! Attributes, attribute groups and attribute wildcards of complex types.

use super::Compiler;
use super::load::Place;
use crate::SchemaError;
use crate::component::{Allowed, AttributeUse, Wildcard};
use crate::names::{NO_NAMESPACE, QName};

/// The attributes of a type as gathered from one place.
#[derive(Debug, Default)]
pub struct Gathered {
    pub uses: Vec<AttributeUse>,
    pub prohibited: Vec<QName>,
    pub any: Option<Wildcard>,
}

impl Compiler {
    /// The attributes written at a place (a type, an extension, a group), groups followed.
    pub(super) fn attributes(&mut self, place: Place) -> Result<Gathered, SchemaError> {
        self.deeper(place)?;
        let mut gathered = Gathered::default();
        for child in self.children(place)? {
            match self.tag(child) {
                "attribute" => self.attribute_use(child, &mut gathered)?,
                "attributeGroup" => {
                    let Some(name) = self.reference(child, "ref")? else {
                        return Err(self.fault(child, "an attribute group here must refer to a global one"));
                    };
                    let Some(&found) = self.symbols.attribute_groups.get(&name) else {
                        let reason = format!("the attribute group {} is not declared", self.names.show(name));
                        return Err(self.fault(child, reason));
                    };
                    let inner = self.attributes(found)?;
                    gathered.uses.extend(inner.uses);
                    gathered.any = both(gathered.any.take(), inner.any);
                }
                "anyAttribute" => {
                    let own = self.wildcard(child)?;
                    gathered.any = both(Some(own), gathered.any.take());
                }
                _ => {}
            }
        }
        let mut names: Vec<QName> = gathered.uses.iter().map(|used| used.name).collect();
        names.sort_unstable();
        if names.windows(2).any(|pair| pair.first() == pair.last()) {
            return Err(self.fault(place, "an attribute is declared twice"));
        }
        self.depth -= 1;
        Ok(gathered)
    }

    fn attribute_use(&mut self, place: Place, gathered: &mut Gathered) -> Result<(), SchemaError> {
        let mut used = match self.reference(place, "ref")? {
            Some(name) => match self.symbols.attributes.get(&name) {
                Some(&found) => self.attribute_declaration(found)?,
                None => {
                    return Err(self.fault(place, format!("the attribute {} is not declared", self.names.show(name))));
                }
            },
            None => self.attribute_declaration(place)?,
        };
        if let Some(given) = self.given(place)? {
            self.check_given(place, used.type_id, Some(&given))?;
            used.given = Some(given);
        }
        match self.attribute(place, "use") {
            None | Some("optional") => {}
            Some("required") => used.required = true,
            Some("prohibited") => {
                gathered.prohibited.push(used.name);
                return Ok(());
            }
            Some(other) => return Err(self.fault(place, format!("use=\"{other}\" is not known"))),
        }
        gathered.uses.push(used);
        Ok(())
    }

    /// A global or local attribute declaration.
    pub(super) fn attribute_declaration(&mut self, place: Place) -> Result<AttributeUse, SchemaError> {
        let Some(local) = self.attribute(place, "name").map(str::to_owned) else {
            return Err(self.fault(place, "an attribute without a name"));
        };
        let document = self.documents.get(place.document);
        let root = document.and_then(|document| document.nodes.first());
        let global = root.is_some_and(|root| root.children.contains(&place.node));
        let by_default = document.is_some_and(|document| document.attributes_qualified);
        let qualified = global || self.qualified(place, by_default)?;
        let namespace = if qualified { self.target(place) } else { NO_NAMESPACE };
        let name = QName { namespace, local: self.names.intern(&local) };
        let any_simple = self.built_in.get("anySimpleType").copied().unwrap_or(0);
        let type_id = match self.reference(place, "type")? {
            Some(name) => self.named_type(place, name)?,
            None => self.inline_types(place)?.first().copied().unwrap_or(any_simple),
        };
        self.simple_of(type_id, place)?;
        let given = self.given(place)?;
        self.check_given(place, type_id, given.as_ref())?;
        Ok(AttributeUse { name, type_id, required: false, given })
    }
}

/// What both wildcards let in; the first one's way of judging holds.
fn both(first: Option<Wildcard>, second: Option<Wildcard>) -> Option<Wildcard> {
    match (first, second) {
        (Some(first), Some(second)) if first.allowed != second.allowed => {
            Some(Wildcard { allowed: Allowed::Every(vec![first.allowed, second.allowed]), process: first.process })
        }
        (first, second) => first.or(second),
    }
}

/// What one of the wildcards lets in, for an extension; the extension's way of judging holds.
pub fn either(own: Option<Wildcard>, base: Option<Wildcard>) -> Option<Wildcard> {
    match (own, base) {
        (Some(own), Some(base)) if own.allowed != base.allowed => {
            Some(Wildcard { allowed: Allowed::Either(vec![own.allowed, base.allowed]), process: own.process })
        }
        (own, base) => own.or(base),
    }
}
