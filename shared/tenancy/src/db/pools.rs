use super::{
    conn::{Lease, Maker, close},
    error,
};
use crate::config::PoolSizes;
use deadpool::{Runtime, managed};
use sea_orm::DbErr;
use sqlx::{ConnectOptions as _, postgres::PgConnectOptions};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

type Pool = managed::Pool<Maker>;

/// The connections of one service: a small pool per log-in role, made when first asked for, and one bound
/// over all of them.
pub(crate) struct Pools {
    /// Who is served, for metrics.
    label: &'static str,
    sizes: PoolSizes,
    per_pool: usize,
    places: Arc<Semaphore>,
    starving: AtomicUsize,
    pools: Mutex<HashMap<u16, Pool>>,
    log_in: Box<dyn Fn(u16) -> PgConnectOptions + Send + Sync>,
}

/// Room for one connection under the bound.
pub(crate) struct Place {
    label: &'static str,
    _permit: OwnedSemaphorePermit,
}

impl Drop for Place {
    fn drop(&mut self) {
        metrics::gauge!("zhibu_db_connections", "pool" => self.label).decrement(1.0);
    }
}

/// Counts a waiter for as long as it waits, also when it gives up.
struct Waiting<'a>(&'a AtomicUsize);

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}

impl Pools {
    pub fn new(
        label: &'static str,
        sizes: PoolSizes,
        per_pool: usize,
        total: usize,
        log_in: impl Fn(u16) -> PgConnectOptions + Send + Sync + 'static,
    ) -> Arc<Self> {
        Arc::new(Self {
            label,
            sizes,
            per_pool: per_pool.min(total),
            places: Arc::new(Semaphore::new(total)),
            starving: AtomicUsize::new(0),
            pools: Mutex::default(),
            log_in: Box::new(log_in),
        })
    }

    pub fn sizes(&self) -> &PoolSizes {
        &self.sizes
    }

    pub fn is_starving(&self) -> bool {
        self.starving.load(Ordering::SeqCst) > 0
    }

    /// Waits for a connection of this shard.
    pub async fn lease(self: &Arc<Self>, shard: u16) -> Result<Lease, DbErr> {
        let pool = self.pool(shard)?;
        pool.get().await.map(Lease::new).map_err(error::acquire)
    }

    fn pool(self: &Arc<Self>, shard: u16) -> Result<Pool, DbErr> {
        let mut pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(pool) = pools.get(&shard) {
            return Ok(pool.clone());
        }
        let options = (self.log_in)(shard)
            .application_name(self.label)
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let wait = Some(self.sizes.acquire);
        let pool = Pool::builder(Maker { options, pools: Arc::downgrade(self) })
            .max_size(self.per_pool)
            .timeouts(managed::Timeouts { wait, create: wait, recycle: wait })
            // the connection used last has the warmest caches
            .queue_mode(managed::QueueMode::Lifo)
            .runtime(Runtime::Tokio1)
            .build()
            .map_err(|e| DbErr::Custom(e.to_string()))?;
        pools.insert(shard, pool.clone());
        Ok(pool)
    }

    /// Room for one more connection. When the bound is reached, an idle connection of another shard makes way.
    pub async fn place(&self) -> Result<Place, sqlx::Error> {
        let permit = match self.places.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => self.wait_for_permit().await?,
        };
        metrics::gauge!("zhibu_db_connections", "pool" => self.label).increment(1.0);
        metrics::counter!("zhibu_db_connections_opened_total", "pool" => self.label).increment(1);
        Ok(Place { label: self.label, _permit: permit })
    }

    async fn wait_for_permit(&self) -> Result<OwnedSemaphorePermit, sqlx::Error> {
        // counted before looking for idle ones, so that one returned in between is not missed
        self.starving.fetch_add(1, Ordering::SeqCst);
        let _waiting = Waiting(&self.starving);
        self.evict();
        self.places.clone().acquire_owned().await.map_err(|_| sqlx::Error::PoolClosed)
    }

    fn evict(&self) {
        let pools: Vec<Pool> = {
            let pools = self.pools.lock().unwrap_or_else(PoisonError::into_inner);
            pools.values().cloned().collect()
        };
        for pool in pools {
            let mut spared = true;
            let taken = pool.retain(|_, _| !std::mem::take(&mut spared)).removed;
            if !taken.is_empty() {
                taken.into_iter().for_each(close);
                return;
            }
        }
    }
}
