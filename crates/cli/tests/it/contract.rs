//! What outsiders may rely on: output lines, exit statuses and answers, as they are promised.

mod account;
mod bench;
mod check;
mod doctor;
mod duty;
mod help;
mod http;
mod openapi;
mod replay;
mod tariff;

use std::process::Output;

use serde_json::Value;

/// The lines of an answer, each one JSON object.
#[track_caller]
pub fn lines(output: &Output) -> Vec<Value> {
    let text = String::from_utf8(output.stdout.clone()).expect("UTF-8");
    let line = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        assert!(value.is_object(), "{line}");
        value
    };
    text.lines().map(line).collect()
}

#[track_caller]
pub fn ended(output: &Output, status: i32) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(status), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

/// The names of an object, in order.
pub fn names(value: &Value) -> Vec<&str> {
    value.as_object().expect("an object").keys().map(String::as_str).collect()
}

/// An amount or quantity is a decimal string, never a number that a reader might round.
#[track_caller]
pub fn decimal(value: &Value) -> rust_decimal::Decimal {
    let text = value.as_str().unwrap_or_else(|| panic!("{value} is no decimal string"));
    text.parse().unwrap_or_else(|_| panic!("{value} is no decimal string"))
}
