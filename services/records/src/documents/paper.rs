//! Papers of units, for what they prove elsewhere.

use super::{store, words::DocumentState};
use kernel::{DocumentId, UnitId};
use sea_orm::DbErr;
use std::collections::HashMap;
use tenancy::TenantTx;

/// Whether this is a document of the unit that is kept.
///
/// # Errors
/// When the database is away.
pub async fn is_paper_of(tx: &TenantTx, id: DocumentId, unit: UnitId) -> Result<bool, DbErr> {
    let found = store::find(tx, id).await?;
    Ok(found.is_some_and(|paper| paper.state == DocumentState::Kept && paper.unit_id == Some(unit)))
}

/// What documents are called, those that were deleted included.
///
/// # Errors
/// When the database is away.
pub async fn titles(tx: &TenantTx, ids: Vec<DocumentId>) -> Result<HashMap<DocumentId, String>, DbErr> {
    Ok(store::all_of(tx, ids).await?.into_iter().map(|paper| (paper.id, paper.title)).collect())
}
