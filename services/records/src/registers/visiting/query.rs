//! What other features ask the register.

use super::store::{self, Column};
use crate::sql::any_of;
use kernel::{UnitId, VisitingMemberId};
use sea_orm::{ColumnTrait, Condition, DbErr};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;

/// Somebody from elsewhere, as a list names people.
#[derive(Clone, Debug)]
pub struct Named {
    pub name: String,
    /// The organisation that has the relation.
    pub from_place: String,
}

/// Who takes part in a unit on a day, the one who was entered first before the others.
///
/// # Errors
/// When the database is away.
pub async fn taking_part(tx: &TenantTx, unit: UnitId, day: Date) -> Result<Vec<VisitingMemberId>, DbErr> {
    let not_over = Condition::any().add(Column::Until.is_null()).add(Column::Until.gte(day));
    let here = Condition::all().add(not_over).add(Column::UnitId.eq(unit)).add(Column::Since.lte(day));
    let found = store::page(tx, here, u64::from(u32::MAX)).await?;
    Ok(found.into_iter().rev().map(|one| one.id).collect())
}

/// # Errors
/// When the database is away.
pub async fn names(
    tx: &TenantTx,
    ids: Vec<VisitingMemberId>,
) -> Result<HashMap<VisitingMemberId, Named>, DbErr> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let found = store::page(tx, Condition::all().add(any_of(Column::Id, ids)), u64::from(u32::MAX)).await?;
    let named = |one: store::Model| (one.id, Named { name: one.name, from_place: one.from_place });
    Ok(found.into_iter().map(named).collect())
}
