//! Commands to locks, as bytes or text of their protocol.

use super::Unreadable;
use super::jt808::{escape, identifier, pack};

/// What an authority tells a device.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// Jointech: stop or allow the engine.
    Engine { running: bool },
    /// Jointech: minutes east of UTC.
    Timezone { minutes: i16 },
    /// Jointech: start again.
    Reboot,
    /// Jointech: open with the fixed password.
    Unlock { password: String },
    /// Jointech: open with the password of the hour.
    UnlockOnce { password: String },
    /// Jointech: open a sub-lock; a serial is never used again, for equal ones are dropped.
    UnlockSubLock { device: String, serial: u16, minutes: u8, sub_lock: String },
    /// JT/T 808, 8105.
    Control { device: String, serial: u16, body: Vec<u8> },
    /// JT/T 808, 8300: a text that the terminal shows or obeys.
    Text { device: String, serial: u16, flag: u8, text: String },
    /// JT/T 808, 8900: bytes handed on to what hangs on the terminal.
    Transparent { device: String, serial: u16, kind: u8, body: Vec<u8> },
    /// eSeal: open from afar.
    SealUnlock { device: String },
    /// eSeal: switch off.
    SealPowerOff { device: String },
}

/// What goes over the wire.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wire {
    Text(String),
    Bytes(Vec<u8>),
}

/// Writes a command.
///
/// # Errors
/// Where an id, password or text has no place in the protocol.
pub fn encode(command: &Command) -> Result<Wire, Unreadable> {
    let text = |text: String| Ok(Wire::Text(text));
    match command {
        Command::Engine { running } => text(format!("(S07,{})", u8::from(*running))),
        Command::Timezone { minutes } => {
            text(format!("(S09,{},{})", if *minutes < 0 { 0 } else { 1 }, minutes.unsigned_abs()))
        }
        Command::Reboot => text("(S17)".to_owned()),
        Command::Unlock { password } => text(format!("(P43,{})", word(password)?)),
        Command::UnlockOnce { password } => text(format!("(P52,3,{})", word(password)?)),
        Command::UnlockSubLock { device, serial, minutes, sub_lock } => {
            if *serial > 999 || !(1..=5).contains(minutes) {
                return Err(Unreadable("a sub-lock's serial is 0 to 999, and it opens for 1 to 5 minutes".into()));
            }
            text(format!("({},1,{serial:03},WLNET,8,1,1,{minutes},{})", word(device)?, word(sub_lock)?))
        }
        Command::Control { device, serial, body } => bytes(0x8105, device, *serial, body),
        Command::Text { device, serial, flag, text } => {
            if !text.is_ascii() {
                return Err(Unreadable("a terminal's text is ASCII".into()));
            }
            let mut body = vec![*flag];
            body.extend(text.bytes());
            bytes(0x8300, device, *serial, &body)
        }
        Command::Transparent { device, serial, kind, body } => {
            let mut all = vec![*kind];
            all.extend(body);
            bytes(0x8900, device, *serial, &all)
        }
        Command::SealUnlock { device } => text(format!("##S,eSeal,{},256,3.0.8,RC-Unlock,E##", word(device)?)),
        Command::SealPowerOff { device } => {
            text(format!("##S,eSeal,{},256,3.0.8,RC-Power Control,Power OFF,E##", word(device)?))
        }
    }
}

/// A field that cannot end its frame or add another field.
fn word(text: &str) -> Result<&str, Unreadable> {
    let fits = !text.is_empty() && text.len() <= 32 && text.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits { Ok(text) } else { Err(Unreadable(format!("{text:?}: 1 to 32 letters and digits are expected"))) }
}

fn bytes(id: u16, device: &str, serial: u16, body: &[u8]) -> Result<Wire, Unreadable> {
    if body.len() > 1_023 {
        return Err(Unreadable(format!("a body of {} bytes; the longest has 1,023", body.len())));
    }
    let Some(terminal) = identifier(device) else {
        return Err(Unreadable(format!("{device:?}: a terminal's id has up to 12 digits, or 15 of an IMEI")));
    };
    Ok(Wire::Bytes(escape(&pack(id, terminal, serial, body))))
}
