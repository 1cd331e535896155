//! A child opens: does its parent let it in, and as what?

use super::Run;
use super::frame::{Frame, Mode};
use crate::Kind;
use crate::component::{Content, ElementId, Process, TypeKind};
use crate::names::QName;
use crate::program::{Hit, Program, Thread, advance, expected, recover};

/// How an element is to be judged.
pub enum Judged {
    Declared(ElementId),
    /// By its own declaration or type if the schema has one.
    Lax,
    Skip,
}

impl<'d> Run<'_, 'd> {
    pub(super) fn start(&mut self) {
        let written = self.reader.name();
        let offset = self.reader.offset();
        let name = self.name(written);
        let index = match self.frames.last() {
            Some(parent) => self.siblings.count(parent.base, parent.serial, written.raw),
            None => 1,
        };
        let root = self.frames.is_empty();
        // The path of a fault about this element includes it, so its frame stands before the judgement.
        let parent = self.frames.len().checked_sub(1);
        let (base, serial) = self.siblings.open();
        let frame = Frame { raw: written.raw, index, offset, mode: Mode::Skip, base, serial, broken: false };
        self.frames.push(frame);
        let judged = if root { self.root(name, offset) } else { self.child(parent, name, offset) };
        self.open(judged, name, offset);
    }

    fn root(&mut self, name: QName, offset: usize) -> Judged {
        if let Some(&element) = self.schema.global_elements.get(&name) {
            return Judged::Declared(element);
        }
        let written = self.reader.name();
        let namespace = self.reader.uri(written.namespace).to_owned();
        let message = format!("the schema has no root element '{}' of namespace '{namespace}'", written.local);
        self.fault(offset, Kind::UnknownRoot, message);
        Judged::Skip
    }

    fn child(&mut self, parent: Option<usize>, name: QName, offset: usize) -> Judged {
        let schema = self.schema;
        let Some(frame) = parent.and_then(|parent| self.frames.get_mut(parent)) else {
            return Judged::Skip;
        };
        let local = self.reader.name().local;
        let message = match &mut frame.mode {
            Mode::Skip => return Judged::Skip,
            Mode::Elements { type_id, thread, more, .. } => {
                let Some(program) = program_of(schema, *type_id) else {
                    return Judged::Skip;
                };
                self.after.clear();
                let before = if more.is_empty() { std::slice::from_ref(thread) } else { more.as_slice() };
                match advance(program, before, name, &mut self.work, &mut self.after) {
                    Ok(Some(hit)) => {
                        settle(thread, more, &self.after);
                        return self.hit(hit, name, offset);
                    }
                    Ok(None) => return self.miss(parent, name, offset),
                    Err(()) => "the content model has more ways than are followed".to_owned(),
                }
            }
            Mode::Empty { nil: true } => format!("'{local}' stands in an element that says it is nil"),
            Mode::Empty { nil: false } => format!("'{local}' is not expected: its parent must be empty"),
            Mode::Simple { children, .. } => {
                *children = true;
                format!("'{local}' is not expected: its parent holds a plain value")
            }
        };
        self.fault(offset, Kind::UnexpectedElement, message);
        Judged::Skip
    }

    fn hit(&mut self, hit: Hit, name: QName, offset: usize) -> Judged {
        match hit {
            Hit::Element(element) => Judged::Declared(element),
            Hit::Any(Process::Skip) => Judged::Skip,
            Hit::Any(process) => match self.schema.global_elements.get(&name) {
                Some(&element) => Judged::Declared(element),
                None if process == Process::Lax || self.has_type() => Judged::Lax,
                None => {
                    let local = self.reader.name().local;
                    let message = format!("the schema does not declare '{local}', which must be declared here");
                    self.fault(offset, Kind::UnexpectedElement, message);
                    Judged::Skip
                }
            },
        }
    }

    /// A child that the model does not let in: told, and where the model knows the name it goes on behind it, so that
    /// the child and those after it are judged all the same.
    fn miss(&mut self, parent: Option<usize>, name: QName, offset: usize) -> Judged {
        let schema = self.schema;
        let local = self.reader.name().local;
        let Some(frame) = parent.and_then(|parent| self.frames.get_mut(parent)) else {
            return Judged::Skip;
        };
        let Mode::Elements { type_id, thread, more, .. } = &mut frame.mode else {
            return Judged::Skip;
        };
        let Some(program) = program_of(schema, *type_id) else {
            return Judged::Skip;
        };
        let before: &[Thread] = if more.is_empty() { std::slice::from_ref(thread) } else { more };
        let wanted = super::text::wanted(schema, &expected(program, before));
        let known = recover(program, before, name);
        let mut told = false;
        if let Some((_, next)) = known {
            settle(thread, more, &[next]);
            told = std::mem::replace(&mut frame.broken, true);
        }
        // One child in a wrong place makes others look wrong; a child that is wrong anywhere is always told.
        if !told {
            self.fault(offset, Kind::UnexpectedElement, format!("'{local}' is not expected here; {wanted}"));
        }
        known.map_or(Judged::Skip, |(element, _)| Judged::Declared(element))
    }
}

/// The program of a complex type with children.
pub fn program_of(schema: &crate::Schema, type_id: u32) -> Option<&Program> {
    match schema.types.get(type_id as usize).map(|found| &found.kind) {
        Some(TypeKind::Complex(complex)) => match &complex.content {
            Content::Elements(program) | Content::Mixed(program) => Some(program),
            _ => None,
        },
        _ => None,
    }
}

/// Remembers where the model is: nearly always at one place, which needs no allocation.
fn settle(thread: &mut Thread, more: &mut Vec<Thread>, after: &[Thread]) {
    more.clear();
    match after {
        [one] => *thread = *one,
        many => {
            if let Some(first) = many.first() {
                *thread = *first;
            }
            more.extend(many);
        }
    }
}
