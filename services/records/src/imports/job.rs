use super::steps::{self, Stop};
use crate::{Records, jobs};
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::{ImportId, words};
use serde::{Deserialize, Serialize};
use tenancy::SystemScope;

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
}

#[async_trait]
impl Handler for ImportJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let work: Work = job.read()?;
        let scope = jobs::scope(&self.system, job).await?;
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
            let scope = jobs::scope(&self.system, job).await?;
            let told = steps::give_up(&self.records, &scope, work).await;
            told.map_err(|_| Failure::Later("the database is away".into()))
        };
        if let Err(failure) = told.await {
            tracing::error!(job = %job.id, reason = failure.reason(), "an import that was given up cannot say so");
        }
    }
}
