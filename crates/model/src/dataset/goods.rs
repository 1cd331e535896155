//! The goods item, its commodity, packaging and procedure.

use super::consignment::TransportEquipment;
use super::documents::{AdditionalDocument, AdditionalInformation, PreviousDocument};
use super::macros::class;
use super::parties::{AeoMutualRecognitionParty, Buyer, Consignee, Consignor, DomesticDutyTaxParty, Seller};
use super::shipment::{Destination, ExportCountry, Ucr};
use super::valuation::{CustomsValuation, DutyTaxFee, ValuationAdjustment};

class! {
    /// Government agency goods item (WCO 68A).
    GoodsItem {
        customs_value: amount(16, 3) = "CustomsValueAmount" "108";
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        statistical_value: amount(16, 3) = "StatisticalValueAmount" "114";
        transaction_nature_code: digits(2) = "TransactionNatureCode" "103";
        additional_documents: many(AdditionalDocument) = "AdditionalDocument" "02A";
        additional_information: many(AdditionalInformation) = "AdditionalInformation" "03A";
        aeo_mutual_recognition_parties: many(AeoMutualRecognitionParty) = "AEOMutualRecognitionParty" "16C";
        buyer: one(Buyer) = "Buyer" "16A";
        commodity: one(Commodity) = "Commodity" "23A";
        consignee: one(Consignee) = "Consignee" "27A";
        consignor: one(Consignor) = "Consignor" "30A";
        customs_valuation: one(CustomsValuation) = "CustomsValuation" "41A";
        destination: one(Destination) = "Destination" "99B";
        domestic_duty_tax_parties: many(DomesticDutyTaxParty) = "DomesticDutyTaxParty" "55B";
        export_country: one(ExportCountry) = "ExportCountry" "95B";
        government_procedures: many(GovernmentProcedure) = "GovernmentProcedure" "70A";
        origins: many(Origin) = "Origin" "92A";
        packaging: many(Packaging) = "Packaging" "93A";
        previous_documents: many(PreviousDocument) = "PreviousDocument" "99A";
        seller: one(Seller) = "Seller" "09B";
        ucr: one(Ucr) = "UCR" "35B";
        valuation_adjustment: one(ValuationAdjustment) = "ValuationAdjustment" "39B";
    }
}

class! {
    /// Commodity (WCO 23A).
    Commodity {
        description: text(512) = "Description" "137";
        classifications: many(Classification) = "Classification" "21A";
        dangerous_goods: many(DangerousGoods) = "DangerousGoods" "12C";
        duty_tax_fees: many(DutyTaxFee) = "DutyTaxFee" "50A";
        goods_measure: one(GoodsMeasure) = "GoodsMeasure" "65A";
        invoice_line: one(InvoiceLine) = "InvoiceLine" "79A";
        transport_equipment: many(TransportEquipment) = "TransportEquipment" "31B";
    }
}

class! {
    /// Classification (WCO 21A).
    Classification {
        id: text(18) = "ID" "145";
        identification_type_code: text(3) = "IdentificationTypeCode" "337";
    }
}

class! {
    /// Dangerous goods (WCO 12C).
    DangerousGoods {
        undg_id: digits(4) = "UNDGID" "506";
    }
}

class! {
    /// Goods measure (WCO 65A).
    GoodsMeasure {
        gross_mass: measure(16, 6) = "GrossMassMeasure" "126";
        net_mass: measure(16, 6) = "NetNetWeightMeasure" "128";
        tariff_quantity: measure(16, 6) = "TariffQuantity" "130";
    }
}

class! {
    /// Invoice line (WCO 79A).
    InvoiceLine {
        item_charge: amount(16, 3) = "ItemChargeAmount" "112";
    }
}

class! {
    /// Government procedure (WCO 70A).
    GovernmentProcedure {
        current_code: text(7) = "CurrentCode" "166";
        previous_code: text(7) = "PreviousCode" "161";
    }
}

class! {
    /// Origin (WCO 92A).
    Origin {
        country_code: text(4) = "CountryCode" "063";
        region_id: text(9) = "RegionID" "066";
        type_code: text(3) = "TypeCode" "501";
    }
}

class! {
    /// Packaging (WCO 93A).
    Packaging {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        marks_numbers_id: text(512) = "MarksNumbersID" "142";
        quantity: measure(8, 0) = "QuantityQuantity" "144";
        type_code: text(2) = "TypeCode" "141";
        packing_material_description: text(256) = "PackingMaterialDescription" "344";
        length: measure(15, 0) = "LengthMeasure" "367";
        width: measure(15, 0) = "WidthMeasure" "368";
        height: measure(15, 0) = "HeightMeasure" "402";
        volume: measure(16, 6) = "VolumeMeasure" "395";
    }
}
