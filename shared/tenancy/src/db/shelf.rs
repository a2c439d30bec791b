//! Connections nobody works with at the moment.

use super::conn::Conn;
use kernel::TenantKey;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// What can be found on a [`Shelf`].
pub(super) trait Kept {
    /// Whether it has served this organisation.
    fn knows(&self, key: &TenantKey) -> bool;
    /// How many organisations it has served.
    fn known(&self) -> usize;
}

impl Kept for Conn {
    fn knows(&self, key: &TenantKey) -> bool {
        Conn::knows(self, key)
    }

    fn known(&self) -> usize {
        Conn::known(self)
    }
}

/// The idle connections of all shards, each shard in the order they came back.
///
/// A backend fills its caches the first time it sees an organisation, which costs it more than the request itself.
/// So an organisation gets a connection that has served it before, a new one the connection that has served the
/// fewest: organisations spread over the connections by themselves and stay where they are known.
pub(super) struct Shelf<T>(Mutex<HashMap<u16, Vec<Idle<T>>>>);

struct Idle<T> {
    kept: T,
    since: Instant,
}

impl<T: Kept> Shelf<T> {
    pub fn new() -> Self {
        Self(Mutex::default())
    }

    pub fn put(&self, shard: u16, kept: T) {
        self.with(|shards| shards.entry(shard).or_default().push(Idle { kept, since: Instant::now() }));
    }

    /// The best connection of a shard for an organisation (or for none), and how long it has been idle.
    pub fn take(&self, shard: u16, key: Option<&TenantKey>) -> Option<(T, Duration)> {
        self.with(|shards| {
            let idle = shards.get_mut(&shard)?;
            let best = best(idle, key)?;
            let Idle { kept, since } = idle.remove(best);
            Some((kept, since.elapsed()))
        })
    }

    /// The connection of all shards that nobody has needed for the longest time.
    pub fn take_oldest(&self) -> Option<T> {
        self.with(|shards| {
            let idle = shards.values_mut().filter(|idle| !idle.is_empty());
            // the first of a shard has been there longest
            let idle = idle.min_by_key(|idle| idle.first().map(|first| first.since))?;
            Some(idle.remove(0).kept)
        })
    }

    fn with<R>(&self, act: impl FnOnce(&mut HashMap<u16, Vec<Idle<T>>>) -> R) -> R {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Where the best one stands. Of equals the one used last: the rest of its caches is the warmest.
fn best<T: Kept>(idle: &[Idle<T>], key: Option<&TenantKey>) -> Option<usize> {
    let Some(key) = key else { return idle.len().checked_sub(1) };
    let knows = idle.iter().rposition(|idle| idle.kept.knows(key));
    knows.or_else(|| (0..idle.len()).rev().min_by_key(|&at| idle[at].kept.known()))
}

#[cfg(test)]
mod tests;
