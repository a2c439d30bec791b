use super::doubles;
use crate::values::development::{
    Fact,
    raw::{RawStep, RawWorkflow},
};
use std::collections::BTreeSet;

/// What the definition calls its parts.
pub(super) struct Names {
    pub states: BTreeSet<String>,
    pub steps: BTreeSet<String>,
    pub guards: BTreeSet<String>,
}

impl Names {
    pub fn of(raw: &RawWorkflow, faults: &mut Vec<String>) -> Self {
        let names = Self {
            states: raw.state.iter().map(|state| state.code.clone()).collect(),
            steps: raw.step.iter().map(|step| step.code.clone()).collect(),
            guards: raw.guard.iter().map(|guard| guard.code.clone()).collect(),
        };
        let mut twice = |what: &str, of: BTreeSet<&str>| {
            faults.extend(of.into_iter().map(|code| format!("{what} {code}: defined twice")));
        };
        twice("state", doubles(raw.state.iter().map(|state| state.code.as_str())));
        twice("step", doubles(raw.step.iter().map(|step| step.code.as_str())));
        twice("guard", doubles(raw.guard.iter().map(|guard| guard.code.as_str())));
        let facts = names.steps.iter().filter(|step| step.parse::<Fact>().is_ok());
        faults.extend(facts.map(|step| format!("step {step}: is called like a fact")));
        for (what, state) in [("start", &raw.start), ("goal", &raw.goal)] {
            if !names.states.contains(state) {
                faults.push(format!("{what}: unknown state {state:?}"));
            }
        }
        names
    }

    pub fn state(&self, place: &str, code: &str, faults: &mut Vec<String>) {
        known(&self.states, "state", place, code, faults);
    }

    pub fn step(&self, place: &str, code: &str, faults: &mut Vec<String>) {
        known(&self.steps, "step", place, code, faults);
    }

    pub fn guard(&self, place: &str, code: &str, faults: &mut Vec<String>) {
        known(&self.guards, "guard", place, code, faults);
    }
}

fn known(names: &BTreeSet<String>, what: &str, place: &str, code: &str, faults: &mut Vec<String>) {
    if !names.contains(code) {
        faults.push(format!("{place}: unknown {what} {code:?}"));
    }
}

/// Every number of the chart is there, once.
pub(super) fn numbers(raw: &RawWorkflow, faults: &mut Vec<String>) {
    let with = |no: u8| raw.step.iter().filter(|step| step.no == Some(no)).count();
    for no in 1..=raw.numbered {
        match with(no) {
            0 => faults.push(format!("step {no} is missing")),
            1 => {}
            _ => faults.push(format!("step {no}: two steps have this number")),
        }
    }
    for step in raw.step.iter().filter(|step| step.no.is_some_and(|no| no == 0 || no > raw.numbered)) {
        faults.push(format!("{}: the chart has {} steps", place(step), raw.numbered));
    }
}

/// How faults call a step.
pub(super) fn place(step: &RawStep) -> String {
    step.no.map_or_else(|| format!("step {}", step.code), |no| format!("step {no} {}", step.code))
}
