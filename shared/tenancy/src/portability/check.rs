//! Reading snapshots again: what was written down well can go bad where it lies.

use super::{Depot, PortError, SnapshotRow, SnapshotState, backup};
use crate::provision::{Provisioner, statement};
use kernel::Service;
use sea_orm::ConnectionTrait as _;
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// The newest nightly ones that nobody has read again yet, or, where no newer one could be taken, not lately; and those
/// that were damaged: what they share with later ones may have been written anew.
const DUE: &str = "SELECT id FROM ( \
       SELECT DISTINCT ON (tenant_id) id, checked_at FROM platform.snapshots \
       WHERE kind = 'nightly' AND state = 'ready' ORDER BY tenant_id, taken_at DESC \
     ) newest WHERE checked_at IS NULL OR checked_at < $1 \
     UNION ALL SELECT id FROM platform.snapshots WHERE state = 'damaged' AND checked_at < $2";
const CHECKED: &str = "UPDATE platform.snapshots SET state = $2, last_error = $3, checked_at = $4 \
     WHERE id = $1 AND state IN ('ready', 'damaged')";

impl Provisioner {
    /// Reads the nightly snapshots again that are due since the last night. Gives how many are damaged.
    ///
    /// # Errors
    /// When the database or the place for backups is away. A snapshot that cannot be read now does not hold up the others.
    pub async fn check_snapshots(
        &self,
        depot: &dyn Depot,
        since: OffsetDateTime,
    ) -> Result<usize, PortError> {
        let (mut damaged, mut failed) = (0, None);
        for id in self.due(since).await? {
            let checked = match self.snapshot(id).await {
                Ok(row) => self.check_snapshot(depot, &row).await,
                // it has expired since
                Err(PortError::Unknown) => continue,
                Err(error) => Err(error),
            };
            match checked {
                Ok(whole) => damaged += usize::from(!whole),
                Err(error) => drop(failed.get_or_insert(error)),
            }
        }
        failed.map_or(Ok(damaged), Err)
    }

    /// Reads every file of a snapshot and compares it with the contents page. Whether it is whole stands on it afterwards.
    ///
    /// # Errors
    /// When the database or the place for backups is away.
    pub async fn check_snapshot(&self, depot: &dyn Depot, row: &SnapshotRow) -> Result<bool, PortError> {
        let read = Box::pin(self.read_again(depot, row)).await;
        self.checked(row, read).await
    }

    async fn read_again(&self, depot: &dyn Depot, row: &SnapshotRow) -> Result<(), PortError> {
        let manifest = self.snapshot_page(depot, row.tenant, row.id).await?;
        backup::read_all(depot, &manifest).await
    }

    /// Writes down what came of reading a snapshot. What says nothing about the snapshot is handed on.
    pub(super) async fn checked(
        &self,
        row: &SnapshotRow,
        read: Result<(), PortError>,
    ) -> Result<bool, PortError> {
        let damage = match read {
            Ok(()) => None,
            Err(error @ (PortError::Damaged { .. } | PortError::Format(_) | PortError::Json(_))) => {
                Some(error.to_string().chars().filter(|c| *c != '\0').take(500).collect::<String>())
            }
            Err(error) => return Err(error),
        };
        let state = if damage.is_some() { SnapshotState::Damaged } else { SnapshotState::Ready };
        let values = [row.id.into(), state.as_str().into(), damage.clone().into(), self.now().into()];
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let there = tx.execute_raw(statement(CHECKED, values)).await?.rows_affected() == 1;
        tx.commit().await?;
        // one that expired while it was read lacks files and nobody needs them
        if let (Some(what), true) = (&damage, there) {
            tracing::warn!(tenant = %row.tenant, snapshot = %row.id, what, "a backup is damaged");
        }
        Ok(damage.is_none() || !there)
    }

    async fn due(&self, since: OffsetDateTime) -> Result<Vec<Uuid>, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let values = [(since - Duration::DAY).into(), since.into()];
        let rows = tx.query_all_raw(statement(DUE, values)).await?;
        Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
    }
}
