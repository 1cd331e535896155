//! The strict pull reader: one token at a time, names resolved, every rule of well-formedness checked.

use super::chars::is_space;
use super::scope::Scope;
use super::tag::RawAttribute;
use super::{Attribute, Broken, Decoded, Name, Token, markup, references};
use crate::Limits;
use quick_xml::events::Event;
use std::borrow::Cow;

#[derive(Debug)]
pub(super) struct Open<'a> {
    pub(super) name: Name<'a>,
    pub(super) mark: usize,
    pub(super) offset: usize,
}

/// Reads a decoded document token by token.
pub struct Reader<'a> {
    text: &'a str,
    bad: Option<Broken>,
    quick: quick_xml::Reader<&'a [u8]>,
    pub(super) limits: Limits,
    pub(super) scope: Scope<'a>,
    pub(super) open: Vec<Open<'a>>,
    pub(super) raw: Vec<RawAttribute<'a>>,
    pub(super) attributes: Vec<Attribute<'a>>,
    pub(super) name: Name<'a>,
    /// Bindings to drop before the next token: they still hold while the end tag is looked at.
    leaving: Option<usize>,
    pub(super) self_closed: bool,
    pub(super) seen_root: bool,
    seen_type: bool,
    pub(super) nodes: usize,
    pub(super) offset: usize,
}

impl<'a> Reader<'a> {
    /// A reader over what [`super::decode`] gave.
    pub fn new(decoded: &'a Decoded<'_>, limits: &Limits) -> Self {
        let mut quick = quick_xml::Reader::from_str(&decoded.text);
        let config = quick.config_mut();
        config.check_end_names = false;
        config.allow_unmatched_ends = true;
        Self {
            text: &decoded.text,
            bad: decoded.bad.clone(),
            quick,
            limits: *limits,
            scope: Scope::new(),
            open: Vec::new(),
            raw: Vec::new(),
            attributes: Vec::new(),
            name: Name { raw: "", local: "", namespace: super::NONE },
            leaving: None,
            self_closed: false,
            seen_root: false,
            seen_type: false,
            nodes: 0,
            offset: 0,
        }
    }

    /// The name of the element that the last token opened or closed.
    pub fn name(&self) -> Name<'a> {
        self.name
    }

    /// The attributes of the element that the last token opened.
    pub fn attributes(&self) -> &[Attribute<'a>] {
        &self.attributes
    }

    /// Byte offset at which the last token begins.
    pub fn offset(&self) -> usize {
        self.offset
    }

    /// How many elements are open, the one just closed included.
    pub fn depth(&self) -> usize {
        self.open.len()
    }

    /// The number of the namespace that a prefix (`""` the default) is bound to here.
    pub fn resolve(&self, prefix: &str) -> Option<u32> {
        self.scope.resolve(prefix)
    }

    /// The name of a namespace by its number.
    pub fn uri(&self, namespace: u32) -> &str {
        self.scope.uri(namespace)
    }

    /// The next token, or why there is none.
    pub fn read(&mut self) -> Result<Token<'a>, Broken> {
        if let Some(mark) = self.leaving.take() {
            self.scope.shrink(mark);
        }
        if std::mem::take(&mut self.self_closed) {
            return Ok(self.close());
        }
        loop {
            if let Some(token) = self.step()? {
                return Ok(token);
            }
        }
    }

    /// One event of the tokenizer; `None` for what a reader of content need not see.
    fn step(&mut self) -> Result<Option<Token<'a>>, Broken> {
        let begin = self.place();
        self.offset = begin;
        let event = self.quick.read_event();
        let raw = self.text.get(begin..self.place()).unwrap_or("");
        let malformed = |reason: String| Broken::malformed(begin, reason);
        match event {
            Err(error) => Err(self.at_end(Broken::malformed(begin, format!("markup does not end: {error}")))),
            Ok(Event::Eof) => self.finish().map(Some),
            Ok(Event::Start(_) | Event::Empty(_)) => self.start(raw, begin).map(Some),
            Ok(Event::End(_)) => self.end(raw, begin).map(Some),
            Ok(Event::Text(_)) => self.characters(raw, begin),
            Ok(Event::CData(_)) => self.cdata(raw, begin).map(Some),
            Ok(Event::GeneralRef(_)) => self.reference(raw, begin).map(Some),
            Ok(Event::Comment(_)) => {
                markup::comment(raw).map(|()| None).map_err(|(into, reason)| Broken::malformed(begin + into, reason))
            }
            Ok(Event::Decl(_)) if begin == 0 => markup::declaration(raw).map(|()| None).map_err(malformed),
            Ok(Event::Decl(_) | Event::PI(_)) => markup::instruction(raw).map(|()| None).map_err(malformed),
            Ok(Event::DocType(_)) => self.document_type(raw, begin).map(|()| None),
        }
    }

    /// A bare `<!DOCTYPE name>` declares nothing and is read over once; entities and outside subsets are refused unread.
    fn document_type(&mut self, raw: &str, begin: usize) -> Result<(), Broken> {
        if self.seen_root || self.seen_type {
            return Err(Broken::malformed(begin, "a document type declaration is not allowed here"));
        }
        self.seen_type = true;
        match markup::is_bare_document_type(raw) {
            true => Ok(()),
            false => Err(Broken::refused(begin, "a document type declaration with content (DTD) is not accepted")),
        }
    }

    fn place(&self) -> usize {
        usize::try_from(self.quick.buffer_position()).unwrap_or(usize::MAX)
    }

    /// A fault at the end of the text is really the bad byte that cut the text short, if there is one.
    fn at_end(&mut self, otherwise: Broken) -> Broken {
        self.bad.take().unwrap_or(otherwise)
    }

    fn finish(&mut self) -> Result<Token<'a>, Broken> {
        if let Some(bad) = self.bad.take() {
            return Err(bad);
        }
        let end = self.text.len();
        match self.open.last() {
            Some(open) => {
                let (line, _) = super::position(self.text, open.offset);
                Err(Broken::malformed(end, format!("the element '{}' of line {line} is not closed", open.name.raw)))
            }
            None if !self.seen_root => Err(Broken::malformed(end, "the document has no root element")),
            None => Ok(Token::Finish),
        }
    }

    fn end(&mut self, raw: &'a str, begin: usize) -> Result<Token<'a>, Broken> {
        let name = raw.get(2..raw.len().saturating_sub(1)).unwrap_or("").trim_end_matches(is_space);
        match self.open.last() {
            Some(open) if open.name.raw == name => Ok(self.close()),
            Some(open) => {
                let (line, _) = super::position(self.text, open.offset);
                let reason =
                    format!("opening and ending tag mismatch: '{}' of line {line} and '{name}'", open.name.raw);
                Err(Broken::malformed(begin, reason))
            }
            None => Err(Broken::malformed(begin, format!("the end tag '{name}' has no start"))),
        }
    }

    fn close(&mut self) -> Token<'a> {
        self.attributes.clear();
        if let Some(open) = self.open.pop() {
            self.name = open.name;
            self.leaving = Some(open.mark);
        }
        Token::End
    }

    fn characters(&mut self, raw: &'a str, begin: usize) -> Result<Option<Token<'a>>, Broken> {
        if self.open.is_empty() {
            return match raw.find(|c| !is_space(c)) {
                None => Ok(None),
                Some(at) => Err(Broken::malformed(begin + at, "text outside the root element")),
            };
        }
        if let Some(at) = raw.find("]]>") {
            return Err(Broken::malformed(begin + at, "']]>' is not allowed in text"));
        }
        Ok(Some(Token::Text(line_ends(raw))))
    }

    fn cdata(&mut self, raw: &'a str, begin: usize) -> Result<Token<'a>, Broken> {
        let inside = raw.strip_prefix("<![CDATA[").and_then(|rest| rest.strip_suffix("]]>"));
        match inside {
            Some(inside) if !self.open.is_empty() => Ok(Token::Text(line_ends(inside))),
            Some(_) => Err(Broken::malformed(begin, "a CDATA section outside the root element")),
            None => Err(Broken::malformed(begin, "this is not a CDATA section")),
        }
    }

    fn reference(&mut self, raw: &'a str, begin: usize) -> Result<Token<'a>, Broken> {
        if self.open.is_empty() {
            return Err(Broken::malformed(begin, "a reference outside the root element"));
        }
        let inside = raw.strip_prefix('&').and_then(|rest| rest.strip_suffix(';')).unwrap_or("");
        let c = references::resolve(inside).map_err(|reason| Broken::malformed(begin, reason))?;
        Ok(Token::Text(Cow::Owned(c.to_string())))
    }
}

/// Line ends as XML 1.0 (2.11) wants them: a line feed alone.
fn line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains('\r') {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.replace("\r\n", "\n").replace('\r', "\n"))
}
