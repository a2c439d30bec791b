//! Journeys that were cut off.

use super::{
    PortError,
    import::is_seen,
    journey::{Porting, PortingKind, PortingState, Step},
};
use crate::provision::{ProvisionError, Provisioner};
use kernel::TenantId;
use time::OffsetDateTime;
use uuid::Uuid;

impl Provisioner {
    /// Finishes journeys that others have seen something of, and takes the others back. Those that somebody is at
    /// are left alone, however long they take.
    pub(crate) async fn resume_portings(&self, before: OffsetDateTime) -> Result<usize, ProvisionError> {
        let (mut count, mut failed) = (0, None);
        for porting in self.open_portings().await?.into_iter().filter(|p| p.started_at <= before) {
            match Box::pin(self.resume_porting(porting)).await {
                Ok(done) => count += usize::from(done),
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(count), |error| Err(error.into()))
    }

    /// What lies beside an organisation that is being dropped goes with it.
    pub(crate) async fn drop_portings(&self, tenant: TenantId) -> Result<(), ProvisionError> {
        for mut porting in self.open_portings().await?.into_iter().filter(|p| p.tenant == tenant) {
            self.erase_side(&porting.key).await?;
            (porting.state, porting.step) = (PortingState::Undone, Step::Done);
            self.write(porting.reached(self.now())).await?;
        }
        Ok(())
    }

    /// Finishes a journey that was cut off, or takes it back, and gives where it stands then: still running where
    /// somebody is at it, `None` where it never began.
    ///
    /// # Errors
    /// When a database or the object store is away.
    pub async fn conclude(&self, id: Uuid) -> Result<Option<PortingState>, PortError> {
        let porting = match self.porting(id).await {
            Ok(porting) => porting,
            Err(PortError::Unknown) => return Ok(None),
            Err(error) => return Err(error),
        };
        Box::pin(self.resume_porting(porting)).await?;
        Ok(Some(self.porting(id).await?.state))
    }

    async fn resume_porting(&self, mut porting: Porting) -> Result<bool, PortError> {
        if porting.state != PortingState::Running {
            return Ok(false);
        }
        let admin = self.admin()?;
        let Some(held) = porting.hold(&admin).await? else { return Ok(false) };
        // somebody may have finished it since it was read
        porting = self.porting(porting.id).await?;
        if porting.state == PortingState::Running {
            match porting.kind {
                _ if !is_seen(&porting) => self.take_back(&mut porting).await?,
                PortingKind::Import => self.adopt(&mut porting).await?,
                PortingKind::Restore if porting.step == Step::Erase => {
                    self.finish_erase(&mut porting).await?
                }
                PortingKind::Restore => self.finish_swap(&mut porting).await?,
            }
        }
        drop(held);
        Ok(true)
    }
}

/// Whether the work was stopped by whoever looks on, which stands for a crash.
pub(crate) fn is_interruption(error: &PortError) -> bool {
    matches!(error, PortError::Provision(ProvisionError::Interrupted))
}
