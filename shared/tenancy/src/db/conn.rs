use super::{place::Place, pools::Pools, turns::Turn};
use kernel::TenantKey;
use sqlx::{Connection as _, PgConnection};
use std::{
    collections::HashSet,
    sync::Weak,
    time::{Duration, Instant},
};

/// No connection gets older: balancers and upgraded servers want them to come back now and then.
const LIFETIME: Duration = Duration::from_secs(30 * 60);

pub(crate) struct Conn {
    pub pg: PgConnection,
    /// False from before `BEGIN` until the server has acknowledged the end of the transaction.
    pub clean: bool,
    /// Not to be used again, though nothing is wrong with its transaction.
    pub worn: bool,
    /// Whether it was used before, and may have died since.
    reused: bool,
    shard: u16,
    served: HashSet<TenantKey>,
    since: Instant,
    pools: Weak<Pools>,
    place: Place,
}

impl Conn {
    pub fn new(pg: PgConnection, shard: u16, pools: Weak<Pools>, place: Place) -> Self {
        Self {
            pg,
            clean: true,
            worn: false,
            reused: false,
            shard,
            served: HashSet::new(),
            since: Instant::now(),
            pools,
            place,
        }
    }

    pub fn serves(&mut self, key: &TenantKey) {
        if !self.served.contains(key) {
            self.served.insert(key.clone());
        }
    }

    /// Whether the server's side of it knows this organisation's tables already.
    pub fn knows(&self, key: &TenantKey) -> bool {
        self.served.contains(key)
    }

    /// How many organisations it has served.
    pub fn known(&self) -> usize {
        self.served.len()
    }

    fn is_spent(&self, pools: &Pools) -> bool {
        self.worn || self.known() >= pools.sizes().tenants_per_connection || self.since.elapsed() > LIFETIME
    }
}

/// A connection taken from its pool. Dropped in any state but a clean one, it is closed, never returned.
pub(crate) struct Lease {
    conn: Option<Conn>,
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
    pub fn new(conn: Conn, turn: Turn, label: &'static str) -> Self {
        Self { conn: Some(conn), _busy: Busy::new(label), _turn: turn }
    }

    pub fn conn(&mut self) -> Option<&mut Conn> {
        self.conn.as_mut()
    }

    /// Whether the connection was used before, and may have died since.
    pub fn is_reused(&self) -> bool {
        self.conn.as_ref().is_some_and(|conn| conn.reused)
    }

    /// Returns a clean connection; closes it if it has served enough.
    pub fn give_back(mut self) {
        let Some(mut conn) = self.conn.take() else { return };
        match conn.pools.upgrade() {
            Some(pools) if conn.clean && !conn.is_spent(&pools) => {
                conn.reused = true;
                pools.put(conn.shard, conn);
            }
            _ => {
                conn.place.retired(conn.served.len());
                close(conn);
            }
        }
    }
}

/// Says goodbye properly where a runtime is at hand; the place is free once the server knows. A lease that is
/// merely dropped closes the socket, which makes the server roll back.
pub(crate) fn close(conn: Conn) {
    let Ok(runtime) = tokio::runtime::Handle::try_current() else { return };
    let leaving = conn.pools.upgrade().map(|pools| pools.leaving());
    runtime.spawn(async move {
        let Conn { pg, place, .. } = conn;
        let _ = tokio::time::timeout(Duration::from_secs(1), pg.close()).await;
        drop((place, leaving));
    });
}
