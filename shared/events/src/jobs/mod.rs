//! Work that follows from a transaction and is done after it: written with it, claimed under a lease, tried
//! again with growing pauses, given up in the open.
//!
//! A job may run twice (a worker can die after the work and before the receipt), so a handler is idempotent;
//! the job's id is its key.

mod claim;
mod enqueue;
mod ledger;
mod local;
mod pause;
mod queues;
mod remote;
mod round;
mod runner;
mod sweep;

pub use claim::{Claim, Claimed, Failure, Report};
pub use enqueue::{enqueue, enqueue_platform};
pub(crate) use enqueue::{enqueue_platform_text, enqueue_text};
pub use ledger::{JobSeconds, Ledger};
pub use local::LocalQueue;
pub use pause::Retry;
pub use queues::{Waiting, waiting};
pub use remote::RemoteQueue;
pub(crate) use remote::{Effect, Extend};
pub use round::{Turn, enqueue_round};
pub use runner::{Runner, Shutdown};
pub use sweep::{Backlog, backlog, sweep};

use async_trait::async_trait;
use kernel::JobId;
use std::time::Duration;

/// What does the work of one queue.
#[async_trait]
pub trait Handler: Send + Sync + 'static {
    /// The queue this handler serves.
    fn queue(&self) -> &'static str;

    /// Does the job. `Failure::Later` tries again, `Failure::Never` gives up at once.
    async fn run(&self, job: &Claimed) -> Result<(), Failure>;

    /// Whether the time it takes counts against the organisation's quota and waits where that is used up. Not
    /// what people need to take their data out.
    fn metered(&self) -> bool {
        true
    }

    /// Called once when a job is given up, after its last failure.
    async fn gave_up(&self, _job: &Claimed, _reason: &str) {}
}

/// Where jobs are claimed and receipts go: the own database or another service's API.
#[async_trait]
pub trait Queue: Send + Sync + 'static {
    async fn claim(&self, claim: &Claim) -> Result<Vec<Claimed>, QueueError>;
    /// Receipt; repeating it changes nothing.
    async fn done(&self, id: JobId) -> Result<(), QueueError>;
    /// The attempt failed; counts only while this attempt holds the lease.
    async fn failed(&self, id: JobId, report: &Report) -> Result<(), QueueError>;
    /// Keeps the lease of a long job. False when it was lost.
    async fn extend(&self, id: JobId, attempt: i32, lease: Duration) -> Result<bool, QueueError>;
    /// Gives a job that was given up another round. False when there is nothing left to send.
    async fn revive(&self, id: JobId) -> Result<bool, QueueError>;
}

#[derive(Debug, thiserror::Error)]
pub enum QueueError {
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
    #[error(transparent)]
    Call(#[from] crate::CallError),
}
