//! Text, and the end of an element: is the value right, is anything missing?

use super::Run;
use super::children::program_of;
use super::frame::Mode;
use crate::Kind;
use crate::component::{ElementId, Given, Schema, TypeId};
use crate::program::{Expected, Thread, expected, may_end};
use crate::value::{SimpleType, Variety, is_blank, of, order};

/// Names listed in one sentence.
const MOST_NAMES: usize = 12;

impl Run<'_, '_> {
    pub(super) fn characters(&mut self, text: &str) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let message = match &mut frame.mode {
            Mode::Simple { children, .. } => {
                if !*children {
                    self.text.push_str(text);
                }
                return;
            }
            Mode::Elements { mixed: false, .. } if !is_blank(text) => "text is not allowed between these elements",
            Mode::Empty { nil: true } => "text stands in an element that says it is nil",
            Mode::Empty { nil: false } => "text stands in an element that must be empty",
            Mode::Skip | Mode::Elements { .. } => return,
        };
        if !std::mem::replace(&mut frame.broken, true) {
            let offset = self.reader.offset();
            self.fault(offset, Kind::UnexpectedText, message.to_owned());
        }
    }

    pub(super) fn end(&mut self) {
        let Some(frame) = self.frames.last_mut() else {
            return;
        };
        let (offset, broken) = (frame.offset, frame.broken);
        match std::mem::replace(&mut frame.mode, Mode::Skip) {
            Mode::Simple { type_id, element, children: false } => self.simple_end(type_id, element, offset),
            Mode::Elements { type_id, thread, more, .. } if !broken => {
                let threads = if more.is_empty() { std::slice::from_ref(&thread) } else { more.as_slice() };
                self.children_end(type_id, threads, offset);
            }
            _ => {}
        }
        if let Some(frame) = self.frames.pop() {
            self.siblings.close(frame.base);
        }
    }

    fn children_end(&mut self, type_id: TypeId, threads: &[Thread], offset: usize) {
        let schema = self.schema;
        let Some(program) = program_of(schema, type_id) else {
            return;
        };
        if !may_end(program, threads, &mut self.work) {
            let wanted = wanted(schema, &expected(program, threads));
            self.fault(offset, Kind::MissingElement, format!("something is missing at the end; {wanted}"));
        }
    }

    fn simple_end(&mut self, type_id: TypeId, element: Option<ElementId>, offset: usize) {
        let schema = self.schema;
        let given = element.and_then(|id| schema.elements.get(id as usize)).and_then(|found| found.given.as_ref());
        let text = std::mem::take(&mut self.text);
        let value = match given {
            Some(Given::Default(given) | Given::Fixed(given)) if text.is_empty() => given,
            _ => text.as_str(),
        };
        let outcome = of(&schema.types, type_id).and_then(|simple| {
            self.value(simple, value, offset)?;
            match given {
                Some(Given::Fixed(fixed)) if !same(simple, fixed, value) => Err(format!("the value must be '{fixed}'")),
                _ => Ok(()),
            }
        });
        if let Err(reason) = outcome {
            self.fault(offset, Kind::Value, reason);
        }
        self.text = text;
    }
}

/// Equal in the value space of the type.
pub fn same(simple: &SimpleType, left: &str, right: &str) -> bool {
    let (left, right) = (simple.space.apply(left), simple.space.apply(right));
    match simple.variety {
        Variety::Atomic(kind) => left == right || order(kind, &left, &right).is_some_and(|order| order.is_eq()),
        _ => left == right,
    }
}

/// What was expected, as the end of a sentence.
pub fn wanted(schema: &Schema, expected: &Expected) -> String {
    let names: Vec<&str> = expected.names.iter().take(MOST_NAMES).map(|name| schema.names.text(name.local)).collect();
    let mut sentence = match (names.as_slice(), expected.others) {
        ([], false) => return "nothing more may follow".to_owned(),
        ([], true) => "expected is another element".to_owned(),
        (names, _) => format!("expected is {}", names.join(", ")),
    };
    if expected.names.len() > MOST_NAMES {
        sentence.push_str(&format!(" or one of {} others", expected.names.len() - MOST_NAMES));
    }
    if expected.end {
        sentence.push_str(" or nothing more");
    }
    sentence
}
