use super::{
    conn::{Lease, Maker, close},
    error,
    place::{Counted, Place},
    turns::{Account, Turns},
};
use crate::config::PoolSizes;
use deadpool::managed;
use sea_orm::{ConnAcquireErr, DbErr};
use sqlx::{ConnectOptions as _, PgConnection, postgres::PgConnectOptions};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError, atomic::AtomicUsize},
    time::{Duration, Instant},
};
use tokio::{
    runtime::Handle,
    sync::{OwnedSemaphorePermit, Semaphore},
    task::JoinSet,
    time::timeout,
};

type Pool = managed::Pool<Maker>;

/// How soon to look for an idle connection again: one may have come back behind the look.
const AGAIN: Duration = Duration::from_millis(20);

/// The connections of one service: a small pool per log-in role, made when first asked for, and one bound
/// over all of them.
///
/// Who wants a connection first waits for a turn ([`Turns`]), in the order of asking. Turns are as many as
/// connections may be open, so whoever has one finds an idle connection, room for a new one, or an idle one of
/// another shard that makes way; it never waits for a connection somebody works with.
pub(crate) struct Pools {
    /// Who is served, for metrics.
    label: &'static str,
    sizes: PoolSizes,
    per_pool: usize,
    /// Connections of all shards together.
    most: usize,
    turns: Arc<Turns>,
    places: Arc<Semaphore>,
    /// How many wait for a place, and how many are on their way to free one.
    wanted: Arc<AtomicUsize>,
    leaving: Arc<AtomicUsize>,
    shards: Mutex<HashMap<u16, Shard>>,
    /// Where connections live, whoever asks for them: one that ended with the runtime of its first user would break
    /// off under its second.
    home: Option<Handle>,
    log_in: Box<dyn Fn(u16) -> PgConnectOptions + Send + Sync>,
}

#[derive(Clone)]
struct Shard {
    pool: Pool,
    /// As many as the pool may have connections, so that nobody waits inside of it.
    turns: Arc<Semaphore>,
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
            most: total,
            turns: Turns::new(total),
            places: Arc::new(Semaphore::new(total)),
            wanted: Arc::default(),
            leaving: Arc::default(),
            shards: Mutex::default(),
            home: Handle::try_current().ok(),
            log_in: Box::new(log_in),
        })
    }

    pub fn label(&self) -> &'static str {
        self.label
    }

    pub fn sizes(&self) -> &PoolSizes {
        &self.sizes
    }

    /// Waits for a connection of this shard; not longer than agreed, everything included.
    pub async fn lease(self: &Arc<Self>, shard: u16, account: Account<'_>) -> Result<Lease, DbErr> {
        let shard = self.shard(shard)?;
        let asked = Instant::now();
        let taken = timeout(self.sizes.acquire, async {
            let turn = self.turns.take(account, &shard.turns).await;
            let turn = turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
            let got = shard.pool.get().await;
            got.map(|object| Lease::new(object, turn, self.label)).map_err(error::acquire)
        });
        let taken = taken.await;
        metrics::histogram!("zhibu_db_wait_seconds", "pool" => self.label).record(asked.elapsed());
        taken.unwrap_or_else(|_| {
            metrics::counter!("zhibu_db_turned_away_total", "pool" => self.label).increment(1);
            Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
        })
    }

    fn shard(self: &Arc<Self>, number: u16) -> Result<Shard, DbErr> {
        let mut shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(shard) = shards.get(&number) {
            return Ok(shard.clone());
        }
        let options = (self.log_in)(number)
            .application_name(self.label)
            .statement_cache_capacity(256)
            .disable_statement_logging();
        let pool = Pool::builder(Maker { options, pools: Arc::downgrade(self) })
            .max_size(self.per_pool)
            // the connection used last has the warmest caches
            .queue_mode(managed::QueueMode::Lifo)
            .build()
            .map_err(|e| DbErr::Custom(e.to_string()))?;
        let shard = Shard { pool, turns: Arc::new(Semaphore::new(self.per_pool)) };
        shards.insert(number, shard.clone());
        if let Ok(most) = u32::try_from(self.most) {
            metrics::gauge!("zhibu_db_connections_most", "pool" => self.label).set(most);
        }
        Ok(shard)
    }

    /// A new connection, at home. Given up when nobody waits for it any more.
    pub async fn connect(&self, options: PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
        let Some(home) = &self.home else { return options.connect().await };
        let mut connecting = JoinSet::new();
        connecting.spawn_on(async move { options.connect().await }, home);
        let connected = connecting.join_next().await;
        connected.and_then(Result::ok).unwrap_or(Err(sqlx::Error::PoolClosed))
    }

    /// Room for one more connection.
    pub async fn place(&self) -> Result<Place, sqlx::Error> {
        let permit = match self.places.clone().try_acquire_owned() {
            Ok(permit) => permit,
            Err(_) => self.make_room().await?,
        };
        Ok(Place::new(self.label, permit))
    }

    /// The bound is reached: idle connections of other shards make way, one for each who waits.
    async fn make_room(&self) -> Result<OwnedSemaphorePermit, sqlx::Error> {
        let wanted = Counted::one_more(&self.wanted);
        loop {
            if self.leaving().count() <= wanted.count() {
                self.evict();
            }
            if let Ok(permit) = timeout(AGAIN, self.places.clone().acquire_owned()).await {
                return permit.map_err(|_| sqlx::Error::PoolClosed);
            }
        }
    }

    /// Counts a connection that is about to free its place.
    pub fn leaving(&self) -> Counted {
        Counted::one_more(&self.leaving)
    }

    /// Closes the connection that nobody has needed for the longest time.
    fn evict(&self) {
        let shards: Vec<Shard> = {
            let shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
            shards.values().cloned().collect()
        };
        let idle = |shard: &Shard| {
            let mut longest = None;
            shard.pool.retain(|_, metrics| {
                longest = longest.max(Some(metrics.last_used()));
                true
            });
            longest
        };
        let found =
            shards.iter().filter_map(|shard| Some((idle(shard)?, shard))).max_by_key(|(idle, _)| *idle);
        let Some((longest, shard)) = found else { return };
        let mut spared = true;
        let taken = shard.pool.retain(|_, m| m.last_used() < longest || !std::mem::take(&mut spared)).removed;
        taken.into_iter().for_each(close);
    }
}
