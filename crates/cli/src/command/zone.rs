//! `clearway zone replay`: a free zone's journals through a fresh ledger, an answer a line.

use std::io::{BufWriter, Write};
use std::path::Path;

use serde_json::json;
use zone::{Config, Event, Ledger};

use crate::args::ZoneReplay;
use crate::exit::{Exit, ended};
use crate::input;

pub fn run(args: &ZoneReplay) -> Exit {
    ended(replay(args))
}

fn replay(args: &ZoneReplay) -> Result<Exit, Exit> {
    let place = args.config.display();
    let config: Config =
        serde_json::from_str(&input::text(&args.config)?).map_err(|error| Exit::input(format!("{place}: {error}")))?;
    let mut ledger = Ledger::new(config).map_err(|error| Exit::input(format!("{place}: {error}")))?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut unread = 0;
    for journal in &args.journals {
        unread += book(&mut ledger, journal, &input::text(journal)?, &mut out)?;
    }
    out.flush().map_err(Exit::failed)?;
    write_final(&ledger, &args.r#final)?;
    if unread == 0 { Ok(Exit::Done) } else { Err(Exit::input(format!("{unread} lines could not be read"))) }
}

/// Books a journal's lines; what cannot be read is answered too, and the rest goes on. Returns how many those were.
fn book(ledger: &mut Ledger, journal: &Path, text: &str, out: &mut impl Write) -> Result<usize, Exit> {
    let mut unread = 0;
    for (at, line) in text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty()) {
        let answer = match serde_json::from_str::<Event>(line) {
            Ok(event) => serde_json::to_string(&ledger.receive(&event).outcome).map_err(Exit::failed)?,
            Err(error) => {
                unread += 1;
                let place = format!("{}:{}", journal.display(), at + 1);
                json!({ "id": null, "result": "unreadable", "place": place, "error": error.to_string() }).to_string()
            }
        };
        writeln!(out, "{answer}").map_err(Exit::failed)?;
    }
    Ok(unread)
}

fn write_final(ledger: &Ledger, path: &Path) -> Result<(), Exit> {
    let text = serde_json::to_string_pretty(&ledger.summary()).map_err(Exit::failed)?;
    std::fs::write(path, text + "\n").map_err(|error| Exit::failed(format!("{}: {error}", path.display())))
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONFIG: &str =
        r#"{"duty_rate_bp":{"RM1":250},"bom_milli_per_1000":{},"bom_tolerance_bp":0,"enterprises":{"E1":"Z1"}}"#;

    /// A line that cannot be read is named with its place, and the lines after it are booked.
    #[test]
    fn an_unreadable_line_stops_nothing() {
        let mut ledger = Ledger::new(serde_json::from_str(CONFIG).unwrap()).unwrap();
        let journal = concat!(
            r#"{"id":"1","t":1,"enterprise":"E1","zone":"Z1","type":"ADMIT","lot":"L","item":"RM1","qty":5,"status":"D","value":1,"declaration":"D1"}"#,
            "\n{\"id\":\n\n",
            r#"{"id":"2","t":2,"enterprise":"E1","zone":"Z1","type":"COUNT","item":"RM1","counted":5}"#,
        );
        let mut out = Vec::new();
        assert_eq!(book(&mut ledger, Path::new("j"), journal, &mut out).unwrap(), 1);
        let lines: Vec<&str> = std::str::from_utf8(&out).unwrap().lines().collect();
        assert_eq!(lines[0], r#"{"id":"1","result":"accepted"}"#);
        assert!(lines[1].contains(r#""place":"j:2""#), "{}", lines[1]);
        assert_eq!(lines[2], r#"{"id":"2","result":"accepted","book":5,"variance":0}"#);
    }
}
