use super::{
    doubles,
    names::{Names, place},
};
use crate::values::development::{
    Goes, GuardCode, Outcome, State, Step,
    raw::{RawOutcome, RawStep, RawWorkflow},
};

pub(super) fn states(raw: &RawWorkflow) -> Vec<State> {
    let state = |raw: &crate::values::development::raw::RawState| State {
        code: raw.code.as_str().into(),
        name: raw.name.clone(),
        last: raw.last,
    };
    raw.state.iter().map(state).collect()
}

/// Numbered steps in the order of the chart, then the others as they are written.
pub(super) fn all(raw: &RawWorkflow, names: &Names, faults: &mut Vec<String>) -> Vec<Step> {
    let mut steps: Vec<Step> = raw.step.iter().map(|raw| step(raw, names, faults)).collect();
    steps.sort_by_key(|step| step.no.unwrap_or(u8::MAX));
    steps
}

fn step(raw: &RawStep, names: &Names, faults: &mut Vec<String>) -> Step {
    let place = place(raw);
    listed(&place, raw, names, faults);
    let outcomes = raw.outcome.iter().map(|outcome| self::outcome(&place, raw, outcome, names, faults));
    Step {
        no: raw.no,
        code: raw.code.as_str().into(),
        name: raw.name.clone(),
        stage: raw.stage,
        actor: raw.actor,
        from: codes(&raw.from),
        repeats: raw.repeats,
        departs: raw.departs,
        needs: codes(&raw.needs),
        expects: codes(&raw.expects),
        guards: codes(&raw.guards),
        outcomes: outcomes.collect(),
    }
}

/// The names a step gives are defined.
fn listed(place: &str, raw: &RawStep, names: &Names, faults: &mut Vec<String>) {
    raw.from.iter().for_each(|state| names.state(place, state, faults));
    raw.needs.iter().chain(&raw.expects).for_each(|step| names.step(place, step, faults));
    raw.guards.iter().for_each(|guard| names.guard(place, guard, faults));
    if raw.from.is_empty() {
        faults.push(format!("{place}: possible in no state"));
    }
    if raw.no.is_some() && raw.stage.is_none() {
        faults.push(format!("{place}: belongs to no stage"));
    }
    for code in doubles(raw.outcome.iter().map(|outcome| outcome.code.as_str())) {
        faults.push(format!("{place}: outcome {code} is defined twice"));
    }
    if !raw.outcome.iter().any(|outcome| !outcome.unfulfilled) {
        faults.push(format!("{place}: no outcome fulfils it"));
    }
}

fn outcome(
    step_place: &str,
    step: &RawStep,
    raw: &RawOutcome,
    names: &Names,
    faults: &mut Vec<String>,
) -> Outcome {
    let place = format!("{step_place}: outcome {}", raw.code);
    raw.from.iter().chain(&raw.to).for_each(|state| names.state(&place, state, faults));
    raw.needs
        .iter()
        .chain(&raw.voids)
        .chain(&raw.back_before)
        .for_each(|step| names.step(&place, step, faults));
    raw.guards.iter().chain(&raw.may_ask).for_each(|guard| names.guard(&place, guard, faults));
    for state in raw.from.iter().filter(|state| !step.from.contains(state)) {
        faults.push(format!("{place}: the step is not possible in {state}"));
    }
    let added: Vec<GuardCode> = if raw.asks { codes(&raw.may_ask) } else { Vec::new() };
    Outcome {
        code: raw.code.as_str().into(),
        from: codes(&raw.from),
        goes: goes(&place, raw, faults),
        fulfils: !raw.unfulfilled,
        needs: codes(&raw.needs),
        guards: codes(&raw.guards).into_iter().chain(added.iter().cloned()).collect(),
        added,
        voids: codes(&raw.voids),
        effect: raw.effect,
    }
}

fn goes(place: &str, raw: &RawOutcome, faults: &mut Vec<String>) -> Goes {
    match (&raw.to, &raw.back_before) {
        (None, None) => Goes::Nowhere,
        (Some(state), None) => Goes::To(state.as_str().into()),
        (None, Some(step)) => Goes::BackBefore(step.as_str().into()),
        (Some(_), Some(_)) => {
            faults.push(format!("{place}: leads to two places"));
            Goes::Nowhere
        }
    }
}

fn codes<T: for<'a> From<&'a str>>(texts: &[String]) -> Vec<T> {
    texts.iter().map(|text| T::from(text.as_str())).collect()
}
