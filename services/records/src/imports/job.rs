use super::steps::{self, Stop};
use crate::Records;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::{ImportId, words};
use serde::{Deserialize, Serialize};
use tenancy::{SystemScope, TenantScope};

/// The queue of this feature.
pub const QUEUE: &str = "imports";

words! {
    /// What a job does with an import.
    pub enum Step {
        Read = "read",
        Apply = "apply",
    }
}

/// The payload of a job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Work {
    pub import: ImportId,
    pub step: Step,
}

/// Reads and enters files in the background.
pub struct ImportJobs {
    records: Records,
    system: SystemScope,
}

impl ImportJobs {
    pub fn new(records: Records, system: SystemScope) -> Self {
        Self { records, system }
    }

    async fn scope(&self, job: &Claimed) -> Result<TenantScope, Failure> {
        let key = job.tenant.as_ref().ok_or_else(|| Failure::Never("a job of no organisation".into()))?;
        let scope = self.system.enter(key).await.map_err(|error| Failure::Later(error.to_string()))?;
        scope.ok_or_else(|| Failure::Never("the organisation is gone".into()))
    }
}

#[async_trait]
impl Handler for ImportJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let work: Work = job.read()?;
        let scope = self.scope(job).await?;
        let done = match work.step {
            Step::Read => steps::read(&self.records, &scope, work.import).await,
            Step::Apply => steps::apply(&self.records, &scope, work.import).await,
        };
        match done {
            // somebody else works on it, or it was thrown away
            Ok(()) | Err(Stop::Overtaken) => Ok(()),
            Err(Stop::Failed(problem)) => Err(Failure::Later(problem.kind().code.to_owned())),
        }
    }

    async fn gave_up(&self, job: &Claimed, _reason: &str) {
        let told = async {
            let work: Work = job.read()?;
            let scope = self.scope(job).await?;
            let told = steps::give_up(&self.records, &scope, work).await;
            told.map_err(|_| Failure::Later("the database is away".into()))
        };
        if let Err(failure) = told.await {
            tracing::error!(job = %job.id, reason = failure.reason(), "an import that was given up cannot say so");
        }
    }
}
