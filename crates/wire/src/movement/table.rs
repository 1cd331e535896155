//! The movement messages' elements, as their schemas have them.

use model::class;

class! {
    /// Arrival, departure or announcement at the place of exit.
    MovementRequest {
        message_code: text(3) = "messageCode" "" req;
        agent: one(AgentDetails) = "agentDetails" "";
        ucr: one(UcrBlock) = "ucrBlock" "" req;
        location: text(17) = "goodsLocation" "" req;
        arrived_at: text(35) = "goodsArrivalDateTime" "";
        departed_at: text(35) = "goodsDepartureDateTime" "";
        shed_operator: text(3) = "shedOPID" "";
        master_ucr: text(35) = "masterUCR" "";
        master_option: text(1) = "masterOpt" "";
        reference: text(25) = "movementReference" "";
        transport: one(TransportDetails) = "transportDetails" "";
    }
}

class! {
    /// Consolidation of consignments.
    ConsolidationRequest {
        message_code: text(3) = "messageCode" "" req;
        master_ucr: text(35) = "masterUCR" "";
        ucr: one(UcrBlock) = "ucrBlock" "";
    }
}

class! {
    /// Question about a consignment.
    QueryRequest {
        ucr: one(UcrBlock) = "queryUCR" "" req;
    }
}

class! {
    /// Goods presented for import.
    GoodsArrival {
        mrn: text(22) = "entryNumber" "" req;
        version: text(3) = "entryVersionNumber" "";
        consignment_reference: text(35) = "inventoryConsignmentReference" "" req;
        transport_nationality: text(2) = "transportNationality" "";
    }
}

class! {
    /// The inventory system's answer: does the declaration match the consignment?
    ValidateMovementResponse {
        mrn: text(22) = "entryNumber" "" req;
        version: text(3) = "entryVersionNumber" "";
        consignment_reference: text(35) = "inventoryConsignmentReference" "" req;
        result: text(3) = "irc" "" req;
    }
}

class! {
    /// Customs' question to the inventory system.
    ValidateMovementRequest {
        message_code: text(6) = "messageCode" "" req;
        agent_location: text(12) = "agentLocation" "";
        agent_role: text(3) = "agentRole" "";
        declaration_method: text(1) = "declarationMethod" "";
        date_of_entry: text(35) = "dateOfEntry" "";
        mrn: text(22) = "entryNumber" "" req;
        version: text(3) = "entryVersionNumber" "";
        goods_arrival_declaration: text(5) = "goodsArrivalDeclaration" "";
        ics: text(2) = "ics" "";
        consignment_reference: text(35) = "inventoryConsignmentReference" "" req;
        result: text(3) = "irc" "";
        roe: text(1) = "roe" "";
        trader_reference: text(70) = "traderReference" "";
        total_packages: text(8) = "totalPackages" "";
    }
}

class! {
    /// Agent who acts for the declarant.
    AgentDetails {
        eori: text(17) = "EORI" "";
        location: text(12) = "agentLocation" "";
        role: text(3) = "agentRole" "";
    }
}

class! {
    /// Unique consignment reference with its kind, `D` or `M`.
    UcrBlock {
        ucr: text(35) = "ucr" "" req;
        part: text(4) = "ucrPartNo" "";
        kind: text(1) = "ucrType" "" req;
    }
}

class! {
    /// The means of transport.
    TransportDetails {
        id: text(35) = "transportID" "";
        mode: text(1) = "transportMode" "";
        nationality: text(2) = "transportNationality" "";
    }
}
