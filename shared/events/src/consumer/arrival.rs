use super::{
    Consumer, ConsumerError, Feed, ReplayError,
    apply::apply_after,
    position::{self, Whose},
};
use crate::outbox::Range;
use std::time::Duration;
use tenancy::{TenantDb, TenantScope};

/// How soon to look again while an older transaction holds rows back, and how often.
const SOON: Duration = Duration::from_millis(50);
const LOOKS: u32 = 600;

/// Applies what an organisation's log holds behind the consumer's place, for rows that came in from elsewhere or from
/// an earlier moment. Runners do not enter the organisation yet, so nothing newer is applied before. Returns how many
/// events there were.
///
/// # Errors
/// When an event cannot be applied, or a service is away. Run again, it goes on where it stopped.
pub async fn arrive(
    consumer: &dyn Consumer,
    feed: &Feed,
    db: &TenantDb,
    scope: &TenantScope,
) -> Result<u64, ReplayError> {
    let kinds: Vec<_> = consumer.kinds().iter().map(|kind| (*kind).to_owned()).collect();
    let tenant = Some(scope.tenant().key.clone());
    let (mut applied, mut looks) = (0, 0);
    while looks < LOOKS {
        let tx = db.begin(scope).await?;
        let after = position::lock(&tx, Whose::of(consumer)).await?;
        let batch = feed
            .read(&Range { after, kinds: kinds.clone(), tenant: tenant.clone(), limit: Range::USUAL })
            .await?;
        if let Some(reached) = apply_after(consumer, &tx, after, &batch.rows).await? {
            position::store(&tx, Whose::of(consumer), reached).await?;
            tx.commit().await?;
        }
        applied += u64::try_from(batch.rows.len()).unwrap_or_default();
        if batch.more {
            continue;
        }
        if !batch.held {
            return Ok(applied);
        }
        looks += 1;
        tokio::time::sleep(SOON).await;
    }
    Err(ConsumerError::Refused("events are held back by a transaction that does not end".into()).into())
}
