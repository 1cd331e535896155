//! The goods shipment and what holds for all its items.

use super::consignment::Consignment;
use super::documents::{Invoice, PreviousDocument};
use super::goods::GoodsItem;
use super::macros::class;
use super::parties::{
    AeoMutualRecognitionParty, Buyer, Consignee, Consignor, DomesticDutyTaxParty, Importer, Payer, Seller, Surety,
};
use super::valuation::CustomsValuation;

class! {
    /// Goods shipment (WCO 67A).
    GoodsShipment {
        exit_date_time: moment = "ExitDateTime" "024";
        transaction_nature_code: digits(2) = "TransactionNatureCode" "103";
        aeo_mutual_recognition_parties: many(AeoMutualRecognitionParty) = "AEOMutualRecognitionParty" "16C";
        buyer: one(Buyer) = "Buyer" "16A";
        consignee: one(Consignee) = "Consignee" "27A";
        consignment: one(Consignment) = "Consignment" "28A";
        consignor: one(Consignor) = "Consignor" "30A";
        customs_valuation: one(CustomsValuation) = "CustomsValuation" "41A";
        destination: one(Destination) = "Destination" "99B";
        domestic_duty_tax_parties: many(DomesticDutyTaxParty) = "DomesticDutyTaxParty" "55B";
        export_country: one(ExportCountry) = "ExportCountry" "95B";
        items: many(GoodsItem) = "GovernmentAgencyGoodsItem" "68A" max 999;
        importer: one(Importer) = "Importer" "74A";
        invoice: one(Invoice) = "Invoice" "78A";
        payer: one(Payer) = "Payer" "56B";
        previous_documents: many(PreviousDocument) = "PreviousDocument" "99A";
        seller: one(Seller) = "Seller" "09B";
        surety: one(Surety) = "Surety" "19B";
        trade_terms: one(TradeTerms) = "TradeTerms" "22B";
        ucr: one(Ucr) = "UCR" "35B";
        warehouse: one(Warehouse) = "Warehouse" "43B";
    }
}

class! {
    /// Destination (WCO 99B).
    Destination {
        country_code: exact_letters(2) = "CountryCode" "465";
        region_id: text(9) = "RegionID" "477";
    }
}

class! {
    /// Export country (WCO 95B).
    ExportCountry {
        id: exact_letters(2) = "ID" "062";
    }
}

class! {
    /// Trade terms (WCO 22B).
    TradeTerms {
        condition_code: exact_letters(3) = "ConditionCode" "090";
        country_relationship_code: text(3) = "CountryRelationshipCode" "106";
        description: text(70) = "Description" "089";
        location_id: text(17) = "LocationID" "L002";
        location_name: text(256) = "LocationName" "L001";
    }
}

class! {
    /// Ucr (WCO 35B).
    Ucr {
        id: text(35) = "ID" "016";
        trader_assigned_reference_id: text(35) = "TraderAssignedReferenceID" "009";
    }
}

class! {
    /// Warehouse (WCO 43B).
    Warehouse {
        id: text(35) = "ID" "L019";
        type_code: text(3) = "TypeCode" "L112";
    }
}
