//! Months nobody paid for. A flag asks the branch to act; it never changes a membership.

use super::{Months, Policy, amount, coverage::Coverage, fixing::Owed, months::due_on};
use kernel::{Fen, YearMonth, words};
use rulepack::dues::Arrears as Rule;
use std::collections::BTreeSet;
use time::Date;

words! {
    pub enum ArrearsFlag {
        Clear = "clear",
        /// Some month is due: the branch reminds.
        Behind = "behind",
        /// The branch talks with the member and sets a time limit.
        Amber = "amber",
        /// 连续6个月: the branch meeting has to decide, and the level above to approve.
        Red = "red",
    }
}

impl ArrearsFlag {
    /// What a run of so many consecutive months asks for; clear where it is too short to ask for anything.
    pub fn of_run(months: u16, policy: &Policy, rule: &Rule) -> Self {
        if months >= u16::from(rule.red_months) {
            Self::Red
        } else if months >= u16::from(policy.amber_months) {
            Self::Amber
        } else {
            Self::Clear
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrears {
    pub flag: ArrearsFlag,
    /// The longest run of consecutive months that count.
    pub run: Option<Months>,
    /// All months that are due and unpaid, with or without a proper reason.
    pub unpaid: Vec<YearMonth>,
    pub amount: Fen,
}

/// What a member is behind with on a day. A month counts from its due day; one that owes nothing, or that has a
/// proper reason on record, breaks a run.
pub fn arrears<I: Copy + PartialEq>(
    owed: &Owed,
    paid: &Coverage<I>,
    excused: &BTreeSet<YearMonth>,
    today: Date,
    policy: &Policy,
    rule: &Rule,
) -> Arrears {
    let due = |month: &YearMonth| due_on(*month, policy.due_day) <= today;
    let unpaid: Vec<YearMonth> = paid.unpaid(owed).take_while(due).collect();
    let run = longest(unpaid.iter().copied().filter(|month| !excused.contains(month)));
    let flag = match ArrearsFlag::of_run(run.map_or(0, Months::count), policy, rule) {
        ArrearsFlag::Clear if !unpaid.is_empty() => ArrearsFlag::Behind,
        flag => flag,
    };
    let amount = amount::sum(unpaid.iter().filter_map(|month| owed.get(month)).copied());
    Arrears { flag, run, unpaid, amount }
}

/// The longest run of consecutive months; of equal ones the latest.
fn longest(months: impl Iterator<Item = YearMonth>) -> Option<Months> {
    let mut runs: Vec<Months> = Vec::new();
    for month in months {
        let grown = runs.last().filter(|run| run.last().next() == month);
        let grown = grown.and_then(|run| Months::new(run.first(), month));
        match (grown, runs.last_mut()) {
            (Some(grown), Some(last)) => *last = grown,
            _ => runs.push(Months::one(month)),
        }
    }
    runs.into_iter().max_by_key(|run| run.count())
}
