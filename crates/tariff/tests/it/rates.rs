//! Exchange rates as rows: periods, own currencies, rows that are none.

use jiff::civil::{Date, date};
use model::Currency;
use tariff::import::rates_csv::{of_profile, read};

use crate::support::decimal;

fn currency(code: &str) -> Currency {
    code.parse().unwrap()
}

#[test]
fn a_rate_holds_in_its_period_and_for_its_own_currency() {
    let text = "home,currency,per_home,from,to,source\n\
        GBP,EUR,1.15,2026-01-01,2026-01-31,January\n\
        GBP,EUR,1.16,2026-02-01,,from February\n\
        USD,EUR,0.9,2026-01-01,,another's\n";
    let (rates, faults) = read(text, currency("GBP"));
    assert_eq!((rates.len(), faults.len()), (2, 0));
    let on = |day: Date| rates.on(currency("EUR"), day).map(|rate| rate.per_home);
    assert_eq!(on(date(2025, 12, 31)), None);
    assert_eq!(on(date(2026, 1, 31)), Some(decimal("1.15")));
    assert_eq!(on(date(2030, 1, 1)), Some(decimal("1.16")));
    assert_eq!(rates.on(currency("JPY"), date(2026, 1, 1)), None);
}

#[test]
fn every_row_that_is_none_is_told() {
    let cases = [
        ("GBP,EUR,0,2026-01-01,,x", "above zero"),
        ("GBP,EUR,-1,2026-01-01,,x", "above zero"),
        ("GBP,EUR,1e3,2026-01-01,,x", "above zero"),
        ("GBP,euro,1,2026-01-01,,x", "currency"),
        ("GBP,EUR,1,January,,x", "a day"),
        ("GBP,EUR,1,2026-02-01,2026-01-01,x", "ends before"),
        ("GBP", "currency"),
    ];
    let rows: Vec<&str> = cases.iter().map(|(row, _)| *row).collect();
    let (rates, faults) =
        read(&format!("home,currency,per_home,from,to,source\n{}\n", rows.join("\n")), currency("GBP"));
    assert!(rates.is_empty());
    assert_eq!(faults.len(), cases.len());
    for (fault, (row, words)) in faults.iter().zip(cases) {
        assert!(fault.to_string().contains(words), "{row}: {fault}");
    }
    assert_eq!(read("a,b\n", currency("GBP")).1.len(), 1);
}

/// The neutral profile converts invoices in the world's usual currencies, on every day of three years, for both of the
/// economies that demonstrate it.
#[test]
fn the_neutral_profile_has_rates_for_every_day() {
    let usual = ["EUR", "USD", "GBP", "CNY", "JPY"];
    for home in ["USD", "EUR"] {
        let profile = codelist::shipped("neutral").unwrap().unwrap().for_economy("XA", "Arcadia", currency(home));
        let (rates, faults) = of_profile(&profile);
        assert_eq!(faults, [""; 0]);
        let mut day = date(2025, 1, 1);
        while day <= date(2027, 12, 31) {
            for other in usual.iter().filter(|other| **other != home) {
                assert!(rates.on(currency(other), day).is_some(), "{home} {other} {day}");
            }
            day = day.tomorrow().unwrap();
        }
    }
}
