//! Documents, statements, amendments, guarantees.

use super::macros::class;
use super::parties::{Authenticator, Submitter};

class! {
    /// Additional document (WCO 02A).
    AdditionalDocument {
        category_code: text(3) = "CategoryCode" "D031";
        effective_date_time: moment = "EffectiveDateTime" "276";
        id: text(70) = "ID" "D005";
        name: text(35) = "Name" "D028";
        type_code: text(3) = "TypeCode" "D006";
        lpco_exemption_code: text(3) = "LPCOExemptionCode" "360";
        submitter: one(Submitter) = "Submitter" "17B";
        write_off: one(WriteOff) = "WriteOff" "22C";
    }
}

class! {
    /// Additional information (WCO 03A).
    AdditionalInformation {
        statement_code: text(17) = "StatementCode" "226";
        statement_description: text(512) = "StatementDescription" "225";
        statement_type_code: text(3) = "StatementTypeCode" "369";
        pointers: many(WcoPointer) = "Pointer" "97A";
    }
}

class! {
    /// Amendment (WCO 06A).
    Amendment {
        change_reason_code: text(3) = "ChangeReasonCode" "099";
        pointers: many(WcoPointer) = "Pointer" "97A";
    }
}

class! {
    /// Wco pointer (WCO 97A).
    WcoPointer {
        sequence: numeric(5, 0) = "SequenceNumeric" "006";
        document_section_code: text(3) = "DocumentSectionCode" "375";
        tag_id: text(4) = "TagID" "381";
    }
}

class! {
    /// Authorisation holder (WCO 17C).
    AuthorisationHolder {
        id: text(17) = "ID" "R144";
        category_code: text(4) = "CategoryCode" "R145";
    }
}

class! {
    /// Previous document (WCO 99A).
    PreviousDocument {
        category_code: text(3) = "CategoryCode" "D031";
        id: text(70) = "ID" "D018";
        type_code: text(3) = "TypeCode" "D019";
        line_number: numeric(5, 0) = "LineNumeric" "171";
    }
}

class! {
    /// Write off (WCO 22C).
    WriteOff {
        quantity: measure(16, 6) = "QuantityQuantity" "502";
        amount: amount(16, 3) = "AmountAmount" "503";
    }
}

class! {
    /// Obligation guarantee (WCO 90A).
    ObligationGuarantee {
        amount: amount(16, 3) = "AmountAmount" "492";
        id: text(70) = "ID" "D014";
        reference_id: text(35) = "ReferenceID" "100";
        security_details_code: text(3) = "SecurityDetailsCode" "101";
        access_code: text(4) = "AccessCode" "499";
        guarantee_office: one(GuaranteeOffice) = "GuaranteeOffice" "14C";
    }
}

class! {
    /// Guarantee office (WCO 14C).
    GuaranteeOffice {
        id: text(17) = "ID" "G014";
    }
}

class! {
    /// Authentication (WCO 61B).
    Authentication {
        authentication: text(256) = "Authentication" "104";
        authenticator: one(Authenticator) = "Authenticator" "12A";
    }
}

class! {
    /// Invoice (WCO 78A).
    Invoice {
        id: text(70) = "ID" "D016";
        issue_date_time: moment = "IssueDateTime" "D015";
    }
}
