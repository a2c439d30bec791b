use super::{place::Place, pools::Pools, turns::Turn};
use deadpool::managed::{Manager, Metrics, Object, RecycleError, RecycleResult};
use kernel::TenantKey;
use sqlx::{Connection as _, PgConnection, postgres::PgConnectOptions};
use std::{
    collections::HashSet,
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

/// A connection that was quiet for longer is asked whether it is still there.
const QUIET: Duration = Duration::from_secs(30);
/// No connection gets older: balancers and upgraded servers want them to come back now and then.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

pub(crate) struct Conn {
    pub pg: PgConnection,
    /// False from before `BEGIN` until the server has acknowledged the end of the transaction.
    pub clean: bool,
    /// Not to be used again, though nothing is wrong with its transaction.
    pub worn: bool,
    served: HashSet<TenantKey>,
    since: Instant,
    pools: Weak<Pools>,
    place: Place,
}

impl Conn {
    pub fn serves(&mut self, key: &TenantKey) {
        if !self.served.contains(key) {
            self.served.insert(key.clone());
        }
    }

    fn is_spent(&self) -> bool {
        let most = self.pools.upgrade().map_or(0, |pools| pools.sizes().tenants_per_connection);
        self.worn || self.served.len() >= most || self.since.elapsed() > LIFETIME
    }
}

pub(crate) struct Maker {
    pub options: PgConnectOptions,
    pub pools: Weak<Pools>,
}

impl Manager for Maker {
    type Type = Conn;
    type Error = sqlx::Error;

    async fn create(&self) -> Result<Conn, sqlx::Error> {
        let pools = self.pools.upgrade().ok_or(sqlx::Error::PoolClosed)?;
        let place = pools.place().await?;
        // rare and long: on the heap, so that whoever may have to connect stays small
        let pg = Box::pin(pools.connect(self.options.clone())).await?;
        Ok(Conn {
            pg,
            clean: true,
            worn: false,
            served: HashSet::new(),
            since: Instant::now(),
            pools: Arc::downgrade(&pools),
            place,
        })
    }

    async fn recycle(&self, conn: &mut Conn, metrics: &Metrics) -> RecycleResult<sqlx::Error> {
        if !conn.clean || conn.is_spent() {
            return Err(RecycleError::message("spent"));
        }
        if metrics.last_used() > QUIET {
            conn.pg.ping().await?;
        }
        Ok(())
    }
}

/// A connection taken from its pool. Dropped in any state but a clean one, it is closed, never returned.
pub(crate) struct Lease {
    object: Option<Object<Maker>>,
    _busy: Busy,
    /// Goes last: whoever is next finds the connection in the pool.
    _turn: Turn,
}

/// One more connection somebody works with.
struct Busy(&'static str);

impl Busy {
    fn new(label: &'static str) -> Self {
        metrics::gauge!("zhibu_db_connections_busy", "pool" => label).increment(1.0);
        Self(label)
    }
}

impl Drop for Busy {
    fn drop(&mut self) {
        metrics::gauge!("zhibu_db_connections_busy", "pool" => self.0).decrement(1.0);
    }
}

impl Lease {
    pub fn new(object: Object<Maker>, turn: Turn, label: &'static str) -> Self {
        Self { object: Some(object), _busy: Busy::new(label), _turn: turn }
    }

    pub fn conn(&mut self) -> Option<&mut Conn> {
        self.object.as_deref_mut()
    }

    /// Whether the connection was used before, and may have died since.
    pub fn is_reused(&self) -> bool {
        self.object.as_ref().is_some_and(|object| Object::metrics(object).recycle_count > 0)
    }

    /// Returns a clean connection; closes it if it has served enough.
    pub fn give_back(mut self) {
        let Some(object) = self.object.take() else { return };
        if !object.clean || object.is_spent() {
            let conn = Object::take(object);
            conn.place.retired(conn.served.len());
            close(conn);
        }
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(object) = self.object.take() {
            // dropping the socket makes the server roll back
            drop(Object::take(object));
        }
    }
}

/// Says goodbye properly where a runtime is at hand; the place is free once the server knows.
pub(crate) fn close(conn: Conn) {
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    let leaving = conn.pools.upgrade().map(|pools| pools.leaving());
    runtime.spawn(async move {
        let Conn { pg, place, .. } = conn;
        let _ = tokio::time::timeout(Duration::from_secs(1), pg.close()).await;
        drop((place, leaving));
    });
}
