//! The operator's own stock list beside the book: every difference by lot, with what may have caused it.

use std::collections::{BTreeMap, HashMap};

use compact_str::CompactString;

use crate::ledger::Ledger;
use crate::names::{Enterprise, Item, LotNumber};

/// A line of the operator's stock list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StockLine {
    pub enterprise: CompactString,
    pub item: CompactString,
    pub lot: CompactString,
    /// In thousandths of the item's unit.
    pub quantity: i64,
}

/// One lot on which book and list disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    pub enterprise: CompactString,
    pub item: CompactString,
    pub lot: CompactString,
    pub book: i64,
    pub listed: i64,
    pub cause: Cause,
}

/// What may have caused a difference; the first that fits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The list names a lot, or a holder or item of it, that the book does not have.
    NotInBook,
    /// The list does not name a lot that the book has goods in.
    NotListed,
    /// The lot stands in the list several times; the quantities were added.
    ListedTwice,
    /// One side counts in units, the other in thousandths.
    Unit,
    /// Another lot of the same holder and item is off by as much the other way.
    OtherLot(CompactString),
    /// Two neighbouring digits changed places.
    DigitsSwapped,
    Unexplained,
}

/// What a comparison came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reconciliation {
    /// Lots compared: those with goods in the book, and those that are listed.
    pub compared: u64,
    /// In order of the book's lots, then what the book does not have in order of the list.
    pub differences: Vec<Difference>,
}

/// Compares a stock list with what is on hand.
pub fn reconcile(ledger: &Ledger, lines: impl IntoIterator<Item = StockLine>) -> Reconciliation {
    let mut listed: HashMap<LotNumber, (i128, u32)> = HashMap::new();
    let mut strange: Vec<StockLine> = Vec::new();
    for line in lines {
        match known(ledger, &line) {
            Some(number) => {
                let (sum, times) = listed.entry(number).or_default();
                *sum += i128::from(line.quantity);
                *times += 1;
            }
            None => strange.push(line),
        }
    }
    let mut result = Reconciliation { compared: strange.len() as u64, differences: Vec::new() };
    let mut off: Vec<(LotNumber, i64)> = Vec::new();
    for (number, lot) in ledger.lots() {
        let (sum, times) = listed.get(&number).copied().unwrap_or_default();
        let (book, sum) = (ledger.in_lot(number), i64::try_from(sum).unwrap_or(i64::MAX));
        if book == 0 && times == 0 {
            continue;
        }
        result.compared += 1;
        if book == sum && times <= 1 {
            continue;
        }
        off.push((number, sum));
        result.differences.push(Difference {
            enterprise: ledger.owner(lot.enterprise).into(),
            item: ledger.name(lot.item).into(),
            lot: lot.name.clone(),
            book,
            listed: sum,
            cause: plain_cause(book, sum, times),
        });
    }
    pair(ledger, &off, &mut result.differences);
    result.differences.extend(strange.into_iter().map(|line| Difference {
        enterprise: line.enterprise,
        item: line.item,
        lot: line.lot,
        book: 0,
        listed: line.quantity,
        cause: Cause::NotInBook,
    }));
    result
}

/// The lot that a line means, if holder and item are right too.
fn known(ledger: &Ledger, line: &StockLine) -> Option<LotNumber> {
    let number = ledger.lot_number(&line.lot)?;
    let lot = ledger.lot(number)?;
    let same = ledger.owner(lot.enterprise) == line.enterprise && ledger.name(lot.item) == line.item;
    same.then_some(number)
}

fn plain_cause(book: i64, listed: i64, times: u32) -> Cause {
    let (a, b) = (i128::from(book), i128::from(listed));
    match times {
        0 => Cause::NotListed,
        2.. => Cause::ListedTwice,
        1 if book != 0 && listed != 0 && (a * 1_000 == b || b * 1_000 == a) => Cause::Unit,
        1 if digits_swapped(book, listed) => Cause::DigitsSwapped,
        1 => Cause::Unexplained,
    }
}

/// Whether exchanging two neighbouring digits of one number gives the other.
fn digits_swapped(book: i64, listed: i64) -> bool {
    let (a, b) = (book.to_string(), listed.to_string());
    if a.len() != b.len() {
        return false;
    }
    let apart: Vec<(usize, char, char)> =
        a.chars().zip(b.chars()).enumerate().filter(|(_, (a, b))| a != b).map(|(at, (a, b))| (at, a, b)).collect();
    matches!(apart.as_slice(), [(i, a, b), (j, c, d)] if i + 1 == *j && a == d && b == c)
}

/// Lots of one holder and item that are off by the same amount in opposite directions explain each other.
fn pair(ledger: &Ledger, off: &[(LotNumber, i64)], differences: &mut [Difference]) {
    let mut waiting: BTreeMap<(Enterprise, Item, i128), Vec<usize>> = BTreeMap::new();
    for (at, (number, listed)) in off.iter().enumerate() {
        let Some(lot) = ledger.lot(*number) else { continue };
        let Some(Cause::Unexplained) = differences.get(at).map(|difference| &difference.cause) else { continue };
        let amount = i128::from(*listed) - i128::from(ledger.in_lot(*number));
        let opposite = waiting.get_mut(&(lot.enterprise, lot.item, -amount)).and_then(Vec::pop);
        let Some(other) = opposite else {
            waiting.entry((lot.enterprise, lot.item, amount)).or_default().push(at);
            continue;
        };
        let names = (differences.get(at).map(|d| d.lot.clone()), differences.get(other).map(|d| d.lot.clone()));
        if let (Some(this), Some(that)) = names {
            for (index, name) in [(at, that), (other, this)] {
                if let Some(difference) = differences.get_mut(index) {
                    difference.cause = Cause::OtherLot(name);
                }
            }
        }
    }
}
