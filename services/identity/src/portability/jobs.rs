use super::telling::tell_all;
use crate::state::App;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use futures_util::future::BoxFuture;
use kernel::TenantId;
use serde::{Deserialize, Serialize};
use tenancy::{
    Entry,
    portability::{Envelope, Order, PortError, Progress, SnapshotKind},
};
use time::Duration;
use tokio::sync::watch;
use uuid::Uuid;

pub(super) use tenancy::portability::EXPORT_QUEUE as EXPORTS;

/// An export somebody asked for. The keys in it are wrapped with the passphrase, which nobody keeps.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct ExportJob {
    pub id: Uuid,
    pub account: Uuid,
    pub keys: Option<String>,
}

impl ExportJob {
    /// Writes down that it was asked for; twice is once.
    pub async fn write_down(&self, app: &App, tenant: TenantId) -> Result<(), PortError> {
        let keys: Option<Envelope> = self.keys.as_deref().map(serde_json::from_str).transpose()?;
        let order = Order {
            id: self.id,
            kind: SnapshotKind::Export,
            keep: Duration::hours(app.backups().export_keep_hours.into()),
            keys: keys.as_ref(),
            requested_by: Some(("account", self.account)),
            mark: String::new(),
        };
        app.provisioner().order_snapshot(tenant, &order).await
    }
}

/// Makes exports.
pub(crate) struct Exports(pub App);

#[async_trait]
impl Handler for Exports {
    fn queue(&self) -> &'static str {
        EXPORTS
    }

    /// Taking one's data out is never a question of how much else was done.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let order: ExportJob = job.read()?;
        let Some(entry) = entry(&self.0, job).await? else { return Ok(()) };
        let (Some(objects), Some(depot)) = (self.0.objects(), self.0.depot()) else {
            return Err(Failure::Never("there is no place for backups".into()));
        };
        order.write_down(&self.0, entry.tenant.id).await.map_err(later)?;
        let (tell, told) = watch::channel(None::<Progress>);
        let hear = |at| drop(tell.send_replace(Some(at)));
        let carry = Box::pin(self.0.provisioner().take_snapshot(objects, depot, &entry, order.id, &hear));
        tokio::select! {
            taken = carry => taken.map(drop).map_err(later),
            () = tell_all(told, |at| written(self.0.clone(), order.id, at)) => Ok(()),
        }
    }

    async fn gave_up(&self, job: &Claimed, reason: &str) {
        let Ok(order) = job.read::<ExportJob>() else { return };
        if let Err(error) = self.0.provisioner().fail_snapshot(order.id, reason).await {
            tracing::warn!(export = %order.id, %error, "an export that was given up still says it is being made");
        }
    }
}

fn written(app: App, id: Uuid, at: Progress) -> BoxFuture<'static, Result<(), String>> {
    Box::pin(async move { app.provisioner().tell_snapshot(id, &at).await.map_err(|e| e.to_string()) })
}

/// The organisation of a job; none when it is gone.
pub(super) async fn entry(app: &App, job: &Claimed) -> Result<Option<Entry>, Failure> {
    let gone = |e: sea_orm::DbErr| Failure::Later(e.to_string());
    let Some(key) = &job.tenant else { return Err(Failure::Never("a job of nobody".into())) };
    let Some(scope) = app.system().enter(key).await.map_err(gone)? else { return Ok(None) };
    app.directory().find(scope.tenant().id).await.map_err(gone)
}

/// What another attempt cannot help is given up at once.
pub(super) fn later(error: PortError) -> Failure {
    match error {
        PortError::NoSnapshot | PortError::Damaged { .. } | PortError::Format(_) => {
            Failure::Never(error.to_string())
        }
        other => Failure::Later(other.to_string()),
    }
}
