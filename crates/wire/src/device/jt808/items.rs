//! Items behind a reading: id, length, value. Nothing is read past a value's own length.

use super::super::bytes::{Bytes, hex, text};
use super::super::{Lock, LockEvent, Message, Rope, State, SubLock};

/// Events of the G-300 family, by number.
const EVENTS: [(u16, LockEvent); 21] = [
    (0x00, LockEvent::Locked),
    (0x01, LockEvent::Unlocked),
    (0x02, LockEvent::Locked),
    (0x03, LockEvent::Locked),
    (0x04, LockEvent::Unlocked),
    (0x05, LockEvent::Locked),
    (0x06, LockEvent::Unlocked),
    (0x07, LockEvent::Locked),
    (0x08, LockEvent::Unlocked),
    (0x09, LockEvent::Locked),
    (0x0A, LockEvent::Unlocked),
    (0x0B, LockEvent::UnlockRefused),
    (0x0C, LockEvent::UnlockRefused),
    (0x0D, LockEvent::UnlockRefused),
    (0x0E, LockEvent::UnlockRefused),
    (0x0F, LockEvent::OpenedWhileSealed),
    (0x10, LockEvent::Tampered),
    (0x11, LockEvent::RopeCut),
    (0x12, LockEvent::LowBattery),
    (0x13, LockEvent::WrongPassword),
    (0x14, LockEvent::Resealed),
];

/// Reads all items that are whole; what follows the last whole one is noise of a cut body.
pub(super) fn read(message: &mut Message, bytes: &mut Bytes) {
    while let (Some(id), Some(length)) = (bytes.u8(), bytes.u8()) {
        let Some(value) = bytes.take(length.into()) else { return };
        item(message, id, value);
    }
}

fn item(message: &mut Message, id: u8, value: &[u8]) -> Option<()> {
    let mut bytes = Bytes(value);
    match id {
        0x01 => message.number("odometer_m", i64::from(bytes.u32()?) * 100),
        0x30 => message.number("rssi", bytes.u8()?),
        0x31 => message.number("satellites", bytes.u8()?),
        0x0B => lock_event(message, value)?,
        0x06 | 0x56 | 0x68 | 0xD4 if value.len() == 1 => {
            message.battery_percent = bytes.u8().filter(|level| *level <= 100)
        }
        0x60 => sub_lock_event(message, &mut bytes)?,
        0x63 => sub_locks(message, &mut bytes),
        0x67 => message.text("password", text(value)),
        0xD5 if value.len() > 2 => bound(message, &mut bytes)?,
        0xDA => rope(message, bytes.u16()?, bytes.u8()?),
        0xF6 | 0xFC if !value.is_empty() && value.len() <= 4 => message.text("fence", hex(value)),
        0xFB => message.text("container", text(value).trim_matches('\0')),
        _ => {}
    }
    Some(())
}

/// Command, card, password and result, as many as the length holds.
pub(super) fn lock_event(message: &mut Message, value: &[u8]) -> Option<()> {
    let mut bytes = Bytes(value);
    message.number("lock_command", bytes.u8()?);
    if value.len() >= 5 {
        let card = bytes.u32()?;
        message.card = (card != 0).then(|| format!("{card:010}"));
    }
    if value.len() >= 7 {
        message.text("lock_password", text(bytes.take(6)?));
    }
    if value.len().is_multiple_of(2) {
        message.number("unlock_result", *value.last()?);
    }
    Some(())
}

/// An event's number; those of sub-locks name the lock and who opened it.
fn sub_lock_event(message: &mut Message, bytes: &mut Bytes) -> Option<()> {
    let event = bytes.u16()?;
    message.number("event", event);
    if (0x61..=0x66).contains(&event) {
        message.text("sub_lock", hex(bytes.take(6)?));
        message.card = Some(text(bytes.take(8)?));
        return Some(());
    }
    message.events.extend(EVENTS.iter().find(|(number, _)| *number == event).map(|(_, event)| *event));
    let more = match event {
        0x17 => Some(LockEvent::LowBattery),
        0x18 => Some(LockEvent::MotorStuck),
        _ => None,
    };
    message.events.extend(more);
    Some(())
}

/// Eleven bytes a sub-lock.
fn sub_locks(message: &mut Message, bytes: &mut Bytes) {
    while let (Some(id), Some(millivolts), Some(seal), Some(_), Some(_)) =
        (bytes.take(6), bytes.u16(), bytes.u8(), bytes.u8(), bytes.u8())
    {
        let state = if seal == b'1' { State::Locked } else { State::Unlocked };
        let (id, millivolts) = (hex(id), Some(millivolts));
        message.sub_locks.push(SubLock { id, card: None, state, battery_percent: None, millivolts });
    }
}

/// The master lock, then its slaves.
fn bound(message: &mut Message, bytes: &mut Bytes) -> Option<()> {
    for _ in 0..bytes.u8()? {
        let (id, card) = (hex(bytes.take(5)?), hex(bytes.take(5)?));
        let (battery, status) = (bytes.u8()?, bytes.u16()?);
        let state = if status & 1 << 5 == 0 { State::Locked } else { State::Unlocked };
        if message.sub_locks.is_empty() {
            message.lock = Some(Lock { state, rope: Rope::Unknown, cover_open: None });
        }
        let card = (!card.chars().all(|digit| digit == '0')).then_some(card);
        message.sub_locks.push(SubLock { id, card, state, battery_percent: Some(battery), millivolts: None });
    }
    Some(())
}

fn rope(message: &mut Message, cuts: u16, state: u8) {
    message.number("rope_cuts", cuts);
    message.flag("string", state & 1 != 0);
    message.flag("motion", state & 4 != 0);
    message.flag("cover", state & 8 != 0);
}
