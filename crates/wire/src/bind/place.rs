//! Names the place of a finding in the words of the message's format.

use std::fmt::Write;

use model::node::{Class, Field, Kind};
use model::pointer::PlaceStep;

use super::form::Pointing;

/// The pointer of the object or field at `steps` below `root`.
pub(crate) fn locate(root: &'static Class, pointing: Pointing, steps: &[PlaceStep]) -> String {
    let mut pointer = match pointing {
        Pointing::Wco(root) => root.to_owned(),
        Pointing::Path(root) => format!("/{root}[1]"),
        Pointing::Names => String::new(),
    };
    let mut class = Some(root);
    for step in steps {
        let Some(field) = class.and_then(|c| c.fields.get(step.field)) else { break };
        push(&mut pointer, pointing, field, step.index);
        class = match field.kind {
            Kind::One(inner) | Kind::Many(inner) => Some(inner),
            _ => None,
        };
    }
    pointer
}

fn push(pointer: &mut String, pointing: Pointing, field: &Field, index: Option<usize>) {
    let (separator, name) = match pointing {
        Pointing::Wco(_) => ("/", field.wco),
        Pointing::Path(_) => ("/", field.element),
        Pointing::Names if pointer.is_empty() => ("", field.name),
        Pointing::Names => (".", field.name),
    };
    let shown = match (pointing, index) {
        (Pointing::Path(_), None) => Some(1),
        (Pointing::Wco(_) | Pointing::Path(_), Some(index)) => Some(index + 1),
        (_, index) => index,
    };
    pointer.push_str(separator);
    pointer.push_str(name);
    if let Some(number) = shown {
        // Writing to a string cannot fail.
        let _ = write!(pointer, "[{number}]");
    }
}
