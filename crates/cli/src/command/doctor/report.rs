//! One line of the examination.

use serde_json::{Value, json};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Ok,
    Warn,
    Fail,
}

impl Mark {
    fn as_str(self) -> &'static str {
        match self {
            Mark::Ok => "ok",
            Mark::Warn => "warn",
            Mark::Fail => "fail",
        }
    }
}

/// What was looked at, what was found, and what to do.
#[derive(Clone, Debug)]
pub struct Line {
    pub check: &'static str,
    pub mark: Mark,
    pub found: String,
    /// Empty where all is well.
    pub remedy: String,
}

impl Line {
    pub fn ok(check: &'static str, found: impl ToString) -> Line {
        Line { check, mark: Mark::Ok, found: found.to_string(), remedy: String::new() }
    }

    pub fn warn(check: &'static str, found: impl ToString, remedy: impl ToString) -> Line {
        Line { check, mark: Mark::Warn, found: found.to_string(), remedy: remedy.to_string() }
    }

    pub fn fail(check: &'static str, found: impl ToString, remedy: impl ToString) -> Line {
        Line { check, mark: Mark::Fail, found: found.to_string(), remedy: remedy.to_string() }
    }

    pub fn text(&self) -> String {
        let head = format!("{:<4}  {:<14} {}", self.mark.as_str(), self.check, self.found);
        if self.remedy.is_empty() { head } else { format!("{head}\n      {:<14} {}", "", self.remedy) }
    }

    pub fn json(&self) -> Value {
        json!({ "check": self.check, "result": self.mark.as_str(), "found": self.found, "remedy": self.remedy })
    }
}
