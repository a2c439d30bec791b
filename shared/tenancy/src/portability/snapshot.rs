//! Looking at all services at once, so that what one shows has its cause in what another shows.

use super::PortError;
use crate::admin::Admin;
use kernel::{Service, TenantKey};
use migrations::Version;
use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, Row as _};
use time::OffsetDateTime;

/// Values are written the same way everywhere, whatever the server's settings say.
const BEGIN: &str = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY;
     SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0;
     SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL timezone = 'UTC'; SET LOCAL intervalstyle = 'iso_8601';
     SET LOCAL extra_float_digits = 1; SET LOCAL bytea_output = 'hex'; SET LOCAL xmloption = 'content';";
const MOMENT: &str = "SELECT clock_timestamp() AS at, pg_current_snapshot()::text AS snapshot, \
     (SELECT schema_version FROM platform.tenants WHERE key = $1) AS version";
const LAST: &str = "SELECT txid::text::bigint AS txid, seq FROM platform.outbox WHERE tenant_key = $1 \
     ORDER BY outbox.txid DESC, outbox.seq DESC LIMIT 1";
/// Rounds of looking again. Each needs an event that came and was applied between two looks.
const ROUNDS: usize = 20;

/// A service as it was at one moment. Readers of events are not held up: the transaction writes nothing.
pub(super) struct Snapshot {
    pub service: Service,
    pub conn: PgConnection,
    pub version: Version,
    pub taken_at: OffsetDateTime,
    pub snapshot: String,
}

/// A place in a log of events.
type Cursor = (i64, i64);

/// Opens all services at once. Where a consumer has followed further than its source shows, the source is looked
/// at again: an effect without its cause cannot be carried.
pub(super) async fn open_all(admin: &Admin, key: &TenantKey) -> Result<Vec<Snapshot>, PortError> {
    let mut all =
        futures_util::future::try_join_all(Service::ALL.iter().map(|&service| open(admin, service, key)))
            .await?;
    for _ in 0..ROUNDS {
        let late = late(&mut all, key).await?;
        if late.is_empty() {
            return Ok(all);
        }
        for at in late {
            let service = all[at].service;
            let again = open(admin, service, key).await?;
            let old = std::mem::replace(&mut all[at], again);
            old.conn.close().await?;
        }
    }
    Err(PortError::State("changed faster than it can be looked at; try again".into()))
}

async fn open(admin: &Admin, service: Service, key: &TenantKey) -> Result<Snapshot, PortError> {
    let mut conn = admin.service(service).await?;
    conn.execute(BEGIN).await?;
    let row = sqlx::query(MOMENT).bind(key.as_str()).fetch_one(&mut conn).await?;
    let version: Option<i32> = row.try_get("version")?;
    let version = version.filter(|number| *number > 0).ok_or(PortError::Unknown)?;
    Ok(Snapshot {
        service,
        version: Version::of_number(version),
        taken_at: row.try_get("at")?,
        snapshot: row.try_get("snapshot")?,
        conn,
    })
}

/// The services whose log ends before a place somebody has followed it to.
async fn late(all: &mut [Snapshot], key: &TenantKey) -> Result<Vec<usize>, PortError> {
    let mut ends = Vec::with_capacity(all.len());
    for snapshot in &mut *all {
        let row = sqlx::query(LAST).bind(key.as_str()).fetch_optional(&mut snapshot.conn).await?;
        let end: Cursor =
            row.map_or(Ok((0, 0)), |row| Ok::<_, sqlx::Error>((row.try_get(0)?, row.try_get(1)?)))?;
        ends.push((snapshot.service, end));
    }
    let mut late = Vec::new();
    for snapshot in &mut *all {
        for (source, place) in followed(&mut snapshot.conn, key).await? {
            let found = ends.iter().position(|(service, end)| service.as_str() == source && *end < place);
            late.extend(found.filter(|at| !late.contains(at)));
        }
    }
    Ok(late)
}

/// How far this service has followed others.
async fn followed(conn: &mut PgConnection, key: &TenantKey) -> Result<Vec<(String, Cursor)>, PortError> {
    let sql = format!("SELECT source, txid, seq FROM \"{}\".event_positions", key.schema());
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(conn).await?;
    let place = |row: &sqlx::postgres::PgRow| {
        Ok((row.try_get(0)?, (row.try_get::<i64, _>(1)?, row.try_get::<i64, _>(2)?)))
    };
    rows.iter().map(place).collect()
}
