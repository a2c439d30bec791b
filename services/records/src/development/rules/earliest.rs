use super::{check::Case, finding::Finding, order};
use rulepack::development::{Outcome, OutcomeCode, Step, StepCode, Weight};
use std::collections::BTreeSet;
use time::Date;

/// The first day on which a step could be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Earliest {
    pub step: StepCode,
    pub outcome: OutcomeCode,
    /// None where a time limit has run out, whatever the day.
    pub on: Option<Date>,
    /// What has to pass until then: the blocks of the first day asked about that are a matter of days.
    pub waits: Vec<Finding>,
    /// What waiting does not bring: the blocks that are left on that day.
    pub open: Vec<Finding>,
}

/// The first day from `floor` on which nothing blocks a new step that comes out so; where facts are missing, the first
/// on which only these do. None for a step the definition does not have.
pub fn earliest(case: &Case<'_>, step: &StepCode, outcome: &OutcomeCode, floor: Date) -> Option<Earliest> {
    let (step, outcome) = case.find(step, outcome)?;
    let blocks = |day: Date| -> Vec<Finding> {
        let mut found = case.findings(step, outcome, day);
        found.retain(|finding| finding.kind == Weight::Block);
        found
    };
    let days = turns(case, step, outcome, floor);
    let of_day = |finding: &Finding| finding.reason.is_of_day();
    let free = days.iter().copied().find(|day| blocks(*day).is_empty());
    let on = free.or_else(|| days.iter().copied().find(|day| !blocks(*day).iter().any(of_day)));
    let mut waits = blocks(floor);
    waits.retain(of_day);
    let mut open = blocks(on.unwrap_or(floor));
    open.retain(|finding| on.is_some() || !of_day(finding));
    Some(Earliest { step: step.code.clone(), outcome: outcome.code.clone(), on, waits, open })
}

/// The days on which something may come to hold, from the floor on. Between two of them nothing does.
fn turns(case: &Case<'_>, step: &Step, outcome: &Outcome, floor: Date) -> BTreeSet<Date> {
    let conditions = case.guards(step, outcome).into_iter().flat_map(|guard| case.turns(step, &guard.test));
    let order = order::first_day(case.progress, step, outcome).map(|(_, day)| day);
    let days = conditions.chain(order).filter(|day| *day > floor);
    std::iter::once(floor).chain(days).collect()
}

/// What comes next: every way to fulfil a step that is open where the file stands, each with its first day.
pub fn next_steps(case: &Case<'_>, floor: Date) -> Vec<Earliest> {
    let state = &case.progress.state;
    let open = case.rules.workflow.value.open_in(state).filter(|step| step.no.is_some());
    let fresh = open.filter(|step| step.repeats || case.progress.taken_on(&step.code).is_none());
    let ways = fresh.flat_map(|step| step.outcomes.iter().map(move |outcome| (step, outcome)));
    ways.filter(|(step, outcome)| outcome.fulfils && outcome.possible_in(step, state))
        .filter_map(|(step, outcome)| earliest(case, &step.code, &outcome.code, floor))
        .collect()
}
