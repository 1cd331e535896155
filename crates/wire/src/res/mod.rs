//! Responses of an authority (WCO RES): notifications out, published samples in.

mod amounts;
mod answer;
mod from_notification;
pub mod json;
mod table;
mod to_notification;

pub use answer::{Answer, read, write_answer};
pub use table::*;

use model::Notification;

/// Writes a notification as WCO RES XML, UTF-8.
pub fn write(notification: &Notification) -> Vec<u8> {
    write_answer(&Answer::from(notification))
}
