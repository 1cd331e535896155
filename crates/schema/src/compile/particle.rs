//! Model groups, element references and wildcards as particles.

use super::Compiler;
use super::content::{Model, Part};
use super::load::Place;
use crate::SchemaError;
use crate::program::UNBOUNDED;

/// Particles that one content model may have once its groups are written out.
const MOST_PARTICLES: usize = 100_000;

impl Compiler {
    /// `minOccurs` and `maxOccurs`.
    fn occurs(&self, place: Place) -> Result<(u32, u32), SchemaError> {
        let number = |name: &str| match self.attribute(place, name) {
            None => Ok(1),
            Some("unbounded") if name == "maxOccurs" => Ok(UNBOUNDED),
            Some(text) => text
                .parse::<u32>()
                .ok()
                .filter(|&number| number < UNBOUNDED)
                .ok_or_else(|| self.fault(place, format!("{name}=\"{text}\" is not a number of times"))),
        };
        let (min, max) = (number("minOccurs")?, number("maxOccurs")?);
        if min > max {
            return Err(self.fault(place, "minOccurs is more than maxOccurs"));
        }
        Ok((min, max))
    }

    /// The particle written at a place: an element, a wildcard, a group or a reference to one.
    pub(super) fn particle(&mut self, place: Place) -> Result<Model, SchemaError> {
        let (min, max) = self.occurs(place)?;
        let part = match self.tag(place) {
            "element" => Part::Element(match self.reference(place, "ref")? {
                Some(name) => (self.global_element(place, name)?, true),
                None => (self.element_at(place)?, false),
            }),
            "any" => Part::Any(self.wildcard(place)?),
            "group" => return self.group(place, min, max),
            "sequence" => Part::Sequence(self.parts(place)?),
            "choice" => Part::Choice(self.parts(place)?),
            "all" => Part::All(self.parts(place)?),
            other => return Err(self.fault(place, format!("xs:{other} is not supported in a content model"))),
        };
        Ok(Model { min, max, part })
    }

    fn parts(&mut self, place: Place) -> Result<Vec<Model>, SchemaError> {
        self.deeper(place)?;
        let mut parts = Vec::new();
        let mut size = 0;
        for child in self.children(place)? {
            let part = self.particle(child)?;
            size += part.size();
            if size > MOST_PARTICLES {
                return Err(self.fault(place, format!("a content model of more than {MOST_PARTICLES} particles")));
            }
            parts.push(part);
        }
        self.depth -= 1;
        Ok(parts)
    }

    fn group(&mut self, place: Place, min: u32, max: u32) -> Result<Model, SchemaError> {
        let Some(name) = self.reference(place, "ref")? else {
            return Err(self.fault(place, "a group here must refer to a global one"));
        };
        let Some(&found) = self.symbols.groups.get(&name) else {
            return Err(self.fault(place, format!("the group {} is not declared", self.names.show(name))));
        };
        let children = self.children(found)?;
        let [content] = children.as_slice() else {
            return Err(self.fault(found, "a group has one sequence, choice or all"));
        };
        self.deeper(place)?;
        let inner = self.particle(*content)?;
        self.depth -= 1;
        // The group's own model group occurs once; how often is said where it is referred to.
        Ok(if (inner.min, inner.max) == (1, 1) {
            Model { min, max, part: inner.part }
        } else {
            Model { min, max, part: Part::Sequence(vec![inner]) }
        })
    }
}
