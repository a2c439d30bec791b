//! What must be true of the tree, as far as it can be said without the database.

use super::{
    path,
    problems::{
        CANNOT_TAKE_MEMBERS, CHILDREN_NOT_ALLOWED, DECIDED_IN_FUTURE, DECIDED_TOO_EARLY, KIND_AT_TOP,
        KIND_UNDER_KIND, NOT_ACTIVE, ROOT_STAYS, TOO_DEEP, UNIT_CYCLE,
    },
    store::unit::Model,
    words::UnitState,
};
use crate::{
    dates::{EARLIEST, TOO_EARLY},
    desk::Desk,
    spoken,
};
use rest::Problem;
use rulepack::{Capability, UnitKind, UnitKinds};
use time::Date;

/// A kind may stand under this parent, or at the top.
pub fn place(
    kinds: &UnitKinds,
    kind: UnitKind,
    parent: Option<&Model>,
    pointer: &str,
) -> Result<(), Problem> {
    if kinds.allows(kind, parent.map(|parent| parent.kind)) {
        return Ok(());
    }
    Err(match parent {
        None => KIND_AT_TOP.at(pointer).with("kind", spoken::kind(kind)),
        Some(parent) => KIND_UNDER_KIND
            .at(pointer)
            .with("kind", spoken::kind(kind))
            .with("parent", spoken::kind(parent.kind)),
    })
}

pub fn active(unit: &Model) -> Result<(), Problem> {
    if unit.state == UnitState::Active { Ok(()) } else { Err(NOT_ACTIVE.with("name", &unit.name)) }
}

/// The same for a unit that was named in the body.
pub fn active_at(unit: &Model, pointer: &str) -> Result<(), Problem> {
    if unit.state == UnitState::Active {
        Ok(())
    } else {
        Err(NOT_ACTIVE.at(pointer).with("name", &unit.name))
    }
}

/// A unit of a kind may be founded under this one today.
///
/// # Errors
/// At `/parent_id` or `/kind`.
pub fn may_stand_under(desk: &Desk<'_>, kind: UnitKind, parent: &Model) -> Result<(), Problem> {
    active_at(parent, "/parent_id")?;
    place(&desk.pack.unit_kinds.on(desk.today).value, kind, Some(parent), "/kind")?;
    depth(Some(parent), 1)
}

/// `levels` more would hang under the parent.
pub fn depth(parent: Option<&Model>, levels: usize) -> Result<(), Problem> {
    let above = parent.map_or(0, |parent| path::depth(&parent.path));
    if above + levels <= path::MAX_DEPTH {
        Ok(())
    } else {
        Err(TOO_DEEP.at("/parent_id").with("most", path::MAX_DEPTH))
    }
}

pub fn not_the_top(unit: &Model) -> Result<(), Problem> {
    if unit.parent_id.is_some() { Ok(()) } else { Err(ROOT_STAYS.problem()) }
}

/// A unit cannot come to hang below itself.
pub fn no_circle(unit: &Model, target: &Model, pointer: &str) -> Result<(), Problem> {
    if path::is_within(&target.path, &unit.path) {
        return Err(UNIT_CYCLE.at(pointer).with("name", &unit.name));
    }
    Ok(())
}

/// A decision lies in the past, but not before the latest one about the same unit.
pub fn decided(on: Date, last: Option<Date>, today: Date) -> Result<(), Problem> {
    if on > today {
        return Err(DECIDED_IN_FUTURE.at("/decided_on"));
    }
    if on < EARLIEST {
        return Err(TOO_EARLY.at("/decided_on"));
    }
    match last {
        Some(last) if on < last => Err(DECIDED_TOO_EARLY.at("/decided_on").with("day", last)),
        _ => Ok(()),
    }
}

/// What a unit leaves behind when it is merged, the target must be able to take.
pub fn takes(
    kinds: &UnitKinds,
    target: &Model,
    has_members: bool,
    children: &[Model],
) -> Result<(), Problem> {
    if has_members && !kinds.can(target.kind, Capability::HoldsMembers) {
        return Err(CANNOT_TAKE_MEMBERS.at("/into_id").with("name", &target.name));
    }
    match children.iter().find(|child| !kinds.allows(child.kind, Some(target.kind))) {
        Some(child) => Err(CHILDREN_NOT_ALLOWED.at("/into_id").with("name", &child.name)),
        None => Ok(()),
    }
}

#[cfg(test)]
#[path = "rules_tests.rs"]
mod tests;
