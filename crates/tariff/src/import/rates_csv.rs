//! Exchange rates as rows: one currency in one period, for one economy's own currency.

use codelist::Profile;
use jiff::civil::Date;
use model::Currency;
use rust_decimal::Decimal;

use super::RowFault;
use crate::{ExchangeRate, Rates};

/// `home`: the economy's own currency; `per_home`: units of `currency` for one of it; `to` may be empty.
const COLUMNS: [&str; 6] = ["home", "currency", "per_home", "from", "to", "source"];
/// More rows are refused: a century of monthly rates of all currencies has fewer.
const MAX_ROWS: usize = 500_000;

/// The rates for `home` in a file, and every row that is none; rows for other own currencies are left out.
pub fn read(text: &str, home: Currency) -> (Rates, Vec<RowFault>) {
    let mut faults = Vec::new();
    let mut rates = Vec::new();
    let mut reader = ::csv::ReaderBuilder::new().flexible(true).trim(::csv::Trim::All).from_reader(text.as_bytes());
    let columns = reader.headers().map_err(|error| error.to_string()).and_then(columns);
    let columns = match columns {
        Ok(columns) => columns,
        Err(message) => return (Rates::default(), vec![RowFault { line: 1, message }]),
    };
    for (at, record) in reader.records().enumerate() {
        let line = at + 2;
        if at >= MAX_ROWS {
            faults.push(RowFault { line, message: format!("more than {MAX_ROWS} rows") });
            break;
        }
        match record.map_err(|error| error.to_string()).and_then(|record| row(&record, &columns)) {
            Ok((of, rate)) if of == home => rates.push(rate),
            Ok(_) => {}
            Err(message) => faults.push(RowFault { line, message }),
        }
    }
    (Rates::new(rates), faults)
}

/// The rates that a profile has for its currency: all files of its folder `rates/`. Faults name the file.
pub fn of_profile(profile: &Profile) -> (Rates, Vec<String>) {
    let (mut rates, mut faults) = (Rates::default(), Vec::new());
    for (file, text) in profile.parts_under("rates/") {
        let (read, bad) = read(text, profile.currency());
        rates = rates.with(&read);
        faults.extend(bad.iter().map(|fault| format!("{file}: {fault}")));
    }
    (rates, faults)
}

fn columns(headers: &::csv::StringRecord) -> Result<Vec<usize>, String> {
    let place = |name: &&str| {
        let found = headers.iter().position(|header| header.trim_start_matches('\u{feff}') == *name);
        found.ok_or_else(|| format!("column {name} is missing"))
    };
    COLUMNS.iter().map(place).collect()
}

fn row(record: &::csv::StringRecord, columns: &[usize]) -> Result<(Currency, ExchangeRate), String> {
    let mut fields = columns.iter().map(|at| record.get(*at).unwrap_or_default());
    let mut field = || fields.next().unwrap_or_default();
    let currency = |text: &str| text.parse::<Currency>().map_err(|error| error.to_string());
    let (home, of) = (currency(field())?, currency(field())?);
    let number = field();
    let per_home: Option<Decimal> = Decimal::from_str_exact(number).ok().filter(|rate| *rate > Decimal::ZERO);
    let per_home = per_home.ok_or_else(|| format!("expected a rate above zero, found {number:?}"))?;
    let from = day(field())?;
    let to = Some(field()).filter(|text| !text.is_empty()).map(day).transpose()?;
    if to.is_some_and(|to| to < from) {
        return Err("the period ends before it begins".to_owned());
    }
    Ok((home, ExchangeRate { currency: of, per_home, from, to, source: field().to_owned() }))
}

fn day(text: &str) -> Result<Date, String> {
    text.parse().map_err(|_| format!("expected a day such as 2026-01-31, found {text:?}"))
}
