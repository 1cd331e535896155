//! Prefixes in scope and the namespaces that messages use.

use std::borrow::Cow;

/// A namespace that a message known here has, or another one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Space {
    /// No namespace.
    None,
    /// WCO declaration.
    Declaration,
    /// Qualified types of the WCO declaration.
    DeclarationTypes,
    /// WCO response.
    Response,
    /// Qualified types of the WCO response.
    ResponseTypes,
    /// WCO document metadata.
    MetaData,
    /// Movements at the port of exit.
    ExportMovement,
    /// Movements at the port of entry.
    ImportMovement,
    /// Entry summary declaration IE315.
    EntrySummary,
    /// XML Schema instance attributes.
    Instance,
    /// `xml:` itself.
    Xml,
    Other,
}

const URIS: [(Space, &str); 10] = [
    (Space::Declaration, "urn:wco:datamodel:WCO:DEC-DMS:2"),
    (Space::DeclarationTypes, "urn:wco:datamodel:WCO:Declaration_DS:DMS:2"),
    (Space::Response, "urn:wco:datamodel:WCO:RES-DMS:2"),
    (Space::ResponseTypes, "urn:wco:datamodel:WCO:Response_DS:DMS:2"),
    (Space::MetaData, "urn:wco:datamodel:WCO:DocumentMetaData-DMS:2"),
    (Space::ExportMovement, "http://gov.uk/customs/inventoryLinking/v1"),
    (Space::ImportMovement, "http://gov.uk/customs/inventoryLinkingImport/v1"),
    (Space::EntrySummary, "http://ics.dgtaxud.ec/CC315A"),
    (Space::Instance, "http://www.w3.org/2001/XMLSchema-instance"),
    (Space::Xml, "http://www.w3.org/XML/1998/namespace"),
];

impl Space {
    pub fn of(uri: &str) -> Space {
        if uri.is_empty() {
            return Space::None;
        }
        URIS.iter().find(|(_, known)| *known == uri).map_or(Space::Other, |(space, _)| *space)
    }

    /// The namespace name; empty for none or another.
    pub fn uri(self) -> &'static str {
        URIS.iter().find(|(space, _)| *space == self).map_or("", |(_, uri)| *uri)
    }
}

struct Binding<'a> {
    prefix: &'a str,
    uri: Cow<'a, str>,
    space: Space,
    depth: usize,
}

/// What each prefix means at this place of the document.
pub(crate) struct Scope<'a> {
    bindings: Vec<Binding<'a>>,
    /// What no prefix means; nearly every element asks for it.
    default: Space,
}

impl<'a> Scope<'a> {
    pub fn new() -> Scope<'a> {
        Scope { bindings: Vec::with_capacity(16), default: Space::None }
    }

    /// Takes the declaration `xmlns:prefix="uri"` (empty prefix: `xmlns="uri"`) of the element at `depth`.
    pub fn declare(&mut self, prefix: &'a str, uri: Cow<'a, str>, depth: usize) -> Result<(), String> {
        const XMLNS: &str = "http://www.w3.org/2000/xmlns/";
        let space = Space::of(&uri);
        let xml_twisted = (prefix == "xml") != (space == Space::Xml);
        if prefix == "xmlns" || uri == XMLNS || xml_twisted {
            return Err(format!("the prefix {prefix:?} cannot be bound to that namespace"));
        }
        if uri.is_empty() && !prefix.is_empty() {
            return Err(format!("the prefix {prefix:?} is bound to no namespace"));
        }
        self.bindings.push(Binding { prefix, uri, space, depth });
        if prefix.is_empty() {
            self.default = space;
        }
        Ok(())
    }

    /// Forgets what elements at `depth` or deeper declared.
    pub fn leave(&mut self, depth: usize) {
        while let Some(gone) = self.bindings.pop_if(|b| b.depth >= depth) {
            if gone.prefix.is_empty() {
                self.default = self.find("").map_or(Space::None, |b| b.space);
            }
        }
    }

    /// `None` where the prefix was never declared.
    pub fn resolve(&self, prefix: &str) -> Option<Space> {
        match prefix {
            "" => Some(self.default),
            "xml" => Some(Space::Xml),
            _ => self.find(prefix).map(|b| b.space),
        }
    }

    pub fn uri(&self, prefix: &str) -> Option<&str> {
        self.find(prefix).map(|b| b.uri.as_ref())
    }

    fn find(&self, prefix: &str) -> Option<&Binding<'a>> {
        self.bindings.iter().rev().find(|b| b.prefix == prefix)
    }
}
