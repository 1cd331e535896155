//! Amendments: removed items leave gaps that are no fault, gaps of one's own making are (SW-06).

use app::{App, Role};
use model::Declaration;

use crate::made::{
    actor, amendment, declaration, dossier, edit, lines, node, node_of, price, send, tariff_of, told, uk,
};

/// Three like items.
fn three(node: &App, lrn: &str) -> Declaration {
    let mut three = declaration(node, 'D', lrn, 3);
    let items = &mut three.goods_shipment.as_mut().unwrap().items;
    items.truncate(1);
    for number in 2..=3 {
        let mut item = items[0].clone();
        item.sequence = Some(model::Numeric::new(number.to_string()));
        items.push(item);
    }
    edit(&mut three, "goods_item_quantity", "3");
    three
}

fn removal(mrn: &str, lrn: &str, number: u32, left: u32) -> Declaration {
    let mut request = amendment(mrn, lrn, &[("goods_item_quantity", &left.to_string())]);
    let place = model::pointer::Place::from_path(&format!("goods_shipment.items[{}]", number - 1)).unwrap();
    let pointers = place.pointer().to_elements();
    request.amendments.push(model::dataset::Amendment { change_reason_code: Some("32".into()), pointers });
    request
}

/// Given a declaration of three items, when the second is removed, and then a field of the third is changed, then both
/// are granted, and the third keeps its number (SW-06).
#[tokio::test]
async fn sw_06_an_item_can_be_removed_from_the_middle() {
    let node = node().await;
    let mrn = send(&node, &three(&node, "THREE")).await.mrn.unwrap();
    let removed = send(&node, &removal(&mrn, "THREE-1", 2, 2)).await;
    assert!(told(&removed.notifications).contains(&"11/39".to_owned()), "{:#?}", removed.notifications);
    let mut change = amendment(&mrn, "THREE-2", &[]);
    price(&mut change, 0, "77");
    edit(&mut change, "goods_shipment.items[0].sequence", "3");
    let place = model::pointer::Place::from_path("goods_shipment.items[2].commodity.invoice_line.item_charge");
    let pointers = place.unwrap().pointer().to_elements();
    change.amendments.push(model::dataset::Amendment { change_reason_code: Some("32".into()), pointers });
    let changed = send(&node, &change).await;
    assert!(told(&changed.notifications).contains(&"11/39".to_owned()), "{:#?}", changed.notifications);
    let dossier = dossier(&node, &mrn).await;
    let items = &dossier.declaration.goods_shipment.as_ref().unwrap().items;
    let numbers: Vec<&str> = items.iter().map(|item| item.sequence.as_ref().unwrap().text()).collect();
    assert_eq!((numbers, dossier.version), (vec!["1", "3"], 3));
}

/// Given items that are misnumbered, when they are lodged anew, or made so by an amendment, then it is refused (SW-03).
#[tokio::test]
async fn sw_03_gaps_of_ones_own_making_are_refused() {
    let node = node().await;
    let mut wrong = three(&node, "GAP");
    wrong.goods_shipment.as_mut().unwrap().items[2].sequence = Some(model::Numeric::new("4"));
    assert_eq!(told(&send(&node, &wrong).await.notifications), ["03"]);
    let mrn = send(&node, &three(&node, "FINE")).await.mrn.unwrap();
    let renumbered = amendment(&mrn, "FINE-1", &[("goods_shipment.items[2].sequence", "7")]);
    let receipt = send(&node, &renumbered).await;
    assert!(!told(&receipt.notifications).contains(&"11/39".to_owned()), "{:#?}", receipt.notifications);
}

/// The published amendment TT_IM017a, which removes an item, is granted (SW-06).
#[tokio::test]
async fn sw_06_published_removal_tt_im017a() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("wco-declarations/samples/TT_IM017a");
    let node = node_of(uk(), published_tariff(&data), Some(1_000_000_000_000)).await;
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let trader = actor("GB553202734852", &[Role::Trader]);
    let mrn = node.receive(&trader, &read("Step1_TT_IM017a.xml")).await.unwrap().mrn.unwrap();
    let amended = node.receive_bound(&trader, &read("TT_IM017a_Amendment.xml"), Some(&mrn)).await.unwrap();
    assert!(told(&amended.notifications).contains(&"11/39".to_owned()), "{:#?}", amended.notifications);
    assert_eq!(dossier(&node, &mrn).await.version, 2);
}

fn published_tariff(data: &std::path::Path) -> tariff::Tariff {
    let text = std::fs::read_to_string(data.join("wco-declarations/tariff.csv")).unwrap();
    let (measures, faults) = tariff::import::csv::read(&text);
    assert_eq!(faults, []);
    tariff::Tariff::new(measures, tariff::Nomenclature::default(), "published")
}

/// The published chain TT_IM082a: a declaration and two amendments; the price is set from 1000 to 999, and duties are
/// worked out anew for each version (SW-06, TX-02).
#[tokio::test]
async fn sw_06_published_chain_tt_im082a() {
    let Some(data) = testkit::shared_data() else { return };
    let folder = data.join("wco-declarations/samples/TT_IM082a");
    let rows = "18040000,,,A00,6.00 %,2019-01-01,,test,\n18040000,,,B00,20.00 %,2019-01-01,,test,\n";
    let node = node_of(uk(), tariff_of(rows), Some(1_000_000_000_000)).await;
    let trader = actor("GB553202734852", &[Role::Trader]);
    let read = |name: &str| std::fs::read(folder.join(name)).unwrap();
    let mrn = node.receive(&trader, &read("TT_IM002a.xml")).await.unwrap().mrn.unwrap();
    for name in ["TT_IM002b_Amendment.xml", "TT_IM002c_Complex_Multi_Amendment.xml"] {
        node.receive_bound(&trader, &read(name), Some(&mrn)).await.unwrap();
    }
    crate::made::pass(&node, jiff::SignedDuration::from_mins(5)).await;
    let dossier = dossier(&node, &mrn).await;
    let assessed: Vec<_> = dossier.assessments.iter().map(|a| (a.version, lines(&a.lines))).collect();
    let first = vec!["1 A00 1000.00 6 60.00".to_owned(), "1 B00 1060.00 20 212.00".to_owned()];
    let later = vec!["1 A00 999.00 6 59.94".to_owned(), "1 B00 1058.94 20 211.78".to_owned()];
    assert_eq!(assessed, [(1, first), (2, later.clone()), (3, later.clone()), (3, later)]);
    let page = node.notifications(&trader, None, 100).await.unwrap();
    let wanted = ["01", "13/67", "02", "11/39", "13/67", "02", "11/39", "13/67", "13/4", "07", "09"];
    assert_eq!(told(page.rows.iter().map(|(_, n)| n)), wanted);
    let versions: Vec<u32> = page.rows.iter().map(|(_, n)| n.version).collect();
    assert_eq!(versions, [1, 1, 1, 1, 2, 2, 2, 3, 3, 3, 3]);
}

/// The published TT_IM157a from two sources: the declaration, and the recorded tariff of its commodity (TX-01).
#[tokio::test]
async fn tx_01_published_assessment_tt_im157a_from_the_recorded_tariff() {
    let Some(data) = testkit::shared_data() else { return };
    let bytes = std::fs::read(data.join("wco-declarations/samples/TT_IM157a/STEP1_TT_IM157a.xml")).unwrap();
    let recorded = std::fs::read_to_string(data.join("uk-tariff/commodities/1516209821.json")).unwrap();
    let tariff = recorded_tariff(&recorded);
    let node = node_of(uk(), tariff, Some(1_000_000_000_000)).await;
    let trader = actor("GB553202734852", &[Role::Trader]);
    let receipt = node.receive(&trader, &bytes).await.unwrap();
    let mrn = receipt.mrn.clone().unwrap_or_else(|| panic!("{:#?}", receipt.notifications));
    crate::made::pass(&node, jiff::SignedDuration::from_mins(5)).await;
    let dossier = dossier(&node, &mrn).await;
    for stage in [clearance::Stage::Indicative, clearance::Stage::Final] {
        let assessed = dossier.assessed(stage).unwrap();
        let mut amounts: Vec<String> =
            assessed.lines.iter().map(|line| format!("{} {}", line.tax_type, line.assessed)).collect();
        amounts.sort();
        assert_eq!(amounts, ["A50 2.18", "A80 144.10", "A90 198.33", "B00 4.00", "B05 68.92"], "{stage:?}");
    }
}

fn recorded_tariff(recorded: &str) -> tariff::Tariff {
    use tariff::import::uk_json::{Service, read};
    let answer = read(recorded, Service::NorthernIreland).unwrap();
    tariff::Tariff::new(answer.measures, tariff::Nomenclature::new(answer.commodities), "recorded")
}
