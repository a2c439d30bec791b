//! What services call in the transaction that uses something up.

use super::{Bound, Bounds, Quota, QuotaError, Refusal};
use crate::TenantTx;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};
use time::Date;

/// How much is used, of how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
    pub used: u64,
    pub bound: Bound,
}

/// What holds for the organisation of this transaction.
///
/// # Errors
/// When the database is away.
pub async fn bounds(tx: &TenantTx, quota: Quota) -> Result<Bound, DbErr> {
    let row = tx.query_one_raw(statement("SELECT platform.quotas() AS kept", [])).await?;
    let kept: Option<String> = row.map(|row| row.try_get("", "kept")).transpose()?.flatten();
    Ok(tx.quota_defaults().bound(tx.tenant().kind, &Bounds::read(kept.as_deref()), quota))
}

/// Takes from a quota that this module counts (`Storage` under [`STANDING`](super::STANDING), `Mails` and `Jobs`
/// under the business day), in the caller's transaction: rolled back, nothing was taken.
///
/// # Errors
/// [`QuotaError::Full`] when there is not enough left; nothing was taken then.
pub async fn take(tx: &TenantTx, quota: Quota, day: Date, amount: u64) -> Result<Standing, QuotaError> {
    let bound = bounds(tx, quota).await?;
    let total = count(tx, quota.as_str(), day, signed(amount)).await?;
    if amount > 0 && bound.refuses(total) {
        count(tx, quota.as_str(), day, -signed(amount)).await?;
        let most = bound.hard.unwrap_or_default();
        return Err(Refusal { quota, used: total.saturating_sub(amount), most }.into());
    }
    Ok(Standing { used: total, bound })
}

/// Gives back what was taken.
///
/// # Errors
/// When the database is away.
pub async fn release(tx: &TenantTx, quota: Quota, day: Date, amount: u64) -> Result<(), DbErr> {
    count(tx, quota.as_str(), day, -signed(amount)).await.map(drop)
}

/// For what the caller counts itself (`Members`): whether `add` more than `used` are allowed. Call [`hold`] before
/// counting.
///
/// # Errors
/// [`QuotaError::Full`] when they are not.
pub async fn check(tx: &TenantTx, quota: Quota, used: u64, add: u64) -> Result<Standing, QuotaError> {
    let bound = bounds(tx, quota).await?;
    if add > 0 && bound.refuses(used.saturating_add(add)) {
        return Err(Refusal { quota, used, most: bound.hard.unwrap_or_default() }.into());
    }
    Ok(Standing { used, bound })
}

/// Lets one transaction of the organisation at a time count what it uses of a quota, until it ends.
///
/// # Errors
/// When the database is away.
pub async fn hold(tx: &TenantTx, quota: Quota) -> Result<(), DbErr> {
    let sql = "SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text AS held";
    let name = format!("quota/{quota}/{}", tx.tenant().key);
    tx.query_one_raw(statement(sql, [name.into()])).await.map(drop)
}

/// How much is used.
///
/// # Errors
/// When the database is away.
pub async fn used(tx: &TenantTx, what: &str, day: Date) -> Result<u64, DbErr> {
    number(tx, statement("SELECT platform.used($1, $2) AS n", [what.into(), day.into()])).await
}

/// Adds to a figure, or takes away from it; never below zero. Gives what it is then.
///
/// # Errors
/// When the database is away.
pub async fn count(tx: &TenantTx, what: &str, day: Date, amount: i64) -> Result<u64, DbErr> {
    let values = [what.into(), day.into(), amount.into()];
    number(tx, statement("SELECT platform.count_use($1, $2, $3) AS n", values)).await
}

/// Puts a figure that was counted afresh in the place of the old one.
///
/// # Errors
/// When the database is away.
pub async fn set(tx: &TenantTx, what: &str, day: Date, amount: u64) -> Result<(), DbErr> {
    let values = [what.into(), day.into(), signed(amount).into()];
    number(tx, statement("SELECT platform.set_use($1, $2, $3) AS n", values)).await.map(drop)
}

async fn number(tx: &TenantTx, statement: Statement) -> Result<u64, DbErr> {
    let row = tx.query_one_raw(statement).await?;
    let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
    Ok(u64::try_from(n).unwrap_or_default())
}

fn signed(amount: u64) -> i64 {
    i64::try_from(amount).unwrap_or(i64::MAX)
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
