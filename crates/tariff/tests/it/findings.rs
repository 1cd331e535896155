//! What an assessment says of facts that do not suffice, and what the law makes of special ones.

use jiff::civil::date;
use model::{Severity, Text};
use rust_decimal::Decimal;
use tariff::{
    Assessment, Charge, DeclaredAmount, Direction, ExchangeRate, Expression, Facts, ItemFacts, Measure, Origin, Quota,
    Quotas, Rates, Unit, assess,
};

use crate::support::{DAY, decimal, lines, measure, tariff, uk};

/// 1,000 GBP of goods from the United States, changed as a test needs.
fn facts(change: impl FnOnce(&mut Facts, &mut ItemFacts)) -> Facts {
    let mut item = ItemFacts {
        number: 1,
        commodity: "8510900000".into(),
        origin: "US".into(),
        price: Some(Decimal::ONE_THOUSAND),
        procedure: "4000".into(),
        ..ItemFacts::default()
    };
    let (direction, statements, party_roles) = (Direction::Import, Vec::new(), Vec::new());
    let mut facts =
        Facts { day: DAY, direction, incoterm: None, statements, party_roles, charges: Vec::new(), items: Vec::new() };
    change(&mut facts, &mut item);
    facts.items.push(item);
    facts
}

fn run(facts: &Facts, measures: Vec<Measure>) -> Assessment {
    assess(facts, &tariff(measures), &uk(), &Quotas::default(), &Rates::default())
}

fn usual() -> Vec<Measure> {
    vec![measure("85", "A00", "2 %"), measure("", "B00", "20 %")]
}

/// Codes of the findings, errors with `!`.
fn codes(out: &Assessment) -> Vec<String> {
    let mark = |severity| if severity == Severity::Error { "!" } else { "" };
    out.findings.iter().map(|f| format!("{}{}", f.code, mark(f.severity))).collect()
}

fn charge(code: &str, number: &str, currency: &str) -> Charge {
    Charge { code: code.into(), number: decimal(number), currency: currency.into() }
}

#[test]
fn sw_03_what_is_missing_is_named_and_the_rest_is_assessed() {
    type Case = (&'static str, Facts, Vec<Measure>, &'static [&'static str], &'static [&'static str]);
    let rows: [Case; 8] = [
        ("a price below zero", facts(|_, i| i.price = Some(decimal("-5"))), usual(), &["CW-4018!"], &[]),
        ("no price", facts(|_, i| i.price = None), usual(), &["CW-4003"], &[]),
        ("no rate", facts(|_, i| i.currency = "CAD".into()), usual(), &["CW-4004!"], &[]),
        ("no measure", facts(|_, i| i.commodity = "0101".into()), vec![measure("85", "A00", "2 %")], &["CW-4011"], &[]),
        (
            "no quantity",
            facts(|_, _| ()),
            vec![measure("85", "A00", "2 GBP / l"), measure("", "B00", "20 %")],
            &["CW-4012!"],
            &["1 B00 200.00"],
        ),
        ("a part's value", facts(|_, _| ()), vec![measure("85", "A00", "2 % (on the case)")], &["CW-4014"], &[]),
        ("a person's rate", facts(|_, _| ()), vec![measure("85", "A00", "manual: see note 1")], &["CW-4013"], &[]),
        (
            "an unknown charge",
            facts(|f, _| f.charges.push(charge("ZZ", "5", "GBP"))),
            usual(),
            &["CW-4007"],
            &["1 A00 20.00", "1 B00 204.00"],
        ),
    ];
    for (name, facts, measures, findings, wanted) in rows {
        let out = run(&facts, measures);
        assert_eq!(codes(&out), findings, "{name}");
        assert_eq!(lines(&out), wanted, "{name}");
    }
}

#[test]
fn tx_01_charges_change_the_value_by_the_terms_of_delivery() {
    let rows = [
        (Some("CIF"), charge("", "100", "GBP"), "1000.00"),
        (Some("FOB"), charge("", "100", "GBP"), "1100.00"),
        (Some("CFR"), charge("AK", "10", "GBP"), "1010.00"),
        (Some("DDP"), charge("BC", "150", "GBP"), "850.00"),
        (Some("CIF"), charge("AM", "2.5", ""), "1025.00"),
        (Some("CIF"), charge("BI", "1", ""), "990.00"),
        (None, charge("", "100", ""), "1100.00"),
    ];
    for (terms, charge, value) in rows {
        let place = format!("{terms:?} {charge:?}");
        let facts = facts(|f, _| {
            f.incoterm = terms.map(Text::from);
            f.charges.push(charge);
        });
        let out = run(&facts, usual());
        assert_eq!(out.values[0].1.to_string(), value, "{place}");
    }
    let fob = run(&facts(|f, _| f.incoterm = Some("FOB".into())), usual());
    assert_eq!(codes(&fob), ["CW-4006"]);
}

#[test]
fn tx_01_a_charge_for_all_goods_is_spread_by_value() {
    let mut facts = facts(|f, _| f.charges.push(charge("", "100", "GBP")));
    let second = ItemFacts { number: 2, price: Some(decimal("3000")), ..facts.items[0].clone() };
    facts.items.push(second);
    let out = run(&facts, usual());
    let values: Vec<String> = out.values.iter().map(|(item, value)| format!("{item} {value}")).collect();
    assert_eq!(values, ["1 1025.00", "2 3075.00"]);
}

#[test]
fn tx_01_the_rate_of_the_day_converts() {
    let rate = |month: i8, per_home: &str| ExchangeRate {
        currency: "USD".parse().unwrap(),
        per_home: decimal(per_home),
        from: date(2024, month, 1),
        to: Some(date(2024, month, 30)),
        source: "monthly rates".to_owned(),
    };
    let rates = Rates::new(vec![rate(6, "1.25"), rate(5, "1.20"), rate(7, "1.30")]);
    let facts = facts(|_, i| i.currency = "USD".into());
    let out = assess(&facts, &tariff(usual()), &uk(), &Quotas::default(), &rates);
    assert_eq!(out.values[0].1.to_string(), "800.00");
    let step = out.lines[0].steps.iter().find(|step| step.what == "exchange rate").unwrap();
    assert_eq!((step.number, step.unit.as_str()), (decimal("1.25"), "USD for 1 GBP"));
}

#[test]
fn tx_01_a_trade_defence_duty_needs_to_know_the_producer() {
    let of = |code: &str, rate: &str| Measure { additional_code: code.into(), ..measure("85", "A30", rate) };
    let measures = || [usual(), vec![of("B107", "5 %"), of("B999", "40 %")]].concat();
    let out = run(&facts(|_, _| ()), measures());
    assert_eq!(codes(&out), ["CW-4016!"]);
    assert!(out.findings[0].hint.contains("B107, B999"));
    let out = run(&facts(|_, i| i.additional_codes = vec!["B999".into()]), measures());
    assert_eq!(lines(&out), ["1 A00 20.00", "1 A30 400.00", "1 B00 284.00"]);
    let with_document = Measure { documents: vec!["D008".into()], ..of("B999", "0 %") };
    let out = run(
        &facts(|_, i| {
            i.additional_codes = vec!["B999".into()];
            i.documents = vec!["D008".into()];
        }),
        [measures(), vec![with_document]].concat(),
    );
    assert_eq!(lines(&out), ["1 A00 20.00", "1 A30 0.00", "1 B00 204.00"]);
}

#[test]
fn tx_01_the_most_exact_measure_wins_and_ids_add_up() {
    let with_id = |id: &str, rate: &str| Measure { id: id.into(), ..measure("851090", "A20", rate) };
    let from = |origin: &str, code: &str, rate: &str| Measure {
        origin: origin.parse().unwrap(),
        ..measure(code, "A00", rate)
    };
    let cases: [(Vec<Measure>, &[&str]); 5] = [
        (
            vec![measure("85", "A00", "9 %"), measure("851090", "A00", "3 %"), measure("8510", "A00", "5 %")],
            &["1 A00 30.00"],
        ),
        (vec![from("", "8510", "9 %"), from("US", "8510", "4 %"), from("CA US", "8510", "6 %")], &["1 A00 40.00"]),
        (vec![from("-US", "8510", "9 %"), from("", "85", "1 %")], &["1 A00 10.00"]),
        (vec![with_id("1", "25 %"), with_id("2", "35 %")], &["1 A20 250.00", "1 A20 350.00"]),
        (vec![Measure { from: date(2024, 1, 1), ..with_id("1", "30 %") }, with_id("1", "25 %")], &["1 A20 300.00"]),
    ];
    for (measures, wanted) in cases {
        let out = run(&facts(|_, _| ()), measures.clone());
        assert_eq!(lines(&out), wanted, "{measures:#?}");
    }
    let past = Measure { to: Some(date(2024, 5, 31)), ..measure("85", "A00", "9 %") };
    let coming = Measure { from: date(2024, 6, 2), ..measure("85", "A00", "9 %") };
    assert_eq!(lines(&run(&facts(|_, _| ()), vec![past, coming])), Vec::<String>::new());
}

#[test]
fn tx_01_the_region_follows_the_statements_and_the_higher_duty() {
    let both = |gb: &str, ni: &str| {
        vec![measure("85", "A00", gb), measure("85", "A50", ni), measure("", "B00", "20 %"), measure("", "B05", "20 %")]
    };
    let rows: [(&[&str], &str, &str, &[&str]); 6] = [
        (&[], "2 %", "4 %", &["1 A00 20.00", "1 B00 204.00"]),
        (&["NIIMP"], "2 %", "4 %", &["1 A50 40.00", "1 B05 8.00", "1 B00 200.00"]),
        (&["NIIMP"], "4 %", "4 %", &["1 A00 40.00", "1 B00 208.00"]),
        (&["NIIMP", "NIREM"], "2 %", "4 %", &["1 A00 20.00", "1 B00 204.00"]),
        (&["NIIMP", "EUPRF"], "4 %", "4 %", &["1 A50 40.00", "1 B05 8.00", "1 B00 200.00"]),
        (&["NIIMP", "NIQUO"], "2 %", "4 %", &["1 A00 20.00", "1 B00 204.00"]),
    ];
    for (statements, gb, ni, wanted) in rows {
        let facts = facts(|f, _| f.statements = statements.iter().map(|s| Text::from(*s)).collect());
        assert_eq!(lines(&run(&facts, both(gb, ni))), wanted, "{statements:?} {gb} {ni}");
    }
}

#[test]
fn tx_08_postponed_and_suspended_amounts_are_assessed_but_not_payable() {
    let payable = |facts: &Facts| -> Vec<String> {
        run(facts, usual())
            .lines
            .iter()
            .map(|l| format!("{} {} {}", l.tax.tax_type, l.tax.assessed, l.tax.payable))
            .collect()
    };
    let postponed = ["A00 20.00 20.00", "B00 204.00 0.00"];
    assert_eq!(payable(&facts(|f, _| f.party_roles = vec!["FR1".into()])), postponed);
    assert_eq!(payable(&facts(|_, i| i.payment_methods = vec![("B00".into(), "G".into())])), postponed);
    assert_eq!(payable(&facts(|_, i| i.procedure = "7100".into())), ["A00 20.00 0.00", "B00 204.00 0.00"]);
}

#[test]
fn tx_02_the_declarants_own_amounts_stand_only_where_asked() {
    let amount = |tax: &str, amount: &str, method: &str| DeclaredAmount {
        tax: tax.into(),
        base: Some(decimal("200")),
        amount: decimal(amount),
        payment_method: Some(method.into()),
    };
    let amounts = || vec![amount("A00", "5.00", "E"), amount("A00", "9.00", "R"), amount("B00", "40.00", "R")];
    let out = run(&facts(|_, i| i.declared_amounts = amounts()), usual());
    assert_eq!(lines(&out), ["1 A00 20.00", "1 B00 204.00"]);
    let asked = facts(|f, i| {
        f.statements = vec!["OVR01".into()];
        i.declared_amounts = amounts();
    });
    let out = run(&asked, usual());
    assert_eq!(lines(&out), ["1 A00 5.00", "1 B00 40.00"]);
    assert_eq!(codes(&out), ["CW-4017"]);
    // Where only a person can apply the rate, the declarant's amount is taken, and counts in the base of the tax.
    let manual = vec![measure("85", "A00", "manual: by note"), measure("", "B00", "20 %")];
    let out = run(&facts(|_, i| i.declared_amounts = vec![amount("A00", "5.00", "E")]), manual);
    assert_eq!(lines(&out), ["1 A00 5.00", "1 B00 201.00"]);
}

#[test]
fn tx_02_an_empty_quota_leaves_the_ordinary_rate() {
    let within = Measure {
        preference: "120".into(),
        quota_order: "050001".into(),
        origin: Origin::all(),
        expression: Expression::Free,
        ..measure("85", "A00", "0 %")
    };
    let claim = |net: Option<&str>| {
        facts(|_, i| {
            i.preference = "120".into();
            i.quota_order = Some("050001".into());
            i.net_mass_kg = net.map(decimal);
        })
    };
    let measures = [usual(), vec![within]].concat();
    let with = |facts: &Facts, balance: &str| {
        let mut quotas = Quotas::default();
        quotas.balances.insert("050001".into(), Quota { balance: decimal(balance), unit: Unit::KILOGRAM });
        assess(facts, &tariff(measures.clone()), &uk(), &quotas, &Rates::default())
    };
    assert_eq!(lines(&with(&claim(Some("50")), "0")), ["1 A00 20.00", "1 B00 204.00"]);
    assert_eq!(
        lines(&with(&claim(Some("50")), "50")),
        ["1 A00 0", "1 B00 200.00"].map(|l| l.replace("A00 0", "A00 0.00"))
    );
    assert_eq!(codes(&with(&claim(None), "50")), ["CW-4012!"]);
    // Two items of one declaration draw one after the other.
    let mut two = claim(Some("50"));
    two.items.push(ItemFacts { number: 2, ..two.items[0].clone() });
    let out = with(&two, "50");
    assert_eq!(out.draws.iter().map(|d| d.granted.unwrap()).collect::<Vec<_>>(), [decimal("50"), decimal("0")]);
    assert_eq!(lines(&out)[2], "2 A00 20.00");
}

#[test]
fn exports_bear_no_import_duty() {
    let out = run(&facts(|f, _| f.direction = Direction::Export), usual());
    assert_eq!((lines(&out).len(), out.findings.len()), (0, 0));
}
