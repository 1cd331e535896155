//! Tariff quotas of the administration: opened, changed and closed, and how each stands.

use jiff::civil::Date;
use rust_decimal::Decimal;
use store::{Commit, CommitError};
use tariff::Unit;

use crate::book::{self, Posting};
use crate::quota_book::QuotaFact;
use crate::{App, Fault};

const ATTEMPTS: u32 = 8;

/// A quota to be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenQuota {
    /// Order number (WCO 401).
    pub order: String,
    /// Volume in `unit`.
    pub balance: Decimal,
    pub unit: Unit,
    /// First day of acceptance for which it is drawn.
    pub from: Date,
    pub to: Option<Date>,
}

/// How a quota stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuotaView {
    pub order: String,
    pub balance: Decimal,
    /// What is left to be drawn, in the same unit.
    pub left: Decimal,
    pub unit: String,
    pub from: Date,
    pub to: Option<Date>,
    pub open: bool,
}

impl App {
    /// Opens a quota. One that is open keeps its terms; its volume becomes the new one.
    pub async fn open_quota(&self, open: OpenQuota) -> Result<(), Fault> {
        self.quota_entry(&open.order, |book| match book.terms() {
            Some((balance, ..)) if book.is_open() && balance == open.balance => None,
            Some(_) if book.is_open() => Some(QuotaFact::VolumeChanged { balance: open.balance }),
            _ => Some(QuotaFact::Opened {
                order: open.order.clone(),
                balance: open.balance,
                unit: open.unit.code().to_owned(),
                qualifier: open.unit.qualifier().to_owned(),
                from: open.from,
                to: open.to,
            }),
        })
        .await
    }

    /// No claim is taken any more; what is drawn stays drawn.
    pub async fn close_quota(&self, order: &str) -> Result<(), Fault> {
        self.quota_entry(order, |book| book.is_open().then_some(QuotaFact::Closed)).await
    }

    /// A quota by order number; `None` if nobody opened it.
    pub async fn quota(&self, order: &str) -> Result<Option<QuotaView>, Fault> {
        let mut held = self.hold(&book::quota(order)).await?;
        self.refresh(&mut held).await?;
        let view = held.quota().terms().map(|(balance, unit, from, to)| QuotaView {
            order: order.to_owned(),
            balance,
            left: held.quota().left(),
            unit: unit.to_string(),
            from,
            to,
            open: held.quota().is_open(),
        });
        Ok(view)
    }

    async fn quota_entry(
        &self,
        order: &str,
        decide: impl Fn(&crate::quota_book::QuotaBook) -> Option<QuotaFact>,
    ) -> Result<(), Fault> {
        for _ in 0..ATTEMPTS {
            let mut held = self.hold(&book::quota(order)).await?;
            let Some(fact) = decide(held.quota()) else { return Ok(()) };
            let now = self.now();
            held.post(now, Posting::Quota(fact));
            let appends = held.append()?.into_iter().collect();
            match self.store().commit(Commit { at: now, appends, ..Commit::default() }).await {
                Ok(_) => {
                    self.stored(vec![held]);
                    return Ok(());
                }
                Err(CommitError::Conflict { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        Err(Fault::Other(format!("quota {order} is changed all the time")))
    }
}
