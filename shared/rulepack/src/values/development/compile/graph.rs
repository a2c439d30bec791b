//! Where one can come from where. Conditions are taken to hold; what counts is whether a way exists at all.

use crate::values::development::{Effect, Goes, Outcome, StateCode, Step, StepCode, Workflow};
use std::collections::BTreeSet;

type States<'a> = BTreeSet<&'a StateCode>;

pub(super) fn faults(workflow: &Workflow) -> Vec<String> {
    let reached = Reached::of(workflow);
    let mut faults = unreachable(workflow, &reached);
    faults.extend(dead_ends(workflow));
    faults.extend(late_needs(workflow));
    faults.extend(lost_steps(workflow));
    faults.extend(effects(workflow));
    faults
}

/// What can be reached from the start when every step waits for those it needs.
#[derive(Default)]
struct Reached<'a> {
    states: States<'a>,
    steps: BTreeSet<&'a StepCode>,
}

impl<'a> Reached<'a> {
    fn of(workflow: &'a Workflow) -> Self {
        let mut reached = Self { states: [&workflow.start].into(), steps: BTreeSet::new() };
        loop {
            let before = (reached.states.len(), reached.steps.len());
            workflow.steps.iter().for_each(|step| reached.take(workflow, step));
            if before == (reached.states.len(), reached.steps.len()) {
                return reached;
            }
        }
    }

    fn take(&mut self, workflow: &'a Workflow, step: &'a Step) {
        let here: Vec<&StateCode> = step.from.iter().filter(|state| self.states.contains(state)).collect();
        let needed =
            |needs: &[StepCode], steps: &BTreeSet<&StepCode>| needs.iter().all(|need| steps.contains(need));
        if here.is_empty() || !needed(&step.needs, &self.steps) {
            return;
        }
        for outcome in &step.outcomes {
            let possible = here.iter().any(|state| outcome.possible_in(step, state));
            if possible && needed(&outcome.needs, &self.steps) {
                self.states.extend(targets(workflow, outcome));
                if outcome.fulfils {
                    self.steps.insert(&step.code);
                }
            }
        }
    }
}

fn targets<'a>(workflow: &'a Workflow, outcome: &'a Outcome) -> Vec<&'a StateCode> {
    match &outcome.goes {
        Goes::Nowhere => Vec::new(),
        Goes::To(state) => vec![state],
        Goes::BackBefore(step) => {
            workflow.step(step).map(|step| step.from.iter().collect()).unwrap_or_default()
        }
    }
}

fn unreachable(workflow: &Workflow, reached: &Reached) -> Vec<String> {
    let lost = workflow.steps.iter().filter(|step| !reached.steps.contains(&step.code));
    let mut faults: Vec<String> = lost.map(|step| format!("{}: cannot be reached", place(step))).collect();
    let lost = workflow.states.iter().filter(|state| !reached.states.contains(&state.code));
    faults.extend(lost.map(|state| format!("state {}: cannot be reached", state.code)));
    faults
}

/// From everywhere but the last states a way leads to the goal, and none leads out of a last state.
fn dead_ends(workflow: &Workflow) -> Vec<String> {
    let mut faults = Vec::new();
    for state in &workflow.states {
        let onward = ahead(workflow, &state.code);
        if state.last && onward.len() > 1 {
            faults.push(format!("state {}: is a last one and leads on", state.code));
        }
        if !state.last && !onward.contains(&workflow.goal) {
            faults
                .push(format!("state {}: dead end, {} cannot be reached from it", state.code, workflow.goal));
        }
    }
    if !workflow.state(&workflow.goal).is_some_and(|goal| goal.last) {
        faults.push(format!("state {}: the goal is a last state", workflow.goal));
    }
    faults
}

/// The states a way leads to from this one, itself included, without departing.
fn ahead<'a>(workflow: &'a Workflow, from: &'a StateCode) -> States<'a> {
    let mut found: States = [from].into();
    loop {
        let onward = |step: &'a Step| {
            let here: Vec<&StateCode> = step.from.iter().filter(|state| found.contains(state)).collect();
            let possible =
                move |outcome: &&'a Outcome| here.iter().any(|state| outcome.possible_in(step, state));
            step.outcomes.iter().filter(possible).flat_map(|outcome| targets(workflow, outcome))
        };
        let more: Vec<&StateCode> =
            workflow.steps.iter().filter(|step| !step.departs).flat_map(onward).collect();
        let before = found.len();
        found.extend(more);
        if found.len() == before {
            return found;
        }
    }
}

/// What a step needs can be done before it, and not only afterwards.
fn late_needs(workflow: &Workflow) -> Vec<String> {
    let in_time = |step: &Step, need: &StepCode| {
        let before = workflow.step(need).map(|need| need.from.as_slice()).unwrap_or_default();
        before.iter().any(|state| ahead(workflow, state).iter().any(|state| step.from.contains(state)))
    };
    let late = |step| needs(step).filter(move |need| !in_time(step, need)).map(move |need| (step, need));
    let text = |(step, need)| format!("{}: needs {need}, which comes later", place(step));
    workflow.steps.iter().flat_map(late).map(text).collect()
}

/// A step that has to be taken anew can be.
fn lost_steps(workflow: &Workflow) -> Vec<String> {
    let mut faults = Vec::new();
    let needed: BTreeSet<&StepCode> = workflow.steps.iter().flat_map(needs).collect();
    for (step, outcome) in workflow.steps.iter().flat_map(|step| step.outcomes.iter().map(move |o| (step, o)))
    {
        let Goes::To(state) = &outcome.goes else { continue };
        let onward = ahead(workflow, state);
        let again = |code: &&StepCode| {
            workflow.step(code).is_some_and(|step| step.from.iter().any(|from| onward.contains(from)))
        };
        for lost in outcome.voids.iter().filter(|code| needed.contains(code)).filter(|code| !again(code)) {
            faults.push(format!(
                "{}: outcome {}: {lost} cannot be taken again from {state}",
                place(step),
                outcome.code
            ));
        }
    }
    faults
}

fn needs(step: &Step) -> impl Iterator<Item = &StepCode> {
    step.needs.iter().chain(step.outcomes.iter().flat_map(|outcome| &outcome.needs))
}

fn effects(workflow: &Workflow) -> Vec<String> {
    let has = |effect: &Effect| {
        workflow.steps.iter().flat_map(|step| &step.outcomes).any(|o| o.effect == Some(*effect))
    };
    let missing = Effect::ALL.iter().filter(|effect| !has(effect));
    missing.map(|effect| format!("no outcome {effect}")).collect()
}

fn place(step: &Step) -> String {
    step.no.map_or_else(|| format!("step {}", step.code), |no| format!("step {no} {}", step.code))
}
