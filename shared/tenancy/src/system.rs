use crate::{PlatformDb, Tenant, TenantScope};
use kernel::{TenantId, TenantKey, TenantKind};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, QueryResult, Statement, Value};
use uuid::Uuid;

const ONE: &str = "SELECT tenant_id, key, kind FROM platform.tenants \
     WHERE key = $1 AND state IN ('claimed', 'active', 'suspended')";
const BY_ID: &str = "SELECT tenant_id, key, kind FROM platform.tenants \
     WHERE tenant_id = $1 AND state IN ('claimed', 'active', 'suspended')";
const ALL: &str = "SELECT tenant_id, key, kind FROM platform.tenants \
     WHERE state IN ('active', 'suspended') ORDER BY created_at, key";

/// The right to enter any tenant of one service. It is made once at start and given to what runs jobs and
/// applies events; request handlers never see it.
#[derive(Clone, Debug)]
pub struct SystemScope {
    platform: PlatformDb,
}

impl SystemScope {
    pub(crate) fn new(platform: PlatformDb) -> Self {
        Self { platform }
    }

    /// `None` when the key belongs to nobody here, or to an organisation that is being closed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enter(&self, key: &TenantKey) -> Result<Option<TenantScope>, DbErr> {
        self.find(ONE, key.as_str().into()).await
    }

    /// As [`Self::enter`], by id.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn enter_by_id(&self, id: TenantId) -> Result<Option<TenantScope>, DbErr> {
        self.find(BY_ID, id.0.into()).await
    }

    /// Every organisation of this service that is not being created or closed.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tenants(&self) -> Result<Vec<Tenant>, DbErr> {
        let tx = self.platform.begin().await?;
        let rows = tx.query_all_raw(Statement::from_string(DbBackend::Postgres, ALL)).await?;
        rows.iter().map(tenant).collect()
    }

    async fn find(&self, sql: &str, value: Value) -> Result<Option<TenantScope>, DbErr> {
        let tx = self.platform.begin().await?;
        let row = tx.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, [value])).await?;
        row.as_ref().map(tenant).transpose().map(|found| found.map(TenantScope::of_system))
    }
}

/// Reads the columns `tenant_id`, `key` and `kind`.
pub(crate) fn tenant(row: &QueryResult) -> Result<Tenant, DbErr> {
    let key: String = row.try_get("", "key")?;
    let kind: String = row.try_get("", "kind")?;
    let bad = |what: &str| DbErr::Type(format!("platform.tenants.{what}"));
    Ok(Tenant::new(
        row.try_get::<Uuid>("", "tenant_id")?.into(),
        key.parse::<TenantKey>().map_err(|_| bad("key"))?,
        kind.parse::<TenantKind>().map_err(|_| bad("kind"))?,
    ))
}
