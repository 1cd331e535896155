//! A schema document as a small tree, names in attribute values already resolved.

use super::{XS, allowed};
use crate::xml::chars::is_space;
use crate::xml::{Decoded, NONE, Reader, Token, decode, position};
use crate::{Limits, SchemaError};

/// An element of the schema namespace.
#[derive(Debug, Default)]
pub struct Node {
    /// Local name.
    pub tag: String,
    pub line: usize,
    attributes: Vec<(String, String)>,
    references: Vec<(String, Vec<Reference>)>,
    /// Places of the children, annotations left out.
    pub children: Vec<usize>,
}

/// A qualified name in an attribute value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reference {
    pub namespace: String,
    pub local: String,
}

impl Node {
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    pub fn references(&self, attribute: &str) -> &[Reference] {
        self.references.iter().find(|(known, _)| known == attribute).map_or(&[], |(_, found)| found)
    }
}

struct Builder<'a> {
    reader: Reader<'a>,
    text: &'a str,
    location: &'a str,
    nodes: Vec<Node>,
    open: Vec<usize>,
    /// How deep we are inside an annotation.
    skipped: usize,
    /// An offset and its line.
    counted: (usize, usize),
}

/// Reads a schema document; the first node is `xs:schema`.
pub fn read(location: &str, bytes: &[u8], limits: &Limits) -> Result<Vec<Node>, SchemaError> {
    if let Some(fault) = crate::wellformed::too_long(bytes, limits) {
        return Err(SchemaError { location: location.to_owned(), line: 0, reason: fault.message });
    }
    let decoded: Decoded<'_> = decode(bytes);
    let reader = Reader::new(&decoded, limits);
    let mut builder = Builder {
        reader,
        text: &decoded.text,
        location,
        nodes: Vec::new(),
        open: Vec::new(),
        skipped: 0,
        counted: (0, 1),
    };
    while builder.step()? {}
    Ok(builder.nodes)
}

impl Builder<'_> {
    fn fault(&self, offset: usize, reason: String) -> SchemaError {
        SchemaError { location: self.location.to_owned(), line: position(self.text, offset).0, reason }
    }

    fn step(&mut self) -> Result<bool, SchemaError> {
        let token = self.reader.read().map_err(|broken| self.fault(broken.offset, broken.reason))?;
        match token {
            Token::Finish => return Ok(false),
            Token::Start if self.skipped > 0 => self.skipped += 1,
            Token::Start => self.start()?,
            Token::End if self.skipped > 0 => self.skipped -= 1,
            Token::End => {
                self.open.pop();
            }
            Token::Text(text) if self.skipped == 0 && !text.chars().all(is_space) => {
                let reason = format!("text '{}' between schema elements", text.trim());
                return Err(self.fault(self.reader.offset(), reason));
            }
            Token::Text(_) => {}
        }
        Ok(true)
    }

    fn start(&mut self) -> Result<(), SchemaError> {
        let name = self.reader.name();
        let offset = self.reader.offset();
        if self.reader.uri(name.namespace) != XS {
            return Err(self.fault(offset, format!("<{}> is not an element of XML Schema", name.raw)));
        }
        if name.local == "annotation" {
            self.skipped = 1;
            return Ok(());
        }
        let parent = self.open.last().copied();
        let parent_tag = parent.and_then(|parent| self.nodes.get(parent)).map_or("", |node| node.tag.as_str());
        if !allowed::child(parent_tag, name.local) {
            let place = if parent_tag.is_empty() { "as a schema document" } else { parent_tag };
            return Err(self.fault(offset, format!("xs:{} is not supported in {place}", name.local)));
        }
        let line = self.line_of(offset);
        let mut node = Node { tag: name.local.to_owned(), line, ..Node::default() };
        self.attributes(&mut node, offset)?;
        let at = self.nodes.len();
        if let Some(parent) = parent.and_then(|parent| self.nodes.get_mut(parent)) {
            parent.children.push(at);
        }
        self.nodes.push(node);
        self.open.push(at);
        Ok(())
    }

    /// The line of an offset that never goes back, counted on from the last one.
    fn line_of(&mut self, offset: usize) -> usize {
        let (from, line) = self.counted;
        let passed = self.text.get(from..offset).unwrap_or("").bytes().filter(|&byte| byte == b'\n').count();
        self.counted = (offset, line + passed);
        line + passed
    }

    fn attributes(&self, node: &mut Node, offset: usize) -> Result<(), SchemaError> {
        for attribute in self.reader.attributes() {
            // Attributes of other namespaces are notes for other programs (part 1, 3.1.2).
            if attribute.name.namespace != NONE {
                continue;
            }
            let (name, value) = (attribute.name.local, attribute.value.trim_matches(is_space));
            if !allowed::attribute(&node.tag, name) {
                return Err(self.fault(offset, format!("the attribute {name} is not supported on xs:{}", node.tag)));
            }
            if allowed::is_reference(name) {
                let found: Result<Vec<Reference>, SchemaError> =
                    value.split(is_space).filter(|one| !one.is_empty()).map(|one| self.resolve(one, offset)).collect();
                node.references.push((name.to_owned(), found?));
            }
            // Facet and default values keep their white space.
            let raw = matches!(name, "value" | "default" | "fixed");
            let value = if raw { attribute.value.as_ref() } else { value };
            node.attributes.push((name.to_owned(), value.to_owned()));
        }
        Ok(())
    }

    fn resolve(&self, text: &str, offset: usize) -> Result<Reference, SchemaError> {
        let Some((prefix, local)) = crate::xml::chars::split_q_name(text) else {
            return Err(self.fault(offset, format!("'{text}' is not a qualified name")));
        };
        match self.reader.resolve(prefix) {
            Some(id) => Ok(Reference { namespace: self.reader.uri(id).to_owned(), local: local.to_owned() }),
            None => Err(self.fault(offset, format!("the prefix of '{text}' is not declared"))),
        }
    }
}
