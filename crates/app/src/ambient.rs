//! The clock and the ids that use cases hand to the pure rooms: real ones, or ones that a test or a replay sets.

use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::Timestamp;
use sha2::{Digest, Sha256};

/// Where `now` comes from.
#[derive(Debug)]
pub enum Clock {
    System,
    /// Stands still until it is set.
    Fixed(Mutex<Timestamp>),
}

impl Clock {
    pub fn fixed(at: Timestamp) -> Clock {
        Clock::Fixed(Mutex::new(at))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place where the node reads the clock")]
            Clock::System => Timestamp::now(),
            Clock::Fixed(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        }
    }

    /// Moves a fixed clock; the system's clock is not ours to set.
    pub fn set(&self, to: Timestamp) {
        if let Clock::Fixed(at) = self {
            *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = to;
        }
    }
}

/// Where references come from.
#[derive(Debug)]
pub enum Ids {
    /// Cannot be guessed, and never repeats in practice (13 characters of 36: 67 bits).
    Random,
    /// The same in every run.
    Counted { seed: u64, next: AtomicU64 },
}

impl Ids {
    pub fn counted(seed: u64) -> Ids {
        Ids::Counted { seed, next: AtomicU64::new(0) }
    }

    fn bytes(&self) -> [u8; 32] {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place where the node draws random numbers")]
            Ids::Random => rand::random(),
            Ids::Counted { seed, next } => {
                let mut hash = Sha256::new();
                hash.update(seed.to_be_bytes());
                hash.update(next.fetch_add(1, Ordering::Relaxed).to_be_bytes());
                hash.finalize().into()
            }
        }
    }

    /// A new MRN of `country` (two capital letters) for the year of `now`.
    pub fn mrn(&self, country: &str, now: Timestamp) -> String {
        const SIGNS: &[u8; 36] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        let year = now.to_zoned(jiff::tz::TimeZone::UTC).year().rem_euclid(100) as u8;
        let body: String = self.bytes().iter().take(13).map(|b| SIGNS[usize::from(*b) % 36] as char).collect();
        model::check_digit::mrn(year, country, &body).unwrap_or_else(|| format!("{year:02}{country}{body}"))
    }

    /// 128 bits in hexadecimal.
    pub fn reference(&self) -> String {
        hex(&self.bytes()[..16])
    }

    /// 256 bits to make a key of.
    pub(crate) fn seed(&self) -> [u8; 32] {
        self.bytes()
    }

    /// A secret of 256 bits in hexadecimal, for sessions and keys.
    pub fn secret(&self) -> String {
        hex(&self.bytes())
    }
}

/// Lower-case hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// SHA-256 in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}
