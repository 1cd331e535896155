//! The response classes, as the WCO response schema has them.

use model::class;
use model::dataset::{Amendment, Communication, WcoPointer};

class! {
    /// Response (WCO 07B).
    Response {
        function_code: digits(2) = "FunctionCode" "017" req;
        functional_reference_id: text(35) = "FunctionalReferenceID" "D026";
        issue_date_time: moment = "IssueDateTime" "D029";
        additional_information: many(Remark) = "AdditionalInformation" "03A";
        amendments: many(Amendment) = "Amendment" "06A";
        appeal_office: one(AppealOffice) = "AppealOffice" "07A";
        bank: one(Bank) = "Bank" "14A";
        contact_offices: many(ContactOffice) = "ContactOffice" "35A";
        errors: many(Fault) = "Error" "53A";
        statuses: many(Status) = "Status" "12B";
        declaration: one(DeclarationStatus) = "Declaration" "42A" req;
    }
}

class! {
    /// Additional information (WCO 03A) of a response.
    Remark {
        statement_code: text(17) = "StatementCode" "226";
        statement_description: text(512) = "StatementDescription" "225";
        limit_date_time: moment = "LimitDateTime" "264";
        statement_type_code: text(3) = "StatementTypeCode" "369";
        pointers: many(WcoPointer) = "Pointer" "97A";
    }
}

class! {
    /// Appeal office (WCO 07A).
    AppealOffice {
        id: text(17) = "ID" "G001";
    }
}

class! {
    /// Bank (WCO 14A).
    Bank {
        reference_id: text(17) = "ReferenceID" "R069";
        id: text(35) = "ID" "372";
    }
}

class! {
    /// Contact office (WCO 35A).
    ContactOffice {
        id: text(17) = "ID" "G002";
        communications: many(Communication) = "Communication" "25A";
    }
}

class! {
    /// Error (WCO 53A).
    Fault {
        description: text(512) = "Description" "488";
        validation_code: text(8) = "ValidationCode" "377";
        pointers: many(WcoPointer) = "Pointer" "97A";
    }
}

class! {
    /// Status (WCO 12B).
    Status {
        effective_date_time: moment = "EffectiveDateTime" "380";
        name_code: text(3) = "NameCode" "379";
        release_date_time: moment = "ReleaseDateTime" "277";
        pointers: many(WcoPointer) = "Pointer" "97A";
    }
}

class! {
    /// Declaration (WCO 42A) that a response is about.
    DeclarationStatus {
        acceptance_date_time: moment = "AcceptanceDateTime" "023";
        cancellation_date_time: moment = "CancellationDateTime" "373";
        functional_reference_id: text(35) = "FunctionalReferenceID" "D026";
        id: text(70) = "ID" "D014";
        rejection_date_time: moment = "RejectionDateTime" "374";
        version_id: text(9) = "VersionID" "383";
        duty_tax_fees: many(DeclarationDuty) = "DutyTaxFee" "50A";
        goods_shipment: one(AssessedShipment) = "GoodsShipment" "67A";
    }
}

class! {
    /// Duty (WCO 50A) of a whole declaration.
    DeclarationDuty {
        payment: one(DeclarationPayment) = "Payment" "94A";
    }
}

class! {
    /// Payment (WCO 94A) of a whole declaration.
    DeclarationPayment {
        reference_id: text(35) = "ReferenceID" "014";
        tax_assessed: amount(16, 3) = "TaxAssessedAmount" "120";
        due_date_time: moment = "DueDateTime" "376";
        payment_amount: amount(16, 3) = "PaymentAmount" "378";
        obligation_guarantees: many(DefermentAccount) = "ObligationGuarantee" "90A";
    }
}

class! {
    /// Obligation guarantee (WCO 90A) from which is paid.
    DefermentAccount {
        reference_id: text(35) = "ReferenceID" "100";
    }
}

class! {
    /// Goods shipment (WCO 67A) as assessed.
    AssessedShipment {
        items: many(AssessedItem) = "GovernmentAgencyGoodsItem" "68A";
    }
}

class! {
    /// Goods item (WCO 68A) as assessed.
    AssessedItem {
        sequence: numeric(5, 0) = "SequenceNumeric" "006" req;
        commodity: one(AssessedCommodity) = "Commodity" "23A";
    }
}

class! {
    /// Commodity (WCO 23A) as assessed.
    AssessedCommodity {
        duty_tax_fees: many(AssessedDuty) = "DutyTaxFee" "50A";
    }
}

class! {
    /// One line of duty or tax (WCO 50A).
    AssessedDuty {
        ad_valorem_tax_base: amount(16, 3) = "AdValoremTaxBaseAmount" "116";
        deducted: amount(16, 3) = "DeductAmount" "111";
        duty_regime_code: text(3) = "DutyRegimeCode" "164";
        specific_tax_base: measure(16, 6) = "SpecificTaxBaseQuantity" "129";
        tax_rate: numeric(17, 3) = "TaxRateNumeric" "115";
        type_code: text(3) = "TypeCode" "113";
        payment: one(AssessedPayment) = "Payment" "94A";
    }
}

class! {
    /// What was assessed and is to be paid (WCO 94A).
    AssessedPayment {
        tax_assessed: amount(16, 3) = "TaxAssessedAmount" "120";
        payment_amount: amount(16, 3) = "PaymentAmount" "378";
    }
}
