use super::{
    Consumer, ConsumerError,
    position::{self, Whose},
};
use crate::{Row, outbox::Cursor};
use kernel::TenantKey;
use tenancy::{SystemScope, TenantDb, TenantTx};

/// Applies the rows of one tenant that it does not have yet, all or none. A tenant that is no more has
/// nothing to apply.
pub(super) async fn apply(
    consumer: &dyn Consumer,
    db: &TenantDb,
    system: &SystemScope,
    tenant: &TenantKey,
    rows: &[Row],
) -> Result<(), ConsumerError> {
    let Some(scope) = system.enter(tenant).await? else {
        return Ok(());
    };
    let tx = db.begin(&scope).await?;
    let at = position::lock(&tx, Whose::of(consumer)).await?;
    if let Some(reached) = apply_after(consumer, &tx, at, rows).await? {
        position::store(&tx, Whose::of(consumer), reached).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Applies what lies behind `at`; the place reached, if any.
pub(super) async fn apply_after(
    consumer: &dyn Consumer,
    tx: &TenantTx,
    at: Cursor,
    rows: &[Row],
) -> Result<Option<Cursor>, ConsumerError> {
    let mut reached = None;
    for row in rows.iter().filter(|row| row.cursor > at) {
        consumer.apply(tx, row).await?;
        reached = Some(row.cursor);
    }
    Ok(reached)
}

/// The place of one tenant.
pub(super) async fn place(
    consumer: &dyn Consumer,
    db: &TenantDb,
    system: &SystemScope,
    tenant: &TenantKey,
) -> Result<Option<Cursor>, ConsumerError> {
    let Some(scope) = system.enter(tenant).await? else {
        return Ok(None);
    };
    let tx = db.begin(&scope).await?;
    let at = position::lock(&tx, Whose::of(consumer)).await?;
    tx.rollback().await?;
    Ok(Some(at))
}
