use super::{
    prepare,
    rules::{Turn, turn},
};
use crate::Records;
use async_trait::async_trait;
use events::{
    enqueue,
    jobs::{Claimed, Failure, Handler},
};
use rest::Problem;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::{SystemScope, TenantTx, Who};
use time::Date;

/// The queue of this feature.
pub const QUEUE: &str = "records.digest";

/// The week a job is about, by its Monday.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Week {
    pub week: Date,
}

/// Prepares the digest of one organisation and week.
pub struct DigestJobs {
    records: Records,
    system: SystemScope,
}

impl DigestJobs {
    pub fn new(records: Records, system: SystemScope) -> Self {
        Self { records, system }
    }

    /// The moment is the organisation's own, and may be moved while the job waits: it is looked at again then.
    async fn go(&self, tx: &TenantTx, week: Date) -> Result<(), Problem> {
        let desk = self.records.desk_for(tx, Who::system());
        let rule = desk.pack.overview.digest.on(desk.today).value;
        match turn(week, rule, desk.now) {
            Turn::Tell => prepare::prepare(&desk, week).await,
            Turn::Over => Ok(()),
            Turn::Wait(at) => {
                let once = format!("digest/{}/{week}/{}", tx.tenant().key, at.unix_timestamp());
                Ok(enqueue(tx, QUEUE, &Week { week }, Some(at), Some(&once)).await?)
            }
        }
    }
}

#[async_trait]
impl Handler for DigestJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// Run twice, it says the same twice: who writes the letters writes one a week.
    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let Week { week } = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let later = |error: DbErr| Failure::Later(error.to_string());
        let Some(scope) = self.system.enter(key).await.map_err(later)? else { return Ok(()) };
        let tx = self.records.base.db.begin(&scope).await.map_err(later)?;
        self.go(&tx, week).await.map_err(|problem| Failure::Later(problem.to_string()))?;
        tx.commit().await.map_err(later)
    }
}
