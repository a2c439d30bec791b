use async_trait::async_trait;
use kernel::{SHANGHAI, SharedClock, TenantKey, business_date, next_day};
use sea_orm::DbErr;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::Duration,
};
use tenancy::{
    PlatformDb,
    quota::{self, Quota},
};

/// Keeps account of how long jobs of an organisation run.
#[async_trait]
pub trait Ledger: Send + Sync + 'static {
    /// How long a job has to wait until there is time for it again; `None` when there is.
    async fn wait(&self, tenant: &TenantKey) -> Option<Duration>;
    async fn spent(&self, tenant: &TenantKey, time: Duration);
}

/// The seconds of a day in `platform.usage` of a service, against the quota `jobs`. Where it cannot be read, work
/// goes on: the account is for fairness, not for safety.
pub struct JobSeconds {
    db: PlatformDb,
    defaults: quota::Defaults,
    clock: SharedClock,
    /// What does not make a whole second yet.
    rest: Mutex<HashMap<TenantKey, Duration>>,
}

/// Organisations whose rest is kept; beyond that some lose less than a second each.
const MOST: usize = 10_000;

impl JobSeconds {
    pub fn new(db: PlatformDb, defaults: quota::Defaults, clock: SharedClock) -> Self {
        Self { db, defaults, clock, rest: Mutex::default() }
    }

    async fn read(&self, tenant: &TenantKey) -> Result<Option<Duration>, DbErr> {
        let now = self.clock.now();
        let today = business_date(now, SHANGHAI);
        let tx = self.db.begin().await?;
        let standing = quota::standing(&tx, &self.defaults, tenant, Quota::Jobs, today).await?;
        let full = standing.is_some_and(|standing| standing.bound.hard.is_some_and(|h| standing.used >= h));
        let tomorrow = next_day(now, SHANGHAI) - now;
        Ok(full.then(|| tomorrow.try_into().unwrap_or(Duration::from_secs(3600))))
    }

    async fn write(&self, tenant: &TenantKey, seconds: u64) -> Result<(), DbErr> {
        let today = business_date(self.clock.now(), SHANGHAI);
        let tx = self.db.begin().await?;
        quota::note(&tx, tenant, (Quota::Jobs.as_str(), today), seconds, false).await?;
        tx.commit().await
    }

    /// Whole seconds that came together.
    fn whole(&self, tenant: &TenantKey, time: Duration) -> u64 {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        if rest.len() >= MOST && !rest.contains_key(tenant) {
            rest.clear();
        }
        let sum = rest.entry(tenant.clone()).or_default();
        *sum += time;
        let seconds = sum.as_secs();
        *sum -= Duration::from_secs(seconds);
        seconds
    }
}

#[async_trait]
impl Ledger for JobSeconds {
    async fn wait(&self, tenant: &TenantKey) -> Option<Duration> {
        self.read(tenant).await.unwrap_or_else(|error| {
            tracing::warn!(%error, "the account of jobs cannot be read");
            None
        })
    }

    async fn spent(&self, tenant: &TenantKey, time: Duration) {
        let seconds = self.whole(tenant, time);
        if seconds > 0
            && let Err(error) = self.write(tenant, seconds).await
        {
            tracing::warn!(%error, "the account of jobs cannot be written");
        }
    }
}
