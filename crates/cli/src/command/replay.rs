//! `clearway replay`: folders of messages through a fresh node in memory, one line a folder.

mod order;
mod report;

use std::path::Path;

use app::{Actor, App, ReceiveError, Role};
use codelist::Profile;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use tariff::Tariff;

use crate::args::Replay;
use crate::exit::{Exit, ended};
use crate::node;

pub fn run(args: &Replay) -> Exit {
    ended(replay(args))
}

fn replay(args: &Replay) -> Result<Exit, Exit> {
    let profile = node::profile(&args.profile)?;
    let tariff = node::tariff(&args.tariff)?;
    let runtime = node::runtime()?;
    for dir in &args.dirs {
        let line = runtime.block_on(scenario(dir, profile.clone(), tariff.clone(), args.clock))?;
        if args.json {
            println!("{line}");
        } else {
            report::print_text(&line);
        }
    }
    Ok(Exit::Done)
}

/// Runs one folder: its messages a second apart, then the system's own clocks until all is at rest.
async fn scenario(dir: &Path, profile: Profile, tariff: Tariff, clock: Timestamp) -> Result<Value, Exit> {
    let messages = order::messages(dir)?;
    let node = node::in_memory(profile, tariff, clock).await?;
    let actor = Actor {
        login: "replay".to_owned(),
        name: "replay".to_owned(),
        roles: vec![Role::Trader],
        party: "replay".to_owned(),
    };
    let mut run = Run { node, actor, declarations: Vec::new(), faults: Vec::new() };
    for (at, message) in messages.iter().enumerate() {
        let now = clock.saturating_add(SignedDuration::from_secs(at as i64)).map_err(Exit::failed)?;
        run.until(now).await?;
        run.take(message).await?;
    }
    run.rest().await?;
    report::scenario(dir, &run).await
}

/// One scenario as it runs.
pub struct Run {
    pub node: App,
    pub actor: Actor,
    /// LRNs lodged, in order.
    pub declarations: Vec<String>,
    /// Messages that were not taken, and why.
    pub faults: Vec<(String, String)>,
}

impl Run {
    async fn take(&mut self, message: &order::Message) -> Result<(), Exit> {
        let bound = self.bound().await?;
        match self.node.receive_bound(&self.actor, &message.bytes, bound.as_deref()).await {
            Ok(receipt) => {
                if message.lodges && !self.declarations.contains(&receipt.lrn) {
                    self.declarations.push(receipt.lrn);
                }
                Ok(())
            }
            Err(ReceiveError::Fault(fault)) => Err(Exit::failed(fault)),
            Err(error) => {
                let why = match &error {
                    ReceiveError::Unreadable(findings) => {
                        findings.iter().map(|f| format!("{} {}", f.code, f.message)).collect::<Vec<_>>().join("; ")
                    }
                    other => other.to_string(),
                };
                self.faults.push((message.name.clone(), why));
                Ok(())
            }
        }
    }

    /// The declaration that a message with a foreign MRN is meant for: the only, else the last one.
    async fn bound(&self) -> Result<Option<String>, Exit> {
        for lrn in self.declarations.iter().rev() {
            let view = self.node.declaration_by_lrn(&self.actor, &self.actor.party, lrn).await;
            if let Some(mrn) = view.map_err(Exit::failed)?.and_then(|view| view.row.mrn) {
                return Ok(Some(mrn));
            }
        }
        Ok(None)
    }

    /// Lets the system's own clocks run that are due by `now`, each at its time; then it is `now`.
    async fn until(&mut self, now: Timestamp) -> Result<(), Exit> {
        while let Some(due) = self.next_clock().await?.filter(|due| *due <= now) {
            self.fire(due).await?;
        }
        self.node.clock().set(now);
        Ok(())
    }

    async fn rest(&mut self) -> Result<(), Exit> {
        // Each firing ends a clock; a life has few of them.
        for _ in 0..64 {
            let Some(due) = self.next_clock().await? else { return Ok(()) };
            self.fire(due).await?;
        }
        Ok(())
    }

    async fn fire(&mut self, due: Timestamp) -> Result<(), Exit> {
        self.node.clock().set(due.max(self.node.now()));
        for lrn in &self.declarations {
            self.node.fire_own_clocks(&self.actor.party, lrn).await.map_err(Exit::failed)?;
        }
        Ok(())
    }

    /// The next of the system's own clocks. Those of people are never run ahead of.
    async fn next_clock(&self) -> Result<Option<Timestamp>, Exit> {
        let mut next: Option<Timestamp> = None;
        for lrn in &self.declarations {
            let due = self.node.own_clock(&self.actor.party, lrn).await.map_err(Exit::failed)?;
            next = [next, due].into_iter().flatten().min();
        }
        Ok(next)
    }
}
