//! The attributes of an element against its type.

use super::Run;
use crate::Kind;
use crate::component::{AttributeUse, Given, Process, TypeId, TypeKind};
use crate::value::{Context, SimpleType, check, of};
use crate::xml::{Attribute, XSI};

impl Run<'_, '_> {
    pub(super) fn attributes(&mut self, type_id: TypeId) {
        let schema = self.schema;
        let complex = match schema.types.get(type_id as usize).map(|found| &found.kind) {
            Some(TypeKind::Complex(complex)) => Some(complex),
            _ => None,
        };
        let uses: &[AttributeUse] = complex.map_or(&[], |complex| &complex.attributes);
        let written = self.reader.attributes().to_vec();
        let mut found = 0_usize;
        for attribute in &written {
            if attribute.name.namespace == XSI
                && matches!(attribute.name.local, "type" | "nil" | "schemaLocation" | "noNamespaceSchemaLocation")
            {
                continue;
            }
            let name = self.name(attribute.name);
            if let Some(used) = uses.iter().find(|used| used.name == name) {
                found += usize::from(used.required);
                self.attribute_value(attribute, used);
                continue;
            }
            let wildcard = complex.and_then(|complex| complex.any_attribute.as_ref());
            match wildcard.filter(|wildcard| wildcard.allowed.contains(name.namespace)) {
                Some(wildcard) if wildcard.process == Process::Skip => {}
                Some(wildcard) => match schema.global_attributes.get(&name) {
                    Some(used) => self.attribute_value(attribute, used),
                    None if wildcard.process == Process::Lax => {}
                    None => self.unexpected(attribute, "is not declared in the schema"),
                },
                None => self.unexpected(attribute, "is not allowed"),
            }
        }
        if uses.iter().filter(|used| used.required).count() > found {
            self.missing(uses, &written);
        }
    }

    fn missing(&mut self, uses: &[AttributeUse], written: &[Attribute<'_>]) {
        let names: Vec<_> = written.iter().map(|attribute| self.name(attribute.name)).collect();
        for used in uses.iter().filter(|used| used.required && !names.contains(&used.name)) {
            let local = self.schema.names.text(used.name.local).to_owned();
            let offset = self.reader.offset();
            self.fault(offset, Kind::MissingAttribute, format!("the attribute '{local}' is missing"));
        }
    }

    fn unexpected(&mut self, attribute: &Attribute<'_>, why: &str) {
        let message = format!("the attribute '{}' {why}", attribute.name.raw);
        self.attribute_fault(attribute, Kind::UnexpectedAttribute, message);
    }

    fn attribute_fault(&mut self, attribute: &Attribute<'_>, kind: Kind, message: String) {
        let path = format!("{}/@{}", self.path(), attribute.name.raw);
        self.report.add(attribute.offset, path, kind, message);
    }

    fn attribute_value(&mut self, attribute: &Attribute<'_>, used: &AttributeUse) {
        let schema = self.schema;
        let outcome = of(&schema.types, used.type_id).and_then(|simple| {
            self.value(simple, &attribute.value, attribute.offset)?;
            match &used.given {
                Some(Given::Fixed(fixed)) if !super::text::same(simple, fixed, &attribute.value) => {
                    Err(format!("the value must be '{fixed}'"))
                }
                _ => Ok(()),
            }
        });
        if let Err(reason) = outcome {
            let message = format!("attribute '{}': {reason}", attribute.name.raw);
            self.attribute_fault(attribute, Kind::Value, message);
        }
    }

    /// Checks a value and keeps the identifiers in it.
    pub(super) fn value(&mut self, simple: &SimpleType, text: &str, offset: usize) -> Result<(), String> {
        let reader = &self.reader;
        let bound = |prefix: &str| reader.resolve(prefix).is_some();
        let mut context = Context { bound: &bound, ids: Vec::new() };
        check(&self.schema.types, simple, text, &mut context)?;
        for (reference, id) in context.ids {
            if reference {
                let path = self.path();
                self.references.push((id, offset, path));
            } else if !self.ids.insert(id.clone()) {
                self.fault(offset, Kind::Identity, format!("the identifier '{id}' is there twice"));
            }
        }
        Ok(())
    }
}
