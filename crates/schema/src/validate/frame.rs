//! What we remember of each open element.

use crate::component::{ElementId, TypeId};
use crate::program::Thread;
use std::collections::HashMap;

/// An open element.
#[derive(Debug)]
pub struct Frame<'d> {
    /// Name as written.
    pub raw: &'d str,
    /// Which of its parent's children of that name it is, from 1.
    pub index: u32,
    /// Where its start tag begins.
    pub offset: usize,
    pub mode: Mode,
    /// Its children's names begin here in [`Siblings`].
    pub base: usize,
    pub serial: u32,
    /// A fault of its content is told already, so what follows from it is not.
    pub broken: bool,
}

/// How the content of an open element is judged.
#[derive(Debug)]
pub enum Mode {
    /// Not at all.
    Skip,
    /// There must be none; `nil` when the document itself says so.
    Empty { nil: bool },
    /// Text of a simple type.
    Simple { type_id: TypeId, element: Option<ElementId>, children: bool },
    /// Children by a program of the type.
    Elements { type_id: TypeId, thread: Thread, more: Vec<Thread>, mixed: bool },
}

/// Distinct child names that are looked up one by one; further ones are hashed.
const FEW: usize = 48;

/// How often each name has occurred among the children of the open elements.
#[derive(Debug, Default)]
pub struct Siblings<'d> {
    names: Vec<(&'d str, u32)>,
    many: HashMap<(u32, &'d str), u32>,
    serials: u32,
}

impl<'d> Siblings<'d> {
    /// A new element: where its children's names will begin, and its number.
    pub fn open(&mut self) -> (usize, u32) {
        self.serials = self.serials.wrapping_add(1);
        (self.names.len(), self.serials)
    }

    /// Forgets the children of an element.
    pub fn close(&mut self, base: usize) {
        self.names.truncate(base);
    }

    /// One more child of this name: which one it is, from 1.
    pub fn count(&mut self, base: usize, serial: u32, name: &'d str) -> u32 {
        let known = self.names.get_mut(base..).unwrap_or(&mut []);
        let full = known.len() >= FEW;
        if let Some((_, count)) = known.iter_mut().find(|(known, _)| *known == name) {
            *count += 1;
            return *count;
        }
        if !full {
            self.names.push((name, 1));
            return 1;
        }
        let count = self.many.entry((serial, name)).or_insert(0);
        *count += 1;
        *count
    }
}
