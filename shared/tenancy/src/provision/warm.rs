use super::{Provisioner, error::ProvisionError};
use crate::admin::{Admin, Task, batch};
use kernel::{Service, TenantKey};
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};

/// Slots announced in one transaction.
const BATCH: usize = 50;
/// Slots opened together: who waits for one need not wait for all that were announced.
const OPENED: usize = 10;
/// Connections per service that make schemas.
const LANES: usize = 2;

const LOCK: &str = "SELECT pg_advisory_lock(hashtext('zhibu warm pool'))";
const TRY_LOCK: &str = "SELECT pg_try_advisory_lock(hashtext('zhibu warm pool')) AS mine";
const COUNT: &str = "SELECT count(*) AS n FROM platform.tenants WHERE state = 'warm'";
const UNFINISHED: &str = "SELECT key FROM platform.tenants WHERE state = 'making' ORDER BY created_at, key";

impl Provisioner {
    /// Slots ready to be taken.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn warm(&self) -> Result<usize, ProvisionError> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, COUNT)).await?;
        let n: i64 = row.map_or(Ok(0), |row| row.try_get("", "n"))?;
        Ok(usize::try_from(n).unwrap_or_default())
    }

    /// Makes slots until `want` are warm, first finishing what an earlier run left. `progress` hears how many
    /// of how many are done. Gives the number made.
    ///
    /// # Errors
    /// When the provisioner's log-in is missing or the server refuses.
    pub async fn fill(
        &self,
        want: usize,
        progress: &(dyn Fn(usize, usize) + Send + Sync),
    ) -> Result<usize, ProvisionError> {
        let admin = self.admin()?;
        let mut conn = admin.service(Service::Identity).await?;
        sqlx::query(LOCK).execute(&mut conn).await?;
        self.fill_alone(&admin, conn, want, progress).await
    }

    /// Makes slots as [`Self::fill`] does, unless somebody is making some already; then false.
    pub(super) async fn fill_unless_busy(&self, want: usize) -> Result<bool, ProvisionError> {
        let admin = self.admin()?;
        let mut conn = admin.service(Service::Identity).await?;
        let mine: bool = sqlx::query(TRY_LOCK).fetch_one(&mut conn).await?.try_get("mine")?;
        if mine {
            self.fill_alone(&admin, conn, want, &|_, _| {}).await?;
        }
        Ok(mine)
    }

    /// On the connection that holds the lock.
    async fn fill_alone(
        &self,
        admin: &Admin,
        mut conn: PgConnection,
        want: usize,
        progress: &(dyn Fn(usize, usize) + Send + Sync),
    ) -> Result<usize, ProvisionError> {
        let left = keys(&mut conn, UNFINISHED).await?;
        let have = self.warm().await?;
        let missing = want.saturating_sub(have + left.len());
        let total = left.len() + missing;
        let mut made = 0;
        let mut slots = left;
        loop {
            for chunk in slots.chunks(OPENED) {
                made += self.finish_slots(admin, &mut conn, chunk).await?;
                progress(made, total);
            }
            if made >= total {
                return Ok(made);
            }
            slots = self.fresh_keys(&mut conn, (total - made).min(BATCH)).await?;
            self.make_shards(admin, &mut conn, &slots).await?;
            self.announce(&mut conn, &slots).await?;
        }
    }

    /// Makes the schemas of announced slots where they are missing, then opens the slots.
    async fn finish_slots(
        &self,
        admin: &Admin,
        conn: &mut PgConnection,
        keys: &[TenantKey],
    ) -> Result<usize, ProvisionError> {
        let services = Service::ALL.iter().map(|&service| self.make_schemas(admin, service, keys));
        futures_util::future::try_join_all(services).await?;
        let list = keys.iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(", ");
        let open =
            format!("UPDATE platform.tenants SET state = 'warm' WHERE state = 'making' AND key IN ({list})");
        batch(conn, open).await?;
        Ok(keys.len())
    }

    async fn make_schemas(
        &self,
        admin: &Admin,
        service: Service,
        keys: &[TenantKey],
    ) -> Result<(), ProvisionError> {
        let mut conn = admin.service(service).await?;
        let list = keys.iter().map(|key| format!("'{key}'")).collect::<Vec<_>>().join(", ");
        let there = format!("SELECT key FROM platform.tenants WHERE schema_version > 0 AND key IN ({list})");
        let there = self::keys(&mut conn, there).await?;
        let set = self.tenant_set(service);
        let missing = keys.iter().filter(|key| !there.contains(key));
        let task =
            |key: &TenantKey| self.slot_sql(service, key, &set).map(|sql| Task { key: key.clone(), sql });
        let tasks = missing.map(task).collect::<Result<Vec<_>, _>>()?;
        match admin.crew(service, LANES, tasks, &|_| {}).await?.pop() {
            Some((_, error)) => Err(error.into()),
            None => Ok(()),
        }
    }
}

async fn keys(conn: &mut PgConnection, sql: impl Into<String>) -> Result<Vec<TenantKey>, sqlx::Error> {
    let rows = sqlx::query(AssertSqlSafe(sql.into())).fetch_all(conn).await?;
    rows.iter()
        .map(|row| row.try_get::<String, _>("key")?.parse().map_err(|e| sqlx::Error::Decode(Box::new(e))))
        .collect()
}
