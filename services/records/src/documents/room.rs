//! The organisation's share of the store: what its documents take up, counted where it is stored and given back
//! where it is deleted.

use super::store;
use rest::Problem;
use sea_orm::DbErr;
use tenancy::{
    TenantTx,
    quota::{self, Quota, STANDING},
};

/// Whether so many bytes more would fit; asked before a file is taken in.
///
/// # Errors
/// 409 when they would not.
pub async fn fits(tx: &TenantTx, bytes: u64) -> Result<(), Problem> {
    let used = quota::used(tx, Quota::Storage.as_str(), STANDING).await?;
    quota::check(tx, Quota::Storage, used, bytes).await?;
    Ok(())
}

/// Counts what is stored in this transaction. Call it late: others wait for it.
///
/// # Errors
/// 409 when it does not fit.
pub async fn take(tx: &TenantTx, bytes: u64) -> Result<(), Problem> {
    quota::take(tx, Quota::Storage, STANDING, bytes).await?;
    Ok(())
}

/// # Errors
/// When the database is away.
pub async fn release(tx: &TenantTx, bytes: u64) -> Result<(), Problem> {
    Ok(quota::release(tx, Quota::Storage, STANDING, bytes).await?)
}

/// Counts afresh what is stored: an organisation that came from elsewhere, or was set back, has other documents than
/// the figure says.
///
/// # Errors
/// When the database is away.
pub async fn measure(tx: &TenantTx) -> Result<(), DbErr> {
    // holds the row: what is taken meanwhile is added to the figure that was counted
    quota::count(tx, Quota::Storage.as_str(), STANDING, 0).await?;
    quota::set(tx, Quota::Storage.as_str(), STANDING, store::stored_bytes(tx).await?).await
}
