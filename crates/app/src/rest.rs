//! The system's own clocks of one declaration, for replays that wait for nobody.

use clearance::{Actor as By, Command, Owner, Timer, timers};
use jiff::Timestamp;

use crate::commit::Beside;
use crate::work::Work;
use crate::{App, Fault, lrn};

impl App {
    /// When the next clock runs out that is the system's own and not a person's.
    pub async fn own_clock(&self, sender: &str, reference: &str) -> Result<Option<Timestamp>, Fault> {
        let work = Work::load(self, &lrn::stream(sender, reference)).await?;
        Ok(own(&timers(&work.state)).map(|timer| timer.due_at))
    }

    /// Fires the system's own clocks of a declaration that are due by now.
    pub async fn fire_own_clocks(&self, sender: &str, reference: &str) -> Result<(), Fault> {
        let mut work = Work::load(self, &lrn::stream(sender, reference)).await?;
        let running = timers(&work.state);
        let Some(timer) = own(&running).filter(|timer| timer.due_at <= work.now) else { return Ok(()) };
        let fire = Command::FireTimer { kind: timer.kind, due_at: timer.due_at };
        work.give(&By::System, fire).map_err(|refusal| Fault::Other(refusal.to_string()))?;
        work.advance().await?;
        work.commit(&running, Beside::default()).await?;
        Ok(())
    }
}

fn own(timers: &[Timer]) -> Option<Timer> {
    timers.iter().find(|timer| timer.kind.owner() == Owner::System).copied()
}
