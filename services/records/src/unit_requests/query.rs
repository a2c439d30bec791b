//! Which requests an actor sees: those about units within reach, or under them.

use super::{
    problems::DECIDED_ALREADY,
    store::{self, Column, Model},
    words::{RequestKind, RequestState},
};
use crate::units::{self, Unit};
use access::{Action, ResourceKind, Thing};
use kernel::{UnitId, UnitRequestId};
use rest::{Call, IfMatch, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;

pub type Units = HashMap<UnitId, Unit>;

/// A request with the units it names.
#[derive(Clone, Debug)]
pub struct Placed {
    pub request: Model,
    pub units: Units,
}

impl Placed {
    /// Where it is asked for: under the parent, or in the unit that is to go.
    pub fn place(&self) -> Option<&Unit> {
        let dissolves = self.request.kind == RequestKind::Dissolve;
        let unit = self.request.unit_id.filter(|_| dissolves).unwrap_or(self.request.parent_id);
        self.units.get(&unit)
    }

    pub fn above(&self) -> Option<&Unit> {
        self.units.get(&self.request.above_id)
    }
}

pub fn thing(unit: &Unit) -> Thing {
    Thing::within(ResourceKind::UnitRequest, unit.path.as_str())
}

/// # Errors
/// When the database is away.
pub async fn seen(call: &Call, action: Action) -> Result<Condition, Problem> {
    let reach = call.reach(action, ResourceKind::UnitRequest).await?;
    let Some(units) = units::ids_within(&reach) else { return Ok(Condition::all()) };
    Ok(Condition::any()
        .add(Column::ParentId.in_subquery(units.clone()))
        .add(Column::UnitId.in_subquery(units)))
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: UnitRequestId) -> Result<Placed, Problem> {
    let seen = seen(call, Action::View).await?;
    let request = store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let units = units_of(call.tx(), std::slice::from_ref(&request)).await?;
    Ok(Placed { request, units })
}

/// The request for this transaction alone, while nobody has answered it.
///
/// # Errors
/// 404 when there is none within reach, 403 when it is somebody else's to do, 412 or 409 when it was done meanwhile.
pub async fn claimed_for(
    call: &Call,
    id: UnitRequestId,
    action: Action,
    version: IfMatch,
) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    let request = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let placed = Placed { request, ..found };
    let unit = if action == Action::Decide { placed.above() } else { placed.place() };
    call.authorize_step(action, &thing(unit.ok_or_else(|| kinds::INTERNAL.problem())?)).await?;
    version.check(placed.request.version)?;
    if placed.request.state == RequestState::Asked { Ok(placed) } else { Err(DECIDED_ALREADY.problem()) }
}

/// # Errors
/// When the database is away.
pub async fn units_of(tx: &tenancy::TenantTx, requests: &[Model]) -> Result<Units, Problem> {
    let named = |one: &Model| [Some(one.parent_id), one.unit_id, Some(one.above_id)];
    let mut ids: Vec<UnitId> = requests.iter().flat_map(named).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    Ok(units::by_ids(tx, ids).await?)
}
