//! A day of messages: the same ones give the same records byte for byte, and in any order, with any resend, the same
//! ledgers (TX-02, SW-02).

use std::collections::BTreeMap;

use app::{App, Deed, OpenQuota};
use codelist::PaymentKind;
use jiff::SignedDuration;
use jiff::civil::date;
use model::Declaration;
use rust_decimal::Decimal;
use tariff::Unit;
use testkit::Dice;

use crate::made::{
    amendment, declaration, dossier, edit, json, neutral, node_of, officer, open, pass, price, request, second_officer,
    stored, tariff_of, trader,
};

const ROWS: &str = "2009419220,,,A00,14.00 %,2019-01-01,,test,\n\
    2009419220,CN,320,A00,5.80 %,2019-01-01,,test,051867\n\
    2009419220,,,B00,20.00 %,2019-01-01,,test,\n";

/// What is sent about one declaration, by its local reference.
#[derive(Clone, Debug)]
enum Message {
    Lodge(Box<Declaration>),
    Amend(String),
    Ask(&'static str),
    /// All that is due, in money.
    Pay,
}

/// Forty declarations with what follows on them.
fn messages(node: &App) -> Vec<(String, Message)> {
    let mut day = Vec::new();
    for n in 0..40_u64 {
        let lrn = format!("DAY{n}");
        let kind = if n % 4 == 1 { 'D' } else { 'A' };
        let mut lodged = declaration(node, kind, &lrn, n);
        lodged.goods_shipment.as_mut().unwrap().items.truncate(1);
        edit(&mut lodged, "goods_item_quantity", "1");
        price(&mut lodged, 0, "1400");
        match n % 5 {
            0 => claim(&mut lodged),
            1 => {
                edit(&mut lodged, "goods_shipment.items[0].commodity.duty_tax_fees[0].payment.method_code", "A");
                day.push((lrn.clone(), Message::Pay));
            }
            2 => day.push((lrn.clone(), Message::Amend((900 + n).to_string()))),
            3 if kind == 'D' => day.push((lrn.clone(), Message::Ask("INV"))),
            _ => {}
        }
        if kind == 'D' {
            day.push((lrn.clone(), Message::Ask("GPR")));
        }
        day.push((lrn, Message::Lodge(Box::new(lodged))));
    }
    day
}

fn claim(declaration: &mut Declaration) {
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
        edit(declaration, &format!("goods_shipment.items[0].{path}"), text);
    }
}

async fn made() -> App {
    let node = node_of(neutral(), tariff_of(ROWS), None).await;
    open(&node, "XADAN1001", PaymentKind::Deferred, 1_000_000_000).await;
    let (order, unit, balance) = ("051867".to_owned(), Unit::KILOGRAM, Decimal::from(7_000));
    node.open_quota(OpenQuota { order, balance, unit, from: date(2019, 1, 1), to: None }).await.unwrap();
    node
}

/// Sends one message; false where it came before what it is about, and is to be sent again later.
async fn sent(node: &App, mrns: &mut BTreeMap<String, String>, lrn: &str, message: &Message) -> bool {
    let mrn = mrns.get(lrn).cloned();
    let bytes = match (message, &mrn) {
        (Message::Lodge(declaration), _) => json(declaration),
        (_, None) => return false,
        (Message::Amend(price), Some(mrn)) => {
            let item = "goods_shipment.items[0].commodity.invoice_line.item_charge";
            let mut request = amendment(mrn, &format!("{lrn}-COR"), &[(item, price)]);
            edit(&mut request, "goods_shipment.items[0].sequence", "1");
            json(&request)
        }
        (Message::Ask(kind), Some(mrn)) => json(&request(kind, mrn, &format!("{lrn}-{kind}"))),
        (Message::Pay, Some(mrn)) => {
            let due = dossier(node, mrn).await.payments.demands.first().map(|demand| demand.amount);
            let Some(amount) = due else { return true };
            // Money that is not waited for (any more) is refused, and changes nothing.
            let _ = node.act(&trader(), mrn, Deed::Pay { amount, reference: format!("BANK-{lrn}") }).await;
            return true;
        }
    };
    match node.receive(&trader(), &bytes).await {
        Ok(receipt) => {
            if let (Message::Lodge(_), Some(mrn)) = (message, receipt.mrn) {
                let known = mrns.insert(lrn.to_owned(), mrn.clone());
                assert!(known.is_none_or(|known| known == mrn), "{lrn} has two MRNs");
            }
            true
        }
        // A presentation of what is void, say: refused in every order that makes it so.
        Err(app::ReceiveError::Refused(_)) => true,
        Err(error) => panic!("{lrn}: {error}"),
    }
}

/// The whole day in the order of `dice`, each message twice; then all clocks run out and officers answer.
async fn lived(dice: Option<&mut Dice>) -> (App, BTreeMap<String, String>) {
    let node = made().await;
    let mut mrns = BTreeMap::new();
    let once = messages(&node);
    let mut waiting = once.clone();
    match dice {
        Some(dice) => {
            waiting.extend(once);
            while !waiting.is_empty() {
                let (lrn, message) = waiting.swap_remove(dice.below(waiting.len() as u64) as usize);
                if !sent(&node, &mut mrns, &lrn, &message).await {
                    waiting.push((lrn, message));
                } else if dice.percent(10) {
                    pass(&node, SignedDuration::from_secs(40)).await;
                }
            }
        }
        None => {
            while !waiting.is_empty() {
                let mut later = Vec::new();
                for (lrn, message) in waiting {
                    if !sent(&node, &mut mrns, &lrn, &message).await {
                        later.push((lrn, message));
                    }
                }
                waiting = later;
            }
        }
    }
    for _ in 0..3 {
        for mrn in mrns.values() {
            for who in [officer(), second_officer()] {
                let _ = node.act(&who, mrn, Deed::GrantRequest).await;
            }
        }
        pass(&node, SignedDuration::from_mins(5)).await;
    }
    (node, mrns)
}

/// Everything that money and quotas came to: charged by local reference (those that share a quota together), the
/// account, the quota.
async fn ledgers(node: &App, mrns: &BTreeMap<String, String>) -> (BTreeMap<String, i64>, Vec<i64>, i64, i64, Decimal) {
    let (mut charged, mut sharing) = (BTreeMap::new(), Vec::new());
    for (lrn, mrn) in mrns {
        let dossier = dossier(node, mrn).await;
        let payments = &dossier.payments;
        assert_eq!(payments.charged_minor(), payments.due_minor(), "{lrn} is {:?}", dossier.phase);
        let drew = lrn.trim_start_matches("DAY").parse::<u64>().unwrap() % 5 == 0;
        if drew {
            sharing.push(payments.charged_minor());
        } else {
            charged.insert(lrn.clone(), payments.charged_minor());
        }
    }
    sharing.sort_unstable();
    let account = node.account("XADAN1001").await.unwrap().unwrap();
    let left = node.quota("051867").await.unwrap().unwrap().left;
    (charged, sharing, account.charged.minor(), account.earmarked.minor(), left)
}

/// Given a day's messages, when they come in random orders, each twice, then no charge is doubled, and accounts and
/// quotas stand alike in the end, whatever the order.
#[tokio::test]
async fn tx_02_a_day_in_any_order_gives_the_same_ledgers() {
    let (node, mrns) = lived(Some(&mut Dice::new(1))).await;
    let first = ledgers(&node, &mrns).await;
    assert_eq!((first.0.len(), first.1.len(), first.3, first.4), (32, 8, 0, Decimal::ZERO));
    let by_account: i64 = stored_charges(&node).await;
    assert_eq!(by_account, first.2);
    assert!(first.0.values().filter(|minor| **minor > 0).count() >= 25, "{first:?}");
    for seed in 2..8 {
        let (node, mrns) = lived(Some(&mut Dice::new(seed))).await;
        assert_eq!(ledgers(&node, &mrns).await, first, "seed {seed}");
    }
}

/// What the entries of all accounts (not of cash) come to.
async fn stored_charges(node: &App) -> i64 {
    use clearance::account::{AccountEvent, AccountFact};
    let entries = stored(node).await;
    let entries = entries.iter().filter(|event| event.stream.starts_with("account/"));
    let minor = |event: &store::StoredEvent| {
        let entry: AccountEvent = serde_json::from_slice(&event.payload).unwrap();
        match entry.fact {
            AccountFact::Charged { amount, .. } => amount.minor(),
            AccountFact::Returned { amount, .. } => -amount.minor(),
            _ => 0,
        }
    };
    entries.map(minor).sum()
}

/// Given the same messages in the same order, when two nodes take them, then every event and every notification is the
/// same, byte for byte.
#[tokio::test]
async fn the_same_messages_give_the_same_records_byte_for_byte() {
    let mut runs = Vec::new();
    for _ in 0..2 {
        let (node, mrns) = lived(None).await;
        let events: Vec<_> = stored(&node)
            .await
            .into_iter()
            .map(|event| (event.stream, event.version, event.kind, event.at, event.payload))
            .collect();
        let told = node.store().notifications_after("XA1001", 0, 100_000).await.unwrap();
        let told: Vec<_> = told.into_iter().map(|n| (n.cursor, n.mrn, n.function, n.payload)).collect();
        assert!(mrns.len() == 40 && events.len() > 400 && told.len() > 100, "{} {}", events.len(), told.len());
        runs.push((events, told));
    }
    assert!(runs[0] == runs[1], "two runs differ");
}
