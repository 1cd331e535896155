//! Messages against a declaration that exists: amendment, invalidation, goods presentation.

use std::sync::Arc;

use clearance::{Actor as By, Amend, Command, Invalidate, Present, State, Timer, timers};
use model::{Declaration, Finding};
use store::{CommitError, UniqueKey};

use crate::commit::Beside;
use crate::lodge::receipt;
use crate::lrn::{self, Known};
use crate::receive::Received;
use crate::work::Work;
use crate::{App, Fault, Receipt, ReceiveError, numbering};

/// How often a decision is made again when somebody else was faster.
const ATTEMPTS: u32 = 8;

impl App {
    /// Takes a message of function 13. The same content under the same reference is answered as it was, for ever.
    pub(crate) async fn change(&self, received: Received<'_>) -> Result<Receipt, ReceiveError> {
        let key = lrn::content_key(received.sender(), received.lrn(), &received.hash);
        if let Some(known) = self.store().key(lrn::REQUEST, &key).await? {
            return self.answer_again(&received, &known.parse()?).await;
        }
        let named = received.declaration.id.as_deref().unwrap_or_default().to_owned();
        let stream = self.stream_or_bound(&named, received.bound).await?;
        let stream = stream.ok_or_else(|| ReceiveError::UnknownMrn { mrn: named.clone() })?;
        for _ in 0..ATTEMPTS {
            let work = Work::load(self, &stream).await?;
            if crate::commit::sender(&work.state) != received.sender() {
                return Err(ReceiveError::UnknownMrn { mrn: named });
            }
            let running = timers(&work.state);
            match self.change_once(&received, work, &running).await? {
                Ok(receipt) => return Ok(receipt),
                Err(CommitError::Conflict { .. }) => {}
                Err(CommitError::KeyTaken { value, .. }) => {
                    return self.answer_again(&received, &value.parse()?).await;
                }
                Err(other) => return Err(Fault::from(other).into()),
            }
        }
        Err(ReceiveError::Busy { retry_after_s: 1 })
    }

    async fn change_once(
        &self,
        received: &Received<'_>,
        mut work: Work<'_>,
        running: &[Timer],
    ) -> Result<Result<Receipt, CommitError>, ReceiveError> {
        let by = By::Declarant(received.sender().to_owned());
        let command = self.changing(received, &work).await?;
        work.give(&by, command)?;
        if let Err(error) = work.advance().await {
            return Ok(Err(error.conflict()?));
        }
        let known = Known {
            hash: received.hash.clone(),
            accepted: true,
            from: work.before,
            count: work.events.len() as u64,
            stream: work.stream.clone(),
        };
        let key = lrn::content_key(received.sender(), received.lrn(), &received.hash);
        let keys = vec![UniqueKey { scope: lrn::REQUEST.to_owned(), key, value: known.to_string(), replaces: None }];
        let beside = Beside { keys, messages: vec![received.message()], ..Beside::default() };
        match work.commit(running, beside).await {
            Ok((state, notifications)) => Ok(Ok(receipt(received, &state, notifications, false))),
            Err(error) => Ok(Err(error)),
        }
    }

    async fn changing(&self, received: &Received<'_>, work: &Work<'_>) -> Result<Command, ReceiveError> {
        let reference = received.lrn().to_owned();
        match received.declaration.type_code.as_deref().map(str::trim) {
            Some("GPR") => Ok(Command::Present(Present { reference, findings: received.findings.clone() })),
            Some("INV") => Ok(Command::Invalidate(Invalidate { reference, reason: reason(&received.declaration) })),
            _ => self.amending(received, work, reference).await,
        }
    }

    /// What the declaration becomes by an amendment, checked as a new one would be.
    async fn amending(
        &self,
        received: &Received<'_>,
        work: &Work<'_>,
        reference: String,
    ) -> Result<Command, ReceiveError> {
        let current = match &work.state {
            State::Live(dossier) => &dossier.declaration,
            _ => return Err(ReceiveError::Unreadable(received.findings.clone())),
        };
        let amended = model::amend(current, &received.declaration);
        let (declaration, changes) = amended.map_err(|mut findings| {
            findings.extend(received.findings.clone());
            ReceiveError::Unreadable(findings)
        })?;
        let stored = self.known_of(&declaration, &work.stream, work.day, false).await?.facts;
        let judged = numbering::judged(current, &declaration);
        let findings: Vec<Finding> = self.judge(&judged, Vec::new(), &stored, work.day);
        let changes = changes.into_iter().map(|change| clearance::Change {
            pointer: change.pointer,
            before: change.before,
            after: change.after,
        });
        let changes = changes.collect();
        Ok(Command::Amend(Amend { reference, changes, declaration: Arc::new(declaration), findings }))
    }

    /// The stream of an MRN, else of the one that the message is bound to.
    pub(crate) async fn stream_or_bound(&self, mrn: &str, bound: Option<&str>) -> Result<Option<String>, Fault> {
        match (self.stream_of(mrn).await?, bound) {
            (None, Some(bound)) => self.stream_of(bound).await,
            (found, _) => Ok(found),
        }
    }

    /// The stream of an MRN.
    pub(crate) async fn stream_of(&self, mrn: &str) -> Result<Option<String>, Fault> {
        Ok(self.store().key(lrn::MRN, mrn).await?)
    }
}

/// The reason of a request: its statement in words, else the change reason's code.
fn reason(request: &Declaration) -> String {
    let words = request.additional_information.iter().find_map(|info| info.statement_description.as_deref());
    let code = request.amendments.iter().find_map(|amendment| amendment.change_reason_code.as_deref());
    words.or(code).unwrap_or("asked for by the declarant").to_owned()
}
