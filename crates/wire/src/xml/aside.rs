//! Comments, CDATA sections, instructions and the XML declaration: all that is neither element nor plain text.

use super::attribute::{self, split_tag};
use super::broken::Broken;
use super::chars::is_nc_name;
use super::cursor::{Cursor, Token};
use super::escape::line_ends;
use super::split::{between, comment_end};
use crate::code;

impl<'a> Cursor<'a> {
    /// What begins with `<!`.
    pub(super) fn bang(&mut self) -> Result<Option<Token<'a>>, Broken> {
        if self.rest.starts_with("<!--") {
            return self.comment();
        }
        if self.rest.starts_with("<![CDATA[") {
            let Some((text, length)) = between(self.rest, "<![CDATA[", "]]>") else {
                return self.ill("a CDATA section has no ]]>");
            };
            self.pass(length);
            return self.inside(line_ends(text)).map(Some);
        }
        if self.rest.get(2..9).is_some_and(|name| name.eq_ignore_ascii_case("DOCTYPE")) {
            return self.broken(code::DOCTYPE, "a document type declaration; messages must not have one");
        }
        self.ill("<! begins neither a comment nor a CDATA section")
    }

    fn comment(&mut self) -> Result<Option<Token<'a>>, Broken> {
        if let Some(length) = comment_end(self.rest) {
            self.pass(length);
            return Ok(None);
        }
        let Some((text, length)) = between(self.rest, "<!--", "-->") else {
            return self.ill("a comment has no -->");
        };
        if let Some(at) = text.find("--") {
            let reason = "ill-formed document: forbidden string `--` was found in a comment";
            return Err(Broken::new(code::NOT_WELL_FORMED, self.at() + "<!--".len() + at, reason));
        }
        self.pass(length);
        if text.ends_with('-') { self.ill("a comment ends with --->") } else { Ok(None) }
    }

    /// What begins with `<?`: the XML declaration, or an instruction, which is passed over.
    pub(super) fn instruction(&mut self) -> Result<Option<Token<'a>>, Broken> {
        let Some((content, length)) = between(self.rest, "<?", "?>") else {
            return self.ill("a processing instruction has no ?>");
        };
        let first = self.at() == 0;
        self.pass(length);
        let (target, rest) = split_tag(content);
        if target == "xml" {
            return if first {
                self.declaration(rest)
            } else {
                self.ill("the XML declaration stands elsewhere than at the start")
            };
        }
        if !is_nc_name(target) || target.eq_ignore_ascii_case("xml") {
            return self.ill("a processing instruction has no allowed name");
        }
        Ok(None)
    }

    /// `<?xml version="1.0" encoding="UTF-8" standalone="no"?>`, at the very start.
    fn declaration(&self, mut rest: &'a str) -> Result<Option<Token<'a>>, Broken> {
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
}
