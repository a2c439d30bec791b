use super::{
    ProvisionError, Provisioner,
    saga::{Saga, statement},
};
use crate::admin::Task;
use kernel::{Service, TenantKey};
use sea_orm::ConnectionTrait as _;

const ORGANISATION: &str = "DELETE FROM platform.organisations WHERE id = $1";
/// Who asked for the organisation; that it was asked for stays known.
const FORGET: &str = "UPDATE platform.signups SET contact_name = '', contact_email = '', contact_phone_sealed = NULL \
     WHERE tenant_id = $1";
const END: &str =
    "UPDATE platform.provisioning SET step = 'done', last_error = NULL, finished_at = $2 WHERE id = $1";

impl Provisioner {
    /// What is only there before anything is erased: the figures of the certificate, and the addresses of its people.
    pub(super) async fn count(&self, saga: &Saga) -> Result<(), ProvisionError> {
        Box::pin(self.count_for_certificate(saga.tenant)).await?;
        Ok(Box::pin(self.prepare_letters(saga.tenant)).await?)
    }

    pub(super) async fn erase_at(&self, saga: &Saga, service: Service) -> Result<(), ProvisionError> {
        self.drop_portings(saga.tenant).await?;
        self.erase(service, &saga.key).await
    }

    pub(super) async fn farewell(&self, saga: &Saga) -> Result<(), ProvisionError> {
        // gone already when the last step was cut off after its work and before its note
        let Some(entry) = self.deployment.directory().find(saga.tenant).await? else { return Ok(()) };
        self.hooks.farewell(&entry).await.map_err(|e| ProvisionError::Hook(e.to_string()))
    }

    pub(super) async fn erase_at_home(&self, saga: &Saga) -> Result<(), ProvisionError> {
        self.erase(Service::Identity, &saga.key).await?;
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        self.issue_certificate(&tx, saga.tenant).await?;
        tx.execute_raw(statement(FORGET, [saga.tenant.0.into()])).await?;
        tx.execute_raw(statement(ORGANISATION, [saga.tenant.0.into()])).await?;
        tx.execute_raw(statement(END, [saga.id.into(), self.clock.now().into()])).await?;
        tx.commit().await.map_err(Into::into)
    }

    /// Everything of a tenant in one service: keys first, so that nothing that is left anywhere can be read.
    /// Waits for running transactions of the tenant, and can be repeated.
    pub(crate) async fn erase(&self, service: Service, key: &TenantKey) -> Result<(), ProvisionError> {
        let (schema, role) = (key.schema(), key.role(service));
        let sql = format!(
            "BEGIN;
             SET LOCAL lock_timeout = '2s';
             DELETE FROM platform.tenant_keys WHERE key = '{key}';
             COMMIT;
             BEGIN;
             SET LOCAL lock_timeout = '2s';
             DROP SCHEMA IF EXISTS \"{schema}\" CASCADE;
             DELETE FROM platform.outbox WHERE tenant_key = '{key}';
             DELETE FROM platform.jobs WHERE tenant_key = '{key}';
             DELETE FROM platform.tenants WHERE key = '{key}';
             DROP ROLE IF EXISTS \"{role}\";
             COMMIT;"
        );
        let task = Task { key: key.clone(), sql };
        match self.admin()?.crew(service, 1, vec![task], &|_| {}).await?.pop() {
            Some((_, error)) => Err(error.into()),
            None => Ok(()),
        }
    }
}
