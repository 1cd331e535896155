//! Lodging: cleared without a human, idempotent for ever, refused with every fault at once.

use crate::made::{declaration, dossier, edit, json, neutral, node, node_of, send, tariff_of, trader};

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

/// Given invoices in the world's usual currencies, when they are lodged, then their value is converted at the rate of
/// the day of acceptance, and the same by the calculator (TX-01).
#[tokio::test]
async fn tx_01_invoices_in_other_currencies_are_converted() {
    let node = node_of(neutral(), tariff_of("2009419220,,,A00,14 %,2019-01-01,,test,\n"), Some(1_000_000_000)).await;
    // 1000.00 of each, by the made-up rates of November 2026 for one USD.
    for (currency, value) in VALUES {
        let mut lodged = declaration(&node, 'A', currency, 3);
        lodged.goods_shipment.as_mut().unwrap().items.truncate(1);
        edit(&mut lodged, "goods_item_quantity", "1");
        let price = "goods_shipment.items[0].commodity.invoice_line.item_charge";
        model::edit::put(&mut lodged, price, "1000.00", Some(currency)).unwrap();
        let receipt = send(&node, &lodged).await;
        let mrn = receipt.mrn.clone().unwrap_or_else(|| panic!("{currency}: {:#?}", receipt.notifications));
        let dossier = dossier(&node, &mrn).await;
        let lines = &dossier.assessments.last().unwrap().lines;
        let base = lines.iter().find(|line| line.tax_type == "A00").unwrap().base.unwrap();
        assert_eq!(base.to_string(), value, "{currency}");
    }
}

const VALUES: [(&str, &str); 5] =
    [("USD", "1000.00"), ("EUR", "1055.07"), ("GBP", "1288.16"), ("CNY", "140.26"), ("JPY", "6.71")];
