use super::{
    super::words::{DocumentState, Fault, VersionState},
    document,
    version::{ActiveModel, Column, Entity, Model},
};
use crate::sql::any_of;
use kernel::{AccountId, DocumentId, DocumentVersionId};
use sea_orm::{
    ActiveModelTrait as _,
    ActiveValue::{NotSet, Set},
    ColumnTrait, Condition, DbErr, EntityTrait, IntoActiveModel, Order, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, LockType, Query},
};
use std::collections::HashMap;
use tenancy::TenantTx;
use time::OffsetDateTime;

pub async fn insert_version(tx: &TenantTx, version: Model) -> Result<(), DbErr> {
    Entity::insert(version.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns. False when there is no such row any more.
pub async fn update_version(tx: &TenantTx, version: Model) -> Result<bool, DbErr> {
    let id = version.id;
    let mut row = version.into_active_model().reset_all();
    row.id = NotSet;
    let written = Entity::update_many().set(row).filter(Column::Id.eq(id)).exec(tx).await?;
    Ok(written.rows_affected > 0)
}

/// Contents of a document that are stored, newest first.
pub async fn of_document(tx: &TenantTx, document: DocumentId) -> Result<Vec<Model>, DbErr> {
    let mine =
        Condition::all().add(Column::DocumentId.eq(document)).add(Column::State.eq(VersionState::Stored));
    Entity::find().filter(mine).order_by(Column::Number, Order::Desc).all(tx).await
}

/// Bytes of everything that is stored.
pub async fn stored_bytes(tx: &TenantTx) -> Result<u64, DbErr> {
    let sum = Column::Size.sum().cast_as("bigint");
    let stored =
        Entity::find().select_only().column_as(sum, "n").filter(Column::State.eq(VersionState::Stored));
    let bytes: Option<Option<i64>> = stored.into_tuple().one(tx).await?;
    Ok(bytes.flatten().and_then(|n| u64::try_from(n).ok()).unwrap_or_default())
}

/// The number the next content of a document gets. The document is claimed.
pub async fn next_number(tx: &TenantTx, document: DocumentId) -> Result<i32, DbErr> {
    let newest = Entity::find().filter(Column::DocumentId.eq(document)).order_by(Column::Number, Order::Desc);
    let newest = newest.filter(Column::Number.is_not_null()).one(tx).await?;
    Ok(newest.and_then(|version| version.number).unwrap_or_default() + 1)
}

/// The content that counts of each of these documents.
pub async fn current_of(
    tx: &TenantTx,
    documents: &[document::Model],
) -> Result<HashMap<DocumentId, Model>, DbErr> {
    if documents.is_empty() {
        return Ok(HashMap::new());
    }
    let numbers: HashMap<DocumentId, i32> =
        documents.iter().map(|document| (document.id, document.current_version)).collect();
    let theirs = any_of(Column::DocumentId, numbers.keys().copied().collect());
    let numbered = any_of(Column::Number, numbers.values().copied().collect());
    let found = Entity::find().filter(theirs).filter(numbered).all(tx).await?;
    let current = found.into_iter().filter(|v| v.number == numbers.get(&v.document_id).copied());
    Ok(current.map(|version| (version.document_id, version)).collect())
}

/// An upload that is still open, if this account began it; for this transaction alone.
pub async fn pending_within(
    tx: &TenantTx,
    id: DocumentVersionId,
    by: AccountId,
) -> Result<Option<Model>, DbErr> {
    let mine = Condition::all().add(Column::State.ne(VersionState::Deleted)).add(Column::CreatedBy.eq(by));
    Entity::find_by_id(id).filter(mine).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<DocumentVersionId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

/// Every content of a document, whatever its state.
pub async fn some_of(tx: &TenantTx, document: DocumentId) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(Column::DocumentId.eq(document)).all(tx).await
}

/// Uploads that were begun before then and are still open.
pub async fn old_pending(tx: &TenantTx, before: OffsetDateTime, limit: u64) -> Result<Vec<Model>, DbErr> {
    let old = Condition::all().add(Column::State.eq(VersionState::Pending)).add(Column::CreatedAt.lt(before));
    Entity::find().filter(old).order_by(Column::CreatedAt, Order::Asc).limit(limit).all(tx).await
}

/// Forgets an upload that came to nothing, and its document if that was all there was of it. False when it has
/// been finished meanwhile.
pub async fn forget_pending(tx: &TenantTx, version: &Model) -> Result<bool, DbErr> {
    let open = Condition::all().add(Column::Id.eq(version.id)).add(Column::State.eq(VersionState::Pending));
    if Entity::delete_many().filter(open).exec(tx).await?.rows_affected == 0 {
        return Ok(false);
    }
    let left = Query::select().column(Column::DocumentId).from(Entity).to_owned();
    let empty = Condition::all()
        .add(document::Column::Id.eq(version.document_id))
        .add(document::Column::State.eq(DocumentState::Arriving))
        .add(document::Column::Id.not_in_subquery(left));
    document::Entity::delete_many().filter(empty).exec(tx).await?;
    Ok(true)
}

/// Stored contents in the order of their ids, with the class of their documents.
pub async fn stored_after(
    tx: &TenantTx,
    after: Option<DocumentVersionId>,
    limit: u64,
) -> Result<Vec<(Model, document::Model)>, DbErr> {
    let mut stored = Condition::all().add(Column::State.eq(VersionState::Stored));
    if let Some(after) = after {
        stored = stored.add(Column::Id.gt(after));
    }
    let versions =
        Entity::find().filter(stored).order_by(Column::Id, Order::Asc).limit(limit).all(tx).await?;
    let ids: Vec<DocumentId> = versions.iter().map(|version| version.document_id).collect();
    let documents = document::Entity::find().filter(any_of(document::Column::Id, ids)).all(tx).await?;
    let documents: HashMap<DocumentId, document::Model> =
        documents.into_iter().map(|document| (document.id, document)).collect();
    let with = |version: Model| Some((documents.get(&version.document_id)?.clone(), version));
    Ok(versions.into_iter().filter_map(with).map(|(document, version)| (version, document)).collect())
}

/// Writes down what a look at the store has found.
pub async fn mark(
    tx: &TenantTx,
    ids: Vec<DocumentVersionId>,
    fault: Option<Fault>,
    now: OffsetDateTime,
) -> Result<(), DbErr> {
    if ids.is_empty() {
        return Ok(());
    }
    let seen = ActiveModel { fault: Set(fault), checked_at: Set(Some(now)), ..Default::default() };
    Entity::update_many().set(seen).filter(any_of(Column::Id, ids)).exec(tx).await.map(drop)
}

/// Documents whose content that counts has this fault, or any.
pub fn with_fault(fault: Option<Fault>) -> Condition {
    let bad = Condition::all()
        .add(Column::State.eq(VersionState::Stored))
        .add(Column::Fault.is_not_null())
        .add_option(fault.map(|fault| Column::Fault.eq(fault)));
    let bad = Entity::find().select_only().column(Column::DocumentId).column(Column::Number).filter(bad);
    let counts = Expr::tuple([
        Expr::col((document::Entity, document::Column::Id)),
        Expr::col((document::Entity, document::Column::CurrentVersion)),
    ]);
    Condition::all().add(counts.in_subquery(bad.into_query()))
}

/// Forgets what the files of a document were called.
pub async fn blank_names(tx: &TenantTx, document: DocumentId) -> Result<(), DbErr> {
    let blank = ActiveModel { file_name: Set(String::new()), ..Default::default() };
    Entity::update_many().set(blank).filter(Column::DocumentId.eq(document)).exec(tx).await.map(drop)
}
