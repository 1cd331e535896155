//! The declaration list: the same whether its rows were handed over in memory or made of the stored events.

use app::{App, Filter, Row};
use store::DECLARATIONS;

use crate::made::{declaration, json, node, officer, trader};

async fn rows(node: &App) -> Vec<Row> {
    node.project_all().await.unwrap();
    let page = node.list(&officer(), Filter { limit: Some(200), ..Filter::default() }).await.unwrap();
    let mut rows = page.rows;
    rows.sort_by(|a, b| a.lrn.cmp(&b.lrn));
    rows
}

/// SW-02: the list is a copy of the events, and can be thrown away.
#[tokio::test]
async fn rows_handed_over_and_rows_read_back_are_the_same() {
    let node = node().await;
    for seed in 0..30 {
        let kind = if seed % 3 == 0 { 'D' } else { 'A' };
        let message = json(&declaration(&node, kind, &format!("L{seed:02}"), seed));
        node.receive(&trader(), &message).await.unwrap();
    }
    let handed_over = rows(&node).await;
    assert_eq!(handed_over.len(), 30);
    node.store().reset_projection(DECLARATIONS).await.unwrap();
    assert_eq!(rows(&node).await, handed_over);
}
