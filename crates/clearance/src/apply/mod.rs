//! Takes an event into the state; it cannot fail.
//!
//! An event that does not belong to the state changes nothing but the history: `decide` never makes one.

mod course;
mod money;
mod outcome;
mod request;

use crate::event::{Event, Fact};
use crate::state::{Act, Dossier, Phase, Rejected, State, TimelineEntry, Version};

impl State {
    pub fn apply(&mut self, event: &Event) {
        match &event.fact {
            Fact::Lodged { .. } => self.lodge(event),
            Fact::Rejected { .. } => self.reject(event),
            _ => {}
        }
        if let State::Live(dossier) = self {
            dossier.act = Act { since: event.at, until: event.act_until };
            course::apply(dossier, event);
            request::apply(dossier, event);
            money::apply(dossier, event);
            outcome::apply(dossier, event);
        }
        self.remember(event);
    }

    fn lodge(&mut self, event: &Event) {
        let Fact::Lodged { attempt, sender, lrn, mrn, declaration, regime, warnings, present_until } = &event.fact
        else {
            return;
        };
        let (notified, timeline) = self.history();
        *self = State::Live(Box::new(Dossier {
            attempt: *attempt,
            sender: sender.clone(),
            lrn: lrn.clone(),
            mrn: mrn.clone(),
            version: 1,
            declaration: declaration.clone(),
            versions: vec![Version {
                number: 1,
                at: event.at,
                by: event.by.clone(),
                why: event.fact.name(),
                changes: Vec::new(),
                declaration: declaration.clone(),
            }],
            regime: regime.clone(),
            lodged_at: event.at,
            accepted_at: None,
            accepted_on: None,
            released_at: None,
            cleared_at: None,
            cleared_version: 0,
            warnings: warnings.clone(),
            phase: Phase::Registered { since: event.at, present_until: *present_until },
            lane: None,
            assessments: Vec::new(),
            manual: None,
            payments: Default::default(),
            request: None,
            result_owed: false,
            untold: Vec::new(),
            presented: false,
            documents: Vec::new(),
            supplementary: None,
            act: Act { since: event.at, until: event.act_until },
            notified,
            timeline,
        }));
    }

    fn reject(&mut self, event: &Event) {
        let Fact::Rejected { attempt, sender, lrn, mrn, findings, .. } = &event.fact else { return };
        let version = self.dossier().map_or(1, |dossier| dossier.version);
        let (notified, timeline) = self.history();
        *self = State::Rejected(Box::new(Rejected {
            attempt: *attempt,
            sender: sender.clone(),
            lrn: lrn.clone(),
            mrn: mrn.clone(),
            version,
            at: event.at,
            findings: findings.clone(),
            notified,
            timeline,
        }));
    }

    /// What a new attempt goes on with: ids of notifications are unique over all attempts.
    fn history(&mut self) -> (u32, Vec<TimelineEntry>) {
        match self {
            State::None => (0, Vec::new()),
            State::Rejected(rejected) => (rejected.notified, std::mem::take(&mut rejected.timeline)),
            State::Live(dossier) => (dossier.notified, std::mem::take(&mut dossier.timeline)),
        }
    }

    fn remember(&mut self, event: &Event) {
        let (version, notified, timeline) = match self {
            State::None => return,
            State::Rejected(rejected) => (rejected.version, &mut rejected.notified, &mut rejected.timeline),
            State::Live(dossier) => (dossier.version, &mut dossier.notified, &mut dossier.timeline),
        };
        if event.fact.function().is_some() {
            *notified = notified.saturating_add(1);
        }
        timeline.push(TimelineEntry {
            at: event.at,
            what: event.fact.name(),
            role: event.by.role(),
            who: event.by.name().to_owned(),
            version,
            reasons: event.fact.basis().map(|basis| basis.reasons.clone()).unwrap_or_default(),
        });
    }
}
