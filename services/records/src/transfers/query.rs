//! Which transfers an actor sees: those out of units within reach, those that were sent into one, and the own.

use super::store::{
    self,
    transfer::{Column, Model},
};
use crate::units::{self, Unit};
use access::{Action, Reach, ResourceKind};
use kernel::{MemberId, TransferId, UnitId};
use rest::{Call, Problem, kinds};
use sea_orm::{ColumnTrait, Condition};
use std::collections::HashMap;

pub type Units = HashMap<UnitId, Unit>;

/// A transfer with the units on its way.
#[derive(Clone, Debug)]
pub struct Placed {
    pub transfer: Model,
    pub units: Units,
}

/// # Errors
/// 403 when there is nothing to see at all.
pub async fn seen(call: &Call) -> Result<Condition, Problem> {
    let reach = call.reach(Action::List, ResourceKind::Transfer).await?;
    let own = own(call, Action::ViewOwn).await?;
    if reach.is_nothing() && own.is_none() {
        return Err(kinds::FORBIDDEN.problem());
    }
    let seen = within(&reach);
    Ok(match own {
        Some(own) if reach != Reach::All => Condition::any().add(seen).add(Column::MemberId.eq(own)),
        _ => seen,
    })
}

/// Transfers out of the units within reach, and those that have come to them.
fn within(reach: &Reach) -> Condition {
    let Some(units) = units::ids_within(reach) else { return Condition::all() };
    let come =
        Condition::all().add(Column::SentOn.is_not_null()).add(Column::ToUnitId.in_subquery(units.clone()));
    Condition::any().add(Column::FromUnitId.in_subquery(units)).add(come)
}

/// The actor's own member record, where this may be done to the own transfer.
///
/// # Errors
/// When the database is away.
pub async fn own(call: &Call, action: Action) -> Result<Option<MemberId>, Problem> {
    call.own(action, ResourceKind::Transfer).await
}

/// # Errors
/// 404 when there is none within reach.
pub async fn reached(call: &Call, id: TransferId) -> Result<Placed, Problem> {
    let seen = match seen(call).await {
        Ok(seen) => seen,
        // whoever sees none finds none
        Err(problem) if problem.kind() == &kinds::FORBIDDEN => return Err(kinds::NOT_FOUND.problem()),
        Err(problem) => return Err(problem),
    };
    let found = store::find_within(call.tx(), id, seen).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    let units = units_of(call.tx(), std::slice::from_ref(&found)).await?;
    Ok(Placed { transfer: found, units })
}

/// The same for this transaction alone: whoever takes a step comes by here, one after the other.
///
/// # Errors
/// As [`reached`].
pub async fn claimed(call: &Call, id: TransferId) -> Result<Placed, Problem> {
    let found = reached(call, id).await?;
    let transfer = store::claim(call.tx(), id).await?.ok_or_else(|| kinds::NOT_FOUND.problem())?;
    Ok(Placed { transfer, ..found })
}

/// The units these transfers lead through.
///
/// # Errors
/// When the database is away.
pub async fn units_of(tx: &tenancy::TenantTx, transfers: &[Model]) -> Result<Units, Problem> {
    let through =
        |one: &Model| [one.from_unit_id, one.from_committee_id, one.to_unit_id, one.to_committee_id];
    let mut ids: Vec<UnitId> = transfers.iter().flat_map(through).flatten().collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(Units::new());
    }
    Ok(units::by_ids(tx, ids).await?)
}
