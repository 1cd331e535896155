//! Reads tokens and refuses whatever XML 1.0 with namespaces forbids.
//!
//! quick-xml splits the text; it lets pass much that is not well-formed, so that names, attributes, prefixes,
//! references, the declaration, and what stands outside the root are checked here.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesText, Event};

use super::attribute::{self, Attribute, split_name, split_tag};
use super::broken::Broken;
use super::chars::{first_forbidden, is_blank, is_nc_name};
use super::escape::{line_ends, resolve};
use super::namespace::{Scope, Space};
use crate::{Limits, code};

pub(crate) enum Token<'a> {
    Start(Tag<'a>),
    End,
    /// A piece of text; comments and references split it.
    Text(Cow<'a, str>),
    /// The document ended, sound and whole.
    Eof,
}

/// An element's name.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Tag<'a> {
    pub prefix: &'a str,
    pub local: &'a str,
    pub space: Space,
}

pub(crate) struct Cursor<'a> {
    text: &'a str,
    reader: Reader<&'a [u8]>,
    scope: Scope<'a>,
    attributes: Vec<Attribute<'a>>,
    limits: Limits,
    depth: usize,
    elements: usize,
    seen_root: bool,
    /// The end of an element such as `<ID/>` is still to be told.
    close: bool,
}

impl<'a> Cursor<'a> {
    /// `text` without byte order mark.
    pub fn new(text: &'a str, limits: &Limits) -> Result<Cursor<'a>, Broken> {
        if let Some(at) = first_forbidden(text) {
            return Err(Broken::new(code::NOT_WELL_FORMED, at, "a control character that XML forbids"));
        }
        let mut reader = Reader::from_str(text);
        reader.config_mut().check_comments = true;
        Ok(Cursor {
            text,
            reader,
            scope: Scope::new(),
            attributes: Vec::new(),
            limits: limits.clone(),
            depth: 0,
            elements: 0,
            seen_root: false,
            close: false,
        })
    }

    /// The attributes of the start tag that was told last.
    pub fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// Offset behind the token that was told last.
    pub fn at(&self) -> usize {
        self.reader.buffer_position() as usize
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    pub fn next(&mut self) -> Result<Token<'a>, Broken> {
        if self.close {
            self.close = false;
            self.leave();
            return Ok(Token::End);
        }
        loop {
            let token = match self.reader.read_event() {
                Ok(Event::Start(tag)) => Some(self.start(tag.len(), 1)?),
                Ok(Event::Empty(tag)) => {
                    self.close = true;
                    Some(self.start(tag.len(), 2)?)
                }
                Ok(Event::End(_)) => {
                    self.leave();
                    Some(Token::End)
                }
                Ok(Event::Text(text)) => self.text(text)?,
                Ok(Event::CData(text)) => Some(self.inside(line_ends_of(text.into_inner()))?),
                Ok(Event::GeneralRef(name)) => Some(self.reference(&name)?),
                Ok(Event::Comment(text)) => self.comment(&text)?,
                Ok(Event::Decl(_)) => self.declaration()?,
                Ok(Event::PI(pi)) => self.instruction(pi.target())?,
                Ok(Event::DocType(_)) => {
                    return self.broken(code::DOCTYPE, "a document type declaration; messages must not have one");
                }
                Ok(Event::Eof) => return self.end(),
                Err(error) => {
                    let at = self.reader.error_position() as usize;
                    return Err(Broken::new(code::NOT_WELL_FORMED, at, error.to_string()));
                }
            };
            if let Some(token) = token {
                return Ok(token);
            }
        }
    }

    /// Passes over the rest of the element whose start was told last.
    pub fn skip(&mut self) -> Result<(), Broken> {
        let mut open = 1usize;
        while open > 0 {
            match self.next()? {
                Token::Start(_) => open += 1,
                Token::End => open -= 1,
                Token::Text(_) => {}
                Token::Eof => return self.ill("the message ends inside an element"),
            }
        }
        Ok(())
    }

    /// Passes over everything up to the sound end of the document.
    pub fn finish(&mut self) -> Result<(), Broken> {
        while !matches!(self.next()?, Token::Eof) {}
        Ok(())
    }

    fn broken<T>(&self, code: &'static str, reason: impl Into<String>) -> Result<T, Broken> {
        Err(Broken::new(code, self.at(), reason))
    }

    fn ill<T>(&self, reason: impl Into<String>) -> Result<T, Broken> {
        self.broken(code::NOT_WELL_FORMED, reason)
    }

    fn leave(&mut self) {
        self.scope.leave(self.depth);
        self.depth -= 1;
    }

    /// `length` of what stands in the tag, of which `tail` bytes (`>` or `/>`) are the end.
    fn start(&mut self, length: usize, tail: usize) -> Result<Token<'a>, Broken> {
        let end = self.at().saturating_sub(tail);
        let content = self.text.get(end.saturating_sub(length)..end).unwrap_or_default();
        if self.depth == 0 && std::mem::replace(&mut self.seen_root, true) {
            return self.ill("there is a second root element");
        }
        self.depth += 1;
        self.elements += 1;
        if self.depth > self.limits.depth || self.elements > self.limits.elements {
            return self.broken(code::TOO_MUCH, "more elements, or deeper inside each other, than are read");
        }
        let (name, rest) = split_tag(content);
        let (prefix, local) = split_name(name).or_else(|reason| self.ill(reason))?;
        self.attributes.clear();
        if !rest.is_empty() {
            self.read_attributes(rest)?;
        }
        let Some(space) = self.scope.resolve(prefix) else {
            return self.ill(format!("the prefix {prefix:?} is not declared"));
        };
        Ok(Token::Start(Tag { prefix, local, space }))
    }

    fn read_attributes(&mut self, mut rest: &'a str) -> Result<(), Broken> {
        while let Some(attribute) = attribute::next(&mut rest).or_else(|reason| self.ill(reason))? {
            if self.attributes.len() >= self.limits.attributes {
                return self.broken(code::TOO_MUCH, "more attributes than are read");
            }
            let double = |a: &Attribute| a.local == attribute.local && a.prefix == attribute.prefix;
            if self.attributes.iter().any(double) {
                return self.ill(format!("the attribute {} is there twice", attribute.local));
            }
            if attribute.declares_namespace() {
                let prefix = if attribute.prefix.is_empty() { "" } else { attribute.local };
                let declared = self.scope.declare(prefix, attribute.value(), self.depth);
                declared.or_else(|reason| self.ill(reason))?;
            }
            self.attributes.push(attribute);
        }
        self.resolve_attributes()
    }

    fn resolve_attributes(&mut self) -> Result<(), Broken> {
        for at in 0..self.attributes.len() {
            let (before, rest) = self.attributes.split_at_mut(at);
            let Some(attribute) = rest.first_mut().filter(|a| !a.prefix.is_empty() && a.prefix != "xmlns") else {
                continue;
            };
            let Some(space) = self.scope.resolve(attribute.prefix) else {
                let reason = format!("the prefix {:?} is not declared", attribute.prefix);
                return self.ill(reason);
            };
            attribute.space = space;
            let uri = self.scope.uri(attribute.prefix);
            let same = |a: &&mut Attribute| {
                a.local == attribute.local && !a.prefix.is_empty() && self.scope.uri(a.prefix) == uri
            };
            if before.iter_mut().any(|a| same(&a)) {
                let reason = format!("the attribute {} is there twice", attribute.local);
                return self.ill(reason);
            }
        }
        Ok(())
    }

    fn text(&self, text: BytesText<'a>) -> Result<Option<Token<'a>>, Broken> {
        let text = text.into_inner();
        if self.depth == 0 {
            return if is_blank(&text) { Ok(None) } else { self.ill("there is text outside the root element") };
        }
        // Both are rare, and looked for in one pass over short texts.
        let special = text.as_bytes().iter().fold(false, |any, b| any | (*b == b']') | (*b == b'\r'));
        if !special {
            return self.inside(text).map(Some);
        }
        if text.contains("]]>") {
            return self.ill("]]> stands in a text");
        }
        self.inside(line_ends_of(text)).map(Some)
    }

    fn reference(&self, name: &BytesRef) -> Result<Token<'a>, Broken> {
        match resolve(name) {
            Ok(text) => self.inside(text),
            Err(reason) if name.starts_with('#') => self.ill(reason),
            Err(reason) => self.broken(code::DOCTYPE, reason),
        }
    }

    fn inside(&self, text: Cow<'a, str>) -> Result<Token<'a>, Broken> {
        if self.depth == 0 {
            return self.ill("there is text outside the root element");
        }
        if text.len() > self.limits.text && !is_blank(&text) {
            return self.broken(code::TOO_MUCH, "a text is longer than is read");
        }
        Ok(Token::Text(text))
    }

    fn comment(&self, text: &str) -> Result<Option<Token<'a>>, Broken> {
        // quick-xml looks for `--` inside, not for a hyphen in front of the end.
        if text.ends_with('-') { self.ill("a comment ends with --->") } else { Ok(None) }
    }

    fn instruction(&self, target: &str) -> Result<Option<Token<'a>>, Broken> {
        if !is_nc_name(target) || target.eq_ignore_ascii_case("xml") {
            return self.ill("a processing instruction has no allowed name");
        }
        Ok(None)
    }

    /// `<?xml version="1.0" encoding="UTF-8" standalone="no"?>`, at the very start.
    fn declaration(&self) -> Result<Option<Token<'a>>, Broken> {
        let whole = self.text.get(..self.at()).unwrap_or_default();
        let Some(inner) = whole.strip_prefix("<?xml").and_then(|d| d.strip_suffix("?>")) else {
            return self.ill("the XML declaration stands elsewhere than at the start");
        };
        let mut rest = inner;
        let mut order = 0;
        while let Some(part) = attribute::next(&mut rest).or_else(|reason| self.ill(reason))? {
            let value = part.value();
            let place = match part.local {
                "version" if value.starts_with("1.") => 1,
                "encoding" if order >= 1 => 2,
                "standalone" if order >= 1 && matches!(value.as_ref(), "yes" | "no") => 3,
                _ => 0,
            };
            if place <= order || !part.prefix.is_empty() {
                return self.ill("the XML declaration is wrong");
            }
            if place == 2 && !["utf-8", "utf8", "us-ascii"].iter().any(|e| value.eq_ignore_ascii_case(e)) {
                return self.broken(code::NOT_UTF8, "the message names an encoding other than UTF-8");
            }
            order = place;
        }
        if order == 0 { self.ill("the XML declaration has no version") } else { Ok(None) }
    }

    fn end(&self) -> Result<Token<'a>, Broken> {
        if self.depth > 0 {
            return self.ill("the message ends inside an element");
        }
        if !self.seen_root {
            return self.ill("there is no root element");
        }
        Ok(Token::Eof)
    }
}

fn line_ends_of(text: Cow<'_, str>) -> Cow<'_, str> {
    match text {
        Cow::Borrowed(text) => line_ends(text),
        Cow::Owned(text) => Cow::Owned(line_ends(&text).into_owned()),
    }
}
