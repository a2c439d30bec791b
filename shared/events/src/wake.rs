use axum::{body::Body, extract::State, http::Request, middleware::Next, response::Response};
use futures_util::StreamExt;
use kernel::Service;
use redis::AsyncCommands;
use std::{collections::HashMap, sync::Arc, time::Duration};
use tokio::{sync::watch, time::Instant};

const PATTERN: &str = "wake:*";
/// Many writes at once need one call.
const BREATH: Duration = Duration::from_millis(15);
/// And one look. Long enough for a process to hear from Redis what it was told by itself.
const GATHER: Duration = Duration::from_millis(20);
/// Under steady writing nobody looks more often than this: most of the news is not for them.
const PACE: Duration = Duration::from_millis(100);

fn channel(service: Service) -> String {
    format!("wake:{service}")
}

/// Tells whoever waits for a service's events or jobs that there is something new: inside the process
/// directly, between processes over Redis. A lost call costs time, never a fact.
#[derive(Clone)]
pub struct Waker {
    /// Bumped by anybody's news; sleepers watch it.
    bells: Arc<HashMap<Service, watch::Sender<u64>>>,
    /// Bumped by this process' own news; the publisher watches it.
    own: Arc<HashMap<Service, watch::Sender<u64>>>,
}

impl Default for Waker {
    fn default() -> Self {
        Self::new()
    }
}

impl Waker {
    /// Wakes inside this process only.
    pub fn new() -> Self {
        let bells = || Arc::new(Service::ALL.iter().map(|s| (*s, watch::Sender::new(0))).collect());
        Self { bells: bells(), own: bells() }
    }

    /// Joins the other processes over Redis. Runs until the waker's owner drops the returned task; Redis may
    /// come and go.
    pub fn join(&self, redis: redis::Client) -> tokio::task::JoinHandle<()> {
        let waker = self.clone();
        tokio::spawn(async move {
            tokio::join!(waker.publish(&redis), waker.listen(&redis));
        })
    }

    /// The service has written something.
    pub fn wake(&self, service: Service) {
        ring(&self.own, service);
        ring(&self.bells, service);
    }

    /// Tells the other processes alone, for a command that ends at once.
    pub async fn call(redis: &redis::Client, service: Service) {
        let told: redis::RedisResult<()> = async {
            let mut connection = redis.get_multiplexed_async_connection().await?;
            connection.publish(channel(service), "").await
        }
        .await;
        if let Err(error) = told {
            tracing::debug!(%error, "nobody was woken; they will look by themselves");
        }
    }

    /// A sleeper that hears this service.
    pub fn sleeper(&self, service: Service) -> Sleeper {
        Sleeper { bell: self.bells.get(&service).map(watch::Sender::subscribe), looked: None }
    }

    async fn publish(&self, redis: &redis::Client) {
        let each = self.own.iter().map(|(service, bell)| publish_one(redis, *service, bell.subscribe()));
        futures_util::future::join_all(each).await;
    }

    async fn listen(&self, redis: &redis::Client) {
        loop {
            if let Err(error) = self.hear(redis).await {
                tracing::debug!(%error, "no wake-up calls from Redis; polling goes on");
            }
            tokio::time::sleep(Duration::from_secs(2)).await;
        }
    }

    async fn hear(&self, redis: &redis::Client) -> redis::RedisResult<()> {
        let mut pubsub = redis.get_async_pubsub().await?;
        pubsub.psubscribe(PATTERN).await?;
        let mut calls = pubsub.on_message();
        while let Some(call) = calls.next().await {
            let heard = call.get_channel_name().strip_prefix("wake:").and_then(|name| name.parse().ok());
            if let Some(service) = heard {
                ring(&self.bells, service);
            }
        }
        Ok(())
    }
}

fn ring(bells: &HashMap<Service, watch::Sender<u64>>, service: Service) {
    if let Some(bell) = bells.get(&service) {
        bell.send_modify(|count| *count = count.wrapping_add(1));
    }
}

async fn publish_one(redis: &redis::Client, service: Service, mut news: watch::Receiver<u64>) {
    let mut connection = None;
    while news.changed().await.is_ok() {
        tokio::time::sleep(BREATH).await;
        news.mark_unchanged();
        if connection.is_none() {
            connection = redis.get_multiplexed_async_connection().await.ok();
        }
        if let Some(open) = connection.as_mut() {
            let sent: redis::RedisResult<()> = open.publish(channel(service), "").await;
            if sent.is_err() {
                connection = None;
            }
        }
    }
}

/// Waits for news of one service, but never longer than asked. Who has not looked for a while hears of it at once.
pub struct Sleeper {
    bell: Option<watch::Receiver<u64>>,
    /// When it was last woken.
    looked: Option<Instant>,
}

impl Sleeper {
    /// True when woken, false when the time was up.
    pub async fn sleep(&mut self, at_most: Duration) -> bool {
        let Some(bell) = &mut self.bell else {
            tokio::time::sleep(at_most).await;
            return false;
        };
        let woken = matches!(tokio::time::timeout(at_most, bell.changed()).await, Ok(Ok(())));
        if woken {
            let early = self.looked.map_or(Duration::ZERO, |at| PACE.saturating_sub(at.elapsed()));
            tokio::time::sleep(GATHER.max(early)).await;
            self.looked = Some(Instant::now());
            bell.mark_unchanged();
        }
        woken
    }
}

/// Middleware around a service's router: a request of people that may have written something wakes its readers
/// once it has been answered, that is, committed. Readers themselves come in by the internal addresses; what they
/// do must not wake them again, or they would never sleep.
pub async fn wake_after_writes(
    State((waker, service)): State<(Waker, Service)>,
    request: Request<Body>,
    next: Next,
) -> Response {
    let may_write = !request.method().is_safe() && !request.uri().path().starts_with("/internal/");
    let answer = next.run(request).await;
    if may_write && !answer.status().is_server_error() {
        waker.wake(service);
    }
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn news_wakes_the_sleepers_of_that_service_only() {
        let waker = Waker::new();
        let mut records = waker.sleeper(Service::Records);
        let mut identity = waker.sleeper(Service::Identity);
        waker.wake(Service::Records);
        assert!(records.sleep(Duration::from_secs(5)).await);
        assert!(!identity.sleep(Duration::from_millis(5)).await);
        assert!(!records.sleep(Duration::from_millis(5)).await, "one call wakes once");
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_is_woken_all_the_time_keeps_a_pace() {
        let waker = Waker::new();
        let mut sleeper = waker.sleeper(Service::Records);
        let began = Instant::now();
        waker.wake(Service::Records);
        assert!(sleeper.sleep(Duration::from_secs(5)).await);
        assert!(began.elapsed() < PACE, "the first news is heard at once");
        for _ in 0..5 {
            waker.wake(Service::Records);
            assert!(sleeper.sleep(Duration::from_secs(5)).await);
        }
        assert!(began.elapsed() >= PACE * 5);
    }

    #[tokio::test]
    async fn readers_do_not_wake_themselves() {
        let waker = Waker::new();
        let mut sleeper = waker.sleeper(Service::Records);
        let layer = axum::middleware::from_fn_with_state((waker, Service::Records), wake_after_writes);
        let router: axum::Router = axum::Router::new().fallback(async || ()).layer(layer);
        let mut post = async |path: &str| {
            let request = Request::post(path).body(Body::empty()).expect("a request");
            tower::ServiceExt::oneshot(router.clone(), request).await.expect("an answer");
            sleeper.sleep(Duration::from_millis(20)).await
        };
        assert!(!post("/internal/jobs/claim").await);
        assert!(post("/api/records/members").await);
    }
}
