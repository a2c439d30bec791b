//! Who is on the roster of a unit, for lists of other features.

use super::store::{self, Filter, Sort, member::Model};
use crate::units::{self, Unit};
use kernel::PersonName;
use rulepack::UnitKind;
use sea_orm::DbErr;
use tenancy::TenantTx;

pub use super::store::Place as RosterPlace;

/// What the roster is ordered by, of a name.
pub fn initials(name: &str) -> String {
    name.parse::<PersonName>().map(|name| name.initials()).unwrap_or_default()
}

/// Members of a unit and of everything below it, by name, from behind a place.
///
/// # Errors
/// When the database is away.
pub async fn roster_of(
    tx: &TenantTx,
    unit: &Unit,
    after: Option<&RosterPlace>,
    limit: u64,
) -> Result<Vec<Model>, DbErr> {
    store::page_of(tx, &filter(unit), Sort::Name, after, limit).await
}

/// How many they are.
///
/// # Errors
/// When the database is away.
pub async fn count_roster_of(tx: &TenantTx, unit: &Unit) -> Result<u64, DbErr> {
    Ok(u64::try_from(store::count(tx, filter(unit).condition()).await?).unwrap_or_default())
}

/// The members of a group belong to the branch above it.
fn filter(unit: &Unit) -> Filter {
    match unit.kind {
        UnitKind::Group => Filter { group: Some(unit.id), ..Filter::default() },
        _ => Filter { units: Some(units::ids_below(&unit.path)), ..Filter::default() },
    }
}
