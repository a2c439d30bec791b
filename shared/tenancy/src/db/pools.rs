use super::{
    conn::{Conn, Lease, close},
    error,
    place::{Counted, Place},
    shelf::Shelf,
    turns::{Account, Turns},
};
use crate::config::PoolSizes;
use kernel::TenantKey;
use sea_orm::{ConnAcquireErr, DbErr};
use sqlx::{ConnectOptions as _, Connection as _, PgConnection, postgres::PgConnectOptions};
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

/// How soon to look for an idle connection again: one may have come back behind the look.
const AGAIN: Duration = Duration::from_millis(20);
/// What a statement may take to sort or to group in memory, for boards that count over a whole organisation: what
/// Postgres grants by itself is too little for a hundred thousand groups, and it walks along an index instead.
const ROOM: (&str, &str) = ("work_mem", "16MB");
/// A connection that was quiet for longer is asked whether it is still there.
const QUIET: Duration = Duration::from_secs(30);

/// The connections of one service: a small pool per log-in role, and one bound over all of them.
///
/// Who wants a connection first waits for a turn ([`Turns`]), in the order of asking. Turns are at most as many as
/// connections may be open, so whoever has one finds an idle connection, room for a new one, or an idle one of
/// another shard that makes way; it never waits for a connection somebody works with.
pub(crate) struct Pools {
    /// Who is served, for metrics.
    label: &'static str,
    sizes: PoolSizes,
    /// Connections of one shard that are worked with at a time.
    per_shard: usize,
    turns: Arc<Turns>,
    idle: Shelf<Conn>,
    places: Arc<Semaphore>,
    /// How many wait for a place, and how many are on their way to free one.
    wanted: Arc<AtomicUsize>,
    leaving: Arc<AtomicUsize>,
    /// As many turns as a shard may have connections.
    shards: Mutex<HashMap<u16, Arc<Semaphore>>>,
    /// Where connections live, whoever asks for them: one that ended with the runtime of its first user would break
    /// off under its second.
    home: Option<Handle>,
    log_in: Box<dyn Fn(u16) -> PgConnectOptions + Send + Sync>,
}

impl Pools {
    /// Connections of one shard and of all shards that are worked with at a time, and of all shards that stay open.
    pub fn new(
        label: &'static str,
        sizes: PoolSizes,
        [per_shard, total, open]: [usize; 3],
        log_in: impl Fn(u16) -> PgConnectOptions + Send + Sync + 'static,
    ) -> Arc<Self> {
        if let Ok(most) = u32::try_from(total) {
            metrics::gauge!("zhibu_db_connections_most", "pool" => label).set(most);
        }
        Arc::new(Self {
            label,
            sizes,
            per_shard: per_shard.min(total),
            turns: Turns::new(total),
            idle: Shelf::new(),
            places: Arc::new(Semaphore::new(total.max(open))),
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
        let asked = Instant::now();
        let taken = timeout(self.sizes.acquire, async {
            let turn = self.turns.take(account, &self.turns_of(shard)).await;
            let turn = turn.map_err(|_| DbErr::ConnectionAcquire(ConnAcquireErr::ConnectionClosed))?;
            let conn = match self.find(shard, account.key()).await {
                Some(conn) => conn,
                // rare and long: on the heap, so that whoever may have to connect stays small
                None => Box::pin(self.open(shard)).await.map_err(error::acquire)?,
            };
            Ok(Lease::new(conn, turn, self.label))
        });
        let taken = taken.await;
        metrics::histogram!("zhibu_db_wait_seconds", "pool" => self.label).record(asked.elapsed());
        taken.unwrap_or_else(|_| {
            metrics::counter!("zhibu_db_turned_away_total", "pool" => self.label).increment(1);
            Err(DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
        })
    }

    fn turns_of(&self, shard: u16) -> Arc<Semaphore> {
        let mut shards = self.shards.lock().unwrap_or_else(PoisonError::into_inner);
        shards.entry(shard).or_insert_with(|| Arc::new(Semaphore::new(self.per_shard))).clone()
    }

    /// An idle connection that is still there.
    async fn find(&self, shard: u16, key: Option<&TenantKey>) -> Option<Conn> {
        while let Some((mut conn, idle)) = self.idle.take(shard, key) {
            if idle <= QUIET || conn.pg.ping().await.is_ok() {
                return Some(conn);
            }
        }
        None
    }

    /// A connection comes back.
    pub fn put(&self, shard: u16, conn: Conn) {
        self.idle.put(shard, conn);
    }

    async fn open(self: &Arc<Self>, shard: u16) -> Result<Conn, sqlx::Error> {
        let place = self.place().await?;
        let options = (self.log_in)(shard)
            .application_name(self.label)
            .options([ROOM])
            .statement_cache_capacity(256)
            .disable_statement_logging();
        Ok(Conn::new(self.connect(options).await?, shard, Arc::downgrade(self), place))
    }

    /// A new connection, at home. Given up when nobody waits for it any more.
    async fn connect(&self, options: PgConnectOptions) -> Result<PgConnection, sqlx::Error> {
        let Some(home) = &self.home else { return options.connect().await };
        let mut connecting = JoinSet::new();
        connecting.spawn_on(async move { options.connect().await }, home);
        let connected = connecting.join_next().await;
        connected.and_then(Result::ok).unwrap_or(Err(sqlx::Error::PoolClosed))
    }

    /// Room for one more connection.
    async fn place(&self) -> Result<Place, sqlx::Error> {
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
                self.idle.take_oldest().into_iter().for_each(close);
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
}
