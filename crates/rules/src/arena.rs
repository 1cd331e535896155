//! An XML document as a compact tree: names as numbers, children sorted by name, one buffer for all text.

use std::collections::HashMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::tree::Tree;

/// The names that a pack knows; all other names of a document are one and the same to it.
#[derive(Clone, Debug, Default)]
pub struct Names {
    ids: HashMap<String, u32>,
}

/// Any name that the pack does not know.
const OTHER: u32 = u32::MAX;

/// The text of an element that has child elements.
const NO_TEXT: (u32, u32) = (u32::MAX, u32::MAX);

impl Names {
    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        let next = self.ids.len() as u32;
        *self.ids.entry(name.to_owned()).or_insert(next)
    }

    fn id(&self, name: &str) -> u32 {
        self.ids.get(name).copied().unwrap_or(OTHER)
    }
}

/// One document, made by `Builder`.
#[derive(Debug)]
pub struct Arena {
    nodes: Vec<Element>,
    /// Node numbers, sorted by parent, then name, then place in the document.
    kids: Vec<u32>,
    text: String,
    /// The root element's name as written, with its prefix.
    root: String,
}

#[derive(Debug)]
struct Element {
    parent: u32,
    name: u32,
    /// Its place in `kids`.
    place: u32,
    /// How many siblings of the same name stand before it.
    before: u32,
    /// Its children: from, to in `kids`.
    kids: (u32, u32),
    /// Its text: from, to in the buffer. Only text before the first child element is kept.
    text: (u32, u32),
}

/// Why a document cannot be held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ArenaError {
    #[error("the document has more than {} elements", Builder::MOST)]
    TooManyElements,
    #[error("the document is more than {} levels deep", Builder::DEEPEST)]
    TooDeep,
    #[error("the document has more than {} bytes of text", Builder::LONGEST)]
    TooLong,
    #[error("the document has no single root element")]
    NoRoot,
}

/// Takes a document's elements in order.
pub struct Builder<'n> {
    names: &'n Names,
    nodes: Vec<Element>,
    text: String,
    root: String,
    open: Vec<u32>,
}

impl<'n> Builder<'n> {
    pub const MOST: usize = 2_000_000;
    pub const DEEPEST: usize = 64;
    pub const LONGEST: usize = 256 << 20;

    pub fn new(names: &'n Names) -> Builder<'n> {
        Builder { names, nodes: Vec::new(), text: String::new(), root: String::new(), open: Vec::new() }
    }

    /// An element begins; `written` is its name with prefix, `local` without.
    pub fn start(&mut self, written: &str, local: &str) -> Result<(), ArenaError> {
        if self.nodes.len() >= Self::MOST {
            return Err(ArenaError::TooManyElements);
        }
        if self.open.len() >= Self::DEEPEST {
            return Err(ArenaError::TooDeep);
        }
        let parent = self.open.last().copied();
        match parent {
            None if self.nodes.is_empty() => self.root = written.to_owned(),
            None => return Err(ArenaError::NoRoot),
            Some(parent) => {
                if let Some(parent) = self.nodes.get_mut(parent as usize) {
                    parent.text = NO_TEXT;
                }
            }
        }
        let at = self.text.len() as u32;
        self.open.push(self.nodes.len() as u32);
        let name = self.names.id(local);
        let parent = parent.unwrap_or(u32::MAX);
        self.nodes.push(Element { parent, name, place: 0, before: 0, kids: (0, 0), text: (at, at) });
        Ok(())
    }

    /// Text of the open element, references already replaced.
    pub fn text(&mut self, text: &str) -> Result<(), ArenaError> {
        let Some(open) = self.open.last() else { return Ok(()) };
        let Some(element) = self.nodes.get_mut(*open as usize) else { return Ok(()) };
        if element.text.1 as usize == self.text.len() {
            if self.text.len() + text.len() > Self::LONGEST {
                return Err(ArenaError::TooLong);
            }
            self.text.push_str(text);
            element.text.1 = self.text.len() as u32;
        }
        Ok(())
    }

    /// The open element ends.
    pub fn end(&mut self) {
        self.open.pop();
    }

    /// The document ends.
    pub fn finish(mut self) -> Result<Arena, ArenaError> {
        if self.nodes.is_empty() || !self.open.is_empty() {
            return Err(ArenaError::NoRoot);
        }
        let key = |nodes: &[Element], node: u32| nodes.get(node as usize).map(|n| (n.parent, n.name));
        let mut kids: Vec<u32> = (1..self.nodes.len() as u32).collect();
        kids.sort_by_key(|node| key(&self.nodes, *node));
        let mut last = (None, 0);
        for (place, node) in kids.iter().enumerate() {
            let this = key(&self.nodes, *node);
            last = if this == last.0 { (this, last.1 + 1) } else { (this, 0) };
            let Some(element) = self.nodes.get_mut(*node as usize) else { continue };
            element.place = place as u32;
            element.before = last.1;
            let parent = element.parent;
            if let Some(parent) = self.nodes.get_mut(parent as usize) {
                let from = if parent.kids.1 == 0 { place as u32 } else { parent.kids.0 };
                parent.kids = (from, place as u32 + 1);
            }
        }
        Ok(Arena { nodes: self.nodes, kids, text: self.text, root: self.root })
    }
}

impl Arena {
    /// The root element's name as written, with its prefix.
    /// Name of the root element as written, with its prefix.
    pub fn root_name(&self) -> &str {
        &self.root
    }

    /// The node's number among its siblings of the same name, from 1.
    pub(crate) fn position(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(1, |element| element.before + 1)
    }

    fn kids(&self, node: u32) -> &[u32] {
        let range = self.nodes.get(node as usize).map(|element| element.kids.0 as usize..element.kids.1 as usize);
        range.and_then(|range| self.kids.get(range)).unwrap_or_default()
    }

    fn name(&self, node: u32) -> u32 {
        self.nodes.get(node as usize).map_or(OTHER, |element| element.name)
    }
}

impl<'a> Tree<'a> for &'a Arena {
    type Node = u32;

    fn first(&self, node: u32, name: u32) -> Option<u32> {
        let kids = self.kids(node);
        let at = kids.partition_point(|kid| self.name(*kid) < name);
        kids.get(at).copied().filter(|kid| self.name(*kid) == name)
    }

    fn next(&self, node: u32) -> Option<u32> {
        let element = self.nodes.get(node as usize)?;
        let next = *self.kids.get(element.place as usize + 1)?;
        self.nodes.get(next as usize).filter(|n| n.name == element.name && n.parent == element.parent).map(|_| next)
    }

    fn text(&self, node: u32) -> Option<&'a str> {
        let element = self.nodes.get(node as usize)?;
        self.text.get(element.text.0 as usize..element.text.1 as usize)
    }

    fn number(&self, node: u32) -> Option<Decimal> {
        self.text(node).and_then(crate::eval::parse)
    }

    fn day(&self, _node: u32) -> Option<Date> {
        None
    }

    fn children(&self, node: u32) -> u64 {
        self.kids(node).len() as u64
    }
}
