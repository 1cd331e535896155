//! Shape: each fault on a declaration that has no other.

use model::dataset::{GoodsItem, GoodsShipment, Packaging};
use model::{Amount, Declaration, Measure, Moment, Numeric};

use crate::check::shape;

fn good() -> Declaration {
    Declaration {
        function_code: Some("9".into()),
        functional_reference_id: Some("LRN-1".into()),
        type_code: Some("IMA".into()),
        ..Declaration::default()
    }
}

fn moment(text: &str, format: &str) -> Option<Moment> {
    Some(Moment { text: text.into(), format: Some(format.into()) })
}

fn amount(number: &str, currency: &str) -> Option<Amount> {
    Some(Amount { number: Numeric::new(number), currency: Some(currency.into()) })
}

fn measure(number: &str) -> Option<Measure> {
    Some(Measure { number: Numeric::new(number), unit: None })
}

type Change = fn(&mut Declaration);

#[test]
fn each_fault_has_its_code_and_pointer() {
    let cases: [(Change, &str, &str, &str); 18] = [
        (|d| d.function_code = None, "CW-1001", "42A/017", "is missing"),
        (|d| d.type_code = Some("  ".into()), "CW-1003", "42A/D013", "is blank"),
        (|d| d.type_code = Some("IMPA".into()), "CW-1004", "42A/D013", "has 4 characters, more than 3: \"IMPA\""),
        (|d| d.function_code = Some("9a".into()), "CW-1005", "42A/017", "may only have digits: \"9a\""),
        (|d| d.invoice_amount = amount("1,5", "GBP"), "CW-1007", "42A/109", "is no number: \"1,5\""),
        (|d| d.invoice_amount = amount("12345678901234567", "GBP"), "CW-1008", "42A/109", "has 17 digits"),
        (|d| d.invoice_amount = amount("1.2345", "GBP"), "CW-1009", "42A/109", "has 4 decimals, more than 3"),
        (|d| d.invoice_amount = amount("1.50", "gbp"), "CW-1012", "42A/109", "no ISO 4217 code"),
        (|d| d.goods_item_quantity = measure("1.5"), "CW-1009", "42A/228", "has 1 decimals"),
        (|d| d.total_packages = measure(""), "CW-1007", "42A/146", "is no number"),
        (|d| d.acceptance_date_time = moment("20260230", "102"), "CW-1010", "42A/023", "is no date"),
        (|d| d.acceptance_date_time = moment("2026-02-03", "102"), "CW-1010", "42A/023", "is no date"),
        (|d| d.acceptance_date_time = moment("20260203250000Z", "304"), "CW-1010", "42A/023", "is no date"),
        (|d| d.acceptance_date_time = moment("20260203", "999"), "CW-1011", "42A/023", "format code"),
        (
            |d| d.goods_shipment.get_or_insert_default().items = vec![GoodsItem::default()],
            "CW-1001",
            "42A/67A/68A[1]/006",
            "sequence of goods item (SequenceNumeric) is missing",
        ),
        (
            |d| {
                let packaging =
                    Packaging { sequence: Some(Numeric::new("1")), quantity: measure("x"), ..<_>::default() };
                let item =
                    GoodsItem { sequence: Some(Numeric::new("1")), packaging: vec![packaging], ..GoodsItem::default() };
                d.goods_shipment.get_or_insert_default().items = vec![item.clone(), item];
            },
            "CW-1007",
            "42A/67A/68A[1]/93A[1]/144",
            "quantity of packaging",
        ),
        (
            |d| {
                let item = GoodsItem { sequence: Some(Numeric::new("1")), ..GoodsItem::default() };
                d.goods_shipment.get_or_insert_default().items = vec![item; 1000];
            },
            "CW-1002",
            "42A/67A/68A",
            "occurs 1000 times, more than 999",
        ),
        (
            |d| {
                d.goods_shipment.get_or_insert_default().destination.get_or_insert_default().country_code =
                    Some("G".into())
            },
            "CW-1006",
            "42A/67A/99B/465",
            "must have exactly 2 letters",
        ),
    ];
    assert_eq!(shape(&good()), []);
    for (change, code, pointer, words) in cases {
        let mut declaration = good();
        change(&mut declaration);
        let found = shape(&declaration);
        let first = found.first().unwrap_or_else(|| panic!("{code} is not found"));
        assert_eq!((&*first.code, first.pointer.as_str()), (code, pointer));
        assert!(first.message.contains(words), "{}", first.message);
        assert!(!first.hint.is_empty());
        let place = first.pointer.parse::<model::Pointer>().unwrap().place();
        assert!(place.is_some(), "{pointer} leads to a field");
    }
}

/// SW-03: every fault of a message comes back at once, each with code, pointer, words and remedy.
#[test]
fn all_faults_at_once() {
    let declaration = Declaration {
        goods_shipment: Some(Box::new(GoodsShipment { items: vec![GoodsItem::default(); 3], ..<_>::default() })),
        total_packages: measure("many"),
        ..Declaration::default()
    };
    let found: Vec<_> = shape(&declaration).into_iter().map(|finding| finding.pointer).collect();
    assert_eq!(found, ["42A/017", "42A/146", "42A/67A/68A[1]/006", "42A/67A/68A[2]/006", "42A/67A/68A[3]/006"]);
}

#[test]
fn sound_values_of_every_format() {
    for (text, format) in [
        ("20260228", "102"),
        ("202602281530", "203"),
        ("20260228153059", "204"),
        ("20260228153059Z", "304"),
        ("20260228153059+01", "304"),
        ("20240229", "304"),
    ] {
        let declaration = Declaration { acceptance_date_time: moment(text, format), ..good() };
        assert_eq!(shape(&declaration), [], "{text} {format}");
    }
}
