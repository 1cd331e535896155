//! The compiled schema: tables of elements, types and attributes, linked by number.

use crate::names::{Names, QName, UNKNOWN};
use crate::program::Program;
use crate::value::SimpleType;
use std::collections::HashMap;

/// Place of a type in the table.
pub type TypeId = u32;
/// Place of an element declaration in the table.
pub type ElementId = u32;

/// The type of everything.
pub const ANY_TYPE: TypeId = 0;

/// A compiled XML Schema; cheap to share, never changed.
#[derive(Debug)]
pub struct Schema {
    pub(crate) names: Names,
    pub(crate) elements: Vec<Element>,
    pub(crate) types: Vec<Type>,
    pub(crate) global_elements: HashMap<QName, ElementId>,
    pub(crate) global_types: HashMap<QName, TypeId>,
    pub(crate) global_attributes: HashMap<QName, AttributeUse>,
}

/// A value that a declaration gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    Default(Box<str>),
    Fixed(Box<str>),
}

/// An element declaration.
#[derive(Debug, Clone)]
pub struct Element {
    pub name: QName,
    pub type_id: TypeId,
    pub nillable: bool,
    pub is_abstract: bool,
    pub given: Option<Given>,
}

/// A type, simple or complex, and what it is derived from.
#[derive(Debug)]
pub struct Type {
    pub name: Option<QName>,
    /// Itself for the type of everything.
    pub base: TypeId,
    pub is_abstract: bool,
    pub kind: TypeKind,
}

#[derive(Debug)]
pub enum TypeKind {
    /// Not compiled yet; there is none in a finished schema.
    Pending,
    Simple(SimpleType),
    Complex(ComplexType),
}

/// What the elements of a complex type carry.
#[derive(Debug)]
pub struct ComplexType {
    pub attributes: Vec<AttributeUse>,
    pub any_attribute: Option<Wildcard>,
    pub content: Content,
}

/// What may stand between the tags.
#[derive(Debug)]
pub enum Content {
    Empty,
    Simple(TypeId),
    Elements(Program),
    Mixed(Program),
}

/// An attribute of a complex type, or a global one.
#[derive(Debug, Clone)]
pub struct AttributeUse {
    pub name: QName,
    pub type_id: TypeId,
    pub required: bool,
    pub given: Option<Given>,
}

/// How content found by a wildcard is judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Process {
    Strict,
    Lax,
    Skip,
}

/// Namespaces that a wildcard lets in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Allowed {
    Any,
    /// Neither this namespace nor none.
    Other(u32),
    Listed(Vec<u32>),
    /// What all of them let in.
    Every(Vec<Allowed>),
    /// What one of them lets in.
    Either(Vec<Allowed>),
}

impl Allowed {
    pub fn contains(&self, namespace: u32) -> bool {
        match self {
            Self::Any => true,
            Self::Other(target) => namespace != *target && namespace != crate::names::NO_NAMESPACE,
            Self::Listed(list) => namespace != UNKNOWN && list.contains(&namespace),
            // Never deeper than the chain of types that were joined: the compiler bounds that chain.
            Self::Every(parts) => parts.iter().all(|part| part.contains(namespace)),
            Self::Either(parts) => parts.iter().any(|part| part.contains(namespace)),
        }
    }
}

/// `xs:any` or `xs:anyAttribute`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wildcard {
    pub allowed: Allowed,
    pub process: Process,
}

impl Schema {
    /// Whether a type is another one or derived from it.
    pub(crate) fn is_derived(&self, mut derived: TypeId, base: TypeId) -> bool {
        // A chain of bases is never longer than the table.
        for _ in 0..=self.types.len() {
            if derived == base {
                return true;
            }
            match self.types.get(derived as usize) {
                Some(found) if found.base != derived => derived = found.base,
                _ => return false,
            }
        }
        false
    }
}
