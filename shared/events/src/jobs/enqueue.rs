use crate::store::statement;
use kernel::{JobId, TenantKey};
use sea_orm::{ConnectionTrait, DbErr};
use serde::Serialize;
use tenancy::{PlatformTx, TenantTx};
use time::OffsetDateTime;

/// Writes a job of the tenant, in the caller's transaction. With `dedupe` a second job of that name in the
/// queue is dropped. Without `run_at` it is due at once.
///
/// # Errors
/// When the payload does not serialise or the database refuses.
pub async fn enqueue<P: Serialize + Sync>(
    tx: &TenantTx,
    queue: &str,
    payload: &P,
    run_at: Option<OffsetDateTime>,
    dedupe: Option<&str>,
) -> Result<(), DbErr> {
    enqueue_text(tx, queue, &json(payload)?, run_at, dedupe).await
}

/// Writes a job of the platform, or on behalf of a tenant, in the control plane's transaction.
///
/// # Errors
/// When the payload does not serialise or the database refuses.
pub async fn enqueue_platform<P: Serialize + Sync>(
    tx: &PlatformTx,
    tenant: Option<&TenantKey>,
    queue: &str,
    payload: &P,
    run_at: Option<OffsetDateTime>,
    dedupe: Option<&str>,
) -> Result<(), DbErr> {
    enqueue_platform_text(tx, tenant, queue, &json(payload)?, run_at, dedupe).await
}

pub(crate) async fn enqueue_text(
    tx: &TenantTx,
    queue: &str,
    payload: &str,
    run_at: Option<OffsetDateTime>,
    dedupe: Option<&str>,
) -> Result<(), DbErr> {
    let payload = telemetry::carry(payload.to_owned());
    let values = [queue.into(), payload.into(), run_at.into(), dedupe.into()];
    let call = statement("SELECT platform.enqueue($1, $2, coalesce($3, now()), $4)", values);
    tx.query_one_raw(call).await.map(drop)
}

pub(crate) async fn enqueue_platform_text(
    tx: &PlatformTx,
    tenant: Option<&TenantKey>,
    queue: &str,
    payload: &str,
    run_at: Option<OffsetDateTime>,
    dedupe: Option<&str>,
) -> Result<(), DbErr> {
    let (tenant, payload) = (tenant.map(ToString::to_string), telemetry::carry(payload.to_owned()));
    let values =
        [JobId::new().0.into(), tenant.into(), queue.into(), payload.into(), run_at.into(), dedupe.into()];
    let insert = "INSERT INTO platform.jobs (id, tenant_key, queue, payload, run_at, dedupe) \
         VALUES ($1, $2, $3, $4, coalesce($5, now()), $6) ON CONFLICT (queue, dedupe) DO NOTHING";
    tx.execute_raw(statement(insert, values)).await.map(drop)
}

fn json<P: Serialize>(payload: &P) -> Result<String, DbErr> {
    serde_json::to_string(payload).map_err(|e| DbErr::Json(e.to_string()))
}
