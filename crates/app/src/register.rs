//! The administration's registers as their events make them: authorisations, guarantees, and which are kept.

use std::collections::{BTreeMap, BTreeSet};

use clearance::check::Authorisation;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A register that an economy may keep. By one that it does not keep, nothing is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterName {
    Authorisations,
    Guarantees,
    Quotas,
    /// Declarations that later ones refer to.
    PreviousDocuments,
}

/// What happened to the registers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterEvent {
    pub at: Timestamp,
    /// Login of the administrator.
    pub by: String,
    pub fact: RegisterFact,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterFact {
    /// From now on declarations are judged by it.
    Kept { register: RegisterName },
    /// `category`: WCO R145, such as `DPO`. Without `to` it holds until it is ended.
    AuthorisationGranted { holder: String, category: String, from: Date, to: Option<Date> },
    /// `on` is the last day on which it holds.
    AuthorisationEnded { holder: String, category: String, on: Date },
    /// `access_hash` is empty where no access code is needed.
    GuaranteeRegistered { reference: String, access_hash: String, from: Date, to: Option<Date> },
}

/// A guarantee's terms beside its account.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    pub access_hash: String,
    pub from: Date,
    pub to: Option<Date>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Register {
    kept: BTreeSet<RegisterName>,
    authorisations: BTreeMap<String, Vec<Authorisation>>,
    guarantees: BTreeMap<String, Terms>,
}

impl Register {
    /// A first entry starts its register.
    pub fn apply(&mut self, fact: &RegisterFact) {
        match fact {
            RegisterFact::Kept { register } => {
                self.kept.insert(*register);
            }
            RegisterFact::AuthorisationGranted { holder, category, from, to } => {
                self.kept.insert(RegisterName::Authorisations);
                let granted = Authorisation { category: category.clone(), from: Some(*from), to: *to };
                self.authorisations.entry(holder.clone()).or_default().push(granted);
            }
            RegisterFact::AuthorisationEnded { holder, category, on } => {
                let held = self.authorisations.get_mut(holder).into_iter().flatten();
                for authorisation in held.filter(|authorisation| authorisation.category == *category) {
                    authorisation.to = Some(authorisation.to.map_or(*on, |to| to.min(*on)));
                }
            }
            RegisterFact::GuaranteeRegistered { reference, access_hash, from, to } => {
                self.kept.insert(RegisterName::Guarantees);
                let terms = Terms { access_hash: access_hash.clone(), from: *from, to: *to };
                self.guarantees.insert(reference.clone(), terms);
            }
        }
    }

    pub fn keeps(&self, register: RegisterName) -> bool {
        self.kept.contains(&register)
    }

    /// What a holder has; `None` for one who never had any.
    pub fn authorisations(&self, holder: &str) -> Option<&[Authorisation]> {
        self.authorisations.get(holder).map(Vec::as_slice)
    }

    pub fn guarantee(&self, reference: &str) -> Option<&Terms> {
        self.guarantees.get(reference)
    }
}

/// What is kept of an access code, so that a stored event does not give it away at a glance.
pub(crate) fn access_hash(reference: &str, code: &str) -> String {
    if code.is_empty() { String::new() } else { crate::sha256(format!("{reference}\u{1f}{code}").as_bytes()) }
}
