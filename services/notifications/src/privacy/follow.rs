use crate::deliveries;
use async_trait::async_trait;
use events::{
    Consumer, ConsumerError, Event, Row,
    kinds::{RetentionDue, RetentionLimit, RetentionPurged},
};
use kernel::{SHANGHAI, Service, business_date};
use sea_orm::DbErr;
use serde_json::json;
use tenancy::{
    TenantTx, Who,
    audit::{self, Entry},
};
use time::OffsetDateTime;

/// Erases what became of letters when its time is over.
#[derive(Clone, Copy, Debug, Default)]
pub struct Privacy;

const CLASS: &str = "deliveries";

#[async_trait]
impl Consumer for Privacy {
    fn name(&self) -> &'static str {
        "notifications.privacy"
    }

    fn source(&self) -> Service {
        Service::Identity
    }

    fn kinds(&self) -> &'static [&'static str] {
        &[RetentionDue::KIND]
    }

    async fn apply(&self, tx: &TenantTx, row: &Row) -> Result<(), ConsumerError> {
        let Some(due) = row.decode::<RetentionDue>()? else { return Ok(()) };
        rest::forget_answers(tx, row.at).await?;
        let Some(limit) = due.classes.iter().find(|limit| limit.class == CLASS) else { return Ok(()) };
        let count = i64::try_from(deliveries::purge(tx, limit.before).await?).unwrap_or(i64::MAX);
        if count > 0 {
            write_down(tx, &due, limit, count, row.at).await?;
        }
        let (run, class, before) = (due.run, CLASS.to_owned(), limit.before);
        Ok(events::emit(tx, &RetentionPurged { run, class, before, count }).await?)
    }

    /// What is erased stays erased: nothing here is a copy of something that could be made again.
    async fn reset(&self, _: &TenantTx) -> Result<(), ConsumerError> {
        Ok(())
    }
}

/// Heard of again, nothing is left to be erased, so every round is written down once.
async fn write_down(
    tx: &TenantTx,
    due: &RetentionDue,
    limit: &RetentionLimit,
    count: i64,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let before = business_date(limit.before, SHANGHAI).to_string();
    let new = json!({
        "run": due.run, "asked_by": due.asker(), "class": CLASS, "erased": count, "before": before,
    });
    let entry = Entry { action: "retention.purged", subject: "delivery", new: Some(new), ..Entry::default() };
    audit::append(tx, &Who::system(), entry, now).await.map(drop)
}
