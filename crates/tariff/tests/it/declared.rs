//! Facts of real declarations, and the worked examples with published amounts.

use std::path::Path;

use model::{Declaration, Text};
use tariff::import::uk_json::{self, Service};
use tariff::{
    Commodity, Facts, Measure, Nomenclature, Origin, Query, Quota, Quotas, Rates, Tariff, Unit, assess, facts_of,
};

use crate::support::{DAY, decimal, declaration, lines, measure, tariff, uk};

/// A declaration in WCO XML.
pub fn read_wco(bytes: &[u8]) -> Option<Declaration> {
    match wire::read(bytes, &wire::Limits::default()).message {
        Some(wire::Message::Declaration(submission)) => Some(submission.declaration),
        _ => None,
    }
}

fn sample(data: &Path, file: &str) -> Facts {
    let declaration = declaration(&data.join("wco-declarations/samples").join(file)).unwrap();
    let (facts, findings) = facts_of(&declaration, &uk(), DAY);
    assert_eq!(findings, [], "{file}");
    facts
}

fn assessed(facts: &Facts, tariff: &Tariff) -> Vec<String> {
    let out = assess(facts, tariff, &uk(), &Quotas::default(), &Rates::default());
    lines(&out)
}

fn with_unit(measures: Vec<Measure>, code: &str, unit: &str) -> Tariff {
    let commodity = Commodity { code: code.into(), description: Text::default(), unit: Some(unit.parse().unwrap()) };
    Tariff::new(measures, Nomenclature::new([commodity]), "test")
}

fn of(mut measure: Measure, preference: &str, additional_code: &str) -> Measure {
    measure.preference = preference.into();
    measure.additional_code = additional_code.into();
    measure
}

#[test]
fn tx_01_example_1_ad_valorem_duty_and_vat() {
    let Some(data) = testkit::shared_data() else { return };
    let facts = sample(&data, "TT_IM001c/Step1_TT_IM001c.xml");
    let tariff = tariff(vec![measure("8510900000", "A00", "2.00 %"), measure("", "B00", "20 %")]);
    assert_eq!(assessed(&facts, &tariff), ["1 A00 20.00", "1 B00 204.00"]);
}

#[test]
fn sw_06_example_2_an_amended_price_is_assessed_again() {
    let Some(data) = testkit::shared_data() else { return };
    let mut facts = sample(&data, "TT_IM082a/TT_IM002a.xml");
    let zero_vat = of(measure("", "B00", "0 %"), "", "VATZ");
    let tariff = tariff(vec![measure("1804", "A00", "6.00 %"), measure("", "B00", "20 %"), zero_vat]);
    assert_eq!(assessed(&facts, &tariff), ["1 A00 60.00", "1 B00 0.00"]);
    facts.items[0].price = Some(decimal("999"));
    let out = assess(&facts, &tariff, &uk(), &Quotas::default(), &Rates::default());
    assert_eq!(lines(&out), ["1 A00 59.94", "1 B00 0.00"]);
    assert_eq!(out.lines[1].tax.base.unwrap().value(), decimal("1058.94"));
}

#[test]
fn tx_02_example_3_a_quota_fills_and_the_item_is_split() {
    let Some(data) = testkit::shared_data() else { return };
    let facts = sample(&data, "TT_IM065a/Step1_TT_IM065a.xml");
    assert_eq!(facts.items[0].quota_order.as_deref(), Some("051867"));
    let mut within = of(measure("2009419220", "A00", "5.80 %"), "320", "");
    within.quota_order = "051867".into();
    within.origin = Origin::country("MX");
    let tariff = tariff(vec![within, measure("2009419220", "A00", "14 %"), measure("", "B00", "20 %")]);
    // Before the quota is allocated the claim stands in full.
    assert_eq!(assessed(&facts, &tariff), ["1 A00 81.20", "1 B00 296.24"]);
    let mut quotas = Quotas::default();
    quotas.balances.insert("051867".into(), Quota { balance: decimal("400"), unit: Unit::KILOGRAM });
    let out = assess(&facts, &tariff, &uk(), &quotas, &Rates::default());
    assert_eq!(lines(&out), ["1 A00 16.24", "1 B00 59.24", "2 A00 156.80", "2 B00 255.36"]);
    let preferences: Vec<_> = out.lines.iter().map(|line| line.tax.preference.as_deref().unwrap()).collect();
    assert_eq!(preferences, ["320", "320", "100", "100"]);
    let split = &out.splits[0];
    assert_eq!((split.item, split.new_item), (1, 2));
    assert_eq!((split.value_within.value(), split.value_outside.value()), (decimal("280.00"), decimal("1120.00")));
    assert_eq!(out.draws[0].granted, Some(decimal("400")));
}

#[test]
fn tx_01_example_4_tariff_and_assessment_from_two_sources_agree() {
    let Some(data) = testkit::shared_data() else { return };
    let facts = sample(&data, "TT_IM157a/STEP1_TT_IM157a.xml");
    let text = std::fs::read_to_string(data.join("uk-tariff/commodities/1516209821.json")).unwrap();
    // The answer marks its duties as the Union's, so that either reading serves Northern Ireland.
    for service in [Service::NorthernIreland, Service::GreatBritain] {
        let answer = uk_json::read(&text, service).unwrap();
        let tariff = Tariff::new(answer.measures, Nomenclature::new(answer.commodities), "recorded");
        recorded_tariff(&facts, &tariff);
    }
}

fn recorded_tariff(facts: &Facts, tariff: &Tariff) {
    let out = assess(facts, tariff, &uk(), &Quotas::default(), &Rates::default());
    assert_eq!(lines(&out), ["1 A50 2.18", "1 A80 144.10", "1 A90 198.33", "1 B05 68.92", "1 B00 4.00"]);
    let base = |tax: &str| out.lines.iter().find(|l| l.tax.tax_type == tax).unwrap().tax.base.unwrap().value();
    assert_eq!((base("B05"), base("B00")), (decimal("344.61"), decimal("20")));
}

#[test]
fn tx_01_example_5_excise_by_weight_counts_in_the_vat_base() {
    let Some(data) = testkit::shared_data() else { return };
    let facts = sample(&data, "TT_IM189a/Step1_TT_IM189a.xml");
    let excise = of(measure("85434000", "633", "325.53 GBP / KTC"), "", "X633");
    let tariff = tariff(vec![measure("8543", "A00", "2 %"), excise, measure("", "B00", "20 %")]);
    assert_eq!(assessed(&facts, &tariff), ["1 A00 40.00", "1 633 325.53", "1 B00 473.10"]);
}

#[test]
fn tx_01_example_6_compound_and_per_alcohol_rates() {
    let Some(data) = testkit::shared_data() else { return };
    let beef = sample(&data, "TT_IM188a/Step1_TT_IM188a.xml");
    let compound = measure("0201", "A00", "12 % + 147.00 GBP / 100 kg");
    assert_eq!(assessed(&beef, &tariff(vec![compound])), ["1 A00 975.00"]);

    let sparkling = sample(&data, "TT_IM031a/TT_IM031a.xml");
    let excise = of(measure("2204", "333", "28.50 GBP / l alcohol"), "", "X333");
    assert_eq!(assessed(&sparkling, &with_unit(vec![excise], "2204109400", "l")), ["1 333 387.60"]);

    let wine = sample(&data, "TT_IM116a/TT_IM116a.xml");
    let excise = of(measure("2204", "413", "297.57 GBP / hl"), "", "X413");
    assert_eq!(assessed(&wine, &with_unit(vec![excise], "2204219511", "l")), ["1 413 2975.70"]);
}

/// The published file of this one is not well-formed, so that its facts are asked as a question.
#[test]
fn tx_01_example_6_alcohol_from_strength_and_volume() {
    let query = Query {
        on: DAY,
        commodity: "2103909089".into(),
        origin: "TN".into(),
        value: decimal("150"),
        quantities: vec![("% vol".parse().unwrap(), decimal("5.1")), (Unit::HECTOLITRE, decimal("2"))],
        additional_codes: vec!["X324".into()],
        ..Query::default()
    };
    let excise = of(measure("2103", "324", "24.77 GBP / l alcohol"), "", "X324");
    let tariff = tariff(vec![excise, measure("2103", "A00", "6 %")]);
    assert_eq!(assessed(&Facts::from_query(&query), &tariff), ["1 A00 9.00", "1 324 252.65"]);
}

fn xml_files(folder: &Path, out: &mut Vec<std::path::PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            xml_files(&path, out);
        } else if path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")) {
            out.push(path);
        }
    }
}

#[test]
fn every_published_declaration_gives_facts_without_a_fault_of_numbers() {
    let Some(data) = testkit::shared_data() else { return };
    let mut files = Vec::new();
    xml_files(&data.join("wco-declarations/samples"), &mut files);
    let profile = uk();
    let (mut read, mut faults) = (0, Vec::new());
    for declaration in files.iter().filter_map(|file| declaration(file)) {
        let (facts, findings) = facts_of(&declaration, &profile, DAY);
        faults.extend(findings.into_iter().map(|f| format!("{} {}", f.pointer, f.message)));
        let out = assess(&facts, &Tariff::default(), &profile, &Quotas::default(), &Rates::default());
        assert!(
            out.lines.iter().all(|line| line.legal_base.contains("worksheet")),
            "only declared amounts have no measure"
        );
        read += 1;
    }
    assert!(read > 200, "{read}");
    assert_eq!(faults, Vec::<String>::new());
}
