//! A simple type and the check of a value against it.

use super::facet::quoted;
use super::{Builtin, Facets, Space, lexical};
use crate::component::{Type, TypeId, TypeKind};
use crate::xml::chars::{is_space, split_q_name};

/// What the values of a simple type are made of.
#[derive(Debug, Clone)]
pub enum Variety {
    Atomic(Builtin),
    List(TypeId),
    Union(Vec<TypeId>),
}

/// A simple type with all facets of its chain.
#[derive(Debug, Clone)]
pub struct SimpleType {
    pub variety: Variety,
    pub space: Space,
    pub facets: Facets,
}

/// What a check needs of the document, and what it finds there.
pub struct Context<'c> {
    /// Is this prefix bound here?
    pub bound: &'c dyn Fn(&str) -> bool,
    /// Identifiers (`false`) and references to them (`true`) in the value.
    pub ids: Vec<(bool, String)>,
}

/// Checks a value as it stands in the document; the error is a sentence.
pub fn check(types: &[Type], simple: &SimpleType, text: &str, context: &mut Context<'_>) -> Result<(), String> {
    let collapsed = simple.space.apply(text);
    let text = match simple.variety {
        Variety::Atomic(kind) if kind.is_moment() && simple.facets.patterns.is_empty() => as_written(kind, text),
        _ => collapsed.as_ref(),
    };
    match &simple.variety {
        Variety::Atomic(kind) => {
            atomic(*kind, text, context)?;
            simple.facets.check_atomic(*kind, text)
        }
        Variety::List(item) => {
            let mut count = 0;
            for part in text.split(' ').filter(|part| !part.is_empty()) {
                check(types, of(types, *item)?, part, context)?;
                count += 1;
            }
            simple.facets.check_patterns(text)?;
            simple.facets.check_length(count, text)?;
            simple.facets.check_enumeration(text, |one| one == text)
        }
        Variety::Union(members) => {
            let fits = |context: &mut Context<'_>, member: TypeId| {
                let before = context.ids.len();
                let fine = of(types, member).and_then(|member| check(types, member, text, context)).is_ok();
                if !fine {
                    context.ids.truncate(before);
                }
                fine
            };
            if !members.iter().any(|&member| fits(context, member)) {
                return Err(format!("{} fits none of the types it may have", quoted(text)));
            }
            simple.facets.check_patterns(text)?;
            simple.facets.check_enumeration(text, |one| one == text)
        }
    }
}

/// The simple type behind an id.
pub fn of(types: &[Type], id: TypeId) -> Result<&SimpleType, String> {
    match types.get(id as usize).map(|found| &found.kind) {
        Some(TypeKind::Simple(simple)) => Ok(simple),
        _ => Err("the value's type is not a simple type".to_owned()),
    }
}

/// A date or time of a type without a pattern, with the white space that counts left on.
///
/// libxml2, by which the field judges its samples, lets white space stand after a moment with a zone and before a time
/// or recurring day, nowhere else; a verdict that depended on the validator would help nobody.
fn as_written(kind: Builtin, text: &str) -> &str {
    let zoned = |text: &str| {
        let offset = text.len().checked_sub(6).and_then(|at| text.get(at..));
        text.ends_with('Z') || offset.is_some_and(|offset| offset.starts_with(['+', '-']))
    };
    match kind {
        Builtin::DateTime => Some(text.trim_end_matches(is_space)).filter(|trimmed| zoned(trimmed)).unwrap_or(text),
        Builtin::Time | Builtin::Day | Builtin::Month | Builtin::MonthDay => text.trim_start_matches(is_space),
        _ => text,
    }
}

fn atomic(kind: Builtin, text: &str, context: &mut Context<'_>) -> Result<(), String> {
    if !lexical::is_valid(kind, text) {
        return Err(format!("{} is not a value of type {}", quoted(text), kind.name()));
    }
    match kind {
        Builtin::Id => context.ids.push((false, text.to_owned())),
        Builtin::IdRef => context.ids.push((true, text.to_owned())),
        Builtin::QName => {
            let prefix = split_q_name(text).map_or("", |(prefix, _)| prefix);
            if !prefix.is_empty() && !(context.bound)(prefix) {
                return Err(format!("the namespace prefix of {} is not declared", quoted(text)));
            }
        }
        _ => {}
    }
    Ok(())
}
