//! The elements of CC315A, as its schema has them; what they are called there ends in numbers, so they have names here.

use model::class;

use super::parties::{
    EntryCarrier, ItemConsignee, ItemConsignor, ItemNotifyParty, LodgingPerson, NotifyParty, Representative,
    SummaryConsignee, SummaryConsignor,
};

class! {
    /// Message CC315A.
    Cc315a {
        sender: text(35) = "MesSenMES3" "" req;
        recipient: text(35) = "MesRecMES6" "";
        prepared_on: text(6) = "DatOfPreMES9" "" req;
        prepared_at: text(4) = "TimOfPreMES10" "" req;
        priority: text(1) = "PriMES15" "";
        message_id: text(14) = "MesIdeMES19" "" req;
        message_type: text(6) = "MesTypMES20" "" req;
        correlation_id: text(14) = "CorIdeMES25" "";
        header: one(Header) = "HEAHEA" "" req;
        consignor: one(SummaryConsignor) = "TRACONCO1" "";
        consignee: one(SummaryConsignee) = "TRACONCE1" "";
        notify_party: one(NotifyParty) = "NOTPAR670" "";
        items: many(SummaryItem) = "GOOITEGDS" "" req;
        itineraries: many(SummaryItinerary) = "ITI" "" max 99;
        lodgement_office: one(LodgementOffice) = "CUSOFFLON" "";
        representative: one(Representative) = "TRAREP" "";
        lodging_person: one(LodgingPerson) = "PERLODSUMDEC" "" req;
        seals: many(SummarySeal) = "SEAID529" "";
        first_entry_office: one(FirstEntryOffice) = "CUSOFFFENT730" "" req;
        subsequent_entry_offices: many(SubsequentEntryOffice) = "CUSOFFSENT740" "" max 99;
        entry_carrier: one(EntryCarrier) = "TRACARENT601" "";
    }
}

class! {
    /// Header (HEAHEA).
    Header {
        reference: text(22) = "RefNumHEA4" "" req;
        border_mode: text(2) = "TraModAtBorHEA76" "" req;
        border_transport_id: text(27) = "IdeOfMeaOfTraCroHEA85" "";
        border_transport_id_language: text(2) = "IdeOfMeaOfTraCroHEA85LNG" "";
        border_transport_nationality: text(2) = "NatOfMeaOfTraCroHEA87" "";
        total_items: text(5) = "TotNumOfIteHEA305" "";
        total_packages: text(7) = "TotNumOfPacHEA306" "";
        total_gross_mass: text(12) = "TotGroMasHEA307" "";
        declaration_place: text(35) = "DecPlaHEA394" "";
        declaration_place_language: text(2) = "DecPlaHEA394LNG" "";
        specific_circumstance: text(1) = "SpeCirIndHEA1" "";
        transport_payment_method: text(1) = "TraChaMetOfPayHEA1" "";
        commercial_reference: text(70) = "ComRefNumHEA" "";
        conveyance_reference: text(35) = "ConRefNumHEA" "";
        loading_place: text(35) = "PlaLoaGOOITE334" "";
        loading_place_language: text(2) = "PlaLoaGOOITE334LNG" "";
        unloading_place: text(35) = "PlaUnlGOOITE334" "";
        unloading_place_language: text(2) = "CodPlUnHEA357LNG" "";
        declared_at: text(12) = "DecDatTimHEA114" "" req;
    }
}

class! {
    /// Goods item (GOOITEGDS).
    SummaryItem {
        sequence: text(5) = "IteNumGDS7" "" req;
        description: text(280) = "GooDesGDS23" "";
        description_language: text(2) = "GooDesGDS23LNG" "";
        gross_mass: text(12) = "GroMasGDS46" "";
        transport_payment_method: text(1) = "MetOfPayGDI12" "";
        commercial_reference: text(70) = "ComRefNumGIM1" "";
        undg: text(4) = "UNDanGooCodGDI1" "";
        loading_place: text(35) = "PlaLoaGOOITE333" "";
        loading_place_language: text(2) = "PlaLoaGOOITE333LNG" "";
        unloading_place: text(35) = "PlaUnlGOOITE333" "";
        unloading_place_language: text(2) = "PlaUnlGOOITE333LNG" "";
        documents: many(SummaryDocument) = "PRODOCDC2" "" max 99;
        special_mentions: many(SpecialMention) = "SPEMENMT2" "" max 99;
        consignor: one(ItemConsignor) = "TRACONCO2" "";
        commodity: one(CommodityCode) = "COMCODGODITM" "";
        consignee: one(ItemConsignee) = "TRACONCE2" "";
        containers: many(Container) = "CONNR2" "" max 99;
        border_transport: many(ItemTransport) = "IDEMEATRAGI970" "";
        packages: many(SummaryPackage) = "PACGS2" "" max 99;
        notify_party: one(ItemNotifyParty) = "PRTNOT640" "";
    }
}

class! {
    /// Produced document or certificate (PRODOCDC2).
    SummaryDocument {
        type_code: text(4) = "DocTypDC21" "" req;
        reference: text(35) = "DocRefDC23" "" req;
        reference_language: text(2) = "DocRefDCLNG" "";
    }
}

class! {
    /// Special mention (SPEMENMT2).
    SpecialMention {
        code: text(5) = "AddInfCodMT23" "" req;
    }
}

class! {
    /// Commodity code (COMCODGODITM).
    CommodityCode {
        id: text(8) = "ComNomCMD1" "" req;
    }
}

class! {
    /// Container (CONNR2).
    Container {
        number: text(17) = "ConNumNR21" "" req;
    }
}

class! {
    /// Means of transport at the border, of one item (IDEMEATRAGI970).
    ItemTransport {
        nationality: text(2) = "NatIDEMEATRAGI973" "";
        id: text(27) = "IdeMeaTraGIMEATRA971" "" req;
        id_language: text(2) = "IdeMeaTraGIMEATRA972LNG" "";
    }
}

class! {
    /// Packages (PACGS2).
    SummaryPackage {
        kind: text(2) = "KinOfPacGS23" "" req;
        packages: text(5) = "NumOfPacGS24" "";
        pieces: text(5) = "NumOfPieGS25" "";
        marks: text(140) = "MarNumOfPacGSL21" "";
        marks_language: text(2) = "MarNumOfPacGSL21LNG" "";
    }
}

class! {
    /// Country on the way (ITI).
    SummaryItinerary {
        country: text(2) = "CouOfRouCodITI1" "" req;
    }
}

class! {
    /// Office of lodgement (CUSOFFLON).
    LodgementOffice {
        id: text(8) = "RefNumCOL1" "" req;
    }
}

class! {
    /// Seal (SEAID529).
    SummarySeal {
        id: text(20) = "SeaIdSEAID530" "" req;
        id_language: text(2) = "SeaIdSEAID530LNG" "";
    }
}

class! {
    /// Office of first entry (CUSOFFFENT730).
    FirstEntryOffice {
        id: text(8) = "RefNumCUSOFFFENT731" "" req;
        expected_at: text(12) = "ExpDatOfArrFIRENT733" "" req;
    }
}

class! {
    /// Office of a later entry (CUSOFFSENT740).
    SubsequentEntryOffice {
        id: text(8) = "RefNumSUBENR909" "" req;
    }
}
