//! The file of an import, between the upload and the job that reads it.

use super::{sealed, store};
use kernel::ImportId;
use rest::{Problem, kinds};
use tenancy::TenantTx;
use uuid::Uuid;

const PART: usize = 1 << 20;

/// Keeps the file with its import: in the same transaction, sealed, and gone when it has been read.
///
/// # Errors
/// When the database is away.
pub async fn keep(tx: &TenantTx, import: ImportId, bytes: &[u8]) -> Result<(), Problem> {
    for (number, piece) in bytes.chunks(PART).enumerate() {
        let id = Uuid::now_v7();
        let sealed = sealed::seal_part(tx.vault(), id, piece)?;
        let part = i32::try_from(number).unwrap_or(i32::MAX);
        store::insert_part(tx, store::file::Model { id, import_id: import, part, sealed }).await?;
    }
    Ok(())
}

/// # Errors
/// When the database is away or a piece is damaged.
pub async fn load(tx: &TenantTx, import: ImportId) -> Result<Vec<u8>, Problem> {
    let parts = store::part_ids(tx, import).await?;
    let mut bytes = Vec::with_capacity(parts.len() * PART);
    // one after the other: the file is not held twice
    for id in parts {
        let part = store::part(tx, id).await?.ok_or_else(|| kinds::INTERNAL.problem())?;
        bytes.extend(sealed::open_part(tx.vault(), part.id, &part.sealed)?);
    }
    Ok(bytes)
}
