//! The administration's registers: what is not kept judges nothing, what is kept refuses with its codes.

use app::{Actor, App, NewGuarantee, OpenQuota, Receipt, RegisterName, Role};
use jiff::civil::{Date, date};
use model::{Declaration, Function, Money};
use rust_decimal::Decimal;
use tariff::Unit;

use crate::made::{actor, declaration, demo, edit, neutral, node, node_of, process, send, tariff_of, trader, uk};

const TODAY: Date = date(2026, 11, 22);

fn administrator() -> Actor {
    actor("ADMIN", &[Role::Administrator])
}

/// Codes and pointers that refuse a lodgement; none where it is taken.
fn refused(receipt: &Receipt) -> Vec<String> {
    let refusals = receipt.notifications.iter().filter(|n| n.function == Function::Rejected);
    let findings = refusals.flat_map(|n| &n.findings).filter(|f| f.severity == model::Severity::Error);
    findings.map(|finding| format!("{} {}", finding.code, finding.pointer)).collect()
}

async fn lodged(node: &App, lrn: &str, change: impl Fn(&mut Declaration)) -> Vec<String> {
    let mut lodged = declaration(node, 'A', lrn, 3);
    change(&mut lodged);
    refused(&send(node, &lodged).await)
}

fn holder(declaration: &mut Declaration) {
    edit(declaration, "authorisation_holders[0].id", "XA1001");
    edit(declaration, "authorisation_holders[0].category_code", "DPO");
}

/// Given a register of authorisations, when one is declared that is unknown, of another kind, over or in force, then
/// the answer says which (SW-03).
#[tokio::test]
async fn sw_03_authorisations_are_judged_once_a_register_is_kept() {
    let node = node().await;
    assert_eq!(lodged(&node, "NONE", holder).await, [""; 0]);
    node.keep_register(&administrator(), RegisterName::Authorisations).await.unwrap();
    assert_eq!(lodged(&node, "UNKNOWN", holder).await, ["CW-5101 42A/17C[1]/R144"]);
    let grant = async |category: &str, from, to| {
        node.grant_authorisation(&administrator(), "XA1001", category, from, to).await.unwrap();
    };
    grant("CWP", date(2020, 1, 1), None).await;
    assert_eq!(lodged(&node, "OTHER", holder).await, ["CW-5102 42A/17C[1]/R145"]);
    grant("DPO", date(2020, 1, 1), Some(date(2026, 11, 21))).await;
    assert_eq!(lodged(&node, "OVER", holder).await, ["CW-5103 42A/17C[1]/R145"]);
    grant("DPO", TODAY, None).await;
    assert_eq!(lodged(&node, "HOLDS", holder).await, [""; 0]);
    node.end_authorisation(&administrator(), "XA1001", "DPO", date(2026, 11, 21)).await.unwrap();
    assert_eq!(lodged(&node, "ENDED", holder).await, ["CW-5103 42A/17C[1]/R145"]);
}

/// Given a trader, when they change a register, then it is forbidden.
#[tokio::test]
async fn registers_are_the_administrators() {
    let node = node().await;
    let granted = node.grant_authorisation(&trader(), "XA1001", "DPO", TODAY, None).await;
    assert!(matches!(granted, Err(app::ReceiveError::Forbidden { .. })));
}

/// Given registered guarantees, when one is declared that is unknown, has another access code, is over, or is too
/// small, then the answer says which (TX-08).
#[tokio::test]
async fn tx_08_guarantees_are_judged_by_their_terms_and_balance() {
    let node = node().await;
    let guarantee = |reference: &str, minor, to| NewGuarantee {
        reference: reference.to_owned(),
        holder: "XA1001".to_owned(),
        limit: Money::from_minor(minor, node.profile().currency()),
        access_code: "1234".to_owned(),
        from: date(2026, 1, 1),
        to,
    };
    for new in [
        guarantee("GOOD", 1_000_000, None),
        guarantee("SMALL", 100, None),
        guarantee("OVER", 1_000_000, Some(date(2026, 6, 30))),
    ] {
        node.register_guarantee(&administrator(), new).await.unwrap();
    }
    let declared = |reference: &'static str, code: &'static str| {
        move |declaration: &mut Declaration| {
            edit(declaration, "obligation_guarantees[0].reference_id", reference);
            edit(declaration, "obligation_guarantees[0].security_details_code", "1");
            edit(declaration, "obligation_guarantees[0].access_code", code);
            model::edit::put(declaration, "obligation_guarantees[0].amount", "50", Some("USD")).unwrap();
        }
    };
    assert_eq!(lodged(&node, "G1", declared("GOOD", "1234")).await, [""; 0]);
    assert_eq!(lodged(&node, "G2", declared("GOOD", "4321")).await, ["CW-5204 42A/90A[1]/499"]);
    assert_eq!(lodged(&node, "G3", declared("SMALL", "1234")).await, ["CW-5203 42A/90A[1]/492"]);
    assert_eq!(lodged(&node, "G4", declared("OVER", "1234")).await, ["CW-5202 42A/90A[1]/100"]);
    assert_eq!(lodged(&node, "G5", declared("NOBODY", "1234")).await, ["CW-5201 42A/90A[1]/100"]);
}

/// Given kept quotas, when one is claimed that is unknown or closed, then the answer says which.
#[tokio::test]
async fn quotas_that_are_unknown_or_closed_refuse_a_claim() {
    let rows = "2009419220,,,A00,5 %,2019-01-01,,test,\n";
    let node = node_of(neutral(), tariff_of(rows), Some(1_000_000_000)).await;
    node.keep_register(&administrator(), RegisterName::Quotas).await.unwrap();
    let claim = |declaration: &mut Declaration| {
        edit(declaration, "goods_shipment.items[0].commodity.duty_tax_fees[0].quota_order_id", "051867");
    };
    let place = "42A/67A/68A[1]/23A/50A[1]/401";
    assert_eq!(lodged(&node, "Q1", claim).await, [format!("CW-5301 {place}")]);
    let (order, unit) = ("051867".to_owned(), Unit::KILOGRAM);
    let open = OpenQuota { order, balance: Decimal::ONE_THOUSAND, unit, from: date(2019, 1, 1), to: None };
    node.open_quota(open).await.unwrap();
    assert_eq!(lodged(&node, "Q2", claim).await, [""; 0]);
    node.close_quota("051867").await.unwrap();
    assert_eq!(lodged(&node, "Q3", claim).await, [format!("CW-5302 {place}")]);
}

/// Given kept previous documents, when a declaration refers to one of this economy that is not here, then it is
/// refused; one that is here, and one of another economy, are taken.
#[tokio::test]
async fn previous_documents_of_this_economy_must_be_here() {
    let node = node().await;
    node.keep_register(&administrator(), RegisterName::PreviousDocuments).await.unwrap();
    let first = send(&node, &declaration(&node, 'A', "FIRST", 3)).await.mrn.unwrap();
    let mrn = |country: &str| model::check_digit::mrn(26, country, "ABCDEFGHIJKLM").unwrap();
    let refers = |id: String| {
        move |declaration: &mut Declaration| {
            edit(declaration, "goods_shipment.items[0].previous_documents[0].category_code", "Z");
            edit(declaration, "goods_shipment.items[0].previous_documents[0].type_code", "CLE");
            edit(declaration, "goods_shipment.items[0].previous_documents[0].id", &id);
        }
    };
    assert_eq!(lodged(&node, "P1", refers(first)).await, [""; 0]);
    assert_eq!(lodged(&node, "P2", refers(mrn("XB"))).await, [""; 0]);
    assert_eq!(lodged(&node, "P3", refers(mrn("XA"))).await, ["CW-5401 42A/67A/68A[1]/99A[1]/D018"]);
}

/// Given two processes on one store, when one grants, then the other judges by it at once.
#[tokio::test]
async fn what_another_process_enters_counts() {
    let one = node().await;
    let two = process(&one, neutral(), demo());
    one.keep_register(&administrator(), RegisterName::Authorisations).await.unwrap();
    assert_eq!(lodged(&two, "BEFORE", holder).await, ["CW-5101 42A/17C[1]/R144"]);
    one.grant_authorisation(&administrator(), "XA1001", "DPO", TODAY, None).await.unwrap();
    assert_eq!(lodged(&two, "AFTER", holder).await, [""; 0]);
    two.end_authorisation(&administrator(), "XA1001", "DPO", date(2026, 1, 1)).await.unwrap();
    assert_eq!(lodged(&one, "ENDED", holder).await, ["CW-5103 42A/17C[1]/R145"]);
}

/// The published refusal TT_IM001b: a holder who is not in the register, by its published code and pointer (SW-03).
#[tokio::test]
async fn sw_03_published_unknown_holder_tt_im001b() {
    let Some(data) = testkit::shared_data() else { return };
    let bytes = std::fs::read(data.join("wco-declarations/samples/TT_IM001b/TT_IM001b.xml")).unwrap();
    let node = node_of(uk(), tariff_of(""), Some(1_000_000_000)).await;
    let trader = actor("GB553202734852", &[Role::Trader]);
    for category in ["CGU", "DPO"] {
        let from = date(2020, 1, 1);
        node.grant_authorisation(&administrator(), "GB553202734852", category, from, None).await.unwrap();
    }
    let receipt = node.receive(&trader, &bytes).await.unwrap();
    assert_eq!(refused(&receipt), ["CDS12005 42A/17C[1]/R144"]);
    let resent = node.receive(&trader, &bytes).await.unwrap();
    assert_eq!(resent.notifications, receipt.notifications);
    assert!(resent.resent);
}
