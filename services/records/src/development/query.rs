//! Which development files an actor sees: those of units within reach.

use super::{
    problems::CLOSED,
    store::{
        self,
        file::{Column, Model},
    },
};
use crate::units::{self, Unit};
use access::{Action, ResourceKind, Thing};
use kernel::{DevelopmentFileId, UnitId};
use rest::{Call, Problem, kinds};
use sea_orm::Condition;

/// A file with the unit that keeps it.
#[derive(Clone, Debug)]
pub struct Placed {
    pub file: Model,
    pub unit: Unit,
}

impl Placed {
    /// What the judge is asked about.
    pub fn thing(&self) -> Thing {
        Thing::within(ResourceKind::Development, self.unit.path.as_str()).about(Some(self.file.person_id))
    }
}

/// The unit a parameter names, or the highest one within reach, for what is listed of it.
///
/// # Errors
/// When there is none within reach.
pub async fn unit(call: &Call, named: Option<UnitId>) -> Result<Unit, Problem> {
    let reach = call.reach_something(Action::List, ResourceKind::Development).await?;
    let unit = match named {
        Some(id) => units::named(call, id, &units::UNKNOWN_UNIT, "?unit_id").await?,
        None => {
            let first = units::all_within(call.tx(), &reach, 1).await?.pop();
            first.ok_or_else(|| kinds::NOT_FOUND.problem())?
        }
    };
    call.authorize(Action::List, &Thing::within(ResourceKind::Development, unit.path.as_str())).await?;
    Ok(unit)
}

/// # Errors
/// When the database is away.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::View, ResourceKind::Development).await?;
    Ok(units::reached_by(&reach, Column::UnitId))
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: DevelopmentFileId) -> Result<Placed, Problem> {
    let seen = seen(call).await?;
    let file = store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let mut found = units::by_ids(call.tx(), vec![file.unit_id]).await?;
    let unit = found.remove(&file.unit_id).ok_or_else(|| kinds::INTERNAL.problem())?;
    Ok(Placed { file, unit })
}

/// The file for this transaction alone: whoever changes a file or one of its parts comes by here, one after the other.
///
/// # Errors
/// 404 when there is none within reach, 403 when this may not be done to it.
pub async fn claimed_for(call: &Call, id: DevelopmentFileId, action: Action) -> Result<Placed, Problem> {
    let found = claimed(call, id).await?;
    call.authorize(action, &found.thing()).await?;
    Ok(found)
}

/// The same where what is done says which permission it takes.
///
/// # Errors
/// 404 when there is none within reach.
pub async fn claimed(call: &Call, id: DevelopmentFileId) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    let file = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    // it may have moved to another unit meanwhile
    if file.unit_id == found.file.unit_id {
        return Ok(Placed { file, ..found });
    }
    reached(call, id).await
}

/// A file that is closed takes nothing more.
///
/// # Errors
/// With the day it was closed on.
pub fn still_open(file: &Model) -> Result<(), Problem> {
    match file.closed_on {
        Some(on) => Err(CLOSED.with("on", on)),
        None => Ok(()),
    }
}
