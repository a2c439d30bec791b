//! Which kinds of meeting may share one record.

use super::Finding;
use rulepack::{
    UnitKind,
    organisational_life::{Gathering, MeetingKind, MeetingKinds},
};
use std::collections::BTreeSet;

/// A record of these kinds may be of a gathering of such a unit.
pub fn check(
    rules: &MeetingKinds,
    unit: UnitKind,
    gathering: Gathering,
    kinds: &BTreeSet<MeetingKind>,
) -> Vec<Finding> {
    if kinds.is_empty() {
        return vec![Finding::NoKind];
    }
    let fault = |kind: &MeetingKind| {
        let rule = rules.rule(*kind).filter(|rule| rule.held_by.contains(&unit));
        match rule {
            None => Some(Finding::NotHeldHere { kind: *kind, unit }),
            Some(rule) if !rule.gatherings.contains(&gathering) || !gathers(unit, gathering) => {
                Some(Finding::NotInGathering { kind: *kind, gathering })
            }
            Some(_) => None,
        }
    };
    kinds.iter().filter_map(fault).collect()
}

/// The gatherings that could be of all these kinds at once; none where they need a record each.
pub fn shared(rules: &MeetingKinds, unit: UnitKind, kinds: &BTreeSet<MeetingKind>) -> Vec<Gathering> {
    let fits = |gathering: &&Gathering| check(rules, unit, **gathering, kinds).is_empty();
    Gathering::ALL.iter().filter(fits).copied().collect()
}

/// A group meets as a group, and nothing else does.
const fn gathers(unit: UnitKind, gathering: Gathering) -> bool {
    matches!(unit, UnitKind::Group) == matches!(gathering, Gathering::Group)
}
