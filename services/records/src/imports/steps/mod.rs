//! What jobs do with an import. Every step begins by making the import its own under a fresh number; a worker
//! that was believed dead and comes back finds another number there and stops.

mod ahead;
mod apply;
mod enter;
mod read;
mod stage;

pub use apply::apply;
pub use read::read;

use super::{
    job::{Step, Work},
    store::{self, import::Model},
    trouble::{self, Trouble},
    words::ImportState,
};
use crate::{Records, desk::Desk};
use kernel::ImportId;
use rest::Problem;
use sea_orm::DbErr;
use tenancy::{TenantScope, TenantTx, Who};
use uuid::Uuid;

/// Why a step ends before its end.
pub enum Stop {
    /// The import is in other hands, or does not want this step any more.
    Overtaken,
    Failed(Problem),
}

impl From<Problem> for Stop {
    fn from(problem: Problem) -> Self {
        Self::Failed(problem)
    }
}

impl From<DbErr> for Stop {
    fn from(error: DbErr) -> Self {
        Self::Failed(error.into())
    }
}

/// One attempt at one import.
struct Attempt<'a> {
    records: &'a Records,
    scope: &'a TenantScope,
    id: ImportId,
    run: Uuid,
}

impl<'a> Attempt<'a> {
    /// Makes the import this attempt's own, if it is in the state the step works on.
    async fn begin(
        records: &'a Records,
        scope: &'a TenantScope,
        id: ImportId,
        state: ImportState,
    ) -> Result<(Self, Model), Stop> {
        let attempt = Self { records, scope, id, run: Uuid::now_v7() };
        let tx = attempt.tx().await?;
        let import = store::claim(&tx, id).await?.filter(|import| import.state == state);
        let mut import = import.ok_or(Stop::Overtaken)?;
        import.run = Some(attempt.run);
        // an attempt before may have told of rows that went with its transaction
        import.rows_done = store::counts(&tx, id).await?.done;
        store::update(&tx, import.clone()).await?;
        tx.commit().await?;
        Ok((attempt, import))
    }

    async fn tx(&self) -> Result<TenantTx, DbErr> {
        self.records.base.db.begin_bulk(self.scope).await
    }

    /// The import, locked, as long as it is this attempt's.
    async fn mine(&self, tx: &TenantTx) -> Result<Model, Stop> {
        store::claim_run(tx, self.id, self.run).await?.ok_or(Stop::Overtaken)
    }

    /// The desk of whoever asked for the step.
    fn desk<'b>(&'b self, tx: &'b TenantTx, import: &Model) -> Desk<'b> {
        let account = import.applied_by.or(import.created_by);
        let who = Who { kind: "account", id: account.map(|id| id.0), on_behalf_of: None, request_id: None };
        self.records.desk_for(tx, who)
    }
}

/// Says in the open that an import will not go on by itself. Nothing stays of one that was being read; one that
/// was being entered can be told to go on or be taken back: what is entered stays, and the rest is still good.
pub async fn give_up(records: &Records, scope: &TenantScope, work: Work) -> Result<(), DbErr> {
    let tx = records.base.db.begin(scope).await?;
    let Some(mut import) = store::claim(&tx, work.import).await? else { return Ok(()) };
    import.state = match (work.step, import.state) {
        (Step::Read, ImportState::Reading) => ImportState::Failed,
        (Step::Apply, ImportState::Applying) => ImportState::Checked,
        _ => return Ok(()),
    };
    if import.state == ImportState::Failed {
        store::clear_rows(&tx, import.id).await?;
        store::forget_file(&tx, import.id).await?;
        (import.rows_read, import.rows_good, import.rows_warned, import.rows_refused) = (0, 0, 0, 0);
    }
    import.rows_done = store::counts(&tx, import.id).await?.done;
    import.problem = Trouble::Work(trouble::Work::ImportGaveUp).kept();
    import.run = None;
    store::update(&tx, import).await?;
    tx.commit().await
}
