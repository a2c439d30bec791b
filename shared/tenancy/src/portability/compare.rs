//! What an earlier moment has that is not in use now, and the other way round.

use super::{PortError, export::LEFT_BEHIND, rows::list};
use crate::admin::{Admin, batch};
use kernel::{Service, TenantKey};
use migrations::{
    Scope,
    template::{self, Table},
};
use serde::{Deserialize, Serialize};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use utoipa::ToSchema;
use uuid::Uuid;

/// Rows of one table: in use only, at the earlier moment only, and in both but not the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Difference {
    pub service: Service,
    pub table: String,
    pub only_now: i64,
    pub only_then: i64,
    pub changed: i64,
    pub same: i64,
}

impl Difference {
    pub fn is_empty(&self) -> bool {
        self.only_now == 0 && self.only_then == 0 && self.changed == 0
    }
}

/// Says on the schemas themselves whose they are: the mark moves with them when they are exchanged.
pub(super) async fn mark(admin: &Admin, key: &TenantKey, id: Uuid) -> Result<(), PortError> {
    for &service in Service::ALL {
        let mut conn = admin.service(service).await?;
        batch(&mut conn, format!("COMMENT ON SCHEMA \"{}\" IS 'restoration {id}'", key.schema())).await?;
    }
    Ok(())
}

/// Whether the schemas of this key are those of the restoration.
pub(super) async fn is_marked(conn: &mut PgConnection, key: &TenantKey, id: Uuid) -> Result<bool, PortError> {
    let find = "SELECT obj_description(oid, 'pg_namespace') AS mark FROM pg_namespace WHERE nspname = $1";
    let row = sqlx::query(find).bind(key.schema()).fetch_optional(conn).await?;
    let mark: Option<String> = row.ok_or(PortError::Unknown)?.try_get("mark")?;
    Ok(mark.is_some_and(|mark| mark == format!("restoration {id}")))
}

/// Every table of every service. Both sides are at the newest version.
pub(super) async fn all(
    admin: &Admin,
    now: &TenantKey,
    then: &TenantKey,
) -> Result<Vec<Difference>, PortError> {
    let mut found = Vec::new();
    for &service in Service::ALL {
        let mut conn = admin.service(service).await?;
        let set = migrations::set(service.as_str(), Scope::Tenant);
        for table in template::tables(&set, set.target()) {
            if LEFT_BEHIND.contains(&table.name.as_str()) {
                continue;
            }
            found.push(one(&mut conn, service, &table, now, then).await?);
        }
    }
    Ok(found)
}

async fn one(
    conn: &mut PgConnection,
    service: Service,
    table: &Table,
    now: &TenantKey,
    then: &TenantKey,
) -> Result<Difference, PortError> {
    let keys = list(table.primary_key.iter().map(String::as_str));
    let first = table.primary_key.first().map_or("", String::as_str);
    // as text: every type can be compared that way
    let row = |side: &str| {
        let cells = table.columns.iter().map(|column| format!("{side}.\"{}\"::text", column.name));
        format!("ROW({})", cells.collect::<Vec<_>>().join(", "))
    };
    let sql = format!(
        "SELECT count(*) FILTER (WHERE t.\"{first}\" IS NULL), count(*) FILTER (WHERE n.\"{first}\" IS NULL), \
         count(*) FILTER (WHERE n.\"{first}\" IS NOT NULL AND t.\"{first}\" IS NOT NULL AND {} IS DISTINCT FROM {}), \
         count(*) FROM \"{}\".\"{name}\" n FULL JOIN \"{}\".\"{name}\" t USING ({keys})",
        row("n"),
        row("t"),
        now.schema(),
        then.schema(),
        name = table.name,
    );
    let row = sqlx::query(AssertSqlSafe(sql)).fetch_one(conn).await?;
    let (only_now, only_then, changed): (i64, i64, i64) = (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
    let same = row.try_get::<i64, _>(3)? - only_now - only_then - changed;
    Ok(Difference { service, table: table.name.clone(), only_now, only_then, changed, same })
}
