//! Content models before substitutes are known, and their end as programs.

use super::Compiler;
use crate::SchemaError;
use crate::component::{Content, ElementId, TypeId, TypeKind, Wildcard};
use crate::names::QName;
use crate::program::{Particle, Term, emit};
use std::collections::HashMap;

/// A particle whose elements may still gain substitutes.
#[derive(Debug, Clone)]
pub struct Model {
    pub min: u32,
    pub max: u32,
    pub part: Part,
}

#[derive(Debug, Clone)]
pub enum Part {
    /// An element; `true` when it was referred to, so that substitutes may take its place.
    Element((ElementId, bool)),
    Any(Wildcard),
    Sequence(Vec<Model>),
    Choice(Vec<Model>),
    All(Vec<Model>),
}

impl Model {
    /// Particles in it, itself included; its depth is that of the schema document, which is bounded.
    pub fn size(&self) -> usize {
        match &self.part {
            Part::Element(_) | Part::Any(_) => 1,
            Part::Sequence(parts) | Part::Choice(parts) | Part::All(parts) => {
                1 + parts.iter().map(Self::size).sum::<usize>()
            }
        }
    }

    /// Nothing can stand there.
    pub fn is_empty(&self) -> bool {
        match &self.part {
            Part::Sequence(parts) | Part::All(parts) => parts.iter().all(Self::is_empty),
            _ => self.max == 0,
        }
    }
}

impl Compiler {
    /// Turns every content model into its program.
    pub(super) fn emit_models(&mut self) -> Result<(), SchemaError> {
        let mut models: Vec<(TypeId, Model)> = std::mem::take(&mut self.models).into_iter().collect();
        models.sort_unstable_by_key(|(id, _)| *id);
        for (id, model) in &models {
            self.consistent(*id, model)?;
            let particle = self.closed(model);
            let emitted = emit(Some(&particle)).map_err(|unsupported| match self.place_of.get(id) {
                Some(&place) => self.fault(place, unsupported.0),
                None => SchemaError { location: String::new(), line: 0, reason: unsupported.0.to_owned() },
            })?;
            if let Some(TypeKind::Complex(complex)) = self.types.get_mut(*id as usize).map(|found| &mut found.kind) {
                complex.content = match complex.content {
                    Content::Mixed(_) => Content::Mixed(emitted),
                    _ => Content::Elements(emitted),
                };
            }
        }
        Ok(())
    }

    /// Elements of one name in one model have one type (part 1, 3.8.6, "Element Declarations Consistent").
    fn consistent(&self, id: TypeId, model: &Model) -> Result<(), SchemaError> {
        let mut types: HashMap<QName, TypeId> = HashMap::new();
        let mut rest = vec![model];
        while let Some(model) = rest.pop() {
            match &model.part {
                Part::Sequence(parts) | Part::Choice(parts) | Part::All(parts) => rest.extend(parts),
                Part::Any(_) => {}
                Part::Element((element, _)) => {
                    let Some(element) = self.elements.get(*element as usize) else {
                        continue;
                    };
                    if *types.entry(element.name).or_insert(element.type_id) != element.type_id
                        && let Some(&place) = self.place_of.get(&id)
                    {
                        let name = self.names.show(element.name);
                        return Err(self.fault(place, format!("the element {name} has two types in one content model")));
                    }
                }
            }
        }
        Ok(())
    }

    fn closed(&self, model: &Model) -> Particle {
        let all = |parts: &[Model]| parts.iter().map(|part| self.closed(part)).collect();
        let term = match &model.part {
            Part::Element((id, true)) => Term::Element(self.substitutes(*id)),
            Part::Element((id, false)) => {
                Term::Element(self.elements.get(*id as usize).map(|element| (element.name, *id)).into_iter().collect())
            }
            Part::Any(wildcard) => Term::Any(wildcard.clone()),
            Part::Sequence(parts) => Term::Sequence(all(parts)),
            Part::Choice(parts) => Term::Choice(all(parts)),
            Part::All(parts) => Term::All(all(parts)),
        };
        Particle { min: model.min, max: model.max, term }
    }
}
