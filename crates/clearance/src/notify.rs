//! What the declarant is told of an event: one notification, or none.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use model::{Finding, Note, Notification, Pointer, TaxLine};

use crate::event::{Event, Fact};
use crate::state::{Dossier, Rejected, State};

/// What a notification's id is made of: unique for ever, and the same on every replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationId<'a> {
    pub sender: &'a str,
    /// The MRN; the LRN while there is none.
    pub reference: &'a str,
    pub version: u32,
    /// Counts the notifications of this declaration from 1.
    pub counter: u32,
}

/// The notification of `event`, where it has one. `state` is the one right after it.
pub fn notify(state: &State, event: &Event, id: impl FnOnce(NotificationId) -> String) -> Option<Notification> {
    let (function, status) = event.fact.function()?;
    let head = Head::of(state)?;
    let version = match &event.fact {
        // The answer belongs to the version that it was asked for.
        Fact::AmendmentGranted { .. } => head.version.saturating_sub(1),
        _ => head.version,
    };
    let reference = head.mrn.unwrap_or(head.lrn);
    let id = id(NotificationId { sender: head.sender, reference, version, counter: head.notified });
    Some(Notification {
        function,
        status: status.map(str::to_owned),
        issued_at: event.at,
        id,
        lrn: lrn(&event.fact).unwrap_or(head.lrn).to_owned(),
        mrn: head.mrn.map(str::to_owned),
        version,
        accepted_at: head.accepted_at,
        findings: findings(&event.fact, &head),
        taxes: taxes(&event.fact),
        changed: changed(&event.fact),
        notes: notes(&event.fact),
    })
}

/// What every notification of a declaration says.
struct Head<'a> {
    sender: &'a str,
    lrn: &'a str,
    mrn: Option<&'a str>,
    version: u32,
    accepted_at: Option<Timestamp>,
    notified: u32,
    warnings: &'a [Finding],
}

impl<'a> Head<'a> {
    fn of(state: &'a State) -> Option<Head<'a>> {
        match state {
            State::None => None,
            State::Rejected(rejected) => Some(Head::rejected(rejected)),
            State::Live(dossier) => Some(Head::live(dossier)),
        }
    }

    fn rejected(rejected: &'a Rejected) -> Head<'a> {
        Head {
            sender: &rejected.sender,
            lrn: &rejected.lrn,
            mrn: rejected.mrn.as_deref(),
            version: rejected.version,
            accepted_at: None,
            notified: rejected.notified,
            warnings: &[],
        }
    }

    fn live(dossier: &'a Dossier) -> Head<'a> {
        Head {
            sender: &dossier.sender,
            lrn: &dossier.lrn,
            mrn: Some(&dossier.mrn),
            version: dossier.version,
            accepted_at: dossier.accepted_at,
            notified: dossier.notified,
            warnings: &dossier.warnings,
        }
    }
}

/// The reference of the message that is answered, where it is a later one than the declaration.
fn lrn(fact: &Fact) -> Option<&str> {
    match fact {
        Fact::Presented { reference, .. }
        | Fact::AmendmentAsked { reference, .. }
        | Fact::AmendmentGranted { reference, .. }
        | Fact::AmendmentRefused { reference, .. }
        | Fact::InvalidationAsked { reference, .. }
        | Fact::InvalidationGranted { reference, .. }
        | Fact::InvalidationRefused { reference, .. } => Some(reference).filter(|r| !r.is_empty()).map(String::as_str),
        _ => None,
    }
}

fn findings(fact: &Fact, head: &Head) -> Vec<Finding> {
    match fact {
        Fact::Lodged { .. } | Fact::Accepted { .. } => head.warnings.to_vec(),
        Fact::Rejected { findings, .. } | Fact::AmendmentRefused { findings, .. } => findings.clone(),
        _ => Vec::new(),
    }
}

fn taxes(fact: &Fact) -> Vec<TaxLine> {
    match fact {
        Fact::Assessed { lines, .. } => lines.clone(),
        _ => Vec::new(),
    }
}

fn changed(fact: &Fact) -> Vec<Pointer> {
    match fact {
        Fact::ResultIssued { changes } => changes.clone(),
        Fact::Corrected { correction, .. } => correction.changes.iter().map(|c| c.pointer.clone()).collect(),
        _ => Vec::new(),
    }
}

/// Words for the declarant. Reasons of risk are not among them.
fn notes(fact: &Fact) -> Vec<Note> {
    let say = |text: String, due: Option<Date>| vec![Note { code: String::new(), text, due }];
    match fact {
        Fact::DocumentsAsked { documents, until, .. } => {
            let note = |wanted: &crate::command::Wanted| Note {
                code: wanted.code.clone(),
                text: wanted.text.clone(),
                due: Some(day(*until)),
            };
            documents.iter().map(note).collect()
        }
        Fact::ControlOrdered { .. } => say("the goods will be inspected".to_owned(), None),
        Fact::Corrected { correction, .. } => say(correction.remarks.clone(), None),
        Fact::InvalidationRefused { basis, .. } => say(basis.reasons.join("; "), None),
        Fact::Invalidated { reason, .. } => say(reason.clone(), None),
        Fact::PaymentShort { account, wanted, remind_at, .. } => {
            let currency = wanted.currency();
            say(format!("the balance of {account} is too low for {wanted} {currency}"), Some(day(*remind_at)))
        }
        Fact::PaymentReminded { account, wanted, until } => {
            let currency = wanted.currency();
            say(format!("{wanted} {currency} could still not be taken from {account}"), Some(day(*until)))
        }
        Fact::ExitEvidenceAsked { until } => {
            say("nothing is known of the goods' exit: give evidence of it".to_owned(), Some(day(*until)))
        }
        Fact::SupplementaryReminded { due, hold_at } => {
            say(format!("the supplementary declaration was due on {due}"), Some(day(*hold_at)))
        }
        _ => Vec::new(),
    }
}

fn day(at: Timestamp) -> Date {
    at.to_zoned(TimeZone::UTC).date()
}
