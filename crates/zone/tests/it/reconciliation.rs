//! The operator's list beside the book: seeded differences are all found, and none is invented.

use std::collections::BTreeMap;

use testkit::Dice;
use zone::{Cause, Ledger, Reconciliation, Status, StockLine, reconcile};

use crate::world::{admit, config, event, traffic};

fn book(ledger: &Ledger) -> Vec<StockLine> {
    let lots = ledger.lots().map(|(number, lot)| StockLine {
        enterprise: ledger.owner(lot.enterprise).into(),
        item: ledger.name(lot.item).into(),
        lot: lot.name.clone(),
        quantity: ledger.in_lot(number),
    });
    lots.filter(|line| line.quantity > 0).collect()
}

fn causes(result: &Reconciliation) -> Vec<(&str, Cause)> {
    result.differences.iter().map(|d| (d.lot.as_str(), d.cause.clone())).collect()
}

/// FZ-10: each kind of difference by its lot, with what may have caused it.
#[test]
fn each_difference_has_its_lot_and_a_likely_cause() {
    let mut ledger = Ledger::new(config()).unwrap();
    for (lot, qty) in [("A", 1_000), ("B", 2_000), ("C", 4_512), ("D", 700), ("E", 7_000), ("F", 3_000), ("G", 50)] {
        ledger.receive(&event(lot, "E1", 1, admit(lot, "RM1", qty, Status::Npf, 1)));
    }
    let mut list = book(&ledger);
    list[0].quantity = 900;
    list[1].quantity = 2_100;
    list[2].quantity = 4_152;
    list.push(StockLine { lot: "X".into(), ..list[3].clone() });
    list.push(list[3].clone());
    list[4].quantity = 7;
    list[5].quantity = 2_999;
    list.remove(6);
    let result = reconcile(&ledger, list);
    let expected = [
        ("A", Cause::OtherLot("B".into())),
        ("B", Cause::OtherLot("A".into())),
        ("C", Cause::DigitsSwapped),
        ("D", Cause::ListedTwice),
        ("E", Cause::Unit),
        ("F", Cause::Unexplained),
        ("G", Cause::NotListed),
        ("X", Cause::NotInBook),
    ];
    assert_eq!(causes(&result), expected);
    assert_eq!(result.compared, 8);
}

#[test]
fn a_true_list_has_no_difference_and_seeded_ones_are_found() {
    for seed in 0..20 {
        let mut ledger = Ledger::new(config()).unwrap();
        traffic(seed, 300).iter().for_each(|event| drop(ledger.receive(event)));
        let list = book(&ledger);
        let clean = reconcile(&ledger, list.clone());
        assert_eq!((clean.compared, clean.differences.len()), (list.len() as u64, 0), "seed {seed}");
        let mut dice = Dice::new(seed);
        let mut seeded = BTreeMap::new();
        let mut wrong = list;
        for line in &mut wrong {
            if dice.percent(10) {
                line.quantity += 1 + dice.below(50) as i64;
                seeded.insert(line.lot.clone(), line.quantity);
            }
        }
        let found = reconcile(&ledger, wrong).differences;
        let found: BTreeMap<_, _> = found.into_iter().map(|d| (d.lot, d.listed)).collect();
        assert_eq!(found, seeded, "seed {seed}");
    }
}
