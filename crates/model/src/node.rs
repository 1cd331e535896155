//! The data set seen as a tree: every class lists its fields in one table and gives them by number.
//!
//! Readers, writers, pointers, differences and rules walk this instead of naming 300 fields each.

use crate::leaf::{Amount, Measure, Moment, Numeric, Text};

/// One class of the WCO data model, as this data set uses it.
#[derive(Debug)]
pub struct Class {
    /// Our name, as the struct is called.
    pub name: &'static str,
    /// In the order in which the WCO XML schema has them.
    pub fields: &'static [Field],
}

/// One field of a class.
#[derive(Debug)]
pub struct Field {
    /// Our name, as the struct's field is called and as JSON has it.
    pub name: &'static str,
    /// The WCO element name, as XML has it.
    pub element: &'static str,
    /// The WCO id: a section such as `68A` for a class, a tag such as `112` for a leaf. Empty where the model gives none.
    pub wco: &'static str,
    pub kind: Kind,
    /// True if an enclosing class without it is incomplete.
    pub required: bool,
    /// How often it may occur; `u32::MAX` is without limit.
    pub max: u32,
}

#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Text of at most so many characters, made of such characters.
    Text {
        max: u16,
        of: Chars,
    },
    /// At most so many digits, of which so many behind the point.
    Numeric {
        digits: u8,
        fraction: u8,
    },
    Amount {
        digits: u8,
        fraction: u8,
    },
    Measure {
        digits: u8,
        fraction: u8,
    },
    Moment,
    One(&'static Class),
    Many(&'static Class),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chars {
    /// Anything with at least one character that is no white space.
    Any,
    Letters,
    Digits,
    /// Letters, and exactly as many as the length says.
    ExactLetters,
    /// Digits, and exactly as many as the length says.
    ExactDigits,
}

/// What a field holds now.
pub enum Value<'a> {
    Absent,
    Text(&'a Text),
    Numeric(&'a Numeric),
    Amount(&'a Amount),
    Measure(&'a Measure),
    Moment(&'a Moment),
    One(&'a dyn Node),
    Many(&'a dyn Nodes),
}

impl<'a> Value<'a> {
    /// The text of a leaf as received, without unit or currency.
    pub fn text(&self) -> Option<&'a str> {
        match self {
            Value::Text(t) => Some(t),
            Value::Numeric(n) => Some(n.text()),
            Value::Amount(a) => Some(a.number.text()),
            Value::Measure(m) => Some(m.number.text()),
            Value::Moment(m) => Some(&m.text),
            Value::Absent | Value::One(_) | Value::Many(_) => None,
        }
    }
}

/// A place to put a field's value.
pub enum Slot<'a> {
    Text(&'a mut Option<Text>),
    Numeric(&'a mut Option<Numeric>),
    Amount(&'a mut Option<Amount>),
    Measure(&'a mut Option<Measure>),
    Moment(&'a mut Option<Moment>),
    One(&'a mut dyn OneSlot),
    Many(&'a mut dyn ManySlot),
}

/// An object of a class. `get` and `slot` take a field's place in `class().fields`; beyond it they give `Absent`, `None`.
pub trait Node: Send + Sync {
    fn class(&self) -> &'static Class;
    fn get(&self, field: usize) -> Value<'_>;
    fn slot(&mut self, field: usize) -> Option<Slot<'_>>;
}

/// A field of one class object, present or not.
pub trait OneSlot {
    fn get_mut(&mut self) -> Option<&mut dyn Node>;
    /// The object, made empty if it was absent.
    fn fill(&mut self) -> &mut dyn Node;
    fn clear(&mut self);
}

/// A list of class objects, to read.
pub trait Nodes: Send + Sync {
    fn len(&self) -> usize;
    fn at(&self, index: usize) -> Option<&dyn Node>;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// A list of class objects, to change.
pub trait ManySlot {
    fn len(&self) -> usize;
    fn is_empty(&self) -> bool {
        self.len() == 0
    }
    fn at_mut(&mut self, index: usize) -> Option<&mut dyn Node>;
    fn push(&mut self) -> &mut dyn Node;
    /// Nothing happens where there is no such index.
    fn remove(&mut self, index: usize);
}

impl<T: Node + Default> OneSlot for Option<Box<T>> {
    fn get_mut(&mut self) -> Option<&mut dyn Node> {
        self.as_deref_mut().map(|node| node as &mut dyn Node)
    }
    fn fill(&mut self) -> &mut dyn Node {
        &mut **self.get_or_insert_default()
    }
    fn clear(&mut self) {
        *self = None;
    }
}

impl<T: Node> Nodes for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn at(&self, index: usize) -> Option<&dyn Node> {
        self.get(index).map(|node| node as &dyn Node)
    }
}

impl<T: Node + Default> ManySlot for Vec<T> {
    fn len(&self) -> usize {
        Vec::len(self)
    }
    fn at_mut(&mut self, index: usize) -> Option<&mut dyn Node> {
        self.get_mut(index).map(|node| node as &mut dyn Node)
    }
    fn push(&mut self) -> &mut dyn Node {
        Vec::push(self, T::default());
        let last = self.len() - 1;
        #[expect(clippy::indexing_slicing, reason = "an element was pushed the line before")]
        &mut self[last]
    }
    fn remove(&mut self, index: usize) {
        if index < self.len() {
            Vec::remove(self, index);
        }
    }
}
