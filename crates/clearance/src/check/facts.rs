//! Rules against stored facts: duplicates, authorisations, guarantees, quotas, previous documents.

mod holders;
mod references;

use model::{Declaration, Finding};

use super::stored::StoredFacts;

/// Every finding against what is stored.
pub fn facts(declaration: &Declaration, stored: &StoredFacts) -> Vec<Finding> {
    let mut findings = Vec::new();
    references::duplicates(declaration, stored, &mut findings);
    holders::authorisations(declaration, stored, &mut findings);
    holders::guarantees(declaration, stored, &mut findings);
    references::quotas(declaration, stored, &mut findings);
    references::previous_documents(declaration, stored, &mut findings);
    findings
}
