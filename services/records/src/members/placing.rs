//! Whether members may be entered where they shall be.

use super::{
    draft::NewMember,
    problems::{CANNOT_HOLD_MEMBERS, NOT_A_GROUP},
};
use crate::{
    desk::Desk,
    units::{self, Unit, UnitState},
};
use kernel::UnitId;
use rest::Problem;
use rulepack::{Capability, UnitKind, UnitKinds};
use std::collections::{BTreeSet, HashMap};

/// The branch somebody is entered in, and the group.
pub type Place = (UnitId, Option<UnitId>);

pub fn of(member: &NewMember) -> Place {
    (member.unit_id, member.group_id)
}

/// Keeps the units the members are entered in from being moved or dissolved meanwhile, and checks that they
/// take members.
///
/// # Errors
/// When one of them cannot.
pub async fn hold(desk: &Desk<'_>, places: &[Place]) -> Result<HashMap<UnitId, Unit>, Problem> {
    let ids: BTreeSet<UnitId> =
        places.iter().flat_map(|(branch, group)| [Some(*branch), *group]).flatten().collect();
    let ids: Vec<UnitId> = ids.into_iter().collect();
    let units = units::hold_all(desk.tx, &ids).await?;
    let kinds = &desk.pack.unit_kinds.on(desk.today).value;
    for (unit, group) in places {
        let unit = units.get(unit).ok_or_else(|| units::UNKNOWN_UNIT.at("/unit_id"))?;
        branch(kinds, unit)?;
        if let Some(group) = group {
            let group = units.get(group).ok_or_else(|| NOT_A_GROUP.at("/group_id"))?;
            self::group(unit, group)?;
        }
    }
    Ok(units)
}

/// The same for one branch alone.
///
/// # Errors
/// When it takes no members.
pub async fn hold_branch(desk: &Desk<'_>, id: UnitId) -> Result<(), Problem> {
    let units = units::hold_all(desk.tx, &[id]).await?;
    let unit = units.get(&id).ok_or_else(|| units::UNKNOWN_UNIT.at("/unit_id"))?;
    branch(&desk.pack.unit_kinds.on(desk.today).value, unit)
}

fn branch(kinds: &UnitKinds, unit: &Unit) -> Result<(), Problem> {
    if unit.state != UnitState::Active {
        return Err(units::NOT_ACTIVE.at("/unit_id").with("name", &unit.name));
    }
    if !kinds.can(unit.kind, Capability::HoldsMembers) {
        return Err(CANNOT_HOLD_MEMBERS.at("/unit_id").with("name", &unit.name));
    }
    Ok(())
}

fn group(branch: &Unit, group: &Unit) -> Result<(), Problem> {
    let fits = group.kind == UnitKind::Group
        && group.parent_id == Some(branch.id)
        && group.state == UnitState::Active;
    if fits { Ok(()) } else { Err(NOT_A_GROUP.at("/group_id")) }
}
