//! Clearing up what is over its time.

use crate::{corrections, imports};
use events::kinds::{RetentionDue, RetentionLimit, RetentionPurged};
use kernel::{SHANGHAI, business_date};
use sea_orm::DbErr;
use serde_json::json;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::OffsetDateTime;

/// Erases what is due here, says how much it was, and writes down what went.
///
/// # Errors
/// When the database is away.
pub async fn purge(tx: &TenantTx, due: &RetentionDue, now: OffsetDateTime) -> Result<(), DbErr> {
    for limit in &due.classes {
        let (subject, count) = match limit.class.as_str() {
            "imports" => ("import", imports::purge(tx, limit.before).await?),
            "corrections" => ("correction", corrections::purge(tx, limit.before).await?),
            _ => continue,
        };
        let count = i64::try_from(count).unwrap_or(i64::MAX);
        if count > 0 {
            write_down(tx, due, limit, (subject, count), now).await?;
        }
        let (run, class, before) = (due.run, limit.class.clone(), limit.before);
        events::emit(tx, &RetentionPurged { run, class, before, count }).await?;
    }
    Ok(())
}

/// Heard of again, nothing is left to be erased, so every round is written down once.
async fn write_down(
    tx: &TenantTx,
    due: &RetentionDue,
    limit: &RetentionLimit,
    (subject, count): (&str, i64),
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let before = business_date(limit.before, SHANGHAI).to_string();
    let new = json!({
        "run": due.run, "asked_by": due.asker(), "class": limit.class, "erased": count, "before": before,
    });
    let entry = Entry { action: "retention.purged", subject, new: Some(new), ..Entry::default() };
    audit::append(tx, &Who::system(), entry, now).await.map(drop)
}
