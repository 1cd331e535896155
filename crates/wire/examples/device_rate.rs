//! How many frames of electronic seals one thread decodes a second, and a run of mutated ones: `device_rate [MUTATED]`.
//!
//! Reads frames from standard input, one a line in hexadecimal digits without escapes, decodes them for a while, then so
//! many copies with bytes changed, cut or repeated.
#![expect(clippy::disallowed_methods, reason = "a measurement needs a clock")]

use std::hint::black_box;
use std::io::BufRead;
use std::time::{Duration, Instant};

use testkit::Dice;
use wire::device::{Form, decode};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mutated: u64 = std::env::args().nth(1).map_or(Ok(0), |count| count.parse())?;
    let mut frames = Vec::new();
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        let bytes: Result<Vec<u8>, _> =
            (0..line.len() / 2).map(|at| u8::from_str_radix(&line[2 * at..2 * at + 2], 16)).collect();
        frames.push(bytes?);
    }
    if frames.is_empty() {
        return Err("no frames on standard input".into());
    }
    let now = jiff::Timestamp::UNIX_EPOCH;
    let (start, mut count) = (Instant::now(), 0usize);
    while start.elapsed() < Duration::from_secs(3) {
        for frame in &frames {
            let _ = black_box(decode(black_box(frame), Form::Unescaped, now));
        }
        count += frames.len();
    }
    println!("{} frames: {:.0} a second", frames.len(), count as f64 / start.elapsed().as_secs_f64());
    let mut dice = Dice::new(7);
    let mut refused = 0;
    for _ in 0..mutated {
        let mut frame = dice.pick(&frames).clone();
        for _ in 0..1 + dice.below(6) {
            let at = dice.below(frame.len() as u64) as usize;
            match dice.below(4) {
                0 => frame.truncate(at),
                1 => frame.extend_from_within(at..),
                _ => frame.get_mut(at).into_iter().for_each(|byte| *byte = dice.below(256) as u8),
            }
            frame.truncate(4_096);
        }
        let form = if dice.percent(50) { Form::Wire } else { Form::Unescaped };
        refused += u64::from(decode(&frame, form, now).is_err());
    }
    println!("{mutated} mutated frames: {refused} refused, none panicked");
    Ok(())
}
