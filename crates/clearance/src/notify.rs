//! What the declarant is told of an event.

use model::Notification;

use crate::event::Event;
use crate::state::State;

/// What a notification's id is made of: unique for ever, and the same on every replay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotificationId<'a> {
    /// The MRN; the LRN while there is none.
    pub reference: &'a str,
    pub version: u32,
    /// Counts the notifications of this declaration from 1.
    pub counter: u32,
}

/// The notification of `event`, where it has one; `state` is the one after it.
pub fn notify(state: &State, event: &Event, id: impl FnOnce(NotificationId) -> String) -> Option<Notification> {
    let _ = (state, event, id);
    None
}
