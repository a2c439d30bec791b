use super::progress::Record;
use rulepack::development::{QuotaRules, Workflow};

/// A year's plan (发展党员计划) against what was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Plan {
    /// None while no plan was handed down.
    pub quota: Option<u32>,
    pub developed: u32,
    /// On their way to the year's approvals.
    pub in_hand: u32,
    /// What is left once all in hand are through; 0 when it is used up.
    pub left: Option<u32>,
    /// By how many the plan is exceeded already.
    pub over: u32,
}

impl Plan {
    /// Whether one more may be taken in hand; none while there is no plan.
    pub fn has_room(&self) -> Option<bool> {
        self.left.map(|left| left > 0)
    }
}

/// Counts the year: of every file its records. `in_hand` are those who already take a place of the plan.
pub fn plan(
    rules: &QuotaRules,
    workflow: &Workflow,
    year: i32,
    quota: Option<u32>,
    files: &[Vec<Record>],
    in_hand: u32,
) -> Plan {
    let counts = |record: &Record| {
        let outcome = workflow.step(&record.step).and_then(|step| step.outcome(&record.outcome));
        record.step == rules.counted_by
            && record.decided_on.year() == year
            && outcome.is_some_and(|o| o.fulfils)
    };
    let developed = files.iter().filter(|records| records.iter().any(counts)).count();
    let developed = u32::try_from(developed).unwrap_or(u32::MAX);
    Plan {
        quota,
        developed,
        in_hand,
        left: quota.map(|quota| quota.saturating_sub(developed.saturating_add(in_hand))),
        over: quota.map_or(0, |quota| developed.saturating_sub(quota)),
    }
}
