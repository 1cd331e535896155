//! What stands around a WCO declaration.

use model::Declaration;

model::class! {
    /// Document metadata of the WCO data model.
    MetaData {
        data_model_version_code: text(6) = "WCODataModelVersionCode" "";
        type_name: text(70) = "WCOTypeName" "";
        responsible_country_code: text(2) = "ResponsibleCountryCode" "";
        responsible_agency_name: text(70) = "ResponsibleAgencyName" "";
        agency_assigned_customization_code: text(6) = "AgencyAssignedCustomizationCode" "";
        agency_assigned_customization_version_code: text(6) = "AgencyAssignedCustomizationVersionCode" "";
    }
}

/// A declaration, amendment, invalidation or presentation as it was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Submission {
    /// Absent where the declaration came bare.
    pub metadata: Option<MetaData>,
    pub declaration: Declaration,
}
