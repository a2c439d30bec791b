//! Carries the new name of an organisation into the directory.

use crate::state::App;
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::TenantId;
use sea_orm::{ConnectionTrait, DbBackend, DbErr, Statement};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;

/// The queue renamed organisations lie in.
pub(crate) const QUEUE: &str = "identity.names";

/// Jobs come in any order: what an organisation was called before never takes the place of what it is called since.
const RENAME: &str = "UPDATE organisations SET name = $2, named_at = coalesce($3, named_at) \
     WHERE id = $1 AND (named_at IS NULL OR named_at <= $3)";

#[derive(Debug, Serialize, Deserialize)]
pub(super) struct NewName {
    pub tenant: TenantId,
    pub name: String,
    /// Since when it is the name; not in jobs of an earlier program, which give way to every other.
    #[serde(default, with = "time::serde::rfc3339::option")]
    pub at: Option<OffsetDateTime>,
}

/// Writes names into the directory, so that operators know an organisation by what it calls itself.
pub(crate) struct Names(pub App);

#[async_trait]
impl Handler for Names {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let NewName { tenant, name, at } = job.read()?;
        // an organisation names itself, never another: the queue's stamp decides whose name it is
        let owner = match &job.tenant {
            Some(key) => self.0.system().enter(key).await.map_err(later)?,
            None => None,
        };
        if owner.is_none_or(|scope| scope.tenant().id != tenant) {
            return Err(Failure::Never("the job is not of the organisation it names".into()));
        }
        self.rename(tenant, &name, at).await.map_err(later)
    }
}

impl Names {
    async fn rename(&self, tenant: TenantId, name: &str, at: Option<OffsetDateTime>) -> Result<(), DbErr> {
        let tx = self.0.platform().begin().await?;
        let values = [tenant.0.into(), name.into(), at.into()];
        tx.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, RENAME, values)).await?;
        tx.commit().await
    }
}

fn later(error: DbErr) -> Failure {
    Failure::Later(error.to_string())
}
