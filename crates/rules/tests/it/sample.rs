//! A small declaration to judge.

use model::dataset::{
    Classification, Commodity, GoodsItem, GoodsMeasure, GoodsShipment, GovernmentProcedure, Importer, InvoiceLine,
    Packaging,
};
use model::{Amount, Declaration, Measure, Moment, Numeric};

pub fn measure(text: &str) -> Option<Measure> {
    Some(Measure { number: Numeric::new(text), unit: Some("KGM".into()) })
}

pub fn item(sequence: &str, gross: &str, net: &str) -> GoodsItem {
    let commodity = Commodity {
        description: Some("tea".into()),
        classifications: vec![
            Classification { id: Some("09023000".into()), identification_type_code: Some("TSP".into()) },
            Classification { id: Some("00".into()), identification_type_code: Some("TRC".into()) },
        ],
        goods_measure: Some(Box::new(GoodsMeasure {
            gross_mass: measure(gross),
            net_mass: measure(net),
            tariff_quantity: None,
        })),
        invoice_line: Some(Box::new(InvoiceLine {
            item_charge: Some(Amount { number: Numeric::new("100.50"), currency: Some("GBP".into()) }),
        })),
        ..Commodity::default()
    };
    GoodsItem {
        sequence: Some(Numeric::new(sequence)),
        commodity: Some(Box::new(commodity)),
        government_procedures: vec![GovernmentProcedure {
            current_code: Some("40".into()),
            previous_code: Some("00".into()),
        }],
        packaging: vec![Packaging {
            sequence: Some(Numeric::new("1")),
            quantity: Some(Measure { number: Numeric::new("5"), unit: None }),
            type_code: Some("CT".into()),
            ..Packaging::default()
        }],
        ..GoodsItem::default()
    }
}

pub fn declaration() -> Declaration {
    let shipment = GoodsShipment {
        items: vec![item("1", "12.5", "10"), item("2", "7", "7.000")],
        importer: Some(Box::new(Importer { id: Some("GB123456789000".into()), ..Importer::default() })),
        ..GoodsShipment::default()
    };
    Declaration {
        function_code: Some("9".into()),
        functional_reference_id: Some("LRN-1".into()),
        id: model::check_digit::mrn(26, "GB", "TEA0000000001").map(Into::into),
        type_code: Some("IMA".into()),
        acceptance_date_time: Some(Moment { text: "20260131".into(), format: Some("102".into()) }),
        goods_item_quantity: Some(Measure { number: Numeric::new("2"), unit: None }),
        goods_shipment: Some(Box::new(shipment)),
        ..Declaration::default()
    }
}
