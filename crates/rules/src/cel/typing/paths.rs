//! Names and members, resolved in the data set's tables.

use model::node::{Class, Field, Kind};

use super::{Leaf, Names, Typed, Variable};
use crate::declared::UNIT;
use crate::error::Fault;
use crate::expr::{Over, Path, Text};
use crate::nearest;

/// A variable, else a field of the scope's own object.
pub(super) fn name(name: &str, at: usize, names: &Names) -> Result<Typed, Fault> {
    if let Some(found) = names.variables.iter().rev().find(|variable| variable.name == name) {
        return Ok(object(found));
    }
    if let Some((_, codes)) = names.sets.iter().find(|(known, _)| known == name) {
        return Ok(Typed::TextList(codes.clone()));
    }
    let Some(index) = names.this.class.fields.iter().position(|field| field.name == name) else {
        let variables = names.variables.iter().map(|variable| variable.name.as_str());
        let known = variables.chain(names.this.class.fields.iter().map(|field| field.name));
        let hint = nearest(name, known).map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        let class = names.this.class.name;
        return Err(Fault::new(at, format!("there is no variable and no field {name:?} of {class}{hint}")));
    };
    field(Path { slot: names.this.slot, steps: Box::new([]) }, names.this.class, index, names)
        .ok_or_else(|| Fault::new(at, format!("{name:?} cannot be read")))
}

fn object(variable: &Variable) -> Typed {
    Typed::Object(Path { slot: variable.slot, steps: Box::new([]) }, variable.class)
}

/// A field of an object; `unit` of a measure, `currency` of an amount.
pub(super) fn member(of: Typed, name: &str, at: usize, names: &Names) -> Result<Typed, Fault> {
    match of {
        Typed::Object(path, class) => {
            let index = index_of(class, name).map_err(|message| Fault::new(at, message))?;
            field(path, class, index, names).ok_or_else(|| Fault::new(at, format!("{name:?} cannot be read")))
        }
        Typed::Leaf(path, Leaf::Amount) if name == "currency" => Ok(Typed::Text(Text::Value(beneath(&path, UNIT)))),
        Typed::Leaf(path, Leaf::Measure) if name == "unit" => Ok(Typed::Text(Text::Value(beneath(&path, UNIT)))),
        Typed::Objects(_, class) => {
            let what = class.name;
            Err(Fault::new(at, format!("{name:?} of which {what}? Use exists, all or map on the list")))
        }
        other => Err(Fault::new(at, format!("{} has no field {name:?}", other.name()))),
    }
}

/// The place of a field in its class, or why there is none.
pub(crate) fn index_of(class: &'static Class, name: &str) -> Result<usize, String> {
    class.fields.iter().position(|field| field.name == name).ok_or_else(|| {
        let near = nearest(name, class.fields.iter().map(|field| field.name));
        let hint = near.map(|near| format!("; did you mean {near:?}?")).unwrap_or_default();
        format!("{} has no field {name:?}{hint}", class.name)
    })
}

fn field(path: Path, class: &'static Class, index: usize, names: &Names) -> Option<Typed> {
    let Field { kind, .. } = class.fields.get(index)?;
    let path = beneath(&path, u32::try_from(index).ok()?);
    Some(match kind {
        Kind::Text { .. } => Typed::Leaf(path, Leaf::Text),
        Kind::Numeric { .. } => Typed::Leaf(path, Leaf::Number),
        Kind::Amount { .. } => Typed::Leaf(path, Leaf::Amount),
        Kind::Measure { .. } => Typed::Leaf(path, Leaf::Measure),
        Kind::Moment => Typed::Leaf(path, Leaf::Day),
        Kind::One(inner) => Typed::Object(path, inner),
        Kind::Many(inner) => Typed::Objects(Over { path, slot: names.free, filter: None }, inner),
    })
}

fn beneath(path: &Path, step: u32) -> Path {
    let steps = path.steps.iter().copied().chain([step]).collect();
    Path { slot: path.slot, steps }
}
