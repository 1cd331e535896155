//! Published assessments of a real authority, line by line: rate, base and rounding (TX-01, TX-02).

use std::collections::BTreeMap;

use model::Text;
use rust_decimal::Decimal;
use tariff::{Assessment, Direction, Facts, ItemFacts, Quantity, Quotas, Rates, Unit, assess};

use crate::support::{DAY, Row, Table, decimal, measure, tariff, uk};

fn facts(item: ItemFacts, northern: bool) -> Facts {
    Facts {
        day: DAY,
        direction: Direction::Import,
        incoterm: None,
        statements: if northern { vec!["NIDOM".into()] } else { Vec::new() },
        party_roles: Vec::new(),
        charges: Vec::new(),
        items: vec![item],
    }
}

fn item(price: Decimal) -> ItemFacts {
    let quantities = vec![Quantity::new(Unit::new("NAR", ""), Decimal::ONE)];
    ItemFacts {
        number: 1,
        commodity: "8510900000".into(),
        origin: "US".into(),
        price: Some(price),
        currency: "GBP".into(),
        procedure: "4000".into(),
        quantities,
        ..ItemFacts::default()
    }
}

fn duty_lines() -> Option<Vec<Row>> {
    let data = testkit::shared_data()?;
    Some(Table::read(&data.join("wco-declarations/DUTY_LINES.tsv")).rows)
}

#[test]
fn tx_02_every_line_with_a_rate_comes_out_to_the_penny() {
    let Some(rows) = duty_lines() else { return };
    let profile = uk();
    let mut checked = 0;
    for row in rows.iter().filter(|row| row.get("line_law_holds") == "yes") {
        let tax = row.get("tax_type");
        let base = row.number("ad_valorem_base").unwrap();
        let northern = matches!(tax, "A50" | "A70" | "B05");
        let mut measures = vec![measure("8510900000", tax, &format!("{} %", row.get("rate_pct")))];
        if tax == "B05" {
            // VAT on duties has the duties as its base.
            measures.push(measure("8510900000", "A50", "100 %"));
        }
        let mut item = item(base);
        if row.number("deduct").is_some_and(|deduct| !deduct.is_zero()) {
            item.additional_procedures = vec![if tax == "B00" { "1RV" } else { "C28" }.into()];
        }
        let out = assess(&facts(item, northern), &tariff(measures), &profile, &Quotas::default(), &Rates::default());
        let line = out.lines.iter().find(|line| line.tax.tax_type == tax).unwrap();
        let place = format!("{} item {} {tax}", row.get("file"), row.get("item"));
        assert_eq!(line.tax.base.unwrap().value(), base, "{place}");
        assert_eq!(line.tax.relief.value(), row.number("deduct").unwrap_or_default(), "{place}");
        assert_eq!(line.tax.assessed.value(), decimal(row.get("assessed")), "{place}");
        checked += 1;
    }
    assert_eq!(checked, 264);
}

/// All lines of one item of one notification.
fn groups(rows: Vec<Row>) -> BTreeMap<(String, String), Vec<Row>> {
    let mut groups: BTreeMap<(String, String), Vec<Row>> = BTreeMap::new();
    for row in rows {
        groups.entry((row.get("file").to_owned(), row.get("item").to_owned())).or_default().push(row);
    }
    groups
}

/// The value that customs used: the base of the duty, else the declared price.
fn value(rows: &[Row]) -> Option<Decimal> {
    let duty = rows.iter().find(|row| row.get("tax_type").starts_with('A') && !row.get("ad_valorem_base").is_empty());
    duty.and_then(|row| row.number("ad_valorem_base")).or_else(|| rows.first()?.number("item_price"))
}

fn is_levy(tax: &str) -> bool {
    let class = tax.chars().next().unwrap();
    tax == "CSD"
        || tax.len() == 3 && (class.is_ascii_digit() || (matches!(class, 'A' | 'B') && tax[1..].parse::<u8>().is_ok()))
}

/// The item again: every duty and excise at its published amount, so that the bases are what is proved.
fn reproduce(rows: &[Row], value: Decimal) -> Assessment {
    let northern = rows.iter().any(|row| matches!(row.get("tax_type"), "A50" | "A70" | "A80" | "A90" | "B05"));
    let mut measures = Vec::new();
    for (at, row) in rows.iter().enumerate().filter(|(_, row)| is_levy(row.get("tax_type"))) {
        let tax = row.get("tax_type");
        let expression = match tax {
            "B00" | "B05" => format!("{} %", row.get("rate_pct")),
            _ => format!("{} GBP / item", row.get("assessed")),
        };
        // The security for a provisional additional duty (`CSD`) counts in the base of the VAT on duties.
        let tax = if tax == "CSD" { "A70" } else { tax };
        let mut measure = measure("8510900000", tax, &expression);
        measure.id = Text::from(at.to_string());
        measures.push(measure);
    }
    assess(&facts(item(value), northern), &tariff(measures), &uk(), &Quotas::default(), &Rates::default())
}

#[test]
fn tx_02_vat_bases_follow_the_region() {
    let Some(rows) = duty_lines() else { return };
    let mut held: BTreeMap<(&str, &str), (usize, usize)> = BTreeMap::new();
    let groups = groups(rows);
    for (place, rows) in &groups {
        let Some(value) = value(rows) else { continue };
        let vat = |row: &&Row| matches!(row.get("tax_type"), "B00" | "B05") && !row.get("rate_pct").is_empty();
        if !rows.iter().any(|row| vat(&row)) {
            continue;
        }
        let out = reproduce(rows, value);
        for row in rows.iter().filter(vat) {
            let tax = row.get("tax_type");
            let line = out.lines.iter().find(|line| line.tax.tax_type == tax);
            let same = line.and_then(|line| line.tax.base).map(|base| base.value()) == row.number("ad_valorem_base");
            let published = row.get("base_law_holds");
            if published == "yes" {
                assert!(same, "{place:?} {tax}: {:?}", line.map(|l| &l.tax));
            }
            let count = held.entry((if tax == "B00" { "B00" } else { "B05" }, published)).or_default();
            count.0 += usize::from(same);
            count.1 += 1;
        }
    }
    let shown: Vec<String> =
        held.iter().map(|((tax, law), (same, all))| format!("{tax} {law:?} {same}/{all}")).collect();
    assert_eq!(shown.join(", "), r#"B00 "no" 0/8, B00 "yes" 110/110, B05 "yes" 32/32"#);
}
