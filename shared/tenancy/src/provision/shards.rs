use super::{Provisioner, error::ProvisionError};
use crate::admin::{Admin, batch};
use kernel::{Service, TenantKey};
use ring::rand::SecureRandom as _;
use sqlx::{PgConnection, Row as _};
use std::collections::HashMap;

const SHARDS: &str = "SELECT shard, count(*) AS n FROM platform.tenants GROUP BY shard";

impl Provisioner {
    /// New keys, in the first shards that have room.
    pub(crate) async fn fresh_keys(
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
    pub(crate) async fn make_shards(
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
