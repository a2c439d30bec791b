//! Less or nothing for members in hardship: studied by the branch, approved above.

use super::{Finding, Months};
use kernel::{Fen, YearMonth};
use rulepack::{UnitKind, dues::Hardship};
use time::Date;

/// The consent of a unit above the branch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Approval {
    pub on: Date,
    pub by: UnitKind,
}

/// What was asked for a member, and how far it got. `amount` replaces the dues of each month; 0 exempts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relief {
    pub months: Months,
    pub amount: Fen,
    pub studied_on: Option<Date>,
    pub approval: Option<Approval>,
}

/// What is owed for a month under a relief: its amount once everything is there, else the full one and why.
pub fn apply(owed: Fen, relief: &Relief, month: YearMonth, rule: &Hardship) -> (Fen, Option<Finding>) {
    if !relief.months.contains(month) {
        return (owed, None);
    }
    match missing(owed, relief, rule) {
        Some(finding) => (owed, Some(finding)),
        None => (relief.amount, None),
    }
}

fn missing(owed: Fen, relief: &Relief, rule: &Hardship) -> Option<Finding> {
    if relief.amount < Fen(0) {
        return Some(Finding::NegativeAmount { given: relief.amount });
    }
    if relief.amount > owed {
        return Some(Finding::ReliefAboveDues { owed, asked: relief.amount });
    }
    let Some(studied_on) = relief.studied_on else { return Some(Finding::ReliefNotStudied) };
    match relief.approval {
        None => Some(Finding::ReliefNotApproved),
        Some(Approval { on, .. }) if on < studied_on => {
            Some(Finding::ReliefApprovedBeforeStudy { studied_on, approved_on: on })
        }
        Some(Approval { by, .. }) if !rule.approvers.contains(&by) => Some(Finding::ReliefApprover { by }),
        Some(_) => None,
    }
}
