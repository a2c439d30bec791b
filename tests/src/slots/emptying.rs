use super::pristine::Pristine;
use kernel::{Service, TenantId, TenantKey};
use ring::rand::{SecureRandom as _, SystemRandom};
use sqlx::{AssertSqlSafe, ConnectOptions as _, Executor as _, PgConnection, postgres::PgConnectOptions};
use std::collections::HashMap;
use tenancy::provision::Provisioner;

/// In use as it was made: never set back, put aside, moved or closed.
const ORDINARY: &str = "SELECT EXISTS (
        SELECT FROM platform.organisations o WHERE o.id = $1 AND o.key = $2 AND o.state = 'active')
    AND NOT EXISTS (SELECT FROM platform.portings WHERE tenant_id = $1)
    AND NOT EXISTS (SELECT FROM platform.snapshots WHERE tenant_id = $1)
    AND NOT EXISTS (SELECT FROM platform.provisioning WHERE tenant_id = $1 AND finished_at IS NULL)";

/// What is asked for is one schema of many: catalogues that were never analysed look small, and would be read whole.
const BY_INDEX: [(&str, &str); 3] =
    [("enable_seqscan", "off"), ("enable_hashjoin", "off"), ("enable_mergejoin", "off")];

/// Connections of the superuser, one for each service.
pub(super) struct Hands(HashMap<Service, PgConnection>);

/// A key for the same log-in shard: the role stays a member of it.
pub(super) fn fresh(key: &TenantKey) -> anyhow::Result<TenantKey> {
    let mut bytes = [0; 10];
    SystemRandom::new().fill(&mut bytes).map_err(|_| anyhow::anyhow!("no randomness"))?;
    Ok(TenantKey::compose(key.shard(), bytes)?)
}

impl Hands {
    pub(super) async fn reach(admin_url: &str, databases: &str) -> anyhow::Result<Self> {
        let mut all = HashMap::new();
        for &service in Service::ALL {
            let options: PgConnectOptions = admin_url.parse()?;
            let options = options.database(&format!("{databases}_{service}")).disable_statement_logging();
            // every slot has its own statements: none is asked twice
            let options = options.statement_cache_capacity(0).options(BY_INDEX);
            all.insert(service, options.connect().await?);
        }
        Ok(Self(all))
    }

    pub(super) fn of(&mut self, service: Service) -> anyhow::Result<&mut PgConnection> {
        self.0.get_mut(&service).ok_or_else(|| anyhow::anyhow!("no way to {service}"))
    }

    pub(super) async fn ordinary(&mut self, tenant: TenantId, key: &TenantKey) -> anyhow::Result<bool> {
        let asked = sqlx::query_scalar(ORDINARY).bind(tenant.0).bind(key.as_str());
        Ok(asked.fetch_one(self.of(Service::Identity)?).await?)
    }

    /// Identity comes last: there a slot is taken.
    pub(super) async fn empty(
        &mut self,
        pristine: &Pristine,
        provisioner: &Provisioner,
        (tenant, key): (TenantId, &TenantKey),
        fresh: &TenantKey,
    ) -> anyhow::Result<()> {
        let others = Service::ALL.iter().copied().filter(|&service| service != Service::Identity);
        for service in others.chain([Service::Identity]) {
            let set = migrations::set(service.as_str(), migrations::Scope::Tenant);
            let rows = provisioner.slot_rows(service, fresh, &set)?;
            let home = match service {
                Service::Identity => format!("DELETE FROM platform.organisations WHERE id = '{}';", tenant.0),
                Service::Records => format!(
                    "DELETE FROM platform.exchange_parties WHERE tenant_id = '{0}';
                     DELETE FROM platform.development_claims WHERE tenant_id = '{0}';",
                    tenant.0
                ),
                _ => String::new(),
            };
            let sql = format!(
                "BEGIN;
                 SET LOCAL lock_timeout = '5s';
                 SET LOCAL synchronous_commit = off;
                 ALTER SCHEMA \"{schema}\" RENAME TO \"{to}\";
                 ALTER ROLE \"{role}\" RENAME TO \"{to_role}\";
                 DELETE FROM platform.outbox WHERE tenant_key = '{key}';
                 DELETE FROM platform.jobs WHERE tenant_key = '{key}';
                 DELETE FROM platform.tenants WHERE key = '{key}';
                 {home}
                 SET LOCAL session_replication_role = replica;
                 {emptying}
                 SET LOCAL session_replication_role = origin;
                 {rows}
                 COMMIT;",
                schema = key.schema(),
                to = fresh.schema(),
                role = key.role(service),
                to_role = fresh.role(service),
                emptying = pristine.emptying(service, &fresh.schema()),
            );
            let conn = self.of(service)?;
            if let Err(error) = conn.execute(AssertSqlSafe(sql)).await {
                conn.execute("ROLLBACK").await?;
                return Err(error.into());
            }
        }
        Ok(())
    }
}
