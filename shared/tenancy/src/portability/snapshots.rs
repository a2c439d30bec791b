//! Taking snapshots.

use super::{
    Depot, Envelope, Manifest, Objects, PortError, Progress, Seal, Tell,
    backup::{self, DepotSink, LastDocuments},
};
use crate::{
    Entry,
    provision::{Provisioner, statement},
};
use kernel::{Service, TenantId, words};
use sea_orm::{ConnectionTrait as _, DbErr, QueryResult};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

words! {
    pub enum SnapshotKind {
        Interval = "interval",
        Nightly = "nightly",
        /// Asked for, to be taken away as a container.
        Export = "export",
        /// Made when the organisation goes, and kept for a while after it has gone.
        Final = "final",
    }
}

words! {
    pub enum SnapshotState {
        Writing = "writing",
        Ready = "ready",
        Failed = "failed",
        /// It was written, and a file of it is not what was written any more.
        Damaged = "damaged",
    }
}

/// A moment of an organisation.
#[derive(Clone, Debug)]
pub struct SnapshotRow {
    pub id: Uuid,
    pub tenant: TenantId,
    pub kind: SnapshotKind,
    pub state: SnapshotState,
    pub progress: Option<String>,
    pub requested_kind: Option<String>,
    pub requested_by: Option<Uuid>,
    pub has_keys: bool,
    pub rows: i64,
    pub bytes: i64,
    /// What was not in the place for backups before.
    pub added_bytes: i64,
    pub sha256: Option<String>,
    pub last_error: Option<String>,
    pub created_at: OffsetDateTime,
    pub taken_at: Option<OffsetDateTime>,
    pub expires_at: OffsetDateTime,
    /// When every file of it was last read again.
    pub checked_at: Option<OffsetDateTime>,
}

/// What is to be taken.
pub struct Order<'a> {
    pub id: Uuid,
    pub kind: SnapshotKind,
    pub keep: Duration,
    pub keys: Option<&'a Envelope>,
    /// Kind of actor and id.
    pub requested_by: Option<(&'static str, Uuid)>,
    /// How far the organisation had moved before, if anybody has looked.
    pub mark: String,
}

pub(super) const COLUMNS: &str = "id, tenant_id, kind, state, progress, requested_kind, requested_by, \
     keys IS NOT NULL AS has_keys, rows, bytes, added_bytes, sha256, last_error, created_at, taken_at, expires_at, checked_at";
const ORDER: &str = "INSERT INTO platform.snapshots (id, tenant_id, kind, state, mark, requested_kind, requested_by, keys, \
     rows, bytes, added_bytes, created_at, expires_at) \
     VALUES ($1, $2, $3, 'writing', $4, $5, $6, $7, 0, 0, 0, $8, $9) ON CONFLICT DO NOTHING";
const READY: &str = "UPDATE platform.snapshots SET state = 'ready', progress = NULL, keys = CASE WHEN keys IS NULL THEN NULL ELSE '' END, \
     rows = $2, bytes = $3, added_bytes = $4, sha256 = $5, taken_at = $6, last_error = NULL WHERE id = $1";
const FAILED: &str = "UPDATE platform.snapshots SET state = 'failed', last_error = $2 WHERE id = $1 AND state IN ('writing', 'failed')";
/// One that failed is tried again: those who wait see that somebody is at it.
const AGAIN: &str = "UPDATE platform.snapshots SET state = 'writing', progress = NULL, last_error = NULL \
     WHERE id = $1 AND state = 'failed'";
/// What may share a file with one that was found damaged since is not relied on: that file has to be written again.
const LAST: &str = "SELECT id FROM platform.snapshots s WHERE tenant_id = $1 AND state = 'ready' \
     AND NOT EXISTS (SELECT FROM platform.snapshots d WHERE d.tenant_id = $1 AND d.state = 'damaged' \
         AND d.checked_at >= s.created_at) \
     ORDER BY taken_at DESC LIMIT 1";
impl Provisioner {
    /// Writes down that a snapshot is wanted.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn order_snapshot(&self, tenant: TenantId, order: &Order<'_>) -> Result<(), PortError> {
        let now = self.now();
        let (kind, by) = order.requested_by.unzip();
        let keys = order.keys.map(serde_json::to_string).transpose()?;
        let values = [
            order.id.into(),
            tenant.0.into(),
            order.kind.as_str().into(),
            order.mark.clone().into(),
            kind.map(str::to_owned).into(),
            by.into(),
            keys.into(),
            now.into(),
            (now + order.keep).into(),
        ];
        Ok(self.write(statement(ORDER, values)).await?)
    }

    /// Takes the snapshot that was ordered. Run again after a crash or a failure, it begins anew.
    ///
    /// # Errors
    /// When a server or the place for backups is away; the row says so as well.
    pub async fn take_snapshot(
        &self,
        objects: &dyn Objects,
        depot: &dyn Depot,
        entry: &Entry,
        id: Uuid,
        tell: Tell<'_>,
    ) -> Result<SnapshotRow, PortError> {
        self.write(statement(AGAIN, [id.into()])).await?;
        match Box::pin(self.write_snapshot(objects, depot, entry, id, tell)).await {
            Ok(()) => self.snapshot(id).await,
            Err(error) => {
                self.fail_snapshot(id, &error.to_string()).await?;
                Err(error)
            }
        }
    }

    /// Says of a snapshot that it will not be.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn fail_snapshot(&self, id: Uuid, why: &str) -> Result<(), PortError> {
        let text: String = why.chars().filter(|c| *c != '\0').take(500).collect();
        Ok(self.write(statement(FAILED, [id.into(), text.into()])).await?)
    }

    async fn write_snapshot(
        &self,
        objects: &dyn Objects,
        depot: &dyn Depot,
        entry: &Entry,
        id: Uuid,
        tell: Tell<'_>,
    ) -> Result<(), PortError> {
        let tenant = entry.tenant.id;
        let _beside = self.backups_beside(tenant).await?;
        // the last one relies on nothing that lies there from before: nobody can take it again
        let alone = self.snapshot(id).await?.kind == SnapshotKind::Final;
        let last = match self.last_snapshot(tenant).await? {
            Some(last) if !alone => self.snapshot_page(depot, tenant, last).await.ok(),
            _ => None,
        };
        let mut sink = DepotSink::new(depot, tenant, id, last.as_ref());
        let mut documents = LastDocuments::of(depot, tenant, last.as_ref());
        let keys = self.snapshot_keys(id).await?;
        let written =
            self.export_beside(objects, entry, keys.as_ref(), &mut sink, &mut documents, tell).await?;
        let manifest = &written.manifest;
        let taken_at = manifest.services.iter().map(|part| part.taken_at).max().unwrap_or_else(|| self.now());
        let number = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        let values = [
            id.into(),
            number(manifest.rows()).into(),
            number(manifest.bytes()).into(),
            number(sink.added).into(),
            written.sha256.into(),
            taken_at.into(),
        ];
        Ok(self.write(statement(READY, values)).await?)
    }

    /// The wrapped keys that were ordered with a snapshot. They are kept only until they lie in it.
    async fn snapshot_keys(&self, id: Uuid) -> Result<Option<Envelope>, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx
            .query_one_raw(statement("SELECT keys FROM platform.snapshots WHERE id = $1", [id.into()]))
            .await?;
        let keys: Option<String> = row.ok_or(PortError::Unknown)?.try_get("", "keys")?;
        keys.filter(|keys| !keys.is_empty()).map(|keys| Ok(serde_json::from_str(&keys)?)).transpose()
    }

    async fn last_snapshot(&self, tenant: TenantId) -> Result<Option<Uuid>, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(LAST, [tenant.0.into()])).await?;
        Ok(row.map(|row| row.try_get("", "id")).transpose()?)
    }

    pub(super) async fn snapshot_page(
        &self,
        depot: &dyn Depot,
        tenant: TenantId,
        id: Uuid,
    ) -> Result<Manifest, PortError> {
        let own = Seal::of(self.deployment())?.public_key();
        backup::read(depot, &own, tenant, id).await
    }

    /// The address an organisation could be written to when a snapshot was taken.
    ///
    /// # Errors
    /// When the contents page is missing or was changed.
    pub async fn contact_in(
        &self,
        depot: &dyn Depot,
        row: &SnapshotRow,
    ) -> Result<Option<String>, PortError> {
        Ok(self.snapshot_page(depot, row.tenant, row.id).await?.tenant.contact_email)
    }

    /// # Errors
    /// When there is none, or the database is away.
    pub async fn snapshot(&self, id: Uuid) -> Result<SnapshotRow, PortError> {
        let sql = format!("SELECT {COLUMNS} FROM platform.snapshots WHERE id = $1");
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let row = tx.query_one_raw(statement(&sql, [id.into()])).await?.ok_or(PortError::Unknown)?;
        Ok(read(&row)?)
    }

    /// Says how far a snapshot has come.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn tell_snapshot(&self, id: Uuid, progress: &Progress) -> Result<(), PortError> {
        let text: String = format!("{} {}", progress.at, progress.rows).chars().take(120).collect();
        let update = "UPDATE platform.snapshots SET progress = $2 WHERE id = $1 AND state = 'writing'";
        Ok(self.write(statement(update, [id.into(), text.into()])).await?)
    }

    /// Snapshots of an organisation, the newest first; `before` goes on behind a page.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn snapshots(
        &self,
        tenant: TenantId,
        kinds: &[SnapshotKind],
        before: Option<(OffsetDateTime, Uuid)>,
        limit: u64,
    ) -> Result<Vec<SnapshotRow>, PortError> {
        let sql = format!(
            "SELECT {COLUMNS} FROM platform.snapshots WHERE tenant_id = $1 AND kind = ANY(string_to_array($2, ',')) \
             AND ($3::timestamptz IS NULL OR (created_at, id) < ($3, $4)) ORDER BY created_at DESC, id DESC LIMIT $5"
        );
        let kinds = kinds.iter().map(|kind| kind.as_str()).collect::<Vec<_>>().join(",");
        let limit = i64::try_from(limit).unwrap_or(i64::MAX);
        let (at, id) = before.unzip();
        let values = [tenant.0.into(), kinds.into(), at.into(), id.into(), limit.into()];
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(&sql, values)).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }

    /// The last exports of these organisations that are whole and still kept, one of each at most.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn last_exports(
        &self,
        tenants: &[TenantId],
        now: OffsetDateTime,
    ) -> Result<Vec<SnapshotRow>, PortError> {
        if tenants.is_empty() {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT DISTINCT ON (tenant_id) {COLUMNS} FROM platform.snapshots \
             WHERE tenant_id = ANY(string_to_array($1, ',')::uuid[]) AND kind = 'final' AND state = 'ready' \
             AND expires_at > $2 ORDER BY tenant_id, created_at DESC, id DESC"
        );
        let tenants = tenants.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(&sql, [tenants.into(), now.into()])).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

pub(super) fn read(row: &QueryResult) -> Result<SnapshotRow, DbErr> {
    Ok(SnapshotRow {
        id: row.try_get("", "id")?,
        tenant: TenantId(row.try_get("", "tenant_id")?),
        kind: row.try_get("", "kind")?,
        state: row.try_get("", "state")?,
        progress: row.try_get("", "progress")?,
        requested_kind: row.try_get("", "requested_kind")?,
        requested_by: row.try_get("", "requested_by")?,
        has_keys: row.try_get("", "has_keys")?,
        rows: row.try_get("", "rows")?,
        bytes: row.try_get("", "bytes")?,
        added_bytes: row.try_get("", "added_bytes")?,
        sha256: row.try_get("", "sha256")?,
        last_error: row.try_get("", "last_error")?,
        created_at: row.try_get("", "created_at")?,
        taken_at: row.try_get("", "taken_at")?,
        expires_at: row.try_get("", "expires_at")?,
        checked_at: row.try_get("", "checked_at")?,
    })
}
