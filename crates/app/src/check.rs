//! Checking a message against law and stored facts, before anything is decided.

use clearance::check::{ListsOn, StoredFacts, all, in_order};
use jiff::civil::Date;
use model::{Declaration, Finding};
use wire::{Limits, Message};

use crate::known::Known;
use crate::receive::Received;
use crate::{App, Fault, lrn};

/// Scope of keys that say which declaration has a consignment reference.
pub(crate) const UCR: &str = "ucr";
/// Types of previous documents that are consignment references (of a declaration, and of its master).
const CONSIGNMENT: [&str; 2] = ["DCR", "MCR"];

/// What a dry run found; nothing was stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checked {
    pub lrn: String,
    pub findings: Vec<Finding>,
    pub refused: bool,
}

impl App {
    /// Checks a message as lodging it would, and stores nothing.
    ///
    /// # Errors
    /// The findings of a message that cannot be read as a declaration.
    pub async fn check(&self, bytes: &[u8]) -> Result<Checked, Vec<Finding>> {
        let read = wire::read(bytes, &Limits::default());
        let Some(Message::Declaration(submission)) = read.message else { return Err(read.findings) };
        let day = self.day(self.now());
        // A store that cannot be asked judges nothing here: nothing depends on a dry run.
        let known = self.known_of(&submission.declaration, "", day, false).await;
        let stored = known.map_or_else(|_| StoredFacts { day, ..StoredFacts::default() }, |known| known.facts);
        let findings = self.judge(&submission.declaration, read.findings, &stored, day);
        let lrn = submission.declaration.functional_reference_id.as_deref().unwrap_or_default().to_owned();
        Ok(Checked { lrn, refused: Finding::refuse(&findings), findings })
    }

    /// Everything that is wrong with a new declaration, all layers together; and what is known of its references.
    ///
    /// With `hopeful` nothing is looked up that the commit can tell; but a declaration that is refused is told of
    /// every fault at once, so then all is looked up.
    pub(crate) async fn findings_of(
        &self,
        received: &Received<'_>,
        day: Date,
        hopeful: bool,
    ) -> Result<(Vec<Finding>, Known), Fault> {
        let first = self.found(received, day, hopeful).await?;
        if hopeful && Finding::refuse(&first.0) { self.found(received, day, false).await } else { Ok(first) }
    }

    async fn found(&self, received: &Received<'_>, day: Date, hopeful: bool) -> Result<(Vec<Finding>, Known), Fault> {
        let own = lrn::stream(received.sender(), received.lrn());
        let known = self.known_of(&received.declaration, &own, day, hopeful).await?;
        let mut findings = self.judge(&received.declaration, received.findings.clone(), &known.facts, day);
        if let Some(overdue) = self.overdue(&received.declaration, received.sender()).await? {
            findings.push(overdue);
            in_order(&mut findings);
        }
        Ok((findings, known))
    }

    pub(crate) fn judge(
        &self,
        declaration: &Declaration,
        read: Vec<Finding>,
        stored: &StoredFacts,
        day: Date,
    ) -> Vec<Finding> {
        let lists = ListsOn(self.profile().lists.as_of(day));
        let mut findings = all(declaration, self.checks(), &lists, stored, day);
        if !read.is_empty() {
            findings.extend(read);
            in_order(&mut findings);
        }
        findings
    }
}

/// The unique consignment references of a declaration (SW-11), at most a handful.
pub(crate) fn consignment_references(declaration: &Declaration) -> Vec<&str> {
    let Some(shipment) = declaration.goods_shipment.as_deref() else { return Vec::new() };
    let ucr = shipment.ucr.iter().filter_map(|ucr| ucr.id.as_deref());
    let documents = shipment.previous_documents.iter();
    let named = documents.filter(|d| d.type_code.as_deref().is_some_and(|code| CONSIGNMENT.contains(&code)));
    let mut references: Vec<&str> = ucr.chain(named.filter_map(|d| d.id.as_deref())).take(8).collect();
    references.sort_unstable();
    references.dedup();
    references
}
