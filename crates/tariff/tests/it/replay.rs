//! Every published scenario whose laws hold, from the declaration and a tariff file to the published lines.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use tariff::{Nomenclature, Quotas, Rates, Tariff, assess, facts_of, import};

use crate::support::{DAY, Row, Table, declaration, uk};

/// Original declarations of a scenario's folder.
fn originals(folder: &Path) -> Vec<model::Declaration> {
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    let xml = files.iter().filter(|path| path.extension().is_some_and(|e| e.eq_ignore_ascii_case("xml")));
    xml.filter_map(|path| declaration(path)).filter(|d| d.function_code.as_deref() == Some("9")).collect()
}

/// Tax lines proper: the notional lines of reliefs and securities (`IPR`, `MOD`, `STA` …) repeat others.
fn is_tax(tax: &str) -> bool {
    let mut chars = tax.chars();
    let class = chars.next().unwrap();
    class.is_ascii_digit() || (matches!(class, 'A' | 'B') && chars.all(|c| c.is_ascii_digit()))
}

fn line(row: &Row) -> String {
    let number = |column: &str| row.number(column).map_or(String::new(), |n| n.normalize().to_string());
    let (base, rate) = (number("ad_valorem_base"), number("rate_pct"));
    let (relief, assessed) = (row.number("deduct").unwrap_or_default().normalize(), number("assessed"));
    let payable = number("payment");
    format!("{} {} {base} {rate} {relief} {assessed} {payable}", row.get("item"), row.get("tax_type"))
}

fn ours(tax: &model::TaxLine) -> String {
    let base = tax.base.map_or(String::new(), |base| base.value().normalize().to_string());
    let rate = tax.rate.map_or(String::new(), |rate| rate.normalize().to_string());
    let n = |money: model::Money| money.value().normalize();
    let (relief, assessed, payable) = (n(tax.relief), n(tax.assessed), n(tax.payable));
    format!("{} {} {base} {rate} {relief} {assessed} {payable}", tax.item, tax.tax_type)
}

#[test]
fn tx_02_published_scenarios_are_assessed_exactly() {
    let Some(data) = testkit::shared_data() else { return };
    let data = data.join("wco-declarations");
    let text = std::fs::read_to_string(data.join("tariff.csv")).unwrap();
    let (measures, faults) = import::csv::read(&text);
    assert_eq!(faults, []);
    let tariff = Tariff::new(measures, Nomenclature::default(), "tariff.csv");
    let mut scenarios: BTreeMap<String, Vec<Row>> = BTreeMap::new();
    for row in Table::read(&data.join("DUTY_LINES.tsv")).rows {
        scenarios.entry(row.get("scenario").to_owned()).or_default().push(row);
    }
    let profile = uk();
    let (mut exact, mut rest) = (BTreeSet::new(), BTreeMap::new());
    for (scenario, rows) in &scenarios {
        let first = rows.first().unwrap().get("file").to_owned();
        let rows: Vec<&Row> = rows.iter().filter(|r| r.get("file") == first && is_tax(r.get("tax_type"))).collect();
        let mut wanted: Vec<String> = rows.iter().map(|row| line(row)).collect();
        let declarations = originals(&data.join("samples").join(scenario));
        let Some(declaration) = declarations.first() else {
            rest.insert(scenario.as_str(), "no declaration that can be read");
            continue;
        };
        let (facts, findings) = facts_of(declaration, &profile, DAY);
        assert_eq!(findings, [], "{scenario}");
        let out = assess(&facts, &tariff, &profile, &Quotas::default(), &Rates::default());
        let mut got: Vec<String> = out.lines.iter().map(|l| ours(&l.tax)).collect();
        wanted.sort();
        got.sort();
        if got == wanted {
            exact.insert(scenario.as_str());
        } else {
            rest.insert(scenario.as_str(), reason(&rows));
        }
    }
    let rest: Vec<String> = rest.iter().map(|(scenario, reason)| format!("{scenario}: {reason}")).collect();
    assert_eq!(rest, REST);
    assert_eq!(exact.len(), 34, "{exact:?}");
}

/// Why the tariff file cannot give the published lines.
fn reason(rows: &[&Row]) -> &'static str {
    let law_broken = |row: &&&Row| row.get("line_law_holds") == "no" || row.get("base_law_holds") == "no";
    let no_rate = |row: &&&Row| row.get("rate_pct").is_empty();
    if rows.iter().any(|row| law_broken(&row)) {
        "published against its own laws"
    } else if rows.iter().any(|row| no_rate(&row)) {
        "a specific rate, which the file does not have"
    } else {
        "a rate that the file has otherwise"
    }
}

/// Scenarios that cannot come out, with the reason.
const REST: [&str; 22] = [
    "Example_DMS_notifications: no declaration that can be read",
    "TT_IM017b: published against its own laws",
    "TT_IM026a: a specific rate, which the file does not have",
    "TT_IM028a: a specific rate, which the file does not have",
    "TT_IM031a: a specific rate, which the file does not have",
    "TT_IM036a: published against its own laws",
    "TT_IM040a: published against its own laws",
    "TT_IM044a: a specific rate, which the file does not have",
    "TT_IM058a: a rate that the file has otherwise",
    "TT_IM098a: a rate that the file has otherwise",
    "TT_IM110a: a specific rate, which the file does not have",
    "TT_IM116a: a specific rate, which the file does not have",
    "TT_IM119a: a specific rate, which the file does not have",
    "TT_IM130a: a specific rate, which the file does not have",
    "TT_IM157a: a specific rate, which the file does not have",
    "TT_IM164a: published against its own laws",
    "TT_IM186a: published against its own laws",
    "TT_IM188a: a specific rate, which the file does not have",
    "TT_IM189a: a specific rate, which the file does not have",
    "TT_IM203a: published against its own laws",
    "TT_IM219a: a specific rate, which the file does not have",
    "TT_IM222a: no declaration that can be read",
];
