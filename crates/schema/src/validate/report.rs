//! Faults gathered by offset, given lines and columns in one sweep at the end.

use crate::{Fault, Kind};

/// The faults of one validation.
#[derive(Debug)]
pub struct Report {
    found: Vec<(usize, Fault)>,
    most: usize,
    more: usize,
}

impl Report {
    pub fn new(most: usize) -> Self {
        Self { found: Vec::new(), most, more: 0 }
    }

    /// Further faults are only counted.
    pub fn is_full(&self) -> bool {
        self.found.len() >= self.most
    }

    pub fn overflow(&mut self) {
        self.more += 1;
    }

    pub fn add(&mut self, offset: usize, path: String, kind: Kind, message: String) {
        if self.is_full() {
            return self.overflow();
        }
        self.found.push((offset, Fault { line: 0, column: 0, path, message, kind }));
    }

    /// All faults in document order.
    pub fn finish(mut self, text: &str) -> Vec<Fault> {
        self.found.sort_by_key(|(offset, _)| *offset);
        let (mut from, mut line, mut column) = (0, 1, 1);
        let mut faults: Vec<Fault> = Vec::with_capacity(self.found.len() + 1);
        for (offset, mut fault) in self.found {
            let passed = text.get(from..offset).unwrap_or("");
            match passed.rfind('\n') {
                None => column += passed.chars().count(),
                Some(last) => {
                    line += passed.bytes().filter(|&byte| byte == b'\n').count();
                    column = passed.get(last..).unwrap_or("").chars().count();
                }
            }
            from = offset;
            (fault.line, fault.column) = (line, column);
            faults.push(fault);
        }
        if self.more > 0 {
            let message = format!("{} more faults are not listed", self.more);
            faults.push(Fault { line, column, path: "/".to_owned(), message, kind: Kind::Refused });
        }
        faults
    }
}
