//! The types that every schema has.

use super::content::{Model, Part};
use super::{Compiler, XS};
use crate::component::{ANY_TYPE, Allowed, ComplexType, Content, Process, Type, TypeId, TypeKind, Wildcard};
use crate::names::QName;
use crate::program::{Program, UNBOUNDED};
use crate::value::{ALL, Builtin, Facets, SimpleType, Space, Variety};

impl Compiler {
    /// Puts the type of everything and the built-in simple types into the tables.
    pub(super) fn seed(&mut self) {
        let lax = Wildcard { allowed: Allowed::Any, process: Process::Lax };
        let model = Model { min: 0, max: UNBOUNDED, part: Part::Any(lax.clone()) };
        self.models.insert(ANY_TYPE, model);
        let content = Content::Mixed(Program::default());
        let kind = TypeKind::Complex(ComplexType { attributes: Vec::new(), any_attribute: Some(lax), content });
        self.built_in("anyType", ANY_TYPE, kind);
        for &(name, builtin, base) in ALL {
            let base = self.built_in.get(base.name()).copied().unwrap_or(ANY_TYPE);
            let simple =
                SimpleType { variety: Variety::Atomic(builtin), space: builtin.space(), facets: Facets::default() };
            self.built_in(name, base, TypeKind::Simple(simple));
        }
        for (name, item) in [("NMTOKENS", Builtin::NmToken), ("IDREFS", Builtin::IdRef), ("ENTITIES", Builtin::Entity)]
        {
            let of = |compiler: &Self, name: &str| compiler.built_in.get(name).copied().unwrap_or(ANY_TYPE);
            let facets = Facets { min_length: Some(1), ..Facets::default() };
            let variety = Variety::List(of(self, item.name()));
            let base = of(self, "anySimpleType");
            self.built_in(name, base, TypeKind::Simple(SimpleType { variety, space: Space::Collapse, facets }));
        }
    }

    fn built_in(&mut self, name: &'static str, base: TypeId, kind: TypeKind) {
        let full = QName { namespace: self.names.intern(XS), local: self.names.intern(name) };
        let id = self.add_type(Type { name: Some(full), base, is_abstract: false, kind });
        self.built_in.insert(name, id);
    }
}
