use super::store;
use rest::Problem;
use sea_orm::DbErr;
use tenancy::{
    TenantTx,
    quota::{self, Quota},
};

/// Refuses more members than the organisation may hold; until the transaction ends nobody else adds any.
///
/// # Errors
/// 409 `quota_members`.
pub async fn take(tx: &TenantTx, add: u64) -> Result<(), Problem> {
    let bound = quota::bounds(tx, Quota::Members).await?;
    if bound.hard.is_none() {
        return Ok(());
    }
    quota::hold(tx, Quota::Members).await?;
    quota::check(tx, Quota::Members, held(tx).await?, add).await?;
    Ok(())
}

/// How many members may still be added; `None` for any number.
///
/// # Errors
/// When the database is away.
pub async fn left(tx: &TenantTx) -> Result<Option<u64>, DbErr> {
    let Some(most) = quota::bounds(tx, Quota::Members).await?.hard else { return Ok(None) };
    quota::hold(tx, Quota::Members).await?;
    Ok(Some(most.saturating_sub(held(tx).await?)))
}

/// Members on the roster.
///
/// # Errors
/// When the database is away.
pub async fn held(tx: &TenantTx) -> Result<u64, DbErr> {
    let n = store::count(tx, store::on_roster()).await?;
    Ok(u64::try_from(n).unwrap_or_default())
}
