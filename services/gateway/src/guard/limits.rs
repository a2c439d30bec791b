use redis::{Script, aio::MultiplexedConnection};
use std::{
    collections::HashMap,
    sync::{
        LazyLock, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use telemetry::spans;
use tokio::{sync::RwLock, time::Instant};
use tracing::Instrument as _;

/// Counts under every name and, on the first count, starts the span. One round trip, shared by all gateways.
static COUNT: LazyLock<Script> = LazyLock::new(|| {
    Script::new(
        "local all = {} \
         for i, key in ipairs(KEYS) do \
           local n = redis.call('INCR', key) \
           if n == 1 then redis.call('PEXPIRE', key, ARGV[i]) end \
           all[2 * i - 1] = n \
           all[2 * i] = redis.call('PTTL', key) \
         end \
         return all",
    )
});

/// Redis is a help, not a condition: it gets this long to answer.
const PATIENCE: Duration = Duration::from_millis(150);
/// After a failure Redis is left alone for this long.
const REST: Duration = Duration::from_secs(3);
/// Counters kept in this process at most; beyond that the oldest go.
const MOST: usize = 100_000;

/// Requests in a span of time, by any name. Counted in Redis; while it is away, in this process.
pub(crate) struct Limits {
    redis: Option<redis::Client>,
    connection: RwLock<Option<MultiplexedConnection>>,
    connecting: AtomicBool,
    resting: Mutex<Option<Instant>>,
    here: Mutex<HashMap<String, Span>>,
}

#[derive(Clone, Copy)]
struct Span {
    ends: Instant,
    count: u32,
}

/// The turn to connect. Given back however it ends: a client that hangs up meanwhile drops the request half way.
struct Turn<'a>(&'a AtomicBool);

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        self.0.store(false, Ordering::Release);
    }
}

/// One limit: at most `most` requests within `window` under this name; zero means no limit.
pub(crate) struct Limit {
    pub name: String,
    pub most: u32,
    pub window: Duration,
}

impl Limits {
    pub fn new(redis: Option<redis::Client>) -> Self {
        Self {
            redis,
            connection: RwLock::new(None),
            connecting: AtomicBool::new(false),
            resting: Mutex::new(None),
            here: Mutex::new(HashMap::new()),
        }
    }

    /// Counts the request under every name; the longest wait when one of them is full.
    pub async fn take(&self, limits: &[Limit]) -> Result<(), Duration> {
        let limits: Vec<_> = limits.iter().filter(|limit| limit.most > 0).collect();
        if limits.is_empty() {
            return Ok(());
        }
        let counts = match self.count_in_redis(&limits).await {
            Some(counts) => counts,
            None => limits.iter().map(|limit| self.count_here(limit, Instant::now())).collect(),
        };
        let full = limits.iter().zip(counts).filter(|(limit, (count, _))| *count > limit.most);
        full.map(|(_, (_, left))| left).max().map_or(Ok(()), Err)
    }

    /// Counts the request in this process alone; how many there have been in its span by now.
    pub fn note_here(&self, name: String, window: Duration) -> u32 {
        self.count_here(&Limit { name, most: 0, window }, Instant::now()).0
    }

    async fn count_in_redis(&self, limits: &[&Limit]) -> Option<Vec<(u32, Duration)>> {
        let mut connection = self.connection().await?;
        let mut call = COUNT.prepare_invoke();
        for limit in limits {
            call.key(format!("limit:{}", limit.name));
            call.arg(u64::try_from(limit.window.as_millis()).unwrap_or(60_000));
        }
        let asked = tokio::time::timeout(PATIENCE, call.invoke_async::<Vec<i64>>(&mut connection));
        let asked = asked.instrument(spans::redis("evalsha")).await;
        match asked {
            Ok(Ok(counts)) => Some(counts.chunks_exact(2).map(counted).collect()),
            Ok(Err(error)) => {
                self.rest(&error.to_string()).await;
                None
            }
            Err(_) => {
                self.rest("no answer in time").await;
                None
            }
        }
    }

    async fn connection(&self) -> Option<MultiplexedConnection> {
        if let Some(open) = &*self.connection.read().await {
            return Some(open.clone());
        }
        let resting = *self.lock_resting();
        if resting.is_some_and(|until| Instant::now() < until) || self.connecting.swap(true, Ordering::AcqRel)
        {
            return None;
        }
        let _turn = Turn(&self.connecting);
        self.open().await
    }

    async fn open(&self) -> Option<MultiplexedConnection> {
        let redis = self.redis.as_ref()?;
        match tokio::time::timeout(PATIENCE * 4, redis.get_multiplexed_async_connection()).await {
            Ok(Ok(opened)) => {
                *self.connection.write().await = Some(opened.clone());
                Some(opened)
            }
            Ok(Err(error)) => {
                self.rest(&error.to_string()).await;
                None
            }
            Err(_) => {
                self.rest("no connection in time").await;
                None
            }
        }
    }

    async fn rest(&self, reason: &str) {
        tracing::warn!(reason, "limits are counted in this process for now: Redis is away");
        *self.connection.write().await = None;
        *self.lock_resting() = Some(Instant::now() + REST);
    }

    fn lock_resting(&self) -> std::sync::MutexGuard<'_, Option<Instant>> {
        self.resting.lock().unwrap_or_else(|poisoned| poisoned.into_inner())
    }

    fn count_here(&self, limit: &Limit, now: Instant) -> (u32, Duration) {
        let mut here = self.here.lock().unwrap_or_else(|poisoned| poisoned.into_inner());
        if here.len() >= MOST {
            here.retain(|_, span| span.ends > now);
        }
        if here.len() >= MOST && !here.contains_key(&limit.name) {
            here.clear(); // a flood of names: forgetting counts is better than growing for ever
        }
        let fresh = Span { ends: now + limit.window, count: 0 };
        let span = here.entry(limit.name.clone()).or_insert(fresh);
        if span.ends <= now {
            *span = fresh;
        }
        span.count = span.count.saturating_add(1);
        (span.count, span.ends.duration_since(now))
    }
}

/// A count and the milliseconds that are left of its span.
fn counted(pair: &[i64]) -> (u32, Duration) {
    let left = Duration::from_millis(u64::try_from(pair[1]).unwrap_or_default());
    (u32::try_from(pair[0]).unwrap_or(u32::MAX), left)
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: Duration = Duration::from_secs(60);

    fn limit(name: &str, most: u32) -> Limit {
        Limit { name: name.into(), most, window: MINUTE }
    }

    #[tokio::test]
    async fn without_redis_the_process_counts() {
        let limits = Limits::new(None);
        for _ in 0..3 {
            assert_eq!(limits.take(&[limit("a", 3)]).await, Ok(()));
        }
        let wait = limits.take(&[limit("a", 3)]).await.unwrap_err();
        assert!(wait <= MINUTE && wait > Duration::from_secs(55));
        assert_eq!(limits.take(&[limit("b", 3)]).await, Ok(()));
        assert_eq!(limits.take(&[limit("c", 0)]).await, Ok(()), "zero means no limit");
    }

    #[tokio::test]
    async fn a_dead_redis_does_not_stop_anything() {
        let limits = Limits::new(Some(redis::Client::open("redis://127.0.0.1:1/").unwrap()));
        assert_eq!(limits.take(&[limit("a", 1)]).await, Ok(()));
        assert!(limits.take(&[limit("a", 1)]).await.is_err());
    }

    #[tokio::test]
    async fn who_hangs_up_while_connecting_leaves_the_way_free() {
        // takes connections and never says a word
        let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("redis://{}/", silent.local_addr().unwrap());
        let limits = Limits::new(Some(redis::Client::open(url).unwrap()));
        let asked = tokio::time::timeout(Duration::from_millis(50), limits.connection()).await;
        assert!(asked.is_err(), "it was still connecting");
        assert!(!limits.connecting.load(Ordering::Acquire));
    }

    #[test]
    fn what_is_only_noted_is_counted_without_a_limit() {
        let limits = Limits::new(None);
        let note = |name: &str| limits.note_here(name.into(), MINUTE);
        assert_eq!([note("a"), note("a"), note("b"), note("a")], [1, 2, 1, 3]);
    }

    #[test]
    fn the_next_span_begins_anew() {
        let limits = Limits::new(None);
        let start = Instant::now();
        assert_eq!(limits.count_here(&limit("a", 1), start).0, 1);
        assert_eq!(limits.count_here(&limit("a", 1), start + MINUTE / 2).0, 2);
        assert_eq!(limits.count_here(&limit("a", 1), start + MINUTE).0, 1);
    }
}
