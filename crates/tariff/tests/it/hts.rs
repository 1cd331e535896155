//! The schedule of the United States: every rate typed, or kept for a person.

use jiff::civil::date;
use tariff::import::us_hts;
use tariff::{Expression, Kind};

#[test]
fn every_general_rate_is_typed_or_manual() {
    let Some(data) = testkit::shared_data() else { return };
    let text = std::fs::read_to_string(data.join("us-hts/htsdata.csv")).unwrap();
    let schedule = us_hts::read(&text, date(2023, 10, 1)).unwrap();
    let counts = schedule.counts();
    let mut manual: Vec<String> =
        schedule.general.iter().filter(|e| e.kind() == Kind::Manual).map(ToString::to_string).collect();
    manual.sort_unstable();
    manual.dedup();
    assert_eq!(counts.lines, 35_598);
    assert_eq!(counts.rates, 13_591);
    assert_eq!(counts.free, 5_959);
    assert!(counts.manual <= 218, "{counts:?}");
    assert_eq!(counts.programmes, 33, "{:?}", schedule.programmes);
    for measure in &schedule.measures {
        let again: Expression = measure.expression.to_string().parse().unwrap();
        assert_eq!(again, measure.expression);
    }
}
