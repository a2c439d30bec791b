use super::{
    ProvisionError, Provisioner,
    saga::{Kind, Saga, begin, state_after, statement},
};
use crate::{PlatformTx, TenantScope, TenantState, signal::Changed};
use kernel::{Service, TenantId, TenantKey};
use sea_orm::ConnectionTrait as _;
use uuid::Uuid;

const LOCK: &str = "SELECT key, slug, state FROM platform.organisations WHERE id = $1 FOR UPDATE";
const MARK: &str = "UPDATE platform.organisations SET state = $2, suspended_reason = $3 WHERE id = $1";
/// It is being set back in time at this moment.
const PORTING: &str = "SELECT 1 AS one FROM platform.portings WHERE tenant_id = $1 AND state = 'running'";
const REGISTER: &str = "UPDATE platform.tenants SET tenant_id = $2, kind = $3, state = $4 \
     WHERE key = $1 AND (tenant_id IS NULL OR tenant_id = $2)";
const IN_LINE: &str = "UPDATE platform.tenants SET state = $2 WHERE key = $1";
const ACTIVE: &str = "UPDATE platform.organisations SET state = $2 WHERE id = $1";
const END: &str =
    "UPDATE platform.provisioning SET step = 'done', last_error = NULL, finished_at = $2 WHERE id = $1";

impl Provisioner {
    /// No log-in and no writes from now on; the data stays.
    ///
    /// # Errors
    /// When there is no such organisation, or another change of it is open.
    pub async fn suspend(&self, id: TenantId, reason: &str) -> Result<(), ProvisionError> {
        let reason: String = reason.chars().filter(|c| !c.is_control()).take(500).collect();
        self.change(
            id,
            Kind::Suspend,
            TenantState::Suspended,
            Some(reason),
            &[TenantState::Active, TenantState::Suspended],
        )
        .await
    }

    /// # Errors
    /// As [`Self::suspend`].
    pub async fn resume(&self, id: TenantId) -> Result<(), ProvisionError> {
        self.change(
            id,
            Kind::Resume,
            TenantState::Suspended,
            None,
            &[TenantState::Suspended, TenantState::Active],
        )
        .await
    }

    /// Deletes the organisation: schemas, roles, keys, rows, and whatever the hooks delete. There is no way back.
    ///
    /// # Errors
    /// As [`Self::suspend`], and without the provisioner's log-in.
    pub async fn drop_tenant(&self, id: TenantId) -> Result<(), ProvisionError> {
        self.admin()?;
        let from = [TenantState::Active, TenantState::Suspended, TenantState::Closing];
        self.change(id, Kind::Drop, TenantState::Closing, None, &from).await
    }

    /// Writes down what is to be, tells everybody, and drives it to the end.
    async fn change(
        &self,
        id: TenantId,
        kind: Kind,
        meanwhile: TenantState,
        reason: Option<String>,
        from: &[TenantState],
    ) -> Result<(), ProvisionError> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let (key, slug, state) = locked(&tx, id).await?;
        if !from.contains(&state) {
            return Err(ProvisionError::State(state));
        }
        if tx.query_one_raw(statement(PORTING, [id.0.into()])).await?.is_some() {
            return Err(ProvisionError::Busy);
        }
        let started_at = self.clock.now();
        let saga = Saga { id: Uuid::now_v7(), kind, step: kind.first(), tenant: id, key, started_at };
        if let Err(busy) = begin(&tx, &saga, &slug).await {
            drop(tx);
            return self.go_on(id, kind, busy).await;
        }
        if !(kind == Kind::Resume && state == TenantState::Active) {
            tx.execute_raw(statement(MARK, [id.0.into(), meanwhile.as_str().into(), reason.into()])).await?;
        }
        tx.execute_raw(statement(IN_LINE, [saga.key.as_str().into(), registry_meanwhile(kind).into()]))
            .await?;
        tx.commit().await?;
        self.deployment.changed(&Changed { tenant: id, key: saga.key.clone() }).await;
        self.drive(saga).await
    }

    /// Asked for a change that was begun before: finishes that one.
    async fn go_on(&self, id: TenantId, kind: Kind, busy: ProvisionError) -> Result<(), ProvisionError> {
        match self.open_sagas().await?.into_iter().find(|saga| saga.tenant == id && saga.kind == kind) {
            Some(saga) => self.drive(saga).await,
            None => Err(busy),
        }
    }

    /// The registries of all services but identity, whose turn comes at the end.
    pub(super) async fn register_elsewhere(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let kind = self.entry(saga).await?.tenant.kind;
        for &service in Service::ALL.iter().filter(|service| **service != Service::Identity) {
            let tx = self.deployment.platform_db(service).begin().await?;
            let values = [
                saga.key.as_str().into(),
                saga.tenant.0.into(),
                kind.as_str().into(),
                saga.kind.registry_word().into(),
            ];
            let found = tx.execute_raw(statement(REGISTER, values)).await?.rows_affected();
            // a tenant that is being dropped may be gone from here already
            if found != 1 && saga.kind != Kind::Drop {
                return Err(ProvisionError::SlotMissing { service, key: saga.key.clone() });
            }
            tx.commit().await?;
        }
        Ok(())
    }

    pub(super) async fn welcome(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let entry = self.entry(saga).await?;
        let scope = TenantScope::of_system(entry.tenant.clone());
        self.hooks.welcome(&entry, &scope).await.map_err(|e| ProvisionError::Hook(e.to_string()))
    }

    /// Identity's registry and the directory change together with the end of the saga.
    pub(super) async fn finish(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let state = state_after(saga.kind);
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        tx.execute_raw(statement(IN_LINE, [saga.key.as_str().into(), saga.kind.registry_word().into()]))
            .await?;
        tx.execute_raw(statement(ACTIVE, [saga.tenant.0.into(), state.as_str().into()])).await?;
        tx.execute_raw(statement(END, [saga.id.into(), self.clock.now().into()])).await?;
        tx.commit().await.map_err(Into::into)
    }
}

/// Suspended until the last registry is in line; closing is closing from the start.
fn registry_meanwhile(kind: Kind) -> &'static str {
    if kind == Kind::Drop { "closing" } else { "suspended" }
}

async fn locked(tx: &PlatformTx, id: TenantId) -> Result<(TenantKey, String, TenantState), ProvisionError> {
    let row = tx.query_one_raw(statement(LOCK, [id.0.into()])).await?.ok_or(ProvisionError::Unknown)?;
    let word = |column: &str| row.try_get::<String>("", column);
    let key = word("key")?.parse().map_err(|_| ProvisionError::Unknown)?;
    let state = word("state")?.parse().map_err(|_| ProvisionError::Unknown)?;
    Ok((key, word("slug")?, state))
}
