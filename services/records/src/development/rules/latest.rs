use super::check::Case;
use rulepack::development::{Step, StepCode, Test};
use time::Date;

/// The last day on which a step can be taken in time, where a limit is set: what comes after is late or lapses.
pub fn latest(case: &Case<'_>, step: &StepCode) -> Option<Date> {
    let step = case.rules.workflow.value.step(step)?;
    let ways = step
        .outcomes
        .iter()
        .filter(|outcome| outcome.fulfils && outcome.possible_in(step, &case.progress.state));
    let guards = ways.flat_map(|outcome| case.guards(step, outcome));
    guards.filter_map(|guard| case.last_day(&guard.test)).min()
}

/// What has to be done next by a day: every step that is open and limited, the first due first.
pub fn deadlines(case: &Case<'_>) -> Vec<(Date, StepCode)> {
    let open = case.rules.workflow.value.open_in(&case.progress.state).filter(|step| step.no.is_some());
    let fresh = |step: &&Step| step.repeats || case.progress.taken_on(&step.code).is_none();
    let mut due: Vec<(Date, StepCode)> = open
        .filter(fresh)
        .filter(|step| ready(case, step))
        .filter_map(|step| Some((latest(case, &step.code)?, step.code.clone())))
        .collect();
    due.sort();
    due
}

/// Whether everything it needs was done: what waits for another step is not due yet.
fn ready(case: &Case<'_>, step: &Step) -> bool {
    step.needs.iter().all(|need| case.progress.taken_on(need).is_some())
}

impl Case<'_> {
    fn last_day(&self, test: &Test) -> Option<Date> {
        match test {
            Test::NotAfter(bound) => Some(self.bound(bound)?.ok()?.1),
            _ => None,
        }
    }
}
