//! Absurd numbers and codes: an assessment gives findings, never a panic and never a negative duty.

use model::Text;
use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::{Charge, Direction, Facts, ItemFacts, Quantity, Quota, Quotas, Rates, Unit, assess};

use crate::support::{DAY, measure, tariff, uk};

fn number() -> impl Strategy<Value = Decimal> {
    prop_oneof![
        Just(Decimal::MAX),
        Just(Decimal::MIN),
        Just(Decimal::ZERO),
        any::<i64>().prop_map(Decimal::from),
        (any::<i64>(), 0_u32..28).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
    ]
}

fn code() -> impl Strategy<Value = Text> {
    let known = [
        "",
        "100",
        "300",
        "320",
        "A00",
        "AK",
        "AC",
        "BI",
        "C07",
        "5100",
        "40",
        "X413",
        "2009419220",
        "20094192200",
        "é€",
    ];
    prop_oneof![prop::sample::select(known.to_vec()).prop_map(Text::from), ".{0,12}".prop_map(Text::from)]
}

fn item() -> impl Strategy<Value = ItemFacts> {
    let numbers =
        (prop::option::of(number()), prop::option::of(number()), prop::option::of(number()), number(), number());
    (numbers, (code(), code(), code(), code(), code()), any::<u32>()).prop_map(|(numbers, codes, item)| ItemFacts {
        number: item,
        commodity: codes.0,
        preference: codes.1.clone(),
        origin: codes.2.clone(),
        procedure: codes.3.clone(),
        additional_procedures: vec![codes.3],
        additional_codes: vec![codes.4, "X413".into()],
        quota_order: Some("051867".into()),
        price: numbers.0,
        net_mass_kg: numbers.1,
        supplementary: numbers.2,
        quantities: vec![Quantity::new(Unit::LITRE, numbers.3), Quantity::new(Unit::new("ASV", ""), numbers.4)],
        charges: vec![Charge { code: codes.1, number: numbers.3, currency: codes.2 }],
        ..ItemFacts::default()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn absurd_facts_are_findings(items in prop::collection::vec(item(), 0..4), charge in number(), code in code(), balance in number()) {
        let tariff = tariff(vec![
            measure("", "A00", "12 % + 147.00 GBP / 100 kg min 1 GBP / l max 400 % + 5 GBP / l alcohol"),
            measure("2009", "A20", "99999999999999 % - 5 GBP / kg"),
            measure("", "413", "297.57 EUR / hl"),
            measure("", "B00", "20 %"),
        ]);
        let facts = Facts {
            day: DAY,
            direction: Direction::Import,
            incoterm: Some("EXW".into()),
            statements: vec![code.clone()],
            party_roles: Vec::new(),
            charges: vec![Charge { code, number: charge, currency: Text::default() }],
            items,
        };
        let mut quotas = Quotas::default();
        quotas.balances.insert("051867".into(), Quota { balance, unit: Unit::KILOGRAM });
        let out = assess(&facts, &tariff, &uk(), &quotas, &Rates::default());
        for line in &out.lines {
            prop_assert!(line.tax.assessed.minor() >= 0, "{:?}", line.tax);
        }
        let total: Decimal = out.assessed();
        prop_assert!(total >= out.payable());
    }
}
