//! The archive of a unit, for whoever may look at it.

use super::sources::EARLIEST;
use crate::{
    desk::Desk,
    units::{self, Unit},
};
use access::{Action, ResourceKind, Thing};
use kernel::UnitId;
use rest::{Call, Problem, kinds};
use serde::Deserialize;

/// A year of a unit.
#[derive(Clone, Copy, Debug, Deserialize)]
pub struct Of {
    pub id: UnitId,
    pub year: i32,
}

/// # Errors
/// 404 when the unit is out of reach, 403 when this may not be done to its archive.
pub async fn reached(call: &Call, id: UnitId, action: Action) -> Result<Unit, Problem> {
    let unit = units::reached(call, id).await?;
    let thing = Thing::within(ResourceKind::Archive, unit.path.as_str());
    if !call.may(Action::View, &thing).await? || !call.may(action, &thing).await? {
        return Err(kinds::FORBIDDEN.problem());
    }
    Ok(unit)
}

/// # Errors
/// 404 for a year nobody can mean.
pub fn year(desk: &Desk<'_>, year: i32) -> Result<i32, Problem> {
    let fine = (EARLIEST..=desk.today.year()).contains(&year);
    fine.then_some(year).ok_or_else(|| kinds::NOT_FOUND.problem())
}
