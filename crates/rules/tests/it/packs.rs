//! What a pack's findings say: place, words, severity, days.

use jiff::civil::{Date, date};
use model::{Declaration, Finding, Severity};
use rules::{Context, NoLists, Pack};

use super::sample::{declaration, item};

const PACK: &str = r#"
[sets]
teas = ["tea", "mate"]

[[rule]]
code = "P-1"
for = "goods_shipment.items"
must = "commodity.goods_measure.gross_mass >= commodity.goods_measure.net_mass"
when = "commodity.description in teas"
at = "commodity.goods_measure.net_mass"
message = "item {string(sequence)}: {commodity.goods_measure.net_mass} is over {commodity.goods_measure.gross_mass}"
hint = "Weigh again."

[[rule]]
code = "P-2"
severity = "warning"
for = "goods_shipment.items.packaging"
must = "quantity > 5"
message = "only {quantity * 2}"

[[rule]]
code = "P-3"
for = "goods_shipment.items"
must = "false"
at = "declaration.type_code"
message = "for ever wrong"
since = "2026-03-01"
until = "2026-03-31"

[[coded]]
code = "P-4"
list = "unheard"
what = "country"
fields = ["goods_shipment.destination.country_code", "goods_shipment.items.commodity.invoice_line.item_charge.currency"]

[published]
P-1 = "X99"
"#;

fn run(declaration: &Declaration, day: Date) -> Vec<Finding> {
    let pack = Pack::compile(&[("p", PACK)], Declaration::CLASS).expect("compiles");
    assert_eq!(pack.published("P-1"), Some("X99"));
    pack.run(declaration, Context { day, lists: &NoLists })
}

#[test]
fn findings_name_place_and_values() {
    let mut declaration = declaration();
    let shipment = declaration.goods_shipment.as_mut().expect("a shipment");
    shipment.items.push(item("3", "1.0", "2.50"));
    let found = run(&declaration, date(2026, 2, 1));
    let errors: Vec<_> = found.iter().filter(|f| f.severity == Severity::Error).collect();
    assert_eq!(errors.len(), 1, "{found:#?}");
    assert_eq!(errors[0].pointer, "42A/67A/68A[3]/23A/65A/128");
    assert_eq!(errors[0].message, "item 3: 2.50 is over 1.0");
    assert_eq!(errors[0].hint, "Weigh again.");
    let warnings: Vec<_> = found.iter().filter(|f| f.severity == Severity::Warning).collect();
    assert_eq!(warnings.len(), 3);
    assert_eq!(warnings[1].pointer, "42A/67A/68A[2]/93A[1]");
    assert_eq!(warnings[1].message, "only 10");
}

#[test]
fn rules_hold_on_their_days() {
    let of_march = |day| run(&declaration(), day).iter().filter(|finding| finding.code == "P-3").count();
    let days = [(date(2026, 2, 28), 0), (date(2026, 3, 1), 2), (date(2026, 3, 31), 2), (date(2026, 4, 1), 0)];
    for (day, count) in days {
        assert_eq!(of_march(day), count, "{day}");
    }
    let found = run(&declaration(), date(2026, 3, 1));
    let third = found.iter().find(|finding| finding.code == "P-3").expect("P-3");
    assert_eq!(third.pointer, "42A/D013");
}
