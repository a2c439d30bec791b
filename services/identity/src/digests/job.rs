use crate::{accounts, consents, mails::Recipient, state::App};
use async_trait::async_trait;
use events::{
    jobs::{Claimed, Failure, Handler},
    kinds::DigestPrepared,
};
use kernel::{AccountId, SHANGHAI, business_date};
use rest::Problem;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::Duration;

/// The queue letters of digests are written from.
pub(super) const QUEUE: &str = "identity.digests";

/// Nobody reads about a week that is over.
const LONGEST: Duration = Duration::days(8);

/// What one account is told.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub account: AccountId,
    pub digest: DigestPrepared,
}

/// Writes the letters.
pub(crate) struct Letters(pub App);

#[async_trait]
impl Handler for Letters {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let told: Told = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let later = |error: DbErr| Failure::Later(error.to_string());
        let Some(scope) = self.0.system().enter(key).await.map_err(later)? else { return Ok(()) };
        let tx = self.0.base().db.begin(&scope).await.map_err(later)?;
        self.write(&tx, &told).await.map_err(|problem| Failure::Later(problem.to_string()))?;
        tx.commit().await.map_err(later)
    }
}

impl Letters {
    async fn write(&self, tx: &TenantTx, told: &Told) -> Result<(), Problem> {
        let today = business_date(self.0.base().clock.now(), SHANGHAI);
        if today - told.digest.week > LONGEST || !consents::wants_reminders(tx, told.account).await? {
            return Ok(());
        }
        let Some(account) = accounts::active_of_member(tx, told.digest.member_id).await? else {
            return Ok(());
        };
        let Some(address) = accounts::contact(tx, &account)?.email else { return Ok(()) };
        let entry = self.0.entry_of(tx.tenant().id).await?;
        let from = self.0.sender_of(tx, &entry).await?;
        let to = Recipient { address: &address, name: &account.display_name, locale: account.locale() };
        let once = format!("digest/{}/{}", told.digest.week, told.account);
        Ok(self.0.mailer().weekly_digest(tx, to, &from, &told.digest, &once).await?)
    }
}
