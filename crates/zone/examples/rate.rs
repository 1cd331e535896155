//! How many journal events a second the ledger decides and books, read beforehand: `rate CONFIG JOURNAL [ROUNDS]`.
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use std::time::Instant;

use zone::{Config, Event, Ledger};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [config, journal, rest @ ..] = arguments.as_slice() else {
        return Err("usage: rate CONFIG JOURNAL [ROUNDS]".into());
    };
    let rounds: u32 = rest.first().map_or(Ok(20), |rounds| rounds.parse())?;
    let config: Config = serde_json::from_str(&std::fs::read_to_string(config)?)?;
    let text = std::fs::read_to_string(journal)?;
    let start = Instant::now();
    let events: Vec<Event> = text.lines().map(serde_json::from_str).collect::<Result<_, _>>()?;
    report("read", events.len(), start);
    let start = Instant::now();
    for _ in 0..rounds {
        let mut ledger = Ledger::new(config.clone())?;
        events.iter().for_each(|event| drop(ledger.receive(event)));
    }
    report("decide and book", events.len() * rounds as usize, start);
    Ok(())
}

fn report(what: &str, events: usize, start: Instant) {
    println!("{what}: {:.0} events/s", events as f64 / start.elapsed().as_secs_f64());
}
