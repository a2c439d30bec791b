//! The organisational-life meeting (组织生活会): its steps, and the remedies (整改清单) that come of it.

use super::Finding;
use kernel::add_months;
pub use rulepack::organisational_life::LifeStep as Step;
use rulepack::organisational_life::RemedyRules;
use std::collections::BTreeSet;
use time::Date;

/// A problem that was found, and what is done about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Remedy {
    pub has_owner: bool,
    pub due_on: Date,
    pub done_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RemedyState {
    Done,
    Open { due_on: Date },
    Overdue { days: u32 },
}

impl Remedy {
    pub fn state(&self, today: Date) -> RemedyState {
        match self.done_on {
            Some(done) if done <= today => RemedyState::Done,
            _ if today > self.due_on => {
                RemedyState::Overdue { days: u32::try_from((today - self.due_on).whole_days()).unwrap_or(0) }
            }
            _ => RemedyState::Open { due_on: self.due_on },
        }
    }
}

/// How many of the remedies of a meeting are done; what the next meeting is told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub total: u32,
    pub done: u32,
    pub overdue: u32,
}

impl Progress {
    /// Not done, with time left.
    pub const fn open(self) -> u32 {
        self.total.saturating_sub(self.done.saturating_add(self.overdue))
    }

    /// The share that is done, in whole hundredths: a hundred is said when nothing is left.
    pub fn percent(self) -> u32 {
        self.done.saturating_mul(100).checked_div(self.total).unwrap_or(0)
    }
}

pub fn progress(remedies: &[Remedy], today: Date) -> Progress {
    remedies.iter().fold(Progress::default(), |sum, remedy| {
        let state = remedy.state(today);
        Progress {
            total: sum.total + 1,
            done: sum.done + u32::from(state == RemedyState::Done),
            overdue: sum.overdue + u32::from(matches!(state, RemedyState::Overdue { .. })),
        }
    })
}

/// The day from which an open remedy has to be reported again.
pub fn report_due(rule: &RemedyRules, last_told: Date) -> Date {
    add_months(last_told, rule.report_months.usual)
}

/// How many open remedies of an earlier meeting nobody has reported on lately: each by its last report before the next.
pub fn unreported(rule: &RemedyRules, open: &[Option<Date>], on: Date) -> u32 {
    let untold = |last: &&Option<Date>| last.is_none_or(|last| report_due(rule, last) <= on);
    u32::try_from(open.iter().filter(untold).count()).unwrap_or(u32::MAX)
}

/// A remedy has somebody to see to it and a day not before the meeting.
pub fn check(remedy: &Remedy, meeting_on: Date) -> Vec<Finding> {
    let mut found = Vec::new();
    if !remedy.has_owner {
        found.push(Finding::RemedyWithoutOwner);
    }
    if remedy.due_on < meeting_on {
        found.push(Finding::RemedyDueTooEarly { due_on: remedy.due_on, meeting_on });
    }
    found
}

/// Whether a step can be told from what is recorded anyway: only of the others somebody says that they were taken.
pub const fn recorded_elsewhere(step: Step) -> bool {
    !matches!(step, Step::Study | Step::Opinions | Step::Outlines)
}

/// What of the steps that are asked for was skipped on the way to a step, and from the meeting on, that so many remedies of
/// the last one went unreported.
pub fn ready(asked: &BTreeSet<Step>, step: Step, taken: &BTreeSet<Step>, unreported: u32) -> Vec<Finding> {
    let skipped = asked.iter().filter(|earlier| **earlier < step && !taken.contains(earlier));
    let mut found: Vec<Finding> = skipped.map(|step| Finding::StepMissing(*step)).collect();
    if step >= Step::Meeting && unreported > 0 {
        found.push(Finding::RemediesUnreported { open: unreported });
    }
    found
}
