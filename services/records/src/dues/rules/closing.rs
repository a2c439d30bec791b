//! States that go one way: of a month of the ledger, and of a rule the organisation makes for itself.

use super::Finding;
use kernel::{YearMonth, words};
use time::Date;

words! {
    /// Of a month of one unit's ledger.
    pub enum MonthState {
        Created = "created",
        Collecting = "collecting",
        /// Locked: nothing more is booked into it.
        Settled = "settled",
    }
}

words! {
    /// Of a setting such as a share or a local amount.
    pub enum RuleState {
        Draft = "draft",
        InForce = "in_force",
        Void = "void",
    }
}

impl MonthState {
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Created => Some(Self::Collecting),
            Self::Collecting => Some(Self::Settled),
            Self::Settled => None,
        }
    }

    /// # Errors
    /// For any step but the next.
    pub fn step(self, to: Self) -> Result<(), Finding> {
        if self.next() == Some(to) { Ok(()) } else { Err(Finding::MonthStep { from: self, to }) }
    }
}

impl RuleState {
    pub const fn next(self) -> Option<Self> {
        match self {
            Self::Draft => Some(Self::InForce),
            Self::InForce => Some(Self::Void),
            Self::Void => None,
        }
    }

    /// # Errors
    /// For any step but the next. A draft that is not wanted is deleted, not voided.
    pub fn step(self, to: Self) -> Result<(), Finding> {
        if self.next() == Some(to) { Ok(()) } else { Err(Finding::RuleStep { from: self, to }) }
    }
}

/// What is known of a month that is to be settled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    pub month: YearMonth,
    pub state: MonthState,
    /// The latest month before it that is not settled.
    pub earlier_open: Option<YearMonth>,
    /// Rows of a payment file nobody has matched.
    pub unmatched: u32,
    /// Transfers the other side has not confirmed.
    pub unconfirmed: u32,
}

/// Why a month cannot be settled today.
pub fn settle(month: &Month, today: Date) -> Vec<Finding> {
    let mut findings: Vec<Finding> = month.state.step(MonthState::Settled).err().into_iter().collect();
    let until = month.month.last_day();
    if today < until {
        findings.push(Finding::MonthNotOver { until });
    }
    if let Some(earlier) = month.earlier_open.filter(|earlier| *earlier < month.month) {
        findings.push(Finding::EarlierMonthOpen { month: earlier });
    }
    let (unmatched, unconfirmed) = (month.unmatched, month.unconfirmed);
    if unmatched > 0 || unconfirmed > 0 {
        findings.push(Finding::Unfinished { unmatched, unconfirmed });
    }
    findings
}

/// An entry of this day may be booked while everything up to `settled_to` is settled.
///
/// # Errors
/// When the day lies in a settled month.
pub fn open(on: Date, settled_to: Option<YearMonth>) -> Result<(), Finding> {
    let month = YearMonth::of(on);
    match settled_to {
        Some(settled) if month <= settled => Err(Finding::MonthSettled { month }),
        _ => Ok(()),
    }
}
