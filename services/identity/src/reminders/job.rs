use crate::{
    accounts::{self, Account},
    assignments, consents,
    mails::{Recipient, Sender},
    state::App,
};
use async_trait::async_trait;
use events::{
    jobs::{Claimed, Failure, Handler},
    kinds::CollectionReminded,
};
use kernel::{SHANGHAI, business_date};
use rest::Problem;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::{Date, Duration};

/// The queue letters of reminders are written from.
pub(super) const QUEUE: &str = "identity.reminders";

/// A reminder that comes later than this is none any more.
const LONGEST: Duration = Duration::days(3);

/// A reminder, and the day it was given.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Told {
    pub on: Date,
    pub reminded: CollectionReminded,
}

impl Told {
    /// Of a form there is one a day.
    pub fn once(&self) -> String {
        format!("reminder/{}/{}", self.reminded.id, self.on)
    }
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
        if today - told.on > LONGEST {
            return Ok(());
        }
        let entry = self.0.entry_of(tx.tenant().id).await?;
        let from = self.0.sender_of(tx, &entry).await?;
        let secretaries = assignments::secretaries(told.reminded.missing.clone(), today);
        for account in accounts::active_among(tx, secretaries).await? {
            if consents::wants_reminders(tx, account.id).await? {
                self.letter(tx, &account, &from, told).await?;
            }
        }
        Ok(())
    }

    async fn letter(
        &self,
        tx: &TenantTx,
        account: &Account,
        from: &Sender,
        told: &Told,
    ) -> Result<(), Problem> {
        let Some(address) = accounts::contact(tx, account)?.email else { return Ok(()) };
        let to = Recipient { address: &address, name: &account.display_name, locale: account.locale() };
        let once = format!("{}/{}", told.once(), account.id);
        Ok(self.0.mailer().collection_reminder(tx, to, from, told.reminded.due_on, &once).await?)
    }
}
