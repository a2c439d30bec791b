//! The tree on any day, as known at any moment: a fold over the decisions that were recorded.
//!
//! Two times matter. *Decided on* is the day on the paper; *recorded at* is when somebody told the system.
//! "Who belonged where on 1 March" asks the first, "what did we believe when we reported" the second.

use super::words::{Change, UnitState};
use kernel::UnitId;
use rulepack::UnitKind;
use std::collections::BTreeMap;
use time::{Date, OffsetDateTime};
use uuid::Uuid;

/// One decision about one unit. What is `None` was left as it was; a short name that was taken away is "".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    pub id: Uuid,
    pub unit_id: UnitId,
    pub change: Change,
    /// `None`: before anything that is known.
    pub decided_on: Option<Date>,
    pub recorded_at: OffsetDateTime,
    pub parent_id: Option<UnitId>,
    pub kind: Option<UnitKind>,
    pub name: Option<String>,
    pub short_name: Option<String>,
    pub state: Option<UnitState>,
}

/// What was true of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    pub parent_id: Option<UnitId>,
    pub kind: UnitKind,
    pub name: String,
    pub short_name: Option<String>,
    pub state: UnitState,
}

/// All units as they stood on a day, as far as it was recorded by a moment.
pub fn tree_on(decisions: &[Decision], day: Date, known_at: OffsetDateTime) -> BTreeMap<UnitId, Facts> {
    let mut seen: Vec<&Decision> = decisions
        .iter()
        .filter(|d| d.recorded_at <= known_at && d.decided_on.is_none_or(|decided| decided <= day))
        .collect();
    seen.sort_by_key(|d| (d.decided_on, d.recorded_at, d.id));
    let mut tree = BTreeMap::new();
    for decision in seen {
        apply(&mut tree, decision);
    }
    tree
}

fn apply(tree: &mut BTreeMap<UnitId, Facts>, d: &Decision) {
    let short = |text: &String| Some(text.clone()).filter(|text| !text.is_empty());
    if let Some(facts) = tree.get_mut(&d.unit_id) {
        facts.parent_id = d.parent_id.or(facts.parent_id);
        facts.kind = d.kind.unwrap_or(facts.kind);
        facts.state = d.state.unwrap_or(facts.state);
        if let Some(name) = &d.name {
            facts.name.clone_from(name);
        }
        if let Some(text) = &d.short_name {
            facts.short_name = short(text);
        }
    } else if let (Some(kind), Some(name)) = (d.kind, &d.name) {
        let facts = Facts {
            parent_id: d.parent_id,
            kind,
            name: name.clone(),
            short_name: d.short_name.as_ref().and_then(short),
            state: d.state.unwrap_or(UnitState::Active),
        };
        tree.insert(d.unit_id, facts);
    }
}

/// The first day from `from` on at which units would stand in a circle, which a decision recorded late can
/// cause even where today's tree is sound.
pub fn first_circle(decisions: &[Decision], from: Date, now: OffsetDateTime) -> Option<Date> {
    let mut days: Vec<Date> = decisions.iter().filter_map(|d| d.decided_on).filter(|d| *d >= from).collect();
    days.push(from);
    days.sort_unstable();
    days.dedup();
    days.into_iter().find(|day| has_circle(&tree_on(decisions, *day, now)))
}

fn has_circle(tree: &BTreeMap<UnitId, Facts>) -> bool {
    tree.keys().any(|start| {
        let mut at = *start;
        for _ in 0..tree.len() {
            match tree.get(&at).and_then(|facts| facts.parent_id) {
                None => return false,
                Some(parent) => at = parent,
            }
        }
        true
    })
}

#[cfg(test)]
#[path = "timeline_tests.rs"]
mod tests;
