//! Round trip and readings of duty expressions.

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Expression, Kind, Rate, Term, Unit};

fn check(text: &str, kind: Kind, printed: &str) {
    let expression: Expression = text.parse().unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(expression.kind(), kind, "{text}");
    assert_eq!(expression.to_string(), printed, "{text}");
    assert_eq!(printed.parse(), Ok(expression), "{text}");
}

#[test]
fn expressions_read_and_print() {
    let rows = [
        ("2.00 %", Kind::AdValorem, "2.00 %"),
        ("0 %", Kind::AdValorem, "0 %"),
        ("Free", Kind::Free, "free"),
        ("147.00 GBP / 100 kg", Kind::Specific, "147.00 GBP / 100 kg"),
        ("12 % + 147.00 GBP / 100 kg", Kind::Compound, "12 % + 147.00 GBP / 100 kg"),
        ("10 % min 3.50 GBP / kg max 20 %", Kind::Compound, "10 % min 3.50 GBP / kg max 20 %"),
        ("10 % MAX 20 %", Kind::Compound, "10 % max 20 %"),
        ("24.77 GBP/l alcohol", Kind::Specific, "24.77 GBP / l alcohol"),
        ("0.9 EUR / % vol/hl + 6.4 EUR / hl", Kind::Compound, "0.9 EUR / % vol/hl + 6.4 EUR / hl"),
        ("198.33 GBP / TNE#I", Kind::Specific, "198.33 GBP / TNE#I"),
        ("5 % - 1.20 GBP / kg", Kind::Compound, "5 % - 1.20 GBP / kg"),
        ("0.20 USD / kg (on drained weight)", Kind::Specific, "0.20 USD / kg (on drained weight)"),
        ("0.4 USD / item + 6 % (on the case)", Kind::Compound, "0.4 USD / item + 6 % (on the case)"),
        ("manual: see note 1", Kind::Manual, "manual: see note 1"),
    ];
    for (text, kind, printed) in rows {
        check(text, kind, printed);
    }
}

#[test]
fn what_is_no_expression_is_refused() {
    let long = "1 % + ".repeat(1_000);
    for text in [
        "",
        "%",
        "two %",
        "2",
        "2. %",
        ".5 %",
        "2 % +",
        "2 GBP",
        "2 GBP / ",
        "2 gbp / kg",
        "2 GBP / 0 kg",
        "2 GBP / stone",
        "10 % min 1 % min 2 %",
        "10 % max 1 % min 2 %",
        "2 % (",
        "2 % ()",
        "1e5 %",
        "99999999999999999999999999999999 %",
        &long,
    ] {
        assert!(text.parse::<Expression>().is_err(), "{text:?}");
    }
}

#[test]
fn units_convert_within_their_family_only() {
    let unit = |text: &str| text.parse::<Unit>().unwrap();
    let rows = [
        ("kg", "DTN", Some("0.01")),
        ("TNE", "kg", Some("1000")),
        ("hl", "l", Some("100")),
        ("MIL", "item", Some("1000")),
        ("kg", "l", None),
        ("KGM#G", "kg", None),
        ("KGM#G", "TNE#G", Some("0.001")),
        ("TNE#I", "TNE", None),
    ];
    for (from, to, factor) in rows {
        assert_eq!(unit(from).factor_to(&unit(to)), factor.map(|f| f.parse().unwrap()), "{from} {to}");
    }
}

fn number() -> impl Strategy<Value = Decimal> {
    (0_i64..10_000_000_000, 0_u32..6).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale))
}

fn unit() -> impl Strategy<Value = Unit> {
    let named =
        prop::sample::select(vec!["kg", "l", "hl", "l alcohol", "% vol/hl", "item", "pair", "DTN", "TNE#I", "KPO"]);
    let named = named.prop_map(|text| text.parse::<Unit>().unwrap());
    let of_part =
        "[a-z]{2,9}( [a-z]{2,9})?".prop_filter("a bound's word", |w| !w.contains("min") && !w.contains("max"));
    prop_oneof![named, of_part.prop_map(|words| Unit::new("KGM", &words))]
}

fn term() -> impl Strategy<Value = Term> {
    let currency = prop::sample::select(vec!["GBP", "USD", "EUR", "JPY"]);
    let per = prop::sample::select(vec![1_i64, 100, 1_000]).prop_map(Decimal::from);
    let part = prop::option::of(prop::sample::select(vec!["on the case", "of the retail price"]));
    prop_oneof![
        (number(), part).prop_map(|(percent, of)| Term::AdValorem { percent, of: of.map(Into::into) }),
        (number(), currency, per, unit()).prop_map(|(amount, currency, per, unit)| Term::Specific {
            amount,
            currency: currency.parse().unwrap(),
            per,
            unit
        }),
    ]
}

fn expression() -> impl Strategy<Value = Expression> {
    let terms = || prop::collection::vec(term(), 1..4);
    let bound = || prop_oneof![Just(Vec::new()), prop::collection::vec(term(), 1..3)];
    prop_oneof![
        Just(Expression::Free),
        "[A-Za-z][A-Za-z0-9 ,.%+-]{0,40}[a-z]".prop_map(|text| Expression::Manual(text.into())),
        (terms(), bound(), bound()).prop_map(|(terms, min, max)| Expression::Rate(Rate { terms, min, max })),
    ]
}

proptest! {
    #[test]
    fn printing_and_reading_gives_the_same(expression in expression()) {
        let printed = expression.to_string();
        prop_assert_eq!(printed.parse::<Expression>(), Ok(expression), "{}", printed);
    }

    #[test]
    fn any_text_is_read_or_refused(text in ".{0,80}") {
        if let Ok(expression) = text.parse::<Expression>() {
            prop_assert_eq!(expression.to_string().parse::<Expression>(), Ok(expression));
        }
    }
}
