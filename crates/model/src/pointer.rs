//! WCO pointers (`42A/67A/68A[1]/23A/21A[3]/145`) to and from places in our data set, by the one table.

use std::fmt;
use std::str::FromStr;

use crate::dataset::Declaration;
use crate::node::{Class, Kind, Node, Value};

/// A path of WCO ids. Positions count from 1, as WCO has them; a step without position is the first, or the whole list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Pointer {
    steps: Vec<Step>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Step {
    /// WCO section or tag id.
    pub id: String,
    pub position: Option<u32>,
}

/// A place in the data set: fields by number in their class, list positions from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Place {
    pub steps: Vec<PlaceStep>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PlaceStep {
    pub field: usize,
    pub index: Option<usize>,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{found:?} is no WCO pointer; expected a path such as 42A/67A/68A[1]/23A")]
pub struct PointerError {
    found: String,
}

impl FromStr for Pointer {
    type Err = PointerError;

    fn from_str(text: &str) -> Result<Pointer, PointerError> {
        let error = || PointerError { found: text.chars().take(200).collect() };
        let steps: Option<Vec<Step>> = text.split('/').map(parse_step).collect();
        Ok(Pointer { steps: steps.ok_or_else(error)? })
    }
}

fn parse_step(text: &str) -> Option<Step> {
    let (id, position) = match text.strip_suffix(']') {
        Some(rest) => {
            let (id, number) = rest.split_once('[')?;
            (id, Some(number.parse().ok().filter(|n| *n > 0)?))
        }
        None => (text, None),
    };
    let valid = !id.is_empty() && id.len() <= 8 && id.bytes().all(|b| b.is_ascii_alphanumeric());
    valid.then(|| Step { id: id.to_owned(), position })
}

impl fmt::Display for Pointer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, step) in self.steps.iter().enumerate() {
            if at > 0 {
                f.write_str("/")?;
            }
            f.write_str(&step.id)?;
            if let Some(position) = step.position {
                write!(f, "[{position}]")?;
            }
        }
        Ok(())
    }
}

impl Pointer {
    /// The id of the declaration class, with which every pointer begins.
    pub const ROOT: &'static str = "42A";

    pub fn new(steps: Vec<Step>) -> Pointer {
        Pointer { steps }
    }

    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The place it names in a declaration; `None` if the data set has no such field.
    pub fn place(&self) -> Option<Place> {
        let (root, rest) = self.steps.split_first()?;
        if root.id != Pointer::ROOT {
            return None;
        }
        let mut class = Some(Declaration::CLASS);
        let mut place = Place::default();
        for step in rest {
            let within = class?;
            let field = within.fields.iter().position(|f| f.wco == step.id)?;
            let kind = within.fields.get(field)?.kind;
            let index = step.position.map(|p| p as usize - 1);
            place.steps.push(PlaceStep { field, index: matches!(kind, Kind::Many(_)).then_some(index).flatten() });
            class = inner(kind);
        }
        Some(place)
    }
}

/// The class of a field that holds class objects.
fn inner(kind: Kind) -> Option<&'static Class> {
    match kind {
        Kind::One(class) | Kind::Many(class) => Some(class),
        _ => None,
    }
}

impl Place {
    /// The WCO pointer of this place; steps beyond the table are left out.
    pub fn pointer(&self) -> Pointer {
        let mut steps = vec![Step { id: Pointer::ROOT.to_owned(), position: None }];
        self.each_field(|field, index| {
            steps.push(Step { id: field.wco.to_owned(), position: index.map(|i| i as u32 + 1) });
        });
        Pointer { steps }
    }

    /// Our name for it, as JSON and rules have it: `goods_shipment.items[0].commodity.description`.
    pub fn path(&self) -> String {
        let mut path = String::new();
        self.each_field(|field, index| {
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(field.name);
            if let Some(index) = index {
                path.push_str(&format!("[{index}]"));
            }
        });
        path
    }

    /// The place of a path in our names; `None` where the data set has no such field.
    pub fn from_path(path: &str) -> Option<Place> {
        let mut class = Some(Declaration::CLASS);
        let mut place = Place::default();
        for part in path.split('.').filter(|part| !part.is_empty()) {
            let (name, index) = match part.strip_suffix(']') {
                Some(rest) => {
                    let (name, number) = rest.split_once('[')?;
                    (name, Some(number.parse::<usize>().ok()?))
                }
                None => (part, None),
            };
            let within = class?;
            let field = within.fields.iter().position(|f| f.name == name)?;
            place.steps.push(PlaceStep { field, index });
            class = inner(within.fields.get(field)?.kind);
        }
        Some(place)
    }

    /// What is there now. A list without position gives the list.
    pub fn read<'a>(&self, root: &'a dyn Node) -> Value<'a> {
        let mut node = root;
        for (at, step) in self.steps.iter().enumerate() {
            let last = at + 1 == self.steps.len();
            match (node.get(step.field), step.index) {
                (Value::One(next), _) if !last => node = next,
                (Value::Many(list), index) if !last || index.is_some() => match list.at(index.unwrap_or(0)) {
                    Some(next) => node = next,
                    None => return Value::Absent,
                },
                (value, _) if last => return value,
                _ => return Value::Absent,
            }
            if last {
                return Value::One(node);
            }
        }
        Value::One(root)
    }

    fn each_field(&self, mut visit: impl FnMut(&'static crate::node::Field, Option<usize>)) {
        let mut class = Some(Declaration::CLASS);
        for step in &self.steps {
            let Some(field) = class.and_then(|c| c.fields.get(step.field)) else { return };
            visit(field, step.index);
            class = inner(field.kind);
        }
    }
}
