//! Made-up declarations that a real trader might lodge: the same for the same seed.

use model::Declaration;
use model::edit::put;

use crate::Dice;

/// What is declared about one kind of goods.
#[derive(Clone, Debug)]
pub struct Goods {
    pub commodity: String,
    pub description: String,
    pub origin: String,
}

/// The frame of a sample: who declares, to whom, in which currency.
#[derive(Clone, Debug)]
pub struct Frame {
    /// ISO 3166 code of the importing economy.
    pub country: String,
    pub currency: String,
    /// Identifier of the declarant and importer.
    pub trader: String,
    /// Additional declaration type: `A` arrived, `D` pre-lodged …
    pub kind: char,
}

const EXPORTERS: [(&str, &str, &str, &str); 6] = [
    ("Blue Harbour Trading", "12 Quay Road", "Port Alba", "A1 2BC"),
    ("Sunrise Mills", "7 Loom Street", "Tessel", "4410"),
    ("Northern Tools", "3 Foundry Lane", "Kaldvik", "0150"),
    ("Green Valley Farms", "Orchard Way 9", "Verdania", "88-201"),
    ("Pacific Components", "200 Bay Avenue", "San Telmo", "94110"),
    ("Old Town Ceramics", "Kiln Square 1", "Brenna", "60 301"),
];

/// An import declaration (IM) with one to four goods items out of `goods`.
pub fn import(frame: &Frame, lrn: &str, goods: &[Goods], dice: &mut Dice) -> Declaration {
    let mut declaration = Declaration::default();
    let mut set = |path: &str, text: &str, unit: Option<&str>| {
        if let Err(error) = put(&mut declaration, path, text, unit) {
            panic!("{path}: {error}");
        }
    };
    let most = if dice.percent(80) { 1 } else { 4 };
    let items = 1 + dice.below(most) as usize;
    let (name, line, city, postcode) = *dice.pick(&EXPORTERS);
    let mut packages = 0;
    for item in 0..items {
        packages += self::item(&mut set, item, frame, dice.pick(goods).clone(), dice);
    }
    let origin = dice.pick(goods).origin.clone();
    let prelodged = matches!(frame.kind, 'D' | 'E' | 'F' | 'K');
    let equipment = container(dice);
    let header: [(&str, &str); 35] = [
        ("function_code", "9"),
        ("functional_reference_id", lrn),
        ("type_code", &format!("IM{}", frame.kind)),
        ("goods_item_quantity", &items.to_string()),
        ("total_packages", &packages.to_string()),
        ("additional_documents[0].category_code", "1"),
        ("additional_documents[0].type_code", "DAN"),
        ("additional_documents[0].id", "1234567"),
        ("agent.function_code", "2"),
        ("agent.id", &format!("{}9000", frame.country)),
        ("declarant.id", &frame.trader),
        ("border_transport_means.mode_code", "1"),
        ("border_transport_means.registration_nationality_code", &origin),
        ("exporter.name", name),
        ("exporter.address.line", line),
        ("exporter.address.city_name", city),
        ("exporter.address.postcode_id", postcode),
        ("exporter.address.country_code", &origin),
        ("goods_shipment.transaction_nature_code", "1"),
        ("goods_shipment.importer.id", &frame.trader),
        ("goods_shipment.consignment.container_code", "1"),
        ("goods_shipment.consignment.arrival_transport_means.id", if prelodged { "IMO9321483" } else { "9321483" }),
        ("goods_shipment.consignment.arrival_transport_means.identification_type_code", "10"),
        ("goods_shipment.consignment.goods_location.name", "HARBOUR01"),
        ("goods_shipment.consignment.goods_location.type_code", "A"),
        ("goods_shipment.consignment.goods_location.address.type_code", "U"),
        ("goods_shipment.consignment.goods_location.address.country_code", &frame.country),
        ("goods_shipment.consignment.transport_equipment[0].sequence", "1"),
        ("goods_shipment.consignment.transport_equipment[0].id", &equipment),
        ("goods_shipment.destination.country_code", &frame.country),
        ("goods_shipment.export_country.id", &origin),
        ("goods_shipment.trade_terms.condition_code", "CIF"),
        ("goods_shipment.trade_terms.location_id", &format!("{}HBR", frame.country)),
        ("goods_shipment.previous_documents[0].category_code", "Z"),
        ("goods_shipment.previous_documents[0].type_code", "DCR"),
    ];
    for (path, text) in header {
        set(path, text, None);
    }
    let ducr = format!("6{}-{}", frame.trader, lrn);
    set("goods_shipment.previous_documents[0].id", &ducr, None);
    declaration
}

/// One goods item; its number of packages.
fn item(
    set: &mut impl FnMut(&str, &str, Option<&str>),
    index: usize,
    frame: &Frame,
    goods: Goods,
    dice: &mut Dice,
) -> u64 {
    let net = 5 + dice.below(900);
    let gross = net + 1 + dice.below(40);
    let packages = 1 + dice.below(60);
    let price = (20 + dice.below(9_000)) * 100 + dice.below(100);
    let at = |rest: &str| format!("goods_shipment.items[{index}].{rest}");
    let (tsp, trc) = goods.commodity.split_at(goods.commodity.len().min(8));
    let fields = [
        ("sequence", (index + 1).to_string()),
        ("commodity.description", goods.description.clone()),
        ("commodity.classifications[0].id", tsp.to_owned()),
        ("commodity.classifications[0].identification_type_code", "TSP".to_owned()),
        ("commodity.classifications[1].id", if trc.is_empty() { "00".to_owned() } else { trc.to_owned() }),
        ("commodity.classifications[1].identification_type_code", "TRC".to_owned()),
        ("commodity.duty_tax_fees[0].duty_regime_code", "100".to_owned()),
        ("commodity.duty_tax_fees[0].type_code", "A00".to_owned()),
        ("commodity.duty_tax_fees[0].payment.method_code", "E".to_owned()),
        ("commodity.goods_measure.gross_mass", gross.to_string()),
        ("commodity.goods_measure.net_mass", net.to_string()),
        ("customs_valuation.method_code", "1".to_owned()),
        ("government_procedures[0].current_code", "40".to_owned()),
        ("government_procedures[0].previous_code", "00".to_owned()),
        ("government_procedures[1].current_code", "000".to_owned()),
        ("origins[0].country_code", goods.origin.clone()),
        ("origins[0].type_code", "1".to_owned()),
        ("packaging[0].sequence", "1".to_owned()),
        ("packaging[0].marks_numbers_id", format!("LOT {}", dice.below(100_000))),
        ("packaging[0].quantity", packages.to_string()),
        ("packaging[0].type_code", (*dice.pick(&["BX", "CT", "PK", "BG"])).to_owned()),
        ("valuation_adjustment.addition_code", "0000".to_owned()),
        ("additional_documents[0].category_code", "N".to_owned()),
        ("additional_documents[0].type_code", "935".to_owned()),
        ("additional_documents[0].id", format!("INV-{}", dice.below(1_000_000))),
        ("additional_documents[0].lpco_exemption_code", "AC".to_owned()),
    ];
    for (path, text) in &fields {
        set(&at(path), text, None);
    }
    let price = format!("{}.{:02}", price / 100, price % 100);
    set(&at("commodity.invoice_line.item_charge"), &price, Some(&frame.currency));
    packages
}

/// A container number with its check digit.
fn container(dice: &mut Dice) -> String {
    let body = format!("CWYU{:06}", dice.below(1_000_000));
    let digit = model::check_digit::iso6346(&body).unwrap_or_default();
    format!("{body}{digit}")
}
