//! Code lists with periods of validity: `list,code,name,valid_from,valid_to`.

use std::collections::HashMap;

use compact_str::CompactString;
use jiff::civil::Date;

use crate::{Fault, nearest};

/// A code list row is refused beyond this many, so that a hostile file cannot exhaust memory.
const MAX_ROWS: usize = 1_000_000;

/// One code of a list, and when it holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub code: CompactString,
    pub name: CompactString,
    /// First day; from ever where there is none.
    pub from: Option<Date>,
    /// Last day; without end where there is none.
    pub to: Option<Date>,
}

impl Entry {
    pub fn holds(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.to.is_none_or(|to| day <= to)
    }
}

/// All code lists of an economy. A look-up hashes twice and allocates nothing.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    lists: HashMap<CompactString, List>,
}

#[derive(Clone, Debug, Default)]
struct List {
    /// By code; a code may have come and gone more than once.
    entries: HashMap<CompactString, Vec<Entry>>,
}

impl Lists {
    /// Adds one entry; a later entry of the same code stands beside the earlier one.
    pub fn add(&mut self, list: &str, entry: Entry) {
        let list = self.lists.entry(list.into()).or_default();
        list.entries.entry(entry.code.clone()).or_default().push(entry);
    }

    /// Reads a CSV file with a header line; every row that cannot be read is a fault, the others are taken.
    pub fn read_csv(&mut self, file: &str, text: &str) -> Vec<Fault> {
        let mut faults = Vec::new();
        let mut reader = csv::ReaderBuilder::new().flexible(true).trim(csv::Trim::All).from_reader(text.as_bytes());
        for (at, record) in reader.records().enumerate() {
            if at >= MAX_ROWS {
                faults.push(Fault::new(file, at, format!("more than {MAX_ROWS} rows")));
                break;
            }
            let line = at + 2;
            match record {
                Ok(record) => match row(&record) {
                    Ok((list, entry)) => self.add(list, entry),
                    Err(message) => faults.push(Fault::new(file, line, message)),
                },
                Err(error) => faults.push(Fault::new(file, line, error.to_string())),
            }
        }
        faults
    }

    /// Whether a code holds on a day; `None` where there is no such list.
    pub fn has(&self, list: &str, code: &str, day: Date) -> Option<bool> {
        let list = self.lists.get(list)?;
        Some(list.entries.get(code).is_some_and(|entries| entries.iter().any(|e| e.holds(day))))
    }

    /// The name of a code as of a day.
    pub fn name(&self, list: &str, code: &str, day: Date) -> Option<&str> {
        let entries = self.lists.get(list)?.entries.get(code)?;
        entries.iter().find(|e| e.holds(day)).map(|e| e.name.as_str())
    }

    /// The known code most like a wrong one, for a hint; `None` where nothing is near.
    pub fn nearest(&self, list: &str, code: &str, day: Date) -> Option<&Entry> {
        let entries = self.lists.get(list)?.entries.values().flatten().filter(|e| e.holds(day));
        nearest::nearest(code, entries, |entry| entry.code.as_str())
    }

    /// All codes of a list as of a day, in the order of the codes.
    pub fn codes(&self, list: &str, day: Date) -> Vec<&Entry> {
        let entries = self.lists.get(list).into_iter().flat_map(|l| l.entries.values().flatten());
        let mut entries: Vec<&Entry> = entries.filter(|e| e.holds(day)).collect();
        entries.sort_by(|a, b| a.code.cmp(&b.code));
        entries
    }

    /// The names of all lists, sorted.
    pub fn lists(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.lists.keys().map(CompactString::as_str).collect();
        names.sort_unstable();
        names
    }

    /// These lists as of a day, as rule engines ask for them.
    pub fn as_of(&self, day: Date) -> AsOf<'_> {
        AsOf { lists: self, day }
    }
}

/// Code lists as of one day.
#[derive(Clone, Copy, Debug)]
pub struct AsOf<'a> {
    lists: &'a Lists,
    day: Date,
}

impl AsOf<'_> {
    /// Whether a code is in a list; `None` where there is no such list.
    pub fn has(&self, list: &str, code: &str) -> Option<bool> {
        self.lists.has(list, code, self.day)
    }

    pub fn name(&self, list: &str, code: &str) -> Option<&str> {
        self.lists.name(list, code, self.day)
    }

    /// The known code most like a wrong one.
    pub fn nearest(&self, list: &str, code: &str) -> Option<&Entry> {
        self.lists.nearest(list, code, self.day)
    }
}

fn row(record: &csv::StringRecord) -> Result<(&str, Entry), String> {
    let field = |at: usize| record.get(at).unwrap_or_default();
    let (list, code) = (field(0), field(1));
    if list.is_empty() || code.is_empty() {
        return Err("expected list,code,name,valid_from,valid_to with a list and a code".to_owned());
    }
    let entry = Entry { code: code.into(), name: field(2).into(), from: date(field(3))?, to: date(field(4))? };
    match (entry.from, entry.to) {
        (Some(from), Some(to)) if to < from => Err(format!("{code} ends on {to}, before it begins on {from}")),
        _ => Ok((list, entry)),
    }
}

fn date(text: &str) -> Result<Option<Date>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| format!("expected a day such as 2026-01-31, found {text:?}"))
}
