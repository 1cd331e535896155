//! One action of a person on one declaration: permitted, decided, driven on, durable.

use std::sync::Arc;

use clearance::{
    Actor as By, Change, Command, Correction, Departure, Examination, Invalidate, Present, Provided, Received, State,
    Timer, Wanted, timers,
};
use model::pointer::Place;
use store::CommitError;

use crate::commit::{Beside, message, sender};
use crate::deed::Deed;
use crate::work::Work;
use crate::{Actor, App, Fault, ReceiveError, Role, Row, sha256};

const ATTEMPTS: u32 = 8;

impl App {
    /// Does a deed, and gives how the declaration stands then.
    pub async fn act(&self, actor: &Actor, mrn: &str, deed: Deed) -> Result<Row, ReceiveError> {
        if deed.is_officers() && !actor.is(Role::Officer) {
            return Err(ReceiveError::Forbidden { what: deed.name() });
        }
        let unknown = || ReceiveError::UnknownMrn { mrn: mrn.to_owned() };
        let stream = self.stream_of(mrn).await?.ok_or_else(unknown)?;
        for _ in 0..ATTEMPTS {
            let work = Work::load(self, &stream).await?;
            if !actor.is(Role::Officer) && sender(&work.state) != actor.party {
                return Err(unknown());
            }
            let running = timers(&work.state);
            match self.act_once(actor, &deed, work, &running).await? {
                Ok(row) => return Ok(row),
                Err(CommitError::Conflict { .. }) => {}
                Err(other) => return Err(Fault::from(other).into()),
            }
        }
        Err(ReceiveError::Busy { retry_after_s: 1 })
    }

    async fn act_once(
        &self,
        actor: &Actor,
        deed: &Deed,
        mut work: Work<'_>,
        running: &[Timer],
    ) -> Result<Result<Row, CommitError>, ReceiveError> {
        let by = by(actor, deed);
        let command = command(deed, &work)?;
        work.give(&by, command)?;
        if let Err(error) = work.advance().await {
            return Ok(Err(error.conflict()?));
        }
        let messages = match deed {
            Deed::ProvideDocument { bytes, .. } if !bytes.is_empty() => vec![message(bytes)],
            _ => Vec::new(),
        };
        let now = work.now;
        match work.commit(running, Beside { messages, ..Beside::default() }).await {
            Ok((state, _)) => Ok(Ok(crate::view::row(&state, now))),
            Err(error) => Ok(Err(error)),
        }
    }
}

/// In whose name a deed is done.
fn by(actor: &Actor, deed: &Deed) -> By {
    match deed {
        Deed::Pay { .. } => By::Payer(actor.name.clone()),
        Deed::Exit { .. } => By::Carrier(actor.name.clone()),
        _ if deed.is_officers() => By::Officer(actor.name.clone()),
        _ if actor.is(Role::Officer) && !actor.is(Role::Trader) => By::Officer(actor.name.clone()),
        _ => By::Declarant(actor.party.clone()),
    }
}

fn command(deed: &Deed, work: &Work<'_>) -> Result<Command, ReceiveError> {
    let reasons = |text: &str| vec![text.to_owned()];
    Ok(match deed {
        Deed::Control { reason } => Command::OrderControl { reasons: reasons(reason) },
        Deed::AskDocuments { codes, note, .. } => {
            let mut documents: Vec<Wanted> =
                codes.iter().map(|code| Wanted { code: code.clone(), text: String::new() }).collect();
            if documents.is_empty() {
                documents.push(Wanted { code: String::new(), text: note.clone() });
            }
            Command::AskDocuments { documents, reasons: reasons(note) }
        }
        Deed::ProvideDocument { code, reference, name, bytes } => {
            let hash = if bytes.is_empty() { String::new() } else { sha256(bytes) };
            let document = Provided { code: code.clone(), reference: reference.clone(), name: name.clone(), hash };
            Command::ProvideDocuments { documents: vec![document] }
        }
        Deed::RecordResult { conform: true, note, .. } => {
            Command::RecordExamination(Examination::Conform { remarks: note.clone() })
        }
        Deed::RecordResult { note, corrections, .. } => {
            Command::RecordExamination(Examination::Discrepancy(correction(work, note, corrections)?))
        }
        Deed::GrantRequest | Deed::RefuseRequest { .. } => answer(deed, &work.state),
        Deed::Release { reason } => Command::Release { reasons: reasons(reason) },
        Deed::Pay { amount, reference } => {
            Command::ReceivePayment(Received { amount: *amount, reference: reference.clone() })
        }
        Deed::Present { reference } => Command::Present(Present { reference: reference.clone(), findings: Vec::new() }),
        Deed::Invalidate { reason } => {
            let reference = format!("page {}", work.now);
            Command::Invalidate(Invalidate { reference, reason: reason.clone() })
        }
        Deed::Exit { reference } => Command::Depart(Departure { code: "EDL".to_owned(), reference: reference.clone() }),
        Deed::ProvideExitEvidence { reference } => {
            let evidence = Provided {
                code: String::new(),
                reference: reference.clone(),
                name: "evidence of exit".to_owned(),
                hash: String::new(),
            };
            Command::ProvideExitEvidence { documents: vec![evidence] }
        }
        Deed::AcceptExitEvidence => Command::AcceptExitEvidence,
    })
}

/// The answer fits the kind of request that is open.
fn answer(deed: &Deed, state: &State) -> Command {
    use clearance::RequestKind;
    let request = state.dossier().and_then(|dossier| dossier.request.as_ref());
    let invalidation = matches!(request.map(|r| &r.kind), Some(RequestKind::Invalidation { .. }));
    match (deed, invalidation) {
        (Deed::RefuseRequest { reason }, true) => Command::RefuseInvalidation { reason: reason.clone() },
        (Deed::RefuseRequest { reason }, false) => Command::RefuseAmendment { reason: reason.clone() },
        (_, true) => Command::GrantInvalidation,
        (_, false) => Command::GrantAmendment,
    }
}

/// The declaration as the officer corrects it, each change with what stood there.
fn correction(
    work: &Work<'_>,
    note: &str,
    corrections: &[(model::Pointer, String)],
) -> Result<Correction, ReceiveError> {
    let wrong = |pointer: &model::Pointer| {
        let text = format!("{pointer} is no field that can be corrected");
        ReceiveError::Unreadable(vec![model::Finding::error("CW-0104", pointer.to_string(), text)])
    };
    let current = work.state.dossier().map(|dossier| (*dossier.declaration).clone());
    let mut declaration = current.unwrap_or_default();
    let mut changes = Vec::new();
    for (pointer, after) in corrections {
        let place: Place = pointer.place().ok_or_else(|| wrong(pointer))?;
        let before = place.read(&declaration);
        let unit = match &before {
            model::node::Value::Amount(amount) => amount.currency.clone(),
            model::node::Value::Measure(measure) => measure.unit.clone(),
            _ => None,
        };
        let before = before.text().map(str::to_owned);
        model::edit::put(&mut declaration, &place.path(), after, unit.as_deref()).map_err(|_| wrong(pointer))?;
        changes.push(Change { pointer: pointer.clone(), before, after: Some(after.clone()) });
    }
    Ok(Correction { remarks: note.to_owned(), changes, declaration: Arc::new(declaration) })
}
