use super::{
    error::refused,
    pools::Pools,
    session::{Got, Session, Want},
    traits::transaction_traits,
    turns::Account,
};
use crate::{
    Tenant, TenantScope, Vault, quota,
    vault::{Remembered, Vaults, unavailable},
};
use kernel::Service;
use sea_orm::{DbErr, Statement};
use std::{
    fmt,
    sync::{Arc, OnceLock},
};

/// The way into one service's database for requests, jobs and events: always as one tenant.
#[derive(Clone)]
pub struct TenantDb {
    service: Service,
    pools: Arc<Pools>,
    vaults: Vaults,
    quotas: QuotaDefaults,
    memory: Option<Arc<dyn Memory>>,
}

/// Reads what a service wants to have at hand of a tenant in every transaction. It is read once and kept with the
/// tenant's keys, until the tenant is announced as changed.
#[sea_orm::prelude::async_trait::async_trait]
pub trait Memory: Send + Sync + 'static {
    /// # Errors
    /// When the database is away.
    async fn read(&self, tx: &TenantTx) -> Result<Remembered, DbErr>;
}

/// What is allowed where nothing was decided; nothing is bound until somebody says so.
pub(crate) type QuotaDefaults = Arc<OnceLock<quota::Defaults>>;

impl TenantDb {
    pub(crate) fn new(service: Service, pools: Arc<Pools>, vaults: Vaults, quotas: QuotaDefaults) -> Self {
        Self { service, pools, vaults, quotas, memory: None }
    }

    /// The same way in, with something read of every tenant.
    #[must_use]
    pub fn remembering(self, memory: Arc<dyn Memory>) -> Self {
        Self { memory: Some(memory), ..self }
    }

    pub fn service(&self) -> Service {
        self.service
    }

    /// Opens a transaction as the tenant's own role, seeing the tenant's own schema and nothing else.
    ///
    /// # Errors
    /// When no connection is to be had in time, or the tenant does not exist in this service.
    pub async fn begin(&self, scope: &TenantScope) -> Result<TenantTx, DbErr> {
        self.open(scope, "").await
    }

    /// The same for work on very many rows: every statement is planned for the tables as they are, for a plan that
    /// was made while they were small and is kept by the connection would walk over all of them.
    ///
    /// # Errors
    /// As [`begin`](Self::begin).
    pub async fn begin_bulk(&self, scope: &TenantScope) -> Result<TenantTx, DbErr> {
        self.open(scope, ", set_config('plan_cache_mode', 'force_custom_plan', true)").await
    }

    async fn open(&self, scope: &TenantScope, more: &str) -> Result<TenantTx, DbErr> {
        let tenant = scope.tenant().clone();
        let vault = self.vaults.of(&tenant.key).await.map_err(unavailable)?;
        let key = &tenant.key;
        // all are set by one SELECT: its rights are checked at the start, as the log-in role. Compiling takes longer than any
        // of our statements that are estimated to be worth it
        let begin = format!(
            "BEGIN; SELECT set_config('search_path', '{}', true), set_config('role', '{}', true), \
             set_config('jit', 'off', true){more}",
            key.schema(),
            key.role(self.service)
        );
        let session = Session::open(&self.pools, key.shard(), begin, Account::of(scope)).await?;
        let tx =
            TenantTx { session: Arc::new(session), level: 1, tenant, vault, quotas: self.quotas.clone() };
        if let Some(memory) = self.memory.as_ref().filter(|_| !tx.vault.remembers()) {
            let read = memory.read(&tx).await?;
            tx.vault.remember(read);
        }
        Ok(tx)
    }
}

impl fmt::Debug for TenantDb {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantDb").field("service", &self.service).finish_non_exhaustive()
    }
}

/// A transaction of one tenant. SeaORM runs on it; `begin` on it is a savepoint; dropped, it is rolled back.
///
/// Only statements that read or change rows are passed on, always with their values beside them.
pub struct TenantTx {
    session: Arc<Session>,
    level: u32,
    tenant: Tenant,
    vault: Arc<Vault>,
    quotas: QuotaDefaults,
}

impl TenantTx {
    pub fn tenant(&self) -> &Tenant {
        &self.tenant
    }

    /// The tenant's keys, for what goes on after the transaction: a long file that is still being read or written.
    pub fn keys(&self) -> Arc<Vault> {
        self.vault.clone()
    }

    /// The tenant's keys for sensitive fields of this service.
    pub fn vault(&self) -> &Vault {
        &self.vault
    }

    pub(crate) fn quota_defaults(&self) -> &quota::Defaults {
        self.quotas.get_or_init(quota::Defaults::default)
    }

    fn nested(&self, level: u32) -> Self {
        Self {
            session: self.session.clone(),
            level,
            tenant: self.tenant.clone(),
            vault: self.vault.clone(),
            quotas: self.quotas.clone(),
        }
    }
}

transaction_traits!(TenantTx);

impl fmt::Debug for TenantTx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TenantTx").field("tenant", &self.tenant.key).field("level", &self.level).finish()
    }
}

fn wrong_answer() -> DbErr {
    refused("an answer of another kind than asked for")
}
