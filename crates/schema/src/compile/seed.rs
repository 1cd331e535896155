//! The types that every schema has.

use super::{Compiler, XS};
use crate::component::{ANY_TYPE, Allowed, ComplexType, Content, Process, Type, TypeId, TypeKind, Wildcard};
use crate::names::QName;
use crate::program::{Particle, Term, UNBOUNDED, emit};
use crate::value::{ALL, Builtin, Facets, SimpleType, Space, Variety};

impl Compiler {
    /// Puts the type of everything and the built-in simple types into the tables.
    pub(super) fn seed(&mut self) {
        let lax = Wildcard { allowed: Allowed::Any, process: Process::Lax };
        let particle = Particle { min: 0, max: UNBOUNDED, term: Term::Any(lax.clone()) };
        // A lone wildcard is within every bound of a program.
        let program = emit(Some(&particle)).unwrap_or_default();
        let content = Content::Mixed(program);
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
