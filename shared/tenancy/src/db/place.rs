use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};
use tokio::sync::OwnedSemaphorePermit;

/// Room for one connection under the bound.
pub(crate) struct Place {
    label: &'static str,
    _permit: OwnedSemaphorePermit,
}

impl Place {
    pub fn new(label: &'static str, permit: OwnedSemaphorePermit) -> Self {
        metrics::gauge!("zhibu_db_connections", "pool" => label).increment(1.0);
        metrics::counter!("zhibu_db_connections_opened_total", "pool" => label).increment(1);
        Self { label, _permit: permit }
    }

    /// The connection in it has served enough, so many organisations.
    pub fn retired(&self, served: usize) {
        metrics::counter!("zhibu_db_connections_retired_total", "pool" => self.label).increment(1);
        let served = u32::try_from(served).unwrap_or(u32::MAX);
        metrics::histogram!("zhibu_db_connection_tenants", "pool" => self.label).record(f64::from(served));
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        metrics::gauge!("zhibu_db_connections", "pool" => self.label).decrement(1.0);
    }
}

/// One of those being counted, for as long as it lives.
pub(crate) struct Counted(Arc<AtomicUsize>);

impl Counted {
    pub fn one_more(of: &Arc<AtomicUsize>) -> Self {
        of.fetch_add(1, Ordering::SeqCst);
        Self(of.clone())
    }

    /// How many there are, this one included.
    pub fn count(&self) -> usize {
        self.0.load(Ordering::SeqCst)
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.fetch_sub(1, Ordering::SeqCst);
    }
}
