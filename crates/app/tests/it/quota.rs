//! Tariff quotas, first come first served: drawn, divided and given back (TX-01, TX-02).

use app::{App, OpenQuota};
use clearance::Stage;
use jiff::SignedDuration;
use jiff::civil::date;
use model::Declaration;
use rust_decimal::Decimal;
use tariff::Unit;

use crate::made::{
    actor, amendment, declaration, dossier, edit, lines, neutral, node_of, officer, pass, price, request, send, stored,
    tariff_of, told, uk,
};

const ROWS: &str = "2009419220,,,A00,14.00 %,2019-01-01,,test,\n\
    2009419220,CN,320,A00,5.80 %,2019-01-01,,test,051867\n\
    2009419220,MX,320,A00,5.80 %,2019-01-01,,test,051867\n\
    2009419220,,,B00,20.00 %,2019-01-01,,test,\n";

async fn open(node: &App, kilograms: i64) {
    let (order, unit) = ("051867".to_owned(), Unit::KILOGRAM);
    let open = OpenQuota { order, balance: Decimal::from(kilograms), unit, from: date(2019, 1, 1), to: None };
    node.open_quota(open).await.unwrap();
}

async fn left(node: &App) -> Decimal {
    node.quota("051867").await.unwrap().unwrap().left
}

/// 1400 USD of juice, 2000 kg, that claims the quota.
fn claim(node: &App, lrn: &str) -> Declaration {
    let mut claim = declaration(node, 'A', lrn, 3);
    claim.goods_shipment.as_mut().unwrap().items.truncate(1);
    edit(&mut claim, "goods_item_quantity", "1");
    price(&mut claim, 0, "1400");
    let item = "goods_shipment.items[0]";
    for (path, text) in [
        ("commodity.goods_measure.net_mass", "2000"),
        ("commodity.goods_measure.gross_mass", "2100"),
        ("commodity.duty_tax_fees[0].duty_regime_code", "320"),
        ("commodity.duty_tax_fees[0].quota_order_id", "051867"),
        ("additional_documents[0].category_code", "N"),
        ("additional_documents[0].type_code", "954"),
        ("additional_documents[0].id", "PROOF1"),
        ("origins[0].country_code", "CN"),
        ("origins[0].type_code", "1"),
        ("origins[1].country_code", "CN"),
        ("origins[1].type_code", "2"),
    ] {
        edit(&mut claim, &format!("{item}.{path}"), text);
    }
    claim
}

async fn made() -> App {
    node_of(neutral(), tariff_of(ROWS), Some(1_000_000_000)).await
}

async fn lodged(node: &App, declaration: &Declaration) -> String {
    let receipt = send(node, declaration).await;
    receipt.mrn.clone().unwrap_or_else(|| panic!("{:#?}", receipt.notifications))
}

/// Given a quota with 400 kg left, when 2000 kg are claimed, then the item is divided and the rest pays the ordinary
/// rate; the duties are charged once and the quota is empty (TX-01).
#[tokio::test]
async fn tx_01_a_claim_that_a_quota_carries_in_part_is_divided() {
    let node = made().await;
    open(&node, 400).await;
    let mrn = lodged(&node, &claim(&node, "PART")).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    let dossier = dossier(&node, &mrn).await;
    assert_eq!(dossier.version, 2);
    assert!(dossier.cleared_at.is_some());
    let last = dossier.assessed(Stage::Final).unwrap();
    let wanted =
        ["1 A00 280.00 5.8 16.24", "1 B00 296.24 20 59.25", "2 A00 1120.00 14 156.80", "2 B00 1276.80 20 255.36"];
    assert_eq!(lines(&last.lines), wanted);
    assert_eq!(dossier.payments.charged_minor(), 1624 + 5925 + 15680 + 25536);
    assert_eq!(left(&node).await, Decimal::ZERO);
    let masses: Vec<_> = dossier.declaration.goods_shipment.as_ref().unwrap().items.iter().map(net_mass).collect();
    assert_eq!(masses, ["400", "1600"]);
}

fn net_mass(item: &model::GoodsItem) -> String {
    let measure = item.commodity.as_ref().unwrap().goods_measure.as_ref().unwrap();
    measure.net_mass.as_ref().unwrap().number.text().to_owned()
}

/// Given a quota with 3000 kg, when two claim 2000 kg each, then who is answered first has all and the other half of
/// it; a third gets none and pays the ordinary rate for all.
#[tokio::test]
async fn tx_02_a_quota_is_drawn_first_come_first_served() {
    let node = made().await;
    open(&node, 3000).await;
    let mut mrns = Vec::new();
    for lrn in ["ONE", "TWO", "THREE"] {
        mrns.push(lodged(&node, &claim(&node, lrn)).await);
        pass(&node, SignedDuration::from_mins(10)).await;
        pass(&node, SignedDuration::from_mins(10)).await;
    }
    assert_eq!(left(&node).await, Decimal::ZERO);
    let mut duties = Vec::new();
    for mrn in &mrns {
        let payments = dossier(&node, mrn).await.payments;
        duties.push(payments.charged_minor());
    }
    // 81.20 + 296.24; 40.60 + 98.00 + 148.12 + 159.60; 196.00 + 319.20
    assert_eq!(duties, [37744, 44632, 51520]);
}

/// Given a declaration that drew 2000 kg, when it is invalidated, then they are there again (TX-02).
#[tokio::test]
async fn tx_02_what_was_drawn_comes_back_when_it_is_void() {
    let node = made().await;
    open(&node, 5000).await;
    let mrn = lodged(&node, &claim(&node, "VOID")).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    assert_eq!(left(&node).await, Decimal::from(3000));
    send(&node, &request("INV", &mrn, "VOID-1")).await;
    for who in [officer(), crate::made::second_officer()] {
        node.act(&who, &mrn, app::Deed::GrantRequest).await.unwrap();
    }
    assert_eq!(left(&node).await, Decimal::from(5000));
    assert_eq!(dossier(&node, &mrn).await.payments.charged_minor(), 0);
}

/// Given a declaration that drew 2000 kg and is cleared, when it is amended to 500 kg, then 1500 kg come back, and it
/// is assessed anew (TX-02, SW-06).
#[tokio::test]
async fn tx_02_an_amendment_gives_back_what_is_claimed_no_more() {
    let node = made().await;
    open(&node, 5000).await;
    let mrn = lodged(&node, &claim(&node, "LESS")).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    let mass = "goods_shipment.items[0].commodity.goods_measure.net_mass";
    let mut less = amendment(&mrn, "LESS-1", &[(mass, "500")]);
    edit(&mut less, "goods_shipment.items[0].sequence", "1");
    send(&node, &less).await;
    node.act(&officer(), &mrn, app::Deed::GrantRequest).await.unwrap();
    assert_eq!(left(&node).await, Decimal::from(4500));
    let entries = stored(&node).await.iter().filter(|e| e.kind == "quota.1").count();
    assert_eq!(entries, 4, "opened, drawn, returned, drawn");
}

/// Given a declaration that drew all there was, when it is amended to more, then an officer has to assess it, and what
/// it drew stays drawn.
#[tokio::test]
async fn tx_02_more_than_the_quota_carries_later_is_for_an_officer() {
    let node = made().await;
    open(&node, 2000).await;
    let mrn = lodged(&node, &claim(&node, "MORE")).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    let masses = "goods_shipment.items[0].commodity.goods_measure";
    let (net, gross) = (format!("{masses}.net_mass"), format!("{masses}.gross_mass"));
    let mut more = amendment(&mrn, "MORE-1", &[(&net, "3000"), (&gross, "3100")]);
    edit(&mut more, "goods_shipment.items[0].sequence", "1");
    send(&node, &more).await;
    node.act(&officer(), &mrn, app::Deed::GrantRequest).await.unwrap();
    let dossier = dossier(&node, &mrn).await;
    let findings = dossier.manual.unwrap().findings;
    assert!(findings.iter().any(|finding| finding.code == "CW-7001"), "{findings:?}");
    assert_eq!(left(&node).await, Decimal::ZERO);
}

/// Given a quota that is counted in litres, when a claim declares none, then nothing is drawn and all of it pays the
/// ordinary rate.
#[tokio::test]
async fn a_claim_that_cannot_be_counted_draws_nothing() {
    let node = made().await;
    let (order, unit) = ("051867".to_owned(), Unit::LITRE);
    let open = OpenQuota { order, balance: Decimal::from(400), unit, from: date(2019, 1, 1), to: None };
    node.open_quota(open).await.unwrap();
    let mrn = lodged(&node, &claim(&node, "LITRE")).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    pass(&node, SignedDuration::from_mins(10)).await;
    let dossier = dossier(&node, &mrn).await;
    assert_eq!(lines(&dossier.assessed(Stage::Final).unwrap().lines)[0], "1 A00 1400.00 14 196.00");
    assert_eq!(left(&node).await, Decimal::from(400));
}

/// Given two processes on one store, when each answers a claim, then together they draw no more than there is.
#[tokio::test]
async fn tx_02_two_processes_share_one_quota() {
    let one = made().await;
    let two = crate::made::process(&one, neutral(), tariff_of(ROWS));
    open(&one, 3000).await;
    let first = lodged(&one, &claim(&one, "P1")).await;
    let second = lodged(&two, &claim(&two, "P2")).await;
    for node in [&one, &two, &one, &two] {
        node.clock().set(one.now().max(node.now()) + SignedDuration::from_mins(10));
        node.fire_timers().await.unwrap();
    }
    assert_eq!((left(&one).await, left(&two).await), (Decimal::ZERO, Decimal::ZERO));
    let mut duties = Vec::new();
    for mrn in [&first, &second] {
        let dossier = dossier(&one, mrn).await;
        assert!(dossier.cleared_at.is_some(), "{:?}", dossier.phase);
        duties.push(dossier.payments.charged_minor());
    }
    duties.sort_unstable();
    assert_eq!(duties, [37744, 44632]);
}

/// Given many who claim at once from one quota and one account, when all are answered, then no more was drawn than
/// there was, and nobody waited for ever.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn tx_02_claims_at_once_never_draw_more_than_there_is() {
    let node = made().await;
    open(&node, 9_000).await;
    let mut sent = tokio::task::JoinSet::new();
    for n in 0..8 {
        let (node, claim) = (node.clone(), claim(&node, &format!("MANY{n}")));
        sent.spawn(async move { send(&node, &claim).await.mrn.unwrap() });
    }
    let mrns = sent.join_all().await;
    node.clock().set(node.now() + SignedDuration::from_mins(10));
    for _ in 0..3 {
        let other = node.clone();
        let (a, b) = tokio::join!(node.fire_timers(), other.fire_timers());
        a.unwrap();
        b.unwrap();
        node.clock().set(node.now() + SignedDuration::from_mins(10));
    }
    assert_eq!(left(&node).await, Decimal::ZERO);
    let mut within = Decimal::ZERO;
    for mrn in &mrns {
        let dossier = dossier(&node, mrn).await;
        assert!(dossier.cleared_at.is_some(), "{mrn} is in {:?}", dossier.phase);
        for item in &dossier.declaration.goods_shipment.as_ref().unwrap().items {
            let fees = &item.commodity.as_ref().unwrap().duty_tax_fees;
            if fees.iter().any(|fee| fee.quota_order_id.is_some()) {
                within += net_mass(item).parse::<Decimal>().unwrap();
            }
        }
    }
    assert_eq!(within, Decimal::from(9_000));
}

/// The published quota scenario TT_IM065a, end to end: 1400 GBP at 5.8 %, a quota that gives 20 %, an item of 280 and
/// a new one of 1120 at 14 %.
#[tokio::test]
async fn tx_02_published_quota_split_tt_im065a() {
    let Some(data) = testkit::shared_data() else { return };
    let bytes = std::fs::read(data.join("wco-declarations/samples/TT_IM065a/Step1_TT_IM065a.xml")).unwrap();
    let node = node_of(uk(), tariff_of(ROWS), Some(1_000_000_000)).await;
    open(&node, 400).await;
    let trader = actor("GB553202734852", &[app::Role::Trader]);
    let receipt = node.receive(&trader, &bytes).await.unwrap();
    let mrn = receipt.mrn.clone().unwrap_or_else(|| panic!("{:#?}", receipt.notifications));
    pass(&node, SignedDuration::from_mins(3)).await;
    pass(&node, SignedDuration::from_mins(3)).await;
    let dossier = dossier(&node, &mrn).await;
    let after_request = dossier.assessments.iter().find(|a| a.stage == Stage::AfterQuotaRequest).unwrap();
    assert_eq!(lines(&after_request.lines), ["1 A00 1400.00 5.8 81.20", "1 B00 1481.20 20 296.24"]);
    let wanted =
        ["1 A00 280.00 5.8 16.24", "1 B00 296.24 20 59.24", "2 A00 1120.00 14 156.80", "2 B00 1276.80 20 255.36"];
    assert_eq!(lines(&dossier.assessed(Stage::Final).unwrap().lines), wanted);
    assert_eq!(dossier.version, 2);
    assert_eq!(left(&node).await, Decimal::ZERO);
    let page = node.notifications(&trader, None, 100).await.unwrap();
    assert_eq!(told(page.rows.iter().map(|(_, n)| n)), ["01", "13/67", "13/115", "08", "13/4", "09"]);
}
