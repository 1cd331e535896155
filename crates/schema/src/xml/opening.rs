//! A start tag opens an element: its namespaces, its name, its attributes.

use super::chars::{is_nc_name, split_q_name};
use super::reader::Open;
use super::{Attribute, Broken, Name, Reader, Token, tag};
use std::collections::HashSet;

impl<'a> Reader<'a> {
    pub(super) fn start(&mut self, raw: &'a str, begin: usize) -> Result<Token<'a>, Broken> {
        if self.open.is_empty() && std::mem::replace(&mut self.seen_root, true) {
            return Err(Broken::malformed(begin, "extra content after the root element"));
        }
        if self.open.len() >= self.limits.depth {
            return Err(Broken::refused(begin, format!("elements nest deeper than {}", self.limits.depth)));
        }
        let inside = raw.get(1..raw.len().saturating_sub(1)).unwrap_or("");
        let closed = inside.strip_suffix('/');
        self.raw.clear();
        let name = tag::cut(closed.unwrap_or(inside), begin + 1, self.limits.attributes, &mut self.raw)?;
        self.nodes += 1 + self.raw.len();
        if self.nodes > self.limits.nodes {
            return Err(Broken::refused(begin, format!("more than {} elements and attributes", self.limits.nodes)));
        }
        let mark = self.scope.mark();
        self.declare()?;
        self.name = self.named(name, begin + 1, false)?;
        self.attribute_names()?;
        self.open.push(Open { name: self.name, mark, offset: begin });
        self.self_closed = closed.is_some();
        Ok(Token::Start)
    }

    /// Takes the namespace declarations out of the attributes.
    fn declare(&mut self) -> Result<(), Broken> {
        let mut seen: Vec<&str> = Vec::new();
        for attribute in &self.raw {
            let prefix = match attribute.name.strip_prefix("xmlns") {
                Some("") => "",
                Some(rest) if rest.starts_with(':') => rest.get(1..).unwrap_or(""),
                _ => continue,
            };
            let malformed = |reason: String| Broken::malformed(attribute.offset, reason);
            if seen.contains(&prefix) {
                return Err(malformed(format!("the attribute '{}' is there twice", attribute.name)));
            }
            seen.push(prefix);
            if attribute.name.len() > 5 && !is_nc_name(prefix) {
                return Err(malformed(format!("'{prefix}' is not a prefix")));
            }
            self.scope.declare(prefix, attribute.value.clone()).map_err(malformed)?;
        }
        Ok(())
    }

    fn named(&self, raw: &'a str, offset: usize, attribute: bool) -> Result<Name<'a>, Broken> {
        let Some((prefix, local)) = split_q_name(raw) else {
            return Err(Broken::malformed(offset, format!("'{raw}' is not a name")));
        };
        if prefix.is_empty() && attribute {
            return Ok(Name { raw, local, namespace: super::NONE });
        }
        match self.scope.resolve(prefix) {
            Some(namespace) => Ok(Name { raw, local, namespace }),
            None => Err(Broken::malformed(offset, format!("the namespace prefix '{prefix}' is not declared"))),
        }
    }

    fn attribute_names(&mut self) -> Result<(), Broken> {
        self.attributes.clear();
        let raw = std::mem::take(&mut self.raw);
        for attribute in &raw {
            if attribute.name == "xmlns" || attribute.name.starts_with("xmlns:") {
                continue;
            }
            let name = self.named(attribute.name, attribute.offset, true)?;
            self.attributes.push(Attribute { name, value: attribute.value.clone(), offset: attribute.offset });
        }
        self.raw = raw;
        match self.twice() {
            Some(name) => Err(Broken::malformed(self.offset, format!("the attribute '{name}' is there twice"))),
            None => Ok(()),
        }
    }

    fn twice(&self) -> Option<&'a str> {
        let key = |attribute: &Attribute<'a>| (attribute.name.namespace, attribute.name.local);
        if self.attributes.len() > 16 {
            let mut seen = HashSet::with_capacity(self.attributes.len());
            return self.attributes.iter().find(|attribute| !seen.insert(key(attribute))).map(|found| found.name.raw);
        }
        let mut rest = self.attributes.as_slice();
        while let Some((first, others)) = rest.split_first() {
            if others.iter().any(|other| key(other) == key(first)) {
                return Some(first.name.raw);
            }
            rest = others;
        }
        None
    }
}
