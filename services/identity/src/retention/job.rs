//! One round of clearing up in one organisation.

use super::{
    rules,
    store::{self, Purge},
};
use crate::{desk::Desk, erasures, invitations, resets, sessions, state::App};
use async_trait::async_trait;
use events::{
    jobs::{Claimed, Failure, Handler},
    kinds::{RetentionDue, RetentionLimit},
};
use kernel::{AccountId, SHANGHAI, Service, business_date};
use rest::Problem;
use rulepack::DataClass;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use serde_json::{Map, json};
use tenancy::{TenantTx, audit::Entry};
use time::OffsetDateTime;
use uuid::Uuid;

/// The queue rounds lie in.
pub(super) const QUEUE: &str = "identity.retention";

/// A round that is to be made.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Round {
    /// None: the daily one.
    pub asked_by: Option<AccountId>,
}

/// Erases what is over its time.
pub(crate) struct ClearUp(pub App);

#[async_trait]
impl Handler for ClearUp {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// Erasing what is over its time is owed whatever else was done that day.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let Round { asked_by } = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let later = |error: DbErr| Failure::Later(error.to_string());
        let Some(scope) = self.0.system().enter(key).await.map_err(later)? else { return Ok(()) };
        let tx = self.0.base().db.begin(&scope).await.map_err(later)?;
        let desk = Desk::of_system(&tx, self.0.base().clock.now());
        let done = self.clear(&desk, job.id.0, asked_by).await;
        done.map_err(|problem| Failure::Later(problem.to_string()))?;
        tx.commit().await.map_err(later)
    }
}

impl ClearUp {
    async fn clear(&self, desk: &Desk<'_>, run: Uuid, asked_by: Option<AccountId>) -> Result<(), Problem> {
        let periods = super::periods(&self.0, desk.tx, desk.today()).await?;
        let (mut classes, mut erased, mut until) = (Vec::new(), Map::new(), Map::new());
        for (class, days) in periods {
            let before = rules::limit(days, desk.now);
            if rules::keeper(class) != Service::Identity {
                classes.push(RetentionLimit { class: class.to_string(), before });
                continue;
            }
            let count = purge(desk.tx, class, before).await?;
            let count = i64::try_from(count).unwrap_or(i64::MAX);
            store::note(desk.tx, Purge { run, class, before, erased: count, at: desk.now }).await?;
            if count > 0 {
                erased.insert(class.to_string(), count.into());
                until.insert(class.to_string(), business_date(before, SHANGHAI).to_string().into());
            }
        }
        rest::forget_answers(desk.tx, desk.now).await?;
        let due = RetentionDue { run, asked_by, classes };
        events::emit(desk.tx, &due).await?;
        if !erased.is_empty() {
            let new = json!({ "asked_by": due.asker(), "erased": erased, "before": until });
            let (subject_id, new) = (Some(run), Some(new));
            desk.audit(Entry {
                action: "retention.purged",
                subject: "settings",
                subject_id,
                new,
                ..Default::default()
            })
            .await?;
        }
        Ok(())
    }
}

async fn purge(tx: &TenantTx, class: DataClass, before: OffsetDateTime) -> Result<u64, DbErr> {
    match class {
        DataClass::Sessions => sessions::purge(tx, before).await,
        DataClass::Resets => resets::purge(tx, before).await,
        DataClass::Invitations => invitations::purge(tx, before).await,
        DataClass::Erasures => erasures::purge(tx, before).await,
        DataClass::Deliveries | DataClass::Imports | DataClass::Corrections => Ok(0),
    }
}
