//! The generated demo tariff: the same for ever, of a useful size, different between the two economies.

use std::collections::BTreeSet;

use tariff::import::csv;
use tariff::{Demo, Facts, Kind, Nomenclature, Query, Quotas, Rates, Tariff, assess, demo_quotas, generate};

use crate::support::{DAY, lines};

fn demo(country: &str, partner: &str, currency: &str) -> Demo {
    let currency = currency.parse().unwrap();
    Demo { seed: 1, country: country.to_owned(), currency, partner: partner.to_owned() }
}

#[test]
fn the_demo_tariff_is_the_same_every_time_and_of_a_useful_size() {
    let tariff = generate(&demo("NZ", "IS", "NZD"));
    assert_eq!(csv::write(tariff.measures()), csv::write(generate(&demo("NZ", "IS", "NZD")).measures()));
    let goods = tariff.nomenclature();
    let leaves = goods.iter().filter(|c| c.code.len() == 10).count();
    assert!((3_000..=6_000).contains(&leaves), "{leaves}");
    let taxes: BTreeSet<&str> = tariff.measures().iter().map(|m| m.tax.as_str()).collect();
    assert_eq!(taxes.into_iter().collect::<Vec<_>>(), ["A00", "A30", "B00", "E10", "E20", "E30", "E40", "E50"]);
    let kinds: BTreeSet<String> = tariff.measures().iter().map(|m| format!("{:?}", m.expression.kind())).collect();
    assert_eq!(kinds.into_iter().collect::<Vec<_>>(), ["AdValorem", "Compound", "Free", "Specific"]);
    let preferences: BTreeSet<&str> = tariff.measures().iter().map(|m| m.preference.as_str()).collect();
    assert_eq!(preferences.into_iter().collect::<Vec<_>>(), ["", "200", "300", "320"]);
    assert!(demo_quotas(&tariff).balances.len() >= 10);
    assert!(tariff.measures().iter().all(|m| m.expression.kind() != Kind::Manual));
}

#[test]
fn the_two_economies_prefer_each_other() {
    let south = generate(&demo("NZ", "IS", "NZD"));
    let north = generate(&demo("IS", "NZ", "ISK"));
    let partner = |tariff: &Tariff, country: &str| {
        let agreement = tariff.measures().iter().filter(|m| m.preference == "300");
        agreement.filter(|m| m.origin.includes(country)).count()
    };
    assert!(partner(&south, "IS") > 500 && partner(&south, "NZ") == 0);
    assert!(partner(&north, "NZ") > 500 && partner(&north, "IS") == 0);
}

#[test]
fn a_demo_item_is_assessed_with_its_name_known() {
    let tariff = generate(&demo("NZ", "IS", "NZD"));
    let profile = codelist::shipped("neutral").unwrap().unwrap().for_economy("NZ", "South", "NZD".parse().unwrap());
    let goods = tariff.nomenclature();
    let code = goods.search("smoked fish")[0].code.clone();
    assert!(code.starts_with("03"), "{code}");
    assert_eq!(goods.ancestors("0305901000").len(), 3);
    assert_eq!(goods.children("0305").len(), 2);
    assert!(goods.is_leaf("0305901000") && !goods.is_leaf("0305"));
    let query =
        Query { on: DAY, commodity: "0305901000".into(), origin: "US".into(), value: 1000.into(), ..Query::default() };
    let query = Query { quantities: vec![("kg".parse().unwrap(), 50.into())], ..query };
    let out = assess(&Facts::from_query(&query), &tariff, &profile, &Quotas::default(), &Rates::default());
    assert_eq!(out.lines.len(), 2, "{:?} {:?}", lines(&out), out.findings);
    assert_eq!(out.findings, []);
    let unknown = Query { commodity: "0305901001".into(), ..query };
    let out = assess(&Facts::from_query(&unknown), &tariff, &profile, &Quotas::default(), &Rates::default());
    assert_eq!(out.findings[0].code, "CW-4010");
}

#[test]
fn a_tariff_file_holds_all_that_a_tariff_has() {
    let tariff = generate(&demo("NZ", "IS", "NZD"));
    let (measures, faults) = csv::read(&csv::write(tariff.measures()));
    assert_eq!(faults, []);
    let again = Tariff::new(measures, Nomenclature::default(), "again");
    assert_eq!(again.measures(), tariff.measures());
}

#[test]
fn faults_of_a_tariff_file_are_all_named_with_their_line() {
    let header = "commodity,origin,preference,tax_type,expression,valid_from,valid_to,legal_base\n";
    let rows = "0101,,,A00,2 %,2024-01-01,,law\nhorse,,,A00,2 %,2024-01-01,,law\n0102,FRA,,A00,2 %,2024-01-01,,law\n\
                0103,,,,2 %,2024-01-01,,law\n0104,,,A00,two or three,2024-01-01,,law\n0105,,,A00,2 %,,,law\n";
    let (measures, faults) = csv::read(&format!("{header}{rows}"));
    assert_eq!(faults.iter().map(|fault| fault.line).collect::<Vec<_>>(), [3, 4, 5, 7], "{faults:?}");
    assert_eq!(measures.len(), 2);
    assert_eq!(measures[1].expression.to_string(), "manual: two or three");
    assert_eq!(csv::read("commodity,origin\n").1[0].line, 1);
}
