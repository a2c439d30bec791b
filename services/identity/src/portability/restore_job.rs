use super::jobs::{entry, later};
use crate::state::App;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::TenantId;
use serde::{Deserialize, Serialize};
use tenancy::portability::{Back, PortError, PortingState};
use time::OffsetDateTime;
use uuid::Uuid;

pub(super) const RESTORATIONS: &str = "identity.restorations";
/// Over within some minutes: whoever ordered it waits, and cannot order again before.
const TRIES: i32 = 6;

/// An organisation to be set back in time.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RestoreJob {
    #[serde(with = "time::serde::rfc3339")]
    pub at: OffsetDateTime,
    pub reason: String,
    pub operator: Uuid,
}

/// Fills restorations beside what is in use.
pub(crate) struct Restorations(pub App);

#[async_trait]
impl Handler for Restorations {
    fn queue(&self) -> &'static str {
        RESTORATIONS
    }

    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        self.fill(job).await.map_err(|failure| match failure {
            Failure::Later(reason) if job.attempt >= TRIES => Failure::Never(reason),
            other => other,
        })
    }

    async fn gave_up(&self, job: &Claimed, reason: &str) {
        if let Err(failure) = self.list(job, reason).await {
            let reason = failure.reason();
            tracing::warn!(job = %job.id, reason, "nobody is told of a restoration that was given up");
        }
    }
}

impl Restorations {
    async fn fill(&self, job: &Claimed) -> Result<(), Failure> {
        let order: RestoreJob = job.read()?;
        let Some(entry) = entry(&self.0, job).await? else { return Ok(()) };
        let depot = self.0.depot().ok_or_else(|| Failure::Never("there is no place for backups".into()))?;
        let back = self.back(&order);
        let restored = Box::pin(self.0.provisioner().restore(depot, &entry, &back, &|_| {})).await;
        match restored {
            Ok(_) => Ok(()),
            Err(PortError::Busy) => Err(self.busy(entry.tenant.id).await),
            Err(error) => Err(later(error)),
        }
    }

    /// Lists what was given up among the journeys, with the reason.
    async fn list(&self, job: &Claimed, reason: &str) -> Result<(), Failure> {
        let order: RestoreJob = job.read()?;
        let Some(entry) = entry(&self.0, job).await? else { return Ok(()) };
        let (provisioner, back) = (self.0.provisioner(), self.back(&order));
        provisioner.give_restore_up(&entry, &back, job.created_at, reason).await.map_err(later)
    }

    fn back<'a>(&self, order: &'a RestoreJob) -> Back<'a> {
        Back {
            at: order.at,
            reason: &order.reason,
            operator: Some(order.operator),
            keep_days: self.0.backups().restore_keep_days,
            wait_days: self.0.backups().restore_wait_days,
        }
    }

    /// One that was cut off with its process makes way. Where another order was faster, nobody waits for this one.
    async fn busy(&self, tenant: TenantId) -> Failure {
        let provisioner = self.0.provisioner();
        let open = match provisioner.open_restoration(tenant).await {
            Ok(open) => open.id,
            // it is over since
            Err(PortError::Unknown) => return later(PortError::Busy),
            Err(error) => return later(error),
        };
        match Box::pin(provisioner.conclude(open)).await {
            Ok(Some(PortingState::Undone) | None) => later(PortError::Busy),
            Ok(Some(_)) => Failure::Never(PortError::Busy.to_string()),
            Err(error) => later(error),
        }
    }
}
