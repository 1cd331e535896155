//! The declaration itself and its offices.

use super::consignment::{BorderTransportMeans, Consignment};
use super::documents::{
    AdditionalDocument, AdditionalInformation, Amendment, Authentication, AuthorisationHolder, ObligationGuarantee,
};
use super::macros::class;
use super::parties::{Agent, Declarant, Exporter, Submitter};
use super::shipment::GoodsShipment;
use super::valuation::CurrencyExchange;

class! {
    /// Declaration (WCO 42A).
    Declaration {
        acceptance_date_time: moment = "AcceptanceDateTime" "023";
        function_code: digits(2) = "FunctionCode" "017" req;
        functional_reference_id: text(35) = "FunctionalReferenceID" "D026";
        id: text(70) = "ID" "D014";
        issue_date_time: moment = "IssueDateTime" "D011";
        issue_location_id: text(5) = "IssueLocationID" "D012";
        type_code: text(3) = "TypeCode" "D013";
        goods_item_quantity: measure(5, 0) = "GoodsItemQuantity" "228";
        declaration_office_id: text(17) = "DeclarationOfficeID" "065";
        invoice_amount: amount(16, 3) = "InvoiceAmount" "109";
        loading_lists: measure(5, 0) = "LoadingListQuantity" "013";
        total_gross_mass: measure(16, 6) = "TotalGrossMassMeasure" "131";
        total_packages: measure(8, 0) = "TotalPackageQuantity" "146";
        specific_circumstances_code: text(3) = "SpecificCircumstancesCodeCode" "504";
        authentication: one(Authentication) = "Authentication" "61B";
        submitter: one(Submitter) = "Submitter" "17B";
        additional_documents: many(AdditionalDocument) = "AdditionalDocument" "02A";
        additional_information: many(AdditionalInformation) = "AdditionalInformation" "03A";
        agent: one(Agent) = "Agent" "05A";
        amendments: many(Amendment) = "Amendment" "06A";
        authorisation_holders: many(AuthorisationHolder) = "AuthorisationHolder" "17C";
        border_transport_means: one(BorderTransportMeans) = "BorderTransportMeans" "15A";
        consignment: one(Consignment) = "Consignment" "28A";
        currency_exchanges: many(CurrencyExchange) = "CurrencyExchange" "40A";
        declarant: one(Declarant) = "Declarant" "57B";
        exit_office: one(ExitOffice) = "ExitOffice" "56A";
        exporter: one(Exporter) = "Exporter" "57A";
        goods_shipment: one(GoodsShipment) = "GoodsShipment" "67A";
        obligation_guarantees: many(ObligationGuarantee) = "ObligationGuarantee" "90A";
        presentation_office: one(PresentationOffice) = "PresentationOffice" "15C";
        supervising_office: one(SupervisingOffice) = "SupervisingOffice" "97B";
    }
}

class! {
    /// Exit office (WCO 56A).
    ExitOffice {
        id: text(17) = "ID" "G005";
    }
}

class! {
    /// Presentation office (WCO 15C).
    PresentationOffice {
        id: text(17) = "ID" "G015";
    }
}

class! {
    /// Supervising office (WCO 97B).
    SupervisingOffice {
        id: text(17) = "ID" "G012";
    }
}
