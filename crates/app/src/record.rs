//! Events to and from their stored form: JSON under a kind that names the fact's version.
//!
//! A stored event is a promise for ever. A change that old readers would misread gets a new kind (`fact.2`), and the
//! old one is read for ever beside it.

use clearance::{Event, State};
use store::{NewEvent, StoredEvent};

use crate::Fault;

/// Kind of a declaration's events.
pub const FACT: &str = "fact.1";
/// Kind of an account's events.
pub const ACCOUNT: &str = "account.1";
/// Kind of a tariff quota's events.
pub const QUOTA: &str = "quota.1";
/// Kind of the registers' events.
pub const REGISTER: &str = "register.1";
/// Kind of the events of a declarant's standing.
pub const STANDING: &str = "standing.1";

pub fn write(event: &Event) -> Result<NewEvent, Fault> {
    let payload = serde_json::to_vec(event).map_err(|error| Fault::Other(format!("event: {error}")))?;
    Ok(NewEvent { kind: FACT.to_owned(), payload })
}

pub fn read(stored: &StoredEvent) -> Result<Event, Fault> {
    parse(stored, FACT)
}

/// An event of one kind; another one is of a newer program.
pub fn parse<T: serde::de::DeserializeOwned>(stored: &StoredEvent, kind: &str) -> Result<T, Fault> {
    let fault = |reason: String| Fault::Stored { stream: stored.stream.clone(), kind: stored.kind.clone(), reason };
    if stored.kind != kind {
        return Err(fault(format!("this program reads {kind}; it is older than the data")));
    }
    serde_json::from_slice(&stored.payload).map_err(|error| fault(error.to_string()))
}

/// The events of a declaration's stream, and the state they make.
pub fn replay(stored: &[StoredEvent]) -> Result<(State, Vec<Event>), Fault> {
    let events: Vec<Event> = stored.iter().map(read).collect::<Result<_, _>>()?;
    Ok((State::from_events(&events), events))
}
