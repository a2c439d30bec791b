//! The only queries on `collections` and `collection_answers`.

pub mod answer;
pub mod collection;
mod late;

pub use late::late_answers;

use super::words::AnswerState;
use crate::{sql::any_of, versioned};
use answer::Model as Answer;
use collection::{Column, Entity, Model};
use kernel::{CollectionId, UnitId};
use sea_orm::{
    ColumnTrait, Condition, DbErr, EntityTrait, FromQueryResult, IntoActiveModel, Order, PaginatorTrait as _,
    QueryFilter, QueryOrder, QuerySelect,
    sea_query::{LockType, Query, SelectStatement},
};
use tenancy::TenantTx;
use time::OffsetDateTime;

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn by_ids(tx: &TenantTx, ids: Vec<CollectionId>) -> Result<Vec<Model>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    Entity::find().filter(any_of(Column::Id, ids)).all(tx).await
}

pub async fn find_within(tx: &TenantTx, id: CollectionId, within: Condition) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The collection, for this transaction alone to change or to add units to.
pub async fn claim(tx: &TenantTx, id: CollectionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

/// The collection, kept from being closed until this transaction ends; several may hold it.
pub async fn hold(tx: &TenantTx, id: CollectionId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::Share).one(tx).await
}

pub async fn insert(tx: &TenantTx, collection: Model) -> Result<(), DbErr> {
    Entity::insert(collection.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a collection that still has `version`; `None` when it was changed meanwhile. The new version
/// is set here.
pub async fn update(tx: &TenantTx, collection: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, collection, now).await
}

/// Ids of the collections that asked certain units, for use inside another query.
pub fn ids_asking(units: SelectStatement) -> SelectStatement {
    Query::select()
        .column(answer::Column::CollectionId)
        .from(answer::Entity)
        .cond_where(answer::Column::UnitId.in_subquery(units))
        .to_owned()
}

pub async fn answer_of(tx: &TenantTx, id: CollectionId, unit: UnitId) -> Result<Option<Answer>, DbErr> {
    answer::Entity::find_by_id((id, unit)).one(tx).await
}

/// The answer, for this transaction alone to change.
pub async fn claim_answer(tx: &TenantTx, id: CollectionId, unit: UnitId) -> Result<Option<Answer>, DbErr> {
    answer::Entity::find_by_id((id, unit)).lock(LockType::NoKeyUpdate).one(tx).await
}

/// Answers of collections, in the order of their units' ids.
pub async fn answers(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Answer>, DbErr> {
    let found = answer::Entity::find().filter(condition);
    found.order_by(answer::Column::UnitId, Order::Asc).limit(limit).all(tx).await
}

pub async fn insert_answers(tx: &TenantTx, rows: Vec<Answer>) -> Result<(), DbErr> {
    if rows.is_empty() {
        return Ok(());
    }
    let rows = rows.into_iter().map(IntoActiveModel::into_active_model);
    answer::Entity::insert_many(rows).exec_without_returning(tx).await.map(drop)
}

/// Writes an answer that still has `version`.
pub async fn update_answer(
    tx: &TenantTx,
    answer: Answer,
    now: OffsetDateTime,
) -> Result<Option<Answer>, DbErr> {
    versioned::update::<answer::Entity>(tx, answer, now).await
}

/// How many answers of a collection are in a state.
#[derive(Clone, Copy, Debug, FromQueryResult)]
pub struct Counted {
    pub collection_id: CollectionId,
    pub state: AnswerState,
    pub n: i64,
}

pub async fn counts(tx: &TenantTx, ids: Vec<CollectionId>) -> Result<Vec<Counted>, DbErr> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let counted = answer::Entity::find()
        .select_only()
        .column(answer::Column::CollectionId)
        .column(answer::Column::State)
        .column_as(answer::Column::UnitId.count(), "n")
        .filter(any_of(answer::Column::CollectionId, ids))
        .group_by(answer::Column::CollectionId)
        .group_by(answer::Column::State);
    counted.into_model::<Counted>().all(tx).await
}

/// Whether one of these units ever asked or was asked.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let asked = answer::Entity::find().filter(any_of(answer::Column::UnitId, ids.to_vec()));
    let asks = Entity::find().filter(any_of(Column::UnitId, ids.to_vec()));
    Ok(asked.count(tx).await? > 0 || asks.count(tx).await? > 0)
}
