//! Clearing up what is over its time.

use crate::{corrections, imports};
use events::kinds::{RetentionDue, RetentionPurged};
use sea_orm::DbErr;
use tenancy::TenantTx;

/// Erases what is due here and says how much it was.
///
/// # Errors
/// When the database is away.
pub async fn purge(tx: &TenantTx, due: &RetentionDue) -> Result<(), DbErr> {
    for limit in &due.classes {
        let count = match limit.class.as_str() {
            "imports" => imports::purge(tx, limit.before).await?,
            "corrections" => corrections::purge(tx, limit.before).await?,
            _ => continue,
        };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        let (run, class, before) = (due.run, limit.class.clone(), limit.before);
        events::emit(tx, &RetentionPurged { run, class, before, count }).await?;
    }
    Ok(())
}
