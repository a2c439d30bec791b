//! What is kept of an organisation for a while after it has gone.

use super::kit::Kit;
use tenancy::{
    Entry,
    portability::{LastExport, Order, PortError, SnapshotKind, SnapshotRow, SnapshotState},
    provision::Provisioner,
};
use time::Duration;
use uuid::Uuid;

/// Between two tries where one failed: the whole of an organisation is read each time.
const PAUSE: Duration = Duration::HOUR;

/// Exports an organisation whose time to think has passed into the place for backups. One that was made already, and
/// after that time, is good. None where the settings keep none.
///
/// # Errors
/// When a server or the place for backups is away, or was a moment ago.
pub(super) async fn take(kit: &Kit, entry: &Entry) -> Result<Option<LastExport>, PortError> {
    let settings = &kit.settings.backups;
    if settings.final_keep_days == 0 {
        return Ok(None);
    }
    let provisioner = Provisioner::new(kit.deployment.clone(), kit.clock.clone());
    let made = provisioner.snapshots(entry.tenant.id, &[SnapshotKind::Final], None, 1).await?.pop();
    match made {
        Some(row) if row.state == SnapshotState::Ready && row.taken_at >= entry.closes_at => {
            return whole(kit, &provisioner, row).await;
        }
        Some(row)
            if matches!(row.state, SnapshotState::Failed | SnapshotState::Damaged)
                && kit.clock.now() - row.created_at < PAUSE =>
        {
            let why = row.last_error.unwrap_or_default();
            return Err(PortError::State(format!("waiting for the next try of the last export: {why}")));
        }
        _ => {}
    }
    let passphrase = &settings.final_passphrase;
    let keys = if passphrase.is_set() {
        Some(provisioner.envelope(entry, passphrase.expose()).await?)
    } else {
        None
    };
    let order = Order {
        id: Uuid::now_v7(),
        kind: SnapshotKind::Final,
        keep: Duration::days(settings.final_keep_days.into()),
        keys: keys.as_ref(),
        requested_by: None,
        mark: String::new(),
    };
    provisioner.order_snapshot(entry.tenant.id, &order).await?;
    let taken = provisioner.take_snapshot(&kit.store, &*kit.depot, entry, order.id, &|_| {});
    whole(kit, &provisioner, Box::pin(taken).await?).await
}

/// Read back as a whole, once: what it was written from is about to be erased.
async fn whole(
    kit: &Kit,
    provisioner: &Provisioner,
    row: SnapshotRow,
) -> Result<Option<LastExport>, PortError> {
    if row.checked_at.is_none() && !provisioner.check_snapshot(&*kit.depot, &row).await? {
        return Err(PortError::State("waiting for the next try: the last export cannot be read back".into()));
    }
    Ok(row.sha256.map(|sha256| LastExport { sha256, kept_until: row.expires_at }))
}
