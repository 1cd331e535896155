//! Moments as devices write them: packed decimals and digits, in UTC or eight hours ahead of it.

use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use super::bytes::bcd;

/// JT/T 808 clocks run on China Standard Time.
const CHINA: SignedDuration = SignedDuration::from_hours(8);

fn utc(year: i16, [month, day, hour, minute, second]: [i8; 5]) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(DateTime::new(year, month, day, hour, minute, second, 0).ok()?).ok()
}

/// Six packed bytes in the order given by `order`: the places of year, month, day, hour, minute, second.
fn packed(bytes: [u8; 6], order: [usize; 3]) -> Option<Timestamp> {
    let digits: Vec<u8> = bytes.iter().map(|byte| bcd(*byte)).collect::<Option<_>>()?;
    let at = |place: usize| digits.get(place).map(|number| number.cast_signed());
    let [year, month, day] = order;
    utc(2000 + i16::from(at(year)?), [at(month)?, at(day)?, at(3)?, at(4)?, at(5)?])
}

/// DD MM YY hh mm ss, UTC.
pub(super) fn day_first(bytes: [u8; 6]) -> Option<Timestamp> {
    packed(bytes, [2, 1, 0])
}

/// YY MM DD hh mm ss, UTC+8.
pub(super) fn china(bytes: [u8; 6]) -> Option<Timestamp> {
    packed(bytes, [0, 1, 2])?.checked_sub(CHINA).ok()
}

/// `DDMMYY` and `hhmmss`, UTC.
pub(super) fn digits(date: &str, time: &str) -> Option<Timestamp> {
    let pair = |text: &str, at: usize| text.get(at..at + 2)?.parse::<i8>().ok();
    if date.len() != 6 || time.len() != 6 {
        return None;
    }
    let year = 2000 + i16::from(pair(date, 4)?);
    utc(year, [pair(date, 2)?, pair(date, 0)?, pair(time, 0)?, pair(time, 2)?, pair(time, 4)?])
}

/// `yyyy-mm-dd` and `hh:mm:ss`, UTC.
pub(super) fn written(date: &str, time: &str) -> Option<Timestamp> {
    TimeZone::UTC.to_timestamp(format!("{date}T{time}").parse::<DateTime>().ok()?).ok()
}
