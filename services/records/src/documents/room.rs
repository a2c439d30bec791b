//! The organisation's share of the store: what its documents take up, counted where it is stored and given back
//! where it is deleted.

use rest::Problem;
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
