//! Worked cases in Markdown (`cases/duty`): facts, tariff and expected lines in fenced blocks, prose between them.

use std::collections::BTreeMap;
use std::path::Path;

use jiff::civil::date;
use model::Text;
use rust_decimal::Decimal;
use tariff::{
    Assessment, Charge, Direction, ExchangeRate, Facts, ItemFacts, Nomenclature, Quantity, Quota, Quotas, Rates,
    Tariff, assess, import,
};

/// The fenced blocks of a case, by what stands behind the fence.
fn blocks(text: &str) -> BTreeMap<String, String> {
    let mut blocks = BTreeMap::new();
    let mut open: Option<(String, String)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(_), Some((name, body))) => drop(blocks.insert(name, body)),
            (Some(name), None) => open = Some((name.trim().to_owned(), String::new())),
            (None, Some((name, body))) => open = Some((name, body + line + "\n")),
            (None, None) => {}
        }
    }
    assert!(open.is_none(), "a block is not closed");
    blocks
}

fn words(value: &str) -> Vec<Text> {
    value.split_whitespace().map(Text::from).collect()
}

fn money(value: &str) -> (Decimal, Text) {
    let (number, currency) = value.split_once(' ').unwrap();
    (number.replace(',', "").parse().unwrap(), currency.into())
}

/// `field: value` lines of one item.
fn facts(block: &str) -> (String, Facts) {
    let mut item = ItemFacts { number: 1, procedure: "4000".into(), ..ItemFacts::default() };
    let (day, direction) = (date(2026, 3, 2), Direction::Import);
    let (party_roles, charges, statements) = (Vec::new(), Vec::new(), Vec::new());
    let mut facts = Facts { day, direction, incoterm: None, statements, party_roles, charges, items: Vec::new() };
    let mut profile = String::new();
    for line in block.lines() {
        let (field, value) = line.split_once(':').unwrap_or_else(|| panic!("{line}"));
        let value = value.trim();
        match field.trim() {
            "profile" => profile = value.to_owned(),
            "day" => facts.day = value.parse().unwrap(),
            "terms of delivery" => facts.incoterm = Some(value.into()),
            "statements" => facts.statements = words(value),
            "commodity" => item.commodity = value.replace(' ', "").into(),
            "additional codes" => item.additional_codes = words(value),
            "origin" => item.origin = value.into(),
            "preference" => item.preference = value.into(),
            "quota" => item.quota_order = Some(value.into()),
            "documents" => item.documents = words(value),
            "procedure" => item.procedure = value.into(),
            "additional procedures" => item.additional_procedures = words(value),
            "price" => (item.price, item.currency) = (Some(money(value).0), money(value).1),
            "net mass" => item.net_mass_kg = Some(value.strip_suffix(" kg").unwrap().parse().unwrap()),
            "quantity" => {
                let (number, unit) = value.split_once(' ').unwrap();
                item.quantities.push(Quantity::new(unit.parse().unwrap(), number.parse().unwrap()));
            }
            charge => {
                let code = charge.strip_prefix("charge").unwrap_or_else(|| panic!("{line}")).trim();
                let (number, currency) = money(value);
                facts.charges.push(Charge { code: code.into(), number, currency });
            }
        }
    }
    facts.items.push(item);
    (profile, facts)
}

/// `EUR 0.92` lines: units for one of the economy's currency.
fn rates(block: Option<&String>) -> Rates {
    let rate = |line: &str| {
        let (currency, per_home) = line.split_once(' ').unwrap();
        let (from, to) = (date(2026, 3, 1), Some(date(2026, 3, 31)));
        let (currency, per_home) = (currency.parse().unwrap(), per_home.parse().unwrap());
        ExchangeRate { currency, per_home, from, to, source: "monthly rates, March 2026".into() }
    };
    Rates::new(block.into_iter().flat_map(|block| block.lines()).map(rate).collect())
}

/// `051867 400 kg` lines.
fn quotas(block: Option<&String>) -> Quotas {
    let quota = |line: &str| {
        let mut parts = line.splitn(3, ' ');
        let order: Text = parts.next().unwrap().into();
        let balance = parts.next().unwrap().parse().unwrap();
        (order, Quota { balance, unit: parts.next().unwrap().parse().unwrap() })
    };
    Quotas { balances: block.into_iter().flat_map(|block| block.lines()).map(quota).collect() }
}

fn lines(out: &Assessment) -> String {
    let mut text = String::from("item | tax | base | rate | relief | assessed | payable\n");
    for line in &out.lines {
        let tax = &line.tax;
        let base = tax.base.map_or("-".to_owned(), |base| base.to_string());
        let rate = tax.rate.map_or("-".to_owned(), |rate| format!("{} %", rate.normalize()));
        let row = [
            tax.item.to_string(),
            tax.tax_type.clone(),
            base,
            rate,
            tax.relief.to_string(),
            tax.assessed.to_string(),
            tax.payable.to_string(),
        ];
        text += &(row.join(" | ") + "\n");
    }
    text
}

fn steps(out: &Assessment, item: u32, tax: &str) -> String {
    let line = out.lines.iter().find(|l| l.tax.item == item && l.tax.tax_type == tax).unwrap();
    let step = |s: &tariff::Step| format!("{}: {} {}\n", s.what, s.number.round_dp(4).normalize(), s.unit);
    line.steps.iter().map(step).collect()
}

fn run(name: &str, text: &str) {
    let blocks = blocks(text);
    let (profile, facts) = facts(&blocks["facts"]);
    let profile = codelist::shipped(&profile).unwrap().unwrap();
    let (measures, faults) = import::csv::read(&blocks["tariff"]);
    assert_eq!(faults, [], "{name}");
    let tariff = Tariff::new(measures, Nomenclature::default(), name);
    let out = assess(&facts, &tariff, &profile, &quotas(blocks.get("quotas")), &rates(blocks.get("rates")));
    assert_eq!(lines(&out), blocks["lines"], "{name}");
    let codes: String =
        out.findings.iter().map(|f| format!("{} {}: {}\n", f.code, f.severity.as_str(), f.message)).collect();
    assert_eq!(codes, blocks.get("findings").cloned().unwrap_or_default(), "{name}");
    for (title, wanted) in blocks.iter().filter_map(|(k, v)| Some((k.strip_prefix("steps ")?, v))) {
        let (item, tax) = title.split_once(' ').unwrap();
        assert_eq!(&steps(&out, item.parse().unwrap(), tax), wanted, "{name} {title}");
    }
}

#[test]
fn tx_01_worked_cases() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/duty");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 6, "{files:?}");
    for file in files.iter().filter(|file| file.extension().is_some_and(|e| e == "md")) {
        run(&file.display().to_string(), &std::fs::read_to_string(file).unwrap());
    }
}
