//! Whether a transfer may be opened, and what is still to be done before.

use super::{Finding, Route, Underway};
use kernel::UnitId;
use rulepack::{
    Capability, Switch, UnitKind, UnitKinds, Weight,
    transfers::{Pending, PendingRules},
};
use std::collections::{BTreeMap, BTreeSet};

/// A branch that lets go or takes; none where it is not on this system.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    pub id: UnitId,
    pub kind: UnitKind,
}

/// What is known of a member who wants to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wish {
    pub route: Route,
    pub from: Option<Place>,
    pub to: Option<Place>,
    /// A transfer of this member that is not closed.
    pub open: Option<Underway>,
    /// Other business; dues are looked at when the letter is issued.
    pub pending: BTreeSet<Pending>,
    /// Both committees may exchange nationwide, or need not.
    pub power: bool,
}

/// What an organisation has chosen where the rules leave it free.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    pub practised: Option<bool>,
    pub weights: BTreeMap<Pending, Weight>,
}

/// Everything against a transfer, and everything to see to.
pub fn open(
    practice: Switch,
    kinds: &UnitKinds,
    rules: &PendingRules,
    choices: &Choices,
    wish: &Wish,
) -> Vec<Finding> {
    let practised = choices.practised.filter(|_| practice.may_change).unwrap_or(practice.usual);
    if !practised {
        return vec![Finding::NotPractised];
    }
    let mut found: Vec<Finding> = wish.open.map(Finding::AlreadyOpen).into_iter().collect();
    found.extend(places(kinds, wish));
    let unpowered = (!wish.power && wish.route != Route::SameCommittee).then_some(Pending::Power);
    for pending in wish.pending.iter().copied().chain(unpowered) {
        let weight = weight(rules, pending, choices.weights.get(&pending).copied());
        found.extend(weight.map(|weight| Finding::Unfinished { pending, weight }));
    }
    found
}

fn places(kinds: &UnitKinds, wish: &Wish) -> Vec<Finding> {
    let holds = |place: Place| {
        kinds.can(place.kind, Capability::HoldsMembers) && kinds.can(place.kind, Capability::Transfers)
    };
    let here = |place: Option<Place>, elsewhere: bool| match place {
        Some(place) => holds(place),
        None => elsewhere,
    };
    let mut found = Vec::new();
    if !here(wish.from, wish.route.comes()) {
        found.push(Finding::CannotLetGo);
    }
    if !here(wish.to, wish.route.goes()) {
        found.push(Finding::CannotTake);
    }
    let same = wish.from.zip(wish.to).is_some_and(|(from, to)| from.id == to.id);
    found.extend(same.then_some(Finding::SameBranch));
    found
}

/// How grave a kind of unfinished business is.
pub(super) fn weight(rules: &PendingRules, pending: Pending, chosen: Option<Weight>) -> Option<Weight> {
    let rule = rules.0.get(&pending)?;
    Some(chosen.filter(|_| rule.may_change).unwrap_or(rule.usual))
}
