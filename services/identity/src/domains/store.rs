//! The table `domains` of the deployment and every query on it but the directory's own. Every statement names the
//! organisation, which comes from the request's own transaction.

use kernel::TenantId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, QueryResult, Statement, Value};
use tenancy::PlatformTx;
use time::OffsetDateTime;

/// A host an organisation claims.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Domain {
    pub host: String,
    pub token: String,
    pub primary: bool,
    pub added_at: Option<OffsetDateTime>,
    pub checked_at: Option<OffsetDateTime>,
    pub verified_at: Option<OffsetDateTime>,
    /// Why the last check failed.
    pub failure: Option<String>,
}

const COLUMNS: &str = "host, coalesce(token, '') AS token, coalesce(is_primary, false) AS is_primary, added_at, \
     checked_at, verified_at, failure";

fn statement(sql: impl Into<String>, values: impl IntoIterator<Item = Value>) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}

fn read(row: &QueryResult) -> Result<Domain, DbErr> {
    Ok(Domain {
        host: row.try_get("", "host")?,
        token: row.try_get("", "token")?,
        primary: row.try_get("", "is_primary")?,
        added_at: row.try_get("", "added_at")?,
        checked_at: row.try_get("", "checked_at")?,
        verified_at: row.try_get("", "verified_at")?,
        failure: row.try_get("", "failure")?,
    })
}

/// Everything an organisation claims, in order of name.
pub async fn all(tx: &PlatformTx, tenant: TenantId) -> Result<Vec<Domain>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM domains WHERE tenant_id = $1 ORDER BY host");
    tx.query_all_raw(statement(sql, [tenant.0.into()])).await?.iter().map(read).collect()
}

pub async fn find(tx: &PlatformTx, tenant: TenantId, host: &str) -> Result<Option<Domain>, DbErr> {
    let sql = format!("SELECT {COLUMNS} FROM domains WHERE tenant_id = $1 AND host = $2");
    tx.query_one_raw(statement(sql, [tenant.0.into(), host.into()])).await?.as_ref().map(read).transpose()
}

/// Whether somebody has proven the host.
pub async fn is_proven(tx: &PlatformTx, host: &str) -> Result<bool, DbErr> {
    let sql = "SELECT 1 FROM domains WHERE host = $1 AND verified_at IS NOT NULL";
    Ok(tx.query_one_raw(statement(sql, [host.into()])).await?.is_some())
}

pub async fn insert(
    tx: &PlatformTx,
    tenant: TenantId,
    host: &str,
    token: &str,
    now: OffsetDateTime,
) -> Result<bool, DbErr> {
    let sql = "INSERT INTO domains (host, tenant_id, token, added_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (host, tenant_id) DO NOTHING";
    let done =
        tx.execute_raw(statement(sql, [host.into(), tenant.0.into(), token.into(), now.into()])).await?;
    Ok(done.rows_affected() == 1)
}

/// Writes down how a check ended. A host that was proven once stays so: a name server that is away for an hour takes
/// nobody's pages away.
pub async fn checked(
    tx: &PlatformTx,
    tenant: TenantId,
    host: &str,
    failure: Option<&str>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    let sql = "UPDATE domains SET checked_at = $3, failure = $4, \
         verified_at = CASE WHEN $4::text IS NULL THEN coalesce(verified_at, $3) ELSE verified_at END \
         WHERE host = $1 AND tenant_id = $2";
    let values = [host.into(), tenant.0.into(), now.into(), failure.into()];
    tx.execute_raw(statement(sql, values)).await.map(drop)
}

/// Makes a host the one letters lead to, or none.
pub async fn prime(tx: &PlatformTx, tenant: TenantId, host: Option<&str>) -> Result<(), DbErr> {
    let clear = "UPDATE domains SET is_primary = NULL WHERE tenant_id = $1 AND is_primary";
    tx.execute_raw(statement(clear, [tenant.0.into()])).await?;
    let set =
        "UPDATE domains SET is_primary = true WHERE tenant_id = $1 AND host = $2 AND verified_at IS NOT NULL";
    match host {
        Some(host) => tx.execute_raw(statement(set, [tenant.0.into(), host.into()])).await.map(drop),
        None => Ok(()),
    }
}

pub async fn delete(tx: &PlatformTx, tenant: TenantId, host: &str) -> Result<(), DbErr> {
    let sql = "DELETE FROM domains WHERE tenant_id = $1 AND host = $2";
    tx.execute_raw(statement(sql, [tenant.0.into(), host.into()])).await.map(drop)
}
