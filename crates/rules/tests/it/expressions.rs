//! Expressions of packs: what each means on one declaration.

use jiff::civil::date;
use model::Declaration;
use rules::{Context, Lists, Pack};

use super::sample::declaration;

struct Few;

impl Lists for Few {
    fn has(&self, list: &str, code: &str) -> Option<bool> {
        (list == "currency").then(|| ["GBP", "EUR"].contains(&code))
    }
}

/// True, false, or unknown, told by a rule and its opposite.
fn judge(place: &str, expression: &str) -> Option<bool> {
    let quoted = toml::Value::String(expression.to_owned()).to_string();
    let opposite = toml::Value::String(format!("!({expression})")).to_string();
    let text = format!(
        "[[rule]]\ncode = \"T\"\nfor = \"{place}\"\nmust = {quoted}\nmessage = \"\"\n\
         [[rule]]\ncode = \"F\"\nfor = \"{place}\"\nmust = {opposite}\nmessage = \"\"\n"
    );
    let pack = Pack::compile(&[("test", &text)], Declaration::CLASS).unwrap_or_else(|e| panic!("{expression}: {e:?}"));
    let declaration = declaration();
    let found = pack.run(&declaration, Context { day: date(2026, 2, 1), lists: &Few });
    match found.first().map(|finding| &*finding.code) {
        Some("T") => Some(false),
        Some(_) => Some(true),
        None => None,
    }
}

#[test]
fn whole_declaration() {
    let cases = [
        ("type_code == 'IMA'", Some(true)),
        ("type_code != 'IMA'", Some(false)),
        ("type_code in ['EXA', 'IMA']", Some(true)),
        ("type_code.substring(2, 3) == 'A' && type_code.startsWith('IM') && type_code.endsWith('A')", Some(true)),
        ("type_code.contains('M') ? function_code == '9' : false", Some(true)),
        ("type_code.matches('^IM[AD]$')", Some(true)),
        ("size(type_code) == 3 && type_code.size() < 4", Some(true)),
        ("has(exporter)", Some(false)),
        ("has(goods_shipment.items) && !has(goods_shipment.previous_documents)", Some(true)),
        ("exporter.id == 'X'", None),
        ("exporter.id == 'X' || true", Some(true)),
        ("exporter.id == 'X' && false", Some(false)),
        ("exporter.id == 'X' && true", None),
        ("!(exporter.id == 'X')", None),
        ("goods_item_quantity == size(goods_shipment.items)", Some(true)),
        ("goods_item_quantity == goods_shipment.items.size()", Some(true)),
        ("1 + 2 * 3 == 7 && (1 + 2) * 3 == 9 && 5 - 2 - 1 == 2 && -1 < 0", Some(true)),
        ("0.1 + 0.2 == 0.3", Some(true)),
        ("goods_shipment.items.map(i, i.commodity.goods_measure.net_mass).sum() == 17", Some(true)),
        ("goods_shipment.items.map(i, i.packaging.map(p, p.quantity).sum()).sum() == 10.0", Some(true)),
        ("goods_shipment.items.map(i, i.commodity.goods_measure.gross_mass).max() == 12.5", Some(true)),
        ("goods_shipment.items.map(i, i.commodity.goods_measure.gross_mass).min() == 7", Some(true)),
        ("goods_shipment.items.map(i, i.sequence).isNumbered()", Some(true)),
        ("goods_shipment.items.map(i, i.sequence).isDistinct()", Some(true)),
        ("goods_shipment.items.map(i, i.commodity.description).isDistinct()", Some(false)),
        ("'tea' in goods_shipment.items.map(i, i.commodity.description)", Some(true)),
        ("goods_shipment.items.exists(i, i.sequence == 2)", Some(true)),
        ("goods_shipment.items.exists_one(i, i.commodity.description == 'tea')", Some(false)),
        ("goods_shipment.items.all(i, i.commodity.classifications.exists(c, c.id == '00'))", Some(true)),
        ("goods_shipment.items.filter(i, i.sequence > 1).size() == 1", Some(true)),
        ("goods_shipment.items.filter(i, i.sequence > 1).filter(i, i.sequence > 2).size() == 0", Some(true)),
        ("acceptance_date_time <= today()", Some(true)),
        ("acceptance_date_time == date('2026-01-31')", Some(true)),
        ("plus_days(acceptance_date_time, 1) == today()", Some(true)),
        ("is_mrn(id)", Some(true)),
        ("is_container_number(id)", Some(false)),
        ("number(function_code) * 2 == 18", Some(true)),
        ("number(type_code) > 0", None),
        ("list_has('currency', 'GBP') && !list_has('currency', 'XYZ')", Some(true)),
        ("list_has('unheard', 'GBP')", None),
        ("(type_code == 'IMA') == true", Some(true)),
    ];
    for (expression, expected) in cases {
        assert_eq!(judge("", expression), expected, "{expression}");
    }
}

#[test]
fn each_item() {
    let cases = [
        ("commodity.goods_measure.gross_mass >= commodity.goods_measure.net_mass", Some(true)),
        ("commodity.invoice_line.item_charge.currency == 'GBP'", Some(true)),
        ("commodity.goods_measure.net_mass.unit in ['KGM']", Some(true)),
        ("parent.importer.id.startsWith('GB') && declaration.type_code == 'IMA'", Some(true)),
        ("goods_shipment.items.exists(other, other.sequence == goods_item.sequence)", Some(true)),
        ("string(sequence) in ['1', '2']", Some(true)),
        ("customs_value > 0", None),
    ];
    for (expression, expected) in cases {
        assert_eq!(judge("goods_shipment.items", expression), expected, "{expression}");
    }
}
