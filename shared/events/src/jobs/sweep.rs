use crate::store::{after, column, statement};
use kernel::SharedClock;
use sea_orm::{ConnectionTrait, DbErr};
use serde::Serialize;
use std::time::Duration;
use tenancy::PlatformDb;

const DAY: Duration = Duration::from_secs(24 * 3600);
/// A done job is remembered this long, so that its `dedupe` still holds.
const REMEMBER: u32 = 30;
/// What a job that was given up carried is kept this long for another try by hand.
const KEEP_DEAD: u32 = 14;

/// Forgets old receipts and erases what given-up jobs carried. Run about once an hour.
///
/// # Errors
/// When the database is away.
pub async fn sweep(db: &PlatformDb, clock: &SharedClock) -> Result<(), DbErr> {
    let now = clock.now();
    let past = |days: u32| now - (after(now, DAY * days) - now);
    let tx = db.begin().await?;
    let forget = "DELETE FROM platform.jobs WHERE state = 'done' AND created_at < $1";
    tx.execute_raw(statement(forget, [past(REMEMBER).into()])).await?;
    let erase =
        "UPDATE platform.jobs SET payload = '' WHERE state = 'dead' AND run_at < $1 AND payload <> ''";
    tx.execute_raw(statement(erase, [past(KEEP_DEAD).into()])).await?;
    tx.commit().await
}

/// How much waits in the queues of a service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Backlog {
    pub queued: i64,
    pub dead: i64,
}

/// # Errors
/// When the database is away.
pub async fn backlog(db: &PlatformDb) -> Result<Backlog, DbErr> {
    let count = "SELECT count(*) FILTER (WHERE state = 'queued') AS queued, \
         count(*) FILTER (WHERE state = 'dead') AS dead FROM platform.jobs WHERE state <> 'done'";
    let tx = db.begin().await?;
    let row = tx.query_one_raw(statement(count, [])).await?;
    tx.rollback().await?;
    row.map_or(Ok(Backlog::default()), |row| {
        Ok(Backlog { queued: column(&row, "queued")?, dead: column(&row, "dead")? })
    })
}
