//! The namespaces in scope, as numbers that hold for one document.

use std::borrow::Cow;
use std::collections::HashMap;

/// The namespace of the `xml` prefix.
pub const XML_NAMESPACE: &str = "http://www.w3.org/XML/1998/namespace";
/// The namespace of `xsi:type`, `xsi:nil` and the schema location hints.
pub const XSI_NAMESPACE: &str = "http://www.w3.org/2001/XMLSchema-instance";
const XMLNS_NAMESPACE: &str = "http://www.w3.org/2000/xmlns/";

/// Number of "no namespace" in every document.
pub const NONE: u32 = 0;
/// Number of [`XML_NAMESPACE`] in every document.
pub const XML: u32 = 1;
/// Number of [`XSI_NAMESPACE`] in every document.
pub const XSI: u32 = 2;

/// More declarations than this in force at once are hostile: each name is looked up among them.
const MOST_BINDINGS: usize = 1024;

/// Prefix bindings of the open elements, innermost last.
#[derive(Debug)]
pub struct Scope<'a> {
    bindings: Vec<(&'a str, u32)>,
    ids: HashMap<Cow<'a, str>, u32>,
    uris: Vec<Cow<'a, str>>,
}

impl<'a> Scope<'a> {
    pub fn new() -> Self {
        let mut scope = Self { bindings: Vec::new(), ids: HashMap::new(), uris: Vec::new() };
        for uri in ["", XML_NAMESPACE, XSI_NAMESPACE] {
            scope.number(Cow::Borrowed(uri));
        }
        scope.bindings.push(("", NONE));
        scope.bindings.push(("xml", XML));
        scope
    }

    fn number(&mut self, uri: Cow<'a, str>) -> u32 {
        if let Some(&id) = self.ids.get(&uri) {
            return id;
        }
        let id = u32::try_from(self.uris.len()).unwrap_or(u32::MAX);
        self.uris.push(uri.clone());
        self.ids.insert(uri, id);
        id
    }

    /// How many bindings are in force; given back to [`Scope::shrink`] when the element ends.
    pub fn mark(&self) -> usize {
        self.bindings.len()
    }

    pub fn shrink(&mut self, mark: usize) {
        self.bindings.truncate(mark);
    }

    /// Declares a prefix (`""` the default) for the element being opened.
    pub fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>) -> Result<(), String> {
        if prefix == "xmlns" || uri == XMLNS_NAMESPACE {
            return Err("the prefix xmlns and its namespace cannot be declared".to_owned());
        }
        if (prefix == "xml") != (uri == XML_NAMESPACE) {
            return Err("the prefix xml and its namespace belong to each other alone".to_owned());
        }
        if uri.is_empty() && !prefix.is_empty() {
            return Err(format!("the namespace of prefix '{prefix}' cannot be empty"));
        }
        if !super::uri::is_strict_reference(&uri) {
            return Err(format!("the namespace '{uri}' is not a URI"));
        }
        if self.bindings.len() >= MOST_BINDINGS {
            return Err("more namespace declarations in force than allowed".to_owned());
        }
        let id = self.number(uri);
        self.bindings.push((prefix, id));
        Ok(())
    }

    /// The number of the namespace bound to a prefix.
    pub fn resolve(&self, prefix: &str) -> Option<u32> {
        self.bindings.iter().rev().find(|(known, _)| *known == prefix).map(|&(_, id)| id)
    }

    /// The namespace name of a number.
    pub fn uri(&self, id: u32) -> &str {
        self.uris.get(id as usize).map_or("", |uri| uri)
    }
}
