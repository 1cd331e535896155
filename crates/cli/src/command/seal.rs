//! `clearway seal decode` and `seal encode`: frames of electronic seals and commands to them, one a line.

mod order;

use std::io::{BufRead, BufWriter, Read, Write};

use serde_json::Value;
use wire::device::{Form, LONGEST, decode, in_json};

use crate::args::{SealDecode, SealEncode};
use crate::exit::{Exit, ended};

/// A line holds a frame in hexadecimal digits, and an end.
const LONGEST_LINE: u64 = 2 * LONGEST as u64 + 2;

pub fn run_decode(args: &SealDecode) -> Exit {
    let form = if args.unescaped { Form::Unescaped } else { Form::Wire };
    ended(each_line(|line| {
        let read = bytes(line).and_then(|frame| decode(&frame, form, now()).map_err(|error| error.0));
        let failed = read.is_err();
        let object = in_json(&read.map_err(wire::device::Unreadable), form);
        (if args.json { object.to_string() } else { readable(&object) }, failed)
    }))
}

pub fn run_encode(args: &SealEncode) -> Exit {
    let mut orders = order::Orders::default();
    ended(each_line(|line| {
        let written = orders.write(line);
        let failed = written.is_err();
        (order::line(written, args.json), failed)
    }))
}

/// Answers each line of standard input; the input is at fault where one line was.
fn each_line(mut answer: impl FnMut(&str) -> (String, bool)) -> Result<Exit, Exit> {
    let mut input = std::io::stdin().lock();
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut failed = 0;
    loop {
        let mut line = Vec::new();
        let count = input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut line).map_err(Exit::failed)?;
        if count == 0 {
            break;
        }
        if count as u64 == LONGEST_LINE && line.last() != Some(&b'\n') {
            out.flush().map_err(Exit::failed)?;
            return Err(Exit::input(format!("a line is longer than {LONGEST_LINE} bytes")));
        }
        let text = String::from_utf8_lossy(&line);
        let text = text.trim_end_matches(['\r', '\n']);
        if text.is_empty() {
            continue;
        }
        let (said, wrong) = answer(text);
        failed += usize::from(wrong);
        writeln!(out, "{said}").map_err(Exit::failed)?;
    }
    out.flush().map_err(Exit::failed)?;
    if failed == 0 { Ok(Exit::Done) } else { Err(Exit::input(format!("{failed} lines could not be read"))) }
}

/// Text stands for itself where it begins as text does, else the line is hexadecimal digits.
fn bytes(line: &str) -> Result<Vec<u8>, String> {
    if line.starts_with(['{', '(', '*', '#']) {
        return Ok(line.as_bytes().to_vec());
    }
    let digits = line.as_bytes();
    let pair = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok();
    let read: Option<Vec<u8>> = digits.chunks(2).map(|two| if two.len() == 2 { pair(two) } else { None }).collect();
    read.ok_or_else(|| "neither text that begins with (, #, * or {, nor pairs of hexadecimal digits".to_owned())
}

/// A line for people: who, what, when, where, the lock, and what is answered.
fn readable(object: &Value) -> String {
    if let Some(error) = object["error"].as_str() {
        return format!("unreadable: {error}");
    }
    let word = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    let messages = object["messages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let said: Vec<String> = messages
        .iter()
        .map(|one| {
            let (kind, time, lock) = (word(&one["kind"]), word(&one["device_time"]), word(&one["lock"]["state"]));
            format!("{kind} {time} {} {} {lock} {}", one["latitude"], one["longitude"], one["events"])
        })
        .collect();
    let reply = word(&object["reply"]);
    format!("{} {}: {} → {}", word(&object["protocol"]), word(&object["device"]), said.join("; "), reply.trim_end())
}

#[expect(clippy::disallowed_methods, reason = "a device that asks for the time is told this machine's")]
fn now() -> jiff::Timestamp {
    jiff::Timestamp::now()
}
