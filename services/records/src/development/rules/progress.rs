use rulepack::development::{Effect, Goes, Outcome, OutcomeCode, StateCode, Step, StepCode, Workflow};
use std::collections::BTreeMap;
use time::Date;

/// A step as it was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    pub step: StepCode,
    pub outcome: OutcomeCode,
    /// The date on paper.
    pub decided_on: Date,
    /// Of the extension that was decided, where one was.
    pub months: Option<u16>,
}

/// How a record comes in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// As the work is done; the date on paper may still be an earlier one.
    New,
    /// From before the file was kept here.
    BackFilled { reason: String },
}

/// A record names a step or outcome the definition does not have.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("record {index}: no step {step} with outcome {outcome}")]
pub struct Unknown {
    pub index: usize,
    pub step: StepCode,
    pub outcome: OutcomeCode,
}

/// Where a file stands: what follows from its records, in the order they were recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    pub state: StateCode,
    /// The day the state was entered; none at the start.
    pub entered_on: Option<Date>,
    entered_by: Option<StepCode>,
    taken: Vec<Taken>,
    voided: BTreeMap<StepCode, Date>,
    /// Months of each extension that was approved.
    pub extensions: Vec<u16>,
    decided_months: Option<u16>,
}

/// A step that counts.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Taken {
    step: StepCode,
    on: Date,
    before: StateCode,
    effect: Option<Effect>,
}

impl Progress {
    pub fn new(workflow: &Workflow) -> Self {
        Self {
            state: workflow.start().clone(),
            entered_on: None,
            entered_by: None,
            taken: Vec::new(),
            voided: BTreeMap::new(),
            extensions: Vec::new(),
            decided_months: None,
        }
    }

    /// # Errors
    /// When a record names what the definition does not have.
    pub fn of(workflow: &Workflow, records: &[Record]) -> Result<Self, Unknown> {
        let mut progress = Self::new(workflow);
        for (index, record) in records.iter().enumerate() {
            if progress.take(workflow, record).is_none() {
                return Err(Unknown { index, step: record.step.clone(), outcome: record.outcome.clone() });
            }
        }
        Ok(progress)
    }

    /// Adds a record; what it says holds, whether it should have been possible or not.
    pub(super) fn take(&mut self, workflow: &Workflow, record: &Record) -> Option<()> {
        let step = workflow.step(&record.step)?;
        let outcome = step.outcome(&record.outcome)?;
        let (before, on) = (self.state.clone(), record.decided_on);
        self.decided_months = record.months.or(self.decided_months);
        let to = self.leads_to(outcome);
        outcome.voids.iter().for_each(|step| self.void(step, on));
        if let Goes::BackBefore(undone) = &outcome.goes {
            self.void(undone, on);
        }
        if let Some(state) = to.filter(|state| *state != self.state) {
            (self.state, self.entered_on, self.entered_by) = (state, Some(on), Some(step.code.clone()));
        }
        if outcome.fulfils {
            self.taken.push(Taken { step: step.code.clone(), on, before, effect: outcome.effect });
        }
        if outcome.effect == Some(Effect::ExtendsProbation) {
            self.extensions.push(self.decided_months.take().unwrap_or(0));
        }
        Some(())
    }

    fn void(&mut self, step: &StepCode, on: Date) {
        self.taken.retain(|taken| taken.step != *step);
        self.voided.insert(step.clone(), on);
    }

    /// The state an outcome leads to; none where it leads nowhere.
    pub fn leads_to(&self, outcome: &Outcome) -> Option<StateCode> {
        match &outcome.goes {
            Goes::Nowhere => None,
            Goes::To(state) => Some(state.clone()),
            Goes::BackBefore(step) => self.last(step).map(|taken| taken.before.clone()),
        }
    }

    fn last(&self, step: &StepCode) -> Option<&Taken> {
        self.taken.iter().rev().find(|taken| taken.step == *step)
    }

    /// The day a step was last taken and still counts.
    pub fn taken_on(&self, step: &StepCode) -> Option<Date> {
        self.last(step).map(|taken| taken.on)
    }

    /// Every day a step was taken that still counts.
    pub fn days_of<'a>(&'a self, step: &'a StepCode) -> impl Iterator<Item = Date> + 'a {
        self.taken.iter().filter(move |taken| taken.step == *step).map(|taken| taken.on)
    }

    /// The first day of the probation; before the approval it is the one that would be.
    pub fn probation_from(&self) -> Option<Date> {
        self.taken
            .iter()
            .rev()
            .find(|taken| taken.effect == Some(Effect::BeginsProbation))
            .map(|taken| taken.on)
    }

    /// Since when what is decided for a step counts: the last day it, or one it needs, had to be taken anew.
    pub fn round_from(&self, step: &Step) -> Option<Date> {
        let of_outcomes = step.outcomes.iter().flat_map(|outcome| &outcome.needs);
        let around = std::iter::once(&step.code).chain(&step.needs).chain(of_outcomes);
        around.filter_map(|code| self.voided.get(code)).max().copied()
    }

    /// The step that led to the present state, with its day.
    pub fn entered(&self) -> Option<(&StepCode, Date)> {
        self.entered_by.as_ref().zip(self.entered_on)
    }
}
