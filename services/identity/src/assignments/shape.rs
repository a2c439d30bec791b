//! Assignments as clients read them.

use super::store::{self, assignment::Model};
use crate::{accounts, units};
use kernel::{AccountId, AssignmentId, UnitId};
use sea_orm::DbErr;
use serde::Serialize;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};
use utoipa::ToSchema;

/// A role of an account in a unit, for a half-open period of days.
#[derive(Clone, Debug, Serialize, ToSchema)]
#[schema(as = Assignment)]
pub struct AssignmentOut {
    pub id: AssignmentId,
    pub account_id: AccountId,
    pub account_name: Option<String>,
    pub role: String,
    /// None: the organisation as a whole.
    pub unit_id: Option<UnitId>,
    pub unit_name: Option<String>,
    pub from: Date,
    /// The first day on which it does not hold any more.
    pub to: Option<Date>,
    #[serde(with = "time::serde::rfc3339")]
    pub created_at: OffsetDateTime,
}

/// Several assignments with the names of their people and places.
pub(crate) async fn shaped(tx: &TenantTx, rows: Vec<Model>) -> Result<Vec<AssignmentOut>, DbErr> {
    let units = rows.iter().filter_map(|row| row.unit_id).collect();
    let units: HashMap<UnitId, String> =
        units::by_ids(tx, units).await?.into_iter().map(|unit| (unit.id, unit.name)).collect();
    let mut people: Vec<AccountId> = rows.iter().map(|row| row.account_id).collect();
    people.sort_unstable();
    people.dedup();
    let people: HashMap<AccountId, String> = accounts::names(tx, people).await?.into_iter().collect();
    let one = |row: Model| AssignmentOut {
        id: row.id,
        account_id: row.account_id,
        account_name: people.get(&row.account_id).cloned(),
        unit_name: row.unit_id.and_then(|id| units.get(&id).cloned()),
        unit_id: row.unit_id,
        role: row.role,
        from: row.from_on,
        to: row.to_on,
        created_at: row.created_at,
    };
    Ok(rows.into_iter().map(one).collect())
}

/// What several accounts hold on a day or will hold.
pub(crate) async fn of_accounts(
    tx: &TenantTx,
    ids: Vec<AccountId>,
    on: Date,
) -> Result<Vec<AssignmentOut>, DbErr> {
    shaped(tx, store::of_accounts(tx, ids, on).await?).await
}
