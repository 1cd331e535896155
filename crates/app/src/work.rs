//! A unit of work on one declaration: its state, what was decided so far, and the ledgers that take part.

use std::sync::Arc;

use clearance::{Actor as By, Command, Context, Event, Refusal, State, Timer, Versions, decide};
use jiff::Timestamp;
use jiff::civil::Date;
use model::Notification;
use tariff::Tariff;

use crate::ledger::Held;
use crate::{App, Fault};

/// Decisions are made in memory and become durable together, or not at all.
pub(crate) struct Work<'a> {
    pub app: &'a App,
    pub now: Timestamp,
    pub day: Date,
    pub tariff: Arc<Tariff>,
    pub versions: Versions,
    /// Name of the declaration's stream.
    pub stream: String,
    /// Events that the stream had when it was loaded.
    pub before: u64,
    pub state: State,
    /// Decided, not yet stored.
    pub events: Vec<Event>,
    /// What the declarant is told of them.
    pub notifications: Vec<Notification>,
    /// Accounts and quotas that this work touches, by name; held until it is stored or given up.
    pub ledgers: Vec<Held>,
    /// How many of the events are posted to their ledgers.
    pub posted: usize,
    /// What goods items draw on quotas, once the event that says so is there; `None` where nothing was asked of them.
    pub draws: Option<Vec<tariff::Draw>>,
    /// Works on other declarations that become durable with this one, each with the clocks that ran before.
    pub beside: Vec<(Work<'a>, Vec<Timer>)>,
}

impl<'a> Work<'a> {
    pub fn new(app: &'a App, stream: String, before: u64, state: State) -> Work<'a> {
        let now = app.now();
        let tariff = app.tariff();
        let versions = app.versions(&tariff);
        Work {
            app,
            now,
            day: app.day(now),
            tariff,
            versions,
            stream,
            before,
            state,
            events: Vec::new(),
            notifications: Vec::new(),
            ledgers: Vec::new(),
            posted: 0,
            draws: None,
            beside: Vec::new(),
        }
    }

    /// Loads a declaration to go on with.
    pub async fn load(app: &'a App, stream: &str) -> Result<Work<'a>, Fault> {
        let stored = app.store().load(stream).await?;
        let (state, _) = crate::record::replay(&stored)?;
        Ok(Work::new(app, stream.to_owned(), stored.len() as u64, state))
    }

    /// Gives one command; what follows is taken into the state at once.
    pub fn give(&mut self, by: &By, command: Command) -> Result<(), Refusal> {
        let context =
            Context { now: self.now, day: self.day, profile: self.app.profile(), versions: &self.versions, actor: by };
        let events = decide(&self.state, command, &context)?;
        for event in events {
            self.state.apply(&event);
            self.notifications.extend(told(self.app, &self.state, &event));
            self.events.push(event);
        }
        Ok(())
    }

    /// The MRN, once there is one.
    pub fn mrn(&self) -> Option<&str> {
        mrn(&self.state)
    }
}

/// The MRN of a state, once there is one.
pub(crate) fn mrn(state: &State) -> Option<&str> {
    match state {
        State::Live(dossier) => Some(&dossier.mrn),
        State::Rejected(rejected) => rejected.mrn.as_deref(),
        State::None => None,
    }
}

/// The notification of an event; its id is the same whenever it is made again.
///
/// Findings are told by the codes that the economy publishes for them; events keep our own.
pub(crate) fn told(app: &App, state: &State, event: &Event) -> Option<Notification> {
    let mut notification = clearance::notify(state, event, |id| {
        let seed = format!("{}/{}/{}", id.reference, id.version, id.counter);
        crate::sha256(seed.as_bytes()).get(..32).unwrap_or_default().to_owned()
    })?;
    for finding in &mut notification.findings {
        if let Some(published) = app.checks().published(&finding.code) {
            finding.code = published.to_owned().into();
        }
    }
    Some(notification)
}

/// The notifications of events that follow on `state`.
pub(crate) fn notifications<'e>(
    app: &App,
    mut state: State,
    events: impl Iterator<Item = &'e Event>,
) -> Vec<Notification> {
    let mut told_so_far = Vec::new();
    for event in events {
        state.apply(event);
        told_so_far.extend(told(app, &state, event));
    }
    told_so_far
}
