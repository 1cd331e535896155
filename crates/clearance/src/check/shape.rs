//! The shape of a declaration: presence, number, length and kind of every field, by the data set's tables.

mod leaf;

use model::node::{Class, Field, Node, Value};
use model::pointer::{Place, PlaceStep};
use model::{Declaration, Finding};

use leaf::Fault;

/// Classes lie within each other at most this deep.
const DEEPEST: usize = 16;

/// Every fault of shape. Allocates nothing where there is no fault.
pub fn shape(declaration: &Declaration) -> Vec<Finding> {
    let mut walk = Walk { steps: [PlaceStep { field: 0, index: None }; DEEPEST], depth: 0, findings: Vec::new() };
    walk.node(declaration);
    walk.findings
}

struct Walk {
    steps: [PlaceStep; DEEPEST],
    depth: usize,
    findings: Vec<Finding>,
}

impl Walk {
    fn node(&mut self, node: &dyn Node) {
        let class = node.class();
        for (at, field) in class.fields.iter().enumerate() {
            match node.get(at) {
                Value::Absent if field.required => {
                    self.add(at, class, field, &Fault::missing(field));
                }
                Value::Absent => {}
                Value::One(inner) => self.within(at, None, inner),
                Value::Many(list) => {
                    if list.len() > field.max as usize {
                        self.add(at, class, field, &Fault::too_many(field, list.len()));
                    }
                    if list.is_empty() && field.required {
                        self.add(at, class, field, &Fault::missing(field));
                    }
                    for index in 0..list.len() {
                        if let Some(inner) = list.at(index) {
                            self.within(at, Some(index), inner);
                        }
                    }
                }
                value => {
                    if let Some(fault) = leaf::check(field, &value) {
                        self.add(at, class, field, &fault);
                    }
                }
            }
        }
    }

    fn within(&mut self, field: usize, index: Option<usize>, node: &dyn Node) {
        let Some(step) = self.steps.get_mut(self.depth) else { return };
        *step = PlaceStep { field, index };
        self.depth += 1;
        self.node(node);
        self.depth -= 1;
    }

    fn add(&mut self, field: usize, class: &Class, described: &Field, fault: &Fault) {
        let last = [PlaceStep { field, index: None }];
        let above = self.steps.iter().take(self.depth).copied();
        let place = Place { steps: above.chain(last).collect() };
        let of = if self.depth == 0 { "the declaration".to_owned() } else { words(class.name) };
        let message = format!("{} of {of} ({}) {}", words(described.name), described.element, fault.message);
        let finding = Finding::error(fault.code, place.pointer().to_string(), message).hint(fault.hint.as_str());
        self.findings.push(finding);
    }
}

/// `goods_item_quantity` and `GoodsItem` in plain words.
fn words(name: &str) -> String {
    let mut out = String::with_capacity(name.len() + 4);
    for letter in name.chars() {
        if letter == '_' || (letter.is_ascii_uppercase() && !out.is_empty()) {
            out.push(' ');
        }
        if letter != '_' {
            out.push(letter.to_ascii_lowercase());
        }
    }
    out
}
