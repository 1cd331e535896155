//! The table of what the form asks: name, place in the data set, how it is asked.

/// Where an answer comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ask {
    Text,
    Long,
    Decimal,
    /// One of a list's codes.
    Choice(&'static str),
    /// Free, with a list's codes as proposals.
    Proposal(&'static str),
}

/// What goes with a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    None,
    Fixed(&'static str),
    /// The answer to another field, of the shipment or of the same item.
    Field(&'static str),
}

/// One question.
#[derive(Clone, Copy, Debug)]
pub struct Field {
    pub name: &'static str,
    /// Path in the data set; in an item below that item.
    pub path: &'static str,
    pub ask: Ask,
    pub unit: Unit,
    pub optional: bool,
    pub hint: bool,
    /// CSS class of its width; empty for the full width of its column.
    pub width: &'static str,
    pub max: u32,
    /// Answer proposed in a new form.
    pub preset: &'static str,
}

/// Questions that belong together.
#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub id: &'static str,
    pub intro: &'static str,
    pub fields: &'static [Field],
}

const fn text(name: &'static str, path: &'static str, max: u32) -> Field {
    Field { name, path, ask: Ask::Text, unit: Unit::None, optional: false, hint: false, width: "", max, preset: "" }
}

const fn choice(name: &'static str, path: &'static str, list: &'static str) -> Field {
    Field { ask: Ask::Choice(list), ..text(name, path, 20) }
}

const fn proposal(name: &'static str, path: &'static str, list: &'static str, max: u32) -> Field {
    Field { ask: Ask::Proposal(list), width: "w8", ..text(name, path, max) }
}

const fn number(name: &'static str, path: &'static str, unit: Unit) -> Field {
    Field { ask: Ask::Decimal, unit, width: "w8", ..text(name, path, 17) }
}

const fn optional(field: Field) -> Field {
    Field { optional: true, ..field }
}

const fn hinted(field: Field) -> Field {
    Field { hint: true, ..field }
}

const fn preset(field: Field, preset: &'static str) -> Field {
    Field { preset, ..field }
}

const DECLARATION: &[Field] = &[
    preset(choice("type", "type_code", "import-type"), "IMA"),
    hinted(text("lrn", "functional_reference_id", 22)),
    optional(text("office", "presentation_office.id", 17)),
];

const PARTIES: &[Field] = &[
    hinted(text("declarant", "declarant.id", 17)),
    text("importer", "goods_shipment.importer.id", 17),
    optional(text("importer-name", "goods_shipment.importer.name", 70)),
    optional(text("exporter", "exporter.id", 17)),
    text("exporter-name", "exporter.name", 70),
    text("exporter-line", "exporter.address.line", 70),
    text("exporter-city", "exporter.address.city_name", 35),
    text("exporter-postcode", "exporter.address.postcode_id", 9),
    proposal("exporter-country", "exporter.address.country_code", "country", 2),
];

const TRANSPORT: &[Field] = &[
    preset(choice("mode", "border_transport_means.mode_code", "transport-mode"), "1"),
    proposal("nationality", "border_transport_means.registration_nationality_code", "country", 2),
    preset(
        choice(
            "arrival-kind",
            "goods_shipment.consignment.arrival_transport_means.identification_type_code",
            "means-identification",
        ),
        "10",
    ),
    hinted(text("arrival-id", "goods_shipment.consignment.arrival_transport_means.id", 35)),
    preset(choice("container", "goods_shipment.consignment.container_code", "container"), "0"),
    hinted(optional(text("container-id", "goods_shipment.consignment.transport_equipment[0].id", 17))),
    proposal("dispatch", "goods_shipment.export_country.id", "country", 2),
    proposal("destination", "goods_shipment.destination.country_code", "country", 2),
    text("location", "goods_shipment.consignment.goods_location.name", 35),
    preset(choice("location-type", "goods_shipment.consignment.goods_location.type_code", "location-type"), "A"),
    preset(
        choice(
            "location-qualifier",
            "goods_shipment.consignment.goods_location.address.type_code",
            "location-qualifier",
        ),
        "U",
    ),
    proposal("location-country", "goods_shipment.consignment.goods_location.address.country_code", "country", 2),
    preset(
        choice("previous-category", "goods_shipment.previous_documents[0].category_code", "previous-document-category"),
        "Z",
    ),
    preset(text("previous-type", "goods_shipment.previous_documents[0].type_code", 3), "DCR"),
    hinted(text("previous-id", "goods_shipment.previous_documents[0].id", 70)),
];

const VALUE: &[Field] = &[
    preset(choice("incoterm", "goods_shipment.trade_terms.condition_code", "incoterm"), "CIF"),
    text("incoterm-place", "goods_shipment.trade_terms.location_id", 17),
    number("invoice", "invoice_amount", Unit::Field("currency")),
    proposal("currency", "", "currency", 3),
    preset(choice("nature", "goods_shipment.transaction_nature_code", "transaction-nature"), "1"),
];

const ITEM: &[Field] = &[
    hinted(Field { ask: Ask::Long, ..text("description", "commodity.description", 512) }),
    hinted(Field { width: "w8", ..text("commodity", "commodity.classifications[0].id", 8) }),
    hinted(optional(Field { width: "w4", ..text("taric", "commodity.classifications[1].id", 2) })),
    proposal("origin", "origins[0].country_code", "country", 2),
    preset(choice("preference", "commodity.duty_tax_fees[0].duty_regime_code", "preference"), "100"),
    number("price", "commodity.invoice_line.item_charge", Unit::Field("currency")),
    preset(choice("valuation", "customs_valuation.method_code", "valuation-method"), "1"),
    number("net", "commodity.goods_measure.net_mass", Unit::Fixed("KGM")),
    number("gross", "commodity.goods_measure.gross_mass", Unit::Fixed("KGM")),
    optional(number("quantity", "commodity.goods_measure.tariff_quantity", Unit::Field("quantity-unit"))),
    optional(proposal("quantity-unit", "", "unit", 4)),
    preset(choice("package-type", "packaging[0].type_code", "package"), "PK"),
    number("package-count", "packaging[0].quantity", Unit::None),
    text("marks", "packaging[0].marks_numbers_id", 512),
    preset(choice("procedure", "government_procedures[0].current_code", "procedure"), "40"),
    preset(choice("procedure-previous", "government_procedures[0].previous_code", "previous-procedure"), "00"),
    preset(optional(text("procedure-additional", "government_procedures[1].current_code", 3)), "000"),
    preset(optional(choice("addition", "valuation_adjustment.addition_code", "valuation-adjustment")), "0000"),
    preset(proposal("document-type", "additional_documents[0].type_code", "document-type", 4), "N935"),
    text("document-id", "additional_documents[0].id", 70),
    preset(
        optional(proposal("document-status", "additional_documents[0].lpco_exemption_code", "document-status", 3)),
        "AC",
    ),
];

const PAYMENT: &[Field] = &[
    preset(choice("payment", "", "payment-method"), "A"),
    optional(text("account", "additional_documents[0].id", 70)),
];

/// The parts before the goods items.
pub const BEFORE: &[Part] = &[
    Part { id: "declaration", intro: "section.declaration-intro", fields: DECLARATION },
    Part { id: "parties", intro: "section.parties-intro", fields: PARTIES },
    Part { id: "transport", intro: "", fields: TRANSPORT },
    Part { id: "value", intro: "", fields: VALUE },
];

pub const EACH_ITEM: Part = Part { id: "item", intro: "section.item-intro", fields: ITEM };

pub const AFTER: &[Part] = &[Part { id: "payment", intro: "section.payment-intro", fields: PAYMENT }];

/// Path of the goods item at `index`.
pub fn item_path(index: usize, path: &str) -> String {
    format!("goods_shipment.items[{index}].{path}")
}

/// Every question outside items.
pub fn general() -> impl Iterator<Item = &'static Field> {
    BEFORE.iter().chain(AFTER).flat_map(|part| part.fields)
}

/// What the form fills in by itself in an item, and the text keys of its labels.
const UNASKED: [(&str, &str); 8] = [
    ("sequence", "data.sequence"),
    ("commodity.classifications.identification_type_code", "data.code-list"),
    ("commodity.classifications[1].identification_type_code", "data.code-list-further"),
    ("commodity.duty_tax_fees.type_code", "data.tax"),
    ("commodity.duty_tax_fees.payment.method_code", "data.payment"),
    ("origins.type_code", "data.origin-kind"),
    ("packaging.sequence", "data.package-line"),
    ("additional_documents.category_code", "field.document-category"),
];

/// Text key of the question for a field of a class, by its path below that class; list positions 0 left out.
pub fn label(class: &str, path: &str) -> Option<String> {
    let plain = |path: &str| path.replace("[0]", "");
    let named = |field: &Field| format!("field.{}", field.name);
    let general = |prefix: &str| {
        general().find(|field| field.path.strip_prefix(prefix).is_some_and(|rest| plain(rest) == path)).map(named)
    };
    match class {
        "GoodsItem" => {
            let unasked = || UNASKED.iter().find(|(known, _)| *known == path).map(|(_, key)| (*key).to_owned());
            EACH_ITEM.fields.iter().find(|field| plain(field.path) == path).map(named).or_else(unasked)
        }
        "GoodsShipment" => general("goods_shipment."),
        _ => general(""),
    }
}
