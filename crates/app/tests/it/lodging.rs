//! Lodging: cleared without a human, idempotent for ever, refused with every fault at once.

use crate::made::{declaration, json, node, trader};

/// SW-05: green-lane goods are cleared with no human, and duties are charged once.
#[tokio::test]
async fn a_made_up_declaration_is_cleared() {
    let node = node().await;
    for seed in 0..20 {
        let lrn = format!("L{seed}");
        let receipt = node.receive(&trader(), &json(&declaration(&node, 'A', &lrn, seed))).await.unwrap();
        let findings: Vec<_> = receipt.notifications.iter().flat_map(|n| &n.findings).collect();
        assert!(receipt.mrn.is_some(), "{findings:#?}");
    }
}
