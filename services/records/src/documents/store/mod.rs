//! The only queries on `documents` and `document_versions`.

pub mod document;
pub mod version;
mod versions;

pub use versions::{
    blank_names, by_ids, current_of, forget_pending, insert_version, mark, next_number, of_document,
    old_pending, pending_within, some_of, stored_after, stored_bytes, update_version, with_fault,
};

use super::words::DocumentState;
use crate::{sql::any_of, versioned};
use document::{Column, Entity, Model};
use kernel::{DocumentId, MemberId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, PaginatorTrait as _, QueryFilter,
    QueryOrder, QuerySelect, sea_query::LockType,
};
use tenancy::TenantTx;
use time::OffsetDateTime;

pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    let kept = Column::State.eq(DocumentState::Kept);
    Entity::find().filter(condition.add(kept)).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

/// Units with papers that came at a time.
pub async fn units_brought(
    tx: &TenantTx,
    first: OffsetDateTime,
    before: OffsetDateTime,
) -> Result<Vec<UnitId>, DbErr> {
    let theirs = Condition::all()
        .add(Column::State.eq(DocumentState::Kept))
        .add(Column::UnitId.is_not_null())
        .add(Column::CreatedAt.gte(first))
        .add(Column::CreatedAt.lt(before));
    let units = Entity::find().select_only().column(Column::UnitId).distinct();
    units.filter(theirs).into_tuple().all(tx).await
}

/// A document that is there and within reach.
pub async fn find_within(tx: &TenantTx, id: DocumentId, within: Condition) -> Result<Option<Model>, DbErr> {
    let kept = Condition::all().add(Column::State.eq(DocumentState::Kept)).add(within);
    Entity::find_by_id(id).filter(kept).one(tx).await
}

pub async fn find(tx: &TenantTx, id: DocumentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).one(tx).await
}

pub async fn all_of(tx: &TenantTx, ids: Vec<DocumentId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// Whom or which unit a document that is kept is about.
///
/// # Errors
/// When the database is away.
pub async fn subject_of(
    tx: &TenantTx,
    id: DocumentId,
) -> Result<Option<(Option<MemberId>, Option<UnitId>)>, DbErr> {
    let found = find_within(tx, id, Condition::all()).await?;
    Ok(found.map(|document| (document.member_id, document.unit_id)))
}

/// Whom and which units the documents are about whose content cannot be had.
pub async fn about_faulty(
    tx: &TenantTx,
    within: Condition,
) -> Result<Vec<(Option<MemberId>, Option<UnitId>)>, DbErr> {
    let kept = Condition::all().add(Column::State.eq(DocumentState::Kept)).add(within).add(with_fault(None));
    let about = Entity::find().select_only().column(Column::MemberId).column(Column::UnitId);
    about.filter(kept).into_tuple().all(tx).await
}

/// The document, for this transaction alone.
pub async fn claim(tx: &TenantTx, id: DocumentId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// All that are kept of a member, for this transaction alone.
pub async fn claim_of_member(tx: &TenantTx, member: MemberId) -> Result<Vec<Model>, DbErr> {
    let mine = Condition::all().add(Column::MemberId.eq(member)).add(Column::State.eq(DocumentState::Kept));
    let found = Entity::find().filter(mine).order_by(Column::Id, Order::Asc);
    found.lock(LockType::NoKeyUpdate).all(tx).await
}

pub async fn insert(tx: &TenantTx, document: Model) -> Result<(), DbErr> {
    Entity::insert(document.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a document that still has `version`; `None` when it was changed meanwhile. The new
/// version is set here.
pub async fn update(tx: &TenantTx, document: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, document, now).await
}

/// Whether there ever was a document of one of these members.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_members(tx: &TenantTx, ids: &[MemberId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::MemberId, ids.to_vec())).count(tx).await? > 0)
}

/// Whether there ever was a document of one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    Ok(Entity::find().filter(any_of(Column::UnitId, ids.to_vec())).count(tx).await? > 0)
}
