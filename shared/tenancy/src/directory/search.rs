//! What operators ask the directory.

use super::{
    Directory, Entry,
    entry::{COLUMNS, entry},
};
use crate::{TenantState, quota::QuotaState};
use kernel::{TenantId, TenantKey, TenantKind};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement, Value};
use time::OffsetDateTime;
use uuid::Uuid;

/// Which organisations are meant. What is not said does not matter.
#[derive(Clone, Debug, Default)]
pub struct Search {
    pub state: Option<TenantState>,
    pub kind: Option<TenantKind>,
    /// How near the nearest of its quotas was when all were last looked at.
    pub quota: Option<QuotaState>,
    /// A part of the name or of the slug.
    pub text: Option<String>,
}

/// An address of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Host {
    pub host: String,
    /// It counts from then on.
    pub verified_at: Option<OffsetDateTime>,
}

const MEANT: &str = "($1::text IS NULL OR o.state = $1) AND ($2::text IS NULL OR o.kind = $2) \
     AND ($3::text IS NULL OR position(lower($3) IN lower(o.name || ' ' || o.slug)) > 0) \
     AND ($4::text IS NULL OR $4 = (SELECT CASE WHEN bool_or(w.is_full) THEN 'full' WHEN count(*) > 0 THEN 'warn' \
         ELSE 'fine' END FROM platform.quota_warnings w WHERE w.tenant_id = o.id))";
const NAMES: &str = "SELECT id, name FROM platform.organisations WHERE id = ANY($1)";
const OF_KEYS: &str = "SELECT key, id, name FROM platform.organisations WHERE key = ANY($1)";
const HOSTS: &str = "SELECT host, verified_at FROM platform.domains WHERE tenant_id = $1 ORDER BY host";

impl Directory {
    /// Organisations, oldest first, behind a place in that order.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn page(
        &self,
        search: &Search,
        after: Option<(OffsetDateTime, TenantId)>,
        limit: u64,
    ) -> Result<Vec<Entry>, DbErr> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.organisations o WHERE {MEANT} \
             AND ($5::timestamptz IS NULL OR (o.created_at, o.id) > ($5, $6)) \
             ORDER BY o.created_at, o.id LIMIT $7"
        );
        let [state, kind, text, quota] = search.values();
        let (at, id) = after.unzip();
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let values = [state, kind, text, quota, at.into(), id.map(|id| id.0).into(), limit.into()];
        let tx = self.platform.begin().await?;
        tx.query_all_raw(statement(&sql, values)).await?.iter().map(entry).collect()
    }

    /// How many there are.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn count(&self, search: &Search) -> Result<u64, DbErr> {
        let sql = format!("SELECT count(*) AS n FROM platform.organisations o WHERE {MEANT}");
        let tx = self.platform.begin().await?;
        let row = tx.query_one_raw(statement(&sql, search.values())).await?;
        let n: i64 = row.map(|row| row.try_get("", "n")).transpose()?.unwrap_or_default();
        Ok(u64::try_from(n).unwrap_or_default())
    }

    /// Names by id, of those that are there.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn names(&self, ids: &[TenantId]) -> Result<Vec<(TenantId, String)>, DbErr> {
        if ids.is_empty() {
            return Ok(Vec::new());
        }
        let ids: Vec<Uuid> = ids.iter().map(|id| id.0).collect();
        let tx = self.platform.begin().await?;
        let rows = tx.query_all_raw(statement(NAMES, [ids.into()])).await?;
        rows.iter().map(|row| Ok((row.try_get::<Uuid>("", "id")?.into(), row.try_get("", "name")?))).collect()
    }

    /// The ids and names behind keys, of those that are there.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn of_keys(&self, keys: &[TenantKey]) -> Result<Vec<(TenantKey, TenantId, String)>, DbErr> {
        if keys.is_empty() {
            return Ok(Vec::new());
        }
        let keys: Vec<String> = keys.iter().map(ToString::to_string).collect();
        let tx = self.platform.begin().await?;
        let rows = tx.query_all_raw(statement(OF_KEYS, [keys.into()])).await?;
        rows.iter()
            .map(|row| {
                let key: String = row.try_get("", "key")?;
                let key = key.parse().map_err(|_| DbErr::Type("platform.organisations.key".into()))?;
                Ok((key, row.try_get::<Uuid>("", "id")?.into(), row.try_get("", "name")?))
            })
            .collect()
    }

    /// The addresses of its own an organisation has, verified or not.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn hosts(&self, id: TenantId) -> Result<Vec<Host>, DbErr> {
        let tx = self.platform.begin().await?;
        let rows = tx.query_all_raw(statement(HOSTS, [id.0.into()])).await?;
        let host = |row: &sea_orm::QueryResult| {
            Ok(Host { host: row.try_get("", "host")?, verified_at: row.try_get("", "verified_at")? })
        };
        rows.iter().map(host).collect()
    }

    /// Organisations that are being closed and whose time to think has passed; not those whose going has begun.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn closing_until(&self, now: OffsetDateTime) -> Result<Vec<Entry>, DbErr> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.organisations o \
             WHERE o.state = 'closing' AND o.closes_at <= $1 AND NOT EXISTS (SELECT 1 FROM platform.provisioning p \
             WHERE p.tenant_id = o.id AND p.finished_at IS NULL) ORDER BY o.closes_at"
        );
        let tx = self.platform.begin().await?;
        tx.query_all_raw(statement(&sql, [now.into()])).await?.iter().map(entry).collect()
    }

    /// Organisations that are being closed and go between two moments, whose people were not reminded of that day yet.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn closing_between(
        &self,
        now: OffsetDateTime,
        until: OffsetDateTime,
    ) -> Result<Vec<Entry>, DbErr> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.organisations o \
             WHERE o.state = 'closing' AND o.closes_at > $1 AND o.closes_at <= $2 \
             AND o.reminded_for IS DISTINCT FROM o.closes_at AND NOT EXISTS (SELECT 1 FROM platform.provisioning p \
             WHERE p.tenant_id = o.id AND p.finished_at IS NULL) ORDER BY o.closes_at"
        );
        let tx = self.platform.begin().await?;
        tx.query_all_raw(statement(&sql, [now.into(), until.into()])).await?.iter().map(entry).collect()
    }
}

impl Search {
    fn values(&self) -> [Value; 4] {
        let text = self.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
        [
            self.state.map(TenantState::as_str).into(),
            self.kind.map(TenantKind::as_str).into(),
            text.into(),
            self.quota.map(QuotaState::as_str).into(),
        ]
    }
}

fn statement<const N: usize>(sql: &str, values: [Value; N]) -> Statement {
    Statement::from_sql_and_values(DbBackend::Postgres, sql, values)
}
