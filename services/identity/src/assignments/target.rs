//! Places named by clients: units an actor may act in, or filter by.

use super::{
    problems,
    rules::{self, Misplaced},
};
use crate::units;
use access::{Action, Reach, ResourceKind, Role, Thing};
use kernel::UnitId;
use rest::{Call, Problem, ProblemKind, kinds};
use tenancy::TenantTx;

/// Something of a kind in a unit, or in the organisation as a whole.
pub(crate) fn thing(kind: ResourceKind, unit_path: Option<String>) -> Thing {
    match unit_path {
        Some(path) => Thing::within(kind, path),
        None => Thing::of(kind),
    }
}

/// A role at a place the actor may give it at.
pub(crate) struct Target {
    pub role: Role,
    pub unit: Option<UnitId>,
}

/// Reads role and unit, and asks whether the actor may do `action` there and give that role.
///
/// # Errors
/// 422 when role or unit make no sense or are out of reach, 403 when the role is above the actor.
pub(crate) async fn target(
    call: &Call,
    action: Action,
    kind: ResourceKind,
    role: &str,
    unit: Option<UnitId>,
) -> Result<Target, Problem> {
    call.reach_something(action, kind).await?;
    let role = rules::role_at(role, unit.is_some()).map_err(misplaced)?;
    let path = match unit {
        Some(id) => Some(path_in_reach(call, action, kind, id).await?),
        None => None,
    };
    call.authorize(action, &thing(kind, path.clone())).await?;
    let grants = &call.principal().await?.grants;
    if !rules::may_give(grants, role, path.as_deref()) {
        return Err(problems::ROLE_ABOVE_YOU.at("/role"));
    }
    Ok(Target { role, unit })
}

fn misplaced(why: Misplaced) -> Problem {
    let (kind, pointer): (&'static ProblemKind, &str) = match why {
        Misplaced::UnknownRole => (&problems::UNKNOWN_ROLE, "/role"),
        Misplaced::NeedsUnit => (&problems::ROLE_NEEDS_UNIT, "/unit_id"),
        Misplaced::NeedsWhole => (&problems::ROLE_NEEDS_WHOLE, "/unit_id"),
    };
    kinds::VALIDATION.problem().field(pointer, kind)
}

/// Path of a unit; one out of reach is told from one that is not there by nobody.
async fn path_in_reach(
    call: &Call,
    action: Action,
    kind: ResourceKind,
    id: UnitId,
) -> Result<String, Problem> {
    let reach = call.reach(action, kind).await?;
    let unit = units::by_id(call.tx(), id).await?.filter(|unit| reach.covers(Some(&unit.path)));
    let unit = unit.ok_or_else(|| kinds::VALIDATION.problem().field("/unit_id", &problems::UNKNOWN_UNIT))?;
    Ok(unit.path)
}

/// The subtrees a list is limited to: all of the actor's, or the one that was asked for, if it lies in them.
/// None: no limit.
///
/// # Errors
/// 422 when the unit that was asked for is out of reach.
pub(crate) async fn limit(
    tx: &TenantTx,
    reach: Reach,
    asked: Option<UnitId>,
) -> Result<Option<Vec<String>>, Problem> {
    let Some(id) = asked else {
        return Ok(match reach {
            Reach::All => None,
            Reach::Units(paths) => Some(paths),
            Reach::Nothing => Some(Vec::new()),
        });
    };
    let unknown = || kinds::VALIDATION.problem().field("?unit", &problems::UNKNOWN_UNIT);
    let unit = units::by_id(tx, id).await?.ok_or_else(unknown)?;
    if reach.covers(Some(&unit.path)) { Ok(Some(vec![unit.path])) } else { Err(unknown()) }
}
