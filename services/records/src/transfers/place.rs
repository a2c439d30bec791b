//! Where a transfer leads out of and into: a branch, and the committee that issues and takes its letters.

use super::rules::Route;
use crate::{
    desk::Desk,
    development::rules::{Body, power},
    units::{self, Unit},
};
use kernel::UnitId;
use rest::Problem;
use rulepack::{UnitKind, development::Power};
use std::collections::HashMap;

/// A branch of this organisation with its committee.
#[derive(Clone, Debug)]
pub struct Side {
    pub unit: Unit,
    pub committee: Unit,
}

/// The committee of a branch is the nearest above it that approves members: it exchanges letters with others. Where
/// there is none, the top of the organisation takes its place.
///
/// # Errors
/// When the database is away.
pub async fn side(desk: &Desk<'_>, unit: Unit) -> Result<Side, Problem> {
    let mut committee = unit.clone();
    while let Some(parent) = committee.parent_id.filter(|_| !approves(desk, committee.kind)) {
        let Some(above) = units::by_ids(desk.tx, vec![parent]).await?.remove(&parent) else { break };
        committee = above;
    }
    Ok(Side { unit, committee })
}

/// The same where all units are known.
pub fn committee_among<'a>(desk: &Desk<'_>, unit: &'a Unit, all: &'a HashMap<UnitId, Unit>) -> &'a Unit {
    let mut committee = unit;
    while let Some(above) = committee.parent_id.filter(|_| !approves(desk, committee.kind)) {
        let Some(above) = all.get(&above) else { break };
        committee = above;
    }
    committee
}

/// Whether a committee approves members, and so exchanges letters.
pub fn approves(desk: &Desk<'_>, kind: UnitKind) -> bool {
    let rules = &desk.pack.development.approval.on(desk.today).value;
    power(rules, Body { kind, under_township: false, temporary: false }) == Power::Approves
}

/// Which way the relation goes; none where neither side is here.
pub fn route(from: Option<&Side>, to: Option<&Side>) -> Option<Route> {
    match (from, to) {
        (Some(from), Some(to)) if from.committee.id == to.committee.id => Some(Route::SameCommittee),
        (Some(_), Some(_)) => Some(Route::Between),
        (Some(_), None) => Some(Route::Outgoing),
        (None, Some(_)) => Some(Route::Incoming),
        (None, None) => None,
    }
}

/// Whether the committees that are here may exchange letters directly.
pub fn may_exchange(from: Option<&Side>, to: Option<&Side>) -> bool {
    [from, to].into_iter().flatten().all(|side| side.committee.direct_transfers)
}
