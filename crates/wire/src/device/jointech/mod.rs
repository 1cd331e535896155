//! Jointech locks and trackers: binary frames after `$`, text in brackets.

mod binary;
mod peripheral;
mod place;
mod text;

pub(super) use binary::decode as binary;
pub(super) use peripheral::alone as peripheral_alone;
pub(super) use place::{BLOCK, block};
pub(super) use text::decode as text;

use super::{Frame, Message, Protocol, Reply};

fn frame(device: impl Into<String>, messages: Vec<Message>, reply: Option<String>) -> Frame {
    Frame {
        protocol: Protocol::Jointech,
        device: Some(device.into()),
        messages,
        reply: reply.map(Reply::Text),
        intact: true,
    }
}
