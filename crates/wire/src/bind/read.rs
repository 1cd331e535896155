//! Reads an element and all below it into an object of a class, in one pass.

use model::Finding;
use model::node::{Class, Node, Slot};
use model::pointer::PlaceStep;

use super::form::Form;
use super::place::locate;
use crate::code;
use crate::findings::Findings;

use crate::xml::{Broken, Cursor, Space, Tag, Token, is_blank, place_of};
use rules::nearest;

pub(crate) struct Binder<'a> {
    pub cursor: Cursor<'a>,
    pub findings: Findings,
    pub(super) form: &'static Form,
    text: &'a str,
    /// Where in the message this is; fields by number, so that nothing is written unless there is a finding.
    steps: Vec<PlaceStep>,
    /// A foreign namespace is told once, not for every element.
    told_space: bool,
}

impl<'a> Binder<'a> {
    pub fn new(cursor: Cursor<'a>, text: &'a str, form: &'static Form) -> Binder<'a> {
        let findings = Findings::new(cursor.limits().findings);
        Binder { cursor, findings, form, text, steps: Vec::with_capacity(16), told_space: false }
    }

    /// Elements count by their names alone; for messages that are published without namespaces.
    pub fn accept_any_space(&mut self) {
        self.told_space = true;
    }

    /// From here on the message is of another form; places are counted from its root.
    pub fn enter(&mut self, form: &'static Form) {
        self.form = form;
        self.steps.clear();
    }

    /// Reads the attributes of the element just begun, and its content up to its end.
    pub fn object(&mut self, node: &mut dyn Node) -> Result<(), Broken> {
        self.no_attributes();
        let class = node.class();
        let mut last = 0;
        loop {
            match self.cursor.next_between()? {
                Token::Start(tag) => match field_of(class, tag.local, last) {
                    Some(field) => self.field(node, class, field, &mut last, tag)?,
                    None => self.unknown(class, tag)?,
                },
                Token::Text(text) if is_blank(&text) => {}
                Token::Text(text) => self.stray(&text),
                Token::End | Token::Eof => return Ok(()),
            }
        }
    }

    /// Reads the child just begun into field number `field`; `last` is the furthest field met so far.
    pub fn field(
        &mut self,
        node: &mut dyn Node,
        class: &'static Class,
        field: usize,
        last: &mut usize,
        tag: Tag<'a>,
    ) -> Result<(), Broken> {
        self.steps.push(PlaceStep { field, index: None });
        self.check_space(tag, self.form.elements);
        if field < *last {
            self.disorder(class, *last, tag);
        }
        *last = field.max(*last);
        match node.slot(field) {
            Some(slot) => self.fill(slot, tag)?,
            None => self.cursor.skip()?,
        }
        self.steps.pop();
        Ok(())
    }

    fn fill(&mut self, slot: Slot<'_>, tag: Tag<'a>) -> Result<(), Broken> {
        match slot {
            Slot::Text(slot) if slot.is_none() => *slot = Some(self.text_leaf()?),
            Slot::Numeric(slot) if slot.is_none() => *slot = Some(self.numeric_leaf()?),
            Slot::Amount(slot) if slot.is_none() => *slot = Some(self.amount_leaf()?),
            Slot::Measure(slot) if slot.is_none() => *slot = Some(self.measure_leaf()?),
            Slot::Moment(slot) if slot.is_none() => *slot = self.moment_leaf()?,
            Slot::One(slot) => match slot.get_mut() {
                None => self.object(slot.fill())?,
                Some(_) => self.twice(tag)?,
            },
            Slot::Many(list) if list.len() < self.cursor.limits().items => {
                if let Some(step) = self.steps.last_mut() {
                    step.index = Some(list.len());
                }
                self.object(list.push())?;
            }
            Slot::Many(_) => {
                let reason = format!("more {} than are read", tag.local);
                return Err(Broken::new(code::TOO_MUCH, self.cursor.at(), reason));
            }
            _ => self.twice(tag)?,
        }
        Ok(())
    }

    fn twice(&mut self, tag: Tag<'a>) -> Result<(), Broken> {
        self.tell(code::GIVEN_TWICE, || format!("{} is there twice; the first is kept", tag.local));
        self.cursor.skip()
    }

    pub fn unknown(&mut self, class: &'static Class, tag: Tag<'a>) -> Result<(), Broken> {
        if self.findings.wants() {
            let near = nearest(tag.local, class.fields.iter().map(|f| f.element));
            let hint = near.map(|near| format!("perhaps {near} is meant")).unwrap_or_default();
            let message = format!("{}: the element {} is not known here", self.line(), tag.local);
            self.findings.push(Finding::error(code::UNKNOWN_ELEMENT, self.pointer(), message).hint(hint));
        }
        self.cursor.skip()
    }

    pub fn stray(&mut self, text: &str) {
        let shown: String = text.trim().chars().take(40).collect();
        self.tell(code::STRAY_TEXT, || format!("the text {shown:?} stands where only elements may be"));
    }

    fn disorder(&mut self, class: &'static Class, last: usize, tag: Tag<'a>) {
        let before = class.fields.get(last).map_or("", |f| f.element);
        self.tell(code::OUT_OF_ORDER, || format!("{} must stand before {before}", tag.local));
    }

    /// Tells, once, that an element is in another namespace than it should be.
    pub fn check_space(&mut self, tag: Tag<'_>, expected: Space) {
        if tag.space == expected || self.told_space {
            return;
        }
        self.told_space = true;
        let found = if tag.space == Space::None { "no namespace" } else { "another namespace" };
        let uri = if expected == Space::None { "none" } else { expected.uri() };
        self.tell(code::WRONG_NAMESPACE, || format!("{} is in {found}; expected {uri}", tag.local));
    }

    /// Tells of every attribute but namespaces and XML Schema's own.
    pub fn no_attributes(&mut self) {
        if self.cursor.attributes().is_empty() {
            return;
        }
        let names: Vec<&str> = (self.cursor.attributes().iter())
            .filter(|a| !a.declares_namespace() && !matches!(a.space, Space::Instance | Space::Xml))
            .map(|a| a.local)
            .collect();
        for name in names {
            self.tell(code::UNKNOWN_ATTRIBUTE, || format!("the attribute {name} is not known here"));
        }
    }

    /// A finding here, with the line.
    pub fn tell(&mut self, code: &'static str, message: impl FnOnce() -> String) {
        if self.findings.wants() {
            let message = format!("{}: {}", self.line(), message());
            self.findings.push(Finding::error(code, self.pointer(), message));
        }
    }

    pub fn warn(&mut self, code: &'static str, message: impl FnOnce() -> String) {
        if self.findings.wants() {
            let message = format!("{}: {}", self.line(), message());
            self.findings.push(Finding::warning(code, self.pointer(), message));
        }
    }

    fn line(&self) -> String {
        place_of(self.text, self.cursor.at())
    }

    pub fn pointer(&self) -> String {
        locate(self.form.root, self.form.pointing, &self.steps)
    }
}

/// The field with this element name, looked for from the one met last: messages have the table's order.
pub(crate) fn field_of(class: &Class, element: &str, last: usize) -> Option<usize> {
    let (before, after) = class.fields.split_at_checked(last)?;
    let ahead = after.iter().position(|f| f.element == element).map(|at| at + last);
    ahead.or_else(|| before.iter().position(|f| f.element == element))
}
