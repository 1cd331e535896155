//! The shipped packs: they compile, their codes are documented, and each rule that can be broken is broken once.

use std::collections::BTreeSet;

use jiff::civil::date;
use model::dataset::{Address, Agent, Importer, Packaging, TransportEquipment};
use model::edit::put;
use model::{Declaration, Finding, GoodsItem, Measure, Moment, Numeric, Severity};

use super::pack;
use crate::check::{CODES, ListsOn, StoredFacts, all, in_order};

#[test]
fn packs_compile_and_say_what_to_do() {
    let (_, neutral) = pack("neutral");
    let (_, uk) = pack("uk-cds");
    let codes = |pack: &rules::Pack| pack.rules().map(|rule| rule.code.clone()).collect::<BTreeSet<_>>();
    assert!(codes(&neutral).len() >= 100, "{}", codes(&neutral).len());
    assert!(codes(&uk).is_superset(&codes(&neutral)));
    for rule in uk.rules() {
        assert!(rule.code.starts_with("CW-2") || rule.code.starts_with("CW-3"), "{}", rule.code);
        assert!(!rule.message.is_empty() && !rule.hint.is_empty(), "{} needs words", rule.code);
    }
}

#[test]
fn published_codes_belong_to_codes_of_ours() {
    let (_, uk) = pack("uk-cds");
    let fixed = CODES.iter().map(|text| text.code);
    let known: BTreeSet<&str> = uk.rules().map(|rule| rule.code.as_str()).chain(fixed).collect();
    assert_eq!(uk.published("CW-5101"), Some("CDS12005"));
    assert_eq!(uk.published("CW-2113"), Some("CDS11003"));
    let profile = codelist::shipped("uk-cds").unwrap().unwrap();
    let text = profile.part("rules/published.toml").unwrap();
    for line in text.lines().filter(|line| line.starts_with("CW-")) {
        let code = line.split_whitespace().next().unwrap();
        assert!(known.contains(code), "{code} is no code of ours");
    }
}

/// A declaration that the neutral pack accepts without a word.
fn good() -> Declaration {
    let fields = [
        ("function_code", "9"),
        ("functional_reference_id", "LRN-1"),
        ("type_code", "IMA"),
        ("goods_item_quantity", "2"),
        ("total_packages", "8"),
        ("total_gross_mass", "60"),
        ("declarant.id", "GB123456789000"),
        ("exporter.name", "Old Town Ceramics"),
        ("exporter.address.country_code", "US"),
        ("border_transport_means.mode_code", "1"),
        ("goods_shipment.export_country.id", "US"),
        ("goods_shipment.destination.country_code", "GB"),
        ("goods_shipment.importer.id", "GB123456789000"),
        ("goods_shipment.consignment.container_code", "0"),
        ("goods_shipment.consignment.goods_location.name", "HARBOUR01"),
        ("goods_shipment.previous_documents[0].category_code", "Z"),
        ("goods_shipment.previous_documents[0].type_code", "DCR"),
        ("goods_shipment.previous_documents[0].id", "6GB-1"),
    ];
    let items = [
        ("commodity.description", "tea cups"),
        ("commodity.classifications[0].id", "69111000"),
        ("commodity.classifications[0].identification_type_code", "TSP"),
        ("commodity.duty_tax_fees[0].duty_regime_code", "300"),
        ("commodity.goods_measure.gross_mass", "30"),
        ("commodity.goods_measure.net_mass", "25.5"),
        ("customs_valuation.method_code", "1"),
        ("government_procedures[0].current_code", "40"),
        ("government_procedures[0].previous_code", "00"),
        ("origins[0].country_code", "US"),
        ("origins[0].type_code", "1"),
        ("packaging[0].sequence", "1"),
        ("packaging[0].marks_numbers_id", "LOT 1"),
        ("packaging[0].quantity", "4"),
        ("packaging[0].type_code", "CT"),
        ("additional_documents[0].category_code", "U"),
        ("additional_documents[0].type_code", "116"),
        ("additional_documents[0].id", "REX-1"),
    ];
    let mut declaration = Declaration::default();
    for (path, text) in fields {
        put(&mut declaration, path, text, None).unwrap();
    }
    for at in 0..2 {
        let within = format!("goods_shipment.items[{at}]");
        for (path, text) in items {
            put(&mut declaration, &format!("{within}.{path}"), text, None).unwrap();
        }
        put(&mut declaration, &format!("{within}.sequence"), &(at + 1).to_string(), None).unwrap();
        put(&mut declaration, &format!("{within}.commodity.invoice_line.item_charge"), "50", Some("GBP")).unwrap();
    }
    put(&mut declaration, "invoice_amount", "100", Some("GBP")).unwrap();
    declaration
}

fn check(declaration: &Declaration) -> Vec<Finding> {
    let (profile, pack) = pack("neutral");
    let day = date(2026, 6, 30);
    all(declaration, &pack, &ListsOn(profile.lists.as_of(day)), &StoredFacts::default(), day)
}

fn item(declaration: &mut Declaration, at: usize) -> &mut GoodsItem {
    &mut declaration.goods_shipment.as_mut().unwrap().items[at]
}

fn measure(number: &str) -> Option<Measure> {
    Some(Measure { number: Numeric::new(number), unit: None })
}

type Change = fn(&mut Declaration);

#[test]
fn a_good_declaration_has_no_findings() {
    assert_eq!(check(&good()), []);
}

type Case = (Change, &'static str, &'static str);

/// Each change to the good declaration brings the finding at the pointer.
fn find_each(cases: &[Case]) {
    for (change, code, pointer) in cases {
        let mut declaration = good();
        change(&mut declaration);
        let found = check(&declaration);
        let hit = found.iter().find(|finding| finding.code == *code);
        let hit = hit.unwrap_or_else(|| panic!("{code} is not among {found:#?}"));
        assert_eq!(hit.pointer, *pointer, "{code}");
    }
}

#[test]
fn broken_rules_of_the_header() {
    let cases: [Case; 10] = [
        (|d| d.type_code = None, "CW-2101", "42A/D013"),
        (|d| d.type_code = Some("IMW".into()), "CW-2102", "42A/D013"),
        (|d| d.type_code = Some("QQA".into()), "CW-2705", "42A/D013"),
        (|d| d.function_code = Some("5".into()), "CW-2103", "42A/017"),
        (|d| d.functional_reference_id = None, "CW-2104", "42A/D026"),
        (|d| d.goods_item_quantity = measure("3"), "CW-2113", "42A/228"),
        (|d| item(d, 1).sequence = Some(Numeric::new("3")), "CW-2115", "42A/67A/68A"),
        (|d| d.total_packages = measure("99"), "CW-2116", "42A/146"),
        (|d| d.total_gross_mass = measure("1"), "CW-2117", "42A/131"),
        (|d| d.declarant = None, "CW-2201", "42A/57B"),
    ];
    find_each(&cases);
}

#[test]
fn broken_rules_of_parties_and_items() {
    let cases: [Case; 10] = [
        (|d| d.declarant.as_mut().unwrap().id = Some("12345".into()), "CW-2208", "42A/57B/R123"),
        (
            |d| {
                d.goods_shipment.as_mut().unwrap().importer =
                    Some(Box::new(Importer { name: Some("X".into()), ..<_>::default() }))
            },
            "CW-2204",
            "42A/67A/74A",
        ),
        (
            |d| d.agent = Some(Box::new(Agent { function_code: Some("4".into()), ..<_>::default() })),
            "CW-2211",
            "42A/05A/102",
        ),
        (|d| item(d, 0).government_procedures.clear(), "CW-2301", "42A/67A/68A[1]/70A"),
        (
            |d| item(d, 0).government_procedures[0].current_code = Some("4".into()),
            "CW-2304",
            "42A/67A/68A[1]/70A[1]/166",
        ),
        (|d| item(d, 1).commodity.as_mut().unwrap().description = None, "CW-2307", "42A/67A/68A[2]/23A/137"),
        (|d| item(d, 1).commodity.as_mut().unwrap().classifications.clear(), "CW-2308", "42A/67A/68A[2]/23A/21A"),
        (
            |d| item(d, 1).commodity.as_mut().unwrap().classifications[0].id = Some("12.34".into()),
            "CW-2310",
            "42A/67A/68A[2]/23A/21A[1]/145",
        ),
        (
            |d| item(d, 1).commodity.as_mut().unwrap().goods_measure.as_mut().unwrap().net_mass = measure("9999"),
            "CW-2312",
            "42A/67A/68A[2]/23A/65A/128",
        ),
        (|d| item(d, 0).origins.clear(), "CW-2323", "42A/67A/68A[1]/92A"),
    ];
    find_each(&cases);
}

#[test]
fn broken_rules_of_packages_places_and_codes() {
    let cases: [Case; 10] = [
        (
            |d| {
                let twin = item(d, 0).packaging[0].clone();
                item(d, 0).packaging.push(Packaging { quantity: measure("0"), ..twin });
            },
            "CW-2318",
            "42A/67A/68A[1]/93A",
        ),
        (|d| item(d, 0).packaging[0].type_code = Some("??".into()), "CW-2709", "42A/67A/68A[1]/93A[1]/141"),
        (
            |d| {
                let id = Some("MSCU6639871".into());
                let box_ = TransportEquipment { id, sequence: Some(Numeric::new("1")), ..<_>::default() };
                d.goods_shipment.as_mut().unwrap().consignment.as_mut().unwrap().transport_equipment = vec![box_];
            },
            "CW-2405",
            "42A/67A/28A/31B[1]/159",
        ),
        (
            |d| d.goods_shipment.as_mut().unwrap().consignment.as_mut().unwrap().goods_location = None,
            "CW-2401",
            "42A/67A/28A/64A",
        ),
        (
            |d| {
                let line = item(d, 1).commodity.as_mut().unwrap().invoice_line.as_mut().unwrap();
                line.item_charge.as_mut().unwrap().currency = Some("USD".into());
            },
            "CW-2501",
            "42A/67A/68A",
        ),
        (
            |d| d.goods_shipment.as_mut().unwrap().export_country.as_mut().unwrap().id = Some("ZZ".into()),
            "CW-2701",
            "42A/67A/95B/062",
        ),
        (|d| d.invoice_amount.as_mut().unwrap().currency = Some("QQQ".into()), "CW-2702", "42A/109"),
        (
            |d| d.goods_shipment.as_mut().unwrap().previous_documents[0].id = Some("26GBABCDEFGHIJKLM0".into()),
            "CW-2607",
            "42A/67A/99A[1]/D018",
        ),
        (
            |d| d.acceptance_date_time = Some(Moment { text: "20260701".into(), format: Some("102".into()) }),
            "CW-2108",
            "42A/023",
        ),
        (
            |d| {
                let address = Address { line: Some("1 Road".into()), ..Address::default() };
                d.exporter.as_mut().unwrap().address = Some(Box::new(address));
            },
            "CW-2214",
            "42A/57A/04A/242",
        ),
    ];
    find_each(&cases);
}

#[test]
fn a_code_that_is_not_listed_comes_with_the_nearest_one() {
    let mut declaration = good();
    declaration.invoice_amount.as_mut().unwrap().currency = Some("GBQ".into());
    let found = check(&declaration);
    let hit = found.iter().find(|finding| finding.code == "CW-2702").unwrap();
    assert!(hit.hint.starts_with("Did you mean GB"), "{}", hit.hint);
}

#[test]
fn findings_stand_in_the_order_of_their_fields() {
    let finding = |pointer: &str| Finding::error("CW-1001", pointer, "");
    let mut findings = vec![finding("42A/67A/68A[10]/006"), finding("42A/67A/68A[2]/006"), finding("42A/017")];
    in_order(&mut findings);
    let pointers: Vec<_> = findings.iter().map(|finding| finding.pointer.as_str()).collect();
    assert_eq!(pointers, ["42A/017", "42A/67A/68A[2]/006", "42A/67A/68A[10]/006"]);
}

#[test]
fn an_empty_declaration_has_many_errors() {
    let found = check(&Declaration { function_code: Some("9".into()), ..Declaration::default() });
    let errors = found.iter().filter(|finding| finding.severity == Severity::Error).count();
    assert!(errors >= 4, "{found:#?}");
}

#[test]
fn made_up_traffic_is_accepted() {
    use testkit::sample::{Frame, Goods, import};
    let goods =
        [("8510900000", "shaver parts", "US"), ("0902300000", "tea", "LK")].map(|(commodity, description, origin)| {
            Goods { commodity: commodity.into(), description: description.into(), origin: origin.into() }
        });
    let mut dice = testkit::Dice::new(7);
    for name in ["neutral", "uk-cds"] {
        let (profile, pack) = pack(name);
        let day = date(2026, 6, 30);
        for (at, kind) in "AADDAD".chars().enumerate() {
            let frame = Frame { country: "GB".into(), currency: "GBP".into(), trader: "GB123456789000".into(), kind };
            let declaration = import(&frame, &format!("LRN-{at}"), &goods, &mut dice);
            let lists = ListsOn(profile.lists.as_of(day));
            let found = all(&declaration, &pack, &lists, &StoredFacts::default(), day);
            assert!(!Finding::refuse(&found), "{name} {kind}: {found:#?}");
        }
    }
}
