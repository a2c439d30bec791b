//! Snapshots of organisations: often of those that have changed, every night of all, which are then read again.

use super::{kit::Kit, services};
use anyhow::Result;
use kernel::SHANGHAI;
use std::time::Duration;
use tenancy::{
    Entry, TenantState,
    portability::{Order, SnapshotKind},
    provision::Provisioner,
};
use time::{OffsetDateTime, Time};
use uuid::Uuid;

/// Where none are taken in between, the hour of the nightly ones has to be noticed.
const LOOK: Duration = Duration::from_secs(600);

/// Runs until dropped. What fails is tried again next time.
pub async fn keep(kit: Kit) {
    let minutes = u64::from(kit.settings.backups.interval_minutes);
    let pause = if minutes == 0 { LOOK } else { Duration::from_secs(minutes * 60) };
    loop {
        tokio::time::sleep(pause).await;
        if let Err(error) = round(&kit).await {
            tracing::warn!(%error, "backups could not be kept");
        }
    }
}

/// Reads nightly snapshots again, until dropped. Beside the taking of them, for it takes as long as there is to read.
pub async fn check(kit: Kit) {
    loop {
        tokio::time::sleep(LOOK).await;
        if let Err(error) = read_again(&kit).await {
            tracing::warn!(%error, "backups could not be read again");
        }
    }
}

async fn read_again(kit: &Kit) -> Result<()> {
    let provisioner = services::provisioner(kit, None)?;
    let Some(_turn) = provisioner.check_turn().await? else { return Ok(()) };
    let since = last_night(kit.clock.now(), kit.settings.backups.nightly_hour);
    provisioner.check_snapshots(&*kit.depot, since).await?;
    Ok(())
}

/// Takes the snapshots that are due and forgets the old ones. Gives how many were taken.
///
/// # Errors
/// When a database is away. An organisation that fails does not hold up the others.
pub async fn round(kit: &Kit) -> Result<usize> {
    let provisioner = services::provisioner(kit, None)?;
    let Some(_turn) = provisioner.backup_turn().await? else { return Ok(0) };
    provisioner.fail_cut_off().await?;
    let settings = &kit.settings.backups;
    let since = last_night(kit.clock.now(), settings.nightly_hour);
    let nights = provisioner.backed_up_since(since).await?;
    let mut moved = provisioner.moved().await?;
    let mut taken = 0;
    for entry in kit.deployment.directory().list().await? {
        let Some((mark, last)) = moved.remove(&entry.tenant.id) else { continue };
        let (at_night, still) = (!nights.contains(&entry.tenant.id), last.as_ref() == Some(&mark));
        if matches!(entry.state, TenantState::Creating | TenantState::Closing)
            || (!at_night && (still || settings.interval_minutes == 0))
        {
            continue;
        }
        let (kind, keep) = if at_night {
            (SnapshotKind::Nightly, time::Duration::days(settings.nightly_keep_days.into()))
        } else {
            (SnapshotKind::Interval, time::Duration::hours(settings.interval_keep_hours.into()))
        };
        match take(kit, &provisioner, &entry, kind, keep, mark).await {
            Ok(()) => taken += 1,
            Err(error) => tracing::warn!(tenant = %entry.tenant.id, %error, "a snapshot could not be taken"),
        }
    }
    // neither waits for the other
    let expired = provisioner.expire_snapshots(&*kit.depot).await;
    provisioner.let_go_old().await?;
    expired?;
    Ok(taken)
}

async fn take(
    kit: &Kit,
    provisioner: &Provisioner,
    entry: &Entry,
    kind: SnapshotKind,
    keep: time::Duration,
    mark: String,
) -> Result<()> {
    let order = Order { id: Uuid::now_v7(), kind, keep, keys: None, requested_by: None, mark };
    provisioner.order_snapshot(entry.tenant.id, &order).await?;
    provisioner.take_snapshot(&kit.store, &*kit.depot, entry, order.id, &|_| {}).await?;
    Ok(())
}

/// The last time the clock showed this hour where people live.
fn last_night(now: OffsetDateTime, hour: u8) -> OffsetDateTime {
    let local = now.to_offset(SHANGHAI);
    let today = local.replace_time(Time::from_hms(hour, 0, 0).unwrap_or(Time::MIDNIGHT));
    if today <= local { today } else { today - time::Duration::DAY }
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    #[test]
    fn the_night_is_the_last_one() {
        let at = |now| last_night(now, 2);
        assert_eq!(at(datetime!(2026-06-01 01:59 +8)), datetime!(2026-05-31 02:00 +8));
        assert_eq!(at(datetime!(2026-06-01 02:00 +8)), datetime!(2026-06-01 02:00 +8));
        assert_eq!(at(datetime!(2026-05-31 20:00 UTC)), datetime!(2026-06-01 02:00 +8));
    }
}
