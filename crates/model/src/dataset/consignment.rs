//! The consignment: transport, places, equipment, seals.

use super::macros::class;
use super::parties::{Address, Carrier, Consignor};

class! {
    /// Consignment (WCO 28A).
    Consignment {
        carrier: one(Carrier) = "Carrier" "18A";
        consignment_items: many(ConsignmentItem) = "ConsignmentItem" "29A" max 999;
        consignor: one(Consignor) = "Consignor" "30A";
        freight: one(Freight) = "Freight" "62A";
        itineraries: many(Itinerary) = "Itinerary" "81A";
        container_code: text(3) = "ContainerCode" "096";
        arrival_transport_means: one(ArrivalTransportMeans) = "ArrivalTransportMeans" "10A";
        departure_transport_means: one(DepartureTransportMeans) = "DepartureTransportMeans" "46A";
        goods_location: one(GoodsLocation) = "GoodsLocation" "64A";
        loading_location: one(LoadingLocation) = "LoadingLocation" "83A";
        transport_equipment: many(TransportEquipment) = "TransportEquipment" "31B";
    }
}

class! {
    /// Consignment item (WCO 29A).
    ConsignmentItem {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        consignor: one(Consignor) = "Consignor" "30A";
        freight: one(Freight) = "Freight" "62A";
    }
}

class! {
    /// Freight (WCO 62A).
    Freight {
        payment_method_code: text(3) = "PaymentMethodCode" "098";
    }
}

class! {
    /// Itinerary (WCO 81A).
    Itinerary {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        routing_country_code: exact_letters(2) = "RoutingCountryCode" "064";
    }
}

class! {
    /// Border transport means (WCO 15A).
    BorderTransportMeans {
        name: text(35) = "Name" "T005";
        id: text(35) = "ID" "T006";
        identification_type_code: text(17) = "IdentificationTypeCode" "T018";
        type_code: text(4) = "TypeCode" "T010";
        registration_nationality_code: exact_letters(2) = "RegistrationNationalityCode" "T014";
        mode_code: exact_digits(1) = "ModeCode" "T022";
    }
}

class! {
    /// Arrival transport means (WCO 10A).
    ArrivalTransportMeans {
        name: text(35) = "Name" "T001";
        id: text(35) = "ID" "T002";
        identification_type_code: text(17) = "IdentificationTypeCode" "T034";
        type_code: text(4) = "TypeCode" "T008";
        mode_code: exact_digits(1) = "ModeCode" "T020";
    }
}

class! {
    /// Departure transport means (WCO 46A).
    DepartureTransportMeans {
        name: text(35) = "Name" "T003";
        id: text(35) = "ID" "T004";
        identification_type_code: text(17) = "IdentificationTypeCode" "T029";
        type_code: text(4) = "TypeCode" "T009";
        mode_code: exact_digits(1) = "ModeCode" "T021";
    }
}

class! {
    /// Goods location (WCO 64A).
    GoodsLocation {
        name: text(256) = "Name" "L016";
        id: text(17) = "ID" "L017";
        type_code: text(3) = "TypeCode" "L110";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Loading location (WCO 83A).
    LoadingLocation {
        name: text(256) = "Name" "L009";
        id: text(17) = "ID" "L010";
    }
}

class! {
    /// Transport equipment (WCO 31B).
    TransportEquipment {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        id: text(17) = "ID" "159";
        seals: many(Seal) = "Seal" "44B";
    }
}

class! {
    /// Seal (WCO 44B).
    Seal {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        id: text(35) = "ID" "165";
    }
}
