//! The facets of one restriction step.

use super::Compiler;
use super::allowed::FACETS;
use super::load::Place;
use crate::SchemaError;
use crate::pattern::Pattern;
use crate::value::{Builtin, SimpleType, Space, Variety, is_valid};
use std::sync::Arc;

impl Compiler {
    /// Lays the facets written in a restriction over those of its base.
    pub(super) fn add_facets(&mut self, simple: &mut SimpleType, how: Place) -> Result<(), SchemaError> {
        let mut patterns = Vec::new();
        let mut enumeration: Vec<Box<str>> = Vec::new();
        for child in self.children(how)? {
            let tag = self.tag(child).to_owned();
            if !FACETS.contains(&tag.as_str()) {
                continue;
            }
            let value = self.attribute(child, "value").map(str::to_owned);
            let value = value.ok_or_else(|| self.fault(child, format!("xs:{tag} without a value")))?;
            match tag.as_str() {
                "pattern" => patterns.push(self.pattern(child, &value)?),
                "enumeration" => {
                    if matches!(simple.variety, Variety::Atomic(Builtin::QName | Builtin::Notation)) {
                        return Err(self.fault(child, "xs:enumeration of qualified names is not supported"));
                    }
                    enumeration.push(simple.space.apply(&value).into());
                }
                _ => self.bound(simple, child, &tag, &value)?,
            }
        }
        if !patterns.is_empty() {
            simple.facets.patterns.push(patterns);
        }
        if !enumeration.is_empty() {
            simple.facets.enumeration = Some(enumeration.into());
        }
        Ok(())
    }

    fn pattern(&mut self, place: Place, source: &str) -> Result<Arc<Pattern>, SchemaError> {
        if let Some(known) = self.patterns.get(source) {
            return Ok(known.clone());
        }
        let pattern = Arc::new(Pattern::new(source).map_err(|reason| self.fault(place, reason))?);
        self.patterns.insert(source.to_owned(), pattern.clone());
        Ok(pattern)
    }

    fn bound(&self, simple: &mut SimpleType, place: Place, tag: &str, value: &str) -> Result<(), SchemaError> {
        let trimmed = Space::Collapse.apply(value);
        if !applies(&simple.variety, tag, &trimmed) {
            return Err(self.fault(place, format!("xs:{tag} '{trimmed}' does not fit the type it restricts")));
        }
        let facets = &mut simple.facets;
        let count = || {
            let number: Option<usize> = trimmed.parse().ok();
            number.ok_or_else(|| self.fault(place, format!("xs:{tag} wants a number, not '{trimmed}'")))
        };
        let limit: Option<Box<str>> = Some(trimmed.as_ref().into());
        match tag {
            "length" => facets.length = Some(count()?),
            "minLength" => facets.min_length = Some(count()?),
            "maxLength" => facets.max_length = Some(count()?),
            "totalDigits" => facets.total_digits = Some(count()?),
            "fractionDigits" => facets.fraction_digits = Some(count()?),
            "minInclusive" => facets.min_inclusive = limit,
            "minExclusive" => facets.min_exclusive = limit,
            "maxInclusive" => facets.max_inclusive = limit,
            "maxExclusive" => facets.max_exclusive = limit,
            _ => {
                simple.space = match trimmed.as_ref() {
                    "preserve" => Space::Preserve,
                    "replace" => Space::Replace,
                    "collapse" => Space::Collapse,
                    other => return Err(self.fault(place, format!("xs:whiteSpace cannot be '{other}'"))),
                }
            }
        }
        Ok(())
    }
}

/// Does a facet make sense for a variety (part 2, 4.1.5), and is a bound a value of the type?
fn applies(variety: &Variety, tag: &str, value: &str) -> bool {
    let Variety::Atomic(kind) = *variety else {
        return !tag.ends_with("Digits") && !tag.ends_with("clusive");
    };
    match tag {
        "length" | "minLength" | "maxLength" => !kind.is_ordered() && kind != Builtin::Boolean,
        "totalDigits" | "fractionDigits" => kind.is_decimal(),
        "whiteSpace" => true,
        _ => kind.is_ordered() && is_valid(kind, value),
    }
}
