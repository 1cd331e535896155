//! The movements, one file each: what a ledger's state and an event come to.

mod admit;
mod count;
mod draw;
mod grant;
mod manufacture;
mod rate;
mod remove;
mod reverse;
mod transfer;

pub(crate) use draw::Slice;

use crate::amount::LARGEST;
use crate::entry::Entry;
use crate::event::{Event, Movement, Purpose};
use crate::ledger::Ledger;
use crate::names::Enterprise;
use crate::outcome::Reason;

/// Fills the entry, or says why nothing is booked.
pub(crate) fn decide(ledger: &Ledger, event: &Event, entry: &mut Entry) -> Result<(), Reason> {
    let enterprise = ledger.enterprise(&event.enterprise)?;
    if ledger.zone_of(enterprise) != event.zone {
        return Err(Reason::WrongZone);
    }
    match &event.movement {
        Movement::Admit { .. } => admit::decide(ledger, event, enterprise, entry),
        Movement::Release { reference, purpose, item, qty } => {
            let (item, quantity) = (ledger.item(item)?, counted(*qty)?);
            grant::decide(
                ledger,
                crate::Release { reference: reference.clone(), enterprise, item, purpose: *purpose, quantity },
                entry,
            )
        }
        Movement::RateChange { item, rate_bp } => rate::decide(ledger, item, *rate_bp, entry),
        Movement::Domestic { item, qty, release, status } => {
            let ask = ask(enterprise, Purpose::Domestic, item, *qty, release.as_deref())?;
            remove::home_use(ledger, &ask, *status, entry)
        }
        Movement::Reexport { item, qty, release } => {
            let ask = ask(enterprise, Purpose::Reexport, item, *qty, release.as_deref())?;
            remove::out(ledger, &ask, crate::Account::Reexported, entry)
        }
        Movement::Destroy { item, qty, release } => {
            let ask = ask(enterprise, Purpose::Destroy, item, *qty, release.as_deref())?;
            remove::out(ledger, &ask, crate::Account::Destroyed, entry)
        }
        Movement::Transfer { item, qty, release, to } => {
            let ask = ask(enterprise, Purpose::Transfer, item, *qty, release.as_deref())?;
            transfer::decide(ledger, &ask, to, entry)
        }
        Movement::Manufacture { .. } => manufacture::decide(ledger, &event.movement, enterprise, entry),
        Movement::Count { item, counted } => count::decide(ledger, enterprise, item, *counted, entry),
        Movement::ClosePeriod { until } => {
            entry.closed_until = Some(*until);
            Ok(())
        }
        Movement::Reverse { of } => reverse::decide(ledger, event.t, enterprise, of, entry),
    }
}

/// What somebody wants to take out under a release.
pub(crate) struct Ask<'a> {
    pub enterprise: Enterprise,
    pub purpose: Purpose,
    pub item: &'a str,
    pub quantity: i64,
    pub release: Option<&'a str>,
}

fn ask<'a>(
    enterprise: Enterprise,
    purpose: Purpose,
    item: &'a str,
    quantity: i64,
    release: Option<&'a str>,
) -> Result<Ask<'a>, Reason> {
    Ok(Ask { enterprise, purpose, item, quantity: counted(quantity)?, release })
}

/// A quantity that goods can have: above zero.
fn counted(quantity: i64) -> Result<i64, Reason> {
    if (1..=LARGEST).contains(&quantity) { Ok(quantity) } else { Err(Reason::OutOfRange) }
}

/// A value, or a quantity that may be zero.
fn amount(value: i64) -> Result<i64, Reason> {
    if (0..=LARGEST).contains(&value) { Ok(value) } else { Err(Reason::OutOfRange) }
}
