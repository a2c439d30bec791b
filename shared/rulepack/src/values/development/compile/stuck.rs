//! Whether one can get stuck. States alone do not tell: a step that is taken once may bar the way when a file comes
//! round again, and one that is needed may have been lost. So every state is looked at with every set of steps that
//! can count in it.

use crate::values::development::{Goes, Outcome, StateCode, Step, StepCode, Workflow};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// A state, and the steps that count in it as bits.
type Standing<'a> = (&'a StateCode, u64);

struct Ways<'a> {
    workflow: &'a Workflow,
    bits: BTreeMap<&'a StepCode, u64>,
}

/// The states one can get stuck in, each with the steps that count there.
pub(super) fn faults(workflow: &Workflow) -> Vec<String> {
    let ways = Ways { workflow, bits: bits(workflow) };
    if ways.bits.len() > 64 {
        return vec!["more than 64 steps bear on others".into()];
    }
    let before = ways.explored();
    let arriving = arriving(&before, |standing| *standing.0 == workflow.goal);
    let last = |state: &StateCode| workflow.state(state).is_some_and(|state| state.last);
    let stuck = before.keys().filter(|standing| !last(standing.0) && !arriving.contains(*standing));
    let mut fewest: BTreeMap<&StateCode, u64> = BTreeMap::new();
    for (state, taken) in stuck {
        let known = fewest.entry(state).or_insert(*taken);
        *known = if (taken.count_ones(), *taken) < (known.count_ones(), *known) { *taken } else { *known };
    }
    fewest
        .into_iter()
        .map(|(state, taken)| format!("state {state}: dead end after {}", ways.named(taken)))
        .collect()
}

/// A bit for every step that bears on others: one that is needed, or taken only once.
fn bits(workflow: &Workflow) -> BTreeMap<&StepCode, u64> {
    let of_outcomes =
        |step: &'_ Step| step.outcomes.iter().flat_map(|outcome| outcome.needs.clone()).collect::<Vec<_>>();
    let needed: BTreeSet<StepCode> =
        workflow.steps.iter().flat_map(|step| step.needs.iter().cloned().chain(of_outcomes(step))).collect();
    let bears = |step: &&Step| !step.departs && (!step.repeats || needed.contains(&step.code));
    let codes = workflow.steps.iter().filter(bears).map(|step| &step.code);
    codes.zip((0..).map(|index| 1_u64.checked_shl(index).unwrap_or(0))).collect()
}

impl<'a> Ways<'a> {
    /// Every standing that can come about, with those it comes from.
    fn explored(&self) -> HashMap<Standing<'a>, Vec<Standing<'a>>> {
        let start = (&self.workflow.start, 0);
        let mut before: HashMap<Standing<'a>, Vec<Standing<'a>>> = [(start, Vec::new())].into();
        let mut ahead = vec![start];
        while let Some(here) = ahead.pop() {
            for next in self.onward(here) {
                if !before.contains_key(&next) {
                    ahead.push(next);
                }
                before.entry(next).or_default().push(here);
            }
        }
        before
    }

    fn onward(&self, (state, taken): Standing<'a>) -> Vec<Standing<'a>> {
        let bit = |code: &StepCode| self.bits.get(code).copied().unwrap_or(0);
        let all = |codes: &[StepCode]| codes.iter().fold(0, |bits, code| bits | bit(code));
        let may = |step: &&Step| {
            let again = step.repeats || taken & bit(&step.code) == 0;
            !step.departs && again && all(&step.needs) & !taken == 0
        };
        let mut onward = Vec::new();
        for step in self.workflow.steps.iter().filter(may) {
            let possible = |o: &&Outcome| o.possible_in(step, state) && all(&o.needs) & !taken == 0;
            for outcome in step.outcomes.iter().filter(possible) {
                let (mut then, mut to) = (taken & !all(&outcome.voids), vec![state]);
                match &outcome.goes {
                    Goes::Nowhere => {}
                    Goes::To(state) => to = vec![state],
                    Goes::BackBefore(undone) => {
                        then &= !bit(undone);
                        to = self
                            .workflow
                            .step(undone)
                            .map(|undone| undone.from.iter().collect())
                            .unwrap_or_default();
                    }
                }
                then |= if outcome.fulfils { bit(&step.code) } else { 0 };
                onward
                    .extend(to.into_iter().map(|state| (state, then)).filter(|next| *next != (state, taken)));
            }
        }
        onward
    }

    fn named(&self, taken: u64) -> String {
        let names = self.bits.iter().filter(|(_, bit)| taken & **bit != 0).map(|(code, _)| code.as_str());
        names.collect::<Vec<_>>().join(", ")
    }
}

/// The standings from which one of the wanted can be reached.
fn arriving<'a>(
    before: &HashMap<Standing<'a>, Vec<Standing<'a>>>,
    wanted: impl Fn(&Standing<'a>) -> bool,
) -> HashSet<Standing<'a>> {
    let mut behind: Vec<Standing<'a>> = before.keys().copied().filter(wanted).collect();
    let mut found: HashSet<Standing<'a>> = behind.iter().copied().collect();
    while let Some(here) = behind.pop() {
        for from in before.get(&here).into_iter().flatten() {
            if found.insert(*from) {
                behind.push(*from);
            }
        }
    }
    found
}
