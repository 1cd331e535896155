//! Reads tokens and refuses whatever XML 1.0 with namespaces forbids.
//!
//! Works on slices of the text: nothing is copied unless a reference or a line end must be replaced.

use std::borrow::Cow;

use super::attribute::{self, Attribute, split_name, split_tag};
use super::broken::Broken;
use super::chars::{first_forbidden, is_blank, is_space};
use super::escape::{line_ends, resolve};
use super::namespace::{Scope, Space};
use super::split::{between, simple_name, tag_end, text_end};
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
    /// What is still to be told.
    pub(super) rest: &'a str,
    /// Names of the elements that are open, as their start tags have them.
    open: Vec<&'a str>,
    scope: Scope<'a>,
    attributes: Vec<Attribute<'a>>,
    limits: Limits,
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
        Ok(Cursor {
            text,
            rest: text,
            open: Vec::with_capacity(32),
            scope: Scope::new(),
            attributes: Vec::new(),
            limits: limits.clone(),
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
        self.text.len() - self.rest.len()
    }

    pub fn limits(&self) -> &Limits {
        &self.limits
    }

    pub fn next(&mut self) -> Result<Token<'a>, Broken> {
        self.step(false)
    }

    /// As `next`, but may leave out white space, where texts between elements mean nothing.
    pub fn next_between(&mut self) -> Result<Token<'a>, Broken> {
        self.step(true)
    }

    fn step(&mut self, without_blanks: bool) -> Result<Token<'a>, Broken> {
        if self.close {
            self.close = false;
            self.leave();
            return Ok(Token::End);
        }
        loop {
            if without_blanks {
                self.skip_blank();
            }
            let token = match self.rest.as_bytes() {
                [b'<', b'/', ..] => return self.end_tag(),
                [b'<', b'!', ..] => self.bang()?,
                [b'<', b'?', ..] => self.instruction()?,
                [b'<', ..] => return self.start_tag(),
                [b'&', ..] => return self.reference(),
                [] => return self.end(),
                _ => self.text()?,
            };
            if let Some(token) = token {
                return Ok(token);
            }
        }
    }

    /// Passes over white space in front of markup.
    fn skip_blank(&mut self) {
        let markup = self.rest.bytes().position(|b| !is_space(b));
        if let Some(rest) = markup.and_then(|at| self.rest.get(at..)).filter(|rest| rest.starts_with('<')) {
            self.rest = rest;
        }
    }

    /// The text of the element just begun, and passes over its end, where nothing but plain text is inside.
    /// `None` says that the element has to be read token by token.
    pub fn plain_content(&mut self) -> Option<&'a str> {
        if self.close || self.open.is_empty() {
            return None;
        }
        let (end, odd) = text_end(self.rest);
        if odd || end > self.limits.text {
            return None;
        }
        let (text, markup) = self.rest.split_at_checked(end)?;
        self.rest = self.behind_own_end(markup)?;
        self.leave();
        Some(text)
    }

    /// Passes over the rest of the element whose start was told last.
    pub fn skip(&mut self) -> Result<(), Broken> {
        let mut open = 1usize;
        while open > 0 {
            match self.next_between()? {
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
        while !matches!(self.next_between()?, Token::Eof) {}
        Ok(())
    }

    pub(super) fn broken<T>(&self, code: &'static str, reason: impl Into<String>) -> Result<T, Broken> {
        Err(Broken::new(code, self.at(), reason))
    }

    pub(super) fn ill<T>(&self, reason: impl Into<String>) -> Result<T, Broken> {
        self.broken(code::NOT_WELL_FORMED, reason)
    }

    /// Goes on by so many bytes; they end at an ASCII byte.
    pub(super) fn pass(&mut self, length: usize) {
        self.rest = self.rest.get(length..).unwrap_or_default();
    }

    fn depth(&self) -> usize {
        self.open.len()
    }

    fn leave(&mut self) {
        self.scope.leave(self.open.len());
        self.open.pop();
    }

    /// What follows the end tag at the front of `markup`, if it is that of the innermost open element.
    fn behind_own_end(&self, markup: &'a str) -> Option<&'a str> {
        markup.strip_prefix("</")?.strip_prefix(*self.open.last()?)?.strip_prefix('>')
    }

    fn end_tag(&mut self) -> Result<Token<'a>, Broken> {
        if let Some(rest) = self.behind_own_end(self.rest) {
            self.rest = rest;
            self.leave();
            return Ok(Token::End);
        }
        let Some((content, length)) = between(self.rest, "</", ">") else {
            return self.ill("an end tag has no >");
        };
        let found = content.trim_end_matches([' ', '\t', '\n', '\r']);
        match self.open.last() {
            Some(open) if *open == found => {}
            Some(open) => return self.ill(format!("</{}> was expected, but </{}> found", shown(open), shown(found))),
            None => return self.ill(format!("</{}> ends no element", shown(found))),
        }
        self.pass(length);
        self.leave();
        Ok(Token::End)
    }

    fn start_tag(&mut self) -> Result<Token<'a>, Broken> {
        let content = self.rest.get(1..).unwrap_or_default();
        if let Some((prefix, local, length)) = simple_name(content) {
            self.pass(length + 2);
            self.enter(content.get(..length).unwrap_or_default())?;
            self.attributes.clear();
            return self.started(prefix, local);
        }
        let Some(end) = tag_end(content) else {
            return self.ill("a start tag has no >");
        };
        let content = content.get(..end).unwrap_or_default();
        self.pass(end + 2);
        let inner = content.strip_suffix('/');
        self.close = inner.is_some();
        let (name, rest) = split_tag(inner.unwrap_or(content));
        self.enter(name)?;
        let (prefix, local) = split_name(name).or_else(|reason| self.ill(reason))?;
        self.attributes.clear();
        if !rest.is_empty() {
            self.read_attributes(rest)?;
        }
        self.started(prefix, local)
    }

    /// Opens one more element, within the limits.
    fn enter(&mut self, name: &'a str) -> Result<(), Broken> {
        if self.open.is_empty() && std::mem::replace(&mut self.seen_root, true) {
            return self.ill("there is a second root element");
        }
        self.open.push(name);
        self.elements += 1;
        if self.depth() > self.limits.depth || self.elements > self.limits.elements {
            return self.broken(code::TOO_MUCH, "more elements, or deeper inside each other, than are read");
        }
        Ok(())
    }

    fn started(&self, prefix: &'a str, local: &'a str) -> Result<Token<'a>, Broken> {
        match self.scope.resolve(prefix) {
            Some(space) => Ok(Token::Start(Tag { prefix, local, space })),
            None => self.ill(format!("the prefix {prefix:?} is not declared")),
        }
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
                let declared = self.scope.declare(prefix, attribute.value(), self.depth());
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

    fn text(&mut self) -> Result<Option<Token<'a>>, Broken> {
        let (end, odd) = text_end(self.rest);
        let text = self.rest.get(..end).unwrap_or_default();
        self.pass(end);
        if self.open.is_empty() {
            return if is_blank(text) { Ok(None) } else { self.ill("there is text outside the root element") };
        }
        if !odd {
            return self.inside(Cow::Borrowed(text)).map(Some);
        }
        if text.contains("]]>") {
            return self.ill("]]> stands in a text");
        }
        self.inside(line_ends(text)).map(Some)
    }

    fn reference(&mut self) -> Result<Token<'a>, Broken> {
        // The next markup ends the search: no text is looked through again for every & in it.
        let inner = self.rest.get(1..).unwrap_or_default();
        let end = inner.bytes().position(|b| matches!(b, b';' | b'<' | b'&'));
        let Some(end) = end.filter(|end| inner.as_bytes().get(*end) == Some(&b';')) else {
            return self.ill("a reference that begins with & has no ;");
        };
        let name = inner.get(..end).unwrap_or_default();
        self.pass(end + 2);
        match resolve(name) {
            Ok(text) => self.inside(text),
            Err(reason) if name.starts_with('#') => self.ill(reason),
            Err(reason) => self.broken(code::DOCTYPE, reason),
        }
    }

    pub(super) fn inside(&self, text: Cow<'a, str>) -> Result<Token<'a>, Broken> {
        if self.open.is_empty() {
            return self.ill("there is text outside the root element");
        }
        if text.len() > self.limits.text && !is_blank(&text) {
            return self.broken(code::TOO_MUCH, "a text is longer than is read");
        }
        Ok(Token::Text(text))
    }

    fn end(&self) -> Result<Token<'a>, Broken> {
        if !self.open.is_empty() {
            return self.ill("the message ends inside an element");
        }
        if !self.seen_root {
            return self.ill("there is no root element");
        }
        Ok(Token::Eof)
    }
}

/// A name, cut where a stranger made it long.
fn shown(name: &str) -> &str {
    name.char_indices().nth(60).and_then(|(end, _)| name.get(..end)).unwrap_or(name)
}
