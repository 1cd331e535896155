//! Simplified declarations and the supplementary ones that complete them (SW-07).

use app::App;
use jiff::SignedDuration;
use model::Declaration;

use crate::made::{declaration, dossier, edit, node, pass, send, told};

fn supplementary(node: &App, lrn: &str, to: &str) -> Declaration {
    let mut supplementary = declaration(node, 'Y', lrn, 3);
    edit(&mut supplementary, "goods_shipment.items[0].previous_documents[0].category_code", "Y");
    edit(&mut supplementary, "goods_shipment.items[0].previous_documents[0].type_code", "SDE");
    edit(&mut supplementary, "goods_shipment.items[0].previous_documents[0].id", to);
    supplementary
}

/// Given a simplified declaration whose supplementary one never came, when the declarant was reminded in vain, then
/// the next simplified one is refused; once the supplementary one is here, it is taken (SW-07).
#[tokio::test]
async fn sw_07_an_overdue_supplementary_declaration_holds_up_the_next() {
    let node = node().await;
    let first = send(&node, &declaration(&node, 'B', "S1", 3)).await;
    let mrn = first.mrn.clone().unwrap_or_else(|| panic!("{:#?}", first.notifications));
    assert!(send(&node, &declaration(&node, 'B', "S2", 3)).await.mrn.is_some(), "nothing is overdue yet");
    for _ in 0..60 {
        pass(&node, SignedDuration::from_hours(24)).await;
    }
    assert!(dossier(&node, &mrn).await.supplementary.unwrap().held);
    let refused = send(&node, &declaration(&node, 'B', "S3", 3)).await;
    assert_eq!(told(&refused.notifications), ["03"]);
    assert!(refused.notifications[0].findings.iter().any(|f| f.code == "CW-7002" && f.message.contains(&mrn)));
    assert!(send(&node, &declaration(&node, 'A', "FULL", 3)).await.mrn.is_some(), "a full declaration is taken");

    let second = dossier_of(&node, "S2").await;
    for (lrn, to) in [("Y1", &mrn), ("Y2", &second)] {
        let receipt = send(&node, &supplementary(&node, lrn, to)).await;
        assert!(receipt.mrn.is_some(), "{:#?}", receipt.notifications);
        assert_eq!(dossier(&node, to).await.supplementary, None);
    }
    assert!(send(&node, &declaration(&node, 'B', "S4", 3)).await.mrn.is_some());
}

/// Given a simplified declaration, when its supplementary one comes in time, then nothing is reminded of later.
#[tokio::test]
async fn sw_07_a_supplementary_declaration_in_time_ends_the_wait() {
    let node = node().await;
    let mrn = send(&node, &declaration(&node, 'B', "T1", 3)).await.mrn.unwrap();
    assert!(dossier(&node, &mrn).await.supplementary.is_some());
    send(&node, &supplementary(&node, "TY", &mrn)).await;
    let received = dossier(&node, &mrn).await;
    assert_eq!(received.supplementary, None);
    assert_eq!(received.timeline.iter().filter(|entry| entry.what == "supplementary_received").count(), 1);
    for _ in 0..60 {
        pass(&node, SignedDuration::from_hours(24)).await;
    }
    assert!(send(&node, &declaration(&node, 'B', "T2", 3)).await.mrn.is_some());
}

async fn dossier_of(node: &App, lrn: &str) -> String {
    let view = node.declaration_by_lrn(&crate::made::trader(), "XA1001", lrn).await.unwrap().unwrap();
    view.row.mrn.unwrap()
}
