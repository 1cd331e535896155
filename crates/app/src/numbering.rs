//! Gaps in the numbers of goods items that a granted removal left, which are no fault of the amended declaration.

use model::{Declaration, Numeric};

/// The declaration as it is judged: numbered anew where its gaps come from removals alone.
///
/// Items keep their numbers for ever, so that later requests find them. A number that is missing was once given if it
/// is not above the highest of `before`; an amendment that skips a number itself is judged as it stands.
pub(crate) fn judged(before: &Declaration, amended: &Declaration) -> Declaration {
    let mut judged = amended.clone();
    let highest = numbers(before).and_then(|numbers| numbers.last().copied()).unwrap_or(0);
    let Some(numbers) = numbers(amended) else { return judged };
    let rises = numbers.windows(2).all(|pair| matches!(pair, [a, b] if a < b));
    let last = numbers.last().copied().unwrap_or(0).min(MOST);
    let from_removals = (highest.saturating_add(1)..=last).all(|number| numbers.binary_search(&number).is_ok());
    if rises
        && from_removals
        && let Some(shipment) = judged.goods_shipment.as_mut()
    {
        for (at, item) in shipment.items.iter_mut().enumerate() {
            item.sequence = Some(Numeric::new((at + 1).to_string()));
        }
    }
    judged
}

/// No declaration has more items.
const MOST: u32 = 99_999;

/// The numbers of the items; `None` where one has none.
fn numbers(declaration: &Declaration) -> Option<Vec<u32>> {
    let items = &declaration.goods_shipment.as_deref()?.items;
    items.iter().map(|item| u32::try_from(item.sequence.as_ref()?.value()?).ok()).collect()
}
