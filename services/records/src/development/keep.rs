//! What other features ask of development files.

use super::store;
use kernel::MemberId;
use sea_orm::DbErr;
use tenancy::TenantTx;

pub use super::store::{count_open_of, exist_of_units, follow, move_all};

/// Whether one of these members has a file, accompanies somebody else's, or received a report for one.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(store::exist_of_members(tx, ids).await?
        || store::any_mentored(tx, ids).await?
        || store::any_received(tx, ids).await?)
}

/// Erases the number by which a person is called, for good.
///
/// # Errors
/// When the database is away.
pub async fn erase_contact(tx: &TenantTx, person: MemberId) -> Result<(), DbErr> {
    store::forget_mobile(tx, person).await
}
