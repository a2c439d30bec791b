//! Which meetings an actor sees: those of units within reach, and those whose list the actor is on.

use super::store::{
    self,
    meeting::{Column, Model},
    participant,
};
use crate::units::{self, Unit};
use access::{Action, ResourceKind, Thing};
use kernel::{MeetingId, MemberId, UnitId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};

/// A meeting, the unit that holds it, and the actor's own entry in its list.
#[derive(Clone, Debug)]
pub struct Placed {
    pub meeting: Model,
    pub unit: Unit,
    pub own: Option<participant::Model>,
}

impl Placed {
    /// What the judge is asked about: it is about the actor where the actor is on its list.
    pub fn thing(&self) -> Thing {
        let own = self.own.as_ref().map(|entry| entry.member_id);
        Thing::within(ResourceKind::Meeting, self.unit.path.as_str()).about(own)
    }
}

/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Meeting).await?;
    let own = own(call).await?;
    if reach.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let Some(units) = units::ids_within(&reach) else { return Ok(Condition::all()) };
    let seen = Condition::any().add(Column::UnitId.in_subquery(units));
    Ok(match own {
        Some(own) => seen.add(Column::Id.in_subquery(store::ids_with(own))),
        None => seen,
    })
}

/// The actor's own member record, where the actor may take part.
///
/// # Errors
/// When the database is away.
pub async fn own(call: &Call) -> Result<Option<MemberId>, Problem> {
    call.own(Action::ViewOwn, ResourceKind::Meeting).await
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: MeetingId) -> Result<Placed, Problem> {
    let seen = match seen(call).await {
        Ok(seen) => seen,
        // whoever sees none finds none
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    let found = store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let unit = unit(call, found.unit_id).await?;
    let own = match own(call).await? {
        Some(own) => store::of_member(call.tx(), id, own).await?,
        None => None,
    };
    Ok(Placed { meeting: found, unit, own })
}

/// # Errors
/// 404 when there is none within reach, 403 when this may not be done to it.
pub async fn reached_for(call: &Call, id: MeetingId, action: Action) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    call.authorize(action, &found.thing()).await?;
    Ok(found)
}

/// The same for this transaction alone: whoever changes a meeting, its list or what it decided comes by here, one
/// after the other.
///
/// # Errors
/// As [`reached_for`].
pub async fn claimed_for(call: &Call, id: MeetingId, action: Action) -> Result<Placed, Problem> {
    let found = reached_for(call, id, action).await?;
    let meeting = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let own = match &found.own {
        Some(own) => store::of_member(call.tx(), id, own.member_id).await?,
        None => None,
    };
    Ok(Placed { meeting, own, ..found })
}

async fn unit(call: &Call, id: UnitId) -> Result<Unit, Problem> {
    let mut found = units::by_ids(call.tx(), vec![id]).await?;
    found.remove(&id).ok_or_else(|| kinds::INTERNAL.problem())
}
