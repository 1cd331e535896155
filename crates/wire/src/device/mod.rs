//! Frames of electronic seals: read into one form, answered, and commands to them written.
//!
//! Four families share a port and are told apart by the first byte: Jointech (`$`, `(`), JT/T 808 (7E, E7), eSeal text
//! (`#`) and TeraTrack JSON (`{`). None of them proves who sends: a device id is a claim that an edge has to bind.

mod bytes;
pub mod encode;
mod eseal;
mod jointech;
mod json;
mod jt808;
mod message;
mod moment;
mod split;
mod teratrack;

use jiff::Timestamp;

pub use json::in_json;
pub use jt808::escape;
pub use message::{Detail, Lock, LockEvent, Message, Position, Rope, State, SubLock};
pub use split::{Part, Splitter};

/// Longest frame that is read, in bytes.
pub const LONGEST: usize = 16 * 1024;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Protocol {
    Jointech,
    Jt808,
    Eseal,
    Teratrack,
}

impl Protocol {
    pub fn as_str(self) -> &'static str {
        match self {
            Protocol::Jointech => "jt600",
            Protocol::Jt808 => "jt808",
            Protocol::Eseal => "eseal",
            Protocol::Teratrack => "teratrack",
        }
    }
}

/// Whether bytes stand as they came over the wire, or with their escapes undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    Wire,
    Unescaped,
}

/// What one frame says.
#[derive(Clone, Debug, PartialEq)]
pub struct Frame {
    pub protocol: Protocol,
    /// The id that the device claims.
    pub device: Option<String>,
    pub messages: Vec<Message>,
    /// What the device waits for; sent only once the frame is kept, and never for one that is not intact.
    pub reply: Option<Reply>,
    /// Whether check byte and length are right, where the protocol has them.
    pub intact: bool,
}

/// An answer to a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reply {
    Text(String),
    /// Header, body and check byte between delimiters, escapes not yet made: see `escape`.
    Bytes(Vec<u8>),
}

/// Why a frame says nothing that can be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unreadable {}

fn unreadable<T>(what: impl Into<String>) -> Result<T, Unreadable> {
    Err(Unreadable(what.into()))
}

/// Reads one whole frame; `now` goes into answers to devices that ask for the time.
///
/// # Errors
/// Where the frame is of no known family, cut short, or has a field that cannot be.
pub fn decode(frame: &[u8], form: Form, now: Timestamp) -> Result<Frame, Unreadable> {
    if frame.len() > LONGEST {
        return unreadable(format!("a frame of {} bytes; the longest has {LONGEST}", frame.len()));
    }
    match frame.first() {
        Some(b'$') => jointech::binary(frame),
        Some(b'(') => jointech::text(frame, form, now),
        Some(b'2') if form == Form::Unescaped && frame.starts_with(b"2,") => jointech::peripheral_alone(frame),
        Some(0x7E | 0xE7) => jt808::decode(frame, form, now),
        Some(b'#') => eseal::decode(frame),
        Some(b'{') => teratrack::decode(frame),
        Some(other) => unreadable(format!("no family begins with byte {other:02x}")),
        None => unreadable("an empty frame"),
    }
}
