use super::{
    ProvisionError, Provisioner,
    saga::{Saga, begin, outcome, standing, statement},
    steps::{Kind, elsewhere},
};
use crate::{
    Entry, PlatformTx, TenantScope, TenantState, portability::Farewell, quota::Bounds, signal::Changed,
};
use kernel::{Service, TenantId, TenantKey};
use sea_orm::{ConnectionTrait as _, Statement};
use time::OffsetDateTime;

const LOCK: &str = "SELECT key, slug, state FROM platform.organisations WHERE id = $1 FOR UPDATE";
const MARK: &str = "UPDATE platform.organisations SET state = $2, suspended_reason = $3 WHERE id = $1";
const CLOSE: &str =
    "UPDATE platform.organisations SET state = 'closing', closes_at = $2, closing_reason = $3 WHERE id = $1";
/// There is no way back, and so no day until which there is one: from now on nobody is let in.
const DROP: &str = "UPDATE platform.organisations SET state = 'closing', suspended_reason = NULL, closes_at = NULL WHERE id = $1";
const QUOTAS: &str = "UPDATE platform.organisations SET quotas = $2 WHERE id = $1";
/// It is being set back in time at this moment.
const PORTING: &str = "SELECT 1 AS one FROM platform.portings WHERE tenant_id = $1 AND state = 'running'";
const REGISTER: &str = "UPDATE platform.tenants SET tenant_id = $2, kind = $3, state = $4, quotas = $5 \
     WHERE key = $1 AND (tenant_id IS NULL OR tenant_id = $2)";
const IN_LINE: &str = "UPDATE platform.tenants SET state = $2 WHERE key = $1";
const IN_LINE_QUOTAS: &str = "UPDATE platform.tenants SET quotas = $2 WHERE key = $1";
const REACHED: &str = "UPDATE platform.organisations SET state = $2 WHERE id = $1";
const TAKEN_BACK: &str =
    "UPDATE platform.organisations SET state = $2, closes_at = NULL, closing_reason = NULL WHERE id = $1";
const END: &str = "UPDATE platform.provisioning SET step = 'done', last_error = NULL, finished_at = $2 \
     WHERE id = $1 AND finished_at IS NULL";

/// What is to be.
enum Change {
    Suspend(String),
    Resume,
    Close { at: OffsetDateTime, reason: String },
    Reopen,
    Quotas(Bounds),
    Drop,
}

impl Change {
    const fn kind(&self) -> Kind {
        match self {
            Change::Suspend(_) => Kind::Suspend,
            Change::Resume => Kind::Resume,
            Change::Close { .. } => Kind::Close,
            Change::Reopen => Kind::Reopen,
            Change::Quotas(_) => Kind::Quotas,
            Change::Drop => Kind::Drop,
        }
    }

    /// The states it can begin in.
    const fn from(&self) -> &'static [TenantState] {
        use TenantState::{Active, Closing, Suspended};
        match self {
            Change::Suspend(_) | Change::Resume => &[Active, Suspended],
            Change::Close { .. } | Change::Quotas(_) | Change::Drop => &[Active, Suspended, Closing],
            Change::Reopen => &[Closing],
        }
    }

    /// What is written at once, with the beginning.
    fn marks(&self, id: TenantId, key: &TenantKey, state: TenantState) -> Vec<Statement> {
        let (id, key) = (id.0, key.as_str());
        let registry = |word: &str| statement(IN_LINE, [key.into(), word.into()]);
        let mark = |state: TenantState, reason: Option<&str>| {
            statement(MARK, [id.into(), state.as_str().into(), reason.into()])
        };
        match self {
            Change::Suspend(reason) => {
                vec![mark(TenantState::Suspended, Some(reason)), registry("suspended")]
            }
            Change::Resume if state == TenantState::Active => vec![registry("suspended")],
            // suspended until the last registry is in line
            Change::Resume => vec![mark(TenantState::Suspended, None), registry("suspended")],
            Change::Close { at, reason } => {
                let close = statement(CLOSE, [id.into(), (*at).into(), reason.as_str().into()]);
                vec![close, registry("suspended")]
            }
            Change::Reopen => vec![registry("suspended")],
            Change::Quotas(bounds) => vec![
                statement(QUOTAS, [id.into(), bounds.kept().into()]),
                statement(IN_LINE_QUOTAS, [key.into(), bounds.kept().into()]),
            ],
            // closing is closing from the start
            Change::Drop => vec![statement(DROP, [id.into()]), registry("closing")],
        }
    }
}

fn plain(reason: &str) -> String {
    reason.chars().filter(|c| !c.is_control()).take(500).collect()
}

impl Provisioner {
    /// No log-in and no writes from now on; the data stays.
    ///
    /// # Errors
    /// When there is no such organisation, or another change of it is open; [`ProvisionError::Held`] where the change
    /// has begun and is finished when it is let go on.
    pub async fn suspend(&self, id: TenantId, reason: &str) -> Result<(), ProvisionError> {
        self.change(id, &Change::Suspend(plain(reason))).await
    }

    /// # Errors
    /// As [`Self::suspend`].
    pub async fn resume(&self, id: TenantId) -> Result<(), ProvisionError> {
        self.change(id, &Change::Resume).await
    }

    /// Shuts the organisation for good. Until `at` it can be taken back and its data be taken out; then it is
    /// for [`Self::drop_tenant`]. Asked again, the day is another one.
    ///
    /// # Errors
    /// As [`Self::suspend`].
    pub async fn close(&self, id: TenantId, reason: &str, at: OffsetDateTime) -> Result<(), ProvisionError> {
        self.change(id, &Change::Close { at, reason: plain(reason) }).await
    }

    /// Takes back what [`Self::close`] began; it is then as it was before, suspended if it was.
    ///
    /// # Errors
    /// As [`Self::suspend`].
    pub async fn reopen(&self, id: TenantId) -> Result<(), ProvisionError> {
        self.change(id, &Change::Reopen).await
    }

    /// Decides how much the organisation may use, in every service.
    ///
    /// # Errors
    /// As [`Self::suspend`].
    pub async fn set_quotas(&self, id: TenantId, bounds: Bounds) -> Result<(), ProvisionError> {
        self.change(id, &Change::Quotas(bounds)).await
    }

    /// Deletes the organisation: schemas, roles, keys, rows, and whatever the hooks delete. There is no way back.
    ///
    /// # Errors
    /// As [`Self::suspend`], and without the provisioner's log-in.
    pub async fn drop_tenant(&self, id: TenantId) -> Result<(), ProvisionError> {
        self.admin()?;
        self.change(id, &Change::Drop).await
    }

    /// Drops the organisations whose time to think has passed, after their last export. Gives how many went.
    ///
    /// # Errors
    /// The first that could not be dropped, after all others were tried.
    pub async fn drop_due(&self) -> Result<usize, ProvisionError> {
        let (mut gone, mut failed) = (0, None);
        for entry in self.deployment.directory().closing_until(self.clock.now()).await? {
            match Box::pin(self.end(&entry)).await {
                Ok(()) => gone += 1,
                // it goes when it is let go on
                Err(ProvisionError::Held) => {}
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(gone), Err)
    }

    /// What the last export is, stands in the certificate of what is deleted behind it.
    async fn end(&self, entry: &Entry) -> Result<(), ProvisionError> {
        let last = self.hooks.last_export(entry).await.map_err(|e| ProvisionError::Hook(e.to_string()))?;
        if let Some(last) = last {
            let (export, kept_until) = (Some(last.sha256.as_str()), Some(last.kept_until));
            self.prepare_certificate(entry, &Farewell { export, kept_until, without: None }).await?;
        }
        self.drop_tenant(entry.tenant.id).await
    }

    /// Writes down what is to be, tells everybody, and drives it to the end.
    async fn change(&self, id: TenantId, change: &Change) -> Result<(), ProvisionError> {
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let (key, slug, state) = locked(&tx, id).await?;
        if !change.from().contains(&state) {
            return Err(ProvisionError::State(state));
        }
        if tx.query_one_raw(statement(PORTING, [id.0.into()])).await?.is_some() {
            return Err(ProvisionError::Busy);
        }
        let saga = Saga::new(change.kind(), id, key, self.clock.now());
        if let Err(busy) = begin(&tx, &saga, &slug).await {
            drop(tx);
            return self.go_on(id, change, busy).await;
        }
        self.witness.asked(&tx, saga.id).await?;
        for mark in change.marks(id, &saga.key, state) {
            tx.execute_raw(mark).await?;
        }
        tx.commit().await?;
        self.deployment.changed(&Changed { tenant: id, key: saga.key.clone() }).await;
        self.drive(saga).await
    }

    /// Asked for a change that was begun before: finishes that one.
    async fn go_on(&self, id: TenantId, change: &Change, busy: ProvisionError) -> Result<(), ProvisionError> {
        // what says more than its kind may be another one of that kind
        if matches!(change, Change::Close { .. } | Change::Quotas(_)) {
            return Err(busy);
        }
        let kind = change.kind();
        match self.open_sagas().await?.into_iter().find(|saga| saga.tenant == id && saga.kind == kind) {
            Some(saga) => {
                let tx = self.deployment.platform_db(Service::Identity).begin().await?;
                self.witness.asked(&tx, saga.id).await?;
                tx.commit().await?;
                self.drive(saga).await
            }
            None => Err(busy),
        }
    }

    /// The registry of another service than identity, whose turn comes at the end.
    pub(super) async fn register_at(&self, saga: &Saga, service: Service) -> Result<(), ProvisionError> {
        let entry = self.entry(saga).await?;
        let registered = self.register(saga, &entry, outcome(saga.kind, &entry).0, service).await;
        if saga.kind == Kind::Drop || self.is_open(saga).await? {
            return registered;
        }
        // somebody else was faster and went on to what came after it, to the end of the organisation perhaps
        match self.realign(saga).await {
            Err(ProvisionError::SlotMissing { .. }) => Ok(()),
            realigned => realigned,
        }
    }

    /// Puts the registries back in line with what is, or is to be, by now.
    async fn realign(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let Some(entry) = self.deployment.directory().find(saga.tenant).await? else { return Ok(()) };
        let later = self.open_sagas().await?.into_iter().find(|later| later.tenant == saga.tenant);
        let (word, _) = later.map_or_else(|| standing(&entry), |later| outcome(later.kind, &entry));
        for service in elsewhere() {
            self.register(saga, &entry, word, service).await?;
        }
        Ok(())
    }

    async fn register(
        &self,
        saga: &Saga,
        entry: &Entry,
        word: &str,
        service: Service,
    ) -> Result<(), ProvisionError> {
        let tx = self.deployment.platform_db(service).begin().await?;
        let values = [
            saga.key.as_str().into(),
            saga.tenant.0.into(),
            entry.tenant.kind.as_str().into(),
            word.into(),
            entry.quotas.kept().into(),
        ];
        let found = tx.execute_raw(statement(REGISTER, values)).await?.rows_affected();
        // a tenant that is being dropped may be gone from here already
        if found != 1 && saga.kind != Kind::Drop {
            return Err(ProvisionError::SlotMissing { service, key: saga.key.clone() });
        }
        tx.commit().await.map_err(Into::into)
    }

    pub(super) async fn welcome(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let entry = self.entry(saga).await?;
        let scope = TenantScope::of_system(entry.tenant.clone());
        self.hooks.welcome(&entry, &scope).await.map_err(|e| ProvisionError::Hook(e.to_string()))
    }

    /// Its people are told, and its own log. Identity's registry and the directory change together with the end of the saga,
    /// unless it was ended before. Cut off in between, it is told again, and knows that it was told.
    pub(super) async fn finish(&self, saga: &Saga) -> Result<(), ProvisionError> {
        let entry = self.entry(saga).await?;
        self.tell(saga, &entry).await?;
        let scope = TenantScope::of_system(entry.tenant.clone());
        let noted = self.hooks.ending(&entry, &scope, saga.id).await;
        noted.map_err(|e| ProvisionError::Hook(e.to_string()))?;
        let (word, state) = outcome(saga.kind, &entry);
        let tx = self.deployment.platform_db(Service::Identity).begin().await?;
        let ended = tx.execute_raw(statement(END, [saga.id.into(), self.clock.now().into()])).await?;
        if ended.rows_affected() == 0 {
            return Ok(());
        }
        tx.execute_raw(statement(IN_LINE, [saga.key.as_str().into(), word.into()])).await?;
        let reached = if saga.kind == Kind::Reopen { TAKEN_BACK } else { REACHED };
        tx.execute_raw(statement(reached, [saga.tenant.0.into(), state.as_str().into()])).await?;
        tx.commit().await.map_err(Into::into)
    }
}

async fn locked(tx: &PlatformTx, id: TenantId) -> Result<(TenantKey, String, TenantState), ProvisionError> {
    let row = tx.query_one_raw(statement(LOCK, [id.0.into()])).await?.ok_or(ProvisionError::Unknown)?;
    let word = |column: &str| row.try_get::<String>("", column);
    let key = word("key")?.parse().map_err(|_| ProvisionError::Unknown)?;
    let state = word("state")?.parse().map_err(|_| ProvisionError::Unknown)?;
    Ok((key, word("slug")?, state))
}
