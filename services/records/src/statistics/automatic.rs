//! Reports of the cut-off days, frozen by the system itself: of every top of an organisation, once for each day the rules
//! name, whoever asks for it how often. A process that was down on the day makes up for it; the report is of the day it is
//! for, and says when it was taken.

use super::{
    freeze::{How, freeze},
    query::Days,
    store,
};
use crate::{
    Records,
    desk::Desk,
    units::{self, Unit},
};
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use kernel::{SHANGHAI, TenantKind, business_date};
use rest::Problem;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::{SystemScope, TenantTx, Who};
use time::Date;

/// The queue of this feature.
pub const QUEUE: &str = "records.statistics";

/// The cut-off day a job is about.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CutOff {
    pub on: Date,
}

/// The last cut-off day that is over for organisations of a kind.
pub fn last_cut_off(records: &Records, kind: TenantKind, today: Date) -> Option<Date> {
    records.rules.of(kind).statistics.cut_offs.on(today).value.before(today, 1).into_iter().next()
}

/// Freezes the report of one organisation and cut-off day.
pub struct SnapshotJobs {
    records: Records,
    system: SystemScope,
}

impl SnapshotJobs {
    pub fn new(records: Records, system: SystemScope) -> Self {
        Self { records, system }
    }

    async fn go(&self, tx: &TenantTx, on: Date) -> Result<(), Problem> {
        let desk = self.records.desk_for(tx, Who::system());
        // what the rules do not name any more, or what is not over yet, is nobody's report
        if on >= desk.today || !desk.pack.statistics.cut_offs.on(on).value.is(on) {
            return Ok(());
        }
        for unit in units::tops(tx).await? {
            once(&desk, unit, on).await?;
        }
        Ok(())
    }
}

/// The unit is claimed first: of two that come at once the second finds the report of the first.
async fn once(desk: &Desk<'_>, unit: Unit, on: Date) -> Result<(), Problem> {
    let Some(unit) = units::claim(desk.tx, unit.id).await? else { return Ok(()) };
    // nothing is known of a day on which nothing was recorded yet
    let began = business_date(unit.created_at, SHANGHAI);
    if began > on || store::is_frozen(desk.tx, unit.id, on).await? {
        return Ok(());
    }
    let days = Days { on: Some(on), after: None };
    freeze(desk, &unit, days, How { itself: true, ..How::default() }).await.map(drop)
}

#[async_trait]
impl Handler for SnapshotJobs {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let CutOff { on } = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let later = |error: DbErr| Failure::Later(error.to_string());
        let Some(scope) = self.system.enter(key).await.map_err(later)? else { return Ok(()) };
        let tx = self.records.base.db.begin(&scope).await.map_err(later)?;
        self.go(&tx, on).await.map_err(|problem| Failure::Later(problem.to_string()))?;
        tx.commit().await.map_err(later)
    }
}
