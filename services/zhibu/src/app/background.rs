use super::{backups, kit::Kit, local::Local, measure, services};
use crate::health::Health;
use anyhow::Result;
use events::jobs;
use kernel::Service;
use std::{future::Future, sync::Arc, time::Duration};
use tenancy::{
    provision::Provisioner,
    quota::{Gauge, Rounds},
};
use tokio::task::JoinSet;

const HOUR: Duration = Duration::from_secs(3600);
const REFILL: Duration = Duration::from_secs(20);
/// A change of an organisation that is as old as this is in nobody's hands any more.
const ABANDONED: time::Duration = time::Duration::minutes(2);
/// How long jobs in hand may take after the process was told to stop.
const LAST_WORDS: Duration = Duration::from_secs(15);

/// Everything that goes on beside requests. Ends when dropped.
pub struct Background {
    tasks: JoinSet<()>,
    /// Ended without waiting: they hold nothing.
    idle: JoinSet<()>,
    /// Queues whose jobs are done here, and whose database they lie in.
    queues: Vec<(Service, &'static str)>,
}

impl Background {
    pub fn new() -> Self {
        Self { tasks: JoinSet::new(), idle: JoinSet::new(), queues: Vec::new() }
    }

    /// Work that ends by itself when the process is told to stop.
    pub fn work(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.tasks.spawn(task);
    }

    /// Remembers a queue whose jobs are done here.
    pub fn serves(&mut self, service: Service, queue: &'static str) {
        self.queues.push((service, queue));
    }

    /// A watch that may be cut off at any moment.
    pub fn watch(&mut self, task: impl Future<Output = ()> + Send + 'static) {
        self.idle.spawn(task);
    }

    /// What every process does for itself.
    pub fn keep_house(&mut self, kit: &Kit, local: &Local, health: &Health) -> Result<()> {
        let deployment = kit.deployment.clone();
        self.watch(async move { deployment.listen().await });
        if let Some(redis) = kit.redis.clone() {
            let joined = kit.waker.join(redis);
            self.watch(async move { drop(joined.await) });
        }
        for &service in local.routers.keys() {
            self.watch(sweep(kit.clone(), service));
        }
        if local.routers.contains_key(&Service::Identity) {
            let provisioner = services::provisioner(kit, None)?;
            let before = time::Duration::days(kit.settings.operators.reminder_days().into());
            self.watch(provision(provisioner, kit.settings.warm_pool.size, before));
            self.watch(backups::keep(kit.clone()));
            self.watch(backups::check(kit.clone()));
        }
        if kit.settings.telemetry.metrics_listen().is_some() {
            let services = local.routers.keys().copied().collect();
            self.watch(measure::watch(kit.clone(), services, self.queues.clone(), health.clone()));
        }
        Ok(())
    }

    pub async fn finish(mut self) {
        self.idle.shutdown().await;
        let done = async { while self.tasks.join_next().await.is_some() {} };
        if tokio::time::timeout(LAST_WORDS, done).await.is_err() {
            tracing::warn!("some jobs did not end in time; they will be taken up again");
        }
    }
}

/// Forgets old receipts of jobs.
async fn sweep(kit: Kit, service: Service) {
    loop {
        if let Err(error) = jobs::sweep(&kit.deployment.platform_db(service), &kit.clock).await {
            tracing::warn!(%service, %error, "old jobs could not be cleared");
        }
        tokio::time::sleep(HOUR).await;
    }
}

/// Counts afresh what organisations use of a service.
pub async fn figures(kit: Kit, service: Service, gauge: Arc<dyn Gauge>) {
    let pause = Duration::from_secs(kit.settings.operators.figures_seconds.into());
    let deployment = &kit.deployment;
    let (db, platform) = (deployment.tenant_db(service), deployment.platform_db(service));
    let mut rounds = Rounds::new(db, platform, deployment.system_scope(service), gauge);
    loop {
        if let Err(error) = rounds.go().await {
            tracing::warn!(%service, %error, "figures could not be counted");
        }
        tokio::time::sleep(pause).await;
    }
}

/// Takes up what a run that was cut off left of an organisation, reminds the people of those that go within so much
/// time, and keeps empty ones ready.
async fn provision(provisioner: Provisioner, want: u32, before: time::Duration) {
    if let Err(error) = provisioner.resume_unfinished().await {
        tracing::warn!(%error, "an unfinished organisation could not be taken up");
    }
    let want = usize::try_from(want).unwrap_or_default();
    loop {
        if let Err(error) = provisioner.resume_older_than(ABANDONED).await {
            tracing::warn!(%error, "an unfinished organisation could not be taken up");
        }
        if let Err(error) = provisioner.remind_due(before).await {
            tracing::warn!(%error, "the people of an organisation could not be reminded of its end");
        }
        if let Err(error) = provisioner.drop_due().await {
            tracing::warn!(%error, "an organisation whose time has passed could not be deleted");
        }
        if let Err(error) = provisioner.fill(want, &|_, _| {}).await {
            tracing::warn!(%error, "empty organisations could not be made ready");
        }
        tokio::time::sleep(REFILL).await;
    }
}
