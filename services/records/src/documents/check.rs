//! Whether the store has what the rows promise.

use super::{
    files::{Files, area},
    jobs::Stop,
    seam::{self, StoredFile},
    store,
    words::{Fault, VersionState},
};
use crate::Records;
use ::documents::{OutletError, sealed_length};
use kernel::{DocumentId, DocumentVersionId};
use rulepack::DocumentClass;
use std::collections::{HashMap, HashSet};
use tenancy::TenantScope;
use uuid::Uuid;

/// How closely it is looked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Names and lengths, as the store lists them.
    Names,
    /// Every byte, opened and compared with its sum.
    Contents,
}

/// What was found in one organisation.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub files: u64,
    pub bytes: u64,
    pub damaged: Vec<Finding>,
}

/// A content that cannot be had. It is told by its sum: a backup can be searched for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finding {
    pub document: DocumentId,
    pub version: DocumentVersionId,
    pub sha256: [u8; 32],
    pub fault: Fault,
}

/// Contents a check has found missing or damaged. Found again the next day, one counts again: the rise of a day is how
/// many there are.
const DAMAGED: &str = "zhibu_documents_damaged_total";

/// Tells that nothing was found yet: a count whose first number is not zero has never risen.
pub fn begin_counting() {
    for fault in Fault::ALL {
        metrics::counter!(DAMAGED, "fault" => fault.as_str()).increment(0);
    }
}

/// Rows that are looked at in one go.
const BATCH: u64 = 200;

/// Compares one organisation's rows with its objects and writes down what is found.
///
/// # Errors
/// When the database or the store is away.
pub async fn check(records: &Records, scope: &TenantScope, depth: Depth) -> Result<Report, Stop> {
    let files = records.files.as_ref().ok_or(Stop::NoStore)?;
    let (mut report, mut after) = (Report::default(), None);
    // an object is there before its row says so: what was said before the list was begun is on it, and what is said
    // later, however early it was begun, is looked at next time
    let begun = records.base.clock.now();
    let listed = listed(files, scope).await?;
    loop {
        let tx = records.base.db.begin(scope).await?;
        let page = seam::stored_files(&tx, after, BATCH).await?;
        let keys = tx.keys();
        drop(tx);
        let (mut good, mut bad) = (Vec::new(), Vec::new());
        for file in page.iter().filter(|file| file.stored_at < begun) {
            let fault = match (by_name(file, &listed), depth) {
                (None, Depth::Contents) => by_content(files, scope, keys.clone(), file).await?,
                (fault, _) => fault,
            };
            report.files += 1;
            report.bytes += file.size;
            match fault {
                None => good.push(file.version),
                Some(fault) => bad.push(finding(file, fault)),
            }
        }
        report.damaged.extend(note(records, scope, good, bad).await?);
        after = page.last().map(|file| file.version);
        if (page.len() as u64) < BATCH {
            return Ok(report);
        }
    }
}

fn finding(file: &StoredFile, fault: Fault) -> Finding {
    Finding { document: file.document, version: file.version, sha256: file.sha256, fault }
}

async fn listed(files: &Files, scope: &TenantScope) -> Result<HashMap<Uuid, u64>, Stop> {
    let mut sizes = HashMap::new();
    for class in [DocumentClass::Confidential, DocumentClass::Content] {
        let mut after = None;
        loop {
            let (page, next) = files.store.list(scope.tenant().id, area(class), after).await?;
            sizes.extend(page.into_iter().map(|object| (Uuid::from(object.id), object.size)));
            after = next;
            if after.is_none() {
                break;
            }
        }
    }
    Ok(sizes)
}

fn by_name(file: &StoredFile, listed: &HashMap<Uuid, u64>) -> Option<Fault> {
    let expected = match file.class {
        DocumentClass::Confidential => sealed_length(file.size),
        DocumentClass::Content => file.size,
    };
    match listed.get(&file.version.0) {
        None => Some(Fault::Missing),
        Some(size) if *size != expected => Some(Fault::Damaged),
        Some(_) => None,
    }
}

async fn by_content(
    files: &Files,
    scope: &TenantScope,
    keys: std::sync::Arc<tenancy::Vault>,
    file: &StoredFile,
) -> Result<Option<Fault>, Stop> {
    let read = match seam::plain(files, scope.tenant().id, keys, file).await {
        Ok(outlet) => outlet.check().await,
        Err(error) => Err(error),
    };
    match read {
        Ok(()) => Ok(None),
        Err(OutletError::Missing) => Ok(Some(Fault::Missing)),
        Err(OutletError::Damaged(_) | OutletError::Sum) => Ok(Some(Fault::Damaged)),
        Err(OutletError::Store(error)) => Err(error.into()),
    }
}

/// Writes down what was found, and gives what is bad of it: what was deleted while it was looked at is not.
async fn note(
    records: &Records,
    scope: &TenantScope,
    good: Vec<DocumentVersionId>,
    mut bad: Vec<Finding>,
) -> Result<Vec<Finding>, Stop> {
    let now = records.base.clock.now();
    let tx = records.base.db.begin(scope).await?;
    store::mark(&tx, good, None, now).await?;
    let rows = store::by_ids(&tx, bad.iter().map(|finding| finding.version).collect()).await?;
    let kept: HashSet<_> =
        rows.iter().filter(|row| row.state == VersionState::Stored).map(|row| row.id).collect();
    bad.retain(|finding| kept.contains(&finding.version));
    for finding in &bad {
        let Finding { document, version, fault, .. } = finding;
        let sum = data_encoding::HEXLOWER.encode(&finding.sha256);
        tracing::error!(%document, %version, %fault, sum, "a stored document cannot be had");
        store::mark(&tx, vec![*version], Some(*fault), now).await?;
    }
    tx.commit().await?;
    for finding in &bad {
        metrics::counter!(DAMAGED, "fault" => finding.fault.as_str()).increment(1);
    }
    Ok(bad)
}
