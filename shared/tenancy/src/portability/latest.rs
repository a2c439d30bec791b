//! Whether anything was written since an export.

use super::{Manifest, PortError};
use crate::{Entry, provision::Provisioner};
use sea_orm::{ConnectionTrait as _, DbBackend, DbErr, Statement};

/// Waits for whoever is writing: each holds the end of the log until it is over.
const HEAD: &str = "SELECT seq FROM audit_head WHERE id = 1 FOR UPDATE";

impl Provisioner {
    /// Whether the logs of an organisation end where they ended in an export of it: every write is an entry.
    ///
    /// # Errors
    /// When it is gone or going, or a database is away.
    pub async fn is_latest(&self, entry: &Entry, manifest: &Manifest) -> Result<bool, PortError> {
        for part in &manifest.services {
            let system = self.deployment().system_scope(part.service);
            let scope = system.enter(&entry.tenant.key).await?.ok_or(PortError::Unknown)?;
            let tx = self.deployment().tenant_db(part.service).begin(&scope).await?;
            let head = tx.query_one_raw(Statement::from_string(DbBackend::Postgres, HEAD)).await?;
            let head = head.ok_or_else(|| DbErr::RecordNotFound("audit_head".to_owned()))?;
            if head.try_get::<i64>("", "seq")? != part.audit.entries {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
