use super::{KeyRing, Vault, VaultError, unwrap};
use crate::{
    PlatformDb,
    secrets::{Secret, derive},
};
use kernel::TenantKey;
use moka::future::Cache;
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};
use std::{collections::BTreeMap, sync::Arc, time::Duration};

const SELECT: &str = "SELECT version, wrapped FROM platform.tenant_keys WHERE key = $1";
/// Keys of organisations that have gone quiet do not stay in memory.
const IDLE: Duration = Duration::from_secs(15 * 60);
/// A shredded key is forgotten after this long even where no message about it arrived.
const LIFE: Duration = Duration::from_secs(60 * 60);

#[derive(Clone, Debug, thiserror::Error)]
pub(crate) enum LoadError {
    #[error("the tenant has no key in this service")]
    NoKey,
    #[error(transparent)]
    Vault(#[from] VaultError),
    #[error(transparent)]
    Db(#[from] DbErr),
}

pub(crate) fn unavailable(error: LoadError) -> DbErr {
    match error {
        LoadError::Db(error) => error,
        other => DbErr::Custom(other.to_string()),
    }
}

/// The vaults of a service's tenants, unwrapped when first needed.
#[derive(Clone)]
pub(crate) struct Vaults {
    platform: PlatformDb,
    master: Arc<Secret>,
    cache: Cache<TenantKey, Arc<Vault>>,
}

impl Vaults {
    pub fn new(platform: PlatformDb, master: Arc<Secret>) -> Self {
        let cache = Cache::builder().max_capacity(10_000).time_to_idle(IDLE).time_to_live(LIFE).build();
        Self { platform, master, cache }
    }

    pub async fn of(&self, key: &TenantKey) -> Result<Arc<Vault>, LoadError> {
        if let Some(found) = self.cache.get(key).await {
            return Ok(found);
        }
        // the first requests of an organisation come together: one of them asks the database
        let loaded = async { self.load(key).await.map(Arc::new) };
        let found = Box::pin(self.cache.try_get_with_by_ref(key, loaded)).await;
        found.map_err(|error| LoadError::clone(&error))
    }

    pub async fn forget(&self, key: &TenantKey) {
        self.cache.invalidate(key).await;
    }

    async fn load(&self, key: &TenantKey) -> Result<Vault, LoadError> {
        let tx = self.platform.begin().await?;
        let query = Statement::from_sql_and_values(DbBackend::Postgres, SELECT, [key.as_str().into()]);
        let mut keys = BTreeMap::new();
        for row in tx.query_all_raw(query).await? {
            let version =
                u16::try_from(row.try_get::<i32>("", "version")?).map_err(|_| VaultError::KeyVersion)?;
            let wrapped: Vec<u8> = row.try_get("", "wrapped")?;
            let data = unwrap(&self.master, self.platform.service(), key, version, &wrapped)?;
            keys.insert(version, data);
        }
        let commons = derive(&self.master, &[b"commons", self.platform.service().as_str().as_bytes()]);
        Ok(Vault::new(KeyRing::new(keys).ok_or(LoadError::NoKey)?, commons))
    }
}
