use super::{
    Consumer, ConsumerError, Feed,
    apply::apply_after,
    position::{self, Whose},
};
use crate::{
    CallError,
    outbox::{Cursor, Range},
};
use kernel::TenantKey;
use sea_orm::DbErr;
use tenancy::{SystemScope, TenantDb};

#[derive(Debug, thiserror::Error)]
pub enum ReplayError {
    #[error(transparent)]
    Feed(#[from] CallError),
    #[error(transparent)]
    Consumer(#[from] ConsumerError),
    #[error(transparent)]
    Database(#[from] DbErr),
}

/// Rebuilds what the consumer made for one tenant, from the first event on. One transaction holds the
/// position from start to end, so a running consumer waits and then goes on behind it; until the commit
/// everybody sees the old state. Returns how many events were applied.
///
/// # Errors
/// When an event cannot be applied; then nothing has changed.
pub async fn replay(
    consumer: &dyn Consumer,
    feed: &Feed,
    db: &TenantDb,
    system: &SystemScope,
    tenant: &TenantKey,
) -> Result<u64, ReplayError> {
    let Some(scope) = system.enter(tenant).await? else {
        return Ok(0);
    };
    let tx = db.begin(&scope).await?;
    position::lock(&tx, Whose::of(consumer)).await?;
    consumer.reset(&tx).await?;
    let kinds = consumer.kinds().iter().map(|kind| (*kind).to_owned()).collect();
    let mut range = Range { after: Cursor::START, kinds, tenant: Some(tenant.clone()), limit: Range::MOST };
    let (mut applied, mut at) = (0, Cursor::START);
    loop {
        let batch = feed.read(&range).await?;
        at = apply_after(consumer, &tx, at, &batch.rows).await?.unwrap_or(at);
        applied += u64::try_from(batch.rows.len()).unwrap_or_default();
        range.after = batch.next;
        if !batch.more {
            break;
        }
    }
    position::store(&tx, Whose::of(consumer), at).await?;
    tx.commit().await?;
    Ok(applied)
}
