//! Running totals: what a batch of changed rows adds to them.

use std::collections::BTreeMap;

use crate::view::DeclarationRow;

/// What one total counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Sum {
    pub count: i64,
    pub value_minor: i64,
    pub duty_minor: i64,
}

impl Sum {
    pub(crate) fn of(row: &DeclarationRow) -> Sum {
        Sum { count: 1, value_minor: row.value_minor, duty_minor: row.duty_minor }
    }

    pub(crate) fn negated(self) -> Sum {
        // i64::MIN is no amount of money; saturating keeps a corrupt row from stopping the projection
        Sum {
            count: -self.count,
            value_minor: self.value_minor.saturating_neg(),
            duty_minor: self.duty_minor.saturating_neg(),
        }
    }

    fn add(&mut self, other: Sum) {
        self.count += other.count;
        self.value_minor = self.value_minor.saturating_add(other.value_minor);
        self.duty_minor = self.duty_minor.saturating_add(other.duty_minor);
    }
}

/// Sender, day, state; the total over all has an empty sender and day.
pub(crate) type TotalKey = (String, String, String);

/// Changes of totals, summed so that each total is written once per batch.
///
/// Ordered by key: two processes that write the same totals then cannot wait for each other in a circle.
#[derive(Debug, Default)]
pub(crate) struct Deltas(BTreeMap<TotalKey, Sum>);

impl Deltas {
    pub(crate) fn add(&mut self, sender: &str, day: &str, state: &str, sum: Sum) {
        self.0.entry((sender.to_owned(), day.to_owned(), state.to_owned())).or_default().add(sum);
        self.0.entry((String::new(), String::new(), state.to_owned())).or_default().add(sum);
    }

    /// Totals that do change.
    pub(crate) fn changed(&self) -> impl Iterator<Item = (&TotalKey, &Sum)> {
        self.0.iter().filter(|(_, sum)| **sum != Sum::default())
    }
}
