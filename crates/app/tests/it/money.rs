//! Postings to accounts: what a declaration's events say, once, and nothing else (TX-02, TX-08).

use std::collections::BTreeMap;

use app::{App, Deed};
use clearance::account::{AccountEvent, AccountFact};
use codelist::PaymentKind;
use jiff::SignedDuration;
use model::{Declaration, Money};
use testkit::Dice;

use crate::made::{
    amendment, declaration, dossier, edit, officer, open, pass, price, request, second_officer, send, stored,
    strict_node, told, trader,
};

/// What an MRN's postings come to: earmarked and charged by ledger, paid in less paid out.
#[derive(Debug, Default, PartialEq)]
struct Sums {
    earmarked: BTreeMap<String, i64>,
    charged: BTreeMap<String, i64>,
    paid_in: i64,
}

async fn posted(node: &App, mrn: &str) -> Sums {
    let mut sums = Sums::default();
    for event in stored(node).await.iter().filter(|event| event.kind == "account.1") {
        let account = event.stream.strip_prefix("account/").unwrap_or_default().to_owned();
        let entry: AccountEvent = serde_json::from_slice(&event.payload).unwrap();
        let mut add = |which: &str, of: &str, minor: i64| {
            let sums = match which {
                _ if of != mrn => return,
                "earmarked" => &mut sums.earmarked,
                _ => &mut sums.charged,
            };
            *sums.entry(account.clone()).or_default() += minor;
        };
        match &entry.fact {
            AccountFact::Earmarked { mrn, amount } => add("earmarked", mrn, amount.minor()),
            AccountFact::Freed { mrn, amount } => add("earmarked", mrn, -amount.minor()),
            AccountFact::Charged { mrn, amount } => {
                add("charged", mrn, amount.minor());
                if !account.is_empty() {
                    add("earmarked", mrn, -amount.minor());
                }
            }
            AccountFact::Returned { mrn, amount } => add("charged", mrn, -amount.minor()),
            AccountFact::PaidIn { mrn: of, amount, .. } if of == mrn => sums.paid_in += amount.minor(),
            AccountFact::PaidOut { mrn: of, amount } if of == mrn => sums.paid_in -= amount.minor(),
            _ => {}
        }
    }
    sums.earmarked.retain(|_, minor| *minor != 0);
    sums.charged.retain(|_, minor| *minor != 0);
    sums
}

async fn said(node: &App, mrn: &str) -> Sums {
    let payments = dossier(node, mrn).await.payments;
    let mut sums = Sums::default();
    for part in &payments.reserved {
        *sums.earmarked.entry(part.account.clone()).or_default() += part.amount.minor();
    }
    for part in &payments.taken {
        *sums.charged.entry(part.account.clone()).or_default() += part.amount.minor();
    }
    sums.paid_in = payments.received.iter().map(|r| r.amount.minor()).sum::<i64>() - payments.refunded_minor;
    sums
}

/// Two taxes, each paid in its own way.
fn paid_by(declaration: &mut Declaration, method: &str) {
    let items = declaration.goods_shipment.as_ref().unwrap().items.len();
    for item in 0..items {
        edit(
            declaration,
            &format!("goods_shipment.items[{item}].commodity.duty_tax_fees[0].payment.method_code"),
            method,
        );
    }
}

/// Given a deferment account that carries the duty and a guarantee that does not, when a declaration that needs both
/// is lodged, then it waits for the payer (14) and nothing is set aside anywhere (TX-08).
#[tokio::test]
async fn tx_08_nothing_is_set_aside_while_one_balance_is_too_low() {
    let node = strict_node().await;
    open(&node, "XADAN1001", PaymentKind::Deferred, 1_000_000_000).await;
    open(&node, "XAGUA1", PaymentKind::Guarantee, 1).await;
    let mut lodged = declaration(&node, 'A', "BOTH", 3);
    edit(&mut lodged, "obligation_guarantees[0].reference_id", "XAGUA1");
    edit(&mut lodged, "obligation_guarantees[0].security_details_code", "1");
    edit(&mut lodged, "goods_shipment.items[0].commodity.duty_tax_fees[1].type_code", "B00");
    edit(&mut lodged, "goods_shipment.items[0].commodity.duty_tax_fees[1].payment.method_code", "S");
    let receipt = send(&node, &lodged).await;
    let mrn = receipt.mrn.clone().unwrap_or_else(|| panic!("{:#?}", receipt.notifications));
    assert!(told(&receipt.notifications).iter().any(|t| t.starts_with("14")), "{:?}", told(&receipt.notifications));
    assert_eq!(posted(&node, &mrn).await, Sums::default());
    assert_eq!(node.account("XADAN1001").await.unwrap().unwrap().earmarked.minor(), 0);
}

/// Given an account whose balance was too low, when its limit is raised, then the declaration that waits for it goes
/// on, and is charged once (TX-08).
#[tokio::test]
async fn tx_08_a_raised_limit_lets_waiting_declarations_go() {
    let node = strict_node().await;
    open(&node, "XADAN1001", PaymentKind::Deferred, 1).await;
    let receipt = send(&node, &declaration(&node, 'A', "SHORT", 3)).await;
    let mrn = receipt.mrn.clone().unwrap();
    node.project_all().await.unwrap();
    open(&node, "XADAN1001", PaymentKind::Deferred, 1_000_000_000).await;
    pass(&node, SignedDuration::from_hours(1)).await;
    let payments = dossier(&node, &mrn).await.payments;
    assert_eq!(payments.charged_minor(), payments.due_minor());
    assert_eq!(posted(&node, &mrn).await, said(&node, &mrn).await);
}

/// Given an account that is charged up to its limit, when the holder settles, by one payment that is told twice, then
/// the limit is free again, once (TX-08).
#[tokio::test]
async fn tx_08_a_settled_account_carries_again() {
    let node = strict_node().await;
    open(&node, "XADAN1001", PaymentKind::Deferred, 1_000_000_000).await;
    let mrn = send(&node, &declaration(&node, 'A', "OWED", 3)).await.mrn.unwrap();
    let charged = dossier(&node, &mrn).await.payments.charged_minor();
    assert!(charged > 0);
    let amount = Money::from_minor(charged, node.profile().currency());
    for _ in 0..2 {
        node.settle_account("XADAN1001", amount, "BANK-1").await.unwrap();
    }
    let account = node.account("XADAN1001").await.unwrap().unwrap();
    assert_eq!((account.charged.minor(), account.available), (0, account.limit));
    assert!(node.settle_account("NOBODY", amount, "BANK-2").await.is_err());
}

/// Given random courses of declarations paid from accounts, guarantees and in money, when all is over, then for each
/// the sum of its postings is what its dossier says is earmarked, charged and paid in (TX-02, TX-08).
#[tokio::test]
async fn tx_02_postings_are_what_the_dossier_says_in_random_courses() {
    let (mut charged, mut earmarked, mut cash) = (0, 0, 0);
    for seed in 0..40 {
        let mut dice = Dice::new(seed);
        let node = strict_node().await;
        open(&node, "XADAN1001", PaymentKind::Deferred, *dice.pick(&[1, 200_000, 1_000_000_000])).await;
        open(&node, "XAGUA1", PaymentKind::Guarantee, *dice.pick(&[1, 300_000, 1_000_000_000])).await;
        let mrn = course(&node, &mut dice).await;
        let (posted, said) = (posted(&node, &mrn).await, said(&node, &mrn).await);
        assert_eq!(posted, said, "seed {seed}");
        charged += usize::from(!said.charged.is_empty());
        earmarked += usize::from(!said.earmarked.is_empty());
        cash += usize::from(said.paid_in != 0);
    }
    assert!(charged >= 5 && cash >= 3, "the courses should reach all ends: {charged} {earmarked} {cash}");
}

async fn course(node: &App, dice: &mut Dice) -> String {
    let kind = *dice.pick(&['A', 'D']);
    let mut lodged = declaration(node, kind, "COURSE", dice.roll());
    let method = *dice.pick(&["E", "A", "S"]);
    paid_by(&mut lodged, method);
    if method == "S" {
        edit(&mut lodged, "obligation_guarantees[0].reference_id", "XAGUA1");
        edit(&mut lodged, "obligation_guarantees[0].security_details_code", "1");
    }
    price(&mut lodged, 0, &format!("{}", 100 + dice.below(5000)));
    let receipt = send(node, &lodged).await;
    let mrn = receipt.mrn.clone().unwrap_or_else(|| panic!("{:#?}", receipt.notifications));
    for step in 0..(2 + dice.below(8)) {
        walk(node, &mrn, step, dice).await;
    }
    mrn
}

/// One thing that somebody does; what is refused changes nothing.
async fn walk(node: &App, mrn: &str, step: u64, dice: &mut Dice) {
    let lrn = format!("R{step}");
    let currency = node.profile().currency();
    let item = "goods_shipment.items[0].commodity.invoice_line.item_charge";
    let amount = (50 + dice.below(6_000)).to_string();
    match dice.below(9) {
        0 => pass(node, SignedDuration::from_mins(10)).await,
        1 | 2 => {
            let sequence = ("goods_shipment.items[0].sequence", "1");
            let mut request = amendment(mrn, &lrn, &[(item, &amount)]);
            edit(&mut request, sequence.0, sequence.1);
            let _ = node.receive(&trader(), &crate::made::json(&request)).await;
        }
        3 => {
            let amount = Money::from_minor(100 * (1 + dice.below(5_000) as i64), currency);
            let _ = node.act(&trader(), mrn, Deed::Pay { amount, reference: format!("BANK{step}") }).await;
        }
        4 => {
            let open = dossier(node, mrn).await.payments.open();
            if let Some(demand) = open.first() {
                let pay = Deed::Pay { amount: demand.amount, reference: format!("EXACT{step}") };
                let _ = node.act(&trader(), mrn, pay).await;
            }
        }
        5 => drop(node.receive(&trader(), &crate::made::json(&request("GPR", mrn, &lrn))).await),
        6 if dice.percent(40) => {
            drop(node.receive(&trader(), &crate::made::json(&request("INV", mrn, &lrn))).await);
        }
        6 | 7 => {
            for who in [officer(), second_officer()] {
                let _ = node.act(&who, mrn, Deed::GrantRequest).await;
            }
        }
        _ => {
            let _ = node.act(&officer(), mrn, Deed::Control { reason: "by lot".to_owned() }).await;
            let conform = Deed::RecordResult { conform: true, note: "as declared".to_owned(), corrections: Vec::new() };
            let _ = node.act(&officer(), mrn, conform).await;
        }
    }
}
