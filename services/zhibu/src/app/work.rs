use super::{background::Background, kit::Kit};
use async_trait::async_trait;
use events::{
    Waker,
    jobs::{Claimed, Failure, Handler, JobSeconds, Ledger, LocalQueue, Queue, Runner},
};
use kernel::Service;
use std::{sync::Arc, time::Duration};

/// How soon another process takes up the jobs of one that died.
pub const LEASE: Duration = Duration::from_secs(20);

/// Takes up the jobs of a service.
pub fn work(kit: &Kit, service: Service, handlers: Vec<Arc<dyn Handler>>, background: &mut Background) {
    let defaults = kit.deployment.quota_defaults().clone();
    let ledger: Arc<dyn Ledger> =
        Arc::new(JobSeconds::new(kit.deployment.platform_db(service), defaults, kit.clock.clone()));
    for handler in handlers {
        let queue: Arc<dyn Queue> =
            Arc::new(LocalQueue::new(kit.deployment.platform_db(service), kit.clock.clone()));
        background.serves(service, handler.queue());
        let handler = Arc::new(Heard { handler, service, waker: kit.waker.clone() });
        let mut runner = Runner::new(queue, handler, kit.waker.sleeper(service));
        runner.lease = LEASE;
        runner.ledger = Some(ledger.clone());
        background.work(runner.run(kit.shutdown.clone()));
    }
}

/// What a job writes wakes those who wait for it, as a request's writes do.
struct Heard {
    handler: Arc<dyn Handler>,
    service: Service,
    waker: Waker,
}

#[async_trait]
impl Handler for Heard {
    fn queue(&self) -> &'static str {
        self.handler.queue()
    }

    fn metered(&self) -> bool {
        self.handler.metered()
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let outcome = self.handler.run(job).await;
        self.waker.wake(self.service);
        outcome
    }

    async fn gave_up(&self, job: &Claimed, reason: &str) {
        self.handler.gave_up(job, reason).await;
    }
}
