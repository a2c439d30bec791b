//! What carries a whole organisation's files: export and restore.

use super::{
    files::{Files, area},
    store,
};
use ::documents::{FileKind, Keys, Outlet, OutletError, Place, Reading, SealError, StoreError, seal::Sealer};
use bytes::Bytes;
use futures_util::{Stream, StreamExt as _, pin_mut};
use kernel::{DocumentId, DocumentVersionId, TenantId};
use ring::digest::{Context, SHA256};
use rulepack::DocumentClass;
use sea_orm::DbErr;
use std::{error::Error, sync::Arc};
use tenancy::{TenantTx, Vault};
use time::OffsetDateTime;

/// A content that is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredFile {
    pub document: DocumentId,
    pub version: DocumentVersionId,
    pub class: DocumentClass,
    pub file_name: String,
    pub file_kind: Option<FileKind>,
    /// Of the plain file, as is the sum.
    pub size: u64,
    pub sha256: [u8; 32],
    /// When its row said that it is there.
    pub stored_at: OffsetDateTime,
}

impl StoredFile {
    fn place(&self, tenant: TenantId) -> Place {
        Place { tenant, document: self.document.0, object: self.version.0 }
    }

    fn is_sealed(&self) -> bool {
        self.class == DocumentClass::Confidential
    }
}

/// Stored contents in the order of their ids.
///
/// # Errors
/// When the database is away.
pub async fn stored_files(
    tx: &TenantTx,
    after: Option<DocumentVersionId>,
    limit: u64,
) -> Result<Vec<StoredFile>, DbErr> {
    let stored = store::stored_after(tx, after, limit).await?.into_iter().map(|(version, document)| {
        let (size, sha256) = (version.bytes(), version.sum());
        // a stored one has it by a constraint of the table
        let stored_at = version.stored_at.unwrap_or(version.created_at);
        StoredFile {
            document: document.id,
            version: version.id,
            class: document.class,
            file_name: version.file_name,
            file_kind: version.file_kind,
            size,
            sha256,
            stored_at,
        }
    });
    Ok(stored.collect())
}

/// The plain content, opened and compared as it is read.
///
/// # Errors
/// When the store does not have it or is away.
pub async fn plain(
    files: &Files,
    tenant: TenantId,
    keys: Arc<Vault>,
    file: &StoredFile,
) -> Result<Outlet, OutletError> {
    let keys = file.is_sealed().then_some(keys as Arc<dyn Keys>);
    Outlet::open(&files.store, area(file.class), &file.place(tenant), keys, file.sha256).await
}

/// The content as it lies in the store.
///
/// # Errors
/// When the store does not have it or is away.
pub async fn raw(files: &Files, tenant: TenantId, file: &StoredFile) -> Result<Reading, OutletError> {
    let read = files.store.read(tenant, area(file.class), file.version.0.into(), None).await?;
    read.ok_or(OutletError::Missing)
}

/// Why a content was not put back. Nothing of it stays.
#[derive(Debug, thiserror::Error)]
pub enum PutError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Seal(#[from] SealError),
    /// It is not the content the row speaks of.
    #[error("the content has another size or sum than its row says")]
    Differs,
    #[error("the content could not be read: {0}")]
    Source(Box<dyn Error + Send + Sync>),
}

/// Puts a content that was stored before under its name, sealed with the keys of its organisation.
///
/// # Errors
/// When it is not what its row says, or the store is away.
pub async fn put_plain<E: Error + Send + Sync + 'static>(
    files: &Files,
    tenant: TenantId,
    keys: Arc<Vault>,
    file: &StoredFile,
    content: impl Stream<Item = Result<Bytes, E>>,
) -> Result<(), PutError> {
    let mut sealer = match file.is_sealed() {
        true => Some(Sealer::new(&*keys, &file.place(tenant))?),
        false => None,
    };
    let mut out = sealer.as_ref().map(|sealer| sealer.head().to_vec()).unwrap_or_default();
    let mut writing = files.store.write(tenant, area(file.class), file.version.0.into());
    let (mut hash, mut size) = (Context::new(&SHA256), 0);
    pin_mut!(content);
    while let Some(bytes) = content.next().await {
        let bytes = bytes.map_err(|error| PutError::Source(error.into()))?;
        hash.update(&bytes);
        size += bytes.len() as u64;
        match &mut sealer {
            Some(sealer) => sealer.push(&bytes, &mut out)?,
            None => out.extend_from_slice(&bytes),
        }
        writing.write(&out).await?;
        out.clear();
    }
    if size != file.size || hash.finish().as_ref() != file.sha256 {
        return Err(PutError::Differs);
    }
    if let Some(sealer) = sealer {
        sealer.finish(&mut out)?;
    }
    writing.write(&out).await?;
    Ok(writing.finish().await?)
}
