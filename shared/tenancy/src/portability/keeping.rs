//! Which organisations need a new snapshot, and which snapshots nobody needs any more.

use super::{Depot, PortError, SnapshotKind, SnapshotRow, SnapshotState, Stored, backup};
use crate::provision::{Provisioner, statement};
use kernel::{Service, TenantId};
use sea_orm::ConnectionTrait as _;
use sqlx::Row as _;
use std::collections::{BTreeMap, HashSet};
use time::Duration;
use uuid::Uuid;

const MARKS: &str = "SELECT DISTINCT ON (tenant_id) tenant_id, mark FROM platform.snapshots \
     WHERE state = 'ready' AND kind <> 'export' ORDER BY tenant_id, taken_at DESC";
/// Writes to an organisation are audited, so the end of its log tells whether it has moved. The server's own
/// counters are asked: no organisation's table is touched.
const MOVED: &str = "SELECT n.nspname::text AS schema, pg_stat_get_tuples_updated(c.oid) AS moves, c.oid::bigint AS oid \
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relname = 'audit_head'";

/// One process at a time keeps the backups of a deployment.
const TURN: &str = "SELECT pg_try_advisory_lock(hashtext('zhibu backups')) AS mine";
/// Another at a time reads them again, which takes long and holds up no snapshot.
const CHECKS: &str = "SELECT pg_try_advisory_lock(hashtext('zhibu backup checks')) AS mine";
/// One that was damaged is taken again, but a place that keeps nothing whole is not written to all night.
const NIGHTS: &str = "SELECT tenant_id FROM platform.snapshots \
     WHERE kind = 'nightly' AND state IN ('ready', 'damaged') AND created_at >= $1 \
     GROUP BY tenant_id HAVING bool_or(state = 'ready') OR count(*) >= 3";

/// Gone with the connection, however the process ends.
const BESIDE: &str = "SELECT pg_advisory_lock_shared(hashtextextended('zhibu backups ' || $1, 0))";
const ALONE: &str = "SELECT pg_try_advisory_lock(hashtextextended('zhibu backups ' || $1, 0)) AS mine";
/// How long the job of an export may be under way.
const WAITING: Duration = Duration::hours(6);
/// Where the jobs of exports lie; each is asked for once under the export's id.
pub const EXPORT_QUEUE: &str = "identity.exports";
/// An order writes its export down before its job: how long the job may be on its way.
const ORDERING: Duration = Duration::minutes(2);
const BEGUN: &str = "SELECT id, tenant_id FROM platform.snapshots s \
     WHERE state = 'writing' AND (kind <> 'export' OR created_at < $1 OR (created_at < $2 \
         AND NOT EXISTS (SELECT FROM platform.jobs j WHERE j.queue = $3 AND j.state = 'queued' \
             AND split_part(j.dedupe, ':', 2) = s.id::text))) LIMIT 1000";
/// One that failed keeps its own reason.
const WITHOUT_JOB: &str = "UPDATE platform.snapshots s SET state = 'failed', \
     last_error = coalesce(last_error, 'it was cut off') \
     WHERE id = $1 AND state IN ('writing', 'failed') \
     AND NOT EXISTS (SELECT FROM platform.jobs j WHERE j.queue = $2 AND j.state = 'queued' \
         AND split_part(j.dedupe, ':', 2) = s.id::text)";
const CUT_OFF: &str = "UPDATE platform.snapshots SET state = 'failed', last_error = 'it was cut off' \
     WHERE id = $1 AND state = 'writing'";

/// What a restoration was filled from stays until the restoration is in use or gone: its documents are put back from there.
const OLD: &str = "SELECT id, tenant_id FROM platform.snapshots s WHERE expires_at < $1 \
     AND NOT EXISTS (SELECT FROM platform.portings p WHERE p.tenant_id = s.tenant_id AND p.kind = 'restore' \
         AND p.state IN ('running', 'ready') AND p.about::jsonb ->> 'snapshot' = s.id::text) \
     ORDER BY tenant_id LIMIT 10000";

const ALL_BUT_LAST: &str =
    "DELETE FROM platform.snapshots WHERE tenant_id = $1 AND NOT (kind = 'final' AND state = 'ready')";

/// The turn to keep backups; over when dropped, or when the process ends.
pub struct Turn(#[allow(dead_code)] sqlx::PgConnection);

impl Turn {
    pub(super) fn of(conn: sqlx::PgConnection) -> Self {
        Self(conn)
    }
}

impl Provisioner {
    /// `None` when another process has it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn backup_turn(&self) -> Result<Option<Turn>, PortError> {
        self.turn(TURN).await
    }

    /// The turn to read snapshots again. `None` when another process has it.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn check_turn(&self) -> Result<Option<Turn>, PortError> {
        self.turn(CHECKS).await
    }

    async fn turn(&self, which: &'static str) -> Result<Option<Turn>, PortError> {
        let mut conn = self.admin()?.service(Service::Identity).await?;
        let mine: bool = sqlx::query(which).fetch_one(&mut conn).await?.try_get("mine")?;
        Ok(mine.then_some(Turn(conn)))
    }

    /// Organisations that have a nightly snapshot of this moment or later.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn backed_up_since(&self, at: time::OffsetDateTime) -> Result<HashSet<TenantId>, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let rows = tx.query_all_raw(statement(NIGHTS, [at.into()])).await?;
        rows.iter().map(|row| Ok(TenantId(row.try_get("", "tenant_id")?))).collect()
    }

    /// How far every organisation has moved, and how far it had when it was last looked at.
    ///
    /// # Errors
    /// When a database is away.
    pub async fn moved(&self) -> Result<BTreeMap<TenantId, (String, Option<String>)>, PortError> {
        let admin = self.admin()?;
        let mut marks: BTreeMap<String, String> = BTreeMap::new();
        for &service in Service::ALL {
            let mut conn = admin.service(service).await?;
            for row in sqlx::query(MOVED).fetch_all(&mut conn).await? {
                let (schema, moves, oid): (String, i64, i64) =
                    (row.try_get(0)?, row.try_get(1)?, row.try_get(2)?);
                let mark = marks.entry(schema).or_default();
                mark.push_str(&format!("{}:{oid}:{moves} ", service.short()));
            }
        }
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let mut last = BTreeMap::new();
        for row in tx.query_all_raw(statement(MARKS, [])).await? {
            last.insert(TenantId(row.try_get("", "tenant_id")?), row.try_get::<String>("", "mark")?);
        }
        drop(tx);
        let entries = self.deployment().directory().list().await?;
        Ok(entries
            .into_iter()
            .filter_map(|entry| {
                let mark = marks.remove(&entry.tenant.key.schema())?.trim_end().to_owned();
                Some((entry.tenant.id, (mark, last.remove(&entry.tenant.id))))
            })
            .collect())
    }

    /// Keeps the files of an organisation from being swept while a snapshot of it is written.
    pub(super) async fn backups_beside(&self, tenant: TenantId) -> Result<Turn, PortError> {
        let mut conn = self.admin()?.service(Service::Identity).await?;
        sqlx::query(BESIDE).bind(tenant.to_string()).execute(&mut conn).await?;
        Ok(Turn(conn))
    }

    /// `None` while a snapshot of the organisation is written.
    async fn backups_alone(&self, tenant: TenantId) -> Result<Option<Turn>, PortError> {
        let mut conn = self.admin()?.service(Service::Identity).await?;
        let row = sqlx::query(ALONE).bind(tenant.to_string()).fetch_one(&mut conn).await?;
        Ok(row.try_get::<bool, _>("mine")?.then_some(Turn(conn)))
    }

    /// Gives an export up that no job is left to make; the caller knows that none is on its way. False where one is,
    /// also where it failed and is to be tried again.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn give_up_without_job(&self, export: Uuid) -> Result<bool, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let given_up = statement(WITHOUT_JOB, [export.into(), EXPORT_QUEUE.into()]);
        let done = tx.execute_raw(given_up).await?.rows_affected();
        tx.commit().await?;
        Ok(done == 1)
    }

    /// Says of snapshots whose writing was cut off that they failed. Gives how many. An export waits for its job first,
    /// as long as there is one.
    ///
    /// # Errors
    /// When the database is away.
    pub async fn fail_cut_off(&self) -> Result<u64, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let (waited, ordered) = (self.now() - WAITING, self.now() - ORDERING);
        let begun = statement(BEGUN, [waited.into(), ordered.into(), EXPORT_QUEUE.into()]);
        let rows = tx.query_all_raw(begun).await?;
        drop(tx);
        let mut count = 0;
        for row in rows {
            let (id, tenant) = (row.try_get::<Uuid>("", "id")?, TenantId(row.try_get("", "tenant_id")?));
            if let Some(_alone) = self.backups_alone(tenant).await? {
                self.write(statement(CUT_OFF, [id.into()])).await?;
                count += 1;
            }
        }
        Ok(count)
    }

    /// Forgets snapshots whose time is over and the files nobody needs any more. Gives how many were forgotten.
    ///
    /// # Errors
    /// When the database or the place for backups is away.
    pub async fn expire_snapshots(&self, depot: &dyn Depot) -> Result<u64, PortError> {
        let tx = self.deployment().platform_db(Service::Identity).begin().await?;
        let mut gone: BTreeMap<TenantId, Vec<Uuid>> = BTreeMap::new();
        for row in tx.query_all_raw(statement(OLD, [self.now().into()])).await? {
            gone.entry(TenantId(row.try_get("", "tenant_id")?)).or_default().push(row.try_get("", "id")?);
        }
        drop(tx);
        let mut count = 0;
        for (tenant, ids) in gone {
            for id in ids {
                depot.delete(&backup::signature(tenant, id)).await?;
                depot.delete(&backup::page(tenant, id)).await?;
                self.write(statement("DELETE FROM platform.snapshots WHERE id = $1", [id.into()])).await?;
                count += 1;
            }
            self.sweep(depot, tenant).await?;
        }
        Ok(count)
    }

    /// Removes chunks that no snapshot of the organisation names. While one is being written, nothing is.
    async fn sweep(&self, depot: &dyn Depot, tenant: TenantId) -> Result<(), PortError> {
        let Some(_alone) = self.backups_alone(tenant).await? else { return Ok(()) };
        let mut needed = HashSet::new();
        for row in self.snapshots(tenant, SnapshotKind::ALL, None, 100_000).await? {
            match row.state {
                SnapshotState::Ready => {
                    let read = self.needs(depot, &row, &mut needed).await;
                    if read.is_err() {
                        return self.checked(&row, read).await.map(drop);
                    }
                }
                // what it needs cannot be told for certain: it is whole again or gone before anything is removed
                SnapshotState::Damaged => return Ok(()),
                SnapshotState::Writing | SnapshotState::Failed => {}
            }
        }
        let folder = format!("{}chunks/", backup::folder(tenant));
        let mut pages = Pages::default();
        while let Some(page) = pages.next(depot, &folder).await? {
            for Stored { name, .. } in page {
                let sha256 = name.rsplit('/').next().unwrap_or_default();
                if !needed.contains(sha256) {
                    depot.delete(&format!("{folder}{name}")).await?;
                }
            }
        }
        Ok(())
    }

    async fn needs(
        &self,
        depot: &dyn Depot,
        row: &SnapshotRow,
        needed: &mut HashSet<String>,
    ) -> Result<(), PortError> {
        let manifest = self.snapshot_page(depot, row.tenant, row.id).await?;
        backup::needed(depot, &manifest, needed).await
    }

    /// Removes every backup of an organisation, all but a last export that is kept until its time is over. Gives how
    /// many files went.
    ///
    /// # Errors
    /// When the database or the place for backups is away; run again to finish.
    pub async fn forget_backups(&self, depot: &dyn Depot, tenant: TenantId) -> Result<u64, PortError> {
        let folder = backup::folder(tenant);
        let kept = self.last_export_files(depot, tenant).await?;
        let (mut files, mut pages) = (0, Pages::default());
        while let Some(page) = pages.next(depot, &folder).await? {
            for Stored { name, .. } in page {
                let name = format!("{folder}{name}");
                if !kept.contains(&name) {
                    depot.delete(&name).await?;
                    files += 1;
                }
            }
        }
        self.write(statement(ALL_BUT_LAST, [tenant.0.into()])).await?;
        Ok(files)
    }

    /// The files of an organisation's last export.
    async fn last_export_files(
        &self,
        depot: &dyn Depot,
        tenant: TenantId,
    ) -> Result<HashSet<String>, PortError> {
        let mut files = HashSet::new();
        for row in self.snapshots(tenant, &[SnapshotKind::Final], None, 100).await? {
            if row.state != SnapshotState::Ready {
                continue;
            }
            let manifest = self.snapshot_page(depot, tenant, row.id).await?;
            let mut chunks = HashSet::new();
            backup::needed(depot, &manifest, &mut chunks).await?;
            files.extend(chunks.iter().map(|sha256| backup::chunk(tenant, sha256)));
            files.extend([backup::page(tenant, row.id), backup::signature(tenant, row.id)]);
        }
        Ok(files)
    }
}

/// How many files an organisation has in the place for backups, and their length.
///
/// # Errors
/// When the place is away.
pub async fn count_backups(depot: &dyn Depot, tenant: TenantId) -> Result<(u64, u64), PortError> {
    let (mut files, mut bytes, mut pages) = (0, 0, Pages::default());
    while let Some(page) = pages.next(depot, &backup::folder(tenant)).await? {
        files += page.len() as u64;
        bytes += page.iter().map(|stored| stored.bytes).sum::<u64>();
    }
    Ok((files, bytes))
}

/// The files of a folder, a page at a time.
#[derive(Default)]
pub(super) struct Pages(Option<String>);

impl Pages {
    pub(super) async fn next(
        &mut self,
        depot: &dyn Depot,
        folder: &str,
    ) -> Result<Option<Vec<Stored>>, PortError> {
        let page = depot.list(folder, self.0.as_deref()).await?;
        let Some(last) = page.last() else { return Ok(None) };
        self.0 = Some(last.name.clone());
        Ok(Some(page))
    }
}
