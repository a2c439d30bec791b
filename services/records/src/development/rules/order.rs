use super::progress::{Progress, Record, Unknown};
use rulepack::development::{Outcome, Step, StepCode, Workflow};
use time::Date;

/// A step dated before one that comes first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Disorder {
    /// Which record, counted from 0.
    pub index: usize,
    pub step: StepCode,
    pub on: Date,
    pub earlier: StepCode,
    pub earlier_on: Date,
}

/// Every date of a file that lies before one it has to follow.
///
/// # Errors
/// When a record names what the definition does not have.
pub fn disorders(workflow: &Workflow, records: &[Record]) -> Result<Vec<Disorder>, Unknown> {
    let mut progress = Progress::new(workflow);
    let mut found = Vec::new();
    for (index, record) in records.iter().enumerate() {
        let known = workflow.step(&record.step).and_then(|step| Some((step, step.outcome(&record.outcome)?)));
        let Some((step, outcome)) = known else {
            return Err(Unknown { index, step: record.step.clone(), outcome: record.outcome.clone() });
        };
        let on = record.decided_on;
        found.extend(before(&progress, step, outcome, on).map(|(earlier, earlier_on)| Disorder {
            index,
            step: step.code.clone(),
            on,
            earlier: earlier.clone(),
            earlier_on,
        }));
        progress.take(workflow, record);
    }
    Ok(found)
}

/// The latest of the steps that come first and lie after this day: those it needs or expects, and the one that led
/// to where the file stands.
pub(super) fn before<'a>(
    progress: &'a Progress,
    step: &'a Step,
    outcome: &'a Outcome,
    on: Date,
) -> Option<(&'a StepCode, Date)> {
    first_day(progress, step, outcome).filter(|(_, day)| on < *day)
}

/// The step all dates of this one have to follow, with its day.
pub(super) fn first_day<'a>(
    progress: &'a Progress,
    step: &'a Step,
    outcome: &'a Outcome,
) -> Option<(&'a StepCode, Date)> {
    let dated = |code: &'a StepCode| progress.taken_on(code).map(|day| (code, day));
    let needed = step.needs.iter().chain(&step.expects).chain(&outcome.needs).filter_map(dated);
    needed.chain(progress.entered()).max_by_key(|(_, day)| *day)
}
