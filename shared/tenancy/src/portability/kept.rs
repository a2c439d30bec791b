//! Objects stay while a container is written whose rows may name them.

use super::{PortError, keeping::Turn};
use crate::{
    TenantTx,
    provision::{Provisioner, statement},
};
use kernel::{Service, TenantId};
use sea_orm::{ConnectionTrait as _, DbErr};
use sqlx::Row as _;
use time::OffsetDateTime;

/// Gone with the connection, however the process ends.
const KEEP: &str = "SELECT pg_advisory_lock_shared(hashtextextended('zhibu objects ' || $1, 0))";
/// Looked at and not taken: whoever asks holds up nobody, least of all another who asks.
const KEPT: &str = "WITH name AS (SELECT hashtextextended('zhibu objects ' || $1, 0) AS key) \
     SELECT EXISTS (SELECT FROM pg_locks l, name \
         WHERE l.locktype = 'advisory' AND l.objsubid = 1 AND l.granted \
         AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database()) \
         AND l.classid::bigint = ((name.key >> 32) & 4294967295) AND l.objid::bigint = (name.key & 4294967295)) AS kept";

/// From the closing of the door on services may stand at two moments.
const EXCHANGED: &str = "SELECT 1 AS one FROM platform.portings WHERE tenant_id = $1 AND kind = 'restore' \
     AND state = 'running' AND step IN ('swap', 'settle', 'open') LIMIT 1";
const RESTORED: &str = "SELECT 1 AS one FROM audit_log WHERE at >= $1 AND action = 'tenant.restored' LIMIT 1";

const ALONE: &str = "SELECT pg_try_advisory_lock(hashtextextended('zhibu objects ' || $1, 0)) AS mine";
/// How often it is looked whether a container is still being written, and how long lies between.
const LOOKS: u32 = 60;
const BETWEEN_LOOKS: std::time::Duration = std::time::Duration::from_millis(500);

impl Provisioner {
    /// Keeps containers of an organisation from being begun. `None` when one is being written all the time.
    pub(super) async fn objects_alone(&self, tenant: TenantId) -> Result<Option<Turn>, PortError> {
        // every container holds it in every service
        let mut conn = self.admin()?.service(Service::Identity).await?;
        for look in 0..LOOKS {
            if look > 0 {
                tokio::time::sleep(BETWEEN_LOOKS).await;
            }
            let row = sqlx::query(ALONE).bind(tenant.to_string()).fetch_one(&mut conn).await?;
            if row.try_get("mine")? {
                return Ok(Some(Turn::of(conn)));
            }
        }
        Ok(None)
    }

    /// Keeps every service from removing objects of an organisation. Said before its rows are looked at. Refused where an
    /// exchange was cut off: one that goes on is waited for, and none begins while this is held.
    pub(super) async fn keep_objects(&self, tenant: TenantId) -> Result<Vec<Turn>, PortError> {
        let (admin, mut held) = (self.admin()?, Vec::with_capacity(Service::ALL.len()));
        for &service in Service::ALL {
            let mut conn = admin.service(service).await?;
            sqlx::query(KEEP).bind(tenant.to_string()).execute(&mut conn).await?;
            held.push(Turn::of(conn));
        }
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        if tx.query_one_raw(statement(EXCHANGED, [tenant.0.into()])).await?.is_some() {
            return Err(PortError::Busy);
        }
        Ok(held)
    }
}

/// Whether the organisation was set back to an earlier moment since then. While that can be undone, what was in use before
/// names objects of which its rows know nothing.
///
/// # Errors
/// When the database is away.
pub async fn restored_since(tx: &TenantTx, since: OffsetDateTime) -> Result<bool, DbErr> {
    Ok(tx.query_one_raw(statement(RESTORED, [since.into()])).await?.is_some())
}

/// Whether a container of the organisation is being written, whose rows may name objects that no row names any more. Asked
/// when the rows are gone: one that is begun later does not name them.
///
/// # Errors
/// When the database is away.
pub async fn objects_are_kept(tx: &TenantTx) -> Result<bool, DbErr> {
    let row = tx.query_one_raw(statement(KEPT, [tx.tenant().id.to_string().into()])).await?;
    row.map_or(Ok(false), |row| row.try_get("", "kept"))
}
