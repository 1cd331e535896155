//! The location block of 17 bytes that Jointech puts into all its binary messages.

use jiff::Timestamp;

use super::super::Position;
use super::super::bytes::bcd;
use super::super::moment;

/// Length of a location block.
pub(in crate::device) const BLOCK: usize = 17;

/// Kilometres an hour of a knot.
const KNOT: f64 = 1.852;

/// Time and place: date and time in packed decimals, degrees and minutes in packed decimals, flags in the last nibble,
/// speed in knots, half the course.
pub(in crate::device) fn block(bytes: &[u8; BLOCK]) -> Option<(Timestamp, Position)> {
    let [t0, t1, t2, t3, t4, t5, a0, a1, a2, a3, o0, o1, o2, o3, o4, speed, course] = *bytes;
    let time = moment::day_first([t0, t1, t2, t3, t4, t5])?;
    let pairs = |bytes: [u8; 4]| bytes.iter().try_fold(0u32, |sum, byte| Some(sum * 100 + u32::from(bcd(*byte)?)));
    let latitude = degrees(pairs([a0, a1, a2, a3])?);
    let last = o4 >> 4;
    if last > 9 {
        return None;
    }
    let longitude = degrees(pairs([o0, o1, o2, o3])? * 10 + u32::from(last));
    let signed = |value: f64, positive: bool| if positive { value } else { -value };
    let position = Position {
        fix_valid: o4 & 1 != 0,
        latitude: signed(latitude, o4 & 2 != 0),
        longitude: signed(longitude, o4 & 4 != 0),
        altitude: None,
        speed_kmh: f64::from(speed) * KNOT,
        course: f64::from(course) * 2.0,
    };
    (latitude <= 90.0 && longitude <= 180.0).then_some((time, position))
}

/// Degrees of `DDDMMmmmm`.
fn degrees(packed: u32) -> f64 {
    f64::from(packed / 1_000_000) + f64::from(packed % 1_000_000) / 600_000.0
}

/// Degrees of a text: decimal, or packed `DDMM.mmmm` where it is above what degrees can be.
pub(super) fn written(text: &str, most: f64) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    if !value.is_finite() || value < 0.0 {
        return None;
    }
    let degrees = if value > most { (value / 100.0).floor() + value % 100.0 / 60.0 } else { value };
    (degrees <= most).then_some(degrees)
}

/// As `written`, always packed.
pub(super) fn packed(text: &str, most: f64) -> Option<f64> {
    let value: f64 = text.parse().ok()?;
    let degrees = (value / 100.0).floor() + value % 100.0 / 60.0;
    (0.0..=most).contains(&degrees).then_some(degrees)
}
