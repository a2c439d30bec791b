use super::{Provisioner, error::ProvisionError};
use crate::admin::{Admin, Task, batch};
use kernel::{Service, TenantKey};
use migrations::{Scope, set};
use ring::rand::SecureRandom as _;
use sea_orm::{ConnectionTrait as _, DbBackend, Statement};
use sqlx::{AssertSqlSafe, PgConnection, Row as _};
use std::{collections::HashMap, time::Duration};

/// Slots announced in one transaction.
const BATCH: usize = 50;
/// Connections per service that make schemas.
const LANES: usize = 2;

const LOCK: &str = "SELECT pg_advisory_lock(hashtext('zhibu warm pool'))";
const COUNT: &str = "SELECT count(*) AS n FROM platform.tenants WHERE state = 'warm'";
const UNFINISHED: &str = "SELECT key FROM platform.tenants WHERE state = 'making' ORDER BY created_at, key";
const SHARDS: &str = "SELECT shard, count(*) AS n FROM platform.tenants GROUP BY shard";
const DONE_HERE: &str = "SELECT key FROM platform.tenants WHERE schema_version > 0";

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
        let left = keys(&mut conn, UNFINISHED).await?;
        let have = self.warm().await?;
        let missing = want.saturating_sub(have + left.len());
        let total = left.len() + missing;
        let mut made = 0;
        for chunk in left.chunks(BATCH) {
            made += self.finish_slots(&admin, &mut conn, chunk).await?;
            progress(made, total);
        }
        while made < total {
            let fresh = self.fresh_keys(&mut conn, (total - made).min(BATCH)).await?;
            self.make_shards(&admin, &mut conn, &fresh).await?;
            self.announce(&mut conn, &fresh).await?;
            made += self.finish_slots(&admin, &mut conn, &fresh).await?;
            progress(made, total);
        }
        Ok(made)
    }

    /// Keeps `want` slots warm, looking every `pause`. Runs until dropped; what fails is tried again next time.
    pub async fn keep_warm(&self, want: usize, pause: Duration) {
        loop {
            match self.fill(want, &|_, _| {}).await {
                Ok(0) => {}
                Ok(made) => tracing::info!(made, want, "slots were made for organisations to come"),
                Err(error) => tracing::warn!(%error, "the warm pool could not be filled"),
            }
            tokio::time::sleep(pause).await;
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
        let there = self::keys(&mut conn, DONE_HERE).await?;
        let set = set(service.as_str(), Scope::Tenant);
        let missing = keys.iter().filter(|key| !there.contains(key));
        let task =
            |key: &TenantKey| self.slot_sql(service, key, &set).map(|sql| Task { key: key.clone(), sql });
        let tasks = missing.map(task).collect::<Result<Vec<_>, _>>()?;
        match admin.crew(service, LANES, tasks, &|_| {}).await?.pop() {
            Some((_, error)) => Err(error.into()),
            None => Ok(()),
        }
    }

    /// New keys, in the first shards that have room.
    async fn fresh_keys(
        &self,
        conn: &mut PgConnection,
        count: usize,
    ) -> Result<Vec<TenantKey>, ProvisionError> {
        let mut used = HashMap::new();
        for row in sqlx::query(SHARDS).fetch_all(&mut *conn).await? {
            let (shard, n): (i32, i64) = (row.try_get("shard")?, row.try_get("n")?);
            used.insert(u16::try_from(shard).unwrap_or_default(), n);
        }
        let most = i64::from(self.deployment.sizes().tenants_per_shard);
        let random = ring::rand::SystemRandom::new();
        let mut fresh = Vec::with_capacity(count);
        for shard in 0..TenantKey::MAX_SHARDS {
            let taken = used.get(&shard).copied().unwrap_or_default();
            for _ in taken..most {
                if fresh.len() == count {
                    return Ok(fresh);
                }
                let mut bytes = [0; 10];
                random.fill(&mut bytes).map_err(|_| crate::VaultError::Randomness)?;
                fresh.push(TenantKey::compose(shard, bytes).map_err(|_| ProvisionError::Full)?);
            }
        }
        Err(ProvisionError::Full)
    }

    /// The log-in roles of the shards these keys belong to, and what they may: connect and switch roles.
    async fn make_shards(
        &self,
        admin: &Admin,
        conn: &mut PgConnection,
        keys: &[TenantKey],
    ) -> Result<(), ProvisionError> {
        let mut shards: Vec<u16> = keys.iter().map(TenantKey::shard).collect();
        shards.sort_unstable();
        shards.dedup();
        for &service in Service::ALL {
            let names = self.deployment.names();
            let database = names.database(service);
            let mut there = None;
            for &shard in &shards {
                let role = names.shard(service, shard);
                let known = sqlx::query("SELECT 1 FROM pg_roles WHERE rolname = $1 AND has_database_privilege(oid, $2, 'CONNECT')")
                    .bind(&role)
                    .bind(&database);
                if known.fetch_optional(&mut *conn).await?.is_some() {
                    continue;
                }
                self.make_role(conn, &role, true).await?;
                if there.is_none() {
                    there = Some(admin.service(service).await?);
                }
                let Some(there) = there.as_mut() else { continue };
                let sql = format!(
                    "BEGIN;
                     GRANT EXECUTE ON FUNCTION pg_catalog.set_config(text, text, boolean) TO \"{role}\";
                     GRANT CONNECT ON DATABASE \"{database}\" TO \"{role}\";
                     COMMIT;"
                );
                batch(there, sql).await?;
            }
        }
        Ok(())
    }
}

async fn keys(conn: &mut PgConnection, sql: &'static str) -> Result<Vec<TenantKey>, sqlx::Error> {
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(conn).await?;
    rows.iter()
        .map(|row| row.try_get::<String, _>("key")?.parse().map_err(|e| sqlx::Error::Decode(Box::new(e))))
        .collect()
}
