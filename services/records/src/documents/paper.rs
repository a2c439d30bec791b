//! Papers of units, for what they prove elsewhere.

use super::{
    store::{self, document::Model},
    words::DocumentState,
};
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

/// A document, for what it belongs to elsewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitPaper {
    /// None of a document of a member.
    pub unit_id: Option<UnitId>,
    pub title: String,
    pub kept: bool,
    /// Which content counts, and its sum.
    pub number: i32,
    pub sha256: Option<String>,
}

/// Documents as they are, those that were deleted included.
///
/// # Errors
/// When the database is away.
pub async fn papers(tx: &TenantTx, ids: Vec<DocumentId>) -> Result<HashMap<DocumentId, UnitPaper>, DbErr> {
    let all = store::all_of(tx, ids).await?;
    let current = store::current_of(tx, &all).await?;
    let paper = |document: Model| {
        let content = current.get(&document.id);
        let paper = UnitPaper {
            unit_id: document.unit_id,
            title: document.title,
            kept: document.state == DocumentState::Kept,
            number: document.current_version,
            sha256: content.map(|version| data_encoding::HEXLOWER.encode(&version.sum())),
        };
        (document.id, paper)
    };
    Ok(all.into_iter().map(paper).collect())
}
