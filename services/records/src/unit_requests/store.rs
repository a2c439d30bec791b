//! The only queries on `unit_requests`.

use super::words::{RequestKind, RequestState};
use crate::{sql::any_of, versioned};
use kernel::{AccountId, UnitId, UnitRequestId};
use rulepack::{Nature, UnitKind};
use sea_orm::{
    Condition, FromJsonQueryResult, IntoActiveModel, Order, QueryOrder, QuerySelect, entity::prelude::*,
    sea_query::LockType,
};
use serde::{Deserialize, Serialize};
use tenancy::TenantTx;
use time::{Date, OffsetDateTime};

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "unit_requests")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: UnitRequestId,
    pub kind: RequestKind,
    pub parent_id: UnitId,
    /// The unit to be dissolved, or the one that was founded.
    pub unit_id: Option<UnitId>,
    pub above_id: UnitId,
    pub state: RequestState,
    pub name: String,
    pub reason: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub asked: Asked,
    pub asked_on: Date,
    pub asked_by: Option<AccountId>,
    pub asked_by_name: Option<String>,
    pub decided_on: Option<Date>,
    pub doc_no: Option<String>,
    pub answer: Option<String>,
    pub decided_by: Option<AccountId>,
    pub created_at: OffsetDateTime,
    pub updated_at: OffsetDateTime,
    pub version: i32,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

crate::versioned::versioned!(CreatedAt);

/// What the unit shall be, or was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, FromJsonQueryResult)]
#[serde(deny_unknown_fields)]
pub struct Asked {
    pub kind: UnitKind,
    pub short_name: Option<String>,
    pub nature: Option<Nature>,
    /// Members it begins with.
    pub full_members: u32,
    pub probationary_members: u32,
    /// Bodies of a joint branch. Left out where there are none, as in requests from before it was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint_bodies: Option<i16>,
}

/// One page, latest first.
pub async fn page(tx: &TenantTx, condition: Condition, limit: u64) -> Result<Vec<Model>, DbErr> {
    Entity::find().filter(condition).order_by(Column::Id, Order::Desc).limit(limit).all(tx).await
}

pub async fn count(tx: &TenantTx, condition: Condition) -> Result<u64, DbErr> {
    Entity::find().filter(condition).count(tx).await
}

pub async fn find_within(
    tx: &TenantTx,
    id: UnitRequestId,
    within: Condition,
) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).filter(within).one(tx).await
}

/// The request, for this transaction alone to decide.
pub async fn claim(tx: &TenantTx, id: UnitRequestId) -> Result<Option<Model>, DbErr> {
    Entity::find_by_id(id).lock(LockType::NoKeyUpdate).one(tx).await
}

pub async fn insert(tx: &TenantTx, request: Model) -> Result<(), DbErr> {
    Entity::insert(request.into_active_model()).exec_without_returning(tx).await.map(drop)
}

/// Writes all columns of a request that still has `version`; `None` when it was changed meanwhile. The new version is
/// set here.
pub async fn update(tx: &TenantTx, request: Model, now: OffsetDateTime) -> Result<Option<Model>, DbErr> {
    versioned::update::<Entity>(tx, request, now).await
}

/// Whether something was ever asked about one of these units.
///
/// # Errors
/// When the database is away.
pub async fn exist_of_units(tx: &TenantTx, ids: &[UnitId]) -> Result<bool, DbErr> {
    let theirs = [Column::ParentId, Column::UnitId, Column::AboveId];
    let theirs =
        theirs.into_iter().fold(Condition::any(), |any, column| any.add(any_of(column, ids.to_vec())));
    Ok(count(tx, theirs).await? > 0)
}
