use crate::store::{column, statement};
use sea_orm::{ConnectionTrait, DbErr};
use std::time::Duration;
use tenancy::PlatformDb;
use time::OffsetDateTime;

const WAITING: &str = "SELECT queue, count(*) FILTER (WHERE state = 'queued') AS queued, \
       count(*) FILTER (WHERE state = 'dead') AS dead, \
       min(run_at) FILTER (WHERE state = 'queued' AND run_at <= $1 \
         AND (lease_until IS NULL OR lease_until <= $1)) AS oldest \
     FROM platform.jobs WHERE state <> 'done' GROUP BY queue";

/// What waits in one queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub queue: String,
    /// Not done yet, those in somebody's hands included.
    pub queued: i64,
    /// Given up.
    pub dead: i64,
    /// For how long the oldest has been due without being taken.
    pub oldest: Duration,
}

/// What waits in the queues of a service. A queue without any has no entry.
///
/// # Errors
/// When the database is away.
pub async fn waiting(db: &PlatformDb, now: OffsetDateTime) -> Result<Vec<Waiting>, DbErr> {
    let tx = db.begin().await?;
    let rows = tx.query_all_raw(statement(WAITING, [now.into()])).await?;
    tx.rollback().await?;
    rows.iter()
        .map(|row| {
            let oldest: Option<OffsetDateTime> = column(row, "oldest")?;
            let oldest = oldest.and_then(|at| Duration::try_from(now - at).ok()).unwrap_or_default();
            Ok(Waiting {
                queue: column(row, "queue")?,
                queued: column(row, "queued")?,
                dead: column(row, "dead")?,
                oldest,
            })
        })
        .collect()
}
