//! One message in: recognised, handed to its use case, answered only when durable.

use std::sync::Arc;

use model::{Declaration, Finding, Function};
use sha2::{Digest, Sha256};
use store::NewMessage;
use wire::{Limits, Message};

use crate::{Actor, App, Receipt, ReceiveError, Role, hex};

/// A message that was read, and who sent it.
pub(crate) struct Received<'a> {
    pub actor: &'a Actor,
    pub bytes: &'a [u8],
    pub digest: [u8; 32],
    /// The digest in hexadecimal.
    pub hash: String,
    pub declaration: Arc<Declaration>,
    /// What reading found.
    pub findings: Vec<Finding>,
    /// The MRN that a message with an unknown one is meant for; only replays bind.
    pub bound: Option<&'a str>,
}

impl Received<'_> {
    /// Who sends: the party that the actor stands for.
    pub fn sender(&self) -> &str {
        &self.actor.party
    }

    /// The bytes, to be kept as they came.
    pub fn message(&self) -> NewMessage {
        NewMessage { digest: self.digest, bytes: self.bytes.to_vec() }
    }

    pub fn lrn(&self) -> &str {
        self.declaration.functional_reference_id.as_deref().unwrap_or_default()
    }
}

impl App {
    /// Takes a message of any kind.
    ///
    /// # Errors
    /// Nothing was stored, unless the fault is of unknown outcome; then a resend finds out and doubles nothing.
    pub async fn receive(&self, actor: &Actor, bytes: &[u8]) -> Result<Receipt, ReceiveError> {
        self.receive_bound(actor, bytes, None).await
    }

    /// As `receive`; a message against an MRN that is not ours is taken as one against `bound`.
    ///
    /// # Errors
    /// As `receive`.
    pub async fn receive_bound(
        &self,
        actor: &Actor,
        bytes: &[u8],
        bound: Option<&str>,
    ) -> Result<Receipt, ReceiveError> {
        let may = actor.is(Role::Trader) || actor.is(Role::Administrator);
        if !may || actor.party.is_empty() {
            return Err(ReceiveError::Forbidden { what: "lodge" });
        }
        let read = wire::read(bytes, &Limits::default());
        let digest: [u8; 32] = Sha256::digest(bytes).into();
        let hash = hex(&digest);
        match read.message {
            Some(Message::Declaration(submission)) => {
                let declaration = Arc::new(submission.declaration);
                let received = Received { actor, bytes, digest, hash, declaration, findings: read.findings, bound };
                self.receive_declaration(received).await
            }
            Some(Message::Movement(movement)) => self.receive_movement(actor, &movement, hash, bytes, bound).await,
            Some(_) => Err(ReceiveError::Unreadable(vec![not_input()])),
            None => Err(ReceiveError::Unreadable(read.findings)),
        }
    }

    async fn receive_declaration(&self, received: Received<'_>) -> Result<Receipt, ReceiveError> {
        if received.lrn().trim().is_empty() {
            return Err(ReceiveError::Unreadable(with(received.findings, no_reference())));
        }
        let function = received.declaration.function_code.as_deref().map(str::trim).unwrap_or_default();
        let kind = received.declaration.type_code.as_deref().map(str::trim).unwrap_or_default();
        match (function, kind) {
            ("9", _) => self.lodge(received).await,
            ("13", "COR" | "INV" | "GPR") => self.change(received).await,
            _ => Err(ReceiveError::Unreadable(with(received.findings, no_function(function, kind)))),
        }
    }
}

fn with(mut findings: Vec<Finding>, finding: Finding) -> Vec<Finding> {
    findings.push(finding);
    findings
}

fn no_reference() -> Finding {
    Finding::error("CW-0101", "42A/D026", "the message has no local reference number")
        .hint("give each message its own FunctionalReferenceID, so that a resend is recognised")
}

fn no_function(function: &str, kind: &str) -> Finding {
    let text = format!("function {function:?} with type {kind:?} is no message that is taken here");
    Finding::error("CW-0102", "42A/017", text)
        .hint("9 lodges a declaration; 13 with COR amends, with INV invalidates, with GPR presents goods")
}

fn not_input() -> Finding {
    Finding::error("CW-0103", "", "a response or report is never input")
        .hint("send a declaration, an amendment, an invalidation, a presentation or a movement")
}

/// The state that an answer names: `refused` for what is told by 03.
pub(crate) fn answer_state(state: &clearance::State) -> String {
    match state {
        clearance::State::Rejected(_) => "refused".to_owned(),
        other => other.name().to_owned(),
    }
}

/// True if these notifications refuse the message.
pub(crate) fn refuses(notifications: &[model::Notification]) -> bool {
    notifications.iter().any(|n| n.function == Function::Rejected)
}
