//! Exchange rates with periods of validity, as customs publish them.

use jiff::civil::Date;
use model::Currency;
use rust_decimal::Decimal;

/// A published rate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeRate {
    pub currency: Currency,
    /// Units of `currency` for one unit of the economy's own.
    pub per_home: Decimal,
    pub from: Date,
    pub to: Option<Date>,
    /// Where it was published.
    pub source: String,
}

/// All rates known. Where periods overlap, the later begun one holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    rates: Vec<ExchangeRate>,
}

impl Rates {
    pub fn new(mut rates: Vec<ExchangeRate>) -> Rates {
        rates.sort_by_key(|rate| (rate.currency, rate.from));
        Rates { rates }
    }

    /// These rates and others; of two for the same day the added one holds.
    #[must_use]
    pub fn with(self, more: &Rates) -> Rates {
        let mut rates = self.rates;
        rates.extend(more.rates.iter().cloned());
        Rates::new(rates)
    }

    pub fn len(&self) -> usize {
        self.rates.len()
    }

    pub fn is_empty(&self) -> bool {
        self.rates.is_empty()
    }

    /// The rate of a currency on a day.
    pub fn on(&self, currency: Currency, day: Date) -> Option<&ExchangeRate> {
        let end = self.rates.partition_point(|rate| (rate.currency, rate.from) <= (currency, day));
        let before = self.rates.get(..end).unwrap_or_default().iter().rev();
        let mut of_currency = before.take_while(|rate| rate.currency == currency);
        of_currency.find(|rate| rate.to.is_none_or(|to| day <= to) && !rate.per_home.is_zero())
    }
}
