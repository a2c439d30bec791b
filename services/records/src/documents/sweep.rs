//! Clears away what broken uploads leave: rows without an object, objects without a row, parts of nothing.

use super::{
    files::{Files, area},
    jobs::Stop,
    restored,
    store::{self, version},
    words::VersionState,
};
use crate::Records;
use kernel::DocumentVersionId;
use rulepack::DocumentClass;
use std::collections::HashSet;
use tenancy::{TenantScope, portability::objects_are_kept};
use time::{Duration, OffsetDateTime};
use uuid::Uuid;

/// Rows that are looked at in one go.
const BATCH: u64 = 200;

/// What was cleared away.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Swept {
    pub uploads: u64,
    pub objects: u64,
}

/// Before when an upload must have begun to be taken for given up.
pub fn cutoff(records: &Records) -> OffsetDateTime {
    let minutes = records.files.as_ref().map_or(0, |files| files.settings.abandoned_minutes);
    records.base.clock.now() - Duration::minutes(minutes.into())
}

/// Sweeps one organisation. What began at `cutoff` or later is left alone.
///
/// # Errors
/// When the database or the store is away, or a backup is being written; run it again to finish.
pub async fn sweep(records: &Records, scope: &TenantScope, cutoff: OffsetDateTime) -> Result<Swept, Stop> {
    let files = records.files.as_ref().ok_or(Stop::NoStore)?;
    let mut swept = Swept::default();
    if restored::lately(records, scope).await? {
        return Ok(swept);
    }
    if kept(records, scope).await? {
        return Err(Stop::Kept);
    }
    while give_up(records, files, scope, cutoff, &mut swept).await? == BATCH {}
    for class in [DocumentClass::Confidential, DocumentClass::Content] {
        parts(files, scope, class, cutoff, &mut swept).await?;
        objects(records, files, scope, class, cutoff, &mut swept).await?;
    }
    if swept != Swept::default() {
        tracing::info!(uploads = swept.uploads, objects = swept.objects, "documents were swept");
    }
    Ok(swept)
}

async fn kept(records: &Records, scope: &TenantScope) -> Result<bool, Stop> {
    let tx = records.base.db.begin(scope).await?;
    Ok(objects_are_kept(&tx).await?)
}

/// Rows whose content never came.
async fn give_up(
    records: &Records,
    files: &Files,
    scope: &TenantScope,
    cutoff: OffsetDateTime,
    swept: &mut Swept,
) -> Result<u64, Stop> {
    let tx = records.base.db.begin(scope).await?;
    let old = store::old_pending(&tx, cutoff, BATCH).await?;
    drop(tx);
    for version in &old {
        forget(records, files, scope, version).await?;
        swept.uploads += 1;
    }
    Ok(old.len() as u64)
}

/// Takes an upload back: row first, so that nobody can finish it any more, then what there is of the object.
///
/// # Errors
/// When the database or the store is away.
pub async fn forget(
    records: &Records,
    files: &Files,
    scope: &TenantScope,
    version: &version::Model,
) -> Result<(), Stop> {
    let tx = records.base.db.begin(scope).await?;
    let class = store::find(&tx, version.document_id).await?.map(|document| document.class);
    let forgotten = store::forget_pending(&tx, version).await?;
    let tenant = tx.tenant().id;
    tx.commit().await?;
    let (Some(class), true) = (class, forgotten) else { return Ok(()) };
    let object = version.id.0.into();
    if let Some(upload) = &version.upload {
        files.store.abort(tenant, area(class), object, upload).await?;
    }
    Ok(files.store.delete(tenant, area(class), object).await?)
}

/// Uploads the store remembers and nobody finished.
async fn parts(
    files: &Files,
    scope: &TenantScope,
    class: DocumentClass,
    cutoff: OffsetDateTime,
    swept: &mut Swept,
) -> Result<(), Stop> {
    let tenant = scope.tenant().id;
    for upload in files.store.unfinished(tenant, area(class)).await? {
        if upload.begun_at < cutoff {
            files.store.abort(tenant, area(class), upload.id, &upload.upload).await?;
            swept.uploads += 1;
        }
    }
    Ok(())
}

/// Objects that no row names.
async fn objects(
    records: &Records,
    files: &Files,
    scope: &TenantScope,
    class: DocumentClass,
    cutoff: OffsetDateTime,
    swept: &mut Swept,
) -> Result<(), Stop> {
    let (tenant, mut after) = (scope.tenant().id, None);
    loop {
        let (listed, next) = files.store.list(tenant, area(class), after).await?;
        let old = listed.into_iter().filter(|object| object.written_at < cutoff);
        let old: Vec<Uuid> = old.map(|object| object.id.into()).collect();
        let named = named(records, scope, &old).await?;
        for id in old.into_iter().filter(|id| !named.contains(id)) {
            files.store.delete(tenant, area(class), id.into()).await?;
            swept.objects += 1;
        }
        after = next;
        if after.is_none() {
            return Ok(());
        }
    }
}

async fn named(records: &Records, scope: &TenantScope, ids: &[Uuid]) -> Result<HashSet<Uuid>, Stop> {
    let tx = records.base.db.begin(scope).await?;
    let ids = ids.iter().map(|id| DocumentVersionId(*id)).collect();
    let rows = store::by_ids(&tx, ids).await?;
    // asked again when the rows have been looked at: a container that was begun since names what was deleted since
    if objects_are_kept(&tx).await? {
        return Err(Stop::Kept);
    }
    let alive = rows.into_iter().filter(|row| row.state != VersionState::Deleted);
    Ok(alive.map(|row| row.id.0).collect())
}
