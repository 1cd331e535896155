//! The declaration data set as a tree for the evaluator: names are places in a class's table of fields.

use jiff::civil::Date;
use model::node::{Class, Node, Nodes, Value};
use model::{Amount, Measure, Moment, Numeric};
use rust_decimal::Decimal;

use crate::tree::Tree;

/// The name of the unit of a measure or the currency of an amount, beneath the leaf itself.
pub(crate) const UNIT: u32 = u32::MAX;

/// The data set; it has no state, since each node holds what it needs.
pub(crate) struct Declared;

/// A node, and the list in which it stands.
#[derive(Clone, Copy)]
pub(crate) struct Handle<'a> {
    item: Item<'a>,
    list: Option<(&'a dyn Nodes, usize)>,
}

#[derive(Clone, Copy)]
enum Item<'a> {
    Object(&'a dyn Node),
    Text(&'a str),
    Numeric(&'a Numeric),
    Amount(&'a Amount),
    Measure(&'a Measure),
    Moment(&'a Moment),
}

impl<'a> Handle<'a> {
    pub fn root(node: &'a dyn Node) -> Handle<'a> {
        Handle { item: Item::Object(node), list: None }
    }

    fn leaf(item: Item<'a>) -> Option<Handle<'a>> {
        Some(Handle { item, list: None })
    }

    fn element(list: &'a dyn Nodes, index: usize) -> Option<Handle<'a>> {
        Some(Handle { item: Item::Object(list.at(index)?), list: Some((list, index)) })
    }

    pub fn class(&self) -> Option<&'static Class> {
        match self.item {
            Item::Object(object) => Some(object.class()),
            _ => None,
        }
    }

    /// Its place in its list, from 0.
    pub fn index(&self) -> Option<usize> {
        self.list.map(|(_, index)| index)
    }
}

impl<'a> Tree<'a> for Declared {
    type Node = Handle<'a>;

    /// A blank leaf is no leaf.
    fn first(&self, node: Handle<'a>, name: u32) -> Option<Handle<'a>> {
        let object = match node.item {
            Item::Object(object) => object,
            Item::Amount(amount) if name == UNIT => return unit(amount.currency.as_deref()),
            Item::Measure(measure) if name == UNIT => return unit(measure.unit.as_deref()),
            _ => return None,
        };
        match object.get(name as usize) {
            Value::Absent => None,
            Value::One(object) => Some(Handle::root(object)),
            Value::Many(list) => Handle::element(list, 0),
            value if value.text().is_none_or(is_blank) => None,
            Value::Text(text) => Handle::leaf(Item::Text(text)),
            Value::Numeric(number) => Handle::leaf(Item::Numeric(number)),
            Value::Amount(amount) => Handle::leaf(Item::Amount(amount)),
            Value::Measure(measure) => Handle::leaf(Item::Measure(measure)),
            Value::Moment(moment) => Handle::leaf(Item::Moment(moment)),
        }
    }

    fn next(&self, node: Handle<'a>) -> Option<Handle<'a>> {
        let (list, index) = node.list?;
        Handle::element(list, index + 1)
    }

    fn text(&self, node: Handle<'a>) -> Option<&'a str> {
        Some(match node.item {
            Item::Object(_) => return None,
            Item::Text(text) => text,
            Item::Numeric(number) => number.text(),
            Item::Amount(amount) => amount.number.text(),
            Item::Measure(measure) => measure.number.text(),
            Item::Moment(moment) => &moment.text,
        })
    }

    fn number(&self, node: Handle<'a>) -> Option<Decimal> {
        match node.item {
            Item::Numeric(number) => number.value(),
            Item::Amount(amount) => amount.number.value(),
            Item::Measure(measure) => measure.number.value(),
            Item::Text(text) => crate::eval::parse(text),
            Item::Object(_) | Item::Moment(_) => None,
        }
    }

    fn day(&self, node: Handle<'a>) -> Option<Date> {
        match node.item {
            Item::Moment(moment) => moment.date(),
            _ => None,
        }
    }

    fn children(&self, node: Handle<'a>) -> u64 {
        match node.item {
            Item::Object(object) => {
                let fields = 0..object.class().fields.len() as u32;
                fields.filter(|field| self.first(node, *field).is_some()).count() as u64
            }
            _ => 0,
        }
    }
}

/// Texts seldom begin with a blank, so one look at the first byte mostly tells.
fn is_blank(text: &str) -> bool {
    let begins = text.as_bytes().first().is_some_and(|byte| *byte > b' ' && byte.is_ascii());
    !begins && text.trim().is_empty()
}

fn unit(text: Option<&str>) -> Option<Handle<'_>> {
    Handle::leaf(Item::Text(text.filter(|text| !is_blank(text))?))
}
