//! What ports and airlines tell of goods: each movement is given to the declarations of its consignment.

use clearance::{Actor as By, Arrival, Command, Departure, State, timers};
use model::{Finding, Movement, MovementKind};
use store::{CommitError, UniqueKey};

use crate::check::UCR;
use crate::commit::{Beside, message};
use crate::lrn::{self, Known};
use crate::receive::answer_state;
use crate::work::Work;
use crate::{Actor, App, Fault, Receipt, ReceiveError};

const ATTEMPTS: u32 = 8;

impl App {
    /// Takes a movement. Its sender's reference is its LRN; the same bytes again change nothing.
    pub(crate) async fn receive_movement(
        &self,
        actor: &Actor,
        movement: &Movement,
        hash: String,
        bytes: &[u8],
        bound: Option<&str>,
    ) -> Result<Receipt, ReceiveError> {
        let reference = reference(movement, &hash);
        let found = match (self.moved(movement).await?, bound) {
            (None, Some(bound)) => self.stream_of(bound).await?,
            (found, _) => found,
        };
        let Some(stream) = found else {
            let named = named(movement).unwrap_or_default().to_owned();
            return Err(ReceiveError::UnknownMrn { mrn: named });
        };
        for _ in 0..ATTEMPTS {
            let mut work = Work::load(self, &stream).await?;
            let running = timers(&work.state);
            let Some(command) = command(movement, &reference) else {
                return Err(ReceiveError::Unreadable(vec![not_taken(movement.kind)]));
            };
            let key = lrn::content_key(&actor.party, &reference, &hash);
            if self.store().key(lrn::REQUEST, &key).await?.is_some() {
                return Ok(receipt(&work.state, reference, hash, Vec::new(), true));
            }
            work.give(&By::Carrier(actor.party.clone()), command)?;
            if let Err(error) = work.advance().await {
                error.conflict()?;
                continue;
            }
            let known = Known {
                hash: hash.clone(),
                accepted: true,
                from: work.before,
                count: work.events.len() as u64,
                stream: stream.clone(),
            };
            let keys =
                vec![UniqueKey { scope: lrn::REQUEST.to_owned(), key, value: known.to_string(), replaces: None }];
            match work.commit(&running, Beside { keys, messages: vec![message(bytes)], ..Beside::default() }).await {
                Ok((state, told)) => return Ok(receipt(&state, reference, hash, told, false)),
                Err(CommitError::Conflict { .. } | CommitError::KeyTaken { .. }) => {}
                Err(other) => return Err(Fault::from(other).into()),
            }
        }
        Err(ReceiveError::Busy { retry_after_s: 1 })
    }

    /// The stream of the declaration that moves: by MRN, by its own reference, by its master's.
    async fn moved(&self, movement: &Movement) -> Result<Option<String>, Fault> {
        if let Some(mrn) = movement.mrn.as_deref()
            && let Some(stream) = self.stream_of(mrn).await?
        {
            return Ok(Some(stream));
        }
        let own = movement.ucr.as_ref().map(|ucr| ucr.id.as_str());
        for reference in own.into_iter().chain(movement.master_ucr.as_deref()) {
            if let Some(found) = self.store().key(UCR, reference).await? {
                return Ok(found.split_once(' ').map(|(stream, _)| stream.to_owned()));
            }
        }
        Ok(None)
    }
}

fn named(movement: &Movement) -> Option<&str> {
    let own = movement.ucr.as_ref().map(|ucr| ucr.id.as_str());
    movement.mrn.as_deref().or(own).or(movement.master_ucr.as_deref())
}

/// The sender's own reference; without one, the content stands for itself.
fn reference(movement: &Movement, hash: &str) -> String {
    movement.reference.as_deref().or_else(|| hash.get(..16)).unwrap_or_default().to_owned()
}

/// What a movement asks of a declaration; `None` where it is a question or an answer of an inventory system.
pub(crate) fn command(movement: &Movement, reference: &str) -> Option<Command> {
    let reference = reference.to_owned();
    let arrive = |code: &str| {
        Some(Command::Arrive(Arrival { code: code.to_owned(), reference: reference.clone(), findings: Vec::new() }))
    };
    match movement.kind {
        MovementKind::Arrival => arrive("EAL"),
        MovementKind::GoodsArrival => arrive("GAN"),
        MovementKind::Departure => Some(Command::Depart(Departure { code: "EDL".to_owned(), reference })),
        MovementKind::Retrospective => Some(Command::Depart(Departure { code: "RET".to_owned(), reference })),
        _ => None,
    }
}

fn not_taken(kind: MovementKind) -> Finding {
    let text = format!("a movement of kind {kind:?} changes no declaration here");
    Finding::error("CW-0105", "", text).hint("send arrivals and departures")
}

fn receipt(
    state: &State,
    reference: String,
    hash: String,
    notifications: Vec<model::Notification>,
    resent: bool,
) -> Receipt {
    let mrn = crate::work::mrn(state).map(str::to_owned);
    Receipt { lrn: reference, mrn, state: answer_state(state), notifications, receipt: hash, resent }
}
