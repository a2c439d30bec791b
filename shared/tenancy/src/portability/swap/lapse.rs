//! What has lain beside an organisation for long enough: a restoration nobody put in use, or what was in use before one.

use super::super::{
    PortError,
    journey::{Porting, PortingState, Step},
};
use crate::{
    Who,
    provision::{Provisioner, statement},
};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use serde_json::json;
use uuid::Uuid;

const LAPSED: &str = "tenant.restoration_lapsed";
const LOG: &str = "INSERT INTO platform.operator_log (id, at, action, tenant_id) VALUES ($1, $2, $3, $4)";

impl Provisioner {
    /// Deletes what has lain beside for long enough, and says so in the operators' log and in the organisation's. Gives
    /// how many; one that cannot be deleted now does not hold up the others.
    ///
    /// # Errors
    /// When a server is away; it is tried again next time.
    pub async fn let_go_old(&self) -> Result<usize, PortError> {
        let (mut count, mut failed) = (0, None);
        for porting in self.open_portings().await?.into_iter().filter(|porting| self.is_over(porting)) {
            match Box::pin(self.lapse(porting)).await {
                Ok(done) => count += usize::from(done),
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(count), Err)
    }

    fn is_over(&self, porting: &Porting) -> bool {
        matches!(porting.state, PortingState::Ready | PortingState::Swapped)
            && porting.keep_until.is_some_and(|until| until <= self.now())
    }

    async fn lapse(&self, porting: Porting) -> Result<bool, PortError> {
        let admin = self.admin()?;
        let Some(_held) = porting.hold(&admin).await? else { return Ok(false) };
        // somebody may have decided since it was read
        let mut porting = self.porting(porting.id).await?;
        if !self.is_over(&porting) {
            return Ok(false);
        }
        let entry = self.deployment().directory().find(porting.tenant).await?.ok_or(PortError::Unknown)?;
        let new = |_: Service| json!({ "state": porting.state });
        Box::pin(self.note(&entry, &porting, LAPSED, new, &Who::system(), None)).await?;
        let (now, tenant) = (self.now(), porting.tenant.0);
        (porting.state, porting.step) = (PortingState::Running, Step::Erase);
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        tx.execute_raw(porting.reached(now)).await?;
        let deed = [Uuid::now_v7().into(), now.into(), LAPSED.into(), tenant.into()];
        tx.execute_raw(statement(LOG, deed)).await?;
        tx.commit().await?;
        Box::pin(self.finish_erase(&mut porting)).await?;
        Ok(true)
    }
}
