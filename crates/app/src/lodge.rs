//! Lodging a declaration: checked, decided, driven as far as nobody is waited for, durable, then answered.

use clearance::{Actor as By, Command, Lodge, State};
use model::Notification;
use store::{Append, CommitError, UniqueKey};

use crate::check::UCR;
use crate::commit::Beside;
use crate::known::Known as References;
use crate::lrn::{self, Known};
use crate::receive::{Received, answer_state, refuses};
use crate::work::{Work, notifications};
use crate::{App, Fault, Receipt, ReceiveError, record, registers};

/// How often a decision is made again when somebody else was faster.
const ATTEMPTS: u32 = 6;

/// What is known of the reference before this message.
enum Before {
    /// Assumed for a start: most messages are new, and the commit tells if not.
    Nothing,
    /// A refused one, which this message may replace.
    Refused(Known),
}

impl App {
    pub(crate) async fn lodge(&self, received: Received<'_>) -> Result<Receipt, ReceiveError> {
        let mut before = Before::Nothing;
        for attempt in 0..ATTEMPTS {
            let error = match self.lodge_once(&received, &before, attempt == 0).await? {
                Ok(receipt) => return Ok(receipt),
                Err(error) => error,
            };
            match error {
                // An account or quota moved: decide again.
                CommitError::Conflict { stream, .. } if !stream.starts_with("declaration/") => {}
                CommitError::Conflict { .. } | CommitError::KeyTaken { .. } => match self.known(&received).await? {
                    Some(known) if known.hash == received.hash => return self.answer_again(&received, &known).await,
                    Some(known) if known.accepted => return Err(self.taken(&received, &known).await?),
                    Some(known) => before = Before::Refused(known),
                    None => {}
                },
                other => return Err(Fault::from(other).into()),
            }
        }
        Err(ReceiveError::Busy { retry_after_s: 1 })
    }

    async fn lodge_once(
        &self,
        received: &Received<'_>,
        before: &Before,
        hopeful: bool,
    ) -> Result<Result<Receipt, CommitError>, ReceiveError> {
        let stream = lrn::stream(received.sender(), received.lrn());
        let mut work = match before {
            Before::Nothing => Work::new(self, stream, 0, State::None),
            Before::Refused(_) => Work::load(self, &stream).await?,
        };
        let by = By::Declarant(received.sender().to_owned());
        let (findings, references) = self.findings_of(received, work.day, hopeful).await?;
        let lodge = Lodge {
            sender: received.sender().to_owned(),
            declaration: received.declaration.clone(),
            mrn: self.ids().mrn(&self.profile().identity.country, work.now),
            findings,
        };
        work.give(&by, Command::Lodge(lodge))?;
        if let Err(error) = work.advance().await {
            return Ok(Err(error.conflict()?));
        }
        let beside = self.beside(received, &work, before, references);
        match work.commit(&[], beside).await {
            Ok((state, notifications)) => Ok(Ok(receipt(received, &state, notifications, false))),
            Err(error) => Ok(Err(error)),
        }
    }

    /// The reference is claimed, the MRN is tied to the stream, the bytes are kept as evidence.
    fn beside(&self, received: &Received<'_>, work: &Work<'_>, before: &Before, references: References) -> Beside {
        let accepted = !refuses(&work.notifications);
        let known = Known {
            hash: received.hash.clone(),
            accepted,
            from: work.before,
            count: work.events.len() as u64,
            stream: work.stream.clone(),
        };
        let key = lrn::key(received.sender(), received.lrn());
        let mut keys = Vec::with_capacity(4);
        if let Before::Refused(old) = before {
            // The earlier answer stays findable by its own content.
            keys.push(UniqueKey {
                scope: lrn::EARLIER.to_owned(),
                key: lrn::content_key(received.sender(), received.lrn(), &old.hash),
                value: old.to_string(),
                replaces: None,
            });
        }
        let replaces = match before {
            Before::Nothing => None,
            Before::Refused(old) => Some(old.to_string()),
        };
        keys.push(UniqueKey { scope: lrn::SCOPE.to_owned(), key, value: known.to_string(), replaces });
        if let Some(mrn) = work.mrn() {
            let value = work.stream.clone();
            keys.push(UniqueKey { scope: lrn::MRN.to_owned(), key: mrn.to_owned(), value, replaces: None });
            let value = format!("{} {mrn}", work.stream);
            let claim = |key| UniqueKey { scope: UCR.to_owned(), key, value: value.clone(), replaces: None };
            keys.extend(references.free.into_iter().filter(|_| accepted).map(claim));
        }
        let register =
            Append { stream: registers::STREAM.to_owned(), expected: references.register, events: Vec::new() };
        Beside { keys, messages: vec![received.message()], asserts: vec![register] }
    }

    /// What came of this sender's reference before.
    pub(crate) async fn known(&self, received: &Received<'_>) -> Result<Option<Known>, Fault> {
        let key = lrn::key(received.sender(), received.lrn());
        let earlier = lrn::content_key(received.sender(), received.lrn(), &received.hash);
        let found = match self.store().key(lrn::EARLIER, &earlier).await? {
            Some(found) => Some(found),
            None => self.store().key(lrn::SCOPE, &key).await?,
        };
        found.map(|value| value.parse()).transpose()
    }

    /// The first answer again, made of the same events.
    pub(crate) async fn answer_again(&self, received: &Received<'_>, known: &Known) -> Result<Receipt, ReceiveError> {
        let stored = self.store().load(&known.stream).await?;
        let (_, events) = record::replay(&stored)?;
        let from = known.from as usize;
        let until = (from + known.count as usize).min(events.len());
        let before = State::from_events(&events[..from.min(until)]);
        let answered = State::from_events(&events[..until]);
        let told = notifications(self, before, events[from.min(until)..until].iter());
        Ok(receipt(received, &answered, told, true))
    }

    pub(crate) async fn taken(&self, received: &Received<'_>, known: &Known) -> Result<ReceiveError, Fault> {
        let stored = self.store().load(&known.stream).await?;
        let (state, _) = record::replay(&stored)?;
        let mrn = crate::work::mrn(&state).unwrap_or_default().to_owned();
        Ok(ReceiveError::LrnTaken { lrn: received.lrn().to_owned(), mrn })
    }
}

pub(crate) fn receipt(
    received: &Received<'_>,
    state: &State,
    notifications: Vec<Notification>,
    resent: bool,
) -> Receipt {
    let refused = matches!(state, State::Rejected(_));
    Receipt {
        lrn: received.lrn().to_owned(),
        mrn: crate::work::mrn(state).filter(|_| !refused).map(str::to_owned),
        state: answer_state(state),
        notifications,
        receipt: received.hash.clone(),
        resent,
    }
}
