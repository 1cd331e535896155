//! The Harmonized Tariff Schedule of the United States: general, special and column 2 rates, as published in CSV.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use model::Text;

use super::{Counts, us_duty, us_unit};
use crate::{Commodity, Expression, Measure, Origin};

/// Countries to which column 2 applies (General Note 3(b)).
const COLUMN_2: [&str; 4] = ["BY", "CU", "KP", "RU"];

/// What a schedule holds.
#[derive(Clone, Debug, Default)]
pub struct Schedule {
    pub measures: Vec<Measure>,
    pub commodities: Vec<Commodity>,
    /// General rates, in the order of the lines.
    pub general: Vec<Expression>,
    /// Clean programme symbols, and how many rates each has.
    pub programmes: BTreeMap<String, usize>,
    /// Lines read.
    pub lines: usize,
}

impl Schedule {
    /// As `clearway tariff import` prints them: of the general rates.
    pub fn counts(&self) -> Counts {
        let programmes: BTreeSet<String> = self.programmes.keys().cloned().collect();
        Counts::of(self.lines, self.general.iter(), &programmes)
    }
}

#[derive(Debug, thiserror::Error)]
pub enum HtsError {
    #[error("the file is not the HTS in CSV: no column {0:?}")]
    Column(&'static str),
    #[error("line {0} of the HTS cannot be read")]
    Line(usize),
}

/// Reads a schedule that holds from `from`.
///
/// # Errors
/// A file without the columns of the HTS, or a line that is no CSV.
pub fn read(text: &str, from: Date) -> Result<Schedule, HtsError> {
    let mut reader =
        ::csv::ReaderBuilder::new().flexible(true).from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let headers = reader.headers().map_err(|_| HtsError::Line(1))?.clone();
    let column = |name: &'static str| headers.iter().position(|h| h == name).ok_or(HtsError::Column(name));
    let columns = [
        column("HTS Number")?,
        column("Description")?,
        column("Unit of Quantity")?,
        column("General Rate of Duty")?,
        column("Special Rate of Duty")?,
        column("Column 2 Rate of Duty")?,
    ];
    let mut schedule = Schedule::default();
    for (at, record) in reader.records().enumerate() {
        let record = record.map_err(|_| HtsError::Line(at + 2))?;
        schedule.lines += 1;
        let [number, description, unit, general, special, column_2] =
            columns.map(|column| record.get(column).unwrap_or_default());
        let code: Text = number.chars().filter(char::is_ascii_digit).collect();
        if !code.is_empty() {
            let description = Text::from(us_duty::plain(description));
            schedule.commodities.push(Commodity { code: code.clone(), description, unit: us_unit::of_quantity(unit) });
        }
        line(&mut schedule, &code, [general, special, column_2], from);
    }
    Ok(schedule)
}

fn line(schedule: &mut Schedule, code: &Text, [general, special, column_2]: [&str; 3], from: Date) {
    let law = compact_str::format_compact!("HTSUS {code}");
    let mut add = |origin: Origin, preference: &str, text: &str| {
        // A line that adds to another's duty is declared beside that other, as an additional code.
        let addition = us_duty::is_addition(text);
        let (commodity, additional_code) =
            if addition { (Text::default(), code.clone()) } else { (code.clone(), Text::default()) };
        schedule.measures.push(Measure {
            id: Text::default(),
            commodity,
            origin,
            preference: preference.into(),
            tax: Text::const_new(if addition { "A20" } else { "A00" }),
            expression: us_duty::duty(text),
            from,
            to: None,
            legal_base: law.clone(),
            additional_code,
            quota_order: Text::default(),
            documents: Vec::new(),
        });
    };
    let coded = !code.is_empty();
    if !general.trim().is_empty() {
        schedule.general.push(us_duty::duty(general));
        if coded {
            add(Origin::all(), "100", general);
        }
    }
    if coded && !column_2.trim().is_empty() && !column_2.contains("No change") {
        add(Origin::new(COLUMN_2.map(Text::from), []), "100", column_2);
    }
    for (rate, symbols) in special_rates(special) {
        for symbol in symbols {
            *schedule.programmes.entry(symbol.clone()).or_default() += 1;
            // A symbol of two letters is the country of an agreement; others are programmes that the declarant claims.
            let country = symbol.len() == 2 && symbol.bytes().all(|b| b.is_ascii_uppercase());
            let origin = if country { Origin::country(&symbol) } else { Origin::all() };
            if coded {
                add(origin, &symbol, &rate);
            }
        }
    }
}

/// `Free (A,AU) 3.2% (KR)` as rates with their clean symbols; a bracket that names a note has none.
fn special_rates(text: &str) -> Vec<(String, Vec<String>)> {
    let text = us_duty::plain(text);
    let mut rates = Vec::new();
    let mut rest = text.as_str();
    while let Some((rate, tail)) = rest.split_once('(') {
        let Some((inside, after)) = tail.split_once(')') else { break };
        let symbols: Vec<String> = inside.split([',', ' ']).filter_map(symbol).collect();
        // A list with words in it is a footnote: none of its parts is a symbol.
        let words = inside.split_whitespace().any(|word| word.len() > 3 && word.chars().all(char::is_alphabetic));
        if !words && !symbols.is_empty() {
            rates.push((rate.trim().to_owned(), symbols));
        }
        rest = after;
    }
    rates
}

/// A programme symbol: one or two capital letters, and `+` or `*`.
fn symbol(text: &str) -> Option<String> {
    let text = text.trim().trim_matches('.');
    let letters = text.trim_end_matches(['+', '*']);
    let valid = matches!(letters.len(), 1 | 2) && letters.bytes().all(|b| b.is_ascii_uppercase());
    (valid && text.len() <= letters.len() + 1).then(|| text.to_owned())
}
