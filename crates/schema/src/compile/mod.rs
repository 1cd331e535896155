//! Schema documents to tables: loading, symbols, types, content models.

mod allowed;
mod attributes;
mod complex;
mod content;
mod element;
mod facets;
mod given;
mod load;
mod particle;
mod seed;
mod simple;
mod tree;
mod wildcard;

use crate::component::{AttributeUse, Element, ElementId, Schema, Type, TypeId, TypeKind};
use crate::names::{Names, QName};
use crate::pattern::Pattern;
use crate::{Limits, SchemaError};
use load::{Document, Place, Symbols};
use std::collections::{HashMap, HashSet};
use std::sync::Arc;
use tree::{Node, Reference};

/// Types derived from each other, groups inside each other.
const DEEPEST: usize = 200;

/// The namespace of schema documents.
pub(crate) const XS: &str = "http://www.w3.org/2001/XMLSchema";

impl Schema {
    /// Compiles the schema at `entry`.
    ///
    /// `resolver` gives the bytes of a location. Locations are joined as paths: an include of `../a.xsd` in
    /// `x/y/b.xsd` is asked for as `x/a.xsd`. Namespace documents that nobody locates need not be there.
    pub fn compile(entry: &str, resolver: impl Fn(&str) -> Option<Vec<u8>>) -> Result<Self, SchemaError> {
        let mut names = Names::new();
        let (documents, symbols) = load::load(entry, &resolver, &mut names, &Limits::default())?;
        let mut compiler = Compiler {
            names,
            documents,
            symbols,
            types: Vec::new(),
            built_in: HashMap::new(),
            type_of: HashMap::new(),
            place_of: HashMap::new(),
            started: HashSet::new(),
            elements: Vec::new(),
            element_of: HashMap::new(),
            heads: Vec::new(),
            models: HashMap::new(),
            patterns: HashMap::new(),
            queue: Vec::new(),
            depth: 0,
        };
        compiler.seed();
        compiler.all()?;
        compiler.finish()
    }
}

/// Everything known while a schema is compiled.
struct Compiler {
    names: Names,
    documents: Vec<Document>,
    symbols: Symbols,
    types: Vec<Type>,
    /// Built-in types by local name.
    built_in: HashMap<&'static str, TypeId>,
    type_of: HashMap<Place, TypeId>,
    place_of: HashMap<TypeId, Place>,
    /// Types whose compilation has begun.
    started: HashSet<TypeId>,
    elements: Vec<Element>,
    element_of: HashMap<Place, ElementId>,
    /// `(head, substitute)` pairs, direct ones.
    heads: Vec<(ElementId, ElementId)>,
    /// Content models of complex types, emitted at the end when all substitutes are known.
    models: HashMap<TypeId, content::Model>,
    patterns: HashMap<String, Arc<Pattern>>,
    queue: Vec<TypeId>,
    depth: usize,
}

impl Compiler {
    fn node(&self, place: Place) -> Result<&Node, SchemaError> {
        let found = self.documents.get(place.document).and_then(|document| document.nodes.get(place.node));
        found.ok_or_else(|| SchemaError { location: String::new(), line: 0, reason: "a node is missing".to_owned() })
    }

    fn fault(&self, place: Place, reason: impl Into<String>) -> SchemaError {
        let document = self.documents.get(place.document);
        SchemaError {
            location: document.map_or_else(String::new, |document| document.location.clone()),
            line: document.and_then(|document| document.nodes.get(place.node)).map_or(0, |node| node.line),
            reason: reason.into(),
        }
    }

    /// The child elements of a node, annotations left out.
    fn children(&self, place: Place) -> Result<Vec<Place>, SchemaError> {
        let nodes = &self.node(place)?.children;
        Ok(nodes.iter().map(|&node| Place { document: place.document, node }).collect())
    }

    fn tag(&self, place: Place) -> &str {
        self.node(place).map_or("", |node| &node.tag)
    }

    fn attribute(&self, place: Place, name: &str) -> Option<&str> {
        self.node(place).ok().and_then(|node| node.attribute(name))
    }

    fn flag(&self, place: Place, name: &str) -> Result<bool, SchemaError> {
        match self.attribute(place, name).map(str::trim) {
            None | Some("false" | "0") => Ok(false),
            Some("true" | "1") => Ok(true),
            Some(other) => Err(self.fault(place, format!("{name}=\"{other}\" is not true or false"))),
        }
    }

    fn target(&self, place: Place) -> u32 {
        self.documents.get(place.document).map_or(0, |document| document.target)
    }

    /// A reference of the document as an expanded name; a chameleon's own names take the namespace it is included in.
    fn expand(&mut self, place: Place, reference: &Reference) -> QName {
        let document = self.documents.get(place.document);
        let namespace = match document {
            Some(document) if reference.namespace.is_empty() && document.chameleon => document.target,
            _ => self.names.intern(&reference.namespace),
        };
        QName { namespace, local: self.names.intern(&reference.local) }
    }

    /// The one reference in an attribute such as `type` or `ref`.
    fn reference(&mut self, place: Place, attribute: &str) -> Result<Option<QName>, SchemaError> {
        let Some(reference) = self.node(place)?.references(attribute).first().cloned() else {
            return Ok(None);
        };
        Ok(Some(self.expand(place, &reference)))
    }

    /// The number of a named type, compiled or not yet.
    fn named_type(&mut self, place: Place, name: QName) -> Result<TypeId, SchemaError> {
        if self.names.text(name.namespace) == XS
            && let Some(&id) = self.built_in.get(self.names.text(name.local))
        {
            return Ok(id);
        }
        match self.symbols.types.get(&name) {
            Some(&found) => Ok(self.type_at(found, Some(name))),
            None => Err(self.fault(place, format!("the type {} is not declared", self.names.show(name)))),
        }
    }

    /// The number of the type written at a place.
    fn type_at(&mut self, place: Place, name: Option<QName>) -> TypeId {
        if let Some(&id) = self.type_of.get(&place) {
            return id;
        }
        let id = self.add_type(Type { name, base: 0, is_abstract: false, kind: TypeKind::Pending });
        self.type_of.insert(place, id);
        self.place_of.insert(id, place);
        self.queue.push(id);
        id
    }

    fn add_type(&mut self, new: Type) -> TypeId {
        self.types.push(new);
        TypeId::try_from(self.types.len() - 1).unwrap_or(TypeId::MAX)
    }

    /// Compiles a type now if it has not been: its kind is needed.
    fn ensure(&mut self, id: TypeId) -> Result<(), SchemaError> {
        let Some(&place) = self.place_of.get(&id) else {
            return Ok(());
        };
        if !self.started.insert(id) {
            return match self.types.get(id as usize).map(|found| &found.kind) {
                Some(TypeKind::Pending) => Err(self.fault(place, "the type is derived from itself")),
                _ => Ok(()),
            };
        }
        self.deeper(place)?;
        match self.tag(place) {
            "simpleType" => self.simple_type(id, place)?,
            _ => self.complex_type(id, place)?,
        }
        self.depth -= 1;
        Ok(())
    }

    fn deeper(&mut self, place: Place) -> Result<(), SchemaError> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(self.fault(place, format!("more than {DEEPEST} types or groups build on each other")));
        }
        Ok(())
    }

    /// Everything that is declared globally, and all that it needs.
    fn all(&mut self) -> Result<(), SchemaError> {
        let mut types: Vec<(QName, Place)> = self.symbols.types.iter().map(|(&name, &place)| (name, place)).collect();
        types.sort_unstable();
        for (name, place) in types {
            self.type_at(place, Some(name));
        }
        let mut elements: Vec<Place> = self.symbols.elements.values().copied().collect();
        elements.sort_unstable();
        for place in elements {
            self.element_at(place)?;
        }
        while let Some(id) = self.queue.pop() {
            self.ensure(id)?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Schema, SchemaError> {
        let mut globals: Vec<(QName, Place)> = self.symbols.attributes.iter().map(|(&n, &p)| (n, p)).collect();
        globals.sort_unstable();
        let mut global_attributes: HashMap<QName, AttributeUse> = HashMap::new();
        for (name, place) in globals {
            global_attributes.insert(name, self.attribute_declaration(place)?);
        }
        while let Some(id) = self.queue.pop() {
            self.ensure(id)?;
        }
        self.check_given_elements()?;
        self.emit_models()?;
        let place_name = |(&name, place): (&QName, &Place)| self.element_of.get(place).map(|&id| (name, id));
        let global_elements = self.symbols.elements.iter().filter_map(place_name).collect();
        let named =
            self.types.iter().enumerate().filter_map(|(id, found)| Some((found.name?, TypeId::try_from(id).ok()?)));
        let global_types = named.collect();
        Ok(Schema {
            names: self.names,
            elements: self.elements,
            types: self.types,
            global_elements,
            global_types,
            global_attributes,
        })
    }
}
