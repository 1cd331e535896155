//! All documents of a schema, and where each global component is written.

use super::tree::{self, Node};
use crate::names::{NO_NAMESPACE, Names, QName};
use crate::{Limits, SchemaError};
use std::collections::{HashMap, HashSet};

/// Documents that one schema may consist of.
const MOST_DOCUMENTS: usize = 500;

/// An element of a schema document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Place {
    pub document: usize,
    pub node: usize,
}

/// One schema document under one target namespace.
#[derive(Debug)]
pub struct Document {
    pub location: String,
    pub nodes: Vec<Node>,
    pub target: u32,
    /// It has no namespace of its own and took that of the document that includes it.
    pub chameleon: bool,
    pub elements_qualified: bool,
    pub attributes_qualified: bool,
}

/// Global components by name.
#[derive(Debug, Default)]
pub struct Symbols {
    pub elements: HashMap<QName, Place>,
    pub types: HashMap<QName, Place>,
    pub attributes: HashMap<QName, Place>,
    pub groups: HashMap<QName, Place>,
    pub attribute_groups: HashMap<QName, Place>,
}

/// A document that is to be read.
struct Wanted {
    location: String,
    /// Namespace that the document must have; a document without one takes it (`include`) or must match it (`import`).
    namespace: Option<u32>,
    include: bool,
    by: String,
    line: usize,
}

struct Loader<'r, R> {
    resolver: &'r R,
    names: &'r mut Names,
    limits: &'r Limits,
    documents: Vec<Document>,
    seen: HashSet<(String, u32)>,
    /// Namespaces imported so far, and from where.
    imported: HashMap<u32, String>,
    queue: Vec<Wanted>,
}

/// Reads the entry document and everything that it includes and imports.
pub fn load<R: Fn(&str) -> Option<Vec<u8>>>(
    entry: &str,
    resolver: &R,
    names: &mut Names,
    limits: &Limits,
) -> Result<(Vec<Document>, Symbols), SchemaError> {
    let first = Wanted { location: entry.to_owned(), namespace: None, include: false, by: entry.to_owned(), line: 0 };
    let mut loader = Loader {
        resolver,
        names,
        limits,
        documents: Vec::new(),
        seen: HashSet::new(),
        imported: HashMap::new(),
        queue: vec![first],
    };
    while let Some(wanted) = loader.queue.pop() {
        loader.document(wanted)?;
    }
    let Loader { documents, names, .. } = loader;
    let symbols = symbols(&documents, names)?;
    Ok((documents, symbols))
}

impl<R: Fn(&str) -> Option<Vec<u8>>> Loader<'_, R> {
    fn document(&mut self, wanted: Wanted) -> Result<(), SchemaError> {
        let fault = |reason: String| SchemaError { location: wanted.by.clone(), line: wanted.line, reason };
        // An include always ends up in its includer's namespace, so it is known before reading.
        if let (true, Some(namespace)) = (wanted.include, wanted.namespace)
            && self.seen.contains(&(wanted.location.clone(), namespace))
        {
            return Ok(());
        }
        if self.is_imported(&wanted) {
            return Ok(());
        }
        let bytes = (self.resolver)(&wanted.location);
        let bytes = bytes.ok_or_else(|| fault(format!("the schema document {} is not there", wanted.location)))?;
        let nodes = tree::read(&wanted.location, &bytes, self.limits)?;
        let root = nodes.first().ok_or_else(|| fault("the schema document is empty".to_owned()))?;
        let own = root.attribute("targetNamespace").map(|namespace| self.names.intern(namespace));
        let target = match (own, wanted.namespace, wanted.include) {
            (None, Some(namespace), true) => namespace,
            (own, Some(namespace), _) if own.unwrap_or(NO_NAMESPACE) != namespace => {
                let names = [own.unwrap_or(NO_NAMESPACE), namespace].map(|id| self.names.text(id).to_owned());
                let [found, wanted_name] = names;
                return Err(fault(format!("{} has namespace '{found}', not '{wanted_name}'", wanted.location)));
            }
            (own, ..) => own.unwrap_or(NO_NAMESPACE),
        };
        if !self.seen.insert((wanted.location.clone(), target)) {
            return Ok(());
        }
        if self.documents.len() >= MOST_DOCUMENTS {
            return Err(fault(format!("more than {MOST_DOCUMENTS} schema documents")));
        }
        self.links(&wanted.location, &nodes, target)?;
        let qualified = |name: &str| root.attribute(name) == Some("qualified");
        self.documents.push(Document {
            target,
            chameleon: own.is_none() && target != NO_NAMESPACE,
            elements_qualified: qualified("elementFormDefault"),
            attributes_qualified: qualified("attributeFormDefault"),
            location: wanted.location,
            nodes,
        });
        Ok(())
    }

    /// Was the wanted namespace imported before?
    ///
    /// Message sets ship the same namespace in several folders; a location is only a hint (part 1, 4.2.3), so the first
    /// one in document order counts. A name that only another file declares is then reported where it is used.
    fn is_imported(&mut self, wanted: &Wanted) -> bool {
        match wanted.namespace.filter(|_| !wanted.include) {
            None => false,
            Some(namespace) => match self.imported.get(&namespace) {
                Some(location) => *location != wanted.location,
                None => {
                    self.imported.insert(namespace, wanted.location.clone());
                    false
                }
            },
        }
    }

    /// Queues what a document includes and imports, the first of them next.
    fn links(&mut self, location: &str, nodes: &[Node], target: u32) -> Result<(), SchemaError> {
        let children = nodes.first().map_or(&[][..], |root| &root.children);
        for node in children.iter().rev().filter_map(|&child| nodes.get(child)) {
            let include = node.tag == "include";
            if !include && node.tag != "import" {
                continue;
            }
            let Some(hint) = node.attribute("schemaLocation") else {
                if include {
                    let reason = "an include without a location".to_owned();
                    return Err(SchemaError { location: location.to_owned(), line: node.line, reason });
                }
                continue;
            };
            let namespace = match include {
                true => target,
                false => self.names.intern(node.attribute("namespace").unwrap_or("")),
            };
            self.queue.push(Wanted {
                location: join(location, hint),
                namespace: Some(namespace),
                include,
                by: location.to_owned(),
                line: node.line,
            });
        }
        Ok(())
    }
}

/// A location as seen from the document that names it.
fn join(base: &str, hint: &str) -> String {
    if hint.contains("://") || hint.starts_with('/') {
        return hint.to_owned();
    }
    let folder = base.rsplit_once('/').map(|(folder, _)| folder);
    let mut parts: Vec<&str> = folder.map_or_else(Vec::new, |folder| folder.split('/').collect());
    for part in hint.split('/') {
        match part {
            "." => {}
            ".." if parts.last().is_some_and(|last| *last != ".." && !last.is_empty()) => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    parts.join("/")
}

fn symbols(documents: &[Document], names: &mut Names) -> Result<Symbols, SchemaError> {
    let mut symbols = Symbols::default();
    for (at, document) in documents.iter().enumerate() {
        let children = document.nodes.first().map_or(&[][..], |root| &root.children);
        for &child in children {
            let Some(node) = document.nodes.get(child) else {
                continue;
            };
            let table = match node.tag.as_str() {
                "element" => &mut symbols.elements,
                "simpleType" | "complexType" => &mut symbols.types,
                "attribute" => &mut symbols.attributes,
                "group" => &mut symbols.groups,
                "attributeGroup" => &mut symbols.attribute_groups,
                _ => continue,
            };
            let fault = |reason: String| SchemaError { location: document.location.clone(), line: node.line, reason };
            let local =
                node.attribute("name").ok_or_else(|| fault(format!("a global xs:{} without a name", node.tag)))?;
            let name = QName { namespace: document.target, local: names.intern(local) };
            if table.insert(name, Place { document: at, node: child }).is_some() {
                return Err(fault(format!("xs:{} {local} is declared twice", node.tag)));
            }
        }
    }
    Ok(symbols)
}
