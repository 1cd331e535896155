//! The data set's table, pointers, leaves and money.

use crate::node::{Class, Kind, Node, Slot, Value};
use crate::pointer::{Place, Pointer};
use crate::{Currency, Declaration, GoodsItem, Moment, Money, Numeric, Rounding};

fn walk(class: &'static Class, depth: usize, visit: &mut impl FnMut(&'static Class)) {
    assert!(depth < 12, "the data set is a tree of bounded depth");
    visit(class);
    for field in class.fields {
        if let Kind::One(inner) | Kind::Many(inner) = field.kind {
            walk(inner, depth + 1, visit);
        }
    }
}

#[test]
fn every_field_of_a_class_has_its_own_id_name_and_element() {
    walk(Declaration::CLASS, 0, &mut |class| {
        for (at, field) in class.fields.iter().enumerate() {
            for other in &class.fields[at + 1..] {
                assert_ne!(field.wco, other.wco, "{}.{} and {}", class.name, field.name, other.name);
                assert_ne!(field.name, other.name);
                assert_ne!(field.element, other.element);
            }
        }
    });
}

#[test]
fn pointer_to_path_and_back() {
    let cases = [
        ("42A/67A/68A[1]/23A/21A[3]/145", "goods_shipment.items[0].commodity.classifications[2].id"),
        ("42A/17C[1]/R144", "authorisation_holders[0].id"),
        ("42A", ""),
        ("42A/D026", "functional_reference_id"),
        ("42A/67A/68A[2]/93A[1]/144", "goods_shipment.items[1].packaging[0].quantity"),
    ];
    for (pointer, path) in cases {
        let place = pointer.parse::<Pointer>().unwrap().place().unwrap();
        assert_eq!(place.path(), path);
        assert_eq!(place.pointer().to_string(), pointer);
        assert_eq!(Place::from_path(path).unwrap(), place);
    }
    assert!("42A/99Z".parse::<Pointer>().unwrap().place().is_none());
    assert!("42A//1".parse::<Pointer>().is_err());
    assert!("42A/68A[0]".parse::<Pointer>().is_err());
}

#[test]
fn tree_view_reads_and_writes_the_struct() {
    let mut declaration = Declaration::default();
    let place = Place::from_path("goods_shipment.items[0].sequence").unwrap();
    assert!(matches!(place.read(&declaration), Value::Absent));
    let shipment = declaration.goods_shipment.get_or_insert_default();
    shipment.items.push(GoodsItem::default());
    let at = GoodsItem::CLASS.fields.iter().position(|f| f.name == "sequence").unwrap();
    match shipment.items[0].slot(at) {
        Some(Slot::Numeric(slot)) => *slot = Some(Numeric::new("1")),
        _ => panic!("sequence is a number"),
    }
    assert_eq!(place.read(&declaration).text(), Some("1"));
}

#[test]
fn numbers_keep_their_text() {
    assert_eq!(Numeric::new("1000.00").value().unwrap().to_string(), "1000.00");
    for text in ["", "1e5", "1,5", "abc", ".", "NaN", "--1"] {
        assert_eq!(Numeric::new(text).value(), None, "{text}");
        assert_eq!(Numeric::new(text).text(), text);
    }
}

#[test]
fn moments_in_each_format() {
    let moment = |text: &str| Moment { text: text.into(), format: None };
    assert_eq!(moment("20260220132253Z").timestamp().unwrap().to_string(), "2026-02-20T13:22:53Z");
    assert_eq!(moment("20260220132253+01").timestamp().unwrap().to_string(), "2026-02-20T12:22:53Z");
    assert_eq!(moment("20260220").timestamp().unwrap().to_string(), "2026-02-20T00:00:00Z");
    assert!(moment("20260230").date().is_none());
    let now = "2026-11-22T02:00:00Z".parse().unwrap();
    assert_eq!(Moment::from_timestamp(now).text, "20261122020000Z");
    assert_eq!(Moment::from_timestamp(now).timestamp(), Some(now));
}

#[test]
fn money_names_its_rounding() {
    let gbp: Currency = "GBP".parse().unwrap();
    let value = "252.655".parse().unwrap();
    assert!(Money::exact(value, gbp).is_err());
    assert_eq!(Money::rounded(value, gbp, Rounding::Truncate).unwrap().to_string(), "252.65");
    assert_eq!(Money::rounded(value, gbp, Rounding::HalfUp).unwrap().to_string(), "252.66");
    assert_eq!(Money::exact("7".parse().unwrap(), gbp).unwrap().minor(), 700);
    assert!("gbp".parse::<Currency>().is_err());
}

#[test]
fn check_digits() {
    use crate::check_digit::{is_container_number, is_mrn, mrn};
    for good in ["26GB208P252DHU0AR5", "19GBCKKCQSXV2FGVA8"] {
        assert!(is_mrn(good), "{good}");
    }
    for bad in ["26GB208P252DHU0AR4", "26GB208P252DHU0AR", "2GGB208P252DHU0AR5", "26gb208P252DHU0AR5", ""] {
        assert!(!is_mrn(bad), "{bad}");
    }
    assert!(is_container_number("CSQU3054383"));
    assert!(!is_container_number("CSQU3054384"));
    assert_eq!(mrn(26, "GB", "208P252DHU0AR").as_deref(), Some("26GB208P252DHU0AR5"));
}

#[test]
fn putting_a_value_makes_its_way() {
    use crate::edit::{EditError, put};
    let mut declaration = Declaration::default();
    let price = "goods_shipment.items[1].commodity.invoice_line.item_charge";
    put(&mut declaration, price, "12.50", Some("EUR")).unwrap();
    assert_eq!(declaration.goods_shipment.as_ref().unwrap().items.len(), 2);
    assert_eq!(Place::from_path(price).unwrap().read(&declaration).text(), Some("12.50"));
    put(&mut declaration, price, "", None).unwrap();
    assert_eq!(Place::from_path(price).unwrap().read(&declaration).text(), None);
    assert_eq!(put(&mut declaration, "goods_shipment", "x", None), Err(EditError::NotALeaf));
    assert_eq!(put(&mut declaration, "goods_shipment.nothing", "x", None), Err(EditError::NoSuchField));
    let far = "goods_shipment.items[4000000000].sequence";
    assert_eq!(put(&mut declaration, far, "x", None), Err(EditError::TooLong));
}

#[test]
fn stored_form_of_a_declaration_gives_it_back() {
    use crate::edit::put;
    let mut declaration = Declaration::default();
    for (path, text, unit) in [
        ("type_code", "IMA", None),
        ("goods_shipment.items[1].commodity.invoice_line.item_charge", "0012.50", Some("EUR")),
        ("goods_shipment.items[0].packaging[0].quantity", "3", None),
        ("acceptance_date_time", "20260220132253Z", Some("304")),
    ] {
        put(&mut declaration, path, text, unit).unwrap();
    }
    let stored = serde_json::to_string(&declaration).unwrap();
    assert_eq!(
        stored,
        r#"{"acceptance_date_time":["20260220132253Z","304"],"type_code":"IMA","goods_shipment":{"items":[{"packaging":[{"quantity":["3",null]}]},{"commodity":{"invoice_line":{"item_charge":["0012.50","EUR"]}}}]}}"#
    );
    assert_eq!(serde_json::from_str::<Declaration>(&stored).unwrap(), declaration);
    assert!(serde_json::from_str::<Declaration>(r#"{"no_such":"x"}"#).is_err());
}
