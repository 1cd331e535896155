//! Which field of CC315A is which of the data set: one table.

/// One object, or each entry of a list, on both sides. Paths are our field names, from the object above; a list in
/// the middle of a path means its first entry.
pub(super) struct Part {
    pub ens: &'static str,
    pub wco: &'static str,
    pub leaves: &'static [Leaf],
    pub lists: &'static [Part],
}

pub(super) enum Leaf {
    /// The same text on both sides.
    Same(&'static str, &'static str),
    /// `yyyymmddhhmm`, a point in time of format 203.
    Minute(&'static str, &'static str),
    /// A document's code: the first character is its category, the rest its type.
    Document(&'static str, &'static str, &'static str),
}

use Leaf::{Document, Minute, Same};

/// Goods items; what an item has no place for (places of loading, means of transport, notify party) stays behind.
const ITEM: &[Leaf] = &[
    Same("sequence", "sequence"),
    Same("description", "commodity.description"),
    Same("gross_mass", "commodity.goods_measure.gross_mass"),
    Same("commercial_reference", "ucr.id"),
    Same("undg", "commodity.dangerous_goods.undg_id"),
    Same("commodity.id", "commodity.classifications.id"),
    Same("consignor.name", "consignor.name"),
    Same("consignor.street", "consignor.address.line"),
    Same("consignor.postcode", "consignor.address.postcode_id"),
    Same("consignor.city", "consignor.address.city_name"),
    Same("consignor.country", "consignor.address.country_code"),
    Same("consignor.id", "consignor.id"),
    Same("consignee.name", "consignee.name"),
    Same("consignee.street", "consignee.address.line"),
    Same("consignee.postcode", "consignee.address.postcode_id"),
    Same("consignee.city", "consignee.address.city_name"),
    Same("consignee.country", "consignee.address.country_code"),
    Same("consignee.id", "consignee.id"),
];

const ITEM_LISTS: &[Part] = &[
    Part {
        ens: "documents",
        wco: "additional_documents",
        leaves: &[Document("type_code", "category_code", "type_code"), Same("reference", "id")],
        lists: &[],
    },
    Part {
        ens: "special_mentions",
        wco: "additional_information",
        leaves: &[Same("code", "statement_code")],
        lists: &[],
    },
    Part { ens: "containers", wco: "commodity.transport_equipment", leaves: &[Same("number", "id")], lists: &[] },
    Part {
        ens: "packages",
        wco: "packaging",
        leaves: &[Same("kind", "type_code"), Same("packages", "quantity"), Same("marks", "marks_numbers_id")],
        lists: &[],
    },
];

pub(super) const MAP: Part = Part {
    ens: "",
    wco: "",
    leaves: &[
        Same("header.reference", "functional_reference_id"),
        Minute("header.declared_at", "issue_date_time"),
        Same("header.total_items", "goods_item_quantity"),
        Same("lodgement_office.id", "declaration_office_id"),
        Same("header.total_gross_mass", "total_gross_mass"),
        Same("header.total_packages", "total_packages"),
        Same("header.specific_circumstance", "specific_circumstances_code"),
        Same("header.border_transport_id", "border_transport_means.id"),
        Same("header.border_transport_nationality", "border_transport_means.registration_nationality_code"),
        Same("header.border_mode", "border_transport_means.mode_code"),
        Same("header.transport_payment_method", "consignment.freight.payment_method_code"),
        Same("header.loading_place", "goods_shipment.consignment.loading_location.name"),
        Same("header.commercial_reference", "goods_shipment.ucr.id"),
        Same("representative.name", "agent.name"),
        Same("representative.street", "agent.address.line"),
        Same("representative.postcode", "agent.address.postcode_id"),
        Same("representative.city", "agent.address.city_name"),
        Same("representative.country", "agent.address.country_code"),
        Same("representative.id", "agent.id"),
        Same("entry_carrier.name", "consignment.carrier.name"),
        Same("entry_carrier.street", "consignment.carrier.address.line"),
        Same("entry_carrier.postcode", "consignment.carrier.address.postcode_id"),
        Same("entry_carrier.city", "consignment.carrier.address.city_name"),
        Same("entry_carrier.country", "consignment.carrier.address.country_code"),
        Same("entry_carrier.id", "consignment.carrier.id"),
        Same("lodging_person.name", "declarant.name"),
        Same("lodging_person.street", "declarant.address.line"),
        Same("lodging_person.postcode", "declarant.address.postcode_id"),
        Same("lodging_person.city", "declarant.address.city_name"),
        Same("lodging_person.country", "declarant.address.country_code"),
        Same("lodging_person.id", "declarant.id"),
        Same("consignor.name", "goods_shipment.consignor.name"),
        Same("consignor.street", "goods_shipment.consignor.address.line"),
        Same("consignor.postcode", "goods_shipment.consignor.address.postcode_id"),
        Same("consignor.city", "goods_shipment.consignor.address.city_name"),
        Same("consignor.country", "goods_shipment.consignor.address.country_code"),
        Same("consignor.id", "goods_shipment.consignor.id"),
        Same("consignee.name", "goods_shipment.consignee.name"),
        Same("consignee.street", "goods_shipment.consignee.address.line"),
        Same("consignee.postcode", "goods_shipment.consignee.address.postcode_id"),
        Same("consignee.city", "goods_shipment.consignee.address.city_name"),
        Same("consignee.country", "goods_shipment.consignee.address.country_code"),
        Same("consignee.id", "goods_shipment.consignee.id"),
    ],
    lists: &[
        Part { ens: "items", wco: "goods_shipment.items", leaves: ITEM, lists: ITEM_LISTS },
        Part {
            ens: "itineraries",
            wco: "consignment.itineraries",
            leaves: &[Same("country", "routing_country_code")],
            lists: &[],
        },
        Part {
            ens: "seals",
            wco: "goods_shipment.consignment.transport_equipment.seals",
            leaves: &[Same("id", "id")],
            lists: &[],
        },
    ],
};
