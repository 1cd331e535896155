//! Dates, times and durations of XML Schema 1.0 part 2.

use super::Builtin;
use std::cmp::Ordering;

/// A point of time as written; parts that the type lacks have a fixed value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// Seconds of the proleptic Gregorian calendar, before the zone is taken off.
    seconds: i64,
    /// Digits after the second's point, no trailing zeros.
    fraction: String,
    /// Minutes east of UTC.
    zone: Option<i64>,
}

struct Cursor<'a>(&'a str);

impl<'a> Cursor<'a> {
    fn eat(&mut self, c: char) -> Option<()> {
        self.0 = self.0.strip_prefix(c)?;
        Some(())
    }

    fn two(&mut self, least: i64, most: i64) -> Option<i64> {
        let (digits, rest) = self.0.split_at_checked(2)?;
        let number = digits.bytes().all(|byte| byte.is_ascii_digit()).then(|| digits.parse().ok())??;
        self.0 = rest;
        (least..=most).contains(&number).then_some(number)
    }

    fn digits(&mut self) -> &'a str {
        let end = self.0.find(|c: char| !c.is_ascii_digit()).unwrap_or(self.0.len());
        let (digits, rest) = self.0.split_at(end);
        self.0 = rest;
        digits
    }

    /// Four digits or more, no leading zero beyond four; the year 0000 does not exist.
    fn year(&mut self) -> Option<i64> {
        let negative = self.eat('-').is_some();
        let digits = self.digits();
        if digits.len() < 4 || digits.len() > 11 || (digits.len() > 4 && digits.starts_with('0')) {
            return None;
        }
        let year: i64 = digits.parse().ok()?;
        (year != 0).then_some(if negative { -year } else { year })
    }

    fn zone(&mut self) -> Option<Option<i64>> {
        match self.0 {
            "" => Some(None),
            "Z" => Some(Some(0)),
            _ => {
                let sign = if self.eat('+').is_some() { 1 } else { self.eat('-').map(|()| -1)? };
                let hours = self.two(0, 14)?;
                self.eat(':')?;
                let minutes = self.two(0, 59)?;
                let total = hours * 60 + minutes;
                (self.0.is_empty() && total <= 14 * 60).then_some(Some(sign * total))
            }
        }
    }

    /// Seconds of the day, and the fraction's digits; 24:00:00 is the end of the day.
    fn time(&mut self) -> Option<(i64, &'a str)> {
        let hour = self.two(0, 24)?;
        self.eat(':')?;
        let minute = self.two(0, 59)?;
        self.eat(':')?;
        let second = self.two(0, 59)?;
        let fraction = match self.eat('.') {
            None => "",
            Some(()) => Some(self.digits()).filter(|digits| !digits.is_empty())?,
        };
        let fraction = fraction.trim_end_matches('0');
        if hour == 24 && (minute, second, fraction) != (0, 0, "") {
            return None;
        }
        Some((hour * 3600 + minute * 60 + second, fraction))
    }
}

/// Reads the lexical form of one of the eight date and time types.
pub fn parse(kind: Builtin, text: &str) -> Option<Moment> {
    let mut at = Cursor(text);
    // A leap year, so that 29 February stands where the year is left out.
    let (mut year, mut month, mut day, mut clock) = (2000, 1, 1, (0, ""));
    match kind {
        Builtin::DateTime | Builtin::Date | Builtin::YearMonth | Builtin::Year => {
            year = at.year()?;
            if kind != Builtin::Year {
                at.eat('-')?;
                month = at.two(1, 12)?;
            }
            if matches!(kind, Builtin::DateTime | Builtin::Date) {
                at.eat('-')?;
                day = at.two(1, 31)?;
            }
            if kind == Builtin::DateTime {
                at.eat('T')?;
                clock = at.time()?;
            }
        }
        Builtin::Time => clock = at.time()?,
        Builtin::MonthDay | Builtin::Month => {
            at.0 = at.0.strip_prefix("--")?;
            month = at.two(1, 12)?;
            if kind == Builtin::MonthDay {
                at.eat('-')?;
                day = at.two(1, 31)?;
            }
        }
        Builtin::Day => {
            at.0 = at.0.strip_prefix("---")?;
            day = at.two(1, 31)?;
        }
        _ => return None,
    }
    let zone = at.zone()?;
    (day <= days_in(year, month)).then(|| Moment {
        seconds: days_before(year, month, day) * 86_400 + clock.0,
        fraction: clock.1.to_owned(),
        zone,
    })
}

fn days_in(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let last = (if year < 0 { year + 1 } else { year }) - 1;
    let years = last * 365 + last.div_euclid(4) - last.div_euclid(100) + last.div_euclid(400);
    years + (1..month).map(|earlier| days_in(year, earlier)).sum::<i64>() + day
}

impl Moment {
    /// The order of two moments; none when only one has a zone and they lie within 14 hours (part 2, 3.2.7.4).
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        let utc = |moment: &Self| moment.seconds - moment.zone.unwrap_or(0) * 60;
        let (left, right) = (utc(self), utc(other));
        if self.zone.is_some() != other.zone.is_some() && (left - right).abs() <= 14 * 3600 {
            return None;
        }
        Some(left.cmp(&right).then_with(|| self.fraction.cmp(&other.fraction)))
    }
}

/// A duration as months and seconds (with a fraction), which have no fixed proportion.
#[derive(Debug, Clone, PartialEq)]
pub struct Duration {
    months: i128,
    seconds: i128,
    fraction: String,
    negative: bool,
}

/// Reads the lexical form of `xs:duration`.
pub fn duration(text: &str) -> Option<Duration> {
    let (negative, rest) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
    let rest = rest.strip_prefix('P')?;
    let (date, time) = rest.split_once('T').map_or((rest, None), |(date, time)| (date, Some(time)));
    if (date.is_empty() && time.is_none()) || time == Some("") {
        return None;
    }
    let mut result = Duration { months: 0, seconds: 0, fraction: String::new(), negative };
    let [years, months, days] = parts(date, ['Y', 'M', 'D'])?;
    let [hours, minutes, seconds] = parts(time.unwrap_or(""), ['H', 'M', 'S'])?;
    let number =
        |digits: &str| if digits.is_empty() { Some(0) } else { digits.parse::<i128>().ok().filter(|&n| n < 1 << 62) };
    if [years, months, days, hours, minutes].iter().any(|part| part.contains('.')) {
        return None;
    }
    let (whole, fraction) = match seconds.split_once('.') {
        Some((whole, fraction)) if !whole.is_empty() && !fraction.is_empty() => (whole, fraction),
        Some(_) => return None,
        None => (seconds, ""),
    };
    result.months = number(years)? * 12 + number(months)?;
    result.seconds = number(days)? * 86_400 + number(hours)? * 3600 + number(minutes)? * 60 + number(whole)?;
    result.fraction = fraction.trim_end_matches('0').to_owned();
    Some(result)
}

/// The numbers before each designator, which come in order and may be left out.
fn parts(mut text: &str, designators: [char; 3]) -> Option<[&str; 3]> {
    let found = designators.map(|designator| match text.split_once(designator) {
        Some((digits, rest)) if !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.') => {
            text = rest;
            digits
        }
        _ => "",
    });
    text.is_empty().then_some(found)
}

impl Duration {
    /// The order of two durations where months and seconds agree on it.
    pub fn order(&self, other: &Self) -> Option<Ordering> {
        let signed = |duration: &Self, value: i128| if duration.negative { -value } else { value };
        let months = signed(self, self.months).cmp(&signed(other, other.months));
        let seconds = signed(self, self.seconds).cmp(&signed(other, other.seconds));
        let seconds = seconds.then_with(|| match (self.negative, other.negative) {
            (false, false) => self.fraction.cmp(&other.fraction),
            (true, true) => other.fraction.cmp(&self.fraction),
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
        });
        match (months, seconds) {
            (Ordering::Equal, order) | (order, Ordering::Equal) => Some(order),
            (left, right) => (left == right).then_some(left),
        }
    }
}
