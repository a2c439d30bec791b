//! Carries the new name of an organisation into the directory.

use crate::state::App;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::TenantId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde::{Deserialize, Serialize};

/// The queue renamed organisations lie in.
pub(crate) const QUEUE: &str = "identity.names";

const RENAME: &str = "UPDATE organisations SET name = $2 WHERE id = $1";

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NewName {
    pub tenant: TenantId,
    pub name: String,
}

/// Writes names into the directory, so that operators know an organisation by what it calls itself.
pub(crate) struct Names(pub App);

#[async_trait]
impl Handler for Names {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let NewName { tenant, name } = job.read()?;
        // an organisation names itself, never another: the queue's stamp decides whose name it is
        let owner = match &job.tenant {
            Some(key) => self.0.system().enter(key).await.map_err(later)?,
            None => None,
        };
        if owner.is_none_or(|scope| scope.tenant().id != tenant) {
            return Err(Failure::Never("the job is not of the organisation it names".into()));
        }
        self.rename(tenant, &name).await.map_err(later)
    }
}

impl Names {
    async fn rename(&self, tenant: TenantId, name: &str) -> Result<(), DbErr> {
        let tx = self.0.platform().begin().await?;
        let values = [tenant.0.into(), name.into()];
        tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, RENAME, values)).await?;
        tx.commit().await
    }
}

fn later(error: DbErr) -> Failure {
    Failure::Later(error.to_string())
}
