//! A proven host is proven again from time to time: who gave a name up must not go on being found under it.

use super::{
    asked::{Done, record},
    proof::Found,
    store,
};
use crate::{accounts, desk::Desk, mails::Recipient, state::App};
use async_trait::async_trait;
use events::jobs::{Claimed, Failure, Handler};
use rest::Problem;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::{TenantScope, TenantTx};
use time::{Duration, OffsetDateTime};

const QUEUE: &str = "identity.domains";

/// The hosts of one organisation are to be looked at.
#[derive(Debug, Serialize, Deserialize)]
struct Round {}

/// Asks for a look at every organisation with a host that is due. However often and in however many processes this
/// runs, there is one an hour.
///
/// # Errors
/// When the database is away.
pub async fn schedule(app: &App) -> Result<(), DbErr> {
    let Some(every) = app.prover().recheck() else { return Ok(()) };
    let now = app.base().clock.now();
    let hour = now.unix_timestamp() / 3600;
    let tx = app.platform().begin().await?;
    for key in store::due(&tx, now - every).await? {
        let once = format!("{key}:{hour}");
        events::enqueue_platform(&tx, Some(&key), QUEUE, &Round {}, None, Some(&once)).await?;
    }
    tx.commit().await
}

/// Looks at the proven hosts of an organisation again.
pub(crate) struct Reprove(pub App);

#[async_trait]
impl Handler for Reprove {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// The deployment's own care, not the organisation's work.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let Round {} = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let later = |error: DbErr| Failure::Later(error.to_string());
        let Some(scope) = self.0.system().enter(key).await.map_err(later)? else { return Ok(()) };
        let tx = self.0.base().db.begin(&scope).await.map_err(later)?;
        let mut hosts = store::all(&tx).await.map_err(later)?;
        // nobody holds a connection to the database while other people's name servers are asked
        drop(tx);
        hosts.retain(|domain| domain.verified_at.is_some());
        for domain in hosts {
            let found = self.0.prover().look(&domain.host, &domain.token).await;
            let settled = self.settle(&scope, &domain.host, found).await;
            settled.map_err(|problem| Failure::Later(problem.to_string()))?;
        }
        Ok(())
    }
}

impl Reprove {
    async fn settle(&self, scope: &TenantScope, host: &str, found: Found) -> Result<(), Problem> {
        let now = self.0.base().clock.now();
        let tx = self.0.base().db.begin(scope).await?;
        store::checked(&tx, host, found.failure(), now).await?;
        let lost = found != Found::Proof && store::lose(&tx, host, self.limit(now)).await?;
        if lost {
            let desk = Desk::of_system(&tx, now);
            record(&desk, Done { action: "domain.lost", host, state: "lost", new: None }).await?;
            self.write(&desk, scope, host).await?;
        }
        tx.commit().await?;
        if lost {
            self.0.deployment().announce(scope.tenant()).await;
        }
        Ok(())
    }

    fn limit(&self, now: OffsetDateTime) -> OffsetDateTime {
        now - Duration::days(self.0.prover().lost_days().into())
    }

    /// To every administrator.
    async fn write(&self, desk: &Desk<'_>, scope: &TenantScope, host: &str) -> Result<(), Problem> {
        let entry = self.0.entry_of(scope.tenant().id).await?;
        let tx: &TenantTx = desk.tx;
        let from = self.0.sender_of(tx, &entry).await?;
        let shown = idna::domain_to_unicode(host).0;
        for admin in accounts::admins(tx, desk.today()).await? {
            let to = Recipient { address: &admin.email, name: &admin.name, locale: admin.locale };
            self.0.mailer().domain_lost(tx, to, &from, &shown, self.0.prover().lost_days()).await?;
        }
        Ok(())
    }
}
