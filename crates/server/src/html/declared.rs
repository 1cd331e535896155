//! What was declared, as groups of labelled facts: one walk over the data set's table, so that no field can be forgotten.

use model::Declaration;
use model::node::{Node, Value};

use super::Shell;
use crate::form;

/// One part of a declaration, such as the goods item 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    pub title: String,
    pub open: bool,
    pub facts: Vec<Fact>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub label: String,
    pub value: String,
    /// Currency or unit, where it has one.
    pub unit: String,
}

/// The groups of a declaration: goods items one by one, then what holds for all.
pub fn groups(shell: &Shell, declaration: &Declaration) -> Vec<Group> {
    let items = declaration.goods_shipment.iter().flat_map(|shipment| &shipment.items).enumerate();
    let item = |(at, item): (usize, &model::GoodsItem)| Group {
        title: format!("{} {}", shell.t("section.item"), at + 1),
        open: at == 0,
        facts: facts(shell, item, &[]),
    };
    let mut groups: Vec<Group> = items.map(item).collect();
    let title = |key: &str| shell.t(key).to_owned();
    let shipment =
        declaration.goods_shipment.as_deref().map(|shipment| facts(shell, shipment, &["items"])).unwrap_or_default();
    groups.push(Group { title: title("section.shipment"), open: false, facts: shipment });
    groups.push(Group {
        title: title("section.declaration"),
        open: false,
        facts: facts(shell, declaration, &["goods_shipment"]),
    });
    groups.retain(|group| !group.facts.is_empty());
    groups
}

/// Every leaf below `node`, fields named in `without` left out.
fn facts(shell: &Shell, node: &dyn Node, without: &[&str]) -> Vec<Fact> {
    let mut walk = Walk { shell, class: node.class().name, facts: Vec::new() };
    walk.node(node, "", "", without);
    walk.facts
}

struct Walk<'a> {
    shell: &'a Shell,
    /// Name of the class that the walk began with.
    class: &'static str,
    facts: Vec<Fact>,
}

impl Walk<'_> {
    /// The data set's classes nest at most a few levels deep and never into themselves, so this ends.
    fn node(&mut self, node: &dyn Node, path: &str, above: &str, without: &[&str]) {
        for (at, field) in node.class().fields.iter().enumerate().filter(|(_, field)| !without.contains(&field.name)) {
            let path = if path.is_empty() { field.name.to_owned() } else { format!("{path}.{}", field.name) };
            let label = join(above, &words(field.name));
            match node.get(at) {
                Value::Absent => {}
                Value::One(inner) => self.node(inner, &path, &label, &[]),
                Value::Many(list) => {
                    for index in 0..list.len() {
                        let label = if list.len() > 1 { format!("{label} {}", index + 1) } else { label.clone() };
                        let path = if index > 0 { format!("{path}[{index}]") } else { path.clone() };
                        list.at(index).into_iter().for_each(|inner| self.node(inner, &path, &label, &[]));
                    }
                }
                leaf => self.leaf(&path, label, &leaf),
            }
        }
    }

    /// A field that the form asks for is called as the form calls it.
    fn leaf(&mut self, path: &str, label: String, value: &Value<'_>) {
        let label =
            form::label(self.class, path).and_then(|key| self.shell.texts.find(&key)).map_or(label, str::to_owned);
        self.facts.push(Fact { label, value: value.text().unwrap_or_default().to_owned(), unit: unit(value) });
    }
}

fn unit(value: &Value<'_>) -> String {
    let unit = match value {
        Value::Amount(amount) => amount.currency.as_ref(),
        Value::Measure(measure) => measure.unit.as_ref(),
        _ => None,
    };
    unit.map(ToString::to_string).unwrap_or_default()
}

fn join(above: &str, name: &str) -> String {
    if above.is_empty() { capital(name) } else { format!("{above}, {name}") }
}

/// `additional_documents` becomes `additional documents`; ids keep their capitals.
fn words(name: &str) -> String {
    name.split('_').map(|word| if word == "id" { "ID" } else { word }).collect::<Vec<_>>().join(" ")
}

/// With a capital first letter.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
