//! What an account holds, with the paths of the units it holds it in.

use super::store::{self, assignment::Model};
use crate::units;
use access::Role;
use kernel::{AccountId, UnitId};
use sea_orm::DbErr;
use std::collections::HashMap;
use tenancy::TenantTx;
use time::Date;

/// A role in a place.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    pub role: Role,
    pub unit: Option<UnitId>,
    pub path: Option<String>,
    pub unit_name: Option<String>,
}

/// Everything the account holds on a day or will hold.
pub(crate) async fn held(tx: &TenantTx, account: AccountId, on: Date) -> Result<Vec<Held>, DbErr> {
    placed(tx, store::not_over_of_account(tx, account, on).await?).await
}

/// What the account holds on a day.
pub(crate) async fn held_on(tx: &TenantTx, account: AccountId, on: Date) -> Result<Vec<Held>, DbErr> {
    placed(tx, store::of_account(tx, account, on).await?).await
}

/// The roles alone, without asking where.
pub(crate) async fn in_force(tx: &TenantTx, account: AccountId, on: Date) -> Result<Vec<Model>, DbErr> {
    store::of_account(tx, account, on).await
}

async fn placed(tx: &TenantTx, rows: Vec<Model>) -> Result<Vec<Held>, DbErr> {
    let ids = rows.iter().filter_map(|row| row.unit_id).collect();
    let units: HashMap<UnitId, units::unit::Model> =
        units::by_ids(tx, ids).await?.into_iter().map(|unit| (unit.id, unit)).collect();
    let place = |row: Model| {
        let role = row.role.parse().ok()?;
        let Some(id) = row.unit_id else {
            return Some(Held { role, unit: None, path: None, unit_name: None });
        };
        // a unit that is not known grants nothing
        let unit = units.get(&id)?;
        let (path, name) = (unit.path.clone(), unit.name.clone());
        Some(Held { role, unit: Some(id), path: Some(path), unit_name: Some(name) })
    };
    Ok(rows.into_iter().filter_map(place).collect())
}
