//! Parties and how to reach them.

use super::macros::class;

class! {
    /// Submitter (WCO 17B).
    Submitter {
        name: text(70) = "Name" "R058";
        id: text(17) = "ID" "R059";
        address: one(Address) = "Address" "04A";
        role_code: text(3) = "RoleCode" "R005";
    }
}

class! {
    /// Agent (WCO 05A).
    Agent {
        name: text(70) = "Name" "R003";
        id: text(17) = "ID" "R004";
        function_code: text(3) = "FunctionCode" "102";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Declarant (WCO 57B).
    Declarant {
        name: text(70) = "Name" "R124";
        id: text(17) = "ID" "R123";
        address: one(Address) = "Address" "04A";
        contact: one(Contact) = "Contact" "34A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Exporter (WCO 57A).
    Exporter {
        name: text(70) = "Name" "R031";
        id: text(17) = "ID" "R032";
        address: one(Address) = "Address" "04A";
        contact: one(Contact) = "Contact" "34A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Importer (WCO 74A).
    Importer {
        name: text(70) = "Name" "R037";
        id: text(17) = "ID" "R038";
        address: one(Address) = "Address" "04A";
        contact: one(Contact) = "Contact" "34A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Buyer (WCO 16A).
    Buyer {
        name: text(70) = "Name" "R009";
        id: text(17) = "ID" "R010";
        address: one(Address) = "Address" "04A";
        contact: one(Contact) = "Contact" "34A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Seller (WCO 09B).
    Seller {
        name: text(70) = "Name" "R050";
        id: text(17) = "ID" "R051";
        address: one(Address) = "Address" "04A";
        contact: one(Contact) = "Contact" "34A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Consignee (WCO 27A).
    Consignee {
        name: text(70) = "Name" "R014";
        id: text(17) = "ID" "R015";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Consignor (WCO 30A).
    Consignor {
        name: text(70) = "Name" "R020";
        id: text(17) = "ID" "R021";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Carrier (WCO 18A).
    Carrier {
        name: text(70) = "Name" "R011";
        id: text(17) = "ID" "R012";
        address: one(Address) = "Address" "04A";
        communication: one(Communication) = "Communication" "25A";
    }
}

class! {
    /// Payer (WCO 56B).
    Payer {
        name: text(70) = "Name" "R120";
        id: text(17) = "ID" "R121";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Surety (WCO 19B).
    Surety {
        name: text(70) = "Name" "R054";
        id: text(17) = "ID" "R055";
        address: one(Address) = "Address" "04A";
    }
}

class! {
    /// Authenticator (WCO 12A).
    Authenticator {
        name: text(70) = "Name" "R007";
    }
}

class! {
    /// Address (WCO 04A).
    Address {
        type_code: text(3) = "TypeCode" "410";
        city_name: text(35) = "CityName" "241";
        country_code: exact_letters(2) = "CountryCode" "242";
        country_sub_division_code: text(9) = "CountrySubDivisionCode" "244";
        country_sub_division_name: text(35) = "CountrySubDivisionName" "243";
        line: text(70) = "Line" "239";
        postcode_id: text(9) = "PostcodeID" "245";
    }
}

class! {
    /// Contact (WCO 34A).
    Contact {
        name: text(70) = "Name" "246";
    }
}

class! {
    /// Communication (WCO 25A).
    Communication {
        id: text(50) = "ID" "240";
        type_code: text(3) = "TypeCode" "253";
    }
}

class! {
    /// Aeo mutual recognition party (WCO 16C).
    AeoMutualRecognitionParty {
        id: text(17) = "ID" "R143";
        role_code: text(3) = "RoleCode" "R005";
    }
}

class! {
    /// Domestic duty tax party (WCO 55B).
    DomesticDutyTaxParty {
        id: text(17) = "ID" "R119";
        role_code: text(3) = "RoleCode" "R005";
    }
}
