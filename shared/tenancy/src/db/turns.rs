//! Who holds how many of a service's connections when more are wanted than there are.

use crate::TenantScope;
use kernel::TenantKey;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};
use tokio::sync::{AcquireError, OwnedSemaphorePermit, Semaphore};

/// On whose account a connection is held.
#[derive(Clone, Copy)]
pub(crate) enum Account<'a> {
    /// A request of one organisation.
    Request(&'a TenantKey),
    /// A job or an event of one organisation.
    System(&'a TenantKey),
    /// The platform's own tables.
    Platform,
}

impl<'a> Account<'a> {
    pub fn of(scope: &'a TenantScope) -> Self {
        let key = &scope.tenant().key;
        if scope.is_system() { Self::System(key) } else { Self::Request(key) }
    }

    pub fn key(self) -> Option<&'a TenantKey> {
        match self {
            Self::Request(key) | Self::System(key) => Some(key),
            Self::Platform => None,
        }
    }
}

/// First come, first served, within three bounds.
///
/// Requests leave a quarter of the connections to jobs and events, because a request may be waiting for just
/// those; jobs and events leave a quarter to requests. The requests of one organisation leave a quarter of
/// theirs to the others: who sends a thousand at once, or lets its writers queue for one row, waits in a line of
/// its own.
pub(super) struct Turns {
    requests: Arc<Semaphore>,
    system: Arc<Semaphore>,
    all: Arc<Semaphore>,
    of_one: usize,
    /// Organisations that hold or wait for something at the moment.
    lines: Mutex<HashMap<TenantKey, Arc<Semaphore>>>,
}

/// The right to hold one connection. Given back when dropped.
pub(crate) struct Turn {
    _line: Option<InLine>,
    _permits: Vec<OwnedSemaphorePermit>,
}

/// What is left when others must have a part: never nothing.
const fn most(of: usize) -> usize {
    of - of / 4
}

impl Turns {
    pub fn new(total: usize) -> Arc<Self> {
        let semaphore = |permits| Arc::new(Semaphore::new(permits));
        Arc::new(Self {
            requests: semaphore(most(total)),
            system: semaphore(most(total)),
            all: semaphore(total),
            of_one: most(most(total)),
            lines: Mutex::default(),
        })
    }

    /// Waits for a turn. `shard` bounds the connections of one log-in role. Always in the same order, the
    /// narrowest first: nobody keeps others from what it cannot use itself yet.
    pub async fn take(
        self: &Arc<Self>,
        account: Account<'_>,
        shard: &Arc<Semaphore>,
    ) -> Result<Turn, AcquireError> {
        let line = match account {
            Account::Request(key) => Some(self.stand_in_line(key).await?),
            _ => None,
        };
        let mut permits = vec![shard.clone().acquire_owned().await?];
        match account {
            Account::Request(_) => permits.push(self.requests.clone().acquire_owned().await?),
            Account::System(_) => permits.push(self.system.clone().acquire_owned().await?),
            Account::Platform => {}
        }
        permits.push(self.all.clone().acquire_owned().await?);
        Ok(Turn { _line: line, _permits: permits })
    }

    async fn stand_in_line(self: &Arc<Self>, key: &TenantKey) -> Result<InLine, AcquireError> {
        let line = {
            let mut lines = self.lines.lock().unwrap_or_else(PoisonError::into_inner);
            lines.entry(key.clone()).or_insert_with(|| Arc::new(Semaphore::new(self.of_one))).clone()
        };
        let mut place = InLine { turns: self.clone(), key: key.clone(), permit: None };
        place.permit = Some(line.acquire_owned().await?);
        Ok(place)
    }
}

/// A place in an organisation's line. The last one to leave takes the line away.
struct InLine {
    turns: Arc<Turns>,
    key: TenantKey,
    permit: Option<OwnedSemaphorePermit>,
}

impl Drop for InLine {
    fn drop(&mut self) {
        drop(self.permit.take());
        let mut lines = self.turns.lines.lock().unwrap_or_else(PoisonError::into_inner);
        // copies are only made under the lock: one left means that nobody stands here any more
        if lines.get(&self.key).is_some_and(|line| Arc::strong_count(line) == 1) {
            lines.remove(&self.key);
        }
    }
}

#[cfg(test)]
mod tests;
