//! A declarant's standing: overdue supplementary declarations that hold up the next simplified release (SW-07).

use std::collections::BTreeSet;

use clearance::{Dossier, Event, Fact};
use jiff::Timestamp;
use model::{Declaration, Finding};
use serde::{Deserialize, Serialize};

use crate::{App, Fault, book};

/// Code of the finding that refuses a simplified declaration.
const OVERDUE: &str = "CW-7002";

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StandingEvent {
    pub at: Timestamp,
    pub fact: StandingFact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StandingFact {
    /// The supplementary declaration to this one is overdue, and was reminded of in vain.
    Held { mrn: String },
    /// It came, or is needed no more.
    Freed { mrn: String },
}

/// The simplified declarations whose supplementary ones are overdue.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    held: BTreeSet<String>,
}

impl Standing {
    pub fn apply(&mut self, fact: &StandingFact) {
        match fact {
            StandingFact::Held { mrn } => drop(self.held.insert(mrn.clone())),
            StandingFact::Freed { mrn } => drop(self.held.remove(mrn)),
        }
    }

    pub fn held(&self) -> impl Iterator<Item = &str> {
        self.held.iter().map(String::as_str)
    }
}

/// Who has to answer for a declaration: the declarant, else its sender.
pub(crate) fn declarant<'d>(declaration: &'d Declaration, sender: &'d str) -> &'d str {
    declaration.declarant.as_ref().and_then(|declarant| declarant.id.as_deref()).unwrap_or(sender)
}

/// What an event changes in the standing of its declarant.
pub(crate) fn entry(dossier: &Dossier, event: &Event) -> Option<StandingFact> {
    let mrn = dossier.mrn.clone();
    match &event.fact {
        Fact::SupplementaryHeld => Some(StandingFact::Held { mrn }),
        Fact::SupplementaryReceived { .. } => Some(StandingFact::Freed { mrn }),
        Fact::Invalidated { .. } if dossier.regime.simplified => Some(StandingFact::Freed { mrn }),
        _ => None,
    }
}

impl App {
    /// What refuses a simplified declaration while supplementary ones of its declarant are overdue.
    pub(crate) async fn overdue(&self, declaration: &Declaration, sender: &str) -> Result<Option<Finding>, Fault> {
        let type_code = declaration.type_code.as_deref().unwrap_or_default();
        if !self.profile().life.kind(type_code).is_some_and(|kind| kind.simplified) {
            return Ok(None);
        }
        let declarant = declarant(declaration, sender);
        let mut held = self.hold(&book::standing(declarant)).await?;
        self.refresh(&mut held).await?;
        let overdue: Vec<&str> = held.standing().held().take(10).collect();
        if overdue.is_empty() {
            return Ok(None);
        }
        let message = format!("the supplementary declaration to {} is overdue", overdue.join(", "));
        let finding = Finding::error(OVERDUE, "42A/D013", message);
        Ok(Some(finding.hint("lodge it first (type Y or Z), naming that declaration as a previous document")))
    }
}
