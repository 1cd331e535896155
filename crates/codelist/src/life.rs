//! The life rules of an economy: declaration kinds, procedures, payment methods and clocks, read from `life.toml`.

use jiff::civil::Date;
use jiff::{SignedDuration, Timestamp, ToSpan};
use serde::{Deserialize, Serialize};

/// Everything of `life.toml`. Law as data: no room knows a letter, a procedure or a deadline that is not here.
#[derive(Clone, Debug, PartialEq, Deserialize)]
pub struct Life {
    /// Version of these rules, recorded in every decision.
    pub version: String,
    pub clocks: Clocks,
    pub kinds: Vec<Kind>,
    pub directions: Directions,
    pub tax: TaxScope,
    #[serde(default)]
    pub quotas: Vec<QuotaRule>,
    pub requests: Requests,
    #[serde(default)]
    pub four_eyes: FourEyes,
}

/// Deadlines and waiting times.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Clocks {
    /// Seconds between acceptance and clearance in which the declarant may still amend; by direction.
    pub import_dwell_seconds: u32,
    pub export_dwell_seconds: u32,
    /// Within which the system itself must have taken its next step.
    pub system_seconds: u32,
    /// Days after which a pre-lodged declaration lapses if the goods are not presented (UCC article 171).
    pub presentation_days: u32,
    /// Hours in which an officer has to end a control or answer a request.
    pub officer_hours: u32,
    /// Days in which the declarant has to hand in wanted documents.
    pub documents_days: u32,
    /// Hours until a payer is reminded of a balance that is too low.
    pub payment_reminder_hours: u32,
    /// Days in which an amount is to be paid (UCC article 108).
    pub payment_days: u32,
    /// Seconds until the quota service answers.
    pub quota_answer_seconds: u32,
    /// Days after which goods must have left, before evidence is wanted (UCC implementing act, article 335).
    pub exit_days: u32,
    /// Days in which evidence of exit has to be given.
    pub exit_evidence_days: u32,
    /// Days after a reminder until an overdue supplementary declaration holds its declarant's simplified releases.
    pub supplementary_hold_days: u32,
    pub supplementary: SupplementaryDue,
}

fn yes() -> bool {
    true
}

/// When the supplementary declaration of a simplified one is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(tag = "rule", rename_all = "kebab-case")]
pub enum SupplementaryDue {
    /// So many days after acceptance.
    DaysAfterAcceptance { days: u32 },
    /// On this day of the month that follows the month of acceptance.
    DayOfNextMonth { day: u8 },
}

impl SupplementaryDue {
    /// The last day on which it is in time. A day that the calendar does not have is the last of its month.
    pub fn on(self, accepted: Date) -> Date {
        match self {
            SupplementaryDue::DaysAfterAcceptance { days } => {
                accepted.checked_add(i64::from(days).days()).unwrap_or(Date::MAX)
            }
            SupplementaryDue::DayOfNextMonth { day } => {
                let next = accepted.first_of_month().checked_add(1.month()).unwrap_or(Date::MAX);
                let last = next.last_of_month().day();
                let day = i8::try_from(day).unwrap_or(last).clamp(1, last);
                Date::new(next.year(), next.month(), day).unwrap_or(next)
            }
        }
    }
}

/// One additional declaration type (WCO D013, third letter).
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Kind {
    pub letter: char,
    pub name: String,
    /// True while the goods are still to be presented when it is lodged.
    #[serde(default)]
    pub prelodged: bool,
    #[serde(default)]
    pub simplified: bool,
    #[serde(default)]
    pub supplementary: bool,
    /// Whether duties are stated on it.
    #[serde(default)]
    pub tax: KindTax,
    /// Whether a presentation is answered with its own receipt (02).
    #[serde(default = "yes")]
    pub presentation_receipt: bool,
    /// Whether an export of this kind has an exit to wait for.
    #[serde(default = "yes")]
    pub exit: bool,
}

/// Whether a kind of declaration states duties.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum KindTax {
    /// If procedure and additional procedures bear tax.
    #[default]
    ByProcedure,
    /// A statement without lines: nothing becomes due with this kind.
    Statement,
    Never,
}

/// Which way goods go, by the procedure's first two digits; everything else comes in.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Directions {
    pub export_procedures: Vec<String>,
    /// Movement letters (WCO D013, first two) that are always exports, or always imports.
    pub export_movements: Vec<String>,
    pub import_movements: Vec<String>,
    /// Directions in which a presentation alone is answered with a result (07) at clearance.
    #[serde(default)]
    pub result_after_presentation: Vec<Direction>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Deserialize, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Direction {
    Import,
    Export,
}

/// Which procedures bear no tax.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct TaxScope {
    /// Requested procedures (two digits) under which nothing is assessed, such as customs warehousing.
    pub untaxed_procedures: Vec<String>,
    /// Additional procedures under which nothing is assessed.
    pub untaxed_additional: Vec<String>,
}

/// How a claim on a tariff quota is answered; the first rule that fits counts.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct QuotaRule {
    /// Beginning of the order number (WCO D018 quota order).
    pub order: String,
    /// Only where the item has this additional information (WCO 226).
    #[serde(default)]
    pub information: Option<String>,
    /// Later: the goods are released under security and the answer follows.
    pub answer: QuotaAnswer,
    /// Whether a final statement follows an answer that changed nothing.
    #[serde(default = "yes")]
    pub final_always: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum QuotaAnswer {
    AtOnce,
    Later,
}

/// Who grants what a declarant asks for.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct Requests {
    pub amend_registered: Grant,
    pub amend_accepted: Grant,
    pub amend_documents_wanted: Grant,
    pub amend_under_control: Grant,
    pub amend_released: Grant,
    pub invalidate_registered: Grant,
    pub invalidate_accepted: Grant,
    pub invalidate_released: Grant,
    /// Days after release in which an invalidation may still be asked for (UCC delegated act, article 148).
    pub invalidate_days: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Grant {
    Automatic,
    Officer,
    Never,
}

/// Decisions that a second officer has to confirm.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct FourEyes {
    #[serde(default)]
    pub invalidate_after_release: bool,
}

impl Life {
    /// What does not fit together, in plain words.
    pub(crate) fn faults(&self) -> Vec<String> {
        let mut seen = std::collections::BTreeSet::new();
        let twice = self.kinds.iter().filter(|kind| !seen.insert(kind.letter));
        twice.map(|kind| format!("kind {:?} is given twice", kind.letter)).collect()
    }

    /// The kind of a declaration type such as `IMA`; `None` where this economy has no such letter.
    pub fn kind(&self, type_code: &str) -> Option<&Kind> {
        let letter = type_code.chars().nth(2)?;
        self.kinds.iter().find(|kind| kind.letter == letter)
    }

    /// Which way the goods go, by movement letters, then by requested procedure.
    pub fn direction(&self, type_code: &str, procedure: &str) -> Direction {
        let movement = type_code.get(..2).unwrap_or_default();
        let named = |list: &[String]| list.iter().any(|code| code == movement);
        if named(&self.directions.import_movements) {
            Direction::Import
        } else if named(&self.directions.export_movements) || begins(&self.directions.export_procedures, procedure) {
            Direction::Export
        } else {
            Direction::Import
        }
    }

    /// How a claim on this quota is answered; `None` where no rule fits, which means at once.
    pub fn quota_rule(&self, order: &str, information: &[&str]) -> Option<&QuotaRule> {
        self.quotas.iter().find(|rule| {
            let informed = rule.information.as_deref().is_none_or(|code| information.contains(&code));
            order.starts_with(&rule.order) && informed
        })
    }

    /// Whether an item under these procedures bears tax.
    pub fn bears_tax(&self, procedure: &str, additional: &[&str]) -> bool {
        let untaxed = begins(&self.tax.untaxed_procedures, procedure);
        !untaxed && !self.tax.untaxed_additional.iter().any(|code| additional.contains(&code.as_str()))
    }
}

fn begins(codes: &[String], value: &str) -> bool {
    codes.iter().any(|code| !code.is_empty() && value.starts_with(code.as_str()))
}

impl Clocks {
    /// Seconds after acceptance in which nothing is cleared yet.
    pub fn dwell(&self, direction: Direction) -> u32 {
        match direction {
            Direction::Import => self.import_dwell_seconds,
            Direction::Export => self.export_dwell_seconds,
        }
    }

    /// `from` plus so many seconds; the end of time where that is beyond it.
    pub fn seconds_after(from: Timestamp, seconds: u32) -> Timestamp {
        from.checked_add(SignedDuration::from_secs(i64::from(seconds))).unwrap_or(Timestamp::MAX)
    }

    pub fn hours_after(from: Timestamp, hours: u32) -> Timestamp {
        from.checked_add(SignedDuration::from_secs(i64::from(hours) * 3600)).unwrap_or(Timestamp::MAX)
    }

    pub fn days_after(from: Timestamp, days: u32) -> Timestamp {
        Clocks::hours_after(from, days.saturating_mul(24))
    }
}
