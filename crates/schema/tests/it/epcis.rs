//! EPCIS documents, and the phytosanitary test certificate.

use crate::samples::{compile, line};
use schema::Limits;

#[test]
fn every_epcis_document_is_valid() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("epcis");
    let schema = compile(&root.join("xsd/EPCglobal-epcis-query-2_0.xsd"));
    let mut documents = 0;
    for entry in std::fs::read_dir(root.join("gs1-xml")).unwrap() {
        let path = entry.unwrap().path();
        let verdict = schema.validate(&std::fs::read(&path).unwrap(), &Limits::default());
        assert!(verdict.is_valid(), "{}: {:?}", path.display(), verdict.faults.iter().map(line).collect::<Vec<_>>());
        documents += 1;
    }
    assert_eq!(documents, 25);
}

#[test]
fn the_phytosanitary_certificate_is_invalid_where_its_order_differs() {
    let Some(data) = testkit::shared_data() else { return };
    let root = data.join("ephyto");
    let schema = compile(&root.join("schemas/SPSCertificate_17.xsd"));
    let verdict = schema.validate(&std::fs::read(root.join("SPSCertificateContent.xml")).unwrap(), &Limits::default());
    assert!(verdict.well_formed && !verdict.is_valid());
    for place in [
        (69, "SignatorySPSAuthentication[1]/ns1:IssueSPSLocation[1]/ns1:ID[1]"),
        (84, "SPSExchangedDocument[1]/ns1:ReferenceSPSReferencedDocument[1]"),
        (131, "ConsignorSPSParty[1]"),
    ] {
        let found = verdict.faults.iter().any(|fault| fault.line == place.0 && fault.path.ends_with(place.1));
        assert!(found, "{place:?} is not among {:#?}", verdict.faults.iter().map(line).collect::<Vec<_>>());
    }
}
