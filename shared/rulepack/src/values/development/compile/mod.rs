//! From what is written to what can be relied on. All faults are found at once and each names its place.

mod graph;
mod guards;
mod names;
mod steps;
mod stuck;

use super::{Workflow, raw::RawWorkflow};
use std::{collections::BTreeSet, fmt};

/// Why a definition cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Faults(pub Vec<String>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("; "))
    }
}

/// Checks and types a definition.
///
/// # Errors
/// With everything that is wrong. What needs sound names (reachability) is looked at once the names are sound.
pub fn workflow(raw: RawWorkflow) -> Result<Workflow, Faults> {
    let mut faults = Vec::new();
    let names = names::Names::of(&raw, &mut faults);
    names::numbers(&raw, &mut faults);
    let guards = guards::all(&raw, &names, &mut faults);
    let steps = steps::all(&raw, &names, &mut faults);
    guards::unused(&guards, &steps, &mut faults);
    guards::misplaced(&raw, &guards, &mut faults);
    let workflow = Workflow {
        start: raw.start.as_str().into(),
        goal: raw.goal.as_str().into(),
        states: steps::states(&raw),
        steps,
        guards,
    };
    if faults.is_empty() {
        faults = graph::faults(&workflow);
    }
    if faults.is_empty() {
        faults = stuck::faults(&workflow);
    }
    if faults.is_empty() { Ok(workflow) } else { Err(Faults(faults)) }
}

/// The texts that occur more than once.
fn doubles<'a>(texts: impl Iterator<Item = &'a str>) -> BTreeSet<&'a str> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| !seen.insert(*text)).collect()
}
