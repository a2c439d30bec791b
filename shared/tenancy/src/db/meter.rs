use std::{
    sync::atomic::{AtomicU32, AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// What a transaction has cost so far; outlives it, for the access log.
#[derive(Debug, Default)]
pub struct Meter {
    queries: AtomicU32,
    nanos: AtomicU64,
}

impl Meter {
    /// Statements sent.
    pub fn queries(&self) -> u32 {
        self.queries.load(Ordering::Relaxed)
    }

    /// Time spent waiting for the database.
    pub fn time(&self) -> Duration {
        Duration::from_nanos(self.nanos.load(Ordering::Relaxed))
    }

    pub(super) fn sent(&self) {
        self.queries.fetch_add(1, Ordering::Relaxed);
    }

    pub(super) fn waited(&self, since: Instant) {
        let nanos = u64::try_from(since.elapsed().as_nanos()).unwrap_or(u64::MAX);
        self.nanos.fetch_add(nanos, Ordering::Relaxed);
    }
}
