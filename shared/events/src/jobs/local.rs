use super::{Claim, Claimed, Queue, QueueError, Report};
use crate::store::{after, column, shorten, statement};
use async_trait::async_trait;
use kernel::{JobId, SharedClock};
use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement};
use std::time::Duration;
use tenancy::PlatformDb;

/// Jobs in a service's own database.
#[derive(Clone)]
pub struct LocalQueue {
    db: PlatformDb,
    clock: SharedClock,
}

/// The oldest job of every tenant comes before the second of any: who sends two thousand letters at once
/// does not keep another's password reset waiting. Where the door is shut, jobs wait however long it is: whoever took
/// one would find nobody and take it for done. What is dropped takes its jobs along.
const CLAIM: &str = "WITH due AS ( \
       SELECT w.id, w.tenant_key, w.run_at FROM platform.jobs w \
       WHERE w.queue = $1 AND w.state = 'queued' AND w.run_at <= $2 \
         AND (w.lease_until IS NULL OR w.lease_until <= $2) \
         AND NOT EXISTS (SELECT FROM platform.tenants t WHERE t.key = w.tenant_key AND t.state = 'closing') \
       ORDER BY w.run_at LIMIT 5000), \
     fair AS ( \
       SELECT id, run_at, row_number() OVER (PARTITION BY tenant_key ORDER BY run_at, id) AS turn FROM due), \
     mine AS ( \
       SELECT j.id FROM platform.jobs j JOIN fair f ON f.id = j.id \
       WHERE j.state = 'queued' AND (j.lease_until IS NULL OR j.lease_until <= $2) \
       ORDER BY f.turn, f.run_at, j.id LIMIT $3 FOR UPDATE OF j SKIP LOCKED) \
     UPDATE platform.jobs j SET lease_until = $4, attempts = j.attempts + 1 FROM mine WHERE j.id = mine.id \
     RETURNING j.id, j.tenant_key, j.queue, j.payload, j.attempts, j.created_at";

const DONE: &str = "UPDATE platform.jobs SET state = 'done', payload = '', lease_until = NULL, last_error = NULL \
     WHERE id = $1 AND state <> 'done'";

const FAILED: &str = "UPDATE platform.jobs SET lease_until = NULL, last_error = $3, \
       state = CASE WHEN $4 THEN 'dead' ELSE 'queued' END, run_at = $5, attempts = attempts - $6 \
     WHERE id = $1 AND attempts = $2 AND state = 'queued'";

const EXTEND: &str = "UPDATE platform.jobs SET lease_until = $3 \
     WHERE id = $1 AND attempts = $2 AND state = 'queued' AND lease_until IS NOT NULL";

const REVIVE: &str = "UPDATE platform.jobs SET state = 'queued', attempts = 0, run_at = $2, lease_until = NULL \
     WHERE id = $1 AND state = 'dead' AND payload <> ''";

impl LocalQueue {
    pub fn new(db: PlatformDb, clock: SharedClock) -> Self {
        Self { db, clock }
    }

    async fn change(&self, change: Statement) -> Result<u64, DbErr> {
        let tx = self.db.begin().await?;
        let rows = tx.execute_raw(change).await?.rows_affected();
        tx.commit().await?;
        Ok(rows)
    }
}

#[async_trait]
impl Queue for LocalQueue {
    async fn claim(&self, claim: &Claim) -> Result<Vec<Claimed>, QueueError> {
        let now = self.clock.now();
        let lease = after(now, Duration::from_secs(claim.lease_seconds.clamp(5, 3600).into()));
        let limit = i64::from(claim.limit.clamp(1, 100));
        let values = [claim.queue.as_str().into(), now.into(), limit.into(), lease.into()];
        let tx = self.db.begin().await?;
        let rows = tx.query_all_raw(statement(CLAIM, values)).await?;
        tx.commit().await?;
        Ok(rows.iter().map(claimed).collect::<Result<_, _>>()?)
    }

    async fn done(&self, id: JobId) -> Result<(), QueueError> {
        self.change(statement(DONE, [id.0.into()])).await?;
        Ok(())
    }

    async fn failed(&self, id: JobId, report: &Report) -> Result<(), QueueError> {
        let pause = Duration::from_secs(report.retry_in_seconds.unwrap_or_default());
        let values = [
            id.0.into(),
            report.attempt.into(),
            shorten(&report.reason, 500).into(),
            report.retry_in_seconds.is_none().into(),
            after(self.clock.now(), pause).into(),
            i32::from(report.waited).into(),
        ];
        self.change(statement(FAILED, values)).await?;
        Ok(())
    }

    async fn extend(&self, id: JobId, attempt: i32, lease: Duration) -> Result<bool, QueueError> {
        let until = after(self.clock.now(), lease);
        Ok(self.change(statement(EXTEND, [id.0.into(), attempt.into(), until.into()])).await? > 0)
    }

    async fn revive(&self, id: JobId) -> Result<bool, QueueError> {
        Ok(self.change(statement(REVIVE, [id.0.into(), self.clock.now().into()])).await? > 0)
    }
}

fn claimed(row: &QueryResult) -> Result<Claimed, DbErr> {
    let tenant: Option<String> = column(row, "tenant_key")?;
    let text: String = column(row, "payload")?;
    let (cause, payload) = telemetry::carried(&text);
    Ok(Claimed {
        id: JobId(column(row, "id")?),
        tenant: tenant.map(|key| key.parse()).transpose().map_err(|e| DbErr::Type(format!("{e}")))?,
        queue: column(row, "queue")?,
        payload: payload.to_owned(),
        attempt: column(row, "attempts")?,
        created_at: column(row, "created_at")?,
        cause: cause.map(str::to_owned),
    })
}
