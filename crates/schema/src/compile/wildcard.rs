//! `xs:any` and `xs:anyAttribute`.

use super::Compiler;
use super::load::Place;
use crate::SchemaError;
use crate::component::{Allowed, Process, Wildcard};
use crate::names::NO_NAMESPACE;

impl Compiler {
    /// The wildcard written at a place.
    pub(super) fn wildcard(&mut self, place: Place) -> Result<Wildcard, SchemaError> {
        let process = match self.attribute(place, "processContents") {
            None | Some("strict") => Process::Strict,
            Some("lax") => Process::Lax,
            Some("skip") => Process::Skip,
            Some(other) => return Err(self.fault(place, format!("processContents=\"{other}\" is not known"))),
        };
        let target = self.target(place);
        let allowed = match self.attribute(place, "namespace").map(str::to_owned).as_deref() {
            None | Some("##any") => Allowed::Any,
            Some("##other") => Allowed::Other(target),
            Some(list) => Allowed::Listed(
                list.split_ascii_whitespace()
                    .map(|one| match one {
                        "##local" => NO_NAMESPACE,
                        "##targetNamespace" => target,
                        namespace => self.names.intern(namespace),
                    })
                    .collect(),
            ),
        };
        Ok(Wildcard { allowed, process })
    }
}
