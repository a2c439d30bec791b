use super::{check, files::area, restored, store, sweep, words::VersionState};
use crate::{Records, jobs};
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::DocumentId;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tenancy::{SystemScope, TenantScope, portability::objects_are_kept};

/// The queue of this feature.
pub const QUEUE: &str = "documents";
/// How soon it is looked again whether a backup has been written.
const WRITTEN: Duration = Duration::from_secs(10);

/// The payload of a job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case", tag = "work")]
pub enum Work {
    /// The objects of a document that was deleted.
    Remove { document: DocumentId },
    /// What nobody names and what nobody finished.
    Sweep,
    /// Whether the store has what the rows promise.
    Check,
}

/// Clears away, sweeps and compares in the background.
pub struct DocumentJobs {
    records: Records,
    system: SystemScope,
}

impl DocumentJobs {
    pub fn new(records: Records, system: SystemScope) -> Self {
        Self { records, system }
    }
}

#[async_trait]
impl Handler for DocumentJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// The platform's own care; what was erased is to be gone from the store as well.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let work: Work = job.read()?;
        let scope = jobs::scope(&self.system, job).await?;
        let done = match work {
            Work::Remove { document } => remove(&self.records, &scope, document).await,
            Work::Sweep => sweep::sweep(&self.records, &scope, sweep::cutoff(&self.records)).await.map(drop),
            Work::Check => check::check(&self.records, &scope, check::Depth::Names).await.map(drop),
        };
        done.map_err(|error| match error {
            Stop::Kept => Failure::Wait(error.to_string(), WRITTEN),
            other => Failure::Later(other.to_string()),
        })
    }
}

/// Why work on a store and its rows stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    #[error(transparent)]
    Database(#[from] sea_orm::DbErr),
    #[error(transparent)]
    Store(#[from] ::documents::StoreError),
    #[error("no object store is set up")]
    NoStore,
    /// What is being written names objects that would be removed.
    #[error("a backup or an export is being written")]
    Kept,
}

async fn remove(records: &Records, scope: &TenantScope, document: DocumentId) -> Result<(), Stop> {
    let files = records.files.as_ref().ok_or(Stop::NoStore)?;
    if restored::lately(records, scope).await? {
        return Ok(());
    }
    let tx = records.base.db.begin(scope).await?;
    let Some(row) = store::find(&tx, document).await? else { return Ok(()) };
    let versions = store::some_of(&tx, document).await?;
    let tenant = tx.tenant().id;
    if objects_are_kept(&tx).await? {
        return Err(Stop::Kept);
    }
    drop(tx);
    for version in versions.iter().filter(|version| version.state == VersionState::Deleted) {
        files.store.delete(tenant, area(row.class), version.id.0.into()).await?;
    }
    Ok(())
}
