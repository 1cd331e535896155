//! A question and a declaration that say the same are assessed alike, to the cent (TX-01).

use std::sync::LazyLock;

use codelist::Profile;
use model::dataset::{
    AdditionalDocument, AdditionalInformation, Classification, Commodity, DutyTaxFee, GoodsItem, GoodsMeasure,
    GoodsShipment, GovernmentProcedure, InvoiceLine, Origin, TradeTerms,
};
use model::{Amount, Declaration, Measure, Numeric, Text};
use proptest::prelude::*;
use rust_decimal::Decimal;
use tariff::{Demo, Facts, Query, Rates, Tariff, Unit, assess, demo_quotas, facts_of, generate};

use crate::support::DAY;

static PROFILE: LazyLock<Profile> = LazyLock::new(|| {
    codelist::shipped("neutral").unwrap().unwrap().for_economy("NZ", "Southern Isles", "NZD".parse().unwrap())
});
static TARIFF: LazyLock<Tariff> = LazyLock::new(|| {
    let (country, currency) = ("NZ".to_owned(), "NZD".parse().unwrap());
    generate(&Demo { seed: 7, country, currency, partner: "IS".to_owned() })
});

fn some(text: &Text) -> Option<Text> {
    Some(text.clone()).filter(|text| !text.is_empty())
}

fn measured(number: Decimal, unit: Option<&str>) -> Measure {
    Measure { number: Numeric::from(number), unit: unit.map(Text::from) }
}

fn commodity(query: &Query) -> Commodity {
    let mut fees = vec![DutyTaxFee {
        duty_regime_code: some(&query.preference),
        quota_order_id: query.quota_order.clone(),
        ..DutyTaxFee::default()
    }];
    let mut measure = GoodsMeasure::default();
    for (unit, number) in &query.quantities {
        match (unit.code(), unit.qualifier()) {
            ("KGM", "") => measure.net_mass = Some(measured(*number, None)),
            ("KGM", "G") => measure.gross_mass = Some(measured(*number, None)),
            (code, _) => {
                let specific_tax_base = Some(measured(*number, Some(code)));
                fees.push(DutyTaxFee { specific_tax_base, ..DutyTaxFee::default() });
            }
        }
    }
    let classification =
        |id: &str, kind: &str| Classification { id: Some(id.into()), identification_type_code: Some(kind.into()) };
    let (base, rest) = query.commodity.split_at(8);
    let mut classifications = vec![classification(base, "TSP"), classification(rest, "TRC")];
    classifications.extend(query.additional_codes.iter().map(|code| classification(code, "GN")));
    let price = Amount { number: Numeric::from(query.value), currency: some(&query.currency) };
    Commodity {
        classifications,
        duty_tax_fees: fees,
        goods_measure: Some(Box::new(measure)),
        invoice_line: Some(Box::new(InvoiceLine { item_charge: Some(price) })),
        ..Commodity::default()
    }
}

/// The declaration that says what the query says.
fn declaration(query: &Query) -> Declaration {
    let mut procedures = query.procedure.split(' ');
    let (current, previous) = procedures.next().unwrap().split_at(2);
    let procedure = |current: &str, previous: Option<&str>| GovernmentProcedure {
        current_code: Some(current.into()),
        previous_code: previous.map(Text::from),
    };
    let mut government_procedures = vec![procedure(current, Some(previous))];
    government_procedures.extend(procedures.map(|code| procedure(code, None)));
    let document = |code: &Text| AdditionalDocument {
        category_code: Some(code[..1].into()),
        type_code: Some(code[1..].into()),
        ..AdditionalDocument::default()
    };
    let item = GoodsItem {
        sequence: Some(Numeric::new("1")),
        additional_documents: query.documents.iter().map(document).collect(),
        commodity: Some(Box::new(commodity(query))),
        government_procedures,
        origins: vec![Origin {
            country_code: Some(query.origin.clone()),
            type_code: Some("1".into()),
            ..Origin::default()
        }],
        ..GoodsItem::default()
    };
    let terms =
        query.incoterm.clone().map(|code| Box::new(TradeTerms { condition_code: Some(code), ..TradeTerms::default() }));
    let statement =
        |code: &Text| AdditionalInformation { statement_code: Some(code.clone()), ..AdditionalInformation::default() };
    Declaration {
        type_code: Some("IMA".into()),
        additional_information: query.statements.iter().map(statement).collect(),
        goods_shipment: Some(Box::new(GoodsShipment {
            items: vec![item],
            trade_terms: terms,
            ..GoodsShipment::default()
        })),
        ..Declaration::default()
    }
}

fn query() -> impl Strategy<Value = Query> {
    let leaves: Vec<Text> = TARIFF.nomenclature().iter().map(|c| c.code.clone()).filter(|c| c.len() == 10).collect();
    let pick = |codes: &[&'static str]| prop::sample::select(codes.to_vec()).prop_map(Text::from);
    let amount = || (1_i64..100_000_000).prop_map(|minor| Decimal::new(minor, 2));
    let goods =
        (prop::sample::select(leaves), pick(&["IS", "BD", "BR", "US", "TR"]), pick(&["", "100", "200", "300", "320"]));
    let papers = (
        prop::collection::vec(pick(&["N954", "N935", "U110"]), 0..3),
        pick(&["4000", "4000 C07", "5100", "7100", "6110 F01"]),
        prop::option::of(pick(&["FOB", "CIF", "DAP"])),
    );
    let amounts = (amount(), amount(), amount(), amount(), amount());
    (goods, papers, amounts).prop_map(|((commodity, origin, preference), (documents, procedure, incoterm), amounts)| {
        let (value, net, gross, litres, strength) = amounts;
        let quota_order = (preference == "320").then(|| Text::from(format!("09{}", &commodity[..4])));
        let quantities = vec![
            (Unit::KILOGRAM, net),
            (Unit::new("KGM", "G"), gross),
            (Unit::LITRE, litres),
            (Unit::new("ASV", ""), strength % Decimal::from(60)),
        ];
        let query = Query {
            on: DAY,
            commodity,
            origin,
            value,
            preference,
            quantities,
            procedure,
            documents,
            ..Query::default()
        };
        Query { quota_order, incoterm, ..query }
    })
}

#[test]
fn a_question_names_procedures_as_people_write_them() {
    let rows: [(&str, &str, &[&str]); 7] = [
        ("", "4000", &[]),
        ("40", "4000", &[]),
        ("4000", "4000", &[]),
        ("40 00 C07", "4000", &["C07"]),
        ("4000/C07+1RV", "4000", &["C07", "1RV"]),
        ("5100 000", "5100", &[]),
        ("71 C07", "7100", &["C07"]),
    ];
    for (text, procedure, additional) in rows {
        let facts = Facts::from_query(&Query { procedure: text.into(), ..Query::default() });
        assert_eq!(facts.items[0].procedure, procedure, "{text}");
        assert_eq!(facts.items[0].additional_procedures, additional, "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]
    #[test]
    fn tx_01_a_question_is_answered_as_the_declaration_is_assessed(query in query()) {
        let asked = Facts::from_query(&query);
        let (declared, findings) = facts_of(&declaration(&query), &PROFILE, DAY);
        prop_assert_eq!(findings, Vec::new());
        let quotas = demo_quotas(&TARIFF);
        let assess = |facts: &Facts| assess(facts, &TARIFF, &PROFILE, &quotas, &Rates::default());
        prop_assert_eq!(assess(&asked), assess(&declared));
        prop_assert_eq!(asked, declared);
    }

    #[test]
    fn tx_02_amounts_are_never_negative_and_relief_never_exceeds_them(query in query()) {
        let out = assess(&Facts::from_query(&query), &TARIFF, &PROFILE, &demo_quotas(&TARIFF), &Rates::default());
        for line in &out.lines {
            prop_assert!(line.tax.assessed.minor() >= 0 && line.tax.relief.minor() >= 0);
            prop_assert!(line.tax.payable.minor() <= line.tax.assessed.minor());
            prop_assert!(!line.steps.is_empty());
        }
        let parts: i64 = out.splits.iter().map(|s| s.value_within.minor() + s.value_outside.minor()).sum();
        let whole: i64 = out.values.iter().map(|(_, value)| value.minor()).sum();
        prop_assert!(out.splits.is_empty() || parts == whole);
    }
}
