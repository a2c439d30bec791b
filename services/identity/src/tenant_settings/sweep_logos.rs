//! Clears away pictures that no settings name: their upload came to nothing, or they stayed when they were replaced.

use super::store;
use crate::state::App;
use async_trait::async_trait;
use documents::{Class, StoreError};
use events::jobs::{Claimed, Failure, Handler, Turn, enqueue_round};
use kernel::TenantKey;
use sea_orm::DbErr;
use serde::{Deserialize, Serialize};
use std::time::Duration;
use tenancy::{
    TenantScope, TenantTx,
    portability::{objects_are_kept, restored_since},
};
use time::OffsetDateTime;
use uuid::Uuid;

const QUEUE: &str = "identity.logos";
/// All of them have been swept so long after a round began; earlier where the next comes sooner.
const WITHIN: Duration = Duration::from_secs(3600);
/// How soon it is looked again whether a backup has been written.
const WRITTEN: Duration = Duration::from_secs(10);

#[derive(Debug, Serialize, Deserialize)]
struct Round {}

/// Sees to it that every organisation's pictures are swept once in a round, in however many processes this runs. Gives the
/// round, and asks nothing where it is the one `asked` before.
///
/// # Errors
/// When the database is away.
pub async fn schedule(app: &App, asked: Option<i64>) -> Result<i64, DbErr> {
    let (now, every) = (app.base().clock.now(), app.documents().sweep_every());
    let round = now.unix_timestamp() / i64::try_from(every.as_secs()).unwrap_or(i64::MAX).max(1);
    if asked == Some(round) {
        return Ok(round);
    }
    let turn = |key: TenantKey| Turn { once: format!("{key}:{round}"), tenant: key, payload: Round {} };
    let turns: Vec<_> = app.system().tenants().await?.into_iter().map(|tenant| turn(tenant.key)).collect();
    enqueue_round(app.platform(), QUEUE, &turns, now, every.min(WITHIN)).await?;
    Ok(round)
}

/// Sweeps the pictures of one organisation.
pub(crate) struct SweepLogos(pub App);

#[async_trait]
impl Handler for SweepLogos {
    fn queue(&self) -> &'static str {
        QUEUE
    }

    /// The platform's own care, not the organisation's work.
    fn metered(&self) -> bool {
        false
    }

    async fn run(&self, job: &Claimed) -> Result<(), Failure> {
        let Round {} = job.read()?;
        let Some(key) = &job.tenant else { return Err(Failure::Never("no organisation".into())) };
        let scope = self.0.system().enter(key).await.map_err(|error| Failure::Later(error.to_string()))?;
        let Some(scope) = scope else { return Ok(()) };
        let age = time::Duration::minutes(self.0.documents().abandoned_minutes.into());
        let swept = sweep(&self.0, &scope, self.0.base().clock.now() - age).await;
        swept.map(drop).map_err(|error| match error {
            Stop::Kept => Failure::Wait(error.to_string(), WRITTEN),
            other => Failure::Later(other.to_string()),
        })
    }
}

/// Why a sweep stopped.
#[derive(Debug, thiserror::Error)]
pub enum Stop {
    #[error(transparent)]
    Database(#[from] DbErr),
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is being written names pictures that would be removed.
    #[error("a backup or an export is being written")]
    Kept,
}

/// Removes what was written before `cutoff` and is named by no settings; gives how many there were.
///
/// # Errors
/// When the database or the store is away, or a backup is being written; run it again to finish.
pub async fn sweep(app: &App, scope: &TenantScope, cutoff: OffsetDateTime) -> Result<u64, Stop> {
    let Some(objects) = app.objects() else { return Ok(0) };
    let (tenant, mut after, mut swept) = (scope.tenant().id, None, 0);
    loop {
        let (listed, next) = objects.list(tenant, Class::Content, after).await?;
        let old: Vec<_> = listed.into_iter().filter(|object| object.written_at < cutoff).collect();
        if !old.is_empty() {
            // asked after the list: a picture is there before the settings name it
            let tx = app.base().db.begin(scope).await?;
            // what was in use before may name others
            if restored_lately(app, &tx).await? {
                break;
            }
            let named = named(&tx).await?;
            drop(tx);
            for object in old.into_iter().filter(|object| named != Some(Uuid::from(object.id))) {
                objects.delete(tenant, Class::Content, object.id).await?;
                swept += 1;
            }
        }
        after = next;
        if after.is_none() {
            break;
        }
    }
    if swept > 0 {
        tracing::info!(logos = swept, "logos were swept");
    }
    Ok(swept)
}

/// The picture the settings name.
async fn named(tx: &TenantTx) -> Result<Option<Uuid>, Stop> {
    let logo = store::find(tx).await?.and_then(|settings| settings.logo_id);
    if objects_are_kept(tx).await? {
        return Err(Stop::Kept);
    }
    Ok(logo)
}

/// Whether the organisation was set back so short a while ago that it may be undone.
pub(super) async fn restored_lately(app: &App, tx: &TenantTx) -> Result<bool, DbErr> {
    let days = time::Duration::days(app.documents().after_restore_days.into());
    restored_since(tx, app.base().clock.now() - days).await
}
