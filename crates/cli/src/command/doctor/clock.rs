//! The clock: deadlines and legal days follow it.

use std::path::Path;
use std::time::SystemTime;

use ::store::Config;
use ::store::survey::survey;
use jiff::{SignedDuration, Timestamp};

use super::report::Line;

/// No clock that is right shows less: this program did not exist.
const EARLIEST: &str = "2026-01-01T00:00:00Z";
const LATEST: &str = "2100-01-01T00:00:00Z";
/// How far two clocks may be apart.
const APART: SignedDuration = SignedDuration::from_secs(2);

pub async fn check(data: &Path, database: Option<&str>) -> Vec<Line> {
    #[expect(clippy::disallowed_methods, reason = "the clock itself is examined")]
    let now = Timestamp::now();
    let server = match database {
        Some(url) => survey(&Config::Postgres { url: url.to_owned() }).await.ok().and_then(|found| found.clock),
        None => None,
    };
    vec![judge(now, newest_file(data), server)]
}

/// When anything in the folder was last written.
fn newest_file(data: &Path) -> Option<Timestamp> {
    let entries = std::fs::read_dir(data).ok()?;
    let times = entries.filter_map(|entry| entry.ok()?.metadata().ok()?.modified().ok());
    times.max().and_then(|at: SystemTime| Timestamp::try_from(at).ok())
}

fn judge(now: Timestamp, written: Option<Timestamp>, server: Option<Timestamp>) -> Line {
    let out_of_range = |bound: &str, outside: fn(Timestamp, Timestamp) -> bool| {
        bound.parse().is_ok_and(|bound: Timestamp| outside(now, bound))
    };
    let set = "set the machine's clock, and keep it right with a time service";
    if out_of_range(EARLIEST, |now, bound| now < bound) || out_of_range(LATEST, |now, bound| now > bound) {
        return Line::fail("clock", format!("it shows {now}"), set);
    }
    if let Some(written) = written.filter(|at| at.duration_since(now) > APART) {
        return Line::fail("clock", format!("it shows {now}, but the data was written at {written}"), set);
    }
    if let Some(server) = server.filter(|at| at.duration_since(now).abs() > APART) {
        return Line::warn("clock", format!("it shows {now}, the database server's {server}"), set);
    }
    Line::ok("clock", format!("it shows {now:.0}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clock_that_cannot_be_right_is_told() {
        let at = |text: &str| text.parse::<Timestamp>().expect("a moment");
        let now = at("2026-11-22T08:00:00Z");
        for (now, written, server, mark) in [
            (now, None, None, "ok"),
            (now, Some(at("2026-11-22T07:59:59Z")), Some(now), "ok"),
            (now, Some(at("2026-11-23T08:00:00Z")), None, "fail"),
            (now, None, Some(at("2026-11-22T08:00:09Z")), "warn"),
            (at("1970-01-02T00:00:00Z"), None, None, "fail"),
            (at("2126-11-22T08:00:00Z"), None, None, "fail"),
        ] {
            let text = judge(now, written, server).text();
            assert!(text.starts_with(mark), "{text}");
        }
    }
}
