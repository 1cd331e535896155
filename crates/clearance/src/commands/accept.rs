//! Acceptance: the declaration takes effect; its moment is the tax point (UCC article 172).

use codelist::life::Clocks;
use jiff::civil::Time;
use jiff::tz::TimeZone;

use super::{Outcome, live};
use crate::context::Context;
use crate::event::Fact;
use crate::state::{Dossier, Phase, State};

pub(crate) fn may(state: &State) -> Result<&Dossier, String> {
    let dossier = live(state)?;
    match dossier.phase {
        Phase::Registered { present_until: None, .. } => Ok(dossier),
        Phase::Registered { .. } => Err("its goods were not presented yet".to_owned()),
        _ => Err("it is past acceptance".to_owned()),
    }
}

pub(crate) fn decide(state: &State, context: &Context) -> Outcome {
    if state.dossier().is_some_and(|dossier| dossier.accepted_at.is_some() && !dossier.is_over()) {
        return Ok(Vec::new());
    }
    let dossier = may(state)?;
    let clocks = &context.life().clocks;
    let due = dossier.regime.simplified.then(|| clocks.supplementary.on(context.day));
    // Overdue is the day after.
    let remind_at = due.and_then(|due| {
        let day = due.tomorrow().ok()?;
        TimeZone::UTC.to_timestamp(day.to_datetime(Time::midnight())).ok()
    });
    let presented = if dossier.presented { "goods presented" } else { "goods declared as arrived" };
    Ok(vec![Fact::Accepted {
        on: context.day,
        new_version: dossier.presented,
        dwell_until: dwell(dossier, context),
        supplementary_due: due,
        supplementary_remind_at: remind_at,
        basis: context.basis(vec!["every check passed".to_owned(), presented.to_owned()]),
    }])
}

/// The end of the time in which the declarant may still amend; `None` where law gives none.
pub(crate) fn dwell(dossier: &Dossier, context: &Context) -> Option<jiff::Timestamp> {
    let seconds = dossier.regime.dwell_seconds;
    (seconds > 0).then(|| Clocks::seconds_after(context.now, seconds))
}
