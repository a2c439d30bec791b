use super::hear;
use crate::{Records, development, jobs};
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use rest::Problem;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use tenancy::{SystemScope, TenantScope, Who, exchange};

/// The queue in which the exchange of the database asks for an ear.
pub const QUEUE: &str = "exchange";

/// Messages that are looked at together.
const SOME: i32 = 100;

/// The payload of a job.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "snake_case", tag = "work")]
pub enum Work {
    /// Something was said to the organisation.
    Hear,
    /// What it keeps for itself alone is claimed anew.
    Claim,
}

/// Hears what other organisations say.
pub struct ExchangeJobs {
    records: Records,
    system: SystemScope,
}

impl ExchangeJobs {
    pub fn new(records: Records, system: SystemScope) -> Self {
        Self { records, system }
    }
}

#[async_trait]
impl Handler for ExchangeJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// What the other side waits for is not the organisation's own doing.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let work: Work = job.read()?;
        // who is being closed may come back; then it is asked again
        let Some(scope) = jobs::entered(&self.system, job).await? else { return Ok(()) };
        let done = match work {
            // what is written into the transfer is read by people here
            Work::Hear => {
                let hearing = Box::pin(hear_all(&self.records, &scope));
                rest::speaking_to(scope.tenant().kind, hearing).await.map(drop)
            }
            Work::Claim => claim(&self.records, &scope).await,
        };
        done.map_err(|problem| Failure::Later(format!("{problem:?}")))
    }
}

/// Hears everything that waits, each message in a transaction of its own. What goes wrong in one exchange does not keep
/// the others waiting. Gives how many messages were taken.
///
/// # Errors
/// With the last thing that went wrong.
pub async fn hear_all(records: &Records, scope: &TenantScope) -> Result<usize, Problem> {
    let (mut taken, mut stuck, mut trouble) = (0, HashSet::new(), None);
    loop {
        let tx = records.base.db.begin(scope).await?;
        let waiting = exchange::waiting(&tx, SOME).await?;
        tx.rollback().await?;
        let before = taken;
        for message in waiting {
            if stuck.contains(&message.exchange) {
                continue;
            }
            match hear_one(records, scope, &message).await {
                Ok(true) => taken += 1,
                Ok(false) => {
                    stuck.insert(message.exchange);
                }
                Err(problem) => {
                    stuck.insert(message.exchange);
                    trouble = Some(problem);
                }
            }
        }
        if taken == before {
            return trouble.map_or(Ok(taken), Err);
        }
    }
}

async fn hear_one(
    records: &Records,
    scope: &TenantScope,
    message: &exchange::Message,
) -> Result<bool, Problem> {
    let tx = records.base.db.begin(scope).await?;
    let heard = Box::pin(hear(&records.desk_for(&tx, Who::system()), message)).await?;
    if heard {
        tx.commit().await?;
    }
    Ok(heard)
}

/// Claims what the organisation keeps for itself alone, after its rows came from elsewhere or from an earlier moment.
///
/// # Errors
/// When the database is away.
pub async fn claim(records: &Records, scope: &TenantScope) -> Result<(), Problem> {
    let tx = records.base.db.begin(scope).await?;
    development::claim_all(&records.desk_for(&tx, Who::system())).await?;
    Ok(tx.commit().await?)
}
