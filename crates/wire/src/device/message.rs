//! The one form that readings of all devices get.

use jiff::Timestamp;

/// One reading or message of a device.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// What it is: `position`, `lock_event`, `heartbeat`, …
    pub kind: &'static str,
    /// The device's own clock; None where the message has no time.
    pub device_time: Option<Timestamp>,
    pub position: Option<Position>,
    /// Sent late from the device's memory.
    pub replayed: bool,
    pub serial: Option<u32>,
    pub battery_percent: Option<u8>,
    pub charging: bool,
    pub card: Option<String>,
    pub lock: Option<Lock>,
    pub sub_locks: Vec<SubLock>,
    pub events: Vec<LockEvent>,
    /// What only this protocol says, by name.
    pub details: Vec<(&'static str, Detail)>,
}

/// Where the device says it is; kept without a fix too, as its last known place.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Position {
    pub fix_valid: bool,
    /// Degrees, north and east positive.
    pub latitude: f64,
    pub longitude: f64,
    /// Metres.
    pub altitude: Option<f64>,
    pub speed_kmh: f64,
    /// Degrees from north, clockwise.
    pub course: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    Locked,
    Unlocked,
    Unknown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rope {
    In,
    Out,
    Cut,
    Unknown,
}

/// The state of the lock itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lock {
    pub state: State,
    pub rope: Rope,
    pub cover_open: Option<bool>,
}

/// A lock that speaks through this one.
#[derive(Clone, Debug, PartialEq)]
pub struct SubLock {
    pub id: String,
    pub card: Option<String>,
    pub state: State,
    pub battery_percent: Option<u8>,
    pub millivolts: Option<u16>,
}

/// What happened to a lock. A refused opening is never an opening.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LockEvent {
    Locked,
    Unlocked,
    UnlockRefused,
    UnlockFailed,
    RopePulledOut,
    RopeCut,
    CoverOpened,
    Tampered,
    OpenedWhileSealed,
    Vibration,
    LeftUnlocked,
    WrongPassword,
    IllegalCard,
    LowBattery,
    MotorStuck,
    FenceIn,
    FenceOut,
    SubLockLost,
    CardBound,
    Resealed,
    Shock,
    Dropped,
}

impl LockEvent {
    pub fn as_str(self) -> &'static str {
        match self {
            LockEvent::Locked => "lock",
            LockEvent::Unlocked => "unlock",
            LockEvent::UnlockRefused => "unlock_refused",
            LockEvent::UnlockFailed => "unlock_failed",
            LockEvent::RopePulledOut => "rope_pulled_out",
            LockEvent::RopeCut => "rope_cut",
            LockEvent::CoverOpened => "cover_open",
            LockEvent::Tampered => "tamper",
            LockEvent::OpenedWhileSealed => "opened_while_sealed",
            LockEvent::Vibration => "vibration",
            LockEvent::LeftUnlocked => "long_unlocked",
            LockEvent::WrongPassword => "wrong_password",
            LockEvent::IllegalCard => "illegal_card",
            LockEvent::LowBattery => "low_battery",
            LockEvent::MotorStuck => "motor_stuck",
            LockEvent::FenceIn => "fence_in",
            LockEvent::FenceOut => "fence_out",
            LockEvent::SubLockLost => "sub_lock_lost",
            LockEvent::CardBound => "card_bound",
            LockEvent::Resealed => "resealed",
            LockEvent::Shock => "shock",
            LockEvent::Dropped => "drop",
        }
    }
}

/// A value that only one protocol has.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    Number(i64),
    /// A number and how many of its digits stand behind the point.
    Decimal(i64, u8),
    Flag(bool),
    Text(String),
}

impl Message {
    pub(super) fn new(kind: &'static str) -> Message {
        Message {
            kind,
            device_time: None,
            position: None,
            replayed: false,
            serial: None,
            battery_percent: None,
            charging: false,
            card: None,
            lock: None,
            sub_locks: Vec::new(),
            events: Vec::new(),
            details: Vec::new(),
        }
    }

    pub(super) fn number(&mut self, name: &'static str, value: impl Into<i64>) {
        self.details.push((name, Detail::Number(value.into())));
    }

    pub(super) fn text(&mut self, name: &'static str, value: impl Into<String>) {
        self.details.push((name, Detail::Text(value.into())));
    }

    pub(super) fn flag(&mut self, name: &'static str, value: bool) {
        self.details.push((name, Detail::Flag(value)));
    }
}
