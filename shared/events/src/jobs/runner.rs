use super::{Claim, Claimed, Failure, Handler, Ledger, Queue, Report, Retry};
use crate::Sleeper;
use std::{
    sync::Arc,
    time::{Duration, Instant},
};
use telemetry::spans;
use tokio::{sync::watch, task::JoinSet};
use tracing::{Instrument as _, Span};
use uuid::Uuid;

/// Tells background tasks to finish what they hold and stop.
#[derive(Clone, Debug)]
pub struct Shutdown(watch::Receiver<bool>);

impl Shutdown {
    /// The switch and what listens to it. Dropping the switch stops as well.
    pub fn switch() -> (watch::Sender<bool>, Self) {
        let (switch, listener) = watch::channel(false);
        (switch, Self(listener))
    }

    pub fn asked(&self) -> bool {
        *self.0.borrow() || self.0.has_changed().is_err()
    }

    /// Waits until somebody asks to stop.
    pub async fn wait(&mut self) {
        let _ = self.0.wait_for(|stop| *stop).await; // an error means the switch is gone: stop as well
    }
}

/// Claims jobs of one queue and has them done, a bounded number at a time.
pub struct Runner {
    queue: Arc<dyn Queue>,
    handler: Arc<dyn Handler>,
    sleeper: Sleeper,
    pub retry: Retry,
    pub at_once: u16,
    pub lease: Duration,
    pub poll: Duration,
    /// Keeps account of the time jobs take.
    pub ledger: Option<Arc<dyn Ledger>>,
}

impl Runner {
    pub fn new(queue: Arc<dyn Queue>, handler: Arc<dyn Handler>, sleeper: Sleeper) -> Self {
        let (lease, poll) = (Duration::from_secs(60), Duration::from_secs(2));
        Self { queue, handler, sleeper, retry: Retry::default(), at_once: 4, lease, poll, ledger: None }
    }

    /// Works until told to stop; then finishes the jobs in hand.
    pub async fn run(mut self, mut shutdown: Shutdown) {
        let mut hands = JoinSet::new();
        while !shutdown.asked() {
            while hands.try_join_next().is_some() {}
            let free = usize::from(self.at_once).saturating_sub(hands.len());
            let taken = if free == 0 { 0 } else { self.take(free, &mut hands).await };
            if taken > 0 && taken == free {
                continue;
            }
            tokio::select! {
                _ = self.sleeper.sleep(self.poll), if free > 0 => {}
                Some(_) = hands.join_next(), if !hands.is_empty() => {}
                () = shutdown.wait() => break,
            }
        }
        while hands.join_next().await.is_some() {}
    }

    async fn take(&self, free: usize, hands: &mut JoinSet<()>) -> usize {
        let claim = Claim {
            queue: self.handler.queue().to_owned(),
            limit: u16::try_from(free).unwrap_or(u16::MAX),
            lease_seconds: u32::try_from(self.lease.as_secs()).unwrap_or(3600),
        };
        let jobs = match self.queue.claim(&claim).await {
            Ok(jobs) => jobs,
            Err(error) => {
                tracing::warn!(queue = claim.queue, %error, "no jobs can be claimed for now");
                return 0;
            }
        };
        let taken = jobs.len();
        for job in jobs {
            let tenant = job.tenant.as_ref().map(|key| key as &dyn std::fmt::Display);
            let span = spans::work("job", &job.queue, tenant, job.cause.as_deref().into_iter());
            let ledger = self.ledger.clone().filter(|_| self.handler.metered());
            let hand = Hand { queue: self.queue.clone(), handler: self.handler.clone(), ledger };
            hands.spawn(work(hand, job, self.retry, self.lease).instrument(span));
        }
        taken
    }
}

/// What one job is done with.
struct Hand {
    queue: Arc<dyn Queue>,
    handler: Arc<dyn Handler>,
    ledger: Option<Arc<dyn Ledger>>,
}

impl Hand {
    /// Does the job within the time its organisation has.
    async fn attempt(&self, job: &Claimed, lease: Duration) -> Result<(), Failure> {
        let account = self.ledger.as_ref().zip(job.tenant.as_ref());
        let Some((ledger, tenant)) = account else {
            return attempt(&*self.queue, &*self.handler, job, lease).await;
        };
        if let Some(pause) = ledger.wait(tenant).await {
            return Err(Failure::Wait("the job seconds of today are used up".into(), pause));
        }
        let begun = Instant::now();
        let outcome = attempt(&*self.queue, &*self.handler, job, lease).await;
        ledger.spent(tenant, begun.elapsed()).await;
        outcome
    }
}

async fn work(hand: Hand, job: Claimed, retry: Retry, lease: Duration) {
    let started = Instant::now();
    // an attempt beyond the last means that workers died of this job
    let outcome = if job.attempt > retry.attempts {
        Err(Failure::Never("every worker that took it stopped".into()))
    } else {
        hand.attempt(&job, lease).await
    };
    tell(&job.queue, &outcome, started);
    let Hand { queue, handler, .. } = hand;
    let receipt = match &outcome {
        Ok(()) => queue.done(job.id).await,
        Err(failure) => queue.failed(job.id, &report(&job, failure, retry)).await,
    };
    if let Err(error) = receipt {
        // the lease ends by itself and the job comes again
        tracing::warn!(job = %job.id, queue = job.queue, %error, "a receipt could not be given");
        return;
    }
    if let Err(failure) = outcome {
        let given_up = report(&job, &failure, retry).retry_in_seconds.is_none();
        let reason = failure.reason();
        tracing::warn!(job = %job.id, queue = job.queue, attempt = job.attempt, given_up, reason, "job failed");
        if given_up {
            handler.gave_up(&job, reason).await;
        }
    }
}

/// Counts the attempt and says in its trace what became of it.
fn tell(queue: &str, outcome: &Result<(), Failure>, started: Instant) {
    let word = match outcome {
        Ok(()) => "done",
        Err(Failure::Wait(..)) => "waited",
        Err(Failure::Later(_)) => "failed",
        Err(Failure::Never(_)) => "given_up",
    };
    let span = Span::current();
    spans::worked(&span, word);
    if matches!(outcome, Err(Failure::Later(_) | Failure::Never(_))) {
        spans::failed(&span);
    }
    let labels = [("queue", queue.to_owned()), ("outcome", word.to_owned())];
    metrics::histogram!("zhibu_job_seconds", &labels).record(started.elapsed());
}

/// Runs the handler while keeping the lease; a lost lease ends the work, somebody else has it.
async fn attempt(
    queue: &dyn Queue,
    handler: &dyn Handler,
    job: &Claimed,
    lease: Duration,
) -> Result<(), Failure> {
    let keep = async {
        loop {
            tokio::time::sleep(lease / 3).await;
            if matches!(queue.extend(job.id, job.attempt, lease).await, Ok(false)) {
                return;
            }
        }
    };
    tokio::select! {
        outcome = handler.run(job) => outcome,
        () = keep => Err(Failure::Later("the lease was lost".into())),
    }
}

fn report(job: &Claimed, failure: &Failure, retry: Retry) -> Report {
    let pause = match failure {
        Failure::Later(_) => retry.pause(job.attempt, Uuid::from(job.id)),
        Failure::Wait(_, pause) => Some(*pause),
        Failure::Never(_) => None,
    };
    Report {
        attempt: job.attempt,
        reason: failure.reason().to_owned(),
        retry_in_seconds: pause.map(|p| p.as_secs().max(1)),
        waited: matches!(failure, Failure::Wait(..)),
    }
}
