//! Employers and places of work without a body of their own: an employer forms a branch from a number of full members on,
//! and a task force that lasts becomes one (应建未建).

use kernel::{UnitId, words};
use std::collections::{BTreeMap, BTreeSet};

words! {
    /// Where the members of an employer are for want of a body of their own; what is nearest to one comes first.
    pub enum Held {
        /// 党小组
        Group = "group",
        /// 临时党支部、功能型党支部
        Temporary = "temporary",
        /// 联合党支部
        Joint = "joint",
        /// Branches of the villages and communities they live in.
        Scattered = "scattered",
    }
}

/// What one unit tells of an employer.
#[derive(Clone, Debug)]
pub struct Trace {
    pub employer: String,
    pub held: Held,
    pub unit_id: UnitId,
    pub unit_name: String,
    /// Full members of the employer in it; a temporary or functional branch tells of none.
    pub full: i64,
    /// A temporary branch that has lasted for as long as the rules let one last.
    pub long: bool,
}

/// An employer without a body of its own, and the units its members are in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Employer {
    pub name: String,
    /// Of one that should have a body: what makes it so.
    pub held: Held,
    /// It should have one.
    pub due: bool,
    pub units: BTreeSet<(UnitId, String)>,
}

impl Employer {
    /// The class of a table it is counted in.
    pub fn class(&self) -> String {
        class(self.due, self.held)
    }
}

pub fn class(due: bool, held: Held) -> String {
    format!("{}_{held}", if due { "due" } else { "few" })
}

/// Each employer once, by name; `least` is the number of full members that asks for a branch.
pub fn employers(traces: Vec<Trace>, least: u32) -> Vec<Employer> {
    let mut by_name: BTreeMap<String, Vec<Trace>> = BTreeMap::new();
    for trace in traces {
        by_name.entry(trace.employer.clone()).or_default().push(trace);
    }
    by_name.into_iter().filter_map(|(name, traces)| employer(name, &traces, least.into())).collect()
}

fn employer(name: String, traces: &[Trace], least: i64) -> Option<Employer> {
    let due = reason(traces, least);
    Some(Employer {
        held: due.or_else(|| traces.iter().map(|one| one.held).min())?,
        due: due.is_some(),
        units: traces.iter().map(|one| (one.unit_id, one.unit_name.clone())).collect(),
        name,
    })
}

/// What makes an employer due: a temporary branch that has lasted, or its full members where they are. A functional
/// branch, or a temporary one that has not lasted, makes nobody due and says nothing of those who are.
fn reason(traces: &[Trace], least: i64) -> Option<Held> {
    if traces.iter().any(|one| one.long) {
        return Some(Held::Temporary);
    }
    // those of a group may be told of by their records as well: they are not two
    let reached = |side: &[Held]| {
        let of_side = traces.iter().filter(|one| side.contains(&one.held) && one.full > 0);
        let full: i64 = of_side.clone().map(|one| one.full).sum();
        of_side.map(|one| one.held).min().filter(|_| full >= least)
    };
    reached(&[Held::Group]).or_else(|| reached(&[Held::Joint, Held::Scattered]))
}
