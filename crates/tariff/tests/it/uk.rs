//! Recorded answers of the UK tariff: every measure that levies is there, and what is not understood is kept.

use tariff::import::csv;
use tariff::import::uk_json::{self, Service};
use tariff::{Kind, Nomenclature, Query, Tariff};

use crate::support::DAY;

fn answer(file: &str, service: Service) -> Option<uk_json::Answer> {
    let data = testkit::shared_data()?;
    let text = std::fs::read_to_string(data.join("uk-tariff/commodities").join(file)).unwrap();
    Some(uk_json::read(&text, service).unwrap())
}

/// `tax preference origin code expression`, in the order of the answer.
fn shown(answer: &uk_json::Answer, origin: &str) -> Vec<String> {
    let of = answer.measures.iter().filter(|m| m.origin.includes(origin));
    let mut rows: Vec<String> = of
        .map(|m| {
            let documents = m.documents.join("/");
            let words = [m.tax.as_str(), &m.preference, &m.additional_code, &documents, &m.expression.to_string()];
            words.iter().filter(|w| !w.is_empty()).copied().collect::<Vec<_>>().join(" ")
        })
        .collect();
    rows.sort();
    rows.dedup();
    rows
}

#[test]
fn conditions_and_additional_codes_are_measures_of_their_own() {
    let Some(answer) = answer("1516209821.json", Service::GreatBritain) else { return };
    assert_eq!(answer.lines, 16);
    let rows = shown(&answer, "CA");
    let wanted = [
        "A00 100 10.90 %",
        "A00 140 C990 0.00 %",
        "A00 300 0.00 %",
        "A30 B107 144.1 GBP / TNE#I",
        "A30 B107 D008 0.0 GBP / TNE#I",
        "A30 B999 144.1 GBP / TNE#I",
        "A40 B999 198.33 GBP / TNE#I",
        "B00 20 %",
        "B00 VATZ 0 %",
    ];
    for row in wanted {
        let plain = |text: &str| {
            text.replace(".90 %", ".9 %")
                .replace("0.00 %", "0.0 %")
                .replace("20 %", "20.0 %")
                .replace("VATZ 0 %", "VATZ 0.0 %")
        };
        assert!(rows.contains(&plain(row)), "{row} in {rows:#?}");
    }
}

#[test]
fn every_answer_is_read_and_its_expressions_survive_printing() {
    let Some(data) = testkit::shared_data() else { return };
    let mut seen = 0;
    for entry in std::fs::read_dir(data.join("uk-tariff/commodities")).unwrap() {
        let path = entry.unwrap().path();
        let text = std::fs::read_to_string(&path).unwrap();
        let answer =
            uk_json::read(&text, Service::NorthernIreland).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
        assert!(answer.measures.iter().any(|m| m.tax == "A50" && m.preference == "100"), "{}", path.display());
        for measure in &answer.measures {
            assert_eq!(measure.expression.to_string().parse(), Ok(measure.expression.clone()), "{}", path.display());
        }
        let (again, faults) = csv::read(&csv::write(&answer.measures));
        assert_eq!((again, faults), (answer.measures, Vec::new()), "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, 10);
}

#[test]
fn compound_and_bounded_rates_are_typed_and_entry_prices_are_for_a_person() {
    let Some(cattle) = answer("0102291010.json", Service::GreatBritain) else { return };
    let Some(pigs) = answer("0103921100.json", Service::GreatBritain) else { return };
    let Some(plums) = answer("0809400500.json", Service::GreatBritain) else { return };
    let kinds =
        |answer: &uk_json::Answer, kind: Kind| answer.measures.iter().filter(|m| m.expression.kind() == kind).count();
    assert!(kinds(&cattle, Kind::Compound) >= 1, "{:#?}", shown(&cattle, "US"));
    assert!(kinds(&plums, Kind::Manual) >= 1, "{:#?}", shown(&plums, "US"));
    let manual = plums.measures.iter().find(|m| m.expression.kind() == Kind::Manual).unwrap().expression.to_string();
    assert!(manual.contains("from 51.50 EUR / 100 kg: 14.40 % + 1.10 EUR / 100 kg"), "{manual}");
    let excise = pigs.measures.iter().find(|m| m.tax == "611").unwrap();
    let printed = "16.5 % (of the retail price) + 244.78 GBP / MIL min 320.9 GBP / MIL";
    assert_eq!(excise.expression.to_string(), printed);
    assert_eq!(excise.additional_code, "X611");
    let tariff = Tariff::new(plums.measures, Nomenclature::new(plums.commodities), "recorded");
    let query = Query { on: DAY, commodity: "0809400500".into(), ..Query::default() };
    assert!(tariff.in_force(&query.commodity, query.on).count() > 0);
}

#[test]
fn what_is_no_answer_is_refused() {
    for text in ["", "{}", "[]", r#"{"goods_nomenclature_item_id":"12"}"#] {
        assert!(uk_json::read(text, Service::GreatBritain).is_err(), "{text}");
    }
}
