//! What the people of an organisation are told when something is done to it.

use super::{
    ProvisionError, Provisioner,
    saga::{Saga, statement},
    steps::Kind,
};
use crate::{Entry, TenantScope, TenantState};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Something that was done to an organisation, or is about to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum News {
    Suspended {
        reason: String,
    },
    Resumed,
    Closing {
        reason: String,
        at: OffsetDateTime,
    },
    /// The day is near on which everything goes.
    Ending {
        reason: String,
        at: OffsetDateTime,
    },
    /// Closing was taken back; where it was suspended before, it still is, for this reason.
    Reopened {
        suspended: Option<String>,
    },
    /// It is as it was at that moment.
    Restored {
        to: OffsetDateTime,
        reason: String,
    },
    /// It is as it was before it went back to that moment.
    RestorationUndone {
        to: OffsetDateTime,
    },
}

/// An organisation that has been deleted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gone {
    pub certificate: Uuid,
    pub at: OffsetDateTime,
    pub left: Left,
}

/// Where what it had is still to be found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Left {
    Nowhere,
    /// In a file that was written at the command line, and is nothing the platform keeps.
    File,
    /// In an export that is kept here until then.
    Until(OffsetDateTime),
}

const REMINDED: &str =
    "UPDATE platform.organisations SET reminded_for = closes_at WHERE id = $1 AND closes_at = $2";

/// Nothing where its people have nothing to do with it, or it is not so any more.
fn news(kind: Kind, entry: &Entry) -> Option<News> {
    let suspended = || entry.suspended_reason.clone();
    match (kind, entry.state) {
        (Kind::Suspend, _) => suspended().map(|reason| News::Suspended { reason }),
        // one that was in use all the time only had its registries brought into line
        (Kind::Resume, TenantState::Suspended) => Some(News::Resumed),
        (Kind::Close, _) => closing(entry).map(|(reason, at)| News::Closing { reason, at }),
        (Kind::Reopen, TenantState::Closing) => Some(News::Reopened { suspended: suspended() }),
        _ => None,
    }
}

fn closing(entry: &Entry) -> Option<(String, OffsetDateTime)> {
    Some((entry.closing_reason.clone().unwrap_or_default(), entry.closes_at?))
}

impl Provisioner {
    /// Said before the change is ended: whoever is cut off in between says it again, under the same word.
    pub(super) async fn tell(&self, saga: &Saga, entry: &Entry) -> Result<(), ProvisionError> {
        let Some(news) = news(saga.kind, entry) else { return Ok(()) };
        // whoever was faster has said it, and what came after it
        if !self.is_open(saga).await? {
            return Ok(());
        }
        self.told(entry, &saga.id.to_string(), &news).await
    }

    pub(crate) async fn told(&self, entry: &Entry, once: &str, news: &News) -> Result<(), ProvisionError> {
        let scope = TenantScope::of_system(entry.tenant.clone());
        let told = self.hooks.told(entry, &scope, once, news).await;
        told.map_err(|e| ProvisionError::Hook(e.to_string()))
    }

    /// Reminds the people of organisations that go within so much time, once for a day. Gives how many were reminded.
    ///
    /// # Errors
    /// The first that could not be reminded, after all others were tried.
    pub async fn remind_due(&self, before: Duration) -> Result<usize, ProvisionError> {
        let (mut count, mut failed, now) = (0, None, self.clock.now());
        for entry in self.deployment.directory().closing_between(now, now + before).await? {
            match Box::pin(self.remind(&entry)).await {
                Ok(()) => count += 1,
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(count), Err)
    }

    async fn remind(&self, entry: &Entry) -> Result<(), ProvisionError> {
        let Some((reason, at)) = closing(entry) else { return Ok(()) };
        let once = format!("ending-{}", at.unix_timestamp());
        self.told(entry, &once, &News::Ending { reason, at }).await?;
        Ok(self.write(statement(REMINDED, [entry.tenant.id.0.into(), at.into()])).await?)
    }
}
