use super::{
    Consumer, ConsumerError, Feed,
    apply::{apply, place},
    position::{self, Whose},
};
use crate::{
    Row, Sleeper,
    jobs::{Retry, Shutdown},
    outbox::{Cursor, Range},
};
use futures_util::{StreamExt, stream};
use kernel::TenantKey;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
    time::Duration,
};
use telemetry::spans;
use tenancy::{PlatformDb, SystemScope, TenantDb};
use tokio::time::Instant;
use tracing::{Instrument as _, Span};
use uuid::Uuid;

/// Tenants worked on at the same time.
const SIDE_BY_SIDE: usize = 4;
/// How soon to look again while an older transaction holds rows back.
const SOON: Duration = Duration::from_millis(50);
/// A tenant that falls back is tried again for ever, at least every five minutes.
const PATIENCE: Retry =
    Retry { attempts: i32::MAX, first: Duration::from_secs(1), longest: Duration::from_secs(300) };

/// Keeps one consumer up to date with its source.
pub struct ConsumerRunner {
    consumer: Arc<dyn Consumer>,
    feed: Feed,
    db: TenantDb,
    platform: PlatformDb,
    system: SystemScope,
    cursor: Option<Cursor>,
    stored: Cursor,
    behind: HashMap<TenantKey, Behind>,
    pub poll: Duration,
}

/// A tenant whose last event could not be applied.
struct Behind {
    failures: i32,
    again: Instant,
}

/// What a round left: more to read at once, or rows that cannot be read yet.
struct Step {
    more: bool,
    held: bool,
}

/// Causes of a batch that its trace is linked to.
const LINKS: usize = 32;

/// Counts what was applied and says in its trace what became of it.
fn tell(span: &Span, consumer: &'static str, applied: Option<usize>) {
    spans::worked(span, if applied.is_some() { "done" } else { "failed" });
    match applied.and_then(|rows| u64::try_from(rows).ok()) {
        Some(rows) => {
            metrics::counter!("zhibu_events_applied_total", "consumer" => consumer).increment(rows);
        }
        None => spans::failed(span),
    }
}

type Problem = Box<dyn std::error::Error + Send + Sync>;

impl ConsumerRunner {
    pub fn new(
        consumer: Arc<dyn Consumer>,
        feed: Feed,
        db: TenantDb,
        platform: PlatformDb,
        system: SystemScope,
    ) -> Self {
        let poll = Duration::from_secs(2);
        Self {
            consumer,
            feed,
            db,
            platform,
            system,
            cursor: None,
            stored: Cursor::START,
            behind: HashMap::new(),
            poll,
        }
    }

    /// Reads and applies until told to stop. `sleeper` hears the source service.
    pub async fn run(mut self, mut sleeper: Sleeper, mut shutdown: Shutdown) {
        while !shutdown.asked() {
            let pause = match self.step().await {
                Ok(Step { more: true, .. }) => continue,
                Ok(Step { held: true, .. }) => SOON,
                Ok(_) => self.poll,
                Err(error) => {
                    tracing::warn!(consumer = self.consumer.name(), %error, "events cannot be read for now");
                    self.poll
                }
            };
            tokio::select! {
                _ = sleeper.sleep(pause) => {}
                () = shutdown.wait() => return,
            }
        }
    }

    /// One round: the next stretch of the log, then those who fell behind.
    async fn step(&mut self) -> Result<Step, Problem> {
        let from = match self.cursor {
            Some(cursor) => cursor,
            None => self.start().await?,
        };
        let batch = self.feed.read(&self.range(from, None)).await?;
        let waiting = batch.more || batch.held;
        self.consumer.late(waiting || !batch.rows.is_empty());
        self.spread(batch.rows).await;
        self.consumer.late(waiting);
        self.cursor = Some(batch.next);
        self.help_those_behind().await;
        self.tell_behind();
        if self.behind.is_empty() && batch.next.txid > self.stored.txid {
            position::raise(&self.platform, Whose::of(&*self.consumer), batch.next).await?;
            self.stored = batch.next;
        }
        Ok(Step { more: batch.more, held: batch.held })
    }

    async fn start(&mut self) -> Result<Cursor, Problem> {
        let at = position::low_water(&self.platform, Whose::of(&*self.consumer)).await?;
        (self.cursor, self.stored) = (Some(at), at);
        Ok(at)
    }

    fn range(&self, after: Cursor, tenant: Option<TenantKey>) -> Range {
        let kinds = self.consumer.kinds().iter().map(|kind| (*kind).to_owned()).collect();
        Range { after, kinds, tenant, limit: Range::USUAL }
    }

    /// Applies a stretch, tenant by tenant. Who fails is behind from now on.
    async fn spread(&mut self, rows: Vec<Row>) {
        let mut by_tenant: BTreeMap<TenantKey, Vec<Row>> = BTreeMap::new();
        for row in rows {
            by_tenant.entry(row.tenant.clone()).or_default().push(row);
        }
        by_tenant.retain(|tenant, _| !self.behind.contains_key(tenant));
        let (consumer, db, system) = (&*self.consumer, &self.db, &self.system);
        let outcomes = stream::iter(by_tenant).map(|(tenant, rows)| async move {
            let causes = rows.iter().filter_map(|row| row.cause.as_deref()).take(LINKS);
            let span = spans::work("consumer", consumer.name(), Some(&tenant), causes);
            let outcome = apply(consumer, db, system, &tenant, &rows).instrument(span.clone()).await;
            tell(&span, consumer.name(), outcome.is_ok().then_some(rows.len()));
            (tenant, outcome)
        });
        let outcomes: Vec<_> = outcomes.buffer_unordered(SIDE_BY_SIDE).collect().await;
        for (tenant, outcome) in outcomes {
            if let Err(error) = outcome {
                self.fell_behind(tenant, &error);
            }
        }
    }

    fn tell_behind(&self) {
        let behind = u32::try_from(self.behind.len()).unwrap_or(u32::MAX);
        metrics::gauge!("zhibu_consumer_behind_tenants", "consumer" => self.consumer.name()).set(behind);
    }

    fn fell_behind(&mut self, tenant: TenantKey, error: &dyn std::error::Error) {
        let failures = self.behind.get(&tenant).map_or(0, |behind| behind.failures).saturating_add(1);
        let name = self.consumer.name();
        tracing::error!(consumer = name, %tenant, failures, %error, "an event could not be applied");
        let pause = PATIENCE.pause(failures, Uuid::nil()).unwrap_or(PATIENCE.longest);
        self.behind.insert(tenant, Behind { failures, again: Instant::now() + pause });
    }

    /// Who catches up here has at least what the log held when the stretch above was read.
    async fn help_those_behind(&mut self) {
        let now = Instant::now();
        let due: Vec<_> =
            self.behind.iter().filter(|(_, b)| b.again <= now).map(|(key, _)| key.clone()).collect();
        for tenant in due {
            match self.catch_up(&tenant).await {
                Ok(()) => drop(self.behind.remove(&tenant)),
                Err(error) => self.fell_behind(tenant, &*error),
            }
        }
    }

    async fn catch_up(&self, tenant: &TenantKey) -> Result<(), Problem> {
        let Some(mut after) = place(&*self.consumer, &self.db, &self.system, tenant).await? else {
            return Ok(());
        };
        loop {
            let batch = self.feed.read(&self.range(after, Some(tenant.clone()))).await?;
            apply(&*self.consumer, &self.db, &self.system, tenant, &batch.rows).await?;
            after = batch.next;
            if !batch.more {
                return Ok(());
            }
        }
    }
}

/// Applies everything the log holds right now and returns; for tests and for commands that must not return
/// before the projections agree.
///
/// # Errors
/// When the source is away, or an event of some tenant could not be applied.
pub async fn catch_up_all(runner: &mut ConsumerRunner) -> Result<(), ConsumerError> {
    let refuse = |error: Problem| ConsumerError::Refused(error.to_string());
    while runner.step().await.map_err(refuse)?.more {}
    if runner.behind.is_empty() {
        return Ok(());
    }
    Err(ConsumerError::Refused(format!("{} tenants are behind", runner.behind.len())))
}
