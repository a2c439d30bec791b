use anyhow::{Context, Result};
use settings::Settings;
use std::time::Duration;
use tenancy::{Config, Deployment, PoolSizes};

/// The deployment the settings describe. Nothing is connected yet.
///
/// # Errors
/// When a setting is unusable.
pub fn deployment(settings: &Settings) -> Result<Deployment> {
    let database = &settings.database;
    let master_key = settings.secrets.master_key().context("secrets.master_key is not set")?;
    let size = |number: u32| usize::try_from(number).unwrap_or(usize::MAX);
    let pools = PoolSizes {
        per_shard: size(database.tenant_connections),
        total: size(database.tenant_connections),
        open: size(database.tenant_connections_open),
        platform: size(database.platform_connections),
        tenants_per_connection: size(database.distinct_tenants_per_connection),
        acquire: Duration::from_millis(database.acquire_timeout_ms),
        ..PoolSizes::default()
    };
    let config = Config {
        name: database.name.clone(),
        postgres_url: database.admin_url.expose().to_owned(),
        admin_url: Some(database.admin_url.expose().to_owned()),
        master_key: *master_key.bytes(),
        redis_url: Some(settings.redis.url.expose().to_owned()).filter(|url| !url.is_empty()),
        base_domain: settings.server.base_domain.clone(),
        pools,
    };
    let deployment = Deployment::new(&config)?;
    deployment.govern(super::quotas::defaults(&settings.quotas));
    Ok(deployment)
}
