//! What people hear of an organisation that went back in time, or has been deleted.

use super::{PortError, journey::Porting, restore::Restoration};
use crate::{
    PlatformTx, TenantScope,
    provision::{Gone, News, ProvisionError, Provisioner, statement},
};
use kernel::{Service, TenantId};
use sea_orm::ConnectionTrait as _;
use uuid::Uuid;

const OPEN: &str = "SELECT id FROM platform.deletion_certificates WHERE tenant_id = $1 AND state = 'begun'";
/// Written once: after a crash those that were written first stand.
const KEEP: &str = "UPDATE platform.deletion_certificates SET letters = $2 \
     WHERE id = $1 AND state = 'begun' AND letters IS NULL";
const KEPT: &str = "SELECT letters FROM platform.deletion_certificates WHERE id = $1";

impl Provisioner {
    /// Says that the organisation is as it was at an earlier moment, or no longer. The door is about to be opened; whoever
    /// is cut off before says it again, under the same word.
    pub(super) async fn tell_of(&self, porting: &Porting, about: &Restoration) -> Result<(), PortError> {
        let entry = self.deployment().directory().find(porting.tenant).await?.ok_or(PortError::Unknown)?;
        let to = about.taken_at;
        let (once, news) = if about.back {
            (format!("{}-undone", porting.id), News::RestorationUndone { to })
        } else {
            (porting.id.to_string(), News::Restored { to, reason: about.reason.clone() })
        };
        Ok(self.told(&entry, &once, &news).await?)
    }

    /// Writes what the people of an organisation are told once it is deleted. The certificate has begun.
    pub(crate) async fn prepare_letters(&self, id: TenantId) -> Result<(), PortError> {
        let Some(entry) = self.deployment().directory().find(id).await? else { return Ok(()) };
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let Some(row) = tx.query_one_raw(statement(OPEN, [id.0.into()])).await? else { return Ok(()) };
        let certificate: Uuid = row.try_get("", "id")?;
        drop(tx);
        let scope = TenantScope::of_system(entry.tenant.clone());
        let written = self.hooks().last_letters(&entry, &scope, certificate).await;
        if let Some(letters) = written.map_err(|e| ProvisionError::Hook(e.to_string()))? {
            self.write(statement(KEEP, [certificate.into(), letters.into()])).await?;
        }
        Ok(())
    }

    /// Sends it, in the transaction that ends the deletion.
    pub(super) async fn send_letters(&self, tx: &PlatformTx, gone: &Gone) -> Result<(), PortError> {
        let row = tx.query_one_raw(statement(KEPT, [gone.certificate.into()])).await?;
        let letters: Option<String> = row.map(|row| row.try_get("", "letters")).transpose()?.flatten();
        if let Some(letters) = letters {
            let sent = self.hooks().gone(tx, &letters, gone).await;
            sent.map_err(|e| ProvisionError::Hook(e.to_string()))?;
        }
        Ok(())
    }
}
